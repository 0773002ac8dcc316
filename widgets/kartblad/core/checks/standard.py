"""What the checks measure by: the words they know, their thresholds, and how loudly each rule asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kartblad.core.checks.finding import Severity

ROOT = 4
"""Letters of a word by which it is looked up."""


@dataclass(frozen=True)
class Lexicon:
    """The Swedish word lists of ``data/checks/words.yaml``, each explained there."""

    jargon: tuple[str, ...]
    abbreviations: frozenset[str]
    also_words: Mapping[str, frozenset[str]]
    known_capitals: frozenset[str]
    copulas: frozenset[str]
    labels: tuple[str, ...]
    passive_endings: tuple[str, ...]
    passives: frozenset[str]
    not_passive: frozenset[str]
    not_passive_endings: tuple[str, ...]
    vague_amounts: tuple[str, ...]
    details: frozenset[str]
    modals: tuple[str, ...]
    conditionals: tuple[str, ...]
    condition_openers: frozenset[str]
    agency: frozenset[str]
    child_words: frozenset[str]
    harms: Mapping[str, tuple[str, ...]]
    joining: frozenset[str]
    disputes: tuple[str, ...]
    absence: tuple[str, ...]
    negations: frozenset[str]
    instead_verbs: tuple[str, ...]
    services: tuple[str, ...]
    service_phrases: tuple[str, ...]
    going: tuple[str, ...]
    going_to: frozenset[str]
    lengths: tuple[str, ...]
    numbers: frozenset[str]
    empty_words: frozenset[str]
    collective: frozenset[str]
    vague_times: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    professionals: tuple[str, ...]
    family: frozenset[str]
    parents: frozenset[str]
    receiving: frozenset[str]
    verbs: frozenset[str]
    not_verbs: frozenset[str]
    rating_words: tuple[str, ...]
    known_names: frozenset[str]
    kinship: frozenset[str]
    place_endings: tuple[str, ...]
    general_places: frozenset[str]
    street_endings: tuple[str, ...]
    diagnoses: tuple[str, ...]
    occupations: tuple[str, ...]
    nationalities: tuple[str, ...]
    before_places: frozenset[str]

    @cached_property
    def heavy(self) -> re.Pattern[str]:
        """Finds whole words with a heavy part in them, in small letters."""
        parts = "|".join(re.escape(part) for part in sorted(self.jargon, key=len, reverse=True))
        return re.compile(rf"\w*(?:{parts})\w*")

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """Words that may have a capital inside a sentence."""
        return self.known_names | self.kinship | frozenset((*self.months, *self.weekdays))

    @cached_property
    def how_long(self) -> re.Pattern[str]:
        """Finds how long something lasts: "i tre månader", "under 12 veckor", "fyra veckor i rad"."""
        number, unit = rf"(?:\d+|{_either(self.numbers)})", rf"(?:{_either(self.lengths)})"
        return re.compile(
            rf"\b(?:i|under|minst)\s+{number}\s+(?:\w+\s+)?{unit}\b|\b{number}\s+{unit}\s+(?:i rad|i sträck|framåt)\b"
        )

    @cached_property
    def day(self) -> re.Pattern[str]:
        """Finds a day, a week or a month in words."""
        days = "|".join(rf"{day}(?:en|s)?" for day in self.weekdays)
        return re.compile(
            rf"\b(?:\d{{1,2}}[/.]\d{{1,2}}|{days}|v\.? ?\d{{1,2}}|vecka \d{{1,2}}|{_either(self.months)})\b"
        )

    @property
    def standing_for(self) -> Mapping[str, tuple[str, ...]]:
        """The beginnings of words of each kind that may help to point somebody out."""
        return {"diagnosis": self.diagnoses, "occupation": self.occupations, "nationality": self.nationalities}

    @cached_property
    def roots(self) -> frozenset[str]:
        """The first letters of those words: most texts hold none of them."""
        return frozenset(stem[:ROOT] for stems in self.standing_for.values() for stem in stems)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class Limits:
    """The thresholds of ``data/checks/limits.yaml``, each explained there."""

    group_least: int
    group_most: int
    sessions_with_one_leader: int
    network_least: int
    assumed_one_in: int
    balance_ratio: int
    balance_least_cards: int
    voice_from_age: int
    similar_texts: float
    dangers_most: int
    lix_most: int
    lix_least_words: int
    sentence_most_words: int
    label_within: int
    scale_end_least: int
    rater_groups_least: int
    spread_wide: int
    spread_reasons_least: int
    same_rating_least: int
    moved_much: int
    steps_most: int
    steps_shared_from: int
    quasi_identifiers: int


@dataclass(frozen=True, slots=True)
class Standard:
    """Words, thresholds, and the severity of each rule by its id."""

    lexicon: Lexicon
    limits: Limits
    severities: Mapping[str, Severity]
