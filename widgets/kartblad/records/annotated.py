"""Gives a file back as it came, with its errors written in: a column "Fel", and in Excel coloured cells with comments.

A text file keeps every byte but for the new column. How a workbook is written, `annotated_book` says.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from kartblad.i18n import Texts
from kartblad.records import annotated_book, delimited, tabular
from kartblad.records.annotated_book import Notes
from kartblad.records.filetypes import Kind
from kartblad.records.findings import Finding, Findings, column_name
from kartblad.records.headings import ERRORS_COLUMN, is_ours
from kartblad.records.rawtable import BROWSER, Limits

LONGEST = 32_000
"""Characters that one cell of Excel holds."""

PICTURES = re.compile(r"xl/(charts|chartsheets|media|diagrams)/|xl/drawings/drawing\d+\.xml")
"""Parts of a workbook that are drawn; comments have drawings of another name, and stay."""

ROW = 16
"""Bytes that every row grows by, at most: separators and quotation marks, in any encoding."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula in a text file that a spreadsheet opens."""


def file_name(name: str) -> str:
    """Return what the file with its errors is called."""
    path = PurePath(name.replace("\\", "/"))
    return f"{path.stem.removesuffix('_fel')[:100] or 'fil'}_fel{path.suffix.lower()}"


def has_pictures(content: bytes, name: str) -> bool:
    """Return whether a workbook holds charts, pictures or shapes, which may not come back as they were."""
    if PurePath(name).suffix.lower() != ".xlsx":
        return False
    try:
        with ZipFile(BytesIO(content)) as parts:
            return any(PICTURES.match(part) for part in parts.namelist())
    except BadZipFile:
        return False


def annotated(content: bytes, name: str, findings: Findings, texts: Texts, limits: Limits = BROWSER) -> bytes:
    """Return the file with its errors written in, in its own format.

    Raises
    ------
    Unreadable
        If it is not a file that can be read.
    """
    if tabular.checked_kind(content, name, limits) is Kind.CSV:
        return _text(content, findings, texts, limits)
    sheets = {found.place.sheet for found in findings.items}
    notes = {sheet: _notes(findings.items, texts, sheet) for sheet in sheets}
    return annotated_book.written(content, findings, notes, texts, limits)


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


def _text(content: bytes, findings: Findings, texts: Texts, limits: Limits) -> bytes:
    content = content.rstrip(delimited.END_OF_FILE)
    dialect = delimited.proven(content)
    records = list(_records(content.decode(dialect.encoding), dialect.separator))
    room = limits.bytes - len(content) - ROW * len(records)
    notes = _fitting(_notes(findings.items, texts, ""), dialect.encoding, room)
    sheet = _TextSheet(dialect.separator, findings.heads.get("", 1), texts.gettext(ERRORS_COLUMN))
    sheet.learn(records)
    written = "".join(sheet.noted(record, number, notes.get(number, "")) for number, record in enumerate(records, 1))
    return written.encode(dialect.encoding, errors="replace")


def _fitting(notes: Notes, encoding: str, room: int) -> Notes:
    """Return as many notes as the file has room for: it must not become too big to be chosen again."""
    fitting = {}
    for row, note in notes.items():
        room -= len(note.encode(encoding, errors="replace"))
        if room < 0:
            break
        fitting[row] = f"'{note}" if note.startswith(FORMULA_SIGNS) else note
    return fitting


def _records(text: str, separator: str) -> Iterator[str]:
    """Yield the text's rows with their line ends; a line end inside quotation marks ends none."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    reader = csv.reader(iter(lines), delimiter=separator)
    done = 0
    while done < len(lines):
        try:
            ended = next(reader, None) is None
        except csv.Error:
            ended = False
        if ended:
            break
        yield "".join(lines[done : reader.line_num])
        done = reader.line_num


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
