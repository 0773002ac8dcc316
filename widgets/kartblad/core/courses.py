"""The courses of a competence effort as the report lists them: parts, headings, periods, and how the scope can be read.

What a source does not state is None here and "inte känt" on screen. Hours are never made into days, nor the reverse.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kartblad.core.words import NO_WORDS, Words


class Standing(StrEnum):
    """Where a course stands in the count."""

    LISTED = "listed"
    """With a number of its own in the report."""
    PLANNED = "planned"
    """Announced, not yet held when the report was written."""
    LOST = "lost"
    """In the total, but its number was only in a picture that is lost."""
    OUTSIDE = "outside"
    """Named in the report and left out of its total."""


class Autumn(StrEnum):
    """Whether the report plans the course for autumn 2017."""

    YES = "yes"
    NO = "no"
    FOLLOW_UP_DAY = "follow_up_day"
    NOT_STATED = "not_stated"


class PeriodState(StrEnum):
    """How the figures of a period came to be."""

    POOLED = "pooled"
    FINAL = "final"
    PRELIMINARY = "preliminary"


@dataclass(frozen=True, slots=True)
class Course:
    """One course part. Its length is days, or sessions of hours, or not known."""

    key: str
    group: str
    name: Words
    part: Words
    standing: Standing
    days: Decimal | None = None
    sessions: int | None = None
    hours_per_session: Decimal | None = None
    length_raw: str = ""
    occasions: int | None = None
    participations: int | None = None
    planned_participations: int | None = None
    autumn_2017: Autumn = Autumn.NOT_STATED
    follows: str = ""
    """Key of the basic part that this part continues."""
    exception_2017: bool = False
    """Named by the report as an exception from the fall in 2017."""
    note: Words = NO_WORDS
    source: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class CourseGroup:
    """One heading of the report, with what its two sections say about the course's future."""

    key: str
    name: Words
    standing: Standing
    municipalities: int | None = None
    """How many municipalities took part, for all parts together."""
    of_municipalities: int | None = None
    in_all_periods: bool | None = None
    years: str = ""
    """As far as the report says when it was given."""
    followup: Words = NO_WORDS
    """What the follow-up section says of the course's future."""
    plan: Words = NO_WORDS
    """What the competence plan says of it."""
    conflict: Words = NO_WORDS
    """Where the two disagree; empty: they do not."""
    valued: Words = NO_WORDS
    divided: Words = NO_WORDS
    source: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that the report counts as one. Its number was only in a lost picture."""

    key: str
    name: Words
    years: int
    state: PeriodState
    participations: int | None
    lost: str
    """Key of the lost content that held the number."""
    note: Words
    source: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to read the scope of the count: one course counted with another number."""

    key: str
    name: Words
    course: str
    participations: int
    note: Words = NO_WORDS


def person_days(course: Course) -> Decimal | None:
    """Return participations times days, everyone taken to have attended in full; None for a course counted in hours."""
    if course.days is None or course.participations is None:
        return None
    return course.days * course.participations


def course_hours(course: Course) -> Decimal | None:
    """Return the hours one participant spends; None where only days are stated."""
    if course.sessions is None or course.hours_per_session is None:
        return None
    return course.hours_per_session * course.sessions


def hours(course: Course) -> Decimal | None:
    """Return participations times hours; None where the source gives no hours."""
    each = course_hours(course)
    return None if each is None or course.participations is None else each * course.participations


def listed(courses: Iterable[Course]) -> tuple[Course, ...]:
    """Return the courses that have a number of their own in the report."""
    return tuple(course for course in courses if course.standing is Standing.LISTED)
