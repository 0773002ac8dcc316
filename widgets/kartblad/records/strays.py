"""Tells rows and cells that are no participation but something a sheet grew: sums, headings again, merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from kartblad.catalogue.formats import plain
from kartblad.records.columns import Column
from kartblad.records.faults import Fault
from kartblad.records.headings import Layout, Match
from kartblad.records.rawtable import Area

Mask = npt.NDArray[np.bool_]
SUMS = frozenset({"summa", "sum", "total", "totalt", "totalsumma", "delsumma", "summering", "subtotal", "grand total"})


def stray_rows(layout: Layout, columns: Sequence[Column], rows: int) -> Mapping[Fault, Mask]:
    """Return which rows below the headings are sums or headings once more."""
    used = [columns[match.index] for match in layout.matches]
    needed = [columns[match.index] for match in layout.matches if match.field.required]
    again = np.zeros(rows, dtype=np.intp)
    for column in used:
        again += _holding(column, {plain(column.heading)}, rows)
    sums, gaps = np.zeros(rows, dtype=np.bool_), np.zeros(rows, dtype=np.bool_)
    for column in columns:
        sums |= _holding(column, SUMS, rows)
    for column in needed:
        gaps |= _holding(column, {""} | SUMS, rows)
    repeated = again >= min(2, len(used))
    return {Fault.HEADINGS_AGAIN: repeated, Fault.SUM_ROW: sums & gaps & ~repeated}


def _holding(column: Column, words: set[str] | frozenset[str], rows: int) -> Mask:
    """Return which rows hold one of some plain words in a column."""
    codes, texts = column.factors
    longest = max(map(len, words)) + 2
    wanted = [at for at, text in enumerate(texts) if len(text) <= longest and plain(text) in words]
    return np.isin(codes, wanted) if wanted else np.zeros(rows, dtype=np.bool_)


def merged(layout: Layout) -> Iterator[tuple[Match, Area, slice]]:
    """Yield the used cells below the headings that are merged over several rows, and which rows these are."""
    numbers = layout.table.numbers
    head = int(numbers[layout.row])
    below = numbers[layout.row + 1 :]
    for area in layout.table.merged:
        if area.top <= head or area.top == area.bottom:
            continue
        first, after = np.searchsorted(below, [area.top, area.bottom + 1])
        for match in layout.matches:
            if area.left <= match.index <= area.right and after > first:
                yield match, area, slice(int(first), int(after))
