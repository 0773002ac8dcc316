"""Made-up months of measurements, and sets to score them with: small ones for tables, any for hypothesis."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from kartblad.core.words import Words
from kartblad.core.workload.measurement import Count, Cover, Measurement
from kartblad.core.workload.origin import Amount, Origin, Ref
from kartblad.core.workload.rating import Overload, RatingScale
from kartblad.core.workload.scenario import Change, Scenario, What
from kartblad.core.workload.weights import Band, CaseKind, Phase, Tone, Unit, WeightSet, Zone


def amount(value: str, low: str | None = None, high: str | None = None, origin: Origin = Origin.ILLUSTRATIVE) -> Amount:
    """Return a number of a set."""
    ends = (None if each is None else Decimal(each) for each in (low, high))
    return Amount(Decimal(value), origin, "", Words(), *ends)


def kind(id_: str, points: Amount, phase: Phase = Phase.INVESTIGATION, within: str = "") -> CaseKind:
    """Return something that is counted."""
    return CaseKind(id_, Words(id_, id_), phase, points, within=within)


SMALL = WeightSet(
    ref=Ref("small", "1.0"),
    name=Words("Liten", "Small"),
    about=Words(),
    date="2026-11-22",
    unit=Unit.CASE,
    bands=(
        Band("new", Words("Ny", "New"), Decimal(0), Decimal(1), amount("50"), newcomer=True),
        Band("old", Words("Van", "Used"), Decimal(1), None, amount("100", origin=Origin.DOCUMENTED)),
    ),
    kinds=(
        kind("report", amount("2", "1", "3"), Phase.INTAKE),
        kind("inquiry", amount("10", "8", "15")),
        kind("forced", amount("4.5"), within="inquiry"),
        kind("placed", amount("12", origin=Origin.DOCUMENTED), Phase.MEASURE),
        kind("waits", amount("0"), Phase.BACKLOG),
    ),
    zones=(
        Zone("low", Words("Låg", "Low"), Tone.BLUE, amount("0.5")),
        Zone("fair", Words("Lagom", "Fair"), Tone.GREEN, amount("1.1")),
        Zone("high", Words("Hög", "High"), Tone.RED),
    ),
    rating=RatingScale(1, 5, 5, Origin.ILLUSTRATIVE, Origin.ILLUSTRATIVE),
    shared=amount("0.5", "0.5", "0.75"),
    overload=Overload(("high",), Words(), Words()),
)
"""Two bands, a kind with a supplement, one that is followed up, and one that weighs nothing."""

KINDS = tuple(each.id for each in SMALL.kinds)
MONTH_DAY = "2026-11-15"


def worker(code: str, years: str | None = "5", employment: str = "100", **counts: int | None) -> Measurement:
    """Return a worker's month; kinds that are not named are counted as none."""
    held = tuple(Count(each, counts.get(each, 0)) for each in KINDS)
    known = None if years is None else Decimal(years)
    return Measurement(f"m-{code}", MONTH_DAY, code, years=known, employment=Decimal(employment), counts=held)


def move(id_: str, giver: str, taker: str, of: str, number: int = 1) -> Change:
    """Return a move."""
    return Change(id_, What.MOVE, giver, taker, of, number)


def proposal(*changes: Change, months: int = 0) -> Scenario:
    """Return a proposal."""
    return Scenario("s1", changes=changes, months=months)


CODES = ("a", "b", "c", "d")


@st.composite
def workers(draw: st.DrawFn, code: str) -> Measurement:
    """Return any worker: some counts, now and then something that is not known, a colleague who covers."""
    inquiries = draw(st.none() | st.integers(0, 12))
    forced = draw(st.integers(0, inquiries or 0))
    made = worker(
        code,
        draw(st.sampled_from(("0.5", "1", "5", None))),
        draw(st.sampled_from(("0", "50", "75", "100"))),
        report=draw(st.integers(0, 9)),
        inquiry=inquiries,
        forced=forced,
        placed=draw(st.integers(0, 4)),
        waits=draw(st.integers(0, 3)),
    )
    covered = draw(st.sampled_from(("", *CODES)))
    cover = (Cover("v1", "placed", draw(st.integers(1, 2)), covered),) if covered and covered != code else ()
    shared = tuple(
        replace(each, shared=draw(st.integers(0, 2))) if each.id == "report" else each for each in made.counts
    )
    return replace(made, cover=cover, counts=shared)


@st.composite
def months(draw: st.DrawFn) -> tuple[Measurement, ...]:
    """Return any month of one to four workers."""
    return tuple(draw(workers(code)) for code in CODES[: draw(st.integers(1, len(CODES)))])


@st.composite
def changes(draw: st.DrawFn, id_: str) -> Change:
    """Return any change, also such that cannot be made."""
    people = st.sampled_from((*CODES, "new", ""))
    return Change(
        id_,
        draw(st.sampled_from(What)),
        draw(people),
        draw(people),
        draw(st.sampled_from((*KINDS, "", "strange"))),
        draw(st.integers(-4, 6)),
        draw(st.sampled_from((Decimal(0), Decimal("0.9"), Decimal(3)))),
        draw(st.sampled_from((Decimal(0), Decimal(50), Decimal(100)))),
    )


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Return any proposal of up to four changes."""
    made = tuple(draw(changes(f"c{at}")) for at in range(draw(st.integers(0, 4))))
    return Scenario("s1", changes=made, months=draw(st.sampled_from((0, 0, 6, 12))))
