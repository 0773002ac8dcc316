"""Desks for the tests of the mapping page: an office with the test's clock and chance, and a keeper that forgets."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kartblad import settings
from kartblad.apps.mapping import state
from kartblad.apps.mapping.begun import Begun
from kartblad.apps.mapping.desk import Desk, Room
from kartblad.apps.mapping.library import library
from kartblad.apps.mapping.office import Office
from kartblad.core.elements import Counted
from kartblad.core.problems import Problem
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Screen, every
from kartblad.ui.fields import accepted, find
from kartblad.ui.markup import screen_html

SETTINGS = settings.load()
TEXTS = Texts("sv")
LIBRARY = library(SETTINGS.data, SETTINGS.own)
PHRASE = "björksten ekhage lindbro almvik"
NOON = 1_763_813_600.0


@dataclass
class Forgetful:
    """Keeps in memory what a keeper keeps, and counts."""

    kept: list[Session] = field(default_factory=list)
    shown: list[Session] = field(default_factory=list)
    counted: list[Counted] = field(default_factory=list)
    destroyed: int = 0

    def begun(self) -> tuple[Begun, ...]:
        return (Begun("2026-11-22T09:10", "2026-11-22T09:40"),) if self.kept and not self.destroyed else ()

    def create(self, session: Session) -> str:
        self.kept.append(session)
        self.destroyed = 0
        return PHRASE

    def open(self, phrase: str) -> Session:
        if phrase != PHRASE:
            raise Problem("Frasen öppnar ingen kartläggning.")
        return self.kept[-1]

    def reopen(self, token: str) -> Session | None:
        return self.kept[-1] if token == self.token() and self.kept else None

    def past(self) -> tuple[Session, ...]:
        return tuple(self.kept[:-1])

    def token(self) -> str:
        return "tab-1"

    def write(self, session: Session) -> tuple[str, ...]:
        self.kept.append(session)
        return ()

    def words(self) -> str:
        return PHRASE

    def count(self, line: Counted) -> None:
        self.counted.append(line)

    def show(self, session: Session) -> None:
        self.shown.append(session)

    def invite(self, session: Session) -> tuple[str, float]:
        self.show(session)
        return "7K2M-9QXD", NOON + 60

    def destroy(self) -> None:
        self.destroyed += 1

    def leave(self) -> None:
        pass


def office(*, first: Iterable[int] = ()) -> Office:
    """Return an office at noon; ``first`` are the first numbers that chance gives, then 0 for ever."""
    chances = itertools.chain(first, itertools.repeat(0))
    return Office(LIBRARY, TEXTS, Forgetful(), lambda: NOON, lambda n: next(chances) % n, lambda: "2026-11-22T12:13")


def screen(desk: Desk) -> Screen:
    """Return what a desk looks like, drawn once, so that a screen that cannot be drawn fails here."""
    shown = state.screen(desk, LIBRARY, TEXTS, NOON)
    screen_html(shown, TEXTS)
    return shown


def use(desk: Desk, *events: tuple[str, Any], at: Office | None = None) -> Desk:
    """Return the desk after controls were used as a browser uses them: what the screen does not offer fails."""
    here = at or office()
    for key, value in events:
        desk = state.change(desk, key, accepted(find(screen(desk), key), value, TEXTS), here)
    return desk


def keys(desk: Desk) -> set[str]:
    """Return the keys of all controls and texts on screen."""
    return {block.key for block in every(screen(desk).blocks)}


def begun(script: str = "standard", case: str = "blank", *, at: Office | None = None) -> Desk:
    """Return a desk with a session that has just begun."""
    here = at or office()
    desk = use(Desk(), ("plan.script", script), ("plan.case", case), ("begin", True), at=here)
    desk = use(desk, ("written", True), ("confirming", PHRASE), at=here)
    assert desk.room is Room.SESSION
    return desk
