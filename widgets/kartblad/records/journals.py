"""All journals of a user: which there are, and which one a phrase opens.

What stands in clear of a journal is when it was begun and when it was last changed, so that somebody with a phrase in
hand knows that there is something to open; not what kind of session it is.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kartblad.core.problems import Problem
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.records import journal, keyfile, vault
from kartblad.records.journal import Journal
from kartblad.records.journal_faults import Damaged, Newer, WrongPhrase
from kartblad.records.keyfile import Keys


@dataclass(frozen=True, slots=True)
class Entry:
    """One journal, as it can be seen without opening it."""

    path: Path
    """Its file of keys."""
    id: str
    begun: datetime
    changed: datetime
    expired: bool


def entries(folder: Path, hours: float) -> tuple[Entry, ...]:
    """Return the journals in a folder, the one that was changed last first; damaged ones are none."""
    found = [_entry(path, keys, hours) for path, keys in _readable(folder, Texts("en"))]
    return tuple(sorted(found, key=lambda entry: entry.changed, reverse=True))


def resume(folder: Path, phrase: str, texts: Texts, *, take_over: bool = False) -> tuple[Journal, Session]:
    """Open the journal that a phrase opens, whichever it is.

    Parameters
    ----------
    folder
        Where the journals lie.
    phrase
        As `kartblad.records.phrase.read_phrase` returned it.
    take_over
        Whether to take it from another window that has it open.

    Raises
    ------
    WrongPhrase
        If it opens none of them.
    Damaged, Newer
        If it opens none that can be read, and one of them cannot.
    Held
        If another window has it open.
    """
    made: dict[object, bytes] = {}
    for _path, keys in _readable(folder, texts):
        # Journals that lie together share their salt, so this is done once.
        phrase_key = made.get((keys.salt, keys.cost)) or vault.key_of(phrase, keys.salt, keys.cost)
        made[keys.salt, keys.cost] = phrase_key
        try:
            key = keyfile.with_phrase_key(keys, phrase_key, texts)
        except WrongPhrase:
            continue
        return Journal.opened(folder, keys, key, texts, take_over=take_over)
    raise next(_unreadable(folder, texts), None) or WrongPhrase(texts)


def age(path: Path) -> float:
    """Return for how many seconds a journal, named by its file of keys, has been left as it is.

    A time to come, since the clock was set back, counts in the same way: nothing is kept for ever by a wrong clock.
    """
    return abs(time.time() - _changed(path))


def _changed(path: Path) -> float:
    file = path.with_suffix(journal.SUFFIX)
    return max(each.stat().st_mtime for each in (path, file) if each.exists())


def _entry(path: Path, keys: Keys, hours: float) -> Entry:
    begun, changed = (datetime.fromtimestamp(at, UTC) for at in (keys.begun, _changed(path)))
    return Entry(path, keys.id, begun, changed, expired=age(path) > hours * 3600)


def _readable(folder: Path, texts: Texts) -> Iterator[tuple[Path, Keys]]:
    for path, found in _read(folder, texts):
        if isinstance(found, Keys):
            yield path, found


def _unreadable(folder: Path, texts: Texts) -> Iterator[Problem]:
    return (found for _path, found in _read(folder, texts) if isinstance(found, Problem))


def _read(folder: Path, texts: Texts) -> Iterator[tuple[Path, Keys | Problem]]:
    for path in sorted(folder.glob(f"*{keyfile.SUFFIX}")):
        try:
            yield path, keyfile.read(path, texts)
        except FileNotFoundError:
            continue
        except (Damaged, Newer) as problem:
            yield path, problem
