"""The address is the view: readable Swedish parameters to a view and back, whatever the address says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, quote

from kartblad.apps.participation import register_address
from kartblad.apps.participation.selection import (
    NO_GUESSES,
    TABLES,
    Among,
    Correction,
    Guesses,
    Mending,
    Question,
    Section,
    Topic,
    View,
    Weight,
    start,
)
from kartblad.apps.participation.slug import slug
from kartblad.catalogue.tables import Statistics
from kartblad.core.participation import Grouping, Measure
from kartblad.core.words import Words

LONGEST = 2000
"""Characters of a query that are read; a longer one is no link of ours."""
QUIET = frozenset({"token"})
"""Parameters of the server; the page neither uses nor mentions them."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name in the address, and its values there as values of a view."""

    name: str
    field: str
    values: Mapping[str, Any]
    is_number: bool = False

    def written(self, value: object) -> str:
        """Return how a value stands in the address."""
        return next(text for text, known in self.values.items() if known == value)

    def read(self, text: str) -> tuple[Any, Mending | None]:
        """Return the value, or the nearest there is and what was done; (None, REPLACED) where there is none."""
        if text in self.values:
            return self.values[text], None
        if self.is_number and re.fullmatch(r"-?[0-9]{1,9}", text):
            numbers = sorted(self.values.values())
            return min(max(int(text), numbers[0]), numbers[-1]), Mending.CLAMPED
        return None, Mending.REPLACED


SECTIONS = {
    "utbildningar": Section.COURSES,
    "perioder": Section.PERIODS,
    "utbildning": Section.COURSE,
    "personal": Section.STAFFING,
    "introduktion": Section.INTRODUCTION,
    "enkater": Section.SURVEYS,
    "plan": Section.PLAN,
    "kallor": Section.EVIDENCE,
    "verkstad": Section.WORKSHOP,
    "register": Section.REGISTER,
}
MEASURES = {
    "deltagartillfallen": Measure.PARTICIPATIONS,
    "persondagar": Measure.PERSON_DAYS,
    "timmar": Measure.HOURS,
    "rackvidd": Measure.REACH,
}
GROUPINGS = {"kurs": Grouping.COURSE, "grupp": Grouping.GROUP}
AMONG = {
    "alla": Among.ALL,
    "alla-perioder": Among.EVERY_PERIOD,
    "nagra-perioder": Among.SOME_PERIODS,
    "hosten-2017": Among.AUTUMN_2017,
}
WEIGHTS = {"alla": Weight.ALL, "tung": Weight.HIGH, "mellan": Weight.MEDIUM, "latt": Weight.LOW}
TOPICS = {
    "alla": Topic.ALL,
    "utbildningar": Topic.COURSES,
    "perioder": Topic.PERIODS,
    "status": Topic.STATUS,
    "personal": Topic.STAFFING,
    "plan": Topic.PLAN,
    "introduktion": Topic.INTRODUCTION,
    "enkater": Topic.SURVEY,
    "metod": Topic.METHOD,
}
QUESTIONS = {
    "persondagar": Question.DAYS,
    "rest": Question.REMAINDER,
    "kommuner": Question.REACH,
    "personer": Question.PERSONS,
}
GUESSES = {f"svar-{name}": question for name, question in QUESTIONS.items()}
REVEALED = "visat"


def parameters(stats: Statistics) -> tuple[Parameter, ...]:
    """Return every parameter but the workshop's guesses, in the order of the address."""
    return (
        Parameter("del", "section", SECTIONS),
        Parameter("matt", "measure", MEASURES),
        Parameter("per", "by", GROUPINGS),
        Parameter("urval", "among", AMONG),
        Parameter("kurs", "course", _names((g.key, g.name) for g in stats.course_groups)),
        Parameter("uppgift", "indicator", _names((i.key, i.name) for i in stats.staffing_indicators)),
        Parameter("niva", "tier", _names((t.key, t.name) for t in stats.tiers if t.list == "plan")),
        Parameter("tyngd", "weight", WEIGHTS),
        Parameter("amne", "topic", TOPICS),
        Parameter("fraga", "question", QUESTIONS),
        Parameter("bord", "tables", {str(n): n for n in range(1, TABLES + 1)}, is_number=True),
    )


def _names(pairs: Iterable[tuple[str, Words]]) -> dict[str, str]:
    return {slug(name.sv): key for key, name in pairs}


def query(view: View, stats: Statistics) -> str:
    """Return the one address of a view, without "?"; empty for what a visitor sees first."""
    first = start(stats)
    pairs = [
        (parameter.name, parameter.written(getattr(view, parameter.field)))
        for parameter in parameters(stats)
        if getattr(view, parameter.field) != getattr(first, parameter.field)
    ]
    names = _names((group.key, group.name) for group in stats.course_groups)
    pairs += [
        (name, _written(guesses, names)) for name, guesses in zip(GUESSES, view.guesses, strict=True) if any(guesses)
    ]
    if view.revealed:
        shown = [name for name, question in QUESTIONS.items() if question in view.revealed]
        pairs.append((REVEALED, ",".join(shown)))
    pairs += register_address.pairs(view.own, stats)
    return "&".join(f"{name}={quote(value, safe=',')}" for name, value in pairs)


def _written(guesses: Guesses, names: Mapping[str, str]) -> str:
    """Return guesses as "400,,380"; a course group by the slug of its name."""
    slugs = {key: text for text, key in names.items()}
    return ",".join(slugs.get(guess, guess) for guess in guesses).rstrip(",")


def parse(text: str, stats: Statistics) -> View:
    """Return the view of any address: what cannot be used is replaced by what comes nearest, and noted."""
    view = start(stats)
    if len(text) > LONGEST:
        return replace(view, corrections=(Correction(Mending.TOO_LONG),))
    known = {parameter.name: parameter for parameter in parameters(stats)}
    for name, value in parse_qsl(text.removeprefix("?"), keep_blank_values=True, errors="replace"):
        if name in known:
            view = _chosen(view, known[name], value)
        elif name in GUESSES:
            view = _guessed(view, GUESSES[name], value, stats)
        elif name == REVEALED:
            view = _revealed(view, value)
        elif name in register_address.NAMES:
            view = _looked(view, name, value, stats)
        elif name not in QUIET:
            view = _noted(view, Correction(Mending.UNKNOWN_NAME))
    return view


def _noted(view: View, correction: Correction) -> View:
    """Return the view with a correction that is said once."""
    if correction in view.corrections:
        return view
    return replace(view, corrections=(*view.corrections, correction))


def _chosen(view: View, parameter: Parameter, text: str) -> View:
    value, mending = parameter.read(text)
    chosen = view if value is None else replace(view, **{parameter.field: value})
    return chosen if mending is None else _noted(chosen, Correction(mending, parameter.field))


def _looked(view: View, name: str, text: str, stats: Statistics) -> View:
    """Read one choice about an own register."""
    look, whole = register_address.read(view.own, name, text, stats)
    read = replace(view, own=look)
    return read if whole else _noted(read, Correction(Mending.REPLACED, "own"))


def _revealed(view: View, text: str) -> View:
    asked = [QUESTIONS.get(name) for name in text.split(",")]
    shown = replace(view, revealed=tuple(question for question in Question if question in asked))
    return _noted(shown, Correction(Mending.REPLACED, "revealed")) if None in asked else shown


def _guessed(view: View, question: Question, text: str, stats: Statistics) -> View:
    """Read the guesses of one question; a table whose guess cannot be one has none."""
    allowed = possible(question, stats)
    texts = text.split(",")
    own = tuple(_guess(guess, allowed) for guess in texts[:TABLES])
    filled = own + NO_GUESSES[len(own) :]
    pairs = zip(Question, view.guesses, strict=True)
    read = replace(view, guesses=tuple(filled if each is question else kept for each, kept in pairs))
    lost = len(texts) > TABLES or any(text and not guess for text, guess in zip(texts, own, strict=False))
    return _noted(read, Correction(Mending.GUESS_DROPPED)) if lost else read


def possible(question: Question, stats: Statistics) -> Mapping[str, str] | range:
    """Return what can be guessed: names in the address and their keys, or whole numbers."""
    if question is Question.DAYS:
        return _names((group.key, group.name) for group in stats.course_groups if group.standing == "listed")
    if question is Question.REACH:
        return range(len(stats.municipalities) + 1)
    return range(stats.total + 1)


def _guess(text: str, allowed: Mapping[str, str] | range) -> str:
    if isinstance(allowed, range):
        number = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else -1
        return str(number) if number in allowed else ""
    return allowed.get(text, "")
