"""What one window holds: where it is, the session, what can be undone, what is chosen on the board."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from kartblad.apps.mapping.begun import Begun
from kartblad.core.mapping.map import Mode
from kartblad.core.session import Session
from kartblad.records.mapfile import Kept

MOST_UNDO = 100
"""How many changes can be taken back within one visit."""


class Room(StrEnum):
    """Which of the page's rooms the window is in."""

    START = "start"
    PHRASE = "phrase"
    CONFIRM = "confirm"
    SESSION = "session"
    ENDED = "ended"


class Drawer(StrEnum):
    """What is pulled out beside the step; one at a time."""

    NONE = ""
    PARKED = "parked"
    ROUND = "round"
    WALL = "wall"
    NOTES = "notes"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is chosen for a session that has not begun."""

    script: str = ""
    mode: Mode = Mode.FICTITIOUS
    case: str = ""
    ticked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Desk:
    """The page's one value. ``phrase`` and ``code`` are shown and then gone; neither is ever kept."""

    room: Room = Room.START
    plan: Plan = Plan()
    begun: tuple[Begun, ...] = ()
    """The journals that can be taken up."""
    session: Session | None = field(default=None, repr=False)
    past: tuple[Session, ...] = field(default=(), repr=False)
    future: tuple[Session, ...] = field(default=(), repr=False)
    phrase: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    """The code that opens the wall, while it is valid."""
    code_until: float = 0.0
    asked: str = ""
    """The question to the map that is looked at."""
    reason: str = field(default="", repr=False)
    """Why it is put aside, while that is written."""
    file_phrase: str = field(default="", repr=False)
    """The words of a map file, while they are written down."""
    sealed_file: bytes = field(default=b"", repr=False)
    """A map file that waits for its words."""
    opened: Kept | None = field(default=None, repr=False)
    """The map of a file, which the session begins with."""
    drawer: Drawer = Drawer.NONE
    chosen: frozenset[str] = frozenset()
    """The cards that are chosen on the board."""
    typed: str = field(default="", repr=False)
    """The resume phrase as it is keyed in to be confirmed."""
    stage: bool = False
    """Whether this window is the big screen."""
    letters: bool = True
    """Whether single letters work as shortcuts."""
    said: str = ""
    """What the last change led to, for who cannot see it."""
    warned: str = ""
    """What could not be done with the last change, e.g. that it was not saved."""

    @property
    def held(self) -> Session:
        """The session that is going on.

        Raises
        ------
        KeyError
            If there is none: a control was used that this room does not have.
        """
        if self.session is None:
            raise KeyError
        return self.session


def edited(desk: Desk, session: Session) -> Desk:
    """Return the desk with something written or unwritten; the session before can be gone back to."""
    if session == desk.session:
        return desk
    past = () if desk.session is None else (*desk.past, desk.session)[-MOST_UNDO:]
    return replace(desk, session=session, past=past, future=())


def moved(desk: Desk, session: Session) -> Desk:
    """Return the desk with the session elsewhere, or shown otherwise: nothing that undo goes back through."""
    return replace(desk, session=session)


def undone(desk: Desk) -> Desk:
    """Return the desk before the last change."""
    if not desk.past:
        return desk
    back = _still_here(desk.past[-1], desk.held)
    return replace(desk, session=back, past=desk.past[:-1], future=(desk.held, *desk.future))


def redone(desk: Desk) -> Desk:
    """Return the desk after the change that was last taken back."""
    if not desk.future:
        return desk
    forth = _still_here(desk.future[0], desk.held)
    return replace(desk, session=forth, past=(*desk.past, desk.held), future=desk.future[1:])


def _still_here(session: Session, now: Session) -> Session:
    """Return what was written in ``session``, with the place, the time and the screens as they are now.

    What somebody is writing stays, too: a draft that was sealed never comes back into the form for the next to read.
    """
    return replace(
        session,
        at=now.at,
        steps=now.steps,
        teaching=now.teaching,
        hidden=now.hidden,
        paused=now.paused,
        turn=now.turn,
        unsent=now.unsent,
        drafting=now.drafting,
    )


def to_go_back_through(kept: tuple[Session, ...], session: Session) -> tuple[Session, ...]:
    """Return those kept, oldest first, that undo can go back through: of the same script, each different."""
    found: list[Session] = []
    after = session
    for before in reversed(kept):
        if before.script != session.script:
            break
        if _still_here(before, after) != after:
            found.append(before)
            after = before
    return tuple(reversed(found))
