"""What a reader must know of the source itself: contradictions, lost pictures, single facts, what can be derived."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kartblad.core.words import Words


class Severity(StrEnum):
    """How far a contradiction can lead astray."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Derivable(StrEnum):
    """How far a question can be answered from what is published."""

    YES = "yes"
    PARTLY = "partly"
    BOUNDS = "bounds"
    NO = "no"


class FactKind(StrEnum):
    """Whose number a fact is."""

    STATED = "stated"
    ASSUMED = "assumed"
    """Ours: the source only uses words."""


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Two statements that do not go together, and what the workbook does about it."""

    key: str
    severity: Severity
    topic: Words
    first: Words
    second: Words
    handling: Words
    page_section: str
    """The part of the page that shows it; "method": the list of known faults only."""
    source: str


@dataclass(frozen=True, slots=True)
class LostContent:
    """A picture whose content is not in the text we have."""

    key: str
    name: Words
    content: Words
    consequence: Words
    page_section: str
    source: str
    section: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A single stated number or word."""

    key: str
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    text: Words
    """Where the fact is a word, a date or a period rather than a number."""
    unit: Words
    statement: Words
    kind: FactKind
    note: Words
    source: str
    section: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """A question, how far it can be answered, and how."""

    key: str
    question: Words
    derivable: Derivable
    answer: Words
    method: Words
    page_section: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A number from elsewhere to hold the region's own against: turnover, state money, fees, spread."""

    key: str
    topic: str
    name: Words
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    unit: Words
    period: str
    caveat: Words
    source: str
