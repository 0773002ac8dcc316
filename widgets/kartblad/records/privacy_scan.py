"""Goes through every cell of a file, also the columns and sheets that are not used, for what points out persons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kartblad.core.problems import Place
from kartblad.records.columns import Column
from kartblad.records.faults import Fault
from kartblad.records.findings import Finding
from kartblad.records.headings import Layout, is_ours
from kartblad.records.privacy import FEWEST, holds_names, in_text, names_persons


def findings(
    layouts: Iterable[tuple[Layout, Sequence[Column]]], file: str, known: Collection[str]
) -> Iterator[Finding]:
    """Yield where a file points out persons; values are left out, and so are headings that are themselves at fault."""
    for layout, columns in layouts:
        if fault := in_text(layout.table.sheet):
            yield Finding(fault, Place(file))
        yield from _above(layout, file)
        for column in columns:
            yield from _in_column(layout, column, file, known)


def _above(layout: Layout, file: str) -> Iterator[Finding]:
    """Yield what stands in the headings or above them."""
    table = layout.table
    for at, row in enumerate(table.head(layout.row + 1)):
        for index, cell in enumerate(row):
            fault = in_text(cell)
            if at == layout.row and fault is None and names_persons(cell) and not is_ours(cell):
                fault = Fault.NAME_HEADING
            if fault is not None:
                heading = layout.headings[index] if fault is Fault.NAME_HEADING else ""
                yield Finding(fault, Place(file, table.sheet, int(table.numbers[at]), heading), index)


def _in_column(layout: Layout, column: Column, file: str, known: Collection[str]) -> Iterator[Finding]:
    heading = "" if in_text(column.heading) else column.heading
    suspects = [at for at, text in enumerate(column.texts) if len(text) >= FEWEST or "@" in text]
    for at in suspects:
        if fault := in_text(column.texts[at]):
            for row in column.rows_of(at):
                yield Finding(fault, Place(file, column.table.sheet, row, heading), column.index)
    field = next((match.field for match in layout.matches if match.index == column.index), None)
    is_person = field is not None and field.name == "person"
    worded = any(" " in text for text in column.texts)
    if worded and holds_names(column.texts, column.counts, known, any_case=is_person):
        row = int(column.table.numbers[layout.row])
        yield Finding(Fault.NAME_COLUMN, Place(file, column.table.sheet, row, heading), column.index)
