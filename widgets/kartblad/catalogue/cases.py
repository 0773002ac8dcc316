"""Reads the practice cases: made-up maps, one in each file, and a blank one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from kartblad.catalogue.reader import read_yaml
from kartblad.catalogue.schema import problem
from kartblad.core.mapping.map import Map
from kartblad.core.practice import PracticeCase
from kartblad.core.problems import Place
from kartblad.core.words import Words
from kartblad.i18n import msgid

FOLDER = "cases"
BLANK = "blank"
"""The key of the case that holds nothing yet."""


@dataclass(frozen=True, slots=True)
class _File:
    """What a file holds; ``number`` is its place in the list."""

    number: int
    name: Words
    what: Words
    map: Map


def cases(data: Path) -> dict[str, PracticeCase]:
    """Return every practice case by its key, in order; the blank one comes last.

    Raises
    ------
    DataProblem
        Naming file and key of what has another form.
    """
    names = sorted(path.name for path in (data / FOLDER).glob("*.yaml"))
    found = sorted(((_read(data, name), name.removesuffix(".yaml")) for name in names), key=_place)
    return {key: PracticeCase(key, file.name, file.what, file.map) for file, key in found}


def _place(found: tuple[_File, str]) -> tuple[bool, int, str]:
    file, key = found
    return key == BLANK, file.number, key


def _read(data: Path, name: str) -> _File:
    path = f"{FOLDER}/{name}"
    try:
        return msgspec.convert(read_yaml(data, path), _File)
    except msgspec.ValidationError as error:
        reason, _, inside = str(error).partition(" - at `$")
        key = inside.strip(".`") or "–"
        message = msgid("{file}, key {key}: {reason}. Mend the file.")
        raise problem(message, Place(file=path, key=key), key=key, reason=reason) from error
