"""Weights to the ends of their ranges: the short cut comes to what scoring everything again comes to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from workload_months import SMALL, Measurement, amount, months, worker

from kartblad.core.workload.comparison import overloaded
from kartblad.core.workload.origin import Origin
from kartblad.core.workload.outlook import baseline
from kartblad.core.workload.sensitivity import FIXED, SHARED, levers, rangeless
from kartblad.core.workload.weights import WeightSet

FIXED_TOO = replace(SMALL, fixed=amount("10", "5", "20"))
FIXED_NONE = replace(SMALL, fixed=amount("0", "0", "20"))


def with_weight(weights: WeightSet, key: str, value: Decimal) -> WeightSet:
    """Return the set with one weight changed."""
    if key in (SHARED, FIXED):
        name = key.strip("*")
        return replace(weights, **{name: replace(getattr(weights, name), value=value)})
    kinds = (
        replace(each, points=replace(each.points, value=value)) if each.id == key else each for each in weights.kinds
    )
    return replace(weights, kinds=tuple(kinds))


@pytest.mark.parametrize("weights", [SMALL, FIXED_TOO, FIXED_NONE], ids=["plain", "fixed", "fixed at 0"])
@given(month=months())
def test_ends_are_as_if_everything_were_scored_again(weights: WeightSet, month: tuple[Measurement, ...]) -> None:
    now = baseline(month, weights)
    for lever in levers(now):
        for end in (lever.low, lever.high):
            then = baseline(month, with_weight(weights, lever.key, end.value))
            zones = zip(now.valued, then.valued, strict=True)
            assert end.total == then.points
            assert end.median == then.median
            assert end.overloaded == overloaded(then)
            assert end.changed == sum(old.score.zone != new.score.zone for old, new in zones)


@given(months())
def test_the_one_that_matters_most_comes_first(month: tuple[Measurement, ...]) -> None:
    effects = [each.effect for each in levers(baseline(month, SMALL))]
    assert effects == sorted(effects, reverse=True)


def test_a_worked_month() -> None:
    held = (worker("a", inquiry=10, report=2), worker("b", inquiry=5), worker("c", placed=3))
    inquiry, report = levers(baseline(held, SMALL))
    assert (inquiry.key, inquiry.low.changed, inquiry.high.changed) == ("inquiry", 1, 1)
    assert (inquiry.low.total, inquiry.high.total) == (160, 265)
    assert (inquiry.low.median, inquiry.high.median) == (Fraction(40, 100), Fraction(75, 100))
    assert (report.key, report.effect) == ("report", (0, 0, 0, 4))


def test_of_two_no_middle_is_made_and_the_points_decide() -> None:
    ordered = levers(baseline((worker("a", inquiry=1, report=1), worker("b", report=1)), SMALL))
    assert {each.low.median for each in ordered} == {None}
    assert [(each.key, each.effect) for each in ordered] == [("inquiry", (0, 0, 0, 7)), ("report", (0, 0, 0, 4))]


def test_what_nobody_has_is_no_lever() -> None:
    assert levers(baseline((worker("a", placed=3),), SMALL)) == ()
    assert levers(baseline((worker("u", None, inquiry=3),), SMALL)) == ()


@pytest.mark.parametrize(
    ("counts", "expected"),
    [({"inquiry": 3}, ()), ({"inquiry": 3, "forced": 1}, ("forced",)), ({"placed": 3, "waits": 2}, ())],
)
def test_proposals_without_a_range_are_named(counts: dict[str, int], expected: tuple[str, ...]) -> None:
    assert rangeless(baseline((worker("a", **counts),), SMALL)) == expected


def test_fixed_points_of_none_with_a_range_are_a_lever() -> None:
    (lever,) = levers(baseline((worker("a", placed=3), worker("b", employment="50", placed=3)), FIXED_NONE))
    assert (lever.key, lever.low.total, lever.high.total) == (FIXED, 72, 102)


@pytest.mark.parametrize("origin", [each for each in Origin if each is not Origin.ILLUSTRATIVE])
def test_what_is_decided_or_documented_is_no_lever_whatever_range_it_keeps(origin: Origin) -> None:
    kinds = tuple(
        replace(each, points=replace(each.points, origin=origin)) if each.id == "inquiry" else each
        for each in SMALL.kinds
    )
    found = levers(baseline((worker("a", inquiry=10, report=2),), replace(SMALL, kinds=kinds)))
    assert [each.key for each in found] == ["report"]


def test_zones_that_ask_for_a_plan_decide_before_other_zones() -> None:
    held = (worker("a", inquiry=8, report=20), worker("b", report=20), worker("c", report=20), worker("d", inquiry=4))
    ordered = levers(baseline(held, SMALL))
    plans = [abs(each.high.overloaded - each.low.overloaded) for each in ordered]
    assert [each.effect[0] for each in ordered] == plans == sorted(plans, reverse=True)
