"""Lines, rankings and bounds of participation, on made-up courses; the published numbers are in tests/data."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kartblad.core.courses import Course, CourseGroup, Reading, Standing
from kartblad.core.participation import (
    Bounds,
    Grouping,
    Line,
    Measure,
    Remainder,
    add,
    known_sum,
    lines,
    listed_sum,
    period_bounds,
    person_bounds,
    placings,
    ranking,
    reach,
    remainder,
)
from kartblad.core.words import Words

D = Decimal


def course(key: str, group: str, participations: int | None, days: int | None = None, **facts: object) -> Course:
    """Return a listed course part."""
    length = None if days is None else D(days)
    values = {"name": Words(key), "part": Words(), "standing": Standing.LISTED} | facts
    return Course(key=key, group=group, days=length, participations=participations, **values)  # type: ignore[arg-type]


def group(key: str, municipalities: int | None = 10) -> CourseGroup:
    """Return a heading in which ``municipalities`` of 14 took part."""
    return CourseGroup(key, Words(key), Standing.LISTED, municipalities, 14)


COURSES = (
    course("law_1", "law", 90, 1, occasions=2),
    course("law_2", "law", 46, 2, occasions=1, follows="law_1"),
    course("talk", "talk", 90, 2, occasions=1),
    course("supervision", "supervision", 30, None, sessions=10, hours_per_session=D(3), occasions=4),
    course("next", "talk", None, 1, standing=Standing.PLANNED, planned_participations=16),
)
GROUPS = (group("law", 13), group("talk", 10), group("supervision", 8), group("lost", None))


@st.composite
def made_courses(draw: st.DrawFn) -> tuple[Sequence[Course], Sequence[CourseGroup]]:
    """Make up to six headings of one to three parts, some of them without days."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=6))
    names = [f"g{i}" for i in range(len(sizes))]
    heads = st.integers(0, 300)
    days = st.none() | st.integers(1, 10)
    parts = [
        course(f"{name}_{part}", name, draw(heads), draw(days))
        for name, size in zip(names, sizes, strict=True)
        for part in range(size)
    ]
    return parts, [group(name, draw(st.integers(0, 14))) for name in names]


def test_lines_of_headings() -> None:
    made = lines(COURSES, GROUPS, Grouping.GROUP)
    found = [(i.key, i.participations, i.person_days, i.hours, i.municipalities, i.occasions) for i in made]
    assert found == [
        ("law", 136, D(182), None, 13, None),
        ("talk", 90, D(180), None, 10, 1),
        ("supervision", 30, None, D(900), 8, 4),
    ]


def test_lines_of_parts_say_where_reach_is_joint() -> None:
    made = lines(COURSES, GROUPS, Grouping.COURSE)
    assert [(i.key, i.municipalities, i.joint_reach) for i in made] == [
        ("law_1", 13, True),
        ("law_2", 13, True),
        ("talk", 10, False),
        ("supervision", 8, False),
    ]


def test_line_shares() -> None:
    talk = lines(COURSES, GROUPS, Grouping.COURSE)[3]
    assert (talk.reach_share, talk.per_occasion) == (Fraction(4, 7), Fraction(15, 2))
    unknown = Line("key", Words(), "group", None, None, None, None, None, joint_reach=False, occasions=None)
    assert (unknown.reach_share, unknown.per_occasion) == (None, None)
    assert [unknown.amount(measure) for measure in Measure] == [None] * 4


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [([], None), ([D(1)], D(1)), ([D(1), None], None), ([None], None), ([D("0.1"), D("0.2")], D("0.3"))],
)
def test_a_part_that_is_not_known_leaves_the_whole_unknown(
    amounts: list[Decimal | None], expected: Decimal | None
) -> None:
    assert add(amounts) == expected


def test_ranking_shares_places_and_puts_the_unknown_last() -> None:
    made = lines(COURSES, GROUPS, Grouping.COURSE)
    by_heads = [(r.place, r.line.key) for r in ranking(made, Measure.PARTICIPATIONS)]
    by_days = [(r.place, r.line.key) for r in ranking(made, Measure.PERSON_DAYS)]
    assert by_heads == [(1, "law_1"), (1, "talk"), (3, "law_2"), (4, "supervision")]
    assert by_days == [(1, "talk"), (2, "law_2"), (3, "law_1"), (None, "supervision")]


def test_placings_compare_only_what_has_both() -> None:
    made = placings(lines(COURSES, GROUPS, Grouping.COURSE), Measure.PARTICIPATIONS, Measure.PERSON_DAYS)
    assert [(p.line.key, p.first, p.second, p.climb) for p in made] == [
        ("law_1", 1, 3, -2),
        ("talk", 1, 1, 0),
        ("law_2", 3, 2, 1),
        ("supervision", None, None, None),
    ]


def test_remainder_moves_with_the_readings() -> None:
    readings = [Reading("in", Words(), "next", 16), Reading("less", Words(), "talk", 50)]
    found = remainder(300, COURSES, readings)
    assert found == Remainder(total=300, listed=256, low=28, high=84)
    assert (found.best, found.share) == (44, Fraction(11, 75))
    assert [listed_sum(COURSES, reading) for reading in (None, *readings)] == [256, 272, 216]


def test_reach_counts_pairs() -> None:
    found = reach(COURSES, GROUPS)
    assert (found.pairs, found.of_pairs, found.share) == (31, 42, Fraction(31, 42))


def test_persons_are_between_the_largest_part_and_the_total() -> None:
    assert person_bounds(300, COURSES) == Bounds(90, 300)
    assert person_bounds(300, COURSES, continued=True) == Bounds(90, 254)


@given(made_courses(), st.sampled_from(Measure), st.sampled_from(Grouping))
def test_ranking_is_a_permutation_in_falling_order(
    made: tuple[Sequence[Course], Sequence[CourseGroup]], measure: Measure, by: Grouping
) -> None:
    items = lines(*made, by)
    ranked = ranking(items, measure)
    assert sorted(r.line.key for r in ranked) == sorted(i.key for i in items)
    known = [r.amount for r in ranked if r.amount is not None]
    assert known == sorted(known, reverse=True)
    places = [r.place for r in ranked if r.amount is not None]
    assert places == [1 + sum(other > amount for other in known) for amount in known]
    assert all((r.place is None) is (r.amount is None) for r in ranked)


@given(made_courses())
def test_parts_add_up_to_their_headings(made: tuple[Sequence[Course], Sequence[CourseGroup]]) -> None:
    parts, wholes = lines(*made, Grouping.COURSE), lines(*made, Grouping.GROUP)
    assert known_sum(parts, Measure.PARTICIPATIONS) == known_sum(wholes, Measure.PARTICIPATIONS)
    for whole in wholes:
        own = [part.person_days for part in parts if part.group == whole.key]
        assert whole.person_days == (None if None in own else sum(d for d in own if d is not None))


@given(made_courses(), st.sampled_from(Measure), st.sampled_from(Measure))
def test_climbs_of_a_strict_ranking_cancel_out(
    made: tuple[Sequence[Course], Sequence[CourseGroup]], first: Measure, second: Measure
) -> None:
    found = placings(lines(*made, Grouping.COURSE), first, second)
    placed = [p for p in found if p.first is not None]
    assume(len({p.first for p in placed}) == len({p.second for p in placed}) == len(placed))
    assert sum(p.climb or 0 for p in placed) == 0


@given(first=st.integers(0, 400), second=st.integers(0, 400), percent=st.integers(40, 49), mean=st.booleans())
def test_period_bounds_hold_whatever_the_periods_were(first: int, second: int, percent: int, *, mean: bool) -> None:
    """Make up three periods that fit the statement: they must lie within the bounds of their total."""
    third = second * percent // 100
    assume(second == 0 or D("0.40") * second <= third < D("0.50") * second)
    assume(first <= (2 * second if mean else second))
    total = first + second + third
    found = period_bounds(total, D("0.40"), D("0.50"), mean=mean)
    made = {"2014_2015": first, "2016": second, "2017": third}
    assert {key for key, bounds in found.items() if not bounds.low <= made[key] <= bounds.high} == set()


@given(total=st.integers(10, 5000), mean=st.booleans())
def test_period_bounds_are_ordered(total: int, *, mean: bool) -> None:
    found = period_bounds(total, D("0.40"), D("0.50"), mean=mean)
    assert [key for key, bounds in found.items() if not 0 <= bounds.low <= bounds.high <= total] == []
