"""Goes through every cell of a file, also the columns and sheets that are not used, for what points out persons."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from kartblad.core.personal import FEWEST
from kartblad.core.problems import Place
from kartblad.records.columns import Column
from kartblad.records.faults import Fault
from kartblad.records.findings import Finding
from kartblad.records.headings import Layout, is_ours
from kartblad.records.privacy import holds_names, in_text, names_persons

CODES = frozenset({"person", "colleague"})
"""Columns that should hold codes: there, small letters can be a name, too."""
_GAP = re.compile(r"[^\S\n]")
_ANY_GAP = re.compile(r"[^\S\n]|[^\W\d_][._][^\W\d_]")
"""Without one of these in it, no cell holds two words."""
_GAPS = " \t\r\v\f\x1c\x1d\x1e\x1f._"
"""What they begin with in a text of common signs: looked for first, as that takes no time."""
_WITH_ADDRESSES = frozenset({Fault.NUMBER_IN_COMMENT, Fault.NUMBER_IN_HEADER, Fault.NUMBER_ELSEWHERE})


def findings(
    layouts: Iterable[tuple[Layout, Sequence[Column]]], file: str, known: Collection[str]
) -> Iterator[Finding]:
    """Yield where a file points out persons; values are left out, and so are headings that are themselves at fault."""
    for layout, columns in layouts:
        if in_text(layout.table.sheet):
            yield Finding(Fault.NUMBER_IN_SHEET_NAME, Place(file))
        yield from _beside(layout, file)
        yield from _above(layout, file)
        for column in columns:
            yield from _in_column(layout, column, file, known)


def _beside(layout: Layout, file: str) -> Iterator[Finding]:
    """Yield what stands outside the cells, once for each kind; addresses only where somebody typed them."""
    outed = {
        aside.fault: _sheet(layout) if aside.is_of_sheet else ""
        for aside in layout.table.asides
        if (found := in_text(aside.text)) and (found is not Fault.MAIL or aside.fault in _WITH_ADDRESSES)
    }
    for fault, sheet in outed.items():
        yield Finding(fault, Place(file, sheet))


def _sheet(layout: Layout) -> str:
    """Return the sheet's name, unless it is itself at fault."""
    return "" if in_text(layout.table.sheet) else layout.table.sheet


def _above(layout: Layout, file: str) -> Iterator[Finding]:
    """Yield what stands in the headings or above them."""
    table, sheet = layout.table, _sheet(layout)
    for at, row in enumerate(table.head(layout.row + 1)):
        for index, cell in enumerate(row):
            fault = in_text(cell)
            if at == layout.row and fault is None and names_persons(cell) and not is_ours(cell):
                fault = Fault.NAME_HEADING
            if fault is not None:
                heading = layout.headings[index] if fault is Fault.NAME_HEADING else ""
                yield Finding(fault, Place(file, sheet, int(table.numbers[at]), heading), index)


def _in_column(layout: Layout, column: Column, file: str, known: Collection[str]) -> Iterator[Finding]:
    heading, sheet = "" if in_text(column.heading) else column.heading, _sheet(layout)
    for at in _suspects(column):
        if fault := in_text(column.texts[at]):
            for row in column.rows_of(at):
                yield Finding(fault, Place(file, sheet, row, heading), column.index)
    field = next((match.field for match in layout.matches if match.index == column.index), None)
    is_person = field is not None and field.name in CODES
    if _has_words(column, _ANY_GAP if is_person else _GAP) and holds_names(
        column.texts, column.counts, known, any_case=is_person
    ):
        row = int(column.table.numbers[layout.row])
        yield Finding(Fault.NAME_COLUMN, Place(file, sheet, row, heading), column.index)


def _suspects(column: Column) -> list[int]:
    """Return which texts are long enough to be a number, or have the sign of an address."""
    if column.longest < FEWEST and "@" not in column.together:
        return []
    return [at for at, text in enumerate(column.texts) if len(text) >= FEWEST or "@" in text]


def _has_words(column: Column, gap: re.Pattern[str]) -> bool:
    """Return whether any text may hold two words."""
    text = column.together
    if text.isascii() and not any(sign in text for sign in _GAPS):
        return False
    return gap.search(text) is not None
