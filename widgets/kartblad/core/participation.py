"""Participation in the courses: measures, rankings, the remainder, and what can be said where numbers are lost.

The unit is participations, never persons: the same person may have taken several courses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from kartblad.core.courses import Course, CourseGroup, Reading, hours, listed, person_days
from kartblad.core.words import Words


class Measure(StrEnum):
    """What is counted."""

    PARTICIPATIONS = "participations"
    PERSON_DAYS = "person_days"
    HOURS = "hours"
    REACH = "reach"


class Grouping(StrEnum):
    """What a line stands for."""

    COURSE = "course"
    """One course part, e.g. LVU grund."""
    GROUP = "group"
    """One heading of the report, e.g. LVU with both parts."""


@dataclass(frozen=True, slots=True)
class Line:
    """One course or heading with all its measures."""

    key: str
    name: Words
    group: str
    participations: int | None
    person_days: Decimal | None
    hours: Decimal | None
    municipalities: int | None
    of_municipalities: int | None
    joint_reach: bool
    """Whether the municipalities are counted for several parts together, so that the part's own reach is not known."""
    occasions: int | None

    def amount(self, measure: Measure) -> Decimal | None:
        """Return the value of ``measure``; None where it is not known or does not apply."""
        value = {
            Measure.PARTICIPATIONS: self.participations,
            Measure.PERSON_DAYS: self.person_days,
            Measure.HOURS: self.hours,
            Measure.REACH: self.municipalities,
        }[measure]
        return None if value is None else Decimal(value)

    @property
    def reach_share(self) -> Fraction | None:
        """The share of municipalities that took part."""
        if self.municipalities is None or not self.of_municipalities:
            return None
        return Fraction(self.municipalities, self.of_municipalities)

    @property
    def per_occasion(self) -> Fraction | None:
        """Participations per occasion; None where occasions are not stated."""
        if self.participations is None or not self.occasions:
            return None
        return Fraction(self.participations, self.occasions)


def lines(courses: Iterable[Course], groups: Sequence[CourseGroup], by: Grouping) -> tuple[Line, ...]:
    """Return one line for every listed course or heading, in the report's order."""
    counted = listed(courses)
    pairs = [(group, tuple(c for c in counted if c.group == group.key)) for group in groups]
    if by is Grouping.GROUP:
        return tuple(_group_line(group, parts) for group, parts in pairs if parts)
    return tuple(_course_line(course, group, joint=len(parts) > 1) for group, parts in pairs for course in parts)


def _course_line(course: Course, group: CourseGroup, *, joint: bool) -> Line:
    return Line(
        key=course.key,
        name=course.name,
        group=group.key,
        participations=course.participations,
        person_days=person_days(course),
        hours=hours(course),
        municipalities=group.municipalities,
        of_municipalities=group.of_municipalities,
        joint_reach=joint,
        occasions=course.occasions,
    )


def _group_line(group: CourseGroup, parts: Sequence[Course]) -> Line:
    occasions = parts[0].occasions if len(parts) == 1 else None  # occasions of unlike parts do not add up to anything
    heads = add(None if c.participations is None else Decimal(c.participations) for c in parts)
    return Line(
        key=group.key,
        name=group.name,
        group=group.key,
        participations=None if heads is None else int(heads),
        person_days=add(person_days(c) for c in parts),
        hours=add(hours(c) for c in parts),
        municipalities=group.municipalities,
        of_municipalities=group.of_municipalities,
        joint_reach=False,
        occasions=occasions,
    )


def add(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum; None if there is nothing to add or one part is not known."""
    parts = tuple(amounts)
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if parts and len(known) == len(parts) else None


def known_sum(items: Iterable[Line], measure: Measure) -> Decimal:
    """Return the sum of what is known: supervision adds no days, day courses add no hours."""
    return sum((a for a in (line.amount(measure) for line in items) if a is not None), Decimal(0))


def listed_sum(courses: Iterable[Course], reading: Reading | None = None) -> int:
    """Return the participations of the listed courses, with one course counted otherwise under ``reading``."""
    numbers = {course.key: course.participations or 0 for course in listed(courses)}
    if reading is not None:
        numbers[reading.course] = reading.participations
    return sum(numbers.values())


@dataclass(frozen=True, slots=True)
class Remainder:
    """What the report counts without saying for which course: its total less the listed courses."""

    total: int
    listed: int
    low: int
    high: int

    @property
    def best(self) -> int:
        """The remainder as the report prints its figures."""
        return self.total - self.listed

    @property
    def share(self) -> Fraction:
        """The remainder's share of the total."""
        return Fraction(self.best, self.total)


def remainder(total: int, courses: Sequence[Course], readings: Iterable[Reading]) -> Remainder:
    """Return the remainder and how far it moves under the other readings of the scope."""
    stated = listed_sum(courses)
    sums = [stated, *(listed_sum(courses, reading) for reading in readings)]
    return Remainder(total=total, listed=stated, low=total - max(sums), high=total - min(sums))


@dataclass(frozen=True, slots=True)
class Ranked:
    """A line with its place; equal amounts share a place, and what is not known has none."""

    place: int | None
    line: Line
    amount: Decimal | None


def ranking(items: Iterable[Line], measure: Measure) -> tuple[Ranked, ...]:
    """Return all lines, largest first, then those without an amount; the given order settles ties."""
    pairs = [(line, line.amount(measure)) for line in items]
    known = sorted((p for p in pairs if p[1] is not None), key=lambda p: p[1] or Decimal(0), reverse=True)
    amounts = [amount for _, amount in known]
    ranked = [Ranked(amounts.index(amount) + 1, line, amount) for line, amount in known]
    return (*ranked, *(Ranked(None, line, None) for line, amount in pairs if amount is None))


@dataclass(frozen=True, slots=True)
class Placing:
    """The places of one line by two measures, among the lines that have both."""

    line: Line
    first: int | None
    second: int | None

    @property
    def climb(self) -> int | None:
        """How many places higher the line stands by the second measure (negative: lower)."""
        return None if self.first is None or self.second is None else self.first - self.second


def placings(items: Sequence[Line], first: Measure, second: Measure) -> tuple[Placing, ...]:
    """Put two rankings side by side, in the order of the first; lines that lack either amount have no places."""
    both = [i for i in items if i.amount(first) is not None and i.amount(second) is not None]
    places = {r.line.key: r.place for r in ranking(both, second)}
    placed = [Placing(r.line, r.place, places[r.line.key]) for r in ranking(both, first)]
    return (*placed, *(Placing(line, None, None) for line in items if line not in both))


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a number can be, given what is stated."""

    low: int
    high: int


def period_bounds(total: int, ratio_low: Decimal, ratio_high: Decimal, *, mean: bool) -> dict[str, Bounds]:
    """Return what 2014/15, 2016 and 2017 can have been, from a total and "2017 was just under half of 2016".

    Parameters
    ----------
    total
        Participations of all three periods.
    ratio_low, ratio_high
        What "just under half" is taken to mean; the lower end is our assumption.
    mean
        False: 2016 is the largest of the three periods. True: 2016 only exceeds the yearly mean of 2014/15.
    """
    low, high = Fraction(ratio_low), Fraction(ratio_high)
    spread = 2 if mean else 1  # how many times 2016 the two pooled years can be at most
    return {
        "2014_2015": Bounds(0, floor(spread * total / (1 + spread + low))),
        "2016": Bounds(ceil(total / (1 + spread + high)), floor(total / (1 + low))),
        "2017": Bounds(ceil(low * total / (1 + spread + low)), floor(high * total / (1 + high))),
    }


def person_bounds(total: int, courses: Sequence[Course], *, continued: bool = False) -> Bounds:
    """Return how few and how many different persons can be behind ``total`` participations.

    At least as many as took the largest single part (nobody repeats it); at most one for every participation, and
    with ``continued`` fewer, as those in a continuation part are then the same persons as in its basic part.
    """
    numbers = [course.participations or 0 for course in listed(courses)]
    repeats = sum(course.participations or 0 for course in listed(courses) if course.follows)
    return Bounds(max(numbers, default=0), total - repeats if continued else total)


@dataclass(frozen=True, slots=True)
class Reach:
    """Pairs of municipality and heading in which someone took part, of all such pairs."""

    pairs: int
    of_pairs: int

    @property
    def share(self) -> Fraction:
        """The share of pairs in which someone took part."""
        return Fraction(self.pairs, self.of_pairs)


def reach(courses: Iterable[Course], groups: Sequence[CourseGroup]) -> Reach:
    """Return the reach over all headings that state it; which municipality is missing is not known."""
    stated = [i for i in lines(courses, groups, Grouping.GROUP) if i.municipalities is not None]
    return Reach(sum(i.municipalities or 0 for i in stated), sum(i.of_municipalities or 0 for i in stated))
