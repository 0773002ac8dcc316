"""Register and staff list subtracted from each other lead to no small group: an attacker has both, and tries."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
import pytest
from attacker import Matrix, most
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.covering import PROTECTED, Alike, Day, Parts, Staff, one_sided, spaced
from kartblad.core.disclosure import LEAST, Published, Share, publish
from kartblad.core.linking import Counts, Where

COURSES = ("bbic", "lvu")
ANY = ""


@dataclass(frozen=True)
class Person:
    """Somebody in the register, the staff list, or both."""

    taken: tuple[tuple[str, str], ...]
    """Pairs of course and municipality."""
    home: str
    """Where employed; empty: not."""

    def rows(self, course: str) -> frozenset[str]:
        return frozenset(town for name, town in self.taken if course in (ANY, name))

    def alike(self, course: str) -> Alike:
        return Alike(self.rows(course), self.rows(ANY), self.home)


World = tuple[tuple[str, ...], Counter[Person]]


def world(seed: int, *, movers: bool) -> World:
    """Return uneven municipalities where some are trained, some have left, and some may have moved."""
    lot = random.Random(seed)  # noqa: S311 - a lot, no secret
    towns = tuple(f"m{n}" for n in range(lot.randint(1, 4)))
    people: Counter[Person] = Counter()
    for town in towns:
        likely = [lot.choice([0.0, 0.4, 0.6, 0.8]) for _ in COURSES]
        gone, moved = lot.choice([0.0, 0.3, 0.4]), lot.choice([0.05, 0.4]) if movers else 0.0
        for _ in range(lot.choice([4, 15, 40, 60])):
            taken = tuple((course, town) for course, p in zip(COURSES, likely, strict=True) if lot.random() < p)
            home = "" if lot.random() < gone else lot.choice(towns) if lot.random() < moved else town
            people[Person(taken, home)] += 1
    return towns, people


STAYED = st.integers(0, 2**32).map(lambda seed: world(seed, movers=False))
MOVED = st.integers(0, 2**32).map(lambda seed: world(seed, movers=True))


def published(towns: tuple[str, ...], people: Mapping[Person, int]) -> Published:
    """Return what is shown of the register alone."""
    cells: Counter[tuple[str, str]] = Counter()
    persons: Counter[Where] = Counter()
    for person, number in people.items():
        cells.update(dict.fromkeys(person.taken, number))
        places: set[Where] = {()} if person.taken else set()
        for course, town in person.taken:
            places |= {(("course", course),), (("town", town),), (("course", course), ("town", town))}
        persons.update(dict.fromkeys(places, number))
    return publish(Counts(("course", "town"), {"course": COURSES, "town": towns}, dict(cells), dict(persons)))


def staff_of(towns: tuple[str, ...], people: Mapping[Person, int], course: str, shown: Published) -> Staff:
    alike: Counter[Alike] = Counter()
    for person, number in people.items():
        alike[person.alike(course)] += number
    where = {"course": course} if course else {}
    counts = {town: shown.cell({**where, "town": town}).count for town in towns}
    zeros, unseen = ([town for town in towns if counts[town] == number] for number in (0, None))
    return Staff(alike, [town for town in towns if any(p.home == town for p in people)], zeros, unseen)


Member = Callable[[Person], bool]


def trained(course: str, *towns: str) -> Member:
    return lambda p: p.home in towns and bool(p.rows(course))


def gone(course: str, *towns: str) -> Member:
    return lambda p: not p.home and not p.rows(course).isdisjoint(towns)


def untrained(course: str, *towns: str) -> Member:
    return lambda p: p.home in towns and not p.rows(course)


def register_shows(towns: tuple[str, ...], shown: Published) -> Iterator[tuple[Member, int]]:
    """Yield the groups of persons that the register shows, and how many they are."""
    for course, some in product((ANY, *COURSES), ((), *((town,) for town in towns))):
        where = ({"course": course} if course else {}) | ({"town": some[0]} if some else {})
        cell = shown.cell(where)
        known = cell.count if course and cell.count is not None else cell.persons
        if known is not None:
            yield lambda p, c=course, s=some: not p.rows(c).isdisjoint(s or towns), known  # type: ignore[misc]


def staff_numbers(towns: tuple[str, ...], people: Mapping[Person, int]) -> Iterator[tuple[Member, int]]:
    """Yield how many are employed where: that is no secret, also where they are few."""
    for town in towns:
        yield lambda p, t=town: p.home == t, sum(n for p, n in people.items() if p.home == town)  # type: ignore[misc]


def staff_shows(towns: tuple[str, ...], found: Mapping[str, Parts]) -> Iterator[tuple[Member, int]]:
    """Yield the groups of persons that the shares show, trained and in all."""
    for course, parts in found.items():
        for some, share in ((towns, parts.total), *(((row,), share) for row, share in parts.rows.items())):
            if share.part is not None and share.base is not None:
                yield trained(course, *some), share.part
                yield lambda p, s=some: p.home in s, share.base  # type: ignore[misc]


def targets(towns: tuple[str, ...], courses: Iterable[str]) -> Iterator[Member]:
    """Yield the groups that subtraction could lead to, in all municipalities or some."""
    unions = [some for size in range(1, len(towns) + 1) for some in combinations(towns, size)]
    for course, some, kind in product(courses, unions, (trained, untrained, gone)):
        yield kind(course, *some)


def size(member: Member, people: Mapping[Person, int]) -> int:
    return sum(number for person, number in people.items() if member(person))


def shares(towns: tuple[str, ...], people: Mapping[Person, int]) -> tuple[Published, dict[str, Parts]]:
    shown = published(towns, people)
    return shown, {course: staff_of(towns, people, course, shown).covered() for course in (ANY, *COURSES)}


def small(towns: tuple[str, ...], people: Mapping[Person, int], *courses: str) -> list[Member]:
    return [member for member in targets(towns, courses or (ANY, *COURSES)) if 0 < size(member, people) < LEAST]


def kinds(towns: tuple[str, ...], *, movers: bool) -> list[Person]:
    """Return every kind of person that there can be: whoever moved took courses in one municipality only."""
    patterns = [tuple(c for c, yes in zip(COURSES, has, strict=True) if yes) for has in product((0, 1), repeat=2)]
    return [
        Person(tuple((course, town) for course in pattern), home)
        for town, pattern in product(towns, patterns)
        for home in ("", *(towns if movers and pattern else (town,)))
        if pattern or home
    ]


class Reader:
    """Knows what is shown, and that nobody moved: how few and how many a group can be."""

    def __init__(self, towns: tuple[str, ...], known: Iterable[tuple[Member, int]]) -> None:
        self.kinds, known = kinds(towns, movers=False), list(known)
        self.sums = np.array([self.of(member) for member, _ in known]).reshape(-1, len(self.kinds))
        self.numbers = np.array([float(number) for _, number in known])

    def of(self, member: Member) -> Matrix:
        return np.array([float(member(kind)) for kind in self.kinds])

    def width(self, member: Member) -> float:
        aim = self.of(member)
        return most(self.sums, self.numbers, aim) + most(self.sums, self.numbers, -aim)


def isolated(known: list[Member], possible: list[Person], member: Member) -> bool:
    """Whether sums and differences of what is shown are exactly this group, whoever there is."""
    if not known:
        return False
    shown = np.array([[float(each(kind)) for kind in possible] for each in known])
    aim = np.array([float(member(kind)) for kind in possible])
    weights = np.linalg.lstsq(shown.T, aim, rcond=None)[0]
    return bool(np.allclose(shown.T @ weights, aim, atol=1e-6))


@settings(max_examples=150, deadline=None)
@given(STAYED, st.sampled_from((ANY, *COURSES)))
def test_nobody_can_work_out_a_small_group(drawn: World, course: str) -> None:
    """However shares and counts are added and subtracted: a group of one to four could as well be another size.

    What the register and the number of posts tell by themselves is their own affair (`test_disclosure`): of a group
    that could be no larger than four anyway, not more than that is left open.
    """
    towns, people = drawn
    shown, found = shares(towns, people)
    known = [*register_shows(towns, shown), *staff_numbers(towns, people)]
    alone, both = Reader(towns, known), Reader(towns, [*known, *staff_shows(towns, {course: found[course]})])
    for member in small(towns, people, course):
        before, now = alone.width(member), both.width(member)
        assert now >= LEAST - 1e-6 if before >= LEAST else now >= min(1, before) - 1e-6


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.booleans())
def test_no_sum_or_difference_is_a_small_group(seed: int, movers: bool) -> None:
    """All courses together, and also where persons have moved between municipalities."""
    towns, people = world(seed, movers=movers)
    shown, found = shares(towns, people)
    told = [*register_shows(towns, shown), *staff_shows(towns, found)]
    known, possible = [member for member, _ in told], kinds(towns, movers=movers)
    for member in small(towns, people):
        assert not isolated(known, possible, member)


def test_without_the_guard_those_who_left_are_worked_out() -> None:
    """30 in the register and 27 trained of 40 employed: three have left. The shares alone are large enough."""
    people = Counter({Person((("bbic", "m0"),), "m0"): 27, Person((("bbic", "m0"),), ""): 3, Person((), "m0"): 13})
    people |= Counter({Person((("bbic", "m1"),), "m1"): 30, Person((), "m1"): 20})
    towns = ("m0", "m1")
    shown, found = shares(towns, people)
    naive = {"bbic": Parts(Share(57, 90), {"m0": Share(27, 40), "m1": Share(30, 50)})}
    known = [*register_shows(towns, shown), *staff_shows(towns, naive)]
    assert Reader(towns, known).width(gone("bbic", "m0")) == 0
    assert isolated([member for member, _ in known], kinds(towns, movers=False), gone("bbic", "m0"))
    assert found["bbic"] == Parts()


def test_where_nobody_left_all_courses_together_tell_who_took_none() -> None:
    """27 of 30 are in the register and nobody has left, so three took nothing: either course would say so."""
    both, one = (("bbic", "m0"), ("lvu", "m0")), (("bbic", "m0"),)
    people = Counter({Person(both, "m0"): 14, Person(one, "m0"): 7, Person(both[1:], "m0"): 6, Person((), "m0"): 3})
    assert all(parts == Parts() for parts in shares(("m0",), people)[1].values())
    left = people + Counter({Person(both, ""): 6})
    assert shares(("m0",), left)[1]["bbic"].total == Share(21, 30)


def test_the_drawn_worlds_show_and_hide() -> None:
    """Worlds of which nothing, or everything, is shown would prove nothing."""
    told = [shares(*world(seed, movers=bool(seed % 2)))[1]["bbic"] for seed in range(400)]
    assert sum(parts.total.part is not None for parts in told) >= 40
    assert sum(0 < len(parts.rows) < 4 and parts.total.part is not None for parts in told) >= 20
    assert sum(parts == Parts() for parts in told) >= 20


@settings(max_examples=100, deadline=None)
@given(STAYED | MOVED)
def test_what_is_shown_is_true_and_parts_are_at_most_wholes(drawn: World) -> None:
    towns, people = drawn
    for course, parts in shares(towns, people)[1].items():
        for some, share in ((towns, parts.total), *(((row,), share) for row, share in parts.rows.items())):
            if share.part is not None and share.base is not None:
                assert share.part == size(trained(course, *some), people) <= share.base
                assert share.base - share.part == size(untrained(course, *some), people) >= LEAST
        if len(parts.rows) == len(towns):
            assert parts.of(towns) == parts.total


def test_rows_are_read_together_only_if_all_are_shown() -> None:
    parts = Parts(Share(40, 90), {"a": Share(20, 40), "b": Share(10, 30), "c": PROTECTED})
    assert parts.of(()) == Share(40, 90)
    assert parts.of(("a", "b")) == parts.of(("b", "a")) == Share(30, 70)
    assert parts.of(("a", "c")) == parts.of(("unknown",)) == PROTECTED


def crowd(*groups: tuple[str, str, int]) -> Mapping[Alike, int]:
    """Return persons from where they took a course, where they are employed, and how many."""
    return {
        Alike(frozenset(filter(None, [took])), frozenset(filter(None, [took])), home): number
        for took, home, number in groups
    }


@pytest.mark.parametrize(
    ("groups", "rows"),
    [
        ([("a", "a", 20), ("", "a", 20), ("b", "b", 9), ("", "b", 9)], ["a", "b"]),
        ([("a", "a", 20), ("", "a", 20), ("a", "", 3), ("b", "b", 9), ("", "b", 9)], []),
        ([("a", "a", 20), ("", "a", 20), ("a", "b", 3), ("b", "b", 9), ("", "b", 9)], []),
        (
            [
                ("a", "a", 20),
                ("a", "", 9),
                ("", "a", 4),
                ("b", "b", 9),
                ("b", "", 6),
                ("", "b", 9),
                ("c", "c", 30),
                ("", "c", 30),
            ],
            ["c"],
        ),
        (
            [("a", "a", 20), ("a", "", 9), ("b", "b", 9), ("b", "", 6), ("", "b", 9), ("c", "c", 30), ("", "c", 30)],
            ["c"],
        ),
    ],
    ids=["nobody left", "three left", "three moved", "two are untrained", "all are trained"],
)
def test_rows_that_are_shown(groups: list[tuple[str, str, int]], rows: list[str]) -> None:
    people = crowd(*groups)
    assert sorted(Staff(people, sorted({home for _, home, _ in groups if home})).covered().rows) == rows


def test_a_true_zero_of_the_register_is_shown_where_there_is_staff_enough() -> None:
    people = crowd(("a", "a", 20), ("", "a", 20), ("", "b", 12))
    assert Staff(people, "ab", zeros="b").covered().rows == {"a": Share(20, 40), "b": Share(0, 12)}
    assert Staff(people | crowd(("", "c", 3)), "abc", zeros="bc").covered().rows.keys() <= {"b"}


def test_up_to_date_is_shown_where_neither_those_who_are_nor_those_who_are_not_are_few() -> None:
    def people(recent: int, expired: int) -> Mapping[Alike, int]:
        a = frozenset("a")
        none = frozenset[str]()
        return {Alike(a, a, "a", recent=True): recent, Alike(a, a, "a"): expired, Alike(none, none, "a"): 20}

    for recent, expired, shown in [(12, 8, 12), (3, 17, None), (17, 3, None), (20, 0, 20), (0, 20, 0)]:
        staff = Staff(people(recent, expired), "a")
        assert staff.lately(staff.covered()).total.part == shown
    staff = Staff(people(12, 8), "a")
    assert staff.lately(staff.covered(), besides=(3,)) == staff.lately(Parts()) == Parts()


def day(*trained: int, staff: int = 60, left: int = 0, besides: int = 0) -> Day:
    return Day(frozenset(trained), staff, left, besides)


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ([day(*range(10)), day(*range(20))], [10, 20]),
        ([day(*range(10)), day(*range(12))], [None, 12]),
        ([day(*range(2, 20)), day(*range(4, 30))], [None, 26]),
        ([day(*range(10)), day(*range(10))], [10, 10]),
        ([day(*range(3)), day(*range(20))], [None, 20]),
        ([day(*range(10), staff=12), day(*range(20))], [None, 20]),
        ([day(*range(10), left=2), day(*range(20), left=6)], [None, 20]),
        ([day(*range(10), besides=2), day(*range(20))], [None, 20]),
    ],
    ids=["ten came", "two came", "two left", "all the same", "few", "few untrained", "two had left", "two besides"],
)
def test_days_between_which_few_come_or_leave(days: list[Day], shown: list[int | None]) -> None:
    assert [share.part for share in spaced(days)] == shown


@given(st.lists(st.frozensets(st.integers(0, 30)), max_size=6))
def test_no_two_days_that_are_shown_differ_by_few(days: list[frozenset[int]]) -> None:
    told = spaced([Day(trained, 60) for trained in days])
    kept = [trained for trained, share in zip(days, told, strict=True) if share.part is not None]
    for one, other in combinations(kept, 2):
        assert not 0 < len(one - other) < LEAST
        assert not 0 < len(other - one) < LEAST


def test_one_sided_tells_only_of_groups_that_hold_each_other() -> None:
    one, other = frozenset({1, 2, 3}), frozenset({1})
    assert (one_sided(one, other), one_sided(other, one), one_sided(one, frozenset({1, 9}))) == (2, 2, 0)
