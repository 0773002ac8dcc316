"""What exported files are called: the kind and the day, never a word of the case."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a file is."""

    MAP = "karta"
    BLANK = "tom-karta"
    FAMILY = "familjens-sida"
    PLAN = "trygghetsplan"
    FRAMES = "ord-och-bild"
    RECEIPT = "kvitto"


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def file_name(kind: Kind, day: str, extension: str) -> str:
    """Return "kartblad-karta-2026-02-17.pdf"; without the day where it is none (ÅÅÅÅ-MM-DD)."""
    return "-".join(("kartblad", kind, *_DAY.findall(day)[:1])) + f".{extension}"
