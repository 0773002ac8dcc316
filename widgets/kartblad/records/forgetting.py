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
from kartblad.records import files_at_rest, inbox, journals, keyfile, sealed_journal, wallfile
from kartblad.settings import WORKLOAD_MONTHS

JOURNALS, WALLS, OWN, WORKLOAD = "journals", "walls", "own", "workload"
"""Folders in the user's data folder; see `kartblad.settings.Settings`."""
MONTH_SECONDS = 86_400 * 365.25 / 12
LEFTOVER_SECONDS = 60.0
"""A file without its keys is a crash's leftover after this time; before, it may be part of a journal being made."""


class Kind(StrEnum):
    """What was removed."""

    SESSION = "session"
    SHEET = "sheet"
    """Of workload."""
    FORM = "form"
    """That waited to be taken in."""
    CARD = "card"
    """Of a unit that could be handed in to."""
    WALL = "wall"
    LEFTOVER = "leftover"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that was removed. ``begun`` is known of sessions and sheets whose keys could be read."""

    kind: Kind
    name: str
    begun: datetime | None = None


def forget_expired(home: Path, hours: float, months: float = WORKLOAD_MONTHS) -> tuple[Removed, ...]:
    """Delete what has not been changed for as long as it is kept, and what crashes left behind.

    Parameters
    ----------
    home
        The user's data folder.
    hours
        How long sessions and walls are kept.
    months
        How long sheets of workload are kept, and forms that nobody takes in.

    Raises
    ------
    OSError
        If something cannot be removed.
    """
    now, seconds = time.time(), hours * 3600
    removed = [
        *_journals(home / JOURNALS, Kind.SESSION, lambda path: journals.age(path) > seconds),
        *_leftovers(home / JOURNALS, lambda path: _age(path, now) > LEFTOVER_SECONDS and not _has_keys(path)),
        *_walls(home / WALLS, lambda path: _age(path, now) > seconds),
        *_leftovers(home / WALLS, lambda path: path.suffix != wallfile.SUFFIX and _age(path, now) > LEFTOVER_SECONDS),
        # A sheet whose phrase was never confirmed is nobody's, and goes as soon as a session.
        *_journals(home / WORKLOAD, Kind.SHEET, lambda path: journals.age(path) > seconds and not _was_had(path)),
        *_workload_expired(home / WORKLOAD, months * MONTH_SECONDS, now),
    ]
    return tuple(removed)


def forget_all(home: Path, *, own: bool = False) -> tuple[Removed, ...]:
    """Delete every session, wall and sheet, open or not, and all that was left behind.

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
        *_journals(home / JOURNALS, Kind.SESSION, _always),
        *_leftovers(home / JOURNALS, _always),
        *_walls(home / WALLS, _always),
        *_leftovers(home / WALLS, _always),
        *_workload(home / WORKLOAD),
        *(_own(home / OWN) if own else ()),
    ]
    for folder in (home / JOURNALS, home / WALLS, home / WORKLOAD, *((home / OWN,) if own else ()), home):
        _remove_if_empty(folder)
    return tuple(removed)


def sentences(removed: tuple[Removed, ...], texts: Texts) -> tuple[str, ...]:
    """Return what was removed, in words: each session by when it was begun, the rest by how many."""
    said = [_begun_then(one, texts) for one in removed if one.kind in (Kind.SESSION, Kind.SHEET)]
    counts = {kind: sum(one.kind is kind for one in removed) for kind in Kind}
    if n := counts[Kind.WALL]:
        said.append(texts.ngettext("Deleted: {n} wall.", "Deleted: {n} walls.", n))
    if n := counts[Kind.FORM]:
        said.append(texts.ngettext("Deleted: {n} form that waited.", "Deleted: {n} forms that waited.", n))
    if n := counts[Kind.CARD]:
        said.append(texts.ngettext("Deleted: {n} unit's card.", "Deleted: {n} units' cards.", n))
    if n := counts[Kind.LEFTOVER]:
        said.append(texts.ngettext("Deleted: {n} file left behind.", "Deleted: {n} files left behind.", n))
    if n := counts[Kind.OWN]:
        said.append(texts.ngettext("Deleted: {n} file of your own.", "Deleted: {n} files of your own.", n))
    return tuple(said)


def _begun_then(one: Removed, texts: Texts) -> str:
    is_sheet = one.kind is Kind.SHEET
    if one.begun is None and is_sheet:
        return texts.gettext("Deleted: a workload sheet that could not be read.")
    if one.begun is None:
        return texts.gettext("Deleted: a session that could not be read.")
    begun = one.begun.astimezone()
    day, clock = texts.date(begun.date().isoformat()), f"{begun:%H:%M}"
    if is_sheet:
        return texts.gettext("Deleted: the workload sheet begun {day} at {clock}.", day=day, clock=clock)
    return texts.gettext("Deleted: the session begun {day} at {clock}.", day=day, clock=clock)


def _workload_expired(folder: Path, seconds: float, now: float) -> Iterator[Removed]:
    """Delete the sheets that nobody touched, then what belongs to none: cards, and forms that nobody can open."""
    yield from _journals(folder, Kind.SHEET, lambda path: journals.age(path) > seconds)
    yield from _leftovers(folder, lambda path: _age(path, now) > LEFTOVER_SECONDS and not _has_keys(path))
    sheets = {path.stem for path in folder.glob(f"*{keyfile.SUFFIX}")}
    yield from _each(folder, f"{inbox.UNITS}/*", Kind.CARD, lambda path: _is_astray(path, path.stem, sheets, now))
    units = {card.unit for card in inbox.cards(folder, Texts("en"))}
    yield from _each(
        folder,
        f"{inbox.INBOX}/*/*",
        Kind.FORM,
        lambda path: _is_astray(path, path.parent.name, units, now) or _age(path, now) > seconds,
    )
    _remove_empty(folder)


def _is_astray(path: Path, owner: str, owners: set[str], now: float) -> bool:
    """Whether a file belongs to nobody, or never came to its place."""
    return _age(path, now) > LEFTOVER_SECONDS and (owner not in owners or path.suffix == files_at_rest.TEMPORARY)


def _workload(folder: Path) -> Iterator[Removed]:
    yield from _journals(folder, Kind.SHEET, _always)
    yield from _leftovers(folder, _always)
    yield from _each(folder, f"{inbox.UNITS}/*", Kind.CARD, _always)
    yield from _each(folder, f"{inbox.INBOX}/*/*", Kind.FORM, _always)
    _remove_empty(folder)


def _remove_empty(folder: Path) -> None:
    """Remove the folders of units that have nothing in them."""
    for empty in (*(folder / inbox.INBOX).glob("*/"), folder / inbox.INBOX, folder / inbox.UNITS):
        _remove_if_empty(empty)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):  # not there, or something of somebody else's lies in it
        folder.rmdir()


def _journals(folder: Path, kind: Kind, wanted: Callable[[Path], bool]) -> Iterator[Removed]:
    for path in _files(folder, f"*{keyfile.SUFFIX}", wanted):
        begun = _begun(path)
        sealed_journal.destroy(path)
        yield Removed(kind, path.stem, begun)


def _walls(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Removed]:
    for path in _files(folder, f"*{wallfile.SUFFIX}", wanted):
        path.unlink(missing_ok=True)
        yield Removed(Kind.WALL, path.stem)


def _leftovers(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Removed]:
    return _each(folder, "*", Kind.LEFTOVER, wanted)


def _each(folder: Path, pattern: str, kind: Kind, wanted: Callable[[Path], bool]) -> Iterator[Removed]:
    for path in _files(folder, pattern, wanted):
        files_at_rest.destroy(path)
        yield Removed(kind, path.name)


def _own(folder: Path) -> Iterator[Removed]:
    for path in _files(folder, "**/*", _always):
        path.unlink()
        yield Removed(Kind.OWN, path.name)


def _files(folder: Path, pattern: str, wanted: Callable[[Path], bool]) -> Iterator[Path]:
    for path in sorted(folder.glob(pattern)):
        # What lies behind a link to another folder is not ours to delete.
        if any(each.is_symlink() for each in path.parents if folder in each.parents):
            continue
        with suppress(FileNotFoundError):  # gone meanwhile: its kernel was faster
            if path.is_file() and wanted(path):
                yield path


def _begun(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(keyfile.read(path, Texts("en")).begun, UTC)
    except (Problem, OSError):
        return None


def _was_had(path: Path) -> bool:
    """Return whether any tab has had what the keys open; of damaged keys nobody knows."""
    try:
        return bool(keyfile.read(path, Texts("en")).by_tab)
    except (Problem, OSError):
        return True


def _has_keys(path: Path) -> bool:
    """Whether a file belongs to a journal: it has its name, up to the first dot, and is not on its way anywhere."""
    whole = path.suffix != files_at_rest.TEMPORARY
    return whole and path.with_name(f"{path.name.partition('.')[0]}{keyfile.SUFFIX}").exists()


def _age(path: Path, now: float) -> float:
    return abs(now - path.stat().st_mtime)


def _always(_path: Path) -> bool:
    return True
