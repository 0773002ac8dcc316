"""What each mark is called, what it means and which pattern it has: one list for every drawing and file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from kartblad.charts.figure import Cell, Figure, Mark, Row
from kartblad.i18n import Texts, msgid


class Hatch(StrEnum):
    """The patterns that tell marked bars apart in black and white."""

    DIAGONAL = "diagonal"
    CROSS = "cross"
    ROWS = "rows"
    DOTS = "dots"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Look:
    """How a bar is filled: solid, or a tint with an outline and patterns over it."""

    solid: bool = True
    hatches: tuple[Hatch, ...] = ()


HATCHES = {
    Mark.PRELIMINARY: Hatch.DIAGONAL,
    Mark.REMAINDER: Hatch.CROSS,
    Mark.POOLED: Hatch.ROWS,
    Mark.UNCERTAIN: Hatch.DOTS,
}

UNDRAWN = (Mark.NOT_STATED, Mark.NOT_APPLICABLE, Mark.PROTECTED)
"""Marks that are a word in the cell and nothing else."""


def look(marks: Collection[Mark]) -> Look:
    """Return how a bar with these marks is filled; the patterns of several marks lie over each other."""
    hatches = tuple(hatch for mark, hatch in HATCHES.items() if mark in marks)
    return Look(solid=not hatches and Mark.DERIVED not in marks, hatches=hatches)


def word(mark: Mark, texts: Texts) -> str:
    """Return what the mark is called on screen."""
    return texts.gettext(_WORDS[mark])


def meaning(mark: Mark, texts: Texts) -> str:
    """Return the sentence that explains the mark in the legend."""
    return texts.gettext(_MEANINGS[mark])


def marks_of(row: Row, cell: Cell) -> tuple[Mark, ...]:
    """Return every mark that holds for a cell, its row's included, in the order of `Mark`."""
    return tuple(mark for mark in Mark if mark in row.marks or mark in cell.marks)


def shared_marks(figure: Figure, index: int) -> tuple[Mark, ...]:
    """Return the marks that every number of column ``index`` has, which the column's heading can say once."""
    cells = [row.cells[index] for row in figure.rows if row.cells[index].is_known]
    if len(cells) < 2:  # a single number carries its own words
        return ()
    return tuple(mark for mark in Mark if all(mark in cell.marks for cell in cells))


def range_text(cell: Cell, texts: Texts) -> str:
    """Return a cell's low and high end as text, unless its own text already holds them or there is none."""
    if cell.low is None or cell.high is None or cell.low == cell.high:
        return ""
    between = f"{texts.number(cell.low)}–{texts.number(cell.high)}"
    return "" if between in cell.text else between


_WORDS = {
    Mark.PRELIMINARY: msgid("preliminary"),
    Mark.POOLED: msgid("pooled"),
    Mark.REMAINDER: msgid("not broken down"),
    Mark.LOST: msgid("lost picture"),
    Mark.NOT_STATED: msgid("not known"),
    Mark.UNCERTAIN: msgid("uncertain"),
    Mark.DERIVED: msgid("computed"),
    Mark.NOT_APPLICABLE: msgid("not applicable"),
    Mark.PROTECTED: msgid("protected"),
}

_MEANINGS = {
    Mark.PRELIMINARY: msgid("The number was not final when the source was printed."),
    Mark.POOLED: msgid("Several periods or groups are counted together."),
    Mark.REMAINDER: msgid("What is left of the stated total; the source does not break it down."),
    Mark.LOST: msgid("The source showed it in a picture that is lost; the length is not known."),
    Mark.NOT_STATED: msgid("The source does not say."),
    Mark.UNCERTAIN: msgid("The source can be read in more than one way."),
    Mark.DERIVED: msgid("Computed by us from numbers in the source; see the number passport."),
    Mark.NOT_APPLICABLE: msgid("The question does not apply here."),
    Mark.PROTECTED: msgid("Hidden (..): few persons, or few could be worked out from it."),
}
