"""Reads one sheet of a workbook: every value as text, as a Swede would type what the cell shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest

import numpy as np
import pandas as pd

from kartblad.records.faults import Fault
from kartblad.records.package import Package
from kartblad.records.rawtable import FORMULA_ONLY, Area, Aside, Limits, Progress, RawTable, Unreadable, silent

SPARE_ROWS = 50
"""Rows above the limit for titles and headings."""
LAST_ROW = 1_048_576
EPOCH = date(1899, 12, 30)
MERGED = 10_000
"""Merged areas that are looked at; a sheet with more is no list."""
_REFERENCE = re.compile(r"([A-Za-z]{1,3})\d*")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_WHOLE = re.compile(r"[0-9]{1,9}")
_HEADERS = frozenset({f"{which}{what}" for which in ("odd", "even", "first") for what in ("Header", "Footer")})
_CODE = frozenset({"f", "formula", "formula1", "formula2"})


@dataclass(slots=True)
class Shared:
    """What the sheets of a workbook share."""

    strings: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    """"date", "time", "percent" or "" for each cell format."""
    epoch: date = EPOCH
    cells_left: int = 0
    """How many cells may still be read."""


def sheet(package: Package, shared: Shared, part: str, progress: Progress) -> RawTable:
    """Return the cells of a sheet; its name is left empty."""
    reading = _Reading(shared, package.limits)
    read = package.left

    def start(tag: str, at: dict[str, str]) -> None:
        if tag == "row":
            progress(read - package.left)
        reading.start(tag, at)

    package.parse(part, start if progress is not silent else reading.start, reading.end, reading.text)
    columns = list(zip_longest(*reading.rows, fillvalue=""))
    cells = pd.DataFrame({at: pd.Series(column, dtype=object) for at, column in enumerate(columns)})
    return RawTable(
        "",
        cells,
        np.asarray(reading.numbers, dtype=np.int64),
        reading.formulas,
        merged=tuple(reading.merged),
        asides=tuple(reading.asides),
    )


class _Reading:
    """Takes a sheet's elements one by one and keeps the rows that hold anything."""

    def __init__(self, shared: Shared, limits: Limits) -> None:
        self.shared, self.limits = shared, limits
        self.rows: list[list[str]] = []
        self.numbers: list[int] = []
        self.formulas = 0
        self.merged: list[Area] = []
        self.asides: list[Aside] = []
        self.row: list[str] = []
        self.number = 0
        self.column = -1
        self.kind = ""
        self.style = ""
        self.is_formula = self.is_text = False
        self.aside: Fault | None = None
        self.pieces: list[str] = []
        self.beside: list[str] = []
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
        elif tag in _CODE:
            self.is_formula, self.aside = True, Fault.NUMBER_IN_FORMULA
        elif tag == "row":
            self._begin_row(at.get("r", ""))
        elif tag in _HEADERS:
            self.aside = Fault.NUMBER_IN_HEADER
        elif tag == "mergeCell" and len(self.merged) < MERGED:
            self._merge(at.get("ref", ""))

    def text(self, text: str) -> None:
        """Take what stands between the elements."""
        if self.is_text:
            self.pieces.append(text)
        elif self.aside is not None:
            self.beside.append(text)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in ("v", "t"):
            self.is_text = False
        elif tag == "c":
            self._cell()
        elif tag == "row" and any(self.row):
            self._end_row()
        elif self.aside is not None and (tag in _CODE or tag in _HEADERS):
            self.asides.extend([Aside(self.aside, "".join(self.beside))] if self.beside else [])
            self.aside = None
            self.beside.clear()

    def _begin_row(self, number: str) -> None:
        before, self.number = self.number, int(number) if number else self.number + 1
        if not before < self.number <= LAST_ROW:
            raise Unreadable(Fault.DAMAGED)
        self.row, self.column = [], -1

    def _end_row(self) -> None:
        self.rows.append(self.row)
        self.numbers.append(self.number)
        self.shared.cells_left -= len(self.row)
        if len(self.rows) > self.limits.rows + SPARE_ROWS:
            raise Unreadable(Fault.TOO_MANY_ROWS, limit=self.limits.rows)
        if self.shared.cells_left < 0:
            raise Unreadable(Fault.TOO_MANY_CELLS, limit=self.limits.cells)

    def _merge(self, reference: str) -> None:
        if found := _AREA.fullmatch(reference):
            left, top, right, bottom = found.groups()
            self.merged.append(Area(int(top), self._column(left), int(bottom), self._column(right)))

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
            at = int(raw) if _WHOLE.fullmatch(raw) else len(self.shared.strings)
            return self.shared.strings[at] if at < len(self.shared.strings) else ""
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
        at = int(self.style) if _WHOLE.fullmatch(self.style) else len(self.shared.styles)
        shown = self.shared.styles[at] if at < len(self.shared.styles) else ""
        try:
            number = float(raw)
            if shown == "date" and 0 < number < 2_958_466:
                return (self.shared.epoch + timedelta(days=int(number))).isoformat()
        except (ValueError, OverflowError):
            return raw
        if shown == "time" and 0 <= number < 1_000:
            minutes = round(number * 1440)
            return f"{minutes // 60}:{minutes % 60:02}"
        return f"{plain_number(number * 100)} %" if shown == "percent" else plain_number(number)

    def _column(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        if letters not in self.columns:
            if not _REFERENCE.fullmatch(reference):
                raise Unreadable(Fault.DAMAGED)
            number = 0
            for sign in letters.upper():
                number = number * 26 + (ord(sign) - ord("A") + 1)
            self.columns[letters] = number - 1
        return self.columns[letters]


def plain_number(number: float) -> str:
    """Return a number with a decimal comma, as few digits as tell it apart, and no exponent."""
    if not np.isfinite(number) or abs(number) >= 1e15:
        return str(number)
    if number == int(number):
        return str(int(number))
    return np.format_float_positional(round(number, 10), trim="-").replace(".", ",")
