"""A journal of one frozen value: every change is sealed and on disk before it counts, and opens again after anything.

What is lost when a kernel, the server or the power goes is only what was not yet written. Who has the resume phrase, or
the tab it was begun in, opens it; nobody else, and no name or word of it stands on disk in clear.
"""

from __future__ import annotations

import secrets
import time
import zlib
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import Any, ClassVar, Generic, Self, TypeVar

import msgspec

from kartblad.i18n import Texts
from kartblad.records import files_at_rest, journal_faults, keyfile, keyring, token, vault
from kartblad.records.journal_faults import Damaged, Gone, Held, TakenOver, WrongToken
from kartblad.records.keyfile import Keys
from kartblad.records.sealed_file import KEPT, Presence, SealedFile
from kartblad.records.withholding import withheld

SUFFIX = ".journal"
PRESENCE = ".open"

T = TypeVar("T")


class SealedJournal(Generic[T]):
    """One journal, open for writing. A kind of journal says what it holds, and of how many changes.

    Make one by `create`, `open` or `reopen`.
    """

    holds: ClassVar[type[Any]]
    """The frozen type that is kept."""
    kept: ClassVar[int] = KEPT
    """Versions, the present one included."""

    def __init__(
        self, folder: Path, keys: Keys, key: bytes, file: SealedFile, presence: Presence, texts: Texts
    ) -> None:
        self._folder, self._keys, self._key = folder, keys, key
        self._file, self._presence, self._texts = file, presence, texts
        self._number = 0
        self._last: T | None = None

    @classmethod
    def create(cls, folder: Path, phrase: str, value: T, texts: Texts) -> Self:
        """Begin a journal; the value is on disk when this returns.

        Parameters
        ----------
        folder
            Where the journals lie; made if it is not there.
        phrase
            As `kartblad.records.phrase.new_phrase` or ``read_phrase`` returned it. It is kept nowhere.

        Raises
        ------
        NoRoom, NotWritable
            If nothing can be written there.
        """
        key = vault.new_key()
        try:
            files_at_rest.make_folder(folder)
            keys = keyfile.new_keys(phrase, key, time.time(), keyring.salt(folder, texts))
            journal = cls._begun(folder, keys, key, value, texts)
        except OSError as error:
            raise journal_faults.of_system(error, texts, folder / "journal") from None
        return journal

    @classmethod
    def _begun(cls, folder: Path, keys: Keys, key: bytes, value: T, texts: Texts) -> Self:
        path = folder / f"{keys.id}{keyfile.SUFFIX}"
        try:
            file = SealedFile.make(path.with_suffix(SUFFIX), keys.id, key, secrets.token_bytes(8), texts, cls.kept)
            journal = cls(folder, keys, key, file, _presence(folder, keys, texts), texts)
            journal._presence.taken()
            journal._write(value)
            # Last: until there are keys, there is no journal, only a leftover.
            keyfile.write(folder, keys)
        except BaseException:
            with suppress(OSError):
                destroy(path)
            raise
        return journal

    @classmethod
    def open(cls, path: Path, phrase: str, texts: Texts, *, take_over: bool = False) -> tuple[Self, T]:
        """Open a journal by its phrase; nothing is written before the phrase has opened it and it was found whole.

        Parameters
        ----------
        path
            Its file of keys, as `kartblad.records.journals.entries` names it.
        phrase
            As `kartblad.records.phrase.read_phrase` returned it.
        take_over
            Whether to take it from another window that has it open.

        Raises
        ------
        WrongPhrase, Damaged, Newer, Gone, NotWritable
            If it cannot be opened.
        Held
            If another window has it open.
        """
        keys = _keys(path, texts)
        return cls.opened(path.parent, keys, keyfile.by_phrase(keys, phrase, texts), texts, take_over=take_over)

    @classmethod
    def resume(cls, folder: Path, phrase: str, texts: Texts, *, take_over: bool = False) -> tuple[Self, T]:
        """Open the journal in a folder that a phrase opens, whichever it is.

        Raises
        ------
        WrongPhrase
            If it opens none of them.
        Damaged, Newer, Held, Gone, NotWritable
            As `open`.
        """
        keys, key = keyring.by_phrase(folder, phrase, texts)
        return cls.opened(folder, keys, key, texts, take_over=take_over)

    @classmethod
    def read(cls, folder: Path, phrase: str, texts: Texts) -> T:
        """Return what is kept in the journal that a phrase opens, and leave it as it is.

        A window that has it open keeps it and notices nothing, and it is not kept any longer for having been read.

        Raises
        ------
        WrongPhrase
            If the phrase opens none.
        Damaged, Newer, Gone, NotWritable
            If it cannot be read.
        """
        keys, key = keyring.by_phrase(folder, phrase, texts)
        path = folder / f"{keys.id}{SUFFIX}"
        with closing(SealedFile(path, keys.id, key, b"", texts, mode="ro")) as file, file.held():
            return cls._decoded(file.content(file.number()), path, texts)

    @classmethod
    def reopen(cls, folder: Path, tab_token: str, texts: Texts) -> tuple[Self, T]:
        """Open a journal by its tab's token, and take it over: what had it open is the page before the reload.

        Raises
        ------
        WrongToken
            If the token opens nothing, or nothing any longer.
        Damaged, Newer, Gone, NotWritable
            If it cannot be opened.
        """
        found = token.parts(tab_token)
        if found is None:
            raise WrongToken(texts)
        name, tab_key = found
        keys = _keys(folder / f"{name}{keyfile.SUFFIX}", texts)
        return cls.opened(folder, keys, keyfile.by_tab(keys, tab_key, texts), texts, take_over=True)

    @classmethod
    def opened(cls, folder: Path, keys: Keys, key: bytes, texts: Texts, *, take_over: bool) -> tuple[Self, T]:
        """Open a journal whose key is known."""
        presence = _presence(folder, keys, texts)
        with ExitStack() as undo:
            undo.callback(presence.close)
            if not presence.taken() and not take_over:
                raise Held(texts)
            file = SealedFile(folder / f"{keys.id}{SUFFIX}", keys.id, key, secrets.token_bytes(8), texts, cls.kept)
            undo.callback(file.close)
            journal = cls(folder, keys, key, file, presence, texts)
            with file.claimed():
                value = journal._read()
            undo.pop_all()
        return journal, value

    @property
    def id(self) -> str:
        """Its name on disk; random."""
        return self._keys.id

    @property
    def path(self) -> Path:
        """Its file of keys."""
        return self._folder / f"{self.id}{keyfile.SUFFIX}"

    def write(self, value: T) -> tuple[str, ...]:
        """Write a change; return when it is on disk, with the places of texts that may not be kept.

        Raises
        ------
        NoRoom, NotWritable
            If it could not be written; all before it is there.
        TakenOver
            If another window has the journal now.
        Gone
            If the journal has been deleted.
        """
        if not self.path.exists():
            # SQLite would go on writing to a file without a name.
            raise Gone(self._texts)
        try:
            return self._write(value)
        except TakenOver:
            self._presence.close()
            raise

    def token(self) -> str:
        """Return a new token for this tab's reloads. An earlier one is worth nothing from now on.

        It is not renewed when it is used: a second reload that comes before the page has stored a new one would be
        locked out.
        """
        self._keys, tab_key = keyfile.with_tab(self._keys, self._key)
        try:
            keyfile.write(self._folder, self._keys)
        except OSError as error:
            raise journal_faults.of_system(error, self._texts, self.path) from None
        return token.token_of(self.id, tab_key)

    def put_aside(self, name: str, content: bytes) -> None:
        """Keep something small with the journal, sealed like all else: what the wall is opened with."""
        self._file.put_aside(name, content)

    def aside(self, name: str) -> bytes | None:
        """Return what was put aside under a name."""
        return self._file.aside(name)

    def close(self) -> None:
        """Let go of the journal, which stays on disk."""
        self._file.close()
        self._presence.close()

    def destroy(self) -> None:
        """Delete the journal, its keys first: from then on the rest is noise, wherever a copy of it lies.

        Raises
        ------
        NotWritable
            If a file cannot be removed.
        """
        self.close()
        try:
            destroy(self.path)
        except OSError as error:
            raise journal_faults.of_system(error, self._texts, self.path) from None

    def _write(self, value: T) -> tuple[str, ...]:
        clean, places = withheld(value, self._last)
        if self._last is None or clean != self._last:
            self._file.add(self._number + 1, zlib.compress(msgspec.json.encode(clean), 1))
            self._number, self._last = self._number + 1, clean
            # Taken over from a window that was still there: the sign becomes free when that one has gone.
            self._presence.taken()
        return places

    def _read(self) -> T:
        self._number = self._file.number()
        self._last = value = self._version(self._number)
        return value

    def _version(self, number: int) -> T:
        return self._decoded(self._file.content(number), self.path, self._texts)

    @classmethod
    def _decoded(cls, content: bytes, path: Path, texts: Texts) -> T:
        try:
            kept: T = msgspec.json.decode(zlib.decompress(content), type=cls.holds)
        except (zlib.error, msgspec.MsgspecError):
            raise Damaged(texts, path) from None
        return kept


def destroy(path: Path) -> None:
    """Delete a journal by its file of keys, which goes first."""
    files_at_rest.destroy(path)
    for suffix in (SUFFIX, f"{SUFFIX}-journal", PRESENCE):
        path.with_suffix(suffix).unlink(missing_ok=True)
    files_at_rest.settle(path.parent)


def _keys(path: Path, texts: Texts) -> Keys:
    try:
        return keyfile.read(path, texts)
    except OSError as error:
        raise journal_faults.of_system(error, texts, path) from None


def _presence(folder: Path, keys: Keys, texts: Texts) -> Presence:
    path = folder / f"{keys.id}{PRESENCE}"
    try:
        return Presence(path)
    except OSError as error:
        raise journal_faults.of_system(error, texts, path) from None
