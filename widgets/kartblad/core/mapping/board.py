"""The cards of the map, and what is known of harm and of protection."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Column(StrEnum):
    """Which of the three questions a card answers."""

    WORRY = "oro"
    WORKING = "fungerar"
    NEEDED = "behover_handa"


class Category(StrEnum):
    """What a card is; unsorted until the group has said."""

    HARM = "tidigare_skada"
    COMPLICATION = "komplicerande"
    STRENGTH = "styrka"
    PROTECTION = "skydd"
    WISH = "onskemal"
    UNSORTED = "osorterat"


COLUMN_OF = {
    Category.HARM: Column.WORRY,
    Category.COMPLICATION: Column.WORRY,
    Category.STRENGTH: Column.WORKING,
    Category.PROTECTION: Column.WORKING,
    Category.WISH: Column.NEEDED,
}
"""The column in which a category belongs; an unsorted card may stand in any."""


class SourceKind(StrEnum):
    """How something is known."""

    SEEN = "sett_sjalv"
    CHILD = "berattat_av_barn"
    ADULT = "berattat_av_vuxen"
    DOCUMENT = "dokument"
    ASSUMED = "antagande"


class StatementKind(StrEnum):
    """Description or judgement."""

    DESCRIPTION = "beskrivning"
    JUDGEMENT = "bedomning"


class Occasion(StrEnum):
    """Which time it was."""

    FIRST = "forsta"
    WORST = "varsta"
    LATEST = "senaste"
    OTHER = "annan"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that was said: in the family's words, in the agency's, or both."""

    id: str
    column: Column
    category: Category = Category.UNSORTED
    source_kind: SourceKind | None = None
    statement_kind: StatementKind | None = None
    text_family: str = ""
    text_agency: str = ""
    children: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Ids of harm events, dangers or other cards."""
    priority: int = 0
    """0 (none) to 3 (what matters most)."""
    bbic_tag: str = ""


@dataclass(frozen=True, slots=True)
class HarmEvent:
    """What has happened to a child, on a card about past harm."""

    id: str
    card: str
    who_did: str = ""
    behaviour: str = ""
    when_coarse: str = ""
    occasion: Occasion | None = None
    frequency: str = ""
    impact_on_child: str = ""


@dataclass(frozen=True, slots=True)
class Protection:
    """What somebody did that protected the child, on a card about protection."""

    card: str
    who: str = ""
    what_they_did: str = ""
    when_danger_present: bool | None = None
    """Whether the danger was there then; None where nobody has said. Without it, it is a strength."""
    times_demonstrated: int | None = None
    protects_against: tuple[str, ...] = ()
    """Ids of harm events or dangers."""
