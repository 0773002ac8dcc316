"""Takes a file through the gates: is it a table, does it point out persons, which columns, is every cell right.

Bytes in, values out: nothing is written anywhere, and at the first gate that does not open everything is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd

from kartblad.catalogue.formats import Form, FormField
from kartblad.core.problems import Place
from kartblad.records import cells, free_text, headings, privacy_scan, strays, tabular
from kartblad.records.cells import Lists
from kartblad.records.columns import Column, ReadColumn, joined, kept_column, read_column
from kartblad.records.faults import Fault
from kartblad.records.findings import Fact, Finding, Findings, Stop, about_file, in_order
from kartblad.records.headings import Layout
from kartblad.records.privacy import place_names, shown_name
from kartblad.records.rawtable import LONGEST_CELL, Limits, Progress, RawTable, Unreadable

READING = 0.7
"""The share of the time that reading the file takes."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read, and as what."""

    content: bytes
    name: str
    form: Form
    lists: Lists
    mapping: Mapping[str, str]
    limits: Limits
    progress: Progress


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One table whose columns are known."""

    layout: Layout
    columns: tuple[Column, ...]

    @property
    def table(self) -> RawTable:
        """Its cells."""
        return self.layout.table

    @property
    def filled(self) -> npt.NDArray[np.bool_]:
        """Which rows below the headings hold anything at all."""
        start = self.layout.row + 1
        rows = max(len(self.table.cells) - start, 0)
        filled = np.zeros(rows, dtype=np.bool_)
        for column in self.columns:
            codes, texts = column.factors
            if all(map(str.strip, texts)):
                return np.ones(rows, dtype=np.bool_)
            has_text = np.array([bool(text.strip()) for text in texts] + [False])
            filled |= has_text[codes]
        return filled

    def column(self, field: FormField) -> Column | None:
        """Return the column of a field, if the table has one."""
        index = next((match.index for match in self.layout.matches if match.field is field), None)
        return None if index is None else self.columns[index]


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """What came in: every field as codes and values, over all sheets that were used."""

    sheets: tuple[Sheet, ...]
    ignored_sheets: tuple[str, ...]
    kept: tuple[npt.NDArray[np.bool_], ...]
    fields: Mapping[str, tuple[npt.NDArray[np.intp], list[cells.Value]]]
    read: Mapping[str, tuple[ReadColumn, ...]]

    @property
    def rows(self) -> int:
        """Rows that hold anything."""
        return int(sum(kept.sum() for kept in self.kept))

    @property
    def empty_rows(self) -> int:
        """Rows that hold nothing, above the last that does."""
        return int(sum((~kept[: np.flatnonzero(kept)[-1]]).sum() for kept in self.kept if kept.any()))

    def place(self, row: int, field: str, file: str) -> tuple[Place, int | None]:
        """Return where the cell of a field stands that came in as the given row."""
        for sheet, kept in zip(self.sheets, self.kept, strict=True):
            positions = np.flatnonzero(kept)
            if row < len(positions):
                number = int(sheet.table.numbers[sheet.layout.row + 1 + positions[row]])
                match = next((match for match in sheet.layout.matches if match.field.name == field), None)
                heading, index = (match.column, match.index) if match else ("", None)
                return Place(file, sheet.table.sheet, number, heading), index
            row -= len(positions)
        return Place(file), None


def take(request: Request) -> Taken | Findings:
    """Return the file's columns, or everything that keeps them out at the first gate that does."""
    tables = tables_of(request)
    return tables if isinstance(tables, Findings) else take_tables(tables, request)


def tables_of(request: Request) -> tuple[RawTable, ...] | Findings:
    """Return the file's tables, not yet understood, or why it has none."""
    if (shown := shown_name(request.name)) != request.name:
        return Findings(shown, Stop.PRIVACY, (Finding(Fault.NUMBER_IN_FILE_NAME),))
    try:
        tables = tabular.read(request.content, request.name, request.limits, lambda n: request.progress(READING * n))
    except Unreadable as unreadable:
        found = Finding(unreadable.fault, Place(request.name, row=unreadable.place.row), facts=unreadable.facts)
        return Findings(request.name, Stop.FILE, (found,))
    request.progress(READING)
    return tables


def take_tables(tables: Sequence[RawTable], request: Request) -> Taken | Findings:
    """Return the columns of those of a file's tables that are to be one form."""
    sheets = [_laid_out(table, request) for table in tables]
    return _refusal(sheets, request) or _columns(sheets, request)


def refusal(tables: Sequence[RawTable], request: Request) -> Findings | None:
    """Return what keeps tables out whatever they are: an endless cell, or something that points out a person."""
    return _refusal([_laid_out(table, request) for table in tables], request)


def _refusal(sheets: Sequence[Sheet], request: Request) -> Findings | None:
    if endless := _too_long(sheets, request.name):
        return Findings(request.name, Stop.FILE, (endless,))
    if outed := in_order(_persons(sheets, request)):
        return Findings(request.name, Stop.PRIVACY, outed, sheets=len(sheets), heads=heads(sheets))
    return None


def heads(sheets: Sequence[Sheet]) -> Mapping[str, int]:
    """Return the row of the headings in each sheet."""
    return {sheet.table.sheet: int(sheet.table.numbers[sheet.layout.row]) for sheet in sheets}


def _laid_out(table: RawTable, request: Request) -> Sheet:
    layout = headings.layout(table, request.form, request.mapping)
    columns = (Column(table, at, heading, layout.row + 1) for at, heading in enumerate(layout.headings))
    return Sheet(layout, tuple(columns))


def _too_long(sheets: Sequence[Sheet], file: str) -> Finding | None:
    """Return the first cell that is longer than any program writes: often a quotation mark swallowed what follows."""
    facts: dict[str, Fact] = {"limit": LONGEST_CELL}
    for sheet in sheets:
        for at, row in enumerate(sheet.table.head(sheet.layout.row + 1)):
            if any(len(cell) > LONGEST_CELL for cell in row):
                return Finding(Fault.CELL_TOO_LONG, Place(file, row=int(sheet.table.numbers[at])), facts=facts)
        for column in sheet.columns:
            if column.longest > LONGEST_CELL:
                text = next(at for at, text in enumerate(column.texts) if len(text) > LONGEST_CELL)
                place = Place(file, row=next(column.rows_of(text)))
                return Finding(Fault.CELL_TOO_LONG, place, column.index, facts=facts)
    return None


def _persons(sheets: Sequence[Sheet], request: Request) -> Iterator[Finding]:
    known = place_names(request.lists.municipalities, request.lists.courses)
    return privacy_scan.findings(((sheet.layout, sheet.columns) for sheet in sheets), request.name, known)


def _columns(sheets: Sequence[Sheet], request: Request) -> Taken | Findings:
    """Choose the sheets that are the form; a sheet that is almost one stops the import, another is left alone."""
    needed = {field.name for field in request.form.required}
    scores = [len(needed & {match.field.name for match in sheet.layout.matches}) for sheet in sheets]
    used = tuple(sheet for sheet, score in zip(sheets, scores, strict=True) if score >= min(2, len(needed)))
    chosen = used or (sheets[scores.index(max(scores))],)
    wrong = [
        found for s in chosen for found in headings.findings(s.layout, request.form, request.name, request.mapping)
    ]
    if wrong:
        return _unmapped(chosen, tuple(wrong), request)
    ignored = tuple(sheet.table.sheet for sheet in sheets if all(sheet is not other for other in chosen))
    return _cells(chosen, ignored, request)


def _unmapped(sheets: Sequence[Sheet], wrong: tuple[Finding, ...], request: Request) -> Findings:
    first = next(sheet for sheet in sheets if sheet.table.sheet == wrong[0].place.sheet)
    guess = {match.field.name: match.column for match in first.layout.matches}
    missing = tuple(field.name for field in request.form.required if field.name not in guess)
    columns = tuple(heading for heading in first.layout.headings if heading and not headings.is_ours(heading))
    return Findings(request.name, Stop.COLUMNS, wrong, columns, guess, missing, len(sheets), heads(sheets))


def _cells(sheets: tuple[Sheet, ...], ignored: tuple[str, ...], request: Request) -> Taken | Findings:
    kept = tuple(sheet.filled for sheet in sheets)
    if not any(keep.any() for keep in kept):
        return about_file(request.name, Fault.HEADER_ONLY)
    if sum(int(keep.sum()) for keep in kept) > request.limits.rows:
        return about_file(request.name, Fault.TOO_MANY_ROWS, limit=request.limits.rows)
    read = {field.name: _read(field, sheets, request) for field in request.form.fields}
    wrong = in_order(_wrong(sheets, kept, read, request.name))
    if wrong:
        return Findings(request.name, Stop.CELLS, wrong, sheets=len(sheets), heads=heads(sheets))
    lengths = [len(keep) for keep in kept]
    keep = np.concatenate(kept)
    fields = {}
    for name, parts in read.items():
        codes, values = joined(parts, lengths)
        fields[name] = (codes[keep], values)
    return Taken(sheets, ignored, kept, fields, read)


def _read(field: FormField, sheets: Sequence[Sheet], request: Request) -> tuple[ReadColumn, ...]:
    """Return a field's column in every sheet; one that is not there holds nothing."""
    done = list(request.form.by_name).index(field.name) / len(request.form.fields)
    request.progress(READING + (1 - READING) * done)
    columns = [sheet.column(field) for sheet in sheets]
    texts = [text for column in columns if column is not None for text in column.texts]
    day_first = field.type == "date" and cells.puts_day_first(texts)
    read = cells.reader(request.form, field, request.lists, day_first=day_first)
    nothing = np.empty(0, dtype=np.intp)
    return tuple(
        ReadColumn(sheet.columns[0], nothing, [], {}, nothing)
        if column is None
        else _values(column, field, read, request)
        for sheet, column in zip(sheets, columns, strict=True)
    )


def _values(column: Column, field: FormField, read: cells.Read, request: Request) -> ReadColumn:
    if field.free:
        return read_column(column, free_text.reader(field))
    if cells.as_they_are(request.form, field, column.texts, column.together):
        return kept_column(column)
    return read_column(column, read)


def _wrong(
    sheets: Sequence[Sheet],
    kept: Sequence[npt.NDArray[np.bool_]],
    read: Mapping[str, tuple[ReadColumn, ...]],
    file: str,
) -> Iterator[Finding]:
    for at, (sheet, keep) in enumerate(zip(sheets, kept, strict=True)):
        columns = {name: parts[at] for name, parts in read.items()}
        yield from _in_sheet(sheet, keep, columns, file)
        if not sheet.table.sheet:
            yield from _too_wide(sheet, file)
        if sheet.table.is_cut:
            yield Finding(Fault.LAST_ROW_CUT, Place(file, row=int(sheet.table.numbers[-1])))


def _in_sheet(
    sheet: Sheet, keep: npt.NDArray[np.bool_], columns: Mapping[str, ReadColumn], file: str
) -> Iterator[Finding]:
    """Yield what is wrong below the headings of a sheet; a row that is none, and merged cells, only once."""
    numbers = sheet.table.numbers[sheet.layout.row + 1 :]
    left = {name: keep.copy() for name in columns}
    for match, area, rows in strays.merged(sheet.layout):
        left[match.field.name][rows] = False
        yield Finding(Fault.MERGED, Place(file, sheet.table.sheet, area.top, match.column), match.index)
    if any(column.bad for column in columns.values()):
        for fault, mask in strays.stray_rows(sheet.layout, sheet.columns, len(keep)).items():
            left = {name: mine & ~mask for name, mine in left.items()}
            for at in np.flatnonzero(mask & keep):
                yield Finding(fault, Place(file, sheet.table.sheet, int(numbers[at])))
    yield from chain.from_iterable(column.findings(file, left[name]) for name, column in columns.items())


def _too_wide(sheet: Sheet, file: str) -> Iterator[Finding]:
    """Yield the rows of a text file with a cell beyond the last heading: a separator stands inside a text."""
    last = max((at for at, heading in enumerate(sheet.layout.headings) if heading), default=-1)
    beyond = [column for column in sheet.columns[last + 1 :] if any(text.strip() for text in column.texts)]
    if not beyond:
        return
    start = sheet.layout.row + 1
    block = sheet.table.cells.iloc[start:, last + 1 :]
    for at in np.flatnonzero((block != "").any(axis=1).to_numpy()):
        cells_found = last + 2 + int(np.flatnonzero((block.iloc[at] != "").to_numpy())[-1])
        facts: dict[str, Fact] = {"found": cells_found, "expected": last + 1, "separator": sheet.table.separator}
        yield Finding(Fault.ROW_TOO_WIDE, Place(file, row=int(sheet.table.numbers[start + at])), last + 1, facts=facts)


def series(taken: Taken, field: FormField) -> pd.Series:
    """Return a field as a pandas column: numbers as float64, dates as datetime64[s], texts as a category."""
    codes, values = taken.fields[field.name]
    if field.type in ("number", "integer"):
        return pd.Series(np.array([*values, np.nan], dtype=np.float64)[codes], name=field.name)
    if field.type == "date":
        days = np.array([*map(str, values), "NaT"], dtype="datetime64[s]")
        return pd.Series(days[codes], name=field.name)
    categories = pd.Index(values, dtype="str")
    return pd.Series(pd.Categorical.from_codes(codes, categories=categories), name=field.name)
