"""Lays a figure out for drawing: what is written where, and how long everything is, before any medium is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kartblad.charts.curves import Panel, panels
from kartblad.charts.figure import Cell, Figure, Kind, Mark, Role, Row
from kartblad.charts.marks import UNDRAWN, Look, look, marks_of, meaning, range_text, shared_marks, word
from kartblad.charts.profile import Profile, profile
from kartblad.i18n import Texts

DRAWN_ROLES = (Role.BAR, Role.INTERVAL)

_WIDTHS = (3, 5, 7, 9, 12, 16)
"""The steps of a number column's width, in figures; the style sheet has a class for each."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as its heading shows it."""

    label: str
    unit: str
    role: Role
    """NUMBER for a bar or an interval that is not drawn."""
    width: int
    """How many figures the widest number takes, rounded up to a step."""
    full: str
    """The number at the end of the scale; empty where nothing is drawn."""
    words: tuple[str, ...]
    """Marks that all the column's numbers share."""
    series: int

    @property
    def drawn(self) -> bool:
        """Whether the column's numbers have a length."""
        return self.role in DRAWN_ROLES


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell with its words and its lengths, each length a share of the column's scale from 0 to 1."""

    text: str
    known: bool
    """Whether a number is known; if not, ``text`` is a word."""
    between: str
    """Low and high end as text."""
    words: tuple[str, ...]
    """Marks to be read in the cell."""
    shared: tuple[str, ...]
    """Marks that the column's heading shows already."""
    note: str
    look: Look
    lost: bool
    bar: float | None = None
    dot: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def lengths(self) -> bool:
        """Whether there is anything to draw to scale."""
        return any(share is not None for share in (self.bar, self.dot, self.low))


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row with its words and cells."""

    key: str
    label: str
    words: tuple[str, ...]
    note: str
    group: str
    cells: tuple[DrawnCell, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """One entry of the legend."""

    mark: Mark
    word: str
    meaning: str
    look: Look

    @property
    def drawn(self) -> bool:
        """Whether the mark has a pattern; some are words only."""
        return self.mark not in UNDRAWN


@dataclass(frozen=True, slots=True)
class Sheet:
    """A figure ready to be drawn."""

    headings: tuple[Heading, ...]
    rows: tuple[DrawnRow, ...]
    signs: tuple[Sign, ...]
    panels: tuple[Panel, ...] = ()
    """The curves, each a small drawing above the table."""
    profile: Profile | None = None
    """The lines over bands, above the table."""

    @property
    def groups(self) -> tuple[tuple[str, tuple[DrawnRow, ...]], ...]:
        """The rows under their group's heading."""
        return tuple((name, tuple(rows)) for name, rows in groupby(self.rows, key=lambda row: row.group))

    @property
    def drawn(self) -> bool:
        """Whether anything has a length."""
        return any(heading.drawn for heading in self.headings)

    @property
    def dots(self) -> bool:
        """Whether numbers are drawn as dots only, so that marks show as open dots."""
        return not any(heading.role is Role.BAR for heading in self.headings)

    @property
    def ranges(self) -> bool:
        """Whether a line from a low to a high end is drawn."""
        return any(cell.low is not None for row in self.rows for cell in row.cells)

    @property
    def own_scales(self) -> bool:
        """Whether two columns are drawn on different scales."""
        return len({(heading.full, heading.unit) for heading in self.headings if heading.drawn}) > 1


def remarks(sheet: Sheet, texts: Texts) -> tuple[str, ...]:
    """Return what the legend says of the drawing as a whole."""
    found = (
        (sheet.ranges, texts.gettext("The line runs from the lowest to the highest reading.")),
        (sheet.own_scales, texts.gettext("Each column has its own scale from zero.")),
    )
    return tuple(text for holds, text in found if holds)


def lay_out(figure: Figure, texts: Texts) -> Sheet:
    """Return the figure laid out in the reader's language."""
    indices = range(len(figure.columns))
    return Sheet(
        headings=tuple(_heading(figure, index, texts) for index in indices),
        rows=tuple(_row(figure, row, texts) for row in figure.rows),
        signs=tuple(Sign(mark, word(mark, texts), meaning(mark, texts), look((mark,))) for mark in figure.marks),
        panels=panels(figure, texts),
        profile=profile(figure, texts),
    )


def _role(figure: Figure, index: int) -> Role:
    role = figure.columns[index].role
    undrawn = role in {Role.CURVE, Role.LINE} or (figure.kind is Kind.TABLE and role in DRAWN_ROLES)
    return Role.NUMBER if undrawn else role


def _heading(figure: Figure, index: int, texts: Texts) -> Heading:
    column, role = figure.columns[index], _role(figure, index)
    return Heading(
        label=column.label,
        unit=column.unit,
        role=role,
        width=_width(row.cells[index] for row in figure.rows),
        full=texts.number(figure.scale(index)) if role in DRAWN_ROLES else "",
        words=tuple(word(mark, texts) for mark in shared_marks(figure, index)),
        series=column.series,
    )


def _width(cells: Iterable[Cell]) -> int:
    longest = max((len(cell.text) for cell in cells if cell.is_known), default=0)
    return next((step for step in _WIDTHS if step >= longest), _WIDTHS[-1])


def _row(figure: Figure, row: Row, texts: Texts) -> DrawnRow:
    said = f"{row.label} {row.group}".casefold()
    words = (word(mark, texts) for mark in row.marks)
    return DrawnRow(
        key=row.key,
        label=row.label,
        words=tuple(w for w in words if w.casefold() not in said),
        note=" · ".join(text for text in (row.breaks, row.note) if text),
        group=row.group,
        cells=tuple(_cell(figure, row, index, texts) for index in range(len(figure.columns))),
    )


def _cell(figure: Figure, row: Row, index: int, texts: Texts) -> DrawnCell:
    cell, role = row.cells[index], _role(figure, index)
    shared = shared_marks(figure, index) if cell.is_known else ()
    own = [mark for mark in cell.marks if mark not in shared and mark not in row.marks]
    words = (word(mark, texts) for mark in own)
    value, low, high = ((None if n is None else figure.share(index, n)) for n in (cell.value, cell.low, cell.high))
    drawn = role in DRAWN_ROLES
    return DrawnCell(
        text=cell.text,
        known=cell.is_known,
        between=range_text(cell, texts),
        words=tuple(w for w in words if w.casefold() not in cell.text.casefold()),
        shared=tuple(word(mark, texts) for mark in shared),
        note=cell.note,
        look=look(marks_of(row, cell)),
        lost=drawn and cell.value is None and Mark.LOST in marks_of(row, cell),
        bar=value if role is Role.BAR else None,
        dot=value if role is Role.INTERVAL else None,
        low=low if drawn and high is not None else None,
        high=high if drawn and low is not None else None,
    )
