"""Two rounds of a survey of social workers: shares with what is known of n and margin, and ranks without shares."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kartblad.core.words import Words


@dataclass(frozen=True, slots=True)
class SurveyRound:
    """One round; what one round states of its method says nothing of the other."""

    key: str
    name: Words
    first_day: str
    last_day: str
    more_than: int | None
    """The source says "more than" so many answers; None: no number is stated."""
    margin_low: Decimal | None
    """Percentage points."""
    margin_high: Decimal | None
    population: Words
    note: Words
    source: str
    section: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One survey result: a share, or only words where the share was in a lost chart."""

    key: str
    round: str
    """Empty: the source does not say which round."""
    statement: Words
    question: Words
    percent: int | None
    in_words: Words
    note: Words
    source: str
    section: str


@dataclass(frozen=True, slots=True)
class EducationArea:
    """An area social workers most want further education in; only its rank is known."""

    rank: int
    name: Words
    round: str
    source: str
    section: str
