"""How the page says its values: names of measures and groupings, and cells that never show a guess."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from kartblad.apps.participation.selection import Among, Question, Section, Topic, Weight
from kartblad.charts.figure import Cell, Mark
from kartblad.core.courses import Course
from kartblad.core.participation import Grouping, Measure
from kartblad.core.provenance import Passport
from kartblad.core.words import Words
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Option

PLACE = "Fyrbodal"
Number = int | Decimal | Fraction

_LONG_FORM = re.compile(r"^[^,(]+ \((\w+)\)")
"""A name that explains its abbreviation: "Traumamedveten omsorg (TMO)"."""

LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        Section: {
            Section.COURSES: msgid("Courses"),
            Section.PERIODS: msgid("Periods"),
            Section.COURSE: msgid("One course"),
            Section.STAFFING: msgid("Staff"),
            Section.INTRODUCTION: msgid("Introduction"),
            Section.SURVEYS: msgid("Surveys"),
            Section.PLAN: msgid("Tiers and plan"),
            Section.EVIDENCE: msgid("Sources and doubts"),
            Section.WORKSHOP: msgid("Workshop"),
            Section.REGISTER: msgid("Own register"),
        },
        Measure: {
            Measure.PARTICIPATIONS: msgid("Participations"),
            Measure.PERSON_DAYS: msgid("Person-days"),
            Measure.HOURS: msgid("Hours"),
            Measure.REACH: msgid("Municipalities reached"),
        },
        Grouping: {
            Grouping.COURSE: msgid("Course part"),
            Grouping.GROUP: msgid("Course"),
        },
        Among: {
            Among.ALL: msgid("All"),
            Among.EVERY_PERIOD: msgid("Given in every period"),
            Among.SOME_PERIODS: msgid("Not given in every period"),
            Among.AUTUMN_2017: msgid("Planned for autumn 2017"),
        },
        Weight: {
            Weight.ALL: msgid("All"),
            Weight.HIGH: msgid("Weighs heavily"),
            Weight.MEDIUM: msgid("Weighs somewhat"),
            Weight.LOW: msgid("Weighs little"),
        },
        Topic: {
            Topic.ALL: msgid("All"),
            Topic.COURSES: msgid("Courses"),
            Topic.PERIODS: msgid("Periods"),
            Topic.STATUS: msgid("The courses' future"),
            Topic.STAFFING: msgid("Staff"),
            Topic.PLAN: msgid("Tiers and plan"),
            Topic.INTRODUCTION: msgid("Introduction"),
            Topic.SURVEY: msgid("Surveys"),
            Topic.METHOD: msgid("Method"),
        },
        Question: {
            Question.DAYS: msgid("The largest in person-days"),
            Question.REMAINDER: msgid("What is not broken down"),
            Question.REACH: msgid("The narrowest reach"),
            Question.PERSONS: msgid("How few persons"),
        },
    }
)
"""What each choice is called. By class: members of two enumerations can be equal as text."""

HINTS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        Measure: {
            Measure.PARTICIPATIONS: msgid("each person counted once for every course"),
            Measure.PERSON_DAYS: msgid("participations times days"),
            Measure.HOURS: msgid("known for one course only"),
            Measure.REACH: msgid("where someone took part"),
        }
    }
)


def label(choice: StrEnum, texts: Texts) -> str:
    """Return what a choice is called."""
    return texts.gettext(LABELS[type(choice)][choice])


def options(choices: Iterable[StrEnum], texts: Texts) -> tuple[Option, ...]:
    """Return choices as options of a control."""
    return tuple(Option(str(choice), label(choice, texts), _hint(choice, texts)) for choice in choices)


def _hint(choice: StrEnum, texts: Texts) -> str:
    found = HINTS.get(type(choice), {}).get(choice, "")
    return texts.gettext(found) if found else ""


def number(value: Number, texts: Texts, decimals: int | None = None) -> str:
    """Return a number as it is written for the reader."""
    return texts.number(float(value), decimals)


def percent(share: Number, texts: Texts) -> str:
    """Return a share as whole percent."""
    return texts.percent(float(share))


def known(
    value: Number, texts: Texts, *, decimals: int | None = None, marks: tuple[Mark, ...] = (), note: str = ""
) -> Cell:
    """Return a cell with a number."""
    return Cell(number(value, texts, decimals), value=float(value), marks=marks, note=note)


def unknown(texts: Texts, note: str = "") -> Cell:
    """Return the cell of what the source does not say."""
    return Cell(texts.gettext("not known"), marks=(Mark.NOT_STATED,), note=note)


def counted(value: Number | None, texts: Texts, *, decimals: int | None = None, marks: tuple[Mark, ...] = ()) -> Cell:
    """Return a cell with a number, or with the words that it is not known."""
    return unknown(texts) if value is None else known(value, texts, decimals=decimals, marks=marks)


def said(text: str, texts: Texts) -> Cell:
    """Return a cell of words; empty words are not known."""
    return Cell(text) if text else unknown(texts)


def short(name: Words, texts: Texts) -> str:
    """Return a name for a finding of few words: by its abbreviation, and without what follows a dash."""
    return _LONG_FORM.sub(r"\1", texts.pick(name)).partition(" – ")[0]


def context(passport: Passport, *places: str) -> str:
    """Return unit, place and period in one line."""
    return " · ".join(part for part in (passport.unit, *places, passport.period) if part)


def length(course: Course, texts: Texts) -> str:
    """Return how long a course is, in the unit that the source uses; empty where it does not say."""
    if course.days is not None:
        return texts.ngettext("{n} day", "{n} days", int(course.days))
    if course.sessions is not None and course.hours_per_session is not None:
        hours = number(course.hours_per_session, texts)
        return texts.gettext("{n} × {hours} hours", n=course.sessions, hours=hours)
    return ""


def listing(names: Collection[str], texts: Texts) -> str:
    """Return names as running text: "a, b and c"."""
    found = tuple(names)
    if len(found) < 2:
        return "".join(found)
    return texts.gettext("{first} and {last}", first=", ".join(found[:-1]), last=found[-1])
