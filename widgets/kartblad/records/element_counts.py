"""What sessions leave behind for the unit's statistics: one line each, with a month and yes or no.

The file is all that stays of a session, and only where the supervisor has seen the line and said yes.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import BinaryIO

from kartblad.core.elements import Counted, Elements
from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts

NAME = "element.csv"
ELEMENTS = tuple(field.name for field in fields(Elements))
COLUMNS = ("month", "script", *ELEMENTS, "steps_done", "steps_skipped", "steps")


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
            has = Elements(**{name: bool(int(row[name])) for name in ELEMENTS})
            done, skipped, steps = (int(row[name]) for name in COLUMNS[-3:])
        except (KeyError, TypeError, ValueError):
            continue  # a line cut short by a power cut
        yield Counted(row["month"], row["script"], has, done, skipped, steps)
