"""What changes of a sheet need besides the sheet: weight sets, the clock, chance, and what keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kartblad.apps.workload.desk import Begun
from kartblad.catalogue.weights import latest
from kartblad.core.workload.book import Book, Card, Unit
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts


@dataclass(frozen=True, slots=True)
class Library:
    """The weight sets, read once, and where they lie."""

    sets: Mapping[str, tuple[WeightSet, ...]]
    """The versions of each set by its id, oldest first; the usual set first."""
    data: Path
    own: Path
    """The folder of the municipality's own sets, ``<id>/<version>.yaml``."""
    faults: tuple[str, ...] = ()
    """What is wrong with own sets, a sentence each."""

    def weights(self, ref: Ref) -> WeightSet:
        """Return a set; where that version is gone, the newest of its id, else the usual. Its ``ref`` says which."""
        return latest(self.sets, ref)

    @property
    def usual(self) -> WeightSet:
        """What is measured with until something else is chosen."""
        return next(iter(self.sets.values()))[-1]


class Keeper(Protocol):
    """Keeps sheets at rest, and what is handed in from one to another. Whatever fails raises a Problem."""

    def begun(self) -> tuple[Begun, ...]:
        """Return the sheets that are kept here, newest first."""

    def create(self, book: Book) -> str:
        """Begin a sheet and return its phrase, which is stored nowhere."""

    def open(self, phrase: str) -> Book:
        """Return the sheet that a phrase opens."""

    def reopen(self, token: str) -> Book | None:
        """Return the sheet that this very tab had; None where there is none any more."""

    def token(self) -> str:
        """Return what this tab keeps to take the sheet up after a reload."""

    def write(self, book: Book) -> tuple[str, ...]:
        """Keep a changed sheet and return where it holds text that was not kept."""

    def destroy(self) -> None:
        """Delete the sheet."""

    def leave(self) -> None:
        """Close the sheet and keep it, to be taken up with its phrase."""

    def new_unit(self, name: str, weights: Ref) -> Unit:
        """Return a unit with keys of its own."""

    def announce(self, card: Card) -> None:
        """Let workers on this machine hand in to a unit."""

    def units(self) -> tuple[Card, ...]:
        """Return the units on this machine that can be handed in to."""

    def sealed(self, measured: Measurement, card: Card) -> bytes:
        """Return a form that only the unit can open."""

    def hand_in(self, measured: Measurement, card: Card) -> None:
        """Lay a form that only the unit can open where its leader finds it on this machine."""

    def waiting(self, unit: Unit) -> tuple[str, ...]:
        """Return the ids of the forms that wait on this machine."""

    def take_in(self, unit: Unit, form_id: str) -> Measurement:
        """Return what a waiting form holds."""

    def taken(self, unit: Unit, form_id: str) -> None:
        """Remove a waiting form, when what it holds has been kept."""

    def opened(self, unit: Unit, content: bytes) -> Measurement:
        """Return what a form holds that came as a file."""

    def card(self, content: bytes) -> Card:
        """Return the card of a unit that came as a file."""

    def card_file(self, card: Card) -> bytes:
        """Return a card as a file to give to workers."""


@dataclass(frozen=True, slots=True)
class Office:
    """What changes need. ``chance(n)`` gives a number below n, ``today`` the day on the wall, ÅÅÅÅ-MM-DD."""

    library: Library
    texts: Texts
    keeper: Keeper
    now: Callable[[], float]
    chance: Callable[[int], int]
    today: Callable[[], str] = field(default=lambda: "")

    def new_id(self) -> str:
        """Return an id that nothing else has."""
        return f"{self.chance(2**64):016x}"
