"""What changes of a session need besides the session: method data, the clock, chance, and what keeps the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kartblad.apps.mapping.begun import Begun
from kartblad.catalogue.checks import RuleBook
from kartblad.catalogue.mapping import AnchorWords, Bbic, Check, PlanHelp
from kartblad.catalogue.urgent import Urgent
from kartblad.core.checks.standard import Standard
from kartblad.core.elements import Counted
from kartblad.core.mapping.future import Anchor
from kartblad.core.practice import PracticeCase
from kartblad.core.script import Script
from kartblad.core.session import Session
from kartblad.i18n import Texts


@dataclass(frozen=True, slots=True)
class Library:
    """The method data that the page works with, read once."""

    scripts: Mapping[str, Script]
    cases: Mapping[str, PracticeCase]
    urgent: Urgent
    """What to do with an acute worry: the municipality's own text where it has one."""
    checklist: tuple[Check, ...]
    """What must be true of a de-identified case."""
    anchors: Mapping[Anchor, AnchorWords]
    """What 0 and 10 usually mean."""
    bbic: Bbic
    plan_help: PlanHelp
    standard: Standard
    """What the checks know: words and limits."""
    rules: RuleBook
    """What the checks say."""
    own: str = ""
    """The folder that the supervisor's own copies are put in."""
    faults: tuple[str, ...] = ()
    """What is wrong with a supervisor's own copies, a sentence each."""


class Keeper(Protocol):
    """Keeps what is written: the journal at rest, and what the wall may show."""

    def begun(self) -> tuple[Begun, ...]:
        """Return the journals that can be taken up, newest first."""

    def create(self, session: Session) -> str:
        """Begin a journal and return its resume phrase, which is stored nowhere."""

    def open(self, phrase: str) -> Session:
        """Return the session that a phrase opens; a Problem says why it opens none."""

    def reopen(self, token: str) -> Session | None:
        """Return the session that this very tab had; None where there is none any more."""

    def past(self) -> tuple[Session, ...]:
        """Return what the open journal held before, oldest first, to be gone back to."""

    def token(self) -> str:
        """Return what this tab keeps to take the session up after a reload."""

    def write(self, session: Session) -> tuple[str, ...]:
        """Keep a changed session and return where it holds text that was not kept; a Problem where it cannot be."""

    def show(self, session: Session) -> None:
        """Let the wall show what it may of the session."""

    def invite(self, session: Session) -> tuple[str, float]:
        """Return a code that opens the wall, and until when (seconds since 1970)."""

    def words(self) -> str:
        """Return four words that nobody else has, for a map file."""

    def count(self, line: Counted) -> None:
        """Keep a line for the statistics; a Problem where it cannot be."""

    def destroy(self) -> None:
        """Remove the journal and the wall."""

    def leave(self) -> None:
        """Close the journal and keep it, to be taken up with its phrase."""


@dataclass(frozen=True, slots=True)
class Office:
    """What changes need. ``now`` gives seconds since 1970, ``chance(n)`` a number below n, ``stamp`` the local time."""

    library: Library
    texts: Texts
    keeper: Keeper
    now: Callable[[], float]
    chance: Callable[[int], int]
    stamp: Callable[[], str] = field(default=lambda: "")
    """Date and time on the wall clock, ÅÅÅÅ-MM-DDTHH:MM."""
