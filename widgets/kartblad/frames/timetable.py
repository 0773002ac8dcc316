"""An invented timetable of a competence effort: every time a course was held, and who sent a participant.

Participations, times held and number of municipalities are as published; years are filled so that 2016 comes out as the
largest period and 2017 as just under half of it. The rest is drawn by lot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Protocol

from kartblad.core.courses import Course, CourseGroup, listed
from kartblad.core.staffing import StaffColumn, StaffValue
from kartblad.frames.chance import Chance

YEARS = {2014: 0.15, 2015: 0.17, 2016: 0.46, 2017: 0.22}
"""Shares of the years; our choice within what the report says."""
MONTHS = (2, 3, 4, 5, 9, 10, 11)
SEATS = 25
"""Participants at one time of a course, where the report does not say how often it was held."""
REMAINDER = "ekb"
"""The course that stands for all that the report counts without saying for which course."""
TOWN, YEAR, PULL = "1487", 2016, 3.0
"""Vänersborg in 2016: the report says that a course on unaccompanied children raised its number. How much is ours."""


class Report(Protocol):
    """What must be known of the report; `kartblad.catalogue.tables.Statistics` is one."""

    @property
    def total(self) -> int:
        """All participations."""

    @property
    def courses(self) -> tuple[Course, ...]:
        """The courses with their participations."""

    @property
    def course_groups(self) -> tuple[CourseGroup, ...]:
        """The headings with how many municipalities took part."""

    @property
    def staffing(self) -> tuple[StaffValue, ...]:
        """The staffing table, with the posts."""

    @property
    def staffing_columns(self) -> tuple[StaffColumn, ...]:
        """The columns of the staffing table."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One time that a course was held."""

    course: Course
    on: date
    municipalities: tuple[str, ...]
    """Where each participant comes from."""

    @property
    def occasion(self) -> str:
        """Its name: course and month."""
        return f"{self.course.key} {self.on:%Y-%m}"


def timetable(report: Report, posts: Mapping[str, float], chance: Chance) -> list[Sitting]:
    """Return every time that a course was held, in the order of time."""
    groups = {group.key: group for group in report.course_groups}
    left = {year: share * report.total for year, share in YEARS.items()}
    towns: dict[str, list[str]] = {}
    sittings: list[Sitting] = []
    for course, size in _courses(report):
        group, first = groups[course.group], course.group not in towns
        reached = towns.setdefault(group.key, _reached(group.municipalities or len(posts), posts, chance))
        years = _years(_times(course, size), size, group, left)
        sent = _sent(size, reached, posts, chance, each=first, remainder=course.key == REMAINDER)
        sittings += _dealt(course, years, sent, chance)
    return sorted(sittings, key=lambda sitting: (sitting.on, sitting.course.key))


def _courses(report: Report) -> list[tuple[Course, int]]:
    """Return every course with its participations: those with fixed years first, the remainder last to fill up."""
    years = {group.key: group.years for group in report.course_groups}
    counted = [(course, course.participations or 0) for course in listed(report.courses)]
    rest = report.total - sum(size for _, size in counted)
    remainder = next(course for course in report.courses if course.key == REMAINDER)
    return [*sorted(counted, key=lambda pair: (not years[pair[0].group], bool(pair[0].follows))), (remainder, rest)]


def _times(course: Course, size: int) -> int:
    return course.occasions or ceil(size / SEATS)


def _reached(number: int, posts: Mapping[str, float], chance: Chance) -> list[str]:
    """Return so many municipalities; those with few posts are more often left out."""
    found = sorted(posts)
    while len(found) > number:
        found.pop(chance.pick([posts[code] ** -2 for code in found]))
    return found


def _years(times: int, size: int, group: CourseGroup, left: dict[int, float]) -> list[int]:
    """Return the year of each time; what is then ``left`` to hold in each year is brought up to date."""
    first, _, last = group.years.partition("–")
    allowed = [y for y in YEARS if not first or int(first) <= y <= int(last or first)]
    years = [2015, 2016, 2017] if group.in_all_periods and times >= 3 else []
    for year in years:
        left[year] -= size / times
    while len(years) < times:
        years.append(max(allowed, key=lambda year: left[year]))
        left[years[-1]] -= size / times
    return sorted(years)


def _sent(
    size: int, towns: Sequence[str], posts: Mapping[str, float], chance: Chance, *, each: bool, remainder: bool
) -> list[str]:
    """Return where every participant comes from; ``each``: at least one from every municipality."""
    weights = [posts[code] * (PULL if remainder and code == TOWN else 1) for code in towns]
    sent = list(towns) if each else []
    sent += [towns[chance.pick(weights)] for _ in range(size - len(sent))]
    return chance.shuffled(sent)


def _dealt(course: Course, years: Sequence[int], sent: list[str], chance: Chance) -> list[Sitting]:
    """Return the participants dealt out over the times; the remainder from Vänersborg belongs to 2016."""
    if course.key == REMAINDER:
        sent = sorted(sent, key=lambda code: code != TOWN)
        years = sorted(years, key=lambda year: (year != YEAR, year))
    cuts = [len(sent) * place // len(years) for place in range(len(years) + 1)]
    return [
        Sitting(course, _day(year, chance), tuple(sent[start:end]))
        for year, start, end in zip(years, cuts[:-1], cuts[1:], strict=True)
    ]


def _day(year: int, chance: Chance) -> date:
    return date(year, MONTHS[chance.below(len(MONTHS))], 1 + chance.below(28))
