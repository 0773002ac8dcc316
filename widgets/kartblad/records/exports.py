"""Writes a figure's numbers as files: open CSV, Swedish Excel CSV, XLSX and JSON, each with its passport.

Text that a spreadsheet would take for a formula is a way to run commands on the reader's machine, so no file holds
one. In CSV a text that begins with ``= + - @``, a tab or a carriage return gets an apostrophe before it, which
spreadsheets show as text; numbers are never touched, a minus sign included. In XLSX the cell's type says that it is
text.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from kartblad.charts.figure import Cell, Column, Figure, Row
from kartblad.charts.marks import marks_of, word
from kartblad.charts.passport import lines, source_text, standing
from kartblad.core.formulas import harmless
from kartblad.i18n import Texts, msgid

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.cell import MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

OPEN_COLUMNS = (
    "key",
    "label",
    "group",
    "column",
    "unit",
    "value",
    "low",
    "high",
    "text",
    "marks",
    "note",
    "definition",
    "source",
    "source_date",
    "period",
    "standing",
)
"""The columns of open CSV: one row for every cell of the figure, the passport on every row."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML, and so XLSX, cannot hold."""
_SHEET_WIDTHS = (10, 60)
_HEADINGS = {
    "row": msgid("Row"),
    "group": msgid("Group"),
    "measure": msgid("Measure"),
    "unit": msgid("Unit"),
    "value": msgid("Value"),
    "low": msgid("Lowest"),
    "high": msgid("Highest"),
    "text": msgid("As shown"),
    "marks": msgid("Marks"),
    "note": msgid("Note"),
    "source": msgid("Source"),
    "period": msgid("Period"),
    "standing": msgid("Standing"),
    "not_for": msgid("Must not be used for"),
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One cell of the figure with where it stands."""

    row: Row
    column: Column
    cell: Cell

    @property
    def note(self) -> str:
        return " ".join(text for text in (self.row.breaks, self.row.note, self.cell.note) if text)


def open_csv(figure: Figure) -> bytes:
    """Return the figure as open data: UTF-8, comma, decimal point, LF, machine names, a row for every cell."""
    return _csv([OPEN_COLUMNS, *_open_rows(figure)], delimiter=",", newline="\n").encode("utf-8")


def excel_csv(figure: Figure, texts: Texts) -> bytes:
    """Return the figure for a Swedish Excel: semicolon, decimal comma, UTF-8 with BOM, CRLF, Swedish headings."""
    headings = [texts.gettext(heading) for heading in _HEADINGS.values()]
    return _csv([headings, *_excel_rows(figure, texts)], delimiter=";", newline="\r\n").encode("utf-8-sig")


def xlsx(figure: Figure, texts: Texts) -> bytes:
    """Return the figure as a workbook: the table with true numbers, then the number passport."""
    from openpyxl import Workbook  # late: pages that export nothing never load openpyxl

    book = Workbook()
    book.properties.title, book.properties.creator = figure.finding, "kartblad"
    del book["Sheet"]
    table, about = (book.create_sheet(texts.gettext(name)) for name in (msgid("Table"), msgid("Number passport")))
    _write(table, _table(figure, texts), head=2)
    _write(about, _about(figure, texts), head=1)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def as_json(figure: Figure) -> bytes:
    """Return the figure as JSON: its texts, columns, rows and passport, with null where no number is known."""
    return (json.dumps(asdict(figure), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode("utf-8")


def file_name(figure: Figure, extension: str, kind: str = "") -> str:
    """Return a name of plain letters made from the figure's key, which never holds what a visitor wrote.

    ``kind`` tells two files of the same figure with the same extension apart.
    """
    plain = unicodedata.normalize("NFKD", figure.key).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80]
    return f"{'-'.join(filter(None, (slug or 'kartblad', kind)))}.{extension.lstrip('.')}"


def _entries(figure: Figure) -> Iterator[_Entry]:
    for row in figure.rows:
        for column, cell in zip(figure.columns, row.cells, strict=True):
            yield _Entry(row, column, cell)


def _open_rows(figure: Figure) -> Iterator[list[str]]:
    passport = figure.passport
    origin = "; ".join(", ".join(part for part in (s.title, s.publisher, s.place) if part) for s in passport.sources)
    dates = "; ".join(source.published for source in passport.sources)
    common = [passport.definition, origin, dates, passport.period, passport.standing.value]
    for entry in _entries(figure):
        row, column, cell = entry.row, entry.column, entry.cell
        marks = "|".join(mark.value for mark in marks_of(row, cell))
        numbers = [_plain(number) for number in (cell.value, cell.low, cell.high)]
        names = [row.key, row.label, row.group, column.key, column.unit]
        yield [*_safe(names), *numbers, *_safe([cell.text, marks, entry.note, *common])]


def _excel_rows(figure: Figure, texts: Texts) -> Iterator[list[str]]:
    passport = figure.passport
    origin = "; ".join(source_text(source, texts) for source in passport.sources)
    common = [origin, passport.period, standing(passport.standing, texts), "; ".join(passport.not_for)]
    for entry in _entries(figure):
        row, column, cell = entry.row, entry.column, entry.cell
        marks = ", ".join(word(mark, texts) for mark in marks_of(row, cell))
        numbers = [_plain(number).replace(".", ",") for number in (cell.value, cell.low, cell.high)]
        names = [row.label, row.group, column.label, column.unit]
        yield [*_safe(names), *numbers, *_safe([cell.text, marks, entry.note, *common])]


def _plain(number: float | None) -> str:
    """Return a number without exponent or needless decimals; empty where none is known."""
    if number is None:
        return ""
    return str(int(number)) if float(number).is_integer() else format(number, "f").rstrip("0")


def _safe(cells: Iterable[str]) -> list[str]:
    """Return texts that no spreadsheet takes for a formula."""
    return [harmless(text) for text in cells]


def _csv(rows: Iterable[Iterable[str]], delimiter: str, newline: str) -> str:
    target = StringIO(newline="")
    csv.writer(target, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return target.getvalue()


def _table(figure: Figure, texts: Texts) -> Iterator[list[str | float | None]]:
    """Return the sheet's rows: a number's cell holds the number; where none is known it holds the word."""
    yield [figure.finding]
    yield [
        figure.row_label,
        *(heading for column in figure.columns for heading in _sheet_headings(figure, column, texts)),
    ]
    for row in figure.rows:
        pairs = zip(figure.columns, row.cells, strict=True)
        cells = [value for column, cell in pairs for value in _sheet_cells(figure, column, row, cell, texts)]
        yield [row.label, *cells]


def _sheet_headings(figure: Figure, column: Column, texts: Texts) -> list[str]:
    name = f"{column.label} ({column.unit})" if column.unit else column.label
    extra = [texts.gettext(_HEADINGS[key]) for key in _extras(figure, column)]
    return [name, *(f"{column.label}: {heading.lower()}" for heading in extra)]


def _sheet_cells(figure: Figure, column: Column, row: Row, cell: Cell, texts: Texts) -> list[str | float | None]:
    extras: dict[str, str | float | None] = {
        "low": cell.low,
        "high": cell.high,
        "marks": ", ".join(word(mark, texts) for mark in marks_of(row, cell)),
        "note": _Entry(row, column, cell).note,
    }
    value = cell.text if cell.value is None else cell.value
    return [value, *(extras[key] for key in _extras(figure, column))]


def _extras(figure: Figure, column: Column) -> list[str]:
    """Return which further columns a column of the figure needs: only what some row of it has."""
    entries = [entry for entry in _entries(figure) if entry.column is column]
    has = {
        "low": any(entry.cell.low is not None for entry in entries),
        "high": any(entry.cell.high is not None for entry in entries),
        "marks": any(marks_of(entry.row, entry.cell) for entry in entries),
        "note": any(entry.note for entry in entries),
    }
    return [key for key, found in has.items() if found]


def _about(figure: Figure, texts: Texts) -> Iterator[list[str | float | None]]:
    yield [figure.finding]
    yield [figure.context]
    yield [figure.sentence]
    for line in lines(figure.passport, texts):
        for number, text in enumerate(line.texts):
            yield ["" if number else line.label, text]
    for note in figure.notes:
        yield [texts.gettext(_HEADINGS["note"]), note]


def _write(sheet: Worksheet, rows: Iterable[Iterable[str | float | None]], head: int) -> None:
    """Fill a sheet; rows up to ``head`` are bold and stay in sight."""
    from openpyxl.styles import Font

    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            _fill(cell, value)
            if number <= head:
                cell.font = Font(bold=True)
    sheet.freeze_panes = sheet.cell(head + 1, 2).coordinate
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: sheet.max_column]:
        longest = max((len(str(at.value or "")) for at in sheet[letter][1:]), default=0)
        sheet.column_dimensions[letter].width = min(max(longest + 2, _SHEET_WIDTHS[0]), _SHEET_WIDTHS[1])


def _fill(cell: SheetCell | MergedCell, value: str | float | None) -> None:
    """Write a number as a number and anything else as text, whatever it looks like."""
    if isinstance(value, str):
        cell.value = _CONTROL.sub("", value)
        cell.data_type = "s"  # after the value: openpyxl would make "=…" a formula
        cell.number_format = "@"  # Excel, too, keeps "0014" and "1421" as typed
    else:
        cell.value = value
