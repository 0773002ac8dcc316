"""One page of the talk about workload, to lay on the table, write on and sign: what is on it, and what has no room.

It holds words and numbers that are ready to read. What is too long for a page is cut where it ends with "…", and rows
that have no room are counted: the page says so, since the sheet on the screen has all of it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from kartblad.i18n import Texts
from kartblad.print.parts import printable
from kartblad.print.typst import pdf

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is read first: "Belastning", "113,5 %", and what it rests on."""

    name: str
    value: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A zone, by its place among all."""

    name: str
    upper: str
    """Where it ends: "110 %"; empty for the last."""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the way to the points or to the norm."""

    name: str
    count: str = ""
    """"5 × 13"."""
    points: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that was agreed: what it is, who does it, until when, and what became of it."""

    kind: str = ""
    what: str = ""
    owner: str = ""
    by: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class Overloaded:
    """The plan that a high load asks for: what to write, what was written, and to whom it goes further."""

    how: str = ""
    plan: str = ""
    further: str = ""
    escalated: str = ""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Everything on the page."""

    code: str = ""
    month: str = ""
    banner: str = ""
    numbers: tuple[Number, ...] = ()
    zones: tuple[Step, ...] = ()
    zones_words: str = ""
    """What the row of zones shows, in words."""
    points: tuple[Entry, ...] = ()
    """The last one is the sum."""
    norm: tuple[Entry, ...] = ()
    """The last one is the sum."""
    beside: tuple[tuple[str, str], ...] = ()
    """What stands beside the points: a name and a value."""
    changed: tuple[str, ...] = ()
    followed: tuple[Action, ...] = ()
    """What was agreed the last time."""
    questions: tuple[str, ...] = ()
    said: str = ""
    agreed: tuple[Action, ...] = ()
    overload: Overloaded | None = None
    follow_up: str = ""
    weights: str = ""
    """What it was scored with."""


TIGHTER = ((1000, 40), (500, 14), (260, 9), (120, 6), (60, 4), (36, 3), (20, 2))
"""Ever less on the page: the most letters of a text, and the most rows of a list. A page of ordinary length is whole
at the first, and whatever was written fits at the last."""


def dialogue_pdf(dialogue: Dialogue, texts: Texts, *, blank: bool = False) -> bytes:
    """Return the page.

    Parameters
    ----------
    dialogue
        What is on it. Where nothing is known there is a line to write on.
    texts
        The reader's language.
    blank
        Whether it is filled in by hand: there is more room between the lines.
    """
    plain = _printable(dialogue)
    known: dict[str, Any] = {
        "title": texts.gettext("Talk about workload"),
        "lang": texts.locale,
        "blank": blank,
        "words": _words(texts),
        "levels": [_fitted(plain, letters, rows, texts) for letters, rows in TIGHTER],
        "content": _frame(texts),
        "notice": plain.banner,
    }
    return pdf("dialogue", known)


def _frame(texts: Texts) -> dict[str, Any]:
    """Return what every printed page of ours has in its margin; never a code."""
    purpose = texts.gettext("A basis for a talk about work, no judgement of how somebody works.")
    mode = texts.gettext("Workload")
    return {"banner": "", "mode": mode, "day": "", "not_a_decision": purpose, "sections": ()}


@dataclass(frozen=True, slots=True)
class Fitted:
    """The page with no text and no list longer than so much, and whether that took anything away."""

    dialogue: Dialogue
    more: dict[str, str]
    """How many rows of a list have no room, by the list's name."""
    cut: str
    """The sentence that says so; empty where all is there."""
    letters: int
    """How much there is on it, roughly: by that the template guesses which it tries first."""


def _fitted(dialogue: Dialogue, letters: int, rows: int, texts: Texts) -> Fitted:
    lists = {each.name: getattr(dialogue, each.name) for each in fields(dialogue) if each.name in _LISTS}
    left = {name: len(found) - rows for name, found in lists.items() if len(found) > rows}
    # The last line of a sum is the sum itself.
    kept: dict[str, Any] = {name: _first(found, rows, keep_last=name in _SUMS) for name, found in lists.items()}
    shorter = _cut(replace(dialogue, **kept), letters)
    more = {name: texts.ngettext("and {n} more", "and {n} more", n) for name, n in left.items()}
    whole = not left and shorter == dialogue
    said = texts.gettext("Not everything has room here: what ends with … or is counted stands on the screen.")
    return Fitted(shorter, more, "" if whole else said, _letters(shorter))


_SHORTEST = 20
"""What the shortest text takes, in letters."""
_SUMS = ("points", "norm")
_LISTS = (*_SUMS, "beside", "changed", "followed", "questions", "agreed")


def _first(found: tuple[T, ...], most: int, *, keep_last: bool) -> tuple[T, ...]:
    if len(found) <= most:
        return found
    return (*found[: most - 1], found[-1]) if keep_last else found[:most]


def _cut(value: T, letters: int) -> T:
    """Return a value in which no text has more letters; one that is cut ends with "…"."""
    cut: T = _mapped(value, lambda text: text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…")
    return cut


def _letters(value: Any) -> int:
    """Return about how many letters a value holds; every text begins a line of its own."""
    if isinstance(value, str):
        return len(value) + _SHORTEST if value else 0
    if isinstance(value, tuple):
        return sum(_letters(each) for each in value)
    return sum(_letters(getattr(value, each.name)) for each in fields(value)) if is_dataclass(value) else 0


def _printable(value: T) -> T:
    """Return a value without signs that no paper holds, each text in one piece."""
    told: T = _mapped(value, lambda text: " ".join(printable(text).split()))
    return told


def _mapped(value: Any, change: Any) -> Any:
    """Return a frozen value with all its texts changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _mapped(getattr(value, each.name), change) for each in fields(value)})
    return value


def _words(texts: Texts) -> dict[str, str]:
    """Return the page's own words, by what the template calls them."""
    return {
        "heading": texts.gettext("Talk about workload"),
        "page": texts.gettext("page {page} of {pages}", page="{page}", pages="{pages}"),
        "empty": texts.gettext("Nothing is written here."),
        "code": texts.gettext("Worker (code)"),
        "month": texts.gettext("Month"),
        "points": texts.gettext("Points"),
        "count": texts.gettext("Number × points"),
        "basis": texts.gettext("Basis"),
        "made-of": texts.gettext("What the points are made of"),
        "norm-of": texts.gettext("What the norm is made of"),
        "beside": texts.gettext("Beside the points"),
        "changed": texts.gettext("Since last time"),
        "followed": texts.gettext("Agreed before"),
        "became": texts.gettext("What became of it"),
        "questions": texts.gettext("To talk about"),
        "said": texts.gettext("What we saw"),
        "agreed": texts.gettext("What we agree on"),
        "what": texts.gettext("What"),
        "who": texts.gettext("Who"),
        "by": texts.gettext("At the latest"),
        "plan": texts.gettext("Plan at high load"),
        "further": texts.gettext("It has gone further to, and when"),
        "follow-up": texts.gettext("We follow up on"),
        "worker": texts.gettext("Worker"),
        "leader": texts.gettext("Work leader"),
        "date": texts.gettext("Date"),
    }
