"""All journals in a folder, as they can be seen without opening them.

What stands in clear of a journal is when it was begun and when it was last changed, so that somebody with a phrase in
hand knows that there is something to open; not what kind of session or sheet it is.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kartblad.i18n import Texts
from kartblad.records import keyring, sealed_journal
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
    had: bool
    """Whether any tab has had it: it was begun, and its phrase was confirmed."""


def entries(folder: Path, hours: float) -> tuple[Entry, ...]:
    """Return the journals in a folder, the one that was changed last first; damaged ones are none."""
    found = [_entry(path, keys, hours) for path, keys in keyring.readable(folder, Texts("en"))]
    return tuple(sorted(found, key=lambda entry: entry.changed, reverse=True))


def age(path: Path) -> float:
    """Return for how many seconds a journal, named by its file of keys, has been left as it is.

    A time to come, since the clock was set back, counts in the same way: nothing is kept for ever by a wrong clock.
    """
    return abs(time.time() - _changed(path))


def _changed(path: Path) -> float:
    file = path.with_suffix(sealed_journal.SUFFIX)
    return max(each.stat().st_mtime for each in (path, file) if each.exists())


def _entry(path: Path, keys: Keys, hours: float) -> Entry:
    begun, changed = (datetime.fromtimestamp(at, UTC) for at in (keys.begun, _changed(path)))
    return Entry(path, keys.id, begun, changed, expired=age(path) > hours * 3600, had=bool(keys.by_tab))
