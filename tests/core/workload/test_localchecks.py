"""Each fault of a draft is found at its place, and no set that comes with the workbook has any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workload_desks import CEILING, SETTINGS, USUAL

from kartblad.catalogue.written import schema_of
from kartblad.core import editing
from kartblad.core.words import NO_WORDS, Words
from kartblad.core.workload.localchecks import LIMITS, Fault, Wrong, faults
from kartblad.core.workload.localmade import UnfinishedError, drafted, made
from kartblad.core.workload.localset import Figure, LocalKind, LocalSet
from kartblad.core.workload.origin import Origin, Source
from kartblad.core.workload.rating import RatingScale
from kartblad.core.workload.weights import FlawError, Gauge, Tone

DRAFT = drafted(USUAL, "lokal")
Change = Callable[[LocalSet], LocalSet]


def put(*path: str, to: Any) -> Change:
    return lambda local: editing.put(local, path, to)


def drop(*path: str) -> Change:
    return lambda local: editing.remove(local, path)


CASES: list[tuple[Change, tuple[str, ...], Wrong]] = [
    (put("name", to=NO_WORDS), ("name",), Wrong.EMPTY),
    (put("about", to=Words("  ")), ("about",), Wrong.EMPTY),
    (put("interval_months", to=None), ("interval_months",), Wrong.NO_NUMBER),
    (put("kinds", "utredning", "name", to=NO_WORDS), ("kinds", "utredning", "name"), Wrong.EMPTY),
    (put("kinds", "utredning", "name", to=Words("YTTRANDEN ")), ("kinds", "utredning", "name"), Wrong.SAME_NAME),
    (put("kinds", "utredning", "points", to=Figure()), ("kinds", "utredning", "points", "value"), Wrong.NO_NUMBER),
    (
        put("kinds", "yttrande", "points", "source", to=""),
        ("kinds", "yttrande", "points", "source"),
        Wrong.NO_SOURCE,
    ),
    (
        put("kinds", "utredning", "points", "low", to=Decimal(14)),
        ("kinds", "utredning", "points", "low"),
        Wrong.RANGE,
    ),
    (put("kinds", "utredning", "within", to="utredning"), ("kinds", "utredning", "within"), Wrong.WITHIN),
    (
        put("kinds", "utredning", "within", to="utredning_tvang_tillagg"),
        ("kinds", "utredning", "within"),
        Wrong.WITHIN,
    ),
    (put("kinds", to=()), ("kinds",), Wrong.TOO_FEW),
    (put("kinds", to=tuple(LocalKind(f"k{n}", Words(f"k{n}")) for n in range(41))), ("kinds",), Wrong.TOO_MANY),
    (drop("bands", "ny_0_1"), ("bands", "van_1_3", "years_from"), Wrong.FIRST_BAND),
    (put("bands", "van_3_5", "years_from", to=Decimal(1)), ("bands", "van_3_5", "years_from"), Wrong.BANDS),
    (put("bands", "van_3_5", "years_from", to=None), ("bands", "van_3_5", "years_from"), Wrong.NO_NUMBER),
    (
        put("bands", "ny_0_1", "points", to=Figure(Decimal(0))),
        ("bands", "ny_0_1", "points", "value"),
        Wrong.NO_NORM,
    ),
    (put("zones", "gron", "upper", to=Figure(Decimal("0.9"))), ("zones", "gron", "upper", "value"), Wrong.ZONES),
    (put("zones", "bla", "upper", to=Figure(Decimal(0))), ("zones", "bla", "upper", "value"), Wrong.ZONES),
    (put("zones", "gul", "tone", to=Tone.RED), ("zones", "rod", "tone"), Wrong.SAME_TONE),
    (
        put("reasons", "handledare_ny", "most", to=Figure(Decimal(5))),
        ("reasons", "handledare_ny", "usual", "value"),
        Wrong.MOST,
    ),
    (put("hours", to=Figure()), ("reasons", "utbildning", "gauge"), Wrong.NO_HOURS),
    (put("reasons", "fackligt", "gauge", to=Gauge.HOURS), ("reasons", "fackligt", "gauge"), Wrong.NO_HOURS),
    (put("hours", to=Figure(Decimal(0))), ("hours", "value"), Wrong.NO_NUMBER),
    (put("rating", to=RatingScale(3, 3, 3, Origin.LOCAL, Origin.LOCAL)), ("rating",), Wrong.SCALE),
    (
        put("mismatches", "tungt_pa_fa", "at_least", to=None),
        ("mismatches", "tungt_pa_fa", "at_least"),
        Wrong.LIMITS,
    ),
    (put("mismatches", "tungt_pa_fa", "at_least", to=6), ("mismatches", "tungt_pa_fa", "at_least"), Wrong.LIMITS),
    (put("mismatches", "tungt_pa_fa", "zones", to=()), ("mismatches", "tungt_pa_fa", "zones"), Wrong.NO_ZONES),
    (put("mismatches", "tungt_pa_fa", "question", to=NO_WORDS), ("mismatches", "tungt_pa_fa", "question"), Wrong.EMPTY),
    (put("overload", "plan", to=NO_WORDS), ("overload", "plan"), Wrong.EMPTY),
    (put("overload", "zones", to=("borta",)), ("overload", "zones"), Wrong.NO_ZONES),
    (put("sources", to=(Source("s", NO_WORDS),)), ("sources", "0", "title"), Wrong.EMPTY),
    (put("examples", to=()), ("examples",), Wrong.TOO_FEW),
    (put("decision", "by", to="Chefen 19800101-1234"), ("decision",), Wrong.PERSONAL),
    (put("kinds", "utredning", "points", "value", to=Decimal(14)), ("examples", "s1"), Wrong.EXAMPLE),
    (put("examples", "s1", "expected", "zone", to="borta"), ("examples", "s1"), Wrong.EXAMPLE),
]


@pytest.mark.parametrize("weights", [USUAL, CEILING], ids=lambda weights: weights.ref.id)
def test_a_copy_of_a_shipped_set_has_no_fault(weights: Any) -> None:
    assert faults(drafted(weights, "lokal")) == ()


@pytest.mark.parametrize(("change", "path", "what"), CASES, ids=[f"{what}-{'.'.join(path)}" for _, path, what in CASES])
def test_each_fault_is_found_at_its_place(change: Change, path: tuple[str, ...], what: Wrong) -> None:
    local = change(put("hours", to=Figure())(DRAFT) if "fackligt" in path else DRAFT)
    assert (path, what) in {(fault.path, fault.what) for fault in faults(local)}


def test_the_table_has_every_fault() -> None:
    assert {what for _, _, what in CASES} == set(Wrong)


def test_examples_are_tried_only_when_the_rest_is_whole() -> None:
    changed = editing.put(DRAFT, ("kinds", "utredning", "points", "value"), Decimal(14))
    broken = editing.put(changed, ("name",), NO_WORDS)
    assert {fault.what for fault in faults(changed)} == {Wrong.EXAMPLE}
    assert faults(broken) == (Fault(("name",), Wrong.EMPTY),)


def test_the_limits_are_those_of_the_files() -> None:
    properties = schema_of(SETTINGS.data, "weights")["properties"]
    written = {name: (properties[name].get("minItems", 0), properties[name]["maxItems"]) for name in LIMITS}
    assert written == LIMITS


@given(
    st.lists(st.none() | st.decimals(0, 60, places=1), min_size=4, max_size=4),
    st.lists(st.none() | st.decimals(0, 3, places=2), min_size=4, max_size=4),
)
def test_a_draft_without_faults_but_examples_always_becomes_a_set(
    years: list[Decimal | None], uppers: list[Decimal | None]
) -> None:
    bands = (replace(band, years_from=at) for band, at in zip(DRAFT.bands, years, strict=True))
    zones = (replace(zone, upper=Figure(at)) for zone, at in zip(DRAFT.zones, [*uppers, None], strict=True))
    local = replace(DRAFT, bands=tuple(bands), zones=tuple(zones), examples=DRAFT.examples[:1])
    if all(fault.what is Wrong.EXAMPLE for fault in faults(local)):
        assert made(local, "1.0.0", "2027-01-01").bands[0].years_from == 0
    else:
        with pytest.raises((UnfinishedError, FlawError)):
            made(local, "1.0.0", "2027-01-01")
