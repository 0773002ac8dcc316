"""The file of a journal: sealed versions in SQLite, each on disk before it counts, the oldest making room for new ones.

Why SQLite: a transaction is there as a whole or not at all, whenever the process or the power goes, the space of old
versions is used again, and it is in the standard library. `synchronous=FULL` with `journal_mode=TRUNCATE` waits until
the disk has the change and has forgotten how to take it back. SQLite's own journal holds pages of this file, which are
sealed like the rest. What SQLite guards against accidents, the seals guard against changes: each version is bound to
its number, and the number of the last one is sealed, too, so that a version that was taken away is missed.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kartblad.i18n import Texts
from kartblad.records import files_at_rest, journal_faults, vault
from kartblad.records.journal_faults import Damaged, TakenOver
from kartblad.records.vault import SealBrokenError

FORMAT = 1
KEPT = 200
"""Versions, where nothing else is said."""
PATIENCE = 5.0
"""Seconds to wait for another window that is just writing."""

_SCHEMA = """
CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), owner BLOB NOT NULL, sealed BLOB NOT NULL);
CREATE TABLE version (number INTEGER PRIMARY KEY, sealed BLOB NOT NULL);
CREATE TABLE aside (name TEXT PRIMARY KEY, sealed BLOB NOT NULL);
"""
_SETTINGS = (
    "journal_mode=TRUNCATE", "synchronous=FULL", "temp_store=MEMORY", "trusted_schema=OFF", "secure_delete=ON"
)  # fmt: skip


class SealedFile:
    """Numbered versions, written by one owner at a time.

    Parameters
    ----------
    path
        The file.
    name
        What the seals are bound to: the journal's id.
    key
        What it is sealed with.
    owner
        Random; who has the last word on who writes is the file.
    kept
        How many versions are kept; an older one is written over with noughts.
    mode
        "rw", or "ro" to read alone: then not a byte of it changes, nor when it was changed last.
    """

    def __init__(
        self, path: Path, name: str, key: bytes, owner: bytes, texts: Texts, kept: int = KEPT, *, mode: str = "rw"
    ) -> None:
        self._path, self._name, self._key, self._owner, self._texts = path, name, key, owner, texts
        self._kept = kept
        with self._said():
            # With either mode a file that is not there is not made.
            uri = f"{path.resolve().as_uri()}?mode={mode}"
            self._db = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
        try:
            with self._said():
                for setting in _SETTINGS if mode == "rw" else ("trusted_schema=OFF",):
                    self._db.execute(f"PRAGMA {setting}").fetchall()
        except BaseException:
            self._db.close()
            raise

    @classmethod
    def make(cls, path: Path, name: str, key: bytes, owner: bytes, texts: Texts, kept: int = KEPT) -> SealedFile:
        """Make an empty file."""
        files_at_rest.make(path)
        file = cls(path, name, key, owner, texts, kept)
        with file._said(), file._transaction():
            for statement in filter(str.strip, _SCHEMA.split(";")):
                file._db.execute(statement)
            file._db.execute("INSERT INTO head VALUES (1, ?, ?)", (owner, file._seal(b"0", "head")))
        return file

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Become the one who writes, unless what is read meanwhile is not whole: then the file stays as it is.

        Nobody else writes meanwhile. Whoever was the writer learns that it no longer is when it next wants to write.
        """
        with self._said(), self._transaction():
            yield
            self._db.execute("UPDATE head SET owner = ?", (self._owner,))

    @contextmanager
    def held(self) -> Iterator[None]:
        """See it as it is now, whatever is written meanwhile."""
        with self._said():
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                self._db.execute("ROLLBACK")

    def number(self) -> int:
        """Return the number of the last version.

        Raises
        ------
        Damaged
            If it has been changed, or the file is shorter than it should be: SQLite itself would take part of a page.
        """
        with self._said():
            row = self._db.execute("SELECT sealed FROM head").fetchone()
            pages, size = (self._db.execute(f"PRAGMA page_{what}").fetchone()[0] for what in ("count", "size"))
        if self._path.stat().st_size < pages * size:
            raise Damaged(self._texts, self._path)
        return int(self._unseal(row and row[0], "head"))

    def add(self, number: int, content: bytes) -> None:
        """Write a version; return when it is on disk.

        Raises
        ------
        TakenOver
            If another window writes here now.
        NoRoom, NotWritable
            If it cannot be written; the version before is still the last.
        """
        sealed, head = self._seal(content, "version", number), self._seal(b"%d" % number, "head")
        with self._said(), self._transaction():
            self._check_owner()
            # Replaces: a disk that failed when all was written may have kept what it said it had not.
            self._db.execute("INSERT OR REPLACE INTO version VALUES (?, ?)", (number, sealed))
            self._db.execute("DELETE FROM version WHERE number <= ?", (number - self._kept,))
            self._db.execute("UPDATE head SET sealed = ?", (head,))

    def forget_before(self, number: int) -> None:
        """Take away every version before one; on disk when this returns."""
        with self._said(), self._transaction():
            self._check_owner()
            self._db.execute("DELETE FROM version WHERE number < ?", (number,))

    def content(self, number: int) -> bytes:
        """Return a version.

        Raises
        ------
        Damaged
            If it is missing or has been changed.
        """
        with self._said():
            row = self._db.execute("SELECT sealed FROM version WHERE number = ?", (number,)).fetchone()
        return self._unseal(row and row[0], "version", number)

    def put_aside(self, name: str, content: bytes) -> None:
        """Keep something small under a name, on disk when this returns."""
        with self._said(), self._transaction():
            self._check_owner()
            self._db.execute("INSERT OR REPLACE INTO aside VALUES (?, ?)", (name, self._seal(content, "aside", name)))

    def aside(self, name: str) -> bytes | None:
        """Return what is kept under a name; None if there is nothing."""
        with self._said():
            row = self._db.execute("SELECT sealed FROM aside WHERE name = ?", (name,)).fetchone()
        return None if row is None else self._unseal(row[0], "aside", name)

    def _check_owner(self) -> None:
        if self._db.execute("SELECT owner FROM head").fetchone() != (self._owner,):
            raise TakenOver(self._texts)

    def _seal(self, content: bytes, *place: str | int) -> bytes:
        return vault.seal(self._key, content, vault.bound(FORMAT, self._name, *place))

    def _unseal(self, sealed: object, *place: str | int) -> bytes:
        whole = sealed if isinstance(sealed, bytes) else b""
        try:
            return vault.unseal(self._key, whole, vault.bound(FORMAT, self._name, *place))
        except SealBrokenError:
            raise Damaged(self._texts, self._path) from None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Do all or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Say in a sentence what SQLite says in a word."""
        try:
            yield
        except sqlite3.Error as error:
            raise journal_faults.of_sqlite(error, self._texts, self._path) from None
        except UnicodeDecodeError:  # SQLite quotes a damaged schema, in bytes that are no text
            raise Damaged(self._texts, self._path) from None


class Presence:
    """Shows other windows that this one has a journal open, for as long as its process lives.

    It is a lock on an empty file that the system gives back when the process ends, however it ends. It is taken
    through SQLite because that takes it in the same way on every system.
    """

    def __init__(self, path: Path) -> None:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        self._db = sqlite3.connect(path, timeout=0, isolation_level=None)

    def taken(self) -> bool:
        """Take the lock if nobody has it; return whether this window has it now."""
        if self._db.in_transaction:
            return True
        try:
            # Nothing is ever written, so there is nothing to take back: no second file.
            self._db.execute("PRAGMA journal_mode=MEMORY").fetchall()
            self._db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            return False
        return True

    def close(self) -> None:
        """Give it back."""
        self._db.close()
