"""What one window holds: where it is, the sheet that is open, what can be undone, and what is being tried."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from kartblad.apps.workload.intake_desk import NO_INTAKE, Intake
from kartblad.apps.workload.own_desk import FOLDED, OwnView
from kartblad.apps.workload.shaping import NOT_SHAPING, Shaping
from kartblad.apps.workload.talking import NOT_TALKING, Talking
from kartblad.apps.workload.trying import NOTHING_TRIED, Trying
from kartblad.core.workload.book import Book, Own, Unit

MOST_UNDO = 100
"""How many changes can be taken back within one visit."""


class Room(StrEnum):
    """Which of the page's rooms the window is in."""

    START = "start"
    PHRASE = "phrase"
    CONFIRM = "confirm"
    OWN = "own"
    """A worker's own sheet."""
    UNIT = "unit"
    """The unit's sheet, held by its leader."""


class Section(StrEnum):
    """What of the unit is looked at."""

    MEASUREMENTS = "measurements"
    """The month's measurements: take them in, score them."""
    TALK = "talk"
    """One worker: the score, the trend and the dialogue."""
    UNIT = "unit"
    MEETING = "meeting"
    """What the workplace meeting sees: nobody can be picked out."""
    WHAT_IF = "what_if"
    WEIGHTS = "weights"


@dataclass(frozen=True, slots=True)
class Begun:
    """A sheet that is kept here: when it was begun and last changed, ÅÅÅÅ-MM-DDTHH:MM."""

    begun: str
    changed: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is filled in before a sheet is begun."""

    person: str = ""
    unit: str = ""
    """The id of the unit on this machine that a worker hands in to."""
    name: str = ""
    """What the leader's unit is called."""
    wrong: str = ""
    """Which of these a sheet could not be begun with."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """The page's one value. ``phrase`` is shown and then gone; it is never kept."""

    room: Room = Room.START
    plan: Plan = field(default=Plan(), repr=False)
    begun: tuple[Begun, ...] = ()
    book: Book | None = field(default=None, repr=False)
    past: tuple[Book, ...] = field(default=(), repr=False)
    future: tuple[Book, ...] = field(default=(), repr=False)
    phrase: str = field(default="", repr=False)
    typed: str = field(default="", repr=False)
    """The phrase as it is keyed in to be confirmed."""
    section: Section = Section.MEASUREMENTS
    month: str = ""
    """Which month is looked at, ÅÅÅÅ-MM; empty: the last that was measured."""
    person: str = field(default="", repr=False)
    """Which worker is looked at."""
    stage: bool = False
    """Whether this window is the big screen of a meeting."""
    view: OwnView = field(default=FOLDED, repr=False)
    """What is looked at on a worker's own sheet."""
    intake: Intake = NO_INTAKE
    trying: Trying = NOTHING_TRIED
    talking: Talking = NOT_TALKING
    shaping: Shaping = NOT_SHAPING
    deleting: bool = False
    """Whether it was asked for the sheet to be deleted; that is asked back once."""
    said: str = field(default="", repr=False)
    """What the last change led to, for who cannot see it."""
    warned: str = field(default="", repr=False)
    """What could not be done with the last change, e.g. that it was not saved."""

    @property
    def held(self) -> Book:
        """The sheet that is open.

        Raises
        ------
        KeyError
            If there is none: a control was used that this room does not have.
        """
        if self.book is None:
            raise KeyError
        return self.book

    @property
    def own(self) -> Own:
        """The worker's sheet that is open; KeyError where it is none."""
        if self.held.own is None:
            raise KeyError
        return self.held.own

    @property
    def unit(self) -> Unit:
        """The unit's sheet that is open; KeyError where it is none."""
        if self.held.unit is None:
            raise KeyError
        return self.held.unit

    @property
    def shown_month(self) -> str:
        """The month that is looked at; empty where nothing has been measured."""
        months = self.unit.months
        return self.month if self.month in months else months[-1] if months else ""


def edited(desk: Desk, book: Book) -> Desk:
    """Return the desk with a changed sheet; the sheet before can be gone back to."""
    if book == desk.book:
        return desk
    past = () if desk.book is None else (*desk.past, desk.book)[-MOST_UNDO:]
    return replace(desk, book=book, past=past, future=())


def with_own(desk: Desk, own: Own) -> Desk:
    """Return the desk with a changed worker's sheet."""
    return edited(desk, replace(desk.held, own=own))


def with_unit(desk: Desk, unit: Unit) -> Desk:
    """Return the desk with a changed unit's sheet."""
    return edited(desk, replace(desk.held, unit=unit))


def undone(desk: Desk) -> Desk:
    """Return the desk before the last change."""
    if not desk.past:
        return desk
    return replace(desk, book=desk.past[-1], past=desk.past[:-1], future=(desk.held, *desk.future))


def redone(desk: Desk) -> Desk:
    """Return the desk after the change that was last taken back."""
    if not desk.future:
        return desk
    return replace(desk, book=desk.future[0], past=(*desk.past, desk.held), future=desk.future[1:])
