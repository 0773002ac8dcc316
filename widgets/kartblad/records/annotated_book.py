"""Writes a workbook's errors into it: a column "Fel", coloured cells, comments.

openpyxl keeps cells, formats and sheets, and loses charts and shapes; formulas give way to their saved values, or the
file could not come in again before Excel had worked them out. What openpyxl cannot open, or would take minutes and
gigabytes for, is written anew with its values only: no file is without its errors.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from kartblad.i18n import Texts
from kartblad.records import package, workbook
from kartblad.records.faults import Fault
from kartblad.records.findings import Finding, Findings, letter
from kartblad.records.headings import ERRORS_COLUMN, is_ours
from kartblad.records.rawtable import FORMULA_ONLY, Limits, RawTable, Unreadable

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.styles import PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

COMMENTS = 1_000
"""Cells with a comment; more make Excel slow. The column has every error."""
AUTHOR = "kartblad"
ROSE = "FFF2D6D3"
"""Behind a cell with an error; the text says what is wrong, the colour only where."""
ELEMENTS = 1_500_000
"""Elements of XML that openpyxl is given: it takes some 300 bytes and 10 microseconds for each."""
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:,\d+)?")
TITLE = 31
"""Characters of a sheet's name."""

Notes = Mapping[int, str]
"""What is written beside each row."""


def written(content: bytes, findings: Findings, notes: Mapping[str, Notes], texts: Texts, limits: Limits) -> bytes:
    """Return the workbook with its errors written in; ``notes`` are those of each sheet.

    Raises
    ------
    Unreadable
        If it is not a workbook that can be read.
    """
    tables = workbook.read(content, limits)
    if _is_for_openpyxl(content, limits):
        with suppress(Exception):  # whatever a strange file makes of openpyxl: its values are there still
            returned = _kept(content, tables, findings, notes, texts)
            if _holds_all(returned, [table for table in tables if table.sheet in notes], findings, limits):
                return returned
    return _values(tables, findings, notes, texts.gettext(ERRORS_COLUMN))


def _holds_all(returned: bytes, tables: Iterable[RawTable], findings: Findings, limits: Limits) -> bool:
    """Return whether a returned file still has every cell: openpyxl reads some strange files otherwise than we do."""
    found = {table.sheet: table for table in workbook.read(returned, limits)}
    for before in tables:
        column, _stale = _errors_column(before, findings.heads.get(before.sheet, 1))
        after = found[before.sheet]
        old, new = (table.cells.to_numpy()[:, : column - 1] for table in (before, after))
        if not (np.array_equal(before.numbers, after.numbers) and np.array_equal(old, new)):
            return False
    return True


def _is_for_openpyxl(content: bytes, limits: Limits) -> bool:
    """Return whether another reader may be let loose on the file.

    Raises
    ------
    Unreadable
        If it declares entities.
    """
    try:
        return package.elements(content, limits) <= ELEMENTS
    except Unreadable as unreadable:
        if unreadable.fault is not Fault.DAMAGED:
            raise
        return False


def _kept(
    content: bytes, tables: Iterable[RawTable], findings: Findings, notes: Mapping[str, Notes], texts: Texts
) -> bytes:
    from openpyxl import load_workbook  # late: nobody else needs it to read

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # openpyxl tells of extensions that it leaves out
        book = load_workbook(BytesIO(content))
        for table in tables:
            if noted := notes.get(table.sheet):
                _without_formulas(book[table.sheet], table)
                head = findings.heads.get(table.sheet, min(noted))
                _write_column(book[table.sheet], table, noted, head, texts.gettext(ERRORS_COLUMN))
        _mark_cells(book, findings.items, texts)
        target = BytesIO()
        book.save(target)
    return target.getvalue()


def _without_formulas(sheet: Worksheet, table: RawTable) -> None:
    """Put the saved value in the place of every formula: openpyxl drops it, and the file could not come in again."""
    if not table.formulas:
        return
    for at, cells in zip(table.numbers, table.cells.itertuples(index=False), strict=True):
        for column, text in enumerate(map(str, cells), start=1):
            cell = sheet.cell(int(at), column) if text and text != FORMULA_ONLY else None
            if cell is not None and cell.data_type == "f":
                _put(sheet, int(at), column, text)
                if _NUMBER.fullmatch(text):
                    cell.value = float(text.replace(",", "."))


def _write_column(sheet: Worksheet, table: RawTable, notes: Notes, head: int, heading: str) -> None:
    """Write the column with errors after the last that holds anything; one from last time is emptied and used again."""
    from openpyxl.styles import Alignment, Font

    column, stale = _errors_column(table, head)
    rows = (head, *notes)
    while not stale and any(sheet.cell(row, column).value is not None for row in rows):
        column += 1
    for row in stale - notes.keys():
        _put(sheet, row, column, None)
    for row, note in notes.items():
        _put(sheet, row, column, note)
        sheet.row_dimensions[row].hidden = False
    _put(sheet, head, column, f"{heading}: {notes[head]}" if head in notes else heading)
    sheet.cell(head, column).font = Font(bold=True)
    sheet.cell(head, column).alignment = Alignment(wrap_text=False)
    sheet.column_dimensions[letter(column - 1)].width = 60
    sheet.sheet_state = "visible"


def _errors_column(table: RawTable, head: int) -> tuple[int, set[int]]:
    """Return the number of the column for errors, and the rows where it has some from last time."""
    position = int((table.numbers == head).argmax())
    for at in table.cells.columns:
        if table.numbers[position] == head and is_ours(str(table.cells[at].iloc[position])):
            return int(at) + 1, {int(row) for row in table.numbers[table.cells[at].to_numpy() != ""]}
    return len(table.cells.columns) + 1, set()


def _put(sheet: Worksheet, row: int, column: int, text: str | None) -> None:
    from openpyxl.cell import MergedCell

    cell = sheet.cell(row, column)
    if not isinstance(cell, MergedCell):
        cell.value = None if text is None else _legal(text)
        if text is not None:
            cell.data_type = "s"  # never a formula, whatever it quotes


def _mark_cells(book: Workbook, findings: Iterable[Finding], texts: Texts) -> None:
    """Colour the cells at fault and say why in a comment, as many as Excel bears."""
    from openpyxl.styles import PatternFill

    rose = PatternFill("solid", fgColor=ROSE)
    placed = (found for found in findings if found.index is not None and found.place.row is not None)
    for found in islice(placed, COMMENTS):
        if found.place.sheet in book.sheetnames:
            sheet = book[found.place.sheet]
            _mark(sheet.cell(found.place.row or 1, (found.index or 0) + 1), found.sentence(texts), rose)
            if (name := letter(found.index or 0)) in sheet.column_dimensions:
                sheet.column_dimensions[name].hidden = False


def _mark(cell: Cell | MergedCell, sentence: str, fill: PatternFill) -> None:
    from openpyxl.cell import MergedCell
    from openpyxl.comments import Comment

    if not isinstance(cell, MergedCell):
        cell.fill = fill
        before = [cell.comment.text] if cell.comment and sentence not in cell.comment.text else []
        cell.comment = Comment("\n".join([*before, sentence]), AUTHOR, width=320, height=120)


# Values only ------------------------------------------------------------------------------------------------------


def _values(tables: Iterable[RawTable], findings: Findings, notes: Mapping[str, Notes], heading: str) -> bytes:
    from openpyxl import Workbook
    from openpyxl.workbook.child import INVALID_TITLE_REGEX

    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(INVALID_TITLE_REGEX.sub("_", table.sheet)[:TITLE] or None)
        noted = notes.get(table.sheet, {})
        head = findings.heads.get(table.sheet, 1)
        for line in _lines(table, noted, head, heading if noted else ""):
            sheet.append([_text_cell(sheet, text) for text in line])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _lines(table: RawTable, notes: Notes, head: int, heading: str) -> Iterator[list[str]]:
    """Yield every row up to the last that holds anything, with what is wrong in it in the column for errors."""
    column, _stale = _errors_column(table, head)
    width, number = column - 1, 0
    for at, cells in zip(table.numbers, table.cells.itertuples(index=False), strict=True):
        yield from ([] for _ in range(number + 1, int(at)))
        number = int(at)
        note = notes.get(number, "")
        said = (f"{heading}: {note}" if note else heading) if number == head else note
        yield [*(str(cell) for cell in cells[:width]), said] if said else [str(cell) for cell in cells[:width]]


def _text_cell(sheet: Any, text: str) -> Any:
    """Return a cell for a row of a sheet that is only written; a text that looks like a formula stays a text."""
    from openpyxl.cell import WriteOnlyCell

    if text == FORMULA_ONLY or not text:
        return None
    if not text.startswith("="):
        return _legal(text)
    cell = WriteOnlyCell(sheet, _legal(text))
    cell.data_type = "s"
    return cell


def _legal(text: str) -> str:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("", text)
