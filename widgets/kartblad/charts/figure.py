"""A figure is a value: finding, columns, rows with marked cells, passport. It holds no drawing and no widget.

The same value is drawn as HTML/SVG on screen (`charts.screen`), by matplotlib for export, print and analysts
(`charts.export`), and written as rows by `records.exports`; so figure, table and file cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kartblad.core.provenance import Passport


class Kind(StrEnum):
    """How the columns of a figure are meant to be seen."""

    BARS = "bars"
    """Every row is a category; number columns are bars from zero, each column on its own scale."""
    INTERVALS = "intervals"
    """Number columns are a point between a low and a high end."""
    LORENZ = "lorenz"
    """Every curve column is drawn by itself on the same axes: its numbers are added up, the smallest first, each an
    equal step across, from nothing up to everything, under the straight line of those who all have alike."""
    PROFILE = "profile"
    """Rows follow each other in time: every line column is a line through them, over named bands, beside a level."""
    TABLE = "table"
    """No drawing: words and numbers only."""


class Mark(StrEnum):
    """What is special about a value. Every mark has a pattern and a word on screen, never a colour alone."""

    PRELIMINARY = "preliminary"
    POOLED = "pooled"
    REMAINDER = "remainder"
    LOST = "lost"
    """The source held it in a picture that is lost: dotted outline, no length."""
    NOT_STATED = "not_stated"
    """The source does not say: "inte känt"."""
    UNCERTAIN = "uncertain"
    DERIVED = "derived"
    NOT_APPLICABLE = "not_applicable"
    PROTECTED = "protected"
    """Hidden, so that nothing can be worked out about few persons: "..", as in official statistics."""


class Role(StrEnum):
    """What a column holds."""

    BAR = "bar"
    INTERVAL = "interval"
    CURVE = "curve"
    """A part of a whole: a number in the table, a step of a curve in the drawing."""
    LINE = "line"
    """A number in the table, a point of a line in the drawing; where it is not known, the line has a gap."""
    NUMBER = "number"
    TEXT = "text"


SCALED = frozenset({Role.BAR, Role.INTERVAL, Role.CURVE, Role.LINE})
"""What has a length or a place to scale."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a figure, with the unit every number in it has."""

    key: str
    """Machine name: the column's name in open data."""
    label: str
    role: Role
    unit: str = ""
    scale_max: float | None = None
    """The length of a full bar, in ``unit``. None: the largest value of the column."""
    series: int = 0
    """Which of the theme's series looks (colour and pattern) it has."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value. ``value`` is None where no number is known; ``text`` then says so in words."""

    text: str
    """As shown: already formatted for the reader's language, e.g. "1 399" or "inte känt"."""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    marks: tuple[Mark, ...] = ()
    note: str = ""
    """One short sentence that belongs to this cell."""

    @property
    def is_known(self) -> bool:
        """Whether any number is known, be it only an end."""
        return self.value is not None or self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True)
class Row:
    """One category with a cell for every column of the figure, in the columns' order."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...] = ()
    note: str = ""
    group: str = ""
    """Heading under which the row stands; rows of a group lie together."""
    breaks: str = ""
    """What is different from the row before, so that no line of a profile may go on over it; a few words."""


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a profile's scale that has a name, from ``low`` up to ``high``; None: without end."""

    name: str
    low: float
    high: float | None = None
    pattern: int = 0
    """Which of the patterns it is filled with, from 0, none, to 4, the densest."""


@dataclass(frozen=True, slots=True)
class Level:
    """A line across a profile that the others are held against."""

    name: str
    at: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A finding with its evidence.

    Raises
    ------
    ValueError
        If a row has not one cell for every column, two rows or columns share a key, a number of a bar, an interval, a
        curve or a line lies outside its column's scale, so that it could only be drawn with a false length, or bands
        do not follow on each other.
    """

    key: str
    kind: Kind
    finding: str
    """The title: what one sees, at most ten words, true for this very selection."""
    context: str
    """Unit · place · period."""
    sentence: str
    """The takeaway in one or two sentences: the text alternative."""
    row_label: str
    """Heading of the category column."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    passport: Passport
    notes: tuple[str, ...] = field(default=())
    """Footnotes of this selection, shown under the figure."""
    pointed_out: str = ""
    """The key of the row that a curve names where it stands."""
    bands: tuple[Band, ...] = ()
    """The bands of a profile, the lowest first."""
    level: Level | None = None
    """What a profile's lines are held against."""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                msg = f"figure {self.key!r}: row {row.key!r} has {len(row.cells)} cells for {len(self.columns)} columns"
                raise ValueError(msg)
        for what, keys in (("row", [r.key for r in self.rows]), ("column", [c.key for c in self.columns])):
            if len(set(keys)) != len(keys):
                msg = f"figure {self.key!r}: two {what}s share a key among {keys}"
                raise ValueError(msg)
        for index, column in enumerate(self.columns):
            if column.role in SCALED:
                self._check_lengths(index)
        self._check_bands()

    def _check_bands(self) -> None:
        ends = [band.high for band in self.bands]
        rising = all(band.low < end for band, end in zip(self.bands, ends, strict=True) if end is not None)
        if [band.low for band in self.bands[1:]] != ends[:-1] or not rising:
            msg = f"figure {self.key!r}: the bands do not follow on each other: {self.bands}"
            raise ValueError(msg)

    def _check_lengths(self, index: int) -> None:
        column, full = self.columns[index], self.scale(index)
        for row in self.rows:
            cell = row.cells[index]
            ends = [n for n in (cell.low, cell.value, cell.high) if n is not None]
            if any(not 0 <= n <= full for n in ends) or ends != sorted(ends):
                msg = f"figure {self.key!r}: {column.key!r} runs from 0 to {full}, but row {row.key!r} has {ends}"
                raise ValueError(msg)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark that occurs, in the order of `Mark`: what the legend must explain."""
        found = {mark for row in self.rows for mark in row.marks}
        found |= {mark for row in self.rows for cell in row.cells for mark in cell.marks}
        return tuple(mark for mark in Mark if mark in found)

    def share(self, index: int, number: float) -> float:
        """Return how much of the full length of column ``index`` a number takes, from 0 to 1."""
        return number / self.scale(index)

    def scale(self, index: int) -> float:
        """Return the full length of column ``index`` in its unit; 1.0 where no number is known."""
        column = self.columns[index]
        if column.scale_max is not None:
            return column.scale_max
        cells = [row.cells[index] for row in self.rows]
        numbers = [n for cell in cells for n in (cell.value, cell.high) if n is not None]
        return max(numbers, default=0.0) or 1.0
