"""What the page shows for a view: pure values, computed alike by the server's first paint and by the live page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from kartblad.apps.participation import (
    course,
    courses,
    evidence,
    introduction,
    periods,
    plan,
    register,
    staffing,
    surveys,
    wording,
    workshop,
)
from kartblad.apps.participation.address import parse, query
from kartblad.apps.participation.register_desk import EMPTY, Desk
from kartblad.apps.participation.selection import Correction, Mending, Section, View, change, start
from kartblad.catalogue.tables import Statistics
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Notice, Screen, Sections

__all__ = ["View", "change", "parse", "query", "screen", "start"]

Part = Callable[[View, Statistics, Texts], tuple[Block, ...]]

PARTS: Mapping[Section, Part] = MappingProxyType(
    {
        Section.COURSES: courses.blocks,
        Section.PERIODS: periods.blocks,
        Section.COURSE: course.blocks,
        Section.STAFFING: staffing.blocks,
        Section.INTRODUCTION: introduction.blocks,
        Section.SURVEYS: surveys.blocks,
        Section.PLAN: plan.blocks,
        Section.EVIDENCE: evidence.blocks,
        Section.WORKSHOP: workshop.blocks,
        Section.REGISTER: register.blocks,
    }
)

SAID = {
    Mending.REPLACED: msgid(
        "The link asks for something under “{choice}” that does not exist. The page keeps its usual choice."
    ),
    Mending.CLAMPED: msgid(
        "The link asks for more than is possible under “{choice}”. The page uses the nearest possible."
    ),
    Mending.GUESS_DROPPED: msgid("A guess in the link cannot be read and has been left out."),
    Mending.UNKNOWN_NAME: msgid("The link holds something that the page does not know. It is not used."),
    Mending.TOO_LONG: msgid("The link is too long and is not used. This is the page's usual view."),
}
CHOICES = {
    "section": msgid("Contents"),
    "measure": msgid("Measure"),
    "by": msgid("One row for each"),
    "among": msgid("Which courses"),
    "course": msgid("Course"),
    "indicator": msgid("Item"),
    "tier": msgid("Tier"),
    "weight": msgid("How much it weighs"),
    "topic": msgid("What it is about"),
    "question": msgid("Question"),
    "tables": msgid("Number of tables"),
    "revealed": msgid("Answer shown"),
    "own": msgid("Own register"),
}


def screen(view: View, stats: Statistics, texts: Texts, desk: Desk = EMPTY) -> Screen:
    """Return everything that the page shows for a view, and for what lies on the visitor's desk."""
    part = partial(register.blocks, desk=desk) if view.section is Section.REGISTER else PARTS[view.section]
    parts = (*_sections(view, stats, texts), *_corrections(view, texts), *part(view, stats, texts))
    return Screen(parts, query(view, stats), _title(view, texts))


def _sections(view: View, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    links = tuple("?" + query(replace(view, section=section), stats) for section in Section)
    return (Sections("section", texts.gettext("Contents"), wording.options(Section, texts), view.section, links),)


def _corrections(view: View, texts: Texts) -> tuple[Block, ...]:
    if not view.corrections:
        return ()
    return (Notice("corrections", "warning", " ".join(_said(each, texts) for each in view.corrections)),)


def _said(correction: Correction, texts: Texts) -> str:
    choice = texts.gettext(CHOICES[correction.field]) if correction.field else ""
    return texts.gettext(SAID[correction.mending], choice=choice)


def _title(view: View, texts: Texts) -> str:
    names = (wording.label(view.section, texts), texts.gettext("The competence effort"), "Kartblad")
    return " – ".join(names)
