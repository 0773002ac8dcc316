"""What the talk is about: when questions come, what is compared, what ends, what is followed up, what a plan lacks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workload_values import CEILING, USUAL, measurement

from kartblad.core.workload.dialogue import (
    Missing,
    Moved,
    ending,
    mismatches,
    missing,
    month_later,
    needs_plan,
    since,
    to_follow_up,
)
from kartblad.core.workload.measurement import Agreed, Count, Cover, Done, Kind, Measurement, Reduction, Talk
from kartblad.core.workload.scoring import Score, score
from kartblad.core.workload.weights import WeightSet

LOADS = {"bla": 5, "gron": 11, "gul": 13, "orange": 14, "rod": 18}
"""How many investigations of 13 points put somebody with the norm 150 in each zone; checked below."""


def counted(investigations: int, **changes: object) -> Measurement:
    return measurement(years=Decimal(6), counts=(Count("utredning", investigations),), **changes)


def scored(measured: Measurement, weights: WeightSet = USUAL) -> Score:
    return score(measured, weights)


@pytest.mark.parametrize(("zone", "number"), LOADS.items())
def test_the_table_above_is_right(zone: str, number: int) -> None:
    assert scored(counted(number)).zone == zone


@pytest.mark.parametrize(
    ("zone", "rating", "raised"),
    [
        ("bla", 5, ["tungt_pa_fa"]),
        ("bla", 4, ["tungt_pa_fa"]),
        ("gron", 4, ["tungt_pa_fa"]),
        ("gron", 3, []),
        ("gul", 5, []),
        ("gul", 1, []),
        ("orange", 2, ["latt_pa_manga"]),
        ("rod", 1, ["latt_pa_manga"]),
        ("rod", 3, []),
        ("rod", 5, []),
        ("bla", 1, []),
        ("bla", None, []),
    ],
)
def test_points_and_rating_that_do_not_go_together_raise_a_question(
    zone: str, rating: int | None, raised: list[str]
) -> None:
    measured = counted(LOADS[zone], self_rating=rating)
    assert [each.id for each in mismatches(measured, scored(measured), USUAL)] == raised


@given(rating=st.integers(1, 5), zone=st.sampled_from(sorted(LOADS)))
def test_a_scale_turned_round_raises_the_same_questions(rating: int, zone: str) -> None:
    turned = replace(USUAL, rating=replace(USUAL.rating, heavy=1))
    measured = counted(LOADS[zone], self_rating=rating)
    other = replace(measured, self_rating=6 - rating)
    assert mismatches(measured, scored(measured), USUAL) == mismatches(other, scored(other), turned)


def test_no_zone_raises_no_question() -> None:
    measured = counted(5, self_rating=5, employment=Decimal(0))
    assert (scored(measured).zone, mismatches(measured, scored(measured), USUAL)) == ("", ())


def test_what_changed_names_the_heaviest_change_first() -> None:
    then = measurement(date="2026-10-15", counts=(Count("utredning", 4), Count("yttrande", 3)))
    now = measurement(counts=(Count("utredning", 5), Count("yttrande", 0)), duties=Decimal(8))
    found = since(then, scored(then), now, scored(now), USUAL)
    assert found.moved == (
        Moved("utredning", 4, 5, Fraction(13)),
        Moved("yttrande", 3, 0, Fraction(-9)),
    )
    assert (found.date, found.points, found.norm, found.zones) == ("2026-10-15", 4, -8, ("bla", "bla"))
    assert found.load == Fraction(65, 130) - Fraction(61, 138)


def test_covered_and_shared_cases_are_among_what_changed() -> None:
    then = measurement(counts=(Count("utredning", 4),))
    now = measurement(counts=(Count("utredning", 3, 2),), cover=(Cover("c1", "utredning", 2),))
    found = since(then, scored(then), now, scored(now), USUAL)
    assert found.moved == (Moved("utredning", 4, 7, Fraction(26)),)


def test_two_sets_are_never_compared() -> None:
    kinds = tuple(replace(kind, name=kind.name) for kind in USUAL.kinds)
    newer = replace(USUAL, ref=replace(USUAL.ref, version="9.9.9"), kinds=kinds)
    measured = counted(5)
    found = since(measured, scored(measured), measured, scored(measured, newer), newer)
    assert (found.broken, found.points, found.norm, found.load, found.zones, found.moved) == (True, *[None] * 4, ())
    assert not found.unchanged


def test_what_was_not_counted_is_not_compared() -> None:
    then = measurement(counts=(Count("utredning", None), Count("yttrande", 1)))
    now = measurement(counts=(Count("utredning", 9), Count("yttrande", 2)))
    found = since(then, scored(then), now, scored(now), USUAL)
    assert (found.points, found.load, found.zones) == (None, None, None)
    assert found.moved == (Moved("yttrande", 1, 2, Fraction(3)),)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=len(USUAL.kinds), max_size=len(USUAL.kinds))
)
def test_the_moved_kinds_make_up_the_difference_in_points(pairs: list[tuple[int, int]]) -> None:
    ids = [kind.id for kind in USUAL.kinds]
    then = measurement(counts=tuple(Count(each, old) for each, (old, _) in zip(ids, pairs, strict=True)))
    now = measurement(counts=tuple(Count(each, new) for each, (_, new) in zip(ids, pairs, strict=True)))
    found = since(then, scored(then), now, scored(now), USUAL)
    assert sum(each.points for each in found.moved) == found.points
    weighing = {kind.id for kind in USUAL.kinds if kind.points.value}
    moved = {each for each, (old, new) in zip(ids, pairs, strict=True) if old != new}
    assert {each.kind for each in found.moved} == moved & weighing


def test_an_unchanged_month_is_unchanged() -> None:
    measured = counted(5)
    assert since(measured, scored(measured), measured, scored(measured), USUAL).unchanged


@pytest.mark.parametrize(
    ("until", "found"),
    [
        ("", []),
        ("2026-12-22", []),
        ("2026-12-21", [False]),
        ("2026-11-22", [False]),
        ("2026-11-21", [True]),
    ],
)
def test_a_reduction_is_named_a_month_before_it_ends(until: str, found: list[bool]) -> None:
    measured = measurement(reductions=(Reduction("r1", "atergang", Decimal(10), until),))
    assert [each.gone for each in ending(measured, "2026-11-22")] == found


@pytest.mark.parametrize(
    ("day", "later"),
    [
        ("2026-01-31", "2026-02-28"),
        ("2028-01-30", "2028-02-29"),
        ("2026-12-31", "2027-01-31"),
        ("2026-05-15", "2026-06-15"),
    ],
)
def test_a_month_later(day: str, later: str) -> None:
    assert month_later(day) == later


def test_a_reduction_that_was_left_behind_is_named_once() -> None:
    ran_out, goes_on = Reduction("r1", "atergang", Decimal(10), "2026-10-31"), Reduction("r2", "fackligt", Decimal(5))
    last = measurement(date="2026-10-15", reductions=(ran_out, goes_on))
    now = measurement(reductions=(goes_on,))
    assert [(each.reduction, each.gone) for each in ending(now, "2026-11-22", last)] == [(ran_out, True)]
    assert ending(now, "2026-11-22", now) == ()


def talked(month: str, *agreed: Agreed) -> Measurement:
    return measurement(id=f"m{month}", date=f"{month}-15", talk=Talk(f"{month}-20", agreed=agreed))


@pytest.mark.parametrize(
    ("done", "followed", "asked_in"),
    [
        (Done.OPEN, "", ["2026-09", "2026-10", "2026-11"]),
        (Done.PARTLY, "2026-09", ["2026-09", "2026-10", "2026-11"]),
        (Done.YES, "2026-09", ["2026-09"]),
        (Done.NO, "2026-10", ["2026-09", "2026-10"]),
    ],
)
def test_what_was_agreed_is_asked_about_until_it_is_settled(done: Done, followed: str, asked_in: list[str]) -> None:
    earlier = talked("2026-08", Agreed("a1", what="Fredagar", done=done, followed=followed))
    asked = [month for month in ("2026-08", "2026-09", "2026-10", "2026-11") if to_follow_up((earlier,), month)]
    assert asked == asked_in


def test_what_is_followed_up_says_where_it_was_agreed() -> None:
    first, second = talked("2026-08", Agreed("a1")), talked("2026-09", Agreed("a1"), Agreed("a2"))
    found = to_follow_up((first, second, counted(3)), "2026-10")
    assert [(each.measured, each.month, each.agreed.id) for each in found] == [
        ("m2026-08", "2026-08", "a1"),
        ("m2026-09", "2026-09", "a1"),
        ("m2026-09", "2026-09", "a2"),
    ]


@pytest.mark.parametrize("zone", sorted(LOADS))
def test_a_plan_is_asked_for_where_the_set_says_so(zone: str) -> None:
    assert needs_plan(scored(counted(LOADS[zone])), USUAL) is (zone in {"orange", "rod"})
    assert not needs_plan(scored(counted(LOADS[zone])), replace(USUAL, overload=None))


def test_another_set_asks_at_its_own_ceiling() -> None:
    full = measurement(CEILING, years=Decimal(3), counts=(Count("plan", 9),))
    assert needs_plan(score(full, CEILING), CEILING)


WHOLE = Talk(
    "2026-11-22",
    agreed=(Agreed("a1", Kind.LIFT_OFF, "Två yttranden går över", "ledare-1", "2026-11-30"),),
    follow_up="2026-12-15",
    plan="Två yttranden går till gruppen.",
)


@pytest.mark.parametrize(
    ("talk", "again", "lacks"),
    [
        (WHOLE, False, []),
        (WHOLE, True, [(Missing.ESCALATION, 0)]),
        (replace(WHOLE, escalated="Enhetschef 22 november"), True, []),
        (replace(WHOLE, plan=" "), False, [(Missing.PLAN, 0)]),
        (replace(WHOLE, follow_up=""), False, [(Missing.FOLLOW_UP, 0)]),
        (replace(WHOLE, agreed=()), False, [(Missing.AGREED, 0), (Missing.ESCALATION, 0)]),
        (
            replace(WHOLE, agreed=(Agreed("a1", Kind.MORE_STAFF, "En tjänst till", "chef", "2027-01-01"),)),
            False,
            [(Missing.ESCALATION, 0)],
        ),
        (
            replace(WHOLE, agreed=(*WHOLE.agreed, Agreed("a2"))),
            False,
            [(Missing.WHAT, 2), (Missing.OWNER, 2), (Missing.BY, 2)],
        ),
    ],
)
def test_what_a_plan_lacks(talk: Talk, again: bool, lacks: list[tuple[Missing, int]]) -> None:
    assert [(each.what, each.action) for each in missing(talk, again=again)] == lacks
