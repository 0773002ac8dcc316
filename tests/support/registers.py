"""Files for the import tests: registers as people send them, whole and broken, as CSV and as Excel."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook

from kartblad import settings
from kartblad.catalogue import formats
from kartblad.catalogue.tables import statistics
from kartblad.records import imports
from kartblad.records.findings import Findings

DATA = settings.load().data
FORM = formats.read_form(DATA, "register")
COURSES = formats.course_names(statistics(DATA))
TOWNS = formats.municipalities(DATA)

HEADINGS = ("Person", "Kommun", "Kurs", "Startdatum", "Dagar", "Timmar", "Erfarenhet", "År i yrket", "Tillfälle")
GOOD = ("k-01", "Trollhättan", "BBiC", "2017-01-16", "2", "", "0–2 år", "", "vår")
"""A row without a fault."""
Row = Sequence[Any]
Outcome = imports.Imported | Findings


def register(content: bytes, name: str = "register.csv", **options: Any) -> Outcome:
    """Import a register with the workbook's own lists."""
    return imports.register(content, name, form=FORM, courses=COURSES, municipalities=TOWNS, **options)


def row(**cells: str) -> tuple[str, ...]:
    """Return the good row with some cells changed, by field name."""
    names = [field.name for field in FORM.fields]
    changed = dict(zip(names, GOOD, strict=True)) | cells
    return tuple(changed[name] for name in names)


def csv_file(rows: Iterable[Row], headings: Row = HEADINGS, separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """Return rows as text, quoted only where a cell holds the separator."""
    lines = [
        separator.join(f'"{cell}"' if separator in str(cell) else str(cell) for cell in line)
        for line in (headings, *rows)
    ]
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def xlsx_file(rows: Iterable[Row], headings: Row = HEADINGS, sheet: str = "Register") -> bytes:
    """Return rows as a workbook with one sheet."""
    return book({sheet: [headings, *rows]})


def book(sheets: Mapping[str, Iterable[Row]]) -> bytes:
    """Return sheets as a workbook."""
    made = Workbook()
    del made["Sheet"]
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for line in rows:
            sheet.append(list(line))
    return saved(made)


def saved(made: Workbook) -> bytes:
    """Return a workbook as bytes."""
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def opened(content: bytes) -> Workbook:
    """Return a workbook that was written."""
    return load_workbook(io.BytesIO(content))


def repacked(content: bytes, changes: Mapping[str, bytes | None], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip with parts added, replaced or (None) left out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", method) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, part in changes.items():
            if part is not None:
                new.writestr(name, part)
    return target.getvalue()


def imported(outcome: Outcome) -> imports.Imported:
    """Return what came in; fail with the sentence if nothing did."""
    assert isinstance(outcome, imports.Imported), [(found.fault, found.place) for found in outcome.items[:5]]
    return outcome


def refused(outcome: Outcome) -> Findings:
    """Return why nothing came in."""
    assert isinstance(outcome, Findings)
    return outcome


def places(outcome: Outcome) -> list[tuple[str, int | None, str, str]]:
    """Return fault, row, column letter and shown value of every finding."""
    return [(found.fault.value, found.place.row, found.letter, found.value) for found in refused(outcome).items]
