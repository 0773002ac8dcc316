"""Tables to attack, written as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kartblad.core.attacking.seen import Axis, Said, Seen
from kartblad.core.publication.table import TOTAL, Key, Number
from kartblad.frames.bounds import Attacked

Ends = tuple[Number, Number | None]


def grid(text: str, parts: Mapping[str, tuple[str, ...]] | None = None, **changes: Any) -> Seen:
    """Return a table: a line of columns, then lines of a row's name and cells. ``..`` is hidden, ``?`` not said.

    A cell ``12/40%`` states a share as well, and ``../40%`` nothing but a share. Rows and columns add up where ``*``
    stands among them.
    """
    head, *lines = (line.split() for line in text.strip().splitlines())
    cells: dict[Key, Said] = {
        (row, column): said(cell) for row, *of in lines for column, cell in zip(head, of, strict=True)
    }
    rows, columns = ([line[0] for line in lines], head)
    axes = tuple(_axis(key, names, parts or {}) for key, names in (("row", rows), ("column", columns)))
    return replace(Seen("A", "prov", "2025-H1", axes, cells), **changes)


def _axis(key: str, names: Iterable[str], parts: Mapping[str, tuple[str, ...]]) -> Axis:
    return Axis(key, {each: parts.get(each, (each,)) for each in names if each != TOTAL}, TOTAL in names)


def said(cell: str) -> Said:
    """Return what a cell says."""
    number, _, share = cell.partition("/")
    return Said(
        int(number) if number.isdecimal() else None, int(share.strip("%")) if share else None, hidden=number == ".."
    )


def ends(found: Attacked) -> dict[str, Ends]:
    """Return between what every hidden cell lies, by its categories ("a x"; all together is ``*``)."""
    return {" ".join(each.target.key): (each.lowest, each.highest) for each in found.bounds}


def uncovered(table: Seen, numbers: Mapping[tuple[str, ...], int]) -> Seen:
    """Return a table in which some hidden cells are shown."""
    return replace(table, cells={**table.cells, **{key: Said(number) for key, number in numbers.items()}})
