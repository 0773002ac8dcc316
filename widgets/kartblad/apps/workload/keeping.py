"""Keeps one sheet at rest, and carries forms from a worker to a unit. The only part of the page that writes files."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from functools import cache
from pathlib import Path

from kartblad.apps.workload.desk import Begun
from kartblad.apps.workload.library import library
from kartblad.catalogue.resume_words import resume_words
from kartblad.core.problems import Problem
from kartblad.core.workload.book import Book, Card, Unit
from kartblad.core.workload.expiry import unexpired
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import Ref
from kartblad.i18n import Texts, msgid
from kartblad.records import handover, inbox, journal_faults, journals, phrase
from kartblad.records.sheet_journal import SheetJournal
from kartblad.settings import Settings

HOURS = 24 * 365.25 / 12
"""Of a month."""
SAID: Mapping[type[Problem], str] = {
    journal_faults.WrongPhrase: msgid(
        "No sheet that is kept here opens with that phrase. Check each word and their order; the phrase stood on the "
        "screen when the sheet was begun."
    ),
    journal_faults.TakenOver: msgid(
        "The sheet has been opened in another window, which now keeps it. The last change here was not saved: go on "
        "in the other window, and close this one."
    ),
    journal_faults.Newer: msgid(
        "The sheet was written by a newer version of kartblad. It is left as it is. Open it with that version."
    ),
    journal_faults.Damaged: msgid(
        "The sheet cannot be read: its file has been changed or cut off. It is left as it is. If there is a copy of "
        "the folder {folder}, put the whole of it back and try again."
    ),
    journal_faults.Gone: msgid(
        "The sheet is not there any longer: it has been deleted, or was left for longer than it is kept. Begin a new "
        "one."
    ),
}
"""What the journal's faults are called here, where it holds a sheet and no session."""

_words = cache(resume_words)


class Keeping:
    """Keeps the sheet of one window.

    Parameters
    ----------
    settings
        Where the user's data lies, and for how long.
    texts
        The reader's language.
    now
        Seconds since 1970.
    """

    def __init__(self, settings: Settings, texts: Texts, now: Callable[[], float]) -> None:
        self._settings, self._texts, self._now = settings, texts, now
        self._folder, self._months = settings.workload, settings.workload_months
        self._journal: SheetJournal | None = None

    @property
    def journal(self) -> SheetJournal:
        """The open journal.

        Raises
        ------
        KeyError
            If none is open: no sheet is open in this window.
        """
        if self._journal is None:
            raise KeyError
        return self._journal

    def begun(self) -> tuple[Begun, ...]:
        """Return the sheets that are kept here, newest first."""
        found = journals.entries(self._folder, self._months * HOURS)
        return tuple(Begun(_local(each.begun), _local(each.changed)) for each in found if each.had and not each.expired)

    def create(self, book: Book) -> str:
        """Begin a sheet and return its phrase, which is stored nowhere."""
        words = phrase.new_phrase(_words(self._settings.data))
        with self._told():
            self._journal = SheetJournal.create(self._folder, words, book, self._texts)
        return words

    def open(self, typed: str) -> Book:
        """Return the sheet that a phrase opens. A window that had it open has lost it."""
        words = phrase.read_phrase(typed, _words(self._settings.data), self._texts)
        with self._told():
            self._journal, book = SheetJournal.resume(self._folder, words, self._texts, take_over=True)
            return self._without_the_old(book)

    def reopen(self, token: str) -> Book | None:
        """Return the sheet that this very tab had; None where it must be opened with its phrase."""
        try:
            self._journal, book = SheetJournal.reopen(self._folder, token, self._texts)
            return self._without_the_old(book)
        except Problem:
            return None

    def token(self) -> str:
        """Return what this tab keeps to take the sheet up after a reload."""
        return self.journal.token()

    def write(self, book: Book) -> tuple[str, ...]:
        """Keep a changed sheet and return where it holds text that was not kept."""
        with self._told():
            return self.journal.write(book)

    def destroy(self) -> None:
        """Delete the sheet, and with a unit's its card and the forms that waited for it."""
        journal, self._journal = self.journal, None
        inbox.withdraw(self._folder, journal.id)
        journal.destroy()

    def leave(self) -> None:
        """Close the sheet and keep it as it is now, to be taken up with its phrase."""
        journal, self._journal = self.journal, None
        with suppress(Problem):  # it has been deleted, or is another window's now: then there is nothing to leave
            journal.forget_past()
        journal.close()

    def new_unit(self, name: str, weights: Ref) -> Unit:
        """Return a unit with keys of its own."""
        return handover.new_unit(secrets.token_hex(8), name, weights, self._months)

    def announce(self, card: Card) -> None:
        """Let workers on this machine hand in to the unit whose sheet is open."""
        inbox.announce(self._folder, self.journal.id, card, self._texts)

    def units(self) -> tuple[Card, ...]:
        """Return the units on this machine that can be handed in to."""
        return inbox.cards(self._folder, self._texts)

    def sealed(self, measured: Measurement, card: Card) -> bytes:
        """Return a form that only the unit can open."""
        return handover.sealed(measured, card, self._texts)

    def hand_in(self, measured: Measurement, card: Card) -> None:
        """Lay a form that only the unit can open where its leader finds it on this machine."""
        inbox.lay(self._folder, card.unit, self.sealed(measured, card), self._texts)

    def waiting(self, unit: Unit) -> tuple[str, ...]:
        """Return the ids of the forms that wait on this machine and have not been taken in."""
        return tuple(each for each in inbox.waiting(self._folder, unit.id) if each not in unit.taken)

    def take_in(self, unit: Unit, form_id: str) -> Measurement:
        """Return what a waiting form holds."""
        return self.opened(unit, inbox.form(self._folder, unit.id, form_id, self._texts))

    def taken(self, unit: Unit, form_id: str) -> None:
        """Remove a waiting form, when what it holds has been kept."""
        inbox.remove(self._folder, unit.id, form_id)

    def opened(self, unit: Unit, content: bytes) -> Measurement:
        """Return what a form holds that came as a file."""
        sets = library(self._settings.data, self._settings.own)
        return handover.opened(unit, content, sets.weights(unit.weights), self._today(), self._texts)

    def card(self, content: bytes) -> Card:
        """Return the card of a unit that came as a file."""
        return handover.card(content, self._texts)

    def card_file(self, card: Card) -> bytes:
        """Return a card as a file to give to workers."""
        return handover.card_file(card)

    def _without_the_old(self, book: Book) -> Book:
        """Drop what has been kept for long enough, from the sheet and from what its file still held."""
        kept = unexpired(book, self._months, self._today())
        self.journal.write(kept)
        self.journal.forget_past()
        return kept

    def _today(self) -> str:
        return datetime.fromtimestamp(self._now()).astimezone().strftime("%Y-%m-%d")

    def _told(self) -> AbstractContextManager[None]:
        return told(self._folder, self._texts)


@contextmanager
def told(folder: Path, texts: Texts) -> Iterator[None]:
    """Say what is wrong with a journal in the words of sheets."""
    try:
        yield
    except Problem as problem:
        sentence = SAID.get(type(problem))
        if sentence is None:
            raise
        raise Problem(texts.gettext(sentence, folder=folder), problem.place) from None


def _local(moment: datetime) -> str:
    """Return a moment on the wall clock of this machine."""
    return moment.astimezone().strftime("%Y-%m-%dT%H:%M")
