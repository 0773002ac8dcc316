"""A redistribution held against its rules, in exact fractions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workload_months import SMALL, Measurement, months, worker

from kartblad.core.workload.balance import (
    Carrier,
    Proposal,
    Shift,
    as_changes,
    broken,
    carriers,
    moved,
    newcomer,
    over,
    usually_kept,
)
from kartblad.core.workload.caseload import Parcel
from kartblad.core.workload.outlook import baseline, outlook
from kartblad.core.workload.scenario import Scenario

ONE = Fraction(1)


def carrier(code: str, points: int, *, number: int = 3, protected: bool = False) -> Carrier:
    """Return somebody with a norm of 100 and some cases of 10 points."""
    return Carrier(code, Fraction(points), Fraction(100), (Parcel("x", number, Fraction(10)),), protected)


HELD = (carrier("a", 120), carrier("b", 89), carrier("n", 20, protected=True), carrier("o", 101))


@pytest.mark.parametrize(
    ("shifts", "faults"),
    [
        ((), 0),
        ((Shift("a", "b", "x", 1),), 0),
        ((Shift("a", "b", "x", 2),), 1),
        ((Shift("a", "n", "x", 1),), 1),
        ((Shift("a", "o", "x", 1),), 1),
        ((Shift("a", "a", "x", 1),), 1),
        ((Shift("a", "z", "x", 1),), 1),
        ((Shift("a", "b", "x", 0),), 1),
        ((Shift("a", "b", "y", 1),), 1),
        ((Shift("b", "b", "x", 4),), 1),
        ((Shift("o", "b", "x", 1), Shift("b", "a", "x", 1)), 1),
    ],
)
def test_rules(shifts: tuple[Shift, ...], faults: int) -> None:
    assert len(broken(HELD, ONE, shifts)) == faults


@pytest.mark.parametrize(
    ("points", "is_over", "may_gain", "must_lose"),
    [
        (99, False, 0, 0),
        (100, True, -1, 1),
        (101, True, -1, 1),
        (90, False, 0, 0),
        (89, False, 1, -1),
        (110, True, -2, 2),
    ],
)
def test_at_the_ceiling_is_not_under_it(points: int, *, is_over: bool, may_gain: int, must_lose: int) -> None:
    one = carrier("a", points)
    assert one.is_over(ONE) is is_over
    assert one.may_gain(ONE, Fraction(10)) == may_gain
    assert one.must_lose(ONE, Fraction(10)) == must_lose


def test_a_newcomer_who_would_come_never_gets_more_than_the_norm() -> None:
    one = newcomer("+", SMALL.bands[0], SMALL)
    assert (one.points, one.norm, one.parcels) == (0, 50, ())
    assert one.may_gain(Fraction(2), Fraction(10)) == 5
    assert one.may_gain(ONE, Fraction(10)) == 4
    assert not one.is_over(ONE)


def test_who_takes_part_and_with_what() -> None:
    month = (worker("a", inquiry=3, forced=1, placed=2, waits=4), worker("n", "0", report=1), worker("u", None))
    found = carriers(baseline(month, SMALL), usually_kept(SMALL))
    assert [(each.code, each.protected, [(p.kind, p.number) for p in each.parcels]) for each in found] == [
        ("a", False, [("inquiry", 2), ("forced", 1)]),
        ("n", True, [("report", 1)]),
    ]
    assert usually_kept(SMALL) == {"placed"}
    assert [p.kind for p in carriers(baseline(month, SMALL), frozenset({"forced"}))[0].parcels] == ["inquiry", "placed"]
    assert [p.kind for p in carriers(baseline(month, SMALL), frozenset({"inquiry"}))[0].parcels] == ["placed"]


@pytest.mark.parametrize(("fewest_over", "fewest_moved", "best"), [(1, 2, True), (0, 2, False), (1, 1, False)])
def test_only_what_is_proved_is_called_the_best(fewest_over: int, fewest_moved: int, *, best: bool) -> None:
    shifts = (Shift("a", "b", "x", 2),)
    assert Proposal(ONE, shifts, 3, 1, fewest_over, fewest_moved).best is best


@given(months(), st.data())
def test_moved_in_fractions_is_what_the_month_comes_to(month: tuple[Measurement, ...], data: st.DataObject) -> None:
    """Any moves of whole parcels give the same points here as scoring the changed measurements."""
    now = baseline(month, SMALL)
    held = carriers(now, frozenset())
    shifts: list[Shift] = []
    for one in held:
        others = [each.code for each in held if each.code != one.code]
        for parcel in one.parcels if others else ():
            number = data.draw(st.integers(0, parcel.number))
            if number:
                shifts.append(Shift(one.code, data.draw(st.sampled_from(others)), parcel.kind, number))
    then = outlook(month, Scenario("s", changes=as_changes(shifts)), SMALL, SMALL)
    assert then.misfits == ()
    assert {each.code: each.points for each in moved(held, shifts)} == {
        each.code: each.score.points for each in then.valued
    }
    assert over(held, ONE) == sum((each.score.load or 0) >= 1 for each in now.valued)


def test_who_may_not_go_over_the_norm_has_to_lose_down_to_it() -> None:
    one = Carrier("a", Fraction(125), Fraction(100), (Parcel("x", 3, Fraction(10)),), most=Fraction(100))
    assert one.must_lose(Fraction(120, 100), Fraction(10)) == 3
