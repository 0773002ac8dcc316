"""Made-up measurements of workload for hypothesis, by weight set; and a set of the trials in which nothing is round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from kartblad import settings
from kartblad.catalogue.weights import USUAL as USUAL_ID
from kartblad.catalogue.weights import weight_sets
from kartblad.core.words import Words
from kartblad.core.workload.measurement import Agreed, Count, Cover, Done, Kind, Measurement, Reduction, Talk
from kartblad.core.workload.origin import NO_WEIGHTS, Amount, Origin, Ref
from kartblad.core.workload.weights import Band, DutiesRule, Gauge, Reason, WeightSet

DATA = settings.load().data
SETS = weight_sets(DATA)
USUAL = SETS[USUAL_ID][-1]
CEILING = SETS["demo-tak-100"][-1]
SHIPPED = tuple(each for versions in SETS.values() for each in versions)
LETTERS = "abcåäö ÉxyzÅÄÖ09.,;:!?=+-@'\"/\n()%"
WORDS = st.text(LETTERS, max_size=40).map(str.strip)
CODES = st.from_regex(r"[a-zåäö]{2,8}-[0-9]{1,3}", fullmatch=True)
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31)).map(date.isoformat)
MAYBE_DAYS = st.just("") | DAYS


def decimals(least: int, most: int, places: int = 2) -> st.SearchStrategy[Decimal]:
    """Return exact decimals, some of them whole."""
    scale = 10**places
    return st.integers(least, most).map(Decimal) | st.integers(least * scale, most * scale).map(
        lambda whole: Decimal(whole) / scale
    )


def amount(value: Any, origin: Origin = Origin.ILLUSTRATIVE) -> Amount:
    """Return a number of a set."""
    return Amount(Decimal(str(value)), origin)


def changed(weights: WeightSet, **changes: Any) -> WeightSet:
    """Return a set with other rules under another name."""
    return replace(weights, ref=Ref("provsats", "1"), examples=(), **changes)


AWKWARD = changed(
    USUAL,
    kinds=tuple(replace(kind, points=amount(Decimal("1.7") + at)) for at, kind in enumerate(USUAL.kinds)),
    hours=amount(37),
    fixed=amount("7.3"),
    shared=amount("0.35"),
    duties=DutiesRule.ADD_POINTS,
)
"""A set in which nothing comes out even."""
NOMINAL = changed(
    CEILING,
    bands=(Band("alla", Words("Alla", "All"), Decimal(0), None, amount(2176)),),
    hours=amount(37),
    fixed=None,
    reasons=(Reason("student", Words("Student", "Student"), Gauge.HOURS),),
)
"""As in the probation service's tool: 2 176 points for 37 hours."""


@st.composite
def counts(draw: st.DrawFn, weights: WeightSet, *, every: bool = False) -> tuple[Count, ...]:
    """Return counts of some kinds in some order; none of them more than what they are a part of."""
    ids = [kind.id for kind in weights.kinds]
    chosen = ids if every else draw(st.lists(st.sampled_from(ids), unique=True, min_size=1))
    numbers = st.none() | st.integers(0, 60)
    shared = numbers if weights.shared else st.just(0)
    made = {kind: Count(kind, draw(numbers), draw(shared)) for kind in chosen}
    for kind in weights.kinds:
        if kind.within and kind.id in made:
            whole = made.get(kind.within, Count(kind.within))
            part = made[kind.id]
            made[kind.id] = Count(kind.id, _at_most(part.whole, whole.whole), _at_most(part.shared, whole.shared))
    return tuple(made.values())


def _at_most(few: int | None, all_: int | None) -> int | None:
    return few if few is None or all_ is None else min(few, all_)


@st.composite
def reductions(draw: st.DrawFn, weights: WeightSet) -> tuple[Reduction, ...]:
    """Return reductions for the set's reasons."""
    return tuple(
        Reduction(f"r-{at}", draw(st.sampled_from(weights.reasons)).id, draw(decimals(0, 40)), draw(MAYBE_DAYS))
        for at in range(draw(st.integers(0, 3)))
    )


@st.composite
def talks(draw: st.DrawFn) -> Talk:
    """Return a talk."""
    agreed = tuple(
        Agreed(
            f"a-{at}",
            draw(st.sampled_from(Kind)),
            draw(WORDS),
            draw(WORDS),
            draw(MAYBE_DAYS),
            draw(st.sampled_from(Done)),
            draw(st.sampled_from(["", "2026-03"])),
        )
        for at in range(draw(st.integers(0, 2)))
    )
    return Talk(draw(MAYBE_DAYS), draw(WORDS), agreed, draw(MAYBE_DAYS), draw(WORDS), draw(WORDS))


@st.composite
def measurements(draw: st.DrawFn, weights: WeightSet = USUAL, *, every: bool = False) -> Measurement:
    """Return a measurement with everything that one can hold."""
    number = draw(st.integers(0, 10**9))
    kinds = [kind.id for kind in weights.kinds]
    cover = tuple(
        Cover(f"c-{at}", draw(st.sampled_from(kinds)), draw(st.integers(0, 9)), draw(st.just("") | CODES))
        for at in range(draw(st.integers(0, 2)))
    )
    return Measurement(
        f"m{number}",
        draw(DAYS),
        draw(CODES),
        draw(st.sampled_from(["", "Barn och unga", "Placering"])),
        draw(st.none() | decimals(0, 60, 1)),
        draw(st.none() | decimals(0, 100)),
        draw(st.none() | decimals(0, 100)),
        draw(counts(weights, every=every)),
        cover,
        draw(st.none() | decimals(0, 60)),
        draw(reductions(weights)),
        draw(st.none() | st.integers(weights.rating.least, weights.rating.most)),
        draw(st.none() | decimals(-300, 300)),
        draw(WORDS),
        draw(st.sampled_from([weights.ref, NO_WEIGHTS])) if weights is USUAL else weights.ref,
        draw(st.sampled_from([NO_WEIGHTS, USUAL.ref, CEILING.ref])),
        draw(st.just(()) | counts(weights)),
        draw(st.sampled_from(["", "arbetsledare"])),
        draw(MAYBE_DAYS),
        draw(st.none() | talks()),
    )
