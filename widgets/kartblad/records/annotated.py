"""Gives a file back as it came, with its errors written in: a column "Fel", and in Excel coloured cells with comments.

A text file keeps every byte but for the new column. A workbook is written anew by openpyxl, which keeps cells,
formulas, formats and sheets, and loses charts and shapes.
"""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from kartblad.i18n import Texts
from kartblad.records import delimited, package, tabular
from kartblad.records.faults import Fault
from kartblad.records.filetypes import Kind
from kartblad.records.findings import Finding, Findings, column_name, letter
from kartblad.records.headings import ERRORS_COLUMN, is_ours
from kartblad.records.rawtable import BROWSER, Limits, Unreadable

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
LONGEST = 32_000
"""Characters that one cell of Excel holds."""

Notes = Mapping[int, str]
"""What is written beside each row."""


def file_name(name: str) -> str:
    """Return what the file with its errors is called."""
    path = PurePath(name.replace("\\", "/"))
    return f"{path.stem.removesuffix('_fel')[:100] or 'fil'}_fel{path.suffix.lower()}"


def annotated(content: bytes, name: str, findings: Findings, texts: Texts, limits: Limits = BROWSER) -> bytes:
    """Return the file with its errors written in, in its own format.

    Raises
    ------
    Unreadable
        If it is not a file that can be read.
    """
    if tabular.checked_kind(content, name, limits) is Kind.CSV:
        return _text(content, findings, texts)
    package.checked(content, limits)
    return _workbook(content, findings, texts)


def _notes(findings: Iterable[Finding], texts: Texts, sheet: str) -> Notes:
    """Return for every row what is wrong in it, in one text."""
    notes: dict[int, list[str]] = {}
    for found in findings:
        if found.place.sheet == sheet:
            named = column_name(found)
            sentence = found.sentence(texts)
            notes.setdefault(found.place.row or 1, []).append(f"{named}: {sentence}" if named else sentence)
    return {row: " | ".join(dict.fromkeys(parts))[:LONGEST] for row, parts in notes.items()}


# Text files -------------------------------------------------------------------------------------------------------


def _text(content: bytes, findings: Findings, texts: Texts) -> bytes:
    dialect = delimited.proven(content)
    notes = _notes(findings.items, texts, "")
    sheet = _TextSheet(dialect.separator, findings.heads.get("", 1), texts.gettext(ERRORS_COLUMN))
    records = list(_records(content.decode(dialect.encoding)))
    sheet.learn(records)
    written = "".join(sheet.noted(record, number, notes.get(number, "")) for number, record in enumerate(records, 1))
    return written.encode(dialect.encoding, errors="replace")


def _records(text: str) -> Iterator[str]:
    """Yield the text's rows with their line ends; a line end inside quotation marks ends none."""
    held = ""
    for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text):
        held += line
        if held and held.count('"') % 2 == 0:
            yield held
            held = ""
    if held:
        yield held


@dataclass(slots=True)
class _TextSheet:
    """Writes a cell after the last of every row, so that it stands under its heading."""

    separator: str
    head: int
    heading: str
    width: int = 1
    has_ours: bool = False

    def learn(self, records: Sequence[str]) -> None:
        """Take the width from the headings, and whether the file has come back with errors written in before."""
        cells = self.cells(records[self.head - 1]) if len(records) >= self.head else []
        self.has_ours = bool(cells) and is_ours(cells[-1])
        self.width = max(len(cells) - self.has_ours, 1)

    def cells(self, record: str) -> list[str]:
        """Return the cells of a row."""
        try:
            return next(csv.reader(StringIO(record, newline=""), delimiter=self.separator), [])
        except csv.Error:
            return [record]

    def noted(self, record: str, number: int, note: str) -> str:
        """Return a row with what is wrong in it as its last cell; rows above the headings stay if nothing is."""
        body = record.rstrip("\r\n")
        if not note and (number < self.head or not body):
            return record
        if number == self.head:
            note = f"{self.heading}: {note}" if note else self.heading
        count = len(self.cells(body))
        if self.has_ours and count > self.width:
            body, count = self._without_last(body), count - 1
        filler = self.separator * (max(self.width - count, 0) + 1)
        quoted = note.replace('"', '""')
        return f'{body}{filler}"{quoted}"{record[len(record.rstrip(chr(13) + chr(10))) :]}'

    def _without_last(self, body: str) -> str:
        sign = re.escape(self.separator)
        return re.sub(rf'{sign}(?:"(?:[^"]|"")*"|[^"{sign}]*)$', "", body)


# Workbooks --------------------------------------------------------------------------------------------------------


def _workbook(content: bytes, findings: Findings, texts: Texts) -> bytes:
    from openpyxl import load_workbook  # late: nobody else needs it to read

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # openpyxl tells of extensions that it leaves out
        try:
            book = load_workbook(BytesIO(content))
        except Exception as error:  # whatever a strange file makes of openpyxl
            raise Unreadable(Fault.DAMAGED) from error
    for sheet in book.worksheets:
        notes = _notes(findings.items, texts, sheet.title)
        if notes:
            _write_column(sheet, notes, findings.heads.get(sheet.title, min(notes)), texts.gettext(ERRORS_COLUMN))
    _mark_cells(book, findings.items, texts)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _write_column(sheet: Worksheet, notes: Notes, head: int, heading: str) -> None:
    """Write the column with errors after the last that holds anything; one from last time is emptied and used again."""
    from openpyxl.styles import Alignment, Font

    column = _errors_column(sheet, head)
    for row in range(head + 1, sheet.max_row + 1):
        if row in notes or sheet.cell(row, column).value is not None:
            _put(sheet, row, column, notes.get(row))
    _put(sheet, head, column, f"{heading}: {notes[head]}" if head in notes else heading)
    for row in (row for row in notes if row < head):
        _put(sheet, row, column, notes[row])
    sheet.cell(head, column).font = Font(bold=True)
    sheet.cell(head, column).alignment = Alignment(wrap_text=False)
    sheet.column_dimensions[letter(column - 1)].width = 60


def _errors_column(sheet: Worksheet, head: int) -> int:
    filled = [cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None]
    ours = [cell.column for cell in sheet[head] if isinstance(cell.value, str) and is_ours(cell.value)]
    return ours[0] if ours else max(filled, default=0) + 1


def _put(sheet: Worksheet, row: int, column: int, text: str | None) -> None:
    from openpyxl.cell import MergedCell

    cell = sheet.cell(row, column)
    if not isinstance(cell, MergedCell):
        cell.value = text
        if text is not None:
            cell.data_type = "s"  # never a formula, whatever it quotes


def _mark_cells(book: Workbook, findings: Iterable[Finding], texts: Texts) -> None:
    """Colour the cells at fault and say why in a comment, as many as Excel bears."""
    from openpyxl.styles import PatternFill

    rose = PatternFill("solid", fgColor=ROSE)
    placed = (found for found in findings if found.index is not None and found.place.row is not None)
    for found in islice(placed, COMMENTS):
        if found.place.sheet in book.sheetnames:
            _mark(
                book[found.place.sheet].cell(found.place.row or 1, (found.index or 0) + 1), found.sentence(texts), rose
            )


def _mark(cell: Cell | MergedCell, sentence: str, fill: PatternFill) -> None:
    from openpyxl.cell import MergedCell
    from openpyxl.comments import Comment

    if not isinstance(cell, MergedCell):
        cell.fill = fill
        before = [cell.comment.text] if cell.comment and sentence not in cell.comment.text else []
        cell.comment = Comment("\n".join([*before, sentence]), AUTHOR, width=320, height=120)
