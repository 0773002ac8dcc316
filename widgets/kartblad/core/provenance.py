"""Where a number comes from and what it may be used for: the passport that follows every figure and file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How a number came to be."""

    STATED = "stated"
    """Printed in the source."""
    DERIVED = "derived"
    """Computed by us from stated numbers; the passport says how."""
    ILLUSTRATIVE = "illustrative"
    """Made up to show a form; never a fact."""
    SYNTHETIC = "synthetic"
    """Invented records (påhittad) for learning and tests."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document or table that a number was taken from."""

    key: str
    title: str
    publisher: str
    published: str
    """ISO 8601 date, year or period; empty where the source does not say."""
    place: str = ""
    """Section and table in the source."""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Passport:
    """What one must know to use a number; all texts are already in the reader's language."""

    definition: str
    unit: str
    sources: tuple[Source, ...]
    period: str
    standing: Standing
    coverage: str = ""
    derivation: str = ""
    """How it was computed, where ``standing`` is not STATED."""
    known_faults: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    """What it must not be used for."""
