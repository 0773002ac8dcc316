"""What can be wrong with a journal, each as a sentence of its own: what was found and what to do. Never case text."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts


class WrongPhrase(Problem):
    """No journal opens with this phrase."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext(
                "No saved session opens with that phrase. Check each word and their order; the phrase stood on the "
                "screen when the session began."
            )
        )


class WrongToken(Problem):
    """The tab's key opens nothing (any more)."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext(
                "This window can no longer open the session by itself. Type the resume phrase, or begin a new session."
            )
        )


class Held(Problem):
    """Another window has the journal open."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext(
                "The session is open in another window. Go on there, or close it and open the session here; what is "
                "written there is kept."
            )
        )


class TakenOver(Problem):
    """Another window has taken the journal over from this one."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext(
                "The session has been opened in another window, which now keeps it. The last change here was not "
                "saved: go on in the other window, and close this one."
            )
        )


class Damaged(Problem):
    """What is saved is not what was written."""

    def __init__(self, texts: Texts, path: Path) -> None:
        super().__init__(
            texts.gettext(
                "The saved session cannot be read: the file has been changed or cut off. It is left as it is. If "
                "there is a copy of the folder {folder}, put the whole of it back and try again.",
                folder=path.parent,
            ),
            Place(file=path.name),
        )


class Newer(Problem):
    """A later version of the workbook wrote it."""

    def __init__(self, texts: Texts, path: Path) -> None:
        super().__init__(
            texts.gettext(
                "The saved session was written by a newer version of kartblad. It is left as it is. Open it with "
                "that version."
            ),
            Place(file=path.name),
        )


class NoRoom(Problem):
    """The disk is full."""

    def __init__(self, texts: Texts, path: Path) -> None:
        super().__init__(
            texts.gettext(
                "The disk is full, so the last change was not saved; all before it is. Make room on the disk that "
                "holds {folder}, then change something to save again.",
                folder=path.parent,
            ),
            Place(file=path.name),
        )


class NotWritable(Problem):
    """The folder or file cannot be written to."""

    def __init__(self, texts: Texts, path: Path) -> None:
        super().__init__(
            texts.gettext(
                "Nothing can be saved in {folder}: this user may not write there, or the disk does not answer. Ask "
                "whoever looks after the computer, or set KARTBLAD_HOME to another folder.",
                folder=path.parent,
            ),
            Place(file=path.name, key="KARTBLAD_HOME"),
        )


class Gone(Problem):
    """It has been removed."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext(
                "The saved session is not there any longer: it has been deleted, or was left for longer than it is "
                "kept. Begin a new session."
            )
        )


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_SQLITE_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT}


def of_system(error: OSError, texts: Texts, path: Path) -> Problem:
    """Return the sentence for what the operating system said."""
    if isinstance(error, FileNotFoundError):
        return Gone(texts)
    return (NoRoom if error.errno in _FULL else NotWritable)(texts, path)


def of_sqlite(error: sqlite3.Error, texts: Texts, path: Path) -> Problem:
    """Return the sentence for what SQLite said."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code == sqlite3.SQLITE_BUSY:
        return Held(texts)
    if code in _SQLITE_DAMAGED:
        return Damaged(texts, path)
    if not path.exists():
        return Gone(texts)
    # A file that may grow no more is "full" to SQLite or an error in writing, depending on where it stopped.
    full = code == sqlite3.SQLITE_FULL or getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_WRITE
    return (NoRoom if full else NotWritable)(texts, path)
