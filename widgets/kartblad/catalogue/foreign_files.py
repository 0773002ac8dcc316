"""Opens a folder of CSV files that anybody may have made: as text, within limits, through no link, never outside."""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts

INDEX = "datapackage.json"
SUFFIX = ".csv"
LARGEST_FILE = 16 * 2**20
MOST_FILES = 100
MOST_ROWS = 50_000
"""Of all files together."""
MOST_COLUMNS = 60
DEEPEST = 3
SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file as text."""

    path: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Folder:
    """A folder and what may be read in it."""

    def __init__(self, folder: Path, texts: Texts) -> None:
        self.folder = folder
        self.texts = texts
        self._left = MOST_ROWS

    def index(self) -> dict[str, Any]:
        """Return what ``datapackage.json`` says; nothing where there is none.

        Raises
        ------
        Problem
            If it is not JSON.
        """
        if not (self.folder / INDEX).exists():
            return {}
        try:
            said = msgspec.json.decode(self._bytes(INDEX))
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            raise self._refused(INDEX, self.texts.gettext("It is not JSON.")) from error
        return said if isinstance(said, dict) else {}

    def tables(self) -> tuple[str, ...]:
        """Return the paths of the CSV files in the folder, in the order of their names.

        Raises
        ------
        Problem
            If it is no folder, has a link in it, or too many files.
        """
        found = sorted(self._walked("", DEEPEST))
        if len(found) > MOST_FILES:
            wrong = self.texts.gettext("It has more than {n} CSV files.", n=MOST_FILES)
            raise self._refused("", wrong)
        return tuple(found)

    def sheet(self, path: str) -> Sheet:
        """Return a CSV file.

        Raises
        ------
        Problem
            If it lies outside the folder, is a link, too large, or no table.
        """
        parts = PurePosixPath(path).parts
        if set(path) & set("\\:\0") or not parts or path.startswith("/") or ".." in parts:
            raise self._refused(path, self.texts.gettext("It does not lie in the folder."))
        try:
            first, *rest = self._rows(_decoded(self._bytes(path)))
        except (csv.Error, UnicodeDecodeError, ValueError) as error:
            if isinstance(error, Problem):
                raise
            raise self._refused(path, self.texts.gettext("It is no table.")) from error
        heading = tuple(name.strip() for name in first)
        rows = tuple(tuple(cell.strip() for cell in row) for row in rest if any(cell.strip() for cell in row))
        self._left -= len(rows)
        self._check(path, heading, rows)
        return Sheet(path, heading, rows)

    def _check(self, path: str, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        if self._left < 0:
            wrong = self.texts.gettext("The files have more than {n} rows together.", n=MOST_ROWS)
            raise self._refused(path, wrong)
        uneven = next((at for at, row in enumerate(rows, 2) if len(row) != len(heading)), None)
        if uneven is not None:
            wrong = self.texts.gettext("Row {n} has not as many cells as there are headings.", n=uneven)
            raise self._refused(path, wrong)
        if len(heading) > MOST_COLUMNS or len(set(heading)) < len(heading):
            wrong = self.texts.gettext("Every column needs a heading of its own, at most {n}.", n=MOST_COLUMNS)
            raise self._refused(path, wrong)

    def _rows(self, text: str) -> list[list[str]]:
        head = text.partition("\n")[0]
        separator = max(SEPARATORS, key=head.count)
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))

    def _walked(self, inside: str, deepest: int) -> Iterator[str]:
        try:
            with os.scandir(self.folder / inside) as found:
                entries = list(found)
        except OSError as error:
            raise self._refused(inside, self.texts.gettext("It is no folder that can be read.")) from error
        for entry in entries:
            path = f"{inside}/{entry.name}".lstrip("/")
            if entry.is_symlink():
                raise self._refused(path, self.texts.gettext("It is a link, and links are not followed."))
            if entry.is_dir(follow_symlinks=False) and deepest:
                yield from self._walked(path, deepest - 1)
            elif entry.name.casefold().endswith(SUFFIX):
                yield path

    def _bytes(self, path: str) -> bytes:
        """Return a plain file's content; no part of its path may be a link."""
        steps = [self.folder.joinpath(*PurePosixPath(path).parts[:n]) for n in range(1, len(PurePosixPath(path).parts))]
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        try:
            if any(step.is_symlink() for step in steps):
                raise self._refused(path, self.texts.gettext("It is a link, and links are not followed."))
            with os.fdopen(os.open(self.folder / path, flags), "rb") as file:
                plain = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
                content = file.read(LARGEST_FILE + 1) if plain else b""
        except OSError as error:
            raise self._refused(path, self.texts.gettext("It cannot be opened, or is a link.")) from error
        if not plain:
            raise self._refused(path, self.texts.gettext("It is no plain file."))
        if len(content) > LARGEST_FILE:
            raise self._refused(path, self.texts.gettext("It is larger than {n} MB.", n=LARGEST_FILE // 2**20))
        return content

    def _refused(self, path: str, wrong: str) -> Problem:
        place = f"{self.folder.name}/{path}".rstrip("/")
        sentence = self.texts.gettext("{file} cannot be attacked. {wrong}", file=place, wrong=wrong)
        return Problem(sentence, Place(file=place))


def _decoded(content: bytes) -> str:
    """Return a file's text: UTF-8 with or without its mark, UTF-16 with it, else as Windows writes Swedish."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")
