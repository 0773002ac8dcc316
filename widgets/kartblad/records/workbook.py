"""Reads an Excel workbook: every sheet's values as text, in one pass, without ever running or trusting anything in it.

openpyxl is several times slower here and does not tell a formula's value from a formula without one in the same pass.
Formulas count by the value that was saved with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from posixpath import dirname, join, normpath

from kartblad.records import asides, worksheet
from kartblad.records.faults import Fault
from kartblad.records.package import Package, opened
from kartblad.records.rawtable import LONGEST_CELL, Aside, Limits, Progress, RawTable, Unreadable, silent
from kartblad.records.worksheet import Shared

EPOCH_1904 = date(1904, 1, 1)
USUAL = "xl/workbook.xml"
_DATES = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_TIMES = frozenset({18, 19, 20, 21, 45, 46, 47})
_PERCENT = frozenset({9, 10})
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_.|\*.', re.IGNORECASE)
"""What in a number format is no code: texts, colours, languages, paddings."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    is_hidden: bool


@dataclass(slots=True)
class _Book:
    """What the workbook part and its relations say."""

    sheets: list[_Entry] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    """The part of each kind of relation: "sharedStrings", "styles"."""
    shared: Shared = field(default_factory=Shared)


def read(content: bytes, limits: Limits, progress: Progress = silent) -> tuple[RawTable, ...]:
    """Return the cells of every sheet that has any.

    Raises
    ------
    Unreadable
        If the workbook is damaged, too big, or holds what is not read.
    """
    with opened(content, limits) as package:
        book = _book(package)
        sheets = list(_tables(package, book, progress))
        read_already = {entry.part for entry in book.sheets} | set(book.parts.values())
        named = {entry.name for entry in book.sheets}
        further = [aside for aside in asides.of_package(package, read_already) if aside.text not in named]
    tables = [table for table in sheets if len(table.cells)]
    for table in sheets:
        if not len(table.cells):
            further += [*table.asides, Aside(Fault.NUMBER_IN_SHEET_NAME, table.sheet, is_of_sheet=False)]
    if tables:
        tables[0] = replace(tables[0], asides=(*further, *tables[0].asides))
    return tuple(tables)


def _tables(package: Package, book: _Book, progress: Progress) -> Iterator[RawTable]:
    sizes = [package.archive.getinfo(entry.part).file_size for entry in book.sheets]
    total, done = sum(sizes) or 1, 0
    for entry, size in zip(book.sheets, sizes, strict=True):
        told = silent if progress is silent else _from(progress, done, total)
        table = worksheet.sheet(package, book.shared, entry.part, told)
        done += size
        yield replace(table, sheet=entry.name, is_hidden=entry.is_hidden)


def _from(progress: Progress, done: int, total: int) -> Progress:
    return lambda read: progress((done + read) / total)


def _book(package: Package) -> _Book:
    book = _Book()
    part = _workbook_part(package)
    relations = _relations(package, part)
    book.parts = {kind: target for kind, target in relations.values() if kind in ("sharedStrings", "styles")}

    def listed(tag: str, at: dict[str, str]) -> None:
        if tag == "workbookPr" and at.get("date1904", "0") in ("1", "true"):
            book.shared.epoch = EPOCH_1904
        if tag == "sheet":
            relation = next((value for name, value in at.items() if name.endswith(":id")), "")
            kind, target = relations.get(relation, ("", ""))
            if kind == "worksheet":
                book.sheets.append(_Entry(at.get("name", ""), target, at.get("state", "visible") != "visible"))

    package.parse(part, listed)
    book.shared.cells_left = package.limits.cells
    book.shared.strings = _strings(package, book.parts.get("sharedStrings", ""))
    book.shared.styles = _styles(package, book.parts.get("styles", ""))
    return book


def _workbook_part(package: Package) -> str:
    """Return the part that lists the sheets; the web version of Excel does not always give it its usual name."""
    if package.spelt(USUAL) in package.names:
        return package.spelt(USUAL)
    found = [target for kind, target in _relations(package, "").values() if kind == "officeDocument"]
    return found[0] if found else USUAL


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return kind and part of everything that a part points at inside the package."""
    found: dict[str, tuple[str, str]] = {}
    folder, _slash, name = part.rpartition("/")

    def related(tag: str, at: dict[str, str]) -> None:
        if tag == "Relationship" and at.get("TargetMode") != "External":
            target = at["Target"].replace("\\", "/")
            path = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
            found[at["Id"]] = (at.get("Type", "").rpartition("/")[2], package.spelt(path))

    package.parse(package.spelt(join(folder, f"_rels/{name}.rels")), related)
    return found


def _strings(package: Package, part: str) -> list[str]:
    """Return the texts that cells point at; of a text in several fonts all pieces, of its phonetic guide none."""
    if part not in package.names:
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
            _keep(strings, "".join(pieces), package.limits)

    package.parse(part, start, end, lambda text: pieces.append(text) if state["text"] else None)
    return strings


def _keep(strings: list[str], text: str, limits: Limits) -> None:
    """Add a text, unless there are more or longer ones than any program writes."""
    strings.append(text)
    if len(text) > LONGEST_CELL:
        raise Unreadable(Fault.CELL_TOO_LONG, limit=LONGEST_CELL)
    if len(strings) > limits.cells:
        raise Unreadable(Fault.TOO_MANY_CELLS, limit=limits.cells)


def _styles(package: Package, part: str) -> list[str]:
    """Return for each cell format whether it shows a number as a date, a time or a percentage."""
    if part not in package.names:
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

    package.parse(part, start, end)
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
