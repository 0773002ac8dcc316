"""Desks for the tests of the workload page: an office with the test's clock and chance, and a keeper in memory."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from workload_values import CARD, CEILING, PHRASE, SAYINGS, SETTINGS, TEXTS, TODAY, USUAL, measurement

from kartblad.apps.workload import state
from kartblad.apps.workload.desk import Begun, Desk, Room, Section
from kartblad.apps.workload.library import library
from kartblad.apps.workload.office import Office
from kartblad.core.problems import Problem
from kartblad.core.workload.book import Book, Card, Own, Unit
from kartblad.core.workload.invented import invented_unit
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.weights import WeightSet
from kartblad.ui.blocks import Screen, every
from kartblad.ui.fields import accepted, find
from kartblad.ui.markup import screen_html

__all__ = [
    "CARD",
    "CEILING",
    "LIBRARY",
    "NOON",
    "PHRASE",
    "SAYINGS",
    "SETTINGS",
    "TEXTS",
    "TODAY",
    "USUAL",
    "Forgetful",
    "html",
    "keys",
    "measurement",
    "office",
    "own_desk",
    "screen",
    "unit_desk",
    "use",
]

LIBRARY = library(SETTINGS.data, SETTINGS.own)
NOON = 1_763_813_600.0


@dataclass
class Forgetful:
    """Keeps in memory what a keeper keeps: sheets, announced units, and forms that wait."""

    kept: list[Book] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    forms: dict[str, dict[str, Measurement]] = field(default_factory=dict)
    """The forms that wait, by unit and by their ids."""
    destroyed: int = 0
    left: int = 0
    made: int = 0

    def begun(self) -> tuple[Begun, ...]:
        return (Begun("2026-11-20T09:10", "2026-11-22T09:40"),) if self.kept and not self.destroyed else ()

    def create(self, book: Book) -> str:
        self.kept.append(book)
        self.destroyed = 0
        return PHRASE

    def open(self, phrase: str) -> Book:
        if phrase != PHRASE or not self.kept:
            raise Problem("Frasen öppnar inget blad.")
        return self.kept[-1]

    def reopen(self, token: str) -> Book | None:
        return self.kept[-1] if token == self.token() and self.kept else None

    def token(self) -> str:
        return "tab-1"

    def write(self, book: Book) -> tuple[str, ...]:
        self.kept.append(book)
        return ()

    def destroy(self) -> None:
        self.destroyed += 1

    def leave(self) -> None:
        self.left += 1

    def new_unit(self, name: str, weights: Ref) -> Unit:
        self.made += 1
        return Unit(f"{self.made:016x}", name, "hemlig", "publik", weights)

    def announce(self, card: Card) -> None:
        self.cards = [*(each for each in self.cards if each.unit != card.unit), card]

    def units(self) -> tuple[Card, ...]:
        return tuple(self.cards)

    def sealed(self, measured: Measurement, card: Card) -> bytes:
        self.hand_in(measured, card)
        return f"{card.unit}/{measured.id}".encode()

    def hand_in(self, measured: Measurement, card: Card) -> None:
        self.forms.setdefault(card.unit, {})[measured.id] = measured

    def waiting(self, unit: Unit) -> tuple[str, ...]:
        return tuple(each for each in self.forms.get(unit.id, {}) if each not in unit.taken)

    def take_in(self, unit: Unit, form_id: str) -> Measurement:
        return self.forms[unit.id][form_id]

    def taken(self, unit: Unit, form_id: str) -> None:
        self.forms.get(unit.id, {}).pop(form_id, None)

    def opened(self, unit: Unit, content: bytes) -> Measurement:
        addressed, _, form_id = content.decode("utf-8", "replace").partition("/")
        if addressed != unit.id or form_id not in self.forms.get(unit.id, {}):
            raise Problem("Filen är inget formulär till den här enheten.")
        return self.forms[unit.id][form_id]

    def card(self, content: bytes) -> Card:
        if content != self.card_file(CARD):
            raise Problem("Filen är inget kort för en enhet.")
        return CARD

    def card_file(self, card: Card) -> bytes:
        return card.unit.encode()


def office(*, first: Iterable[int] = (), today: str = TODAY, keeper: Forgetful | None = None) -> Office:
    """Return an office at noon; ``first`` are the first numbers that chance gives, then it counts up."""
    chances = itertools.chain(first, itertools.count(1))
    held = keeper or Forgetful()
    return Office(LIBRARY, TEXTS, held, lambda: NOON, lambda n: next(chances) % n, lambda: today)


def screen(desk: Desk, at: Office | None = None) -> Screen:
    """Return what a desk looks like, drawn once, so that a screen that cannot be drawn fails here."""
    shown = state.screen(desk, at or office())
    screen_html(shown, TEXTS)
    return shown


def use(desk: Desk, *events: tuple[str, Any], at: Office | None = None) -> Desk:
    """Return the desk after controls were used as a browser uses them: what the screen does not offer fails."""
    here = at or office()
    for key, value in events:
        desk = state.change(desk, key, accepted(find(screen(desk, here), key), value, TEXTS), here)
    return desk


def keys(desk: Desk, at: Office | None = None) -> set[str]:
    """Return the keys of all controls and texts on screen."""
    return {block.key for block in every(screen(desk, at).blocks)}


def html(desk: Desk, at: Office | None = None) -> str:
    """Return the screen's markup."""
    return screen_html(state.screen(desk, at or office()), TEXTS)


def unit_desk(section: Section = Section.MEASUREMENTS, weights: WeightSet = USUAL, **changes: Any) -> Desk:
    """Return a desk with the invented unit open; ``changes`` are of it (``invented=False``: a real one)."""
    unit = replace(invented_unit(weights, TODAY, SAYINGS), **changes)
    return Desk(room=Room.UNIT, book=Book(unit=unit), section=section)


def own_desk(*measured: Measurement, weights: WeightSet = USUAL, card: Card | None = CARD, **changes: Any) -> Desk:
    """Return a desk with a worker's sheet open; ``changes`` are of the sheet, such as ``draft``."""
    own = Own("björk-7", card, weights.ref, measured)
    return Desk(room=Room.OWN, book=Book(own=replace(own, **changes)))
