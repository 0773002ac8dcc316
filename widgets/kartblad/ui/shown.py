"""What a page only shows, as frozen values: texts, facts, notices, tables, drawings and figures."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.charts.drawing import Drawing
from kartblad.charts.figure import Figure


@dataclass(frozen=True, slots=True)
class Prose:
    """A heading (level 2 to 4; empty: none) and plain paragraphs; ``items`` is a bulleted list after them."""

    key: str
    heading: str = ""
    level: int = 2
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, as a description list."""

    key: str
    heading: str
    level: int
    facts: tuple[tuple[str, str], ...]
    beside: bool = False
    """Whether they stand beside each other where there is room: a few longer texts, each under its name."""


@dataclass(frozen=True, slots=True)
class Details:
    """A text that opens on demand."""

    key: str
    summary: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the visitor should know: ``tone`` is "info", "warning" or "error"."""

    key: str
    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class Status:
    """The polite live region: what the last change led to."""

    key: str
    text: str
    stays: bool = False
    """Whether it stays in sight while the page is scrolled: something that every control changes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work has come: ``share`` from 0 to 1, None where that is not known."""

    key: str
    label: str
    share: float | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Plain:
    """A small table; the first cell of a row is its heading."""

    key: str
    caption: str
    columns: tuple[str, ...]
    """The names of all columns, that of the row headings first."""
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    keys: tuple[str, ...] = ()
    """What each row's heading chooses when it is used as a button. Empty: rows are no buttons."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing under a heading, with all that it shows in words."""

    key: str
    heading: str
    level: int
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A figure in its sheet, with its table, passport, downloads and copies."""

    figure: Figure
    level: int = 2
    pick: str = ""
    """The key of the choice that every row's label makes when it is used as a button. Empty: rows are no buttons."""
    picked: frozenset[str] = frozenset()
    """The keys of the rows that are chosen now."""

    @property
    def key(self) -> str:
        """The figure's own key."""
        return self.figure.key
