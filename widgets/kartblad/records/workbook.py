"""Reads an Excel workbook: every sheet's values as text, in one pass, without ever running or trusting anything in it.

openpyxl is several times slower here and does not tell a formula's value from a formula without one in the same pass.
Formulas count by the value that was saved with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest
from posixpath import join, normpath

import numpy as np
import pandas as pd

from kartblad.records.faults import Fault
from kartblad.records.package import Package, opened
from kartblad.records.rawtable import FORMULA_ONLY, Limits, Progress, RawTable, Unreadable, silent

SPARE_ROWS = 50
"""Rows above the limit for titles and headings."""
EPOCH = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)
_DATES = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_TIMES = frozenset({18, 19, 20, 21, 45, 46, 47})
_PERCENT = frozenset({9, 10})
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_.|\*.', re.IGNORECASE)
"""What in a number format is no code: texts, colours, languages, paddings."""
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class _Book:
    """What the sheets share."""

    strings: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    """"date", "time", "percent" or "" for each cell format."""
    epoch: date = EPOCH
    sheets: list[tuple[str, str]] = field(default_factory=list)
    """Name and part of every sheet."""


def read(content: bytes, limits: Limits, progress: Progress = silent) -> tuple[RawTable, ...]:
    """Return the cells of every sheet that has any.

    Raises
    ------
    Unreadable
        If the workbook is damaged, too big, or holds what is not read.
    """
    with opened(content, limits) as package:
        book = _book(package)
        total = sum(package.archive.getinfo(part).file_size for _name, part in book.sheets) or 1
        tables, done = [], 0
        for name, part in book.sheets:
            tables.append(_sheet(package, book, name, part, lambda read, done=done: progress((done + read) / total)))  # type: ignore[misc]
            done += package.archive.getinfo(part).file_size
    return tuple(table for table in tables if len(table.cells))


def _book(package: Package) -> _Book:
    book = _Book()
    targets: dict[str, str] = {}

    def related(tag: str, at: dict[str, str]) -> None:
        if tag == "Relationship" and at.get("Type", "").endswith("/worksheet") and at.get("TargetMode") != "External":
            target = at["Target"]
            targets[at["Id"]] = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))

    def listed(tag: str, at: dict[str, str]) -> None:
        if tag == "workbookPr" and at.get("date1904", "0") in ("1", "true"):
            book.epoch = EPOCH_1904
        if tag == "sheet":
            relation = next((value for name, value in at.items() if name.endswith(":id")), "")
            if relation in targets:
                book.sheets.append((at.get("name", ""), targets[relation]))

    package.parse("xl/_rels/workbook.xml.rels", related)
    package.parse("xl/workbook.xml", listed)
    book.strings = _strings(package)
    book.styles = _styles(package)
    return book


def _strings(package: Package) -> list[str]:
    """Return the texts that cells point at; of a text in several fonts all pieces, of its phonetic guide none."""
    if "xl/sharedStrings.xml" not in package.names:
        return []
    strings: list[str] = []
    pieces: list[str] = []
    state = {"text": False, "guide": False}

    def start(tag: str, _at: dict[str, str]) -> None:
        if tag == "t":
            state["text"] = not state["guide"]
        elif tag == "rPh":
            state["guide"] = True
        elif tag == "si":
            pieces.clear()

    def end(tag: str) -> None:
        if tag == "t":
            state["text"] = False
        elif tag == "rPh":
            state["guide"] = False
        elif tag == "si":
            strings.append("".join(pieces))

    package.parse("xl/sharedStrings.xml", start, end, lambda text: pieces.append(text) if state["text"] else None)
    return strings


def _styles(package: Package) -> list[str]:
    """Return for each cell format whether it shows a number as a date, a time or a percentage."""
    if "xl/styles.xml" not in package.names:
        return []
    codes: dict[int, str] = {}
    styles: list[str] = []
    inside = [False]

    def start(tag: str, at: dict[str, str]) -> None:
        if tag == "numFmt":
            codes[int(at["numFmtId"])] = at.get("formatCode", "")
        elif tag == "cellXfs":
            inside[0] = True
        elif tag == "xf" and inside[0]:
            styles.append(_shown_as(int(at.get("numFmtId", "0")), codes))

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside[0] = False

    package.parse("xl/styles.xml", start, end)
    return styles


def _shown_as(number: int, codes: dict[int, str]) -> str:
    """Return what a number format shows a number as."""
    if number not in codes:
        return "date" if number in _DATES else "time" if number in _TIMES else "percent" if number in _PERCENT else ""
    code = _NOT_CODE.sub("", codes[number].partition(";")[0]).lower()
    if "y" in code or "å" in code or "d" in code:
        return "date"
    if "h" in code or "s" in code:
        return "time"
    return "percent" if "%" in code else ""


def _sheet(package: Package, book: _Book, name: str, part: str, progress: Progress) -> RawTable:
    reading = _Reading(book, package.limits)
    read = package.left

    def start(tag: str, at: dict[str, str]) -> None:
        if tag == "row":
            progress(read - package.left)
        reading.start(tag, at)

    package.parse(part, start if progress is not silent else reading.start, reading.end, reading.text)
    columns = list(zip_longest(*reading.rows, fillvalue=""))
    cells = pd.DataFrame({at: pd.Series(column, dtype=object) for at, column in enumerate(columns)})
    return RawTable(name, cells, np.asarray(reading.numbers, dtype=np.int64), reading.formulas)


class _Reading:
    """Takes a sheet's elements one by one and keeps the rows that hold anything."""

    def __init__(self, book: _Book, limits: Limits) -> None:
        self.book, self.limits = book, limits
        self.rows: list[list[str]] = []
        self.numbers: list[int] = []
        self.formulas = 0
        self.row: list[str] = []
        self.number = 0
        self.column = -1
        self.kind = ""
        self.style = ""
        self.is_formula = self.is_text = False
        self.pieces: list[str] = []
        self.known: dict[tuple[str, str], str] = {}
        self.columns: dict[str, int] = {}

    def start(self, tag: str, at: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if tag == "c":
            self.column = self._column(at["r"]) if "r" in at else self.column + 1
            self.kind, self.style = at.get("t", "n"), at.get("s", "")
            self.is_formula = False
            self.pieces.clear()
        elif tag in ("v", "t"):
            self.is_text = True
        elif tag == "f":
            self.is_formula = True
        elif tag == "row":
            self.number = int(at["r"]) if "r" in at else self.number + 1
            self.row, self.column = [], -1

    def text(self, text: str) -> None:
        """Take what stands between the elements."""
        if self.is_text:
            self.pieces.append(text)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in ("v", "t"):
            self.is_text = False
        elif tag == "c":
            self._cell()
        elif tag == "row" and any(self.row):
            self.rows.append(self.row)
            self.numbers.append(self.number)
            if len(self.rows) > self.limits.rows + SPARE_ROWS:
                raise Unreadable(Fault.TOO_MANY_ROWS, limit=self.limits.rows)

    def _cell(self) -> None:
        value = self._value("".join(self.pieces))
        self.formulas += self.is_formula
        if not value:
            return
        if self.column >= self.limits.columns:
            raise Unreadable(Fault.TOO_MANY_COLUMNS, limit=self.limits.columns)
        missing = self.column - len(self.row)
        if missing >= 0:
            self.row.extend([""] * (missing + 1))
        self.row[self.column] = value

    def _value(self, raw: str) -> str:
        if self.kind == "s":
            at = int(raw) if raw.isdigit() else len(self.book.strings)
            return self.book.strings[at] if at < len(self.book.strings) else ""
        if self.kind != "n":
            return {"1": "ja", "0": "nej"}.get(raw, raw) if self.kind == "b" else raw[:10] if self.kind == "d" else raw
        if not raw:
            return FORMULA_ONLY if self.is_formula else ""
        key = (raw, self.style)
        if key not in self.known:
            self.known[key] = self._number(raw)
        return self.known[key]

    def _number(self, raw: str) -> str:
        """Return a number as a Swede would type what the cell shows."""
        shown = (
            self.book.styles[int(self.style)]
            if self.style.isdigit() and int(self.style) < len(self.book.styles)
            else ""
        )
        try:
            number = float(raw)
            if shown == "date" and 0 < number < 2_958_466:
                return (self.book.epoch + timedelta(days=int(number))).isoformat()
        except (ValueError, OverflowError):
            return raw
        if shown == "time" and 0 <= number < 1_000:
            minutes = round(number * 1440)
            return f"{minutes // 60}:{minutes % 60:02}"
        return f"{plain_number(number * 100)} %" if shown == "percent" else plain_number(number)

    def _column(self, reference: str) -> int:
        letters = _DIGITS.sub("", reference)
        if letters not in self.columns:
            number = 0
            for sign in letters[:4]:
                number = number * 26 + (ord(sign.upper()) - ord("A") + 1)
            self.columns[letters] = max(number - 1, 0)
        return self.columns[letters]


def plain_number(number: float) -> str:
    """Return a number with a decimal comma, as few digits as tell it apart, and no exponent."""
    if not np.isfinite(number) or abs(number) >= 1e15:
        return str(number)
    if number == int(number):
        return str(int(number))
    return np.format_float_positional(round(number, 10), trim="-").replace(".", ",")
