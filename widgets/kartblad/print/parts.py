"""What every export of a map is made from: sections of items, in order, with every text of the map exactly once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kartblad.core.sealed import Spread

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_HALF = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A text of the map under its label; ``family`` where it is the family's or the child's own words."""

    text: str
    label: str = ""
    family: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the map."""

    key: str
    """What it is and which: "card:c1"."""
    lines: tuple[Line, ...] = ()
    facts: tuple[str, ...] = ()
    """What is said of it in the workbook's words and in names: how it is known, whom it is about."""
    title: str = ""
    mark: str = ""
    """By what others refer to it: "R1"."""
    assumed: bool = False
    """Whether nobody has seen or heard it."""
    strokes: tuple[tuple[int, ...], ...] = ()
    """A drawing: lines of points on a grid of 0 to 1000."""


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind."""

    key: str
    heading: str
    items: tuple[Item, ...] = ()
    under: str = ""
    """The column it stands in: "oro", "fungerar", "behover_handa"; else it stands by itself."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One round on a scale."""

    round: int
    spread: Spread


@dataclass(frozen=True, slots=True)
class Row:
    """A future risk, its goal and its scale, by the keys of their items; empty where there is none."""

    danger: str = ""
    goal: str = ""
    scale: str = ""
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A whole map for paper and files."""

    title: str
    """Without case text: it becomes the document's title."""
    name: str
    """What the family is called on the map."""
    mode: str
    banner: str
    """Only on a map that belongs to a case."""
    day: str
    not_a_decision: str
    sections: tuple[Section, ...]
    rows: tuple[Row, ...] = ()
    """How the items of the section "strip" belong together."""
    picture: str = ""
    """The genogram as SVG; empty where nobody is drawn."""
    picture_words: str = ""

    def section(self, key: str) -> Section:
        """Return a section.

        Raises
        ------
        KeyError
            If there is none with this key.
        """
        for each in self.sections:
            if each.key == key:
                return each
        raise KeyError(key)


def printable(text: str) -> str:
    """Return a text without signs that no paper and no file format holds; what is read stays."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _HALF.sub("\ufffd", _UNPRINTABLE.sub("", whole)).strip()


def lines(*rows: tuple[str, str] | tuple[str, str, bool]) -> tuple[Line, ...]:
    """Return the lines of (label, text) or (label, text, family) that have a text."""
    return tuple(Line(printable(row[1]), row[0], len(row) > 2 and bool(row[2])) for row in rows if printable(row[1]))


def facts(*words: str) -> tuple[str, ...]:
    """Return what is said, without what is not."""
    return tuple(word for word in words if word)
