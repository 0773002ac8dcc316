"""What sessions leave behind for the unit's statistics: one line each, with a month and yes or no.

The file is all that stays of a session, and only where the supervisor has seen the line and said yes.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from io import StringIO
from pathlib import Path
from typing import BinaryIO

from kartblad.core.elements import Counted, Elements
from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts

NAME = "element.csv"
ELEMENTS = tuple(field.name for field in fields(Elements))
COLUMNS = ("month", "script", *ELEMENTS, "steps_done", "steps_skipped", "steps")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def keep(folder: Path, counted: Counted, texts: Texts) -> None:
    """Write one line more; it is on disk when this returns.

    Raises
    ------
    Problem
        If the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (folder / NAME).open("a+b") as file:
            file.write(_beginning(file) + _line(counted))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        sentence = texts.gettext("The count could not be saved in {folder}. Check that there is room.", folder=folder)
        raise Problem(sentence, Place(file=str(folder))) from error


def kept(folder: Path) -> tuple[Counted, ...]:
    """Return every line that was kept, oldest first; a line that cannot be read is left out."""
    try:
        with (folder / NAME).open(encoding="utf-8", newline="") as file:
            return tuple(_read(csv.DictReader(file)))
    except FileNotFoundError:
        return ()


def are_counts(content: bytes) -> bool:
    """Return whether a file has this one's heading."""
    return content.removeprefix(b"\xef\xbb\xbf").splitlines()[:1] == [",".join(COLUMNS).encode()]


def counts(content: bytes, name: str, texts: Texts) -> tuple[Counted, ...]:
    """Return every line of a file, in its order: all of them or none.

    Raises
    ------
    Problem
        Naming the first row and column that cannot be read.
    """
    text = StringIO(content.decode("utf-8-sig", errors="replace"), newline="")
    found = []
    for number, row in enumerate(csv.DictReader(text), 2):
        try:
            found.append(_counted(row))
        except (KeyError, TypeError, ValueError) as error:
            column = next((column for column in COLUMNS if not _is_read(column, row.get(column))), COLUMNS[-1])
            raise _unreadable(Place(name, row=number, column=column), row.get(column) or "", texts) from error
    return tuple(found)


def _is_read(column: str, value: str | None) -> bool:
    if column == "month":
        return bool(_MONTH.fullmatch(value or ""))
    return bool(value) if column == "script" else (value or "").isdecimal()


def _unreadable(place: Place, value: str, texts: Texts) -> Problem:
    sentence = texts.gettext(
        "{file}, row {row}, column {column}: {value} cannot be read. A month is written ÅÅÅÅ-MM, and whether an "
        "element is there 1 or 0. Nothing was read.",
        file=place.file,
        row=place.row,
        column=place.column,
        value=f"”{value[:40]}”",
    )
    return Problem(sentence, place)


def _beginning(file: BinaryIO) -> bytes:
    """Return what stands before a line: the heading in a new file, a line's end after one that was cut short."""
    if not file.tell():
        return (",".join(COLUMNS) + "\n").encode()
    file.seek(-1, os.SEEK_END)
    return b"" if file.read() == b"\n" else b"\n"


def _line(counted: Counted) -> bytes:
    elements = [str(int(getattr(counted.elements, name))) for name in ELEMENTS]
    steps = [str(n) for n in (counted.steps_done, counted.steps_skipped, counted.steps)]
    return (",".join((counted.month, counted.script, *elements, *steps)) + "\n").encode()


def _read(rows: csv.DictReader[str]) -> Iterator[Counted]:
    for row in rows:
        try:
            yield _counted(row)
        except (KeyError, TypeError, ValueError):
            continue  # a line cut short by a power cut


def _counted(row: Mapping[str, str]) -> Counted:
    """Return what a line says.

    Raises
    ------
    ValueError
        If it says something else; also a TypeError for a cell that is missing.
    """
    if not _MONTH.fullmatch(row["month"]):
        raise ValueError(row["month"])
    has = Elements(**{name: bool(int(row[name])) for name in ELEMENTS})
    done, skipped, steps = (int(row[name]) for name in COLUMNS[-3:])
    return Counted(row["month"], row["script"], has, done, skipped, steps)
