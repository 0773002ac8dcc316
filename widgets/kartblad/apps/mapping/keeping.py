"""Keeps one session: its journal at rest, and the wall that follows it. The only part of the page that writes files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec

from kartblad.apps.mapping.begun import Begun
from kartblad.core.elements import Counted
from kartblad.core.problems import Problem
from kartblad.core.script import Script
from kartblad.core.session import Session
from kartblad.core.wall import snapshot
from kartblad.i18n import Texts
from kartblad.records import element_counts, journals, phrase, wallfile
from kartblad.records.journal import Journal
from kartblad.records.withholding import withheld
from kartblad.settings import Settings

WALL = "wall"
"""What the wall's secret is called among what is kept aside."""
CODE_SECONDS = 60.0
MOST_PAST = 30
"""How many changes can be taken back after a reload."""


class Keeping:
    """Keeps the session of one window.

    Parameters
    ----------
    settings
        Where the user's data lies, and for how long.
    words
        What resume phrases are made of.
    scripts
        Gives the script of a session.
    texts
        The reader's language.
    now
        Seconds since 1970.
    """

    def __init__(
        self,
        settings: Settings,
        words: tuple[str, ...],
        scripts: Callable[[str], Script],
        texts: Texts,
        now: Callable[[], float],
    ) -> None:
        self._settings, self._words, self._scripts, self._texts, self._now = settings, words, scripts, texts, now
        self._journal: Journal | None = None
        self._wall: wallfile.Wall | None = None

    @property
    def journal(self) -> Journal:
        """The open journal.

        Raises
        ------
        KeyError
            If none is open: no session is going on in this window.
        """
        if self._journal is None:
            raise KeyError
        return self._journal

    def begun(self) -> tuple[Begun, ...]:
        """Return the journals that can be taken up, newest first."""
        found = journals.entries(self._settings.journals, self._settings.journal_hours)
        return tuple(Begun(_local(each.begun), _local(each.changed)) for each in found if not each.expired)

    def create(self, session: Session) -> str:
        """Begin a journal and return its resume phrase, which is stored nowhere."""
        words = phrase.new_phrase(self._words)
        self._journal = Journal.create(self._settings.journals, words, session, self._texts)
        return words

    def open(self, typed: str) -> Session:
        """Return the session that a phrase opens. A window that had it open has lost it."""
        words = phrase.read_phrase(typed, self._words, self._texts)
        self._journal, session = Journal.resume(self._settings.journals, words, self._texts, take_over=True)
        return session

    def reopen(self, token: str) -> Session | None:
        """Return the session that this very tab had; None where it must be opened with its phrase."""
        try:
            self._journal, session = Journal.reopen(self._settings.journals, token, self._texts)
        except Problem:
            return None
        return session

    def past(self) -> tuple[Session, ...]:
        """Return what the journal held before, oldest first."""
        return self.journal.versions(MOST_PAST + 1)[:-1]

    def token(self) -> str:
        """Return what this tab keeps to take the session up after a reload."""
        return self.journal.token()

    def write(self, session: Session) -> tuple[str, ...]:
        """Keep a changed session and return where it holds text that was not kept."""
        return self.journal.write(session)

    def show(self, session: Session) -> None:
        """Let the wall show what it may of the session, if there is a wall."""
        if self._wall is None and self._journal is not None and (secret := self._journal.aside(WALL)):
            self._wall = wallfile.Wall.again(self._settings.walls, secret, self._texts)
        if self._wall is not None:
            kept, _left_out = withheld(session)
            shown = snapshot(kept, self._scripts(session.script), self._now())
            self._wall.write(msgspec.json.encode(shown))

    def invite(self, session: Session) -> tuple[str, float]:
        """Return a code that opens the wall for a minute; the wall is put up with the first."""
        if self._wall is None:
            self._wall = wallfile.Wall.create(self._settings.walls, self._texts)
            self.journal.put_aside(WALL, self._wall.secret)
        self.show(session)
        return self._wall.invite(), self._now() + CODE_SECONDS

    def words(self) -> str:
        """Return four words that nobody else has, for a map file."""
        return phrase.new_phrase(self._words)

    def count(self, line: Counted) -> None:
        """Keep a line for the statistics, in the user's folder."""
        element_counts.keep(self._settings.home / "statistics", line, self._texts)

    def destroy(self) -> None:
        """Remove the journal and the wall."""
        self._take_down()
        if self._journal is not None:
            self._journal.destroy()
            self._journal = None

    def leave(self) -> None:
        """Close the journal and keep it; the wall is taken down."""
        self._take_down()
        self.journal.close()
        self._journal = None

    def _take_down(self) -> None:
        if self._wall is not None:
            self._wall.destroy()
            self._wall = None


def _local(moment: datetime) -> str:
    """Return a moment on the wall clock of this machine."""
    return moment.astimezone().strftime("%Y-%m-%dT%H:%M")
