"""Deletion: of what has been kept for long enough, of what crashes left behind, and of everything when asked."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records import files_at_rest, journal, journals, keyfile, wallfile

JOURNALS, WALLS, OWN = "journals", "walls", "own"
"""Folders in the user's data folder; see `kartblad.settings.Settings`."""
LEFTOVER_SECONDS = 60.0
"""A file without its keys is a crash's leftover after this time; before, it may be part of a journal being made."""


class Kind(StrEnum):
    """What was removed."""

    SESSION = "session"
    WALL = "wall"
    LEFTOVER = "leftover"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that was removed. ``begun`` is known of sessions whose keys could be read."""

    kind: Kind
    name: str
    begun: datetime | None = None


def forget_expired(home: Path, hours: float) -> tuple[Removed, ...]:
    """Delete the sessions and walls that have not been changed for ``hours``, and what crashes left behind.

    Raises
    ------
    OSError
        If something cannot be removed.
    """
    now, seconds = time.time(), hours * 3600
    removed = [
        *_sessions(home / JOURNALS, lambda path: journals.age(path) > seconds),
        *_leftovers(home / JOURNALS, lambda path: _age(path, now) > LEFTOVER_SECONDS and not _has_keys(path)),
        *_walls(home / WALLS, lambda path: _age(path, now) > seconds),
        *_leftovers(home / WALLS, lambda path: path.suffix != wallfile.SUFFIX and _age(path, now) > LEFTOVER_SECONDS),
    ]
    return tuple(removed)


def forget_all(home: Path, *, own: bool = False) -> tuple[Removed, ...]:
    """Delete every session and wall, open or not, and all that was left behind.

    Parameters
    ----------
    home
        The user's data folder.
    own
        Whether the supervisor's own scripts and texts go, too. They are work of hours and hold no case.

    Raises
    ------
    OSError
        If something cannot be removed.
    """
    removed = [
        *_sessions(home / JOURNALS, _always),
        *_leftovers(home / JOURNALS, _always),
        *_walls(home / WALLS, _always),
        *_leftovers(home / WALLS, _always),
        *(_own(home / OWN) if own else ()),
    ]
    for folder in (home / JOURNALS, home / WALLS, *((home / OWN,) if own else ()), home):
        with suppress(OSError):  # not there, or something of somebody else's lies in it
            folder.rmdir()
    return tuple(removed)


def sentences(removed: tuple[Removed, ...], texts: Texts) -> tuple[str, ...]:
    """Return what was removed, in words: each session by when it was begun, the rest by how many."""
    said = [_session(one, texts) for one in removed if one.kind is Kind.SESSION]
    counts = {kind: sum(one.kind is kind for one in removed) for kind in Kind}
    if n := counts[Kind.WALL]:
        said.append(texts.ngettext("Deleted: {n} wall.", "Deleted: {n} walls.", n))
    if n := counts[Kind.LEFTOVER]:
        said.append(texts.ngettext("Deleted: {n} file left behind.", "Deleted: {n} files left behind.", n))
    if n := counts[Kind.OWN]:
        said.append(texts.ngettext("Deleted: {n} file of your own.", "Deleted: {n} files of your own.", n))
    return tuple(said)


def _session(one: Removed, texts: Texts) -> str:
    if one.begun is None:
        return texts.gettext("Deleted: a session that could not be read.")
    begun = one.begun.astimezone()
    day, clock = texts.date(begun.date().isoformat()), f"{begun:%H:%M}"
    return texts.gettext("Deleted: the session begun {day} at {clock}.", day=day, clock=clock)


def _sessions(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Removed]:
    for path in _files(folder, f"*{keyfile.SUFFIX}", wanted):
        begun = _begun(path)
        journal.destroy(path)
        yield Removed(Kind.SESSION, path.stem, begun)


def _walls(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Removed]:
    for path in _files(folder, f"*{wallfile.SUFFIX}", wanted):
        path.unlink(missing_ok=True)
        yield Removed(Kind.WALL, path.stem)


def _leftovers(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Removed]:
    for path in _files(folder, "*", wanted):
        files_at_rest.destroy(path)
        yield Removed(Kind.LEFTOVER, path.name)


def _own(folder: Path) -> Iterator[Removed]:
    for path in _files(folder, "**/*", _always):
        path.unlink()
        yield Removed(Kind.OWN, path.name)


def _files(folder: Path, pattern: str, wanted: Callable[[Path], bool]) -> Iterator[Path]:
    for path in sorted(folder.glob(pattern)):
        with suppress(FileNotFoundError):  # gone meanwhile: its kernel was faster
            if path.is_file() and wanted(path):
                yield path


def _begun(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(keyfile.read(path, Texts("en")).begun, UTC)
    except (Problem, OSError):
        return None


def _has_keys(path: Path) -> bool:
    """Whether a file belongs to a journal: it has its name, up to the first dot, and is not on its way anywhere."""
    whole = path.suffix != files_at_rest.TEMPORARY
    return whole and path.with_name(f"{path.name.partition('.')[0]}{keyfile.SUFFIX}").exists()


def _age(path: Path, now: float) -> float:
    return abs(now - path.stat().st_mtime)


def _always(_path: Path) -> bool:
    return True
