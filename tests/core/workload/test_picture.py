"""The leader's picture of a month: numbers by zone beside the exact median, and nothing that a mean would hide."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workload_desks import CEILING, LIBRARY, TODAY, USUAL

from kartblad.core.workload.book import Unit
from kartblad.core.workload.invented import invented_unit
from kartblad.core.workload.measurement import Count, Cover, Measurement
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.picture import Apart, Waiting, backlog, calendar, heavy, median, picture, recent, split
from kartblad.core.workload.scoring import Gap
from kartblad.core.workload.weights import Zone

MONTH = "2026-11"
STATEMENT = "yttrande"
"""Three points each: 150 points are a norm, so two of them are four per cent of it."""


def measured(person: str, points: int, day: str = "2026-11-15", **changes) -> Measurement:
    """Return an experienced worker's measurement of so many points, a multiple of three."""
    counts = (Count(STATEMENT, points // 3), *(Count(kind, 0) for kind in backlog(USUAL)))
    about = {"years": Decimal(6), "counts": counts, "weights": USUAL.ref, "scored_on": day}
    return Measurement(f"{person}-{day}", day, person, **{**about, **changes})


def unit(*measurements: Measurement) -> Unit:
    """Return a unit with these measurements."""
    return Unit("u", "Enheten", weights=USUAL.ref, measurements=measurements)


def of(*measurements: Measurement, month: str = MONTH):
    """Return the picture of a month."""
    return picture(unit(*measurements), month, LIBRARY.weights)


def test_two_at_60_and_140_are_not_two_at_100() -> None:
    found = of(measured("a", 90), measured("b", 210))
    assert found.loads == (Fraction(60, 100), Fraction(140, 100))
    assert dict(found.zones) == {"bla": 1, "gron": 0, "gul": 0, "orange": 0, "rod": 1}
    assert (found.median, found.median_zone) == (None, "")
    assert found.in_zones(heavy(USUAL)) == 1


def test_a_median_can_lie_where_nobody_is() -> None:
    found = of(*(measured(f"a{n}", 90) for n in range(2)), *(measured(f"b{n}", 210) for n in range(2)))
    assert (found.median, found.median_zone, found.zones["gron"]) == (1, "gron", 0)


@pytest.mark.parametrize(
    ("loads", "expected"),
    [((), None), ((1,), None), ((1, 2), None), ((1, 2, 9), 2), ((1, 2, 4, 9), 3), ((1, 2, 3, 9), Fraction(5, 2))],
)
def test_medians_are_exact(loads: tuple[int, ...], expected: Fraction | None) -> None:
    assert median([Fraction(load) for load in loads]) == expected


@given(st.lists(st.fractions(0, 3), min_size=3, max_size=20).map(sorted))
def test_as_many_lie_above_a_median_as_below(loads: list[Fraction]) -> None:
    found = median(loads)
    assert found is not None
    half = len(loads) / 2
    assert sum(load < found for load in loads) <= half
    assert sum(load > found for load in loads) <= half


def test_why_there_is_no_value_is_said_once_for_each() -> None:
    found = of(
        measured("a", 150),
        measured("b", 150, years=None, employment=None),
        measured("c", 150, employment=Decimal(0)),
        measured("d", 150, counts=(Count(STATEMENT, None),)),
        measured("e", 150, weights=Ref(USUAL.ref.id, "9.9.9")),
        measured("f", 150, counts=(Count("aldrig_hort", 1),)),
    )
    assert dict(found.lacks) == {
        Gap.NO_NORM: 1,
        Gap.YEARS: 1,
        Gap.COUNTS: 1,
        Apart.GONE: 1,
        Apart.UNKNOWN: 1,
    }
    assert (found.measured, len(found.loads), sum(found.zones.values())) == (6, 1, 1)


def test_other_zones_do_not_stand_beside_those_of_most() -> None:
    other = measured("c", 99, weights=CEILING.ref, counts=())
    found = of(measured("a", 150), measured("b", 150), other)
    assert (found.weights.ref, dict(found.lacks)) == (USUAL.ref, {Apart.OTHER_ZONES: 1})
    assert len(found.loads) == 2


def test_what_was_never_scored_is_scored_with_the_units_set_and_said() -> None:
    found = of(measured("a", 150, weights=NO_WEIGHTS, scored_on=""), measured("b", 150))
    assert (found.unsigned, len(found.loads), dict(found.lacks)) == (1, 2, {})


def test_what_waits_is_added_up_and_what_was_not_counted_is_said() -> None:
    kind, *_ = backlog(USUAL)
    counts = [(Count(kind, number),) for number in (3, 0, None, 4)]
    found = of(*(measured(f"a{n}", 0, counts=each) for n, each in enumerate(counts)))
    assert found.waiting(kind) == Waiting(kind, 7, 2, 1)


def test_what_was_never_asked_for_is_not_known() -> None:
    kind, *_ = backlog(USUAL)
    found = of(measured("a", 0, counts=(Count(kind, 2),)), measured("b", 0, counts=()))
    assert found.waiting(kind) == Waiting(kind, 2, 1, 1)


def test_whose_years_are_not_known_may_be_new() -> None:
    assert of(measured("a", 150), measured("b", 150, years=None)).yearless == 1


def test_newcomers_lie_among_all() -> None:
    found = of(measured("a", 120, years=Decimal("0.5")), measured("b", 150), measured("c", 150, years=None))
    assert (dict(found.zones), dict(found.newcomers)) == (
        {"bla": 0, "gron": 2, "gul": 0, "orange": 0, "rod": 0},
        {"bla": 0, "gron": 1, "gul": 0, "orange": 0, "rod": 0},
    )


def test_cover_counts_for_the_one_who_does_it() -> None:
    cover = (Cover("c1", STATEMENT, 10, "b"),)
    found = of(measured("a", 150, cover=cover), measured("b", 150))
    assert found.covered == 10
    assert [each.load for each in found.standings] == [Fraction(180, 150), Fraction(120, 150)]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-11", "2026-11", ("2026-11",)),
        ("2026-11", "2027-02", ("2026-11", "2026-12", "2027-01", "2027-02")),
        ("2027-02", "2026-11", ()),
    ],
)
def test_calendar(first: str, last: str, expected: tuple[str, ...]) -> None:
    assert calendar(first, last) == expected


def test_recent_months_hold_also_those_without_a_measurement() -> None:
    made = unit(*(measured("a", 150, day) for day in ("2026-06-15", "2026-09-15", "2026-11-15")))
    assert recent(made, "2026-09") == ("2026-06", "2026-07", "2026-08", "2026-09")
    assert recent(made, "2026-11", 3) == ("2026-09", "2026-10", "2026-11")
    assert recent(made, "2026-05") == ()
    assert of(*made.measurements, month="2026-07").standings == ()


def test_the_heavy_zones_are_those_that_ask_for_a_plan() -> None:
    assert heavy(USUAL) == ("orange", "rod")
    assert heavy(CEILING) == ("vid_taket",)
    assert heavy(replace(USUAL, overload=None)) == ("gul", "orange", "rod")
    assert heavy(replace(USUAL, overload=replace(USUAL.overload, zones=("rod", "orange", "gone")))) == ("orange", "rod")


@pytest.mark.parametrize(
    ("uppers", "expected"),
    [(("0.9", "1.1", "1.2", None), 2), (("0.9", "1", None), 2), (("1.5", None), 1), (("0.5", None), 1), ((None,), 0)],
)
def test_zones_are_split_at_the_norm(uppers: tuple[str | None, ...], expected: int) -> None:
    ends = [None if upper is None else replace(USUAL.zones[0].upper, value=Decimal(upper)) for upper in uppers]
    zones = [Zone(str(place), USUAL.zones[0].name, USUAL.zones[0].tone, end) for place, end in enumerate(ends)]
    assert split(zones) == expected


def test_the_invented_unit_has_a_picture_with_all_zones() -> None:
    made = invented_unit(USUAL, TODAY)
    found = picture(made, made.months[-1], LIBRARY.weights)
    assert min(found.zones.values()) > 0
    assert sum(found.zones.values()) + sum(found.lacks.values()) == found.measured == 14
