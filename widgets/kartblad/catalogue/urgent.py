"""What the pause for acute worry says: the municipality's own text, or the workbook's until there is one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from kartblad.catalogue import written
from kartblad.catalogue.mapping import day
from kartblad.core.problems import Problem
from kartblad.core.words import NO_WORDS, Words

FILE = "urgent.yaml"
UNKNOWN = "fyll i"
"""What stands where a number has not been filled in."""


@dataclass(frozen=True, slots=True)
class Phone:
    """Whom to call; ``number`` is empty until somebody has filled it in."""

    name: Words
    number: str = ""

    @property
    def known(self) -> bool:
        """Whether there is a number."""
        return bool(self.number)


@dataclass(frozen=True, slots=True)
class Urgent:
    """The whole text. ``checked`` is the day when somebody answered for it; empty if never."""

    heading: Words
    points: tuple[Words, ...]
    phones: tuple[Phone, ...]
    note: Words = NO_WORDS
    checked: str = ""
    own: bool = False


def urgent_text(data: Path, own: Path | None = None) -> Urgent:
    """Return the text for acute worry: that in the folder ``own``, if there is one, else the workbook's.

    Raises
    ------
    Problem
        Naming file, line and key of what is wrong.
    """
    schema = written.schema_of(data, "urgent")
    if own is not None and (own / FILE).is_file():
        return replace(_built(written.read(own / FILE, schema, FILE, own=True)), own=True)
    return _built(written.read(data / "mapping" / FILE, schema, f"mapping/{FILE}"))


def urgent_and_problem(data: Path, own: Path | None = None) -> tuple[Urgent, Problem | None]:
    """Return a text in any case, and what is wrong with the municipality's own.

    Raises
    ------
    DataProblem
        If the workbook's own is broken.
    """
    try:
        return urgent_text(data, own), None
    except Problem as problem:
        return urgent_text(data), problem


def _built(raw: dict[str, Any]) -> Urgent:
    phones = [{"number": "", **phone, "name": written.in_both(phone["name"])} for phone in raw["phones"]]
    for phone in phones:
        phone["number"] = "" if phone["number"] == UNKNOWN else phone["number"]
    fields = {
        "heading": written.in_both(raw["heading"]),
        "points": [written.in_both(point) for point in raw["points"]],
        "note": written.in_both(raw.get("note", "")),
        "checked": day(raw.get("checked", "")),
        "phones": phones,
    }
    return msgspec.convert(fields, Urgent)
