"""What a visitor has chosen on the page: one frozen value, and what each control makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from kartblad.apps.participation import register_choices
from kartblad.apps.participation.register_choices import OWN, Look
from kartblad.catalogue.tables import Statistics
from kartblad.core.participation import Grouping, Measure

TABLES = 6
"""How many tables a workshop can have."""


class Section(StrEnum):
    """The parts of the page, in the order of its contents."""

    COURSES = "courses"
    PERIODS = "periods"
    COURSE = "course"
    STAFFING = "staffing"
    INTRODUCTION = "introduction"
    SURVEYS = "surveys"
    PLAN = "plan"
    EVIDENCE = "evidence"
    WORKSHOP = "workshop"
    REGISTER = "register"


class Among(StrEnum):
    """Which courses are compared."""

    ALL = "all"
    EVERY_PERIOD = "every_period"
    SOME_PERIODS = "some_periods"
    AUTUMN_2017 = "autumn_2017"


class Weight(StrEnum):
    """Which contradictions of the source are listed."""

    ALL = "all"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Topic(StrEnum):
    """Which part of the source the contradictions are about."""

    ALL = "all"
    COURSES = "courses"
    PERIODS = "periods"
    STATUS = "status"
    STAFFING = "staffing"
    PLAN = "plan"
    INTRODUCTION = "introduction"
    SURVEY = "survey"
    METHOD = "method"


class Question(StrEnum):
    """What the tables of a workshop guess."""

    DAYS = "days"
    """Which group of courses is largest in person-days."""
    REMAINDER = "remainder"
    """How many participations are of no listed course."""
    REACH = "reach"
    """How many municipalities the narrowest course reached."""
    PERSONS = "persons"
    """How few persons can be behind all participations."""


class Mending(StrEnum):
    """What was done with a part of a link that could not be used as it stood."""

    REPLACED = "replaced"
    CLAMPED = "clamped"
    GUESS_DROPPED = "guess_dropped"
    UNKNOWN_NAME = "unknown_name"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing to say about a link; ``field`` is the choice it meant, where that is known."""

    mending: Mending
    field: str = ""


Guesses = tuple[str, ...]
"""What each table guesses: digits or the key of a course group; empty: nothing yet."""

NO_GUESS = "none"
"""What a table's list of courses says before it has guessed."""
NO_GUESSES: Guesses = ("",) * TABLES


@dataclass(frozen=True, slots=True)
class View:
    """Everything the visitor has chosen. No text and nothing about a person: it stands in the address."""

    course: str
    indicator: str
    tier: str
    section: Section = Section.COURSES
    measure: Measure = Measure.PARTICIPATIONS
    by: Grouping = Grouping.COURSE
    among: Among = Among.ALL
    weight: Weight = Weight.ALL
    topic: Topic = Topic.ALL
    question: Question = Question.DAYS
    tables: int = 4
    guesses: tuple[Guesses, ...] = (NO_GUESSES,) * len(Question)
    """For every question, in its order."""
    revealed: tuple[Question, ...] = ()
    own: Look = Look()  # noqa: RUF009 - a frozen value
    """How an own register is looked at."""
    corrections: tuple[Correction, ...] = ()
    """What the link asked for in vain; gone after the next change."""

    @property
    def own_guesses(self) -> Guesses:
        """The guesses of the tables that are there, for the question that is put."""
        return self.guesses[tuple(Question).index(self.question)][: self.tables]

    @property
    def is_revealed(self) -> bool:
        """Whether the answer to the question is shown."""
        return self.question in self.revealed


def start(stats: Statistics) -> View:
    """Return what a visitor sees first: the first course, indicator and tier of the tables."""
    return View(
        course=stats.course_groups[0].key,
        indicator=stats.staffing_indicators[0].key,
        tier=next(tier.key for tier in stats.tiers if tier.list == "plan"),
    )


def change(view: View, key: str, value: Any) -> View:
    """Return the view after the visitor used the control ``key``.

    Raises
    ------
    KeyError
        If the page has no such control.
    ValueError
        If the control cannot have such a value.
    """
    settled = replace(view, corrections=())
    if key.startswith(GUESS):
        return _guessed(settled, int(key.removeprefix(GUESS)), value)
    if key.startswith(OWN):
        return replace(settled, own=register_choices.change(view.own, key.removeprefix(OWN), value))
    if key in ACTIONS:
        return ACTIONS[key](settled)
    chosen: dict[str, Any] = {key: CHOICES[key](value)}
    return replace(settled, **chosen)


GUESS = "guess-"
"""How the keys of the tables' fields begin; the table's number follows."""


def guess_key(table: int) -> str:
    """Return the key of the field where a table (counted from one) writes its guess."""
    return f"{GUESS}{table}"


def _guessed(view: View, table: int, value: str | float | None) -> View:
    """Write down what one table guesses; None or no guess takes it back."""
    written = str(int(value)) if isinstance(value, float) else value or ""
    own = list(view.guesses[tuple(Question).index(view.question)])
    own[table - 1] = "" if written == NO_GUESS else written
    return _with_guesses(view, tuple(own))


def _with_guesses(view: View, own: Guesses) -> View:
    pairs = zip(Question, view.guesses, strict=True)
    return replace(view, guesses=tuple(own if question is view.question else kept for question, kept in pairs))


def reveal(view: View) -> View:
    """Show the answer."""
    return replace(view, revealed=tuple(q for q in Question if q is view.question or q in view.revealed))


def hide(view: View) -> View:
    """Put the answer away again, so that the tables can change their guesses."""
    return replace(view, revealed=tuple(q for q in view.revealed if q is not view.question))


def clear(view: View) -> View:
    """Forget the guesses of this question."""
    return hide(_with_guesses(view, NO_GUESSES))


ACTIONS: Mapping[str, Callable[[View], View]] = MappingProxyType({"reveal": reveal, "hide": hide, "clear": clear})
CHOICES: Mapping[str, Callable[[Any], object]] = MappingProxyType(
    {
        "section": Section,
        "measure": Measure,
        "by": Grouping,
        "among": Among,
        "course": str,
        "indicator": str,
        "tier": str,
        "weight": Weight,
        "topic": Topic,
        "question": Question,
        "tables": int,
    }
)
"""What each control's value is made into. Course, indicator and tier are keys of ``data/``, listed on screen."""
