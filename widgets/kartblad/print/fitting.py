"""What of a view has room on one page: footnotes go first, then words, then columns, then rows; what goes is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kartblad.i18n import Texts
from kartblad.print.view import Grid, Part, View, cut

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9])")
_LINE, _COLUMN, _CELL = 130, 52, 34
"""How many letters go on a line of the page, beside a table, and in a table's first column."""
_NAME = 26
"""How many letters of a row's name stand on one line."""
_FRAME, _HEADED, _ROW = 7.0, 3.2, 1.15
"""How many lines a page takes without figures, a figure without numbers, and a row."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much may be on the page."""

    notes: bool = True
    sentences: int = 99
    """How many of each text."""
    columns: bool = True
    """Whether all columns are there, or only those that are kept the longest."""
    abreast: bool = False
    """Whether two figures stand beside each other, their words below their tables."""
    rows: int = 999
    letters: int = 9999
    """How long any text may be."""


TIGHTER = (
    Room(),
    Room(notes=False),
    Room(notes=False, sentences=1),
    Room(notes=False, sentences=1, abreast=True),
    Room(notes=False, sentences=1, columns=False, abreast=True),
    Room(notes=False, sentences=0, columns=False, abreast=True),
    Room(notes=False, sentences=0, columns=False, abreast=True, rows=12, letters=160),
    Room(notes=False, sentences=0, columns=False, abreast=True, rows=7, letters=80),
    Room(notes=False, sentences=0, columns=False, abreast=True, rows=3, letters=40),
    Room(notes=False, sentences=0, columns=False, abreast=True, rows=1, letters=20),
)
"""Ever less on the page. An ordinary view is whole at the first, and whatever a publication holds fits at the last."""
MOST_PARTS = 6
"""A page has three to five figures; more would be no view."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The page within some room, and what that took away."""

    view: View
    more: tuple[str, ...]
    """How many rows of each part have no room; empty where all have."""
    lacks: str
    """The sentence that says what is missing and where it stands; empty where nothing is."""
    height: float
    """About how many lines high it is: by that the template guesses which it tries first."""
    abreast: bool
    """Whether two figures stand beside each other."""


def fitted(view: View, room: Room, texts: Texts) -> Fitted:
    """Return as much of a page as some room holds."""
    kept = view.parts[:MOST_PARTS]
    parts = tuple(_part(part, room) for part in kept)
    shorter = _measured(cut(replace(view, parts=parts), room.letters))
    missing = tuple(_missing(before, after) for before, after in zip(kept, parts, strict=True))
    more = tuple(texts.ngettext("and {n} more row", "and {n} more rows", n) if n else "" for n in missing)
    lost = tuple(_lost(view, replace(view, parts=parts), shorter, missing, texts))
    lacks = texts.gettext(
        "Left out for want of room: {what}. All of it stands {where}.", what=", ".join(lost), where=view.where
    )
    height = _height(shorter, abreast=room.abreast)
    return Fitted(shorter, more, lacks if lost else "", height, room.abreast)


def _part(part: Part, room: Room) -> Part:
    def words(text: str) -> str:
        return " ".join(_SENTENCE.split(text)[: room.sentences])

    return replace(
        part,
        notes=part.notes if room.notes else (),
        grid=part.grid and shortened(part.grid, room),
        means=words(part.means),
        can_do=words(part.can_do),
        unknown=words(part.unknown),
    )


def shortened(grid: Grid, room: Room) -> Grid:
    """Return a table with as many rows and columns as there is room for."""
    rows = tuple(grid.rows[at] for at in _kept(grid, room.rows))
    if room.columns or not grid.first:
        return replace(grid, rows=rows)
    places = (0, *grid.first)
    return replace(grid, head=_at(grid.head, places), rows=tuple(_at(row, places) for row in rows), first=())


def _kept(grid: Grid, most: int) -> list[int]:
    """Return which rows there is room for, in their order: those to keep, then the latest or the first."""
    places = range(len(grid.rows))
    rest = [at for at in (reversed(places) if grid.by_time else places) if at not in grid.keep]
    return sorted([*grid.keep, *rest][:most])


def _at(texts: tuple[str, ...], places: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(texts[place] for place in places)


def _missing(before: Part, after: Part) -> int:
    """Return how many rows there is no room for."""
    return len(before.grid.rows) - len(after.grid.rows) if before.grid and after.grid else 0


def _lost(view: View, chosen: View, shorter: View, missing: tuple[int, ...], texts: Texts) -> Iterator[str]:
    """Yield what is not on the page, in words."""
    pairs = list(zip(view.parts, chosen.parts, strict=False))
    if len(view.parts) > len(chosen.parts):
        yield texts.gettext("figures")
    if any(before.notes != after.notes for before, after in pairs):
        yield texts.gettext("footnotes")
    if any(_said(before) != _said(after) for before, after in pairs):
        yield texts.gettext("a part of the words")
    if any(before.grid and after.grid and before.grid.head != after.grid.head for before, after in pairs):
        yield texts.gettext("columns")
    if any(missing):
        yield texts.gettext("rows")
    if shorter != _measured(chosen):
        yield texts.gettext("the end of what ends with …")


def _said(part: Part) -> tuple[str, str, str]:
    return part.means, part.can_do, part.unknown


def _measured(view: View) -> View:
    """Return a page whose tables have widths of columns: by what is in them, a row's name in at most a few lines."""
    parts = [
        replace(part, grid=replace(part.grid, widths=_widths(part.grid))) if part.grid else part for part in view.parts
    ]
    return replace(view, parts=tuple(parts))


def _widths(grid: Grid) -> tuple[int, ...]:
    names, *columns = zip(*grid.rows, strict=True) if grid.rows else ((text,) for text in grid.head)
    heads = [max(map(len, head.split()), default=0) for head in grid.head]
    broad = [min(max(head, *map(len, texts)), _NAME) + 3 for head, texts in zip(heads[1:], columns, strict=True)]
    return (min(max(heads[0], *map(len, names)), _NAME) + 2, *broad)


def _height(view: View, *, abreast: bool) -> float:
    """Return about how many lines a page takes."""
    heights = [_part_height(part, abreast=abreast) for part in view.parts]
    pairs = [max(heights[at : at + 2]) for at in range(0, len(heights), 2)] if abreast else heights
    margin = sum(len(text) for text in (view.banner, *view.sources, *view.notes)) / _LINE
    return _FRAME + sum(pairs) + margin


def _part_height(part: Part, *, abreast: bool) -> float:
    said = sum(len(text) for text in (part.means, part.can_do, part.unknown))
    rows = sum(1 + max(len(text) for text in row) // _CELL for row in part.grid.rows) + 1 if part.grid else 0
    below = (len(part.why) + sum(len(note) + _LINE / 2 for note in part.notes)) / _LINE
    return _HEADED + (rows * _ROW + said / _COLUMN if abreast else max(rows * _ROW, said / _COLUMN)) + below
