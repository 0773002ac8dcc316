"""Writes a publication as a folder of open data and pages: all of it or nothing, also when the machine goes down.

The new edition is written beside the old one, read back, and then takes its place. On Linux the two change places at
one stroke; elsewhere the old one steps aside for a moment, and `recover` puts it back if that is where it ended.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kartblad.catalogue import published_csv, published_index
from kartblad.catalogue.published import published
from kartblad.catalogue.published_index import INDEX, PLAIN
from kartblad.core.problems import Place, Problem
from kartblad.core.publication.edition import Publication
from kartblad.i18n import Texts
from kartblad.records.files_at_rest import settle
from kartblad.records.publication_package import index

NEW, OLD = ".kartblad-ny", ".kartblad-gammal"
"""End the names of folders beside the published one: an edition on its way in, and one on its way out."""
_HERE, _EXCHANGE = -100, 2
"""Linux' AT_FDCWD and RENAME_EXCHANGE."""


def write(folder: Path, publication: Publication, site: Mapping[str, bytes], texts: Texts) -> None:
    """Put a publication in its folder.

    Parameters
    ----------
    site
        The pages and what they need, by plain names.

    Raises
    ------
    Problem
        If the folder holds anything but an earlier edition that this one only adds to, or cannot be written to.
    ValueError
        If the publication cannot be written so that it is read back as it is: a fault of ours.
    """
    home = folder.resolve()
    recover(home, texts)
    _needs_place(home, publication, texts)
    files = {**dict(_data(publication)), **_pages(site)}
    try:
        with _tidy(home):
            new = _written(home, {**files, INDEX: index(publication, files)})
            _needs_alike(published(new, texts), publication)
            _open_alike(new, home)
            _take_place(new, home)
    except OSError as error:
        raise _unwritable(folder, error, texts) from error
    with suppress(OSError):  # it is published: what is left of the old edition goes with the next
        _remove_leftovers(home)


def recover(folder: Path, texts: Texts) -> None:
    """Finish what a run began that was cut short: the old edition back in its place, nothing beside it.

    Raises
    ------
    Problem
        If that cannot be done.
    """
    try:
        _put_right(folder.resolve())
    except OSError as error:
        raise _unwritable(folder, error, texts) from error


def holds_publication(folder: Path, texts: Texts) -> bool:
    """Return whether there is one; False where there is nothing.

    Raises
    ------
    Problem
        If something else is there, which nobody wants to lose.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return False
    if not (folder / INDEX).is_file():
        message = texts.gettext(
            "{folder} is there already and is no publication. Choose a folder that is not there or is empty.",
            folder=folder,
        )
        raise Problem(message, Place(file=str(folder)))
    return True


def _needs_place(home: Path, publication: Publication, texts: Texts) -> None:
    """Refuse a place that holds anything but nothing, or what this edition was made from.

    Raises
    ------
    Problem
        If so.
    """
    if holds_publication(home, texts) and not _only_adds(published(home, texts), publication):
        message = texts.gettext(
            "{folder} holds another publication than the one that this edition is made from. Publish once more.",
            folder=home,
        )
        raise Problem(message, Place(file=str(home)))


def _only_adds(old: Publication, new: Publication) -> bool:
    """Return whether every old table stands unchanged in the next edition."""
    if (new.circle, new.edition) != (old.circle, old.edition + 1):
        return False
    tables = {each.name: each.tables for each in new.datasets}
    return all(each.tables == tables.get(each.name, ())[: len(each.tables)] for each in old.datasets)


@contextmanager
def _tidy(home: Path) -> Iterator[None]:
    """Leave everything as it was if an edition does not get into its place, whatever stopped it."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            _put_right(home)
        raise


def _needs_alike(written: Publication, made: Publication) -> None:
    if written != made:
        msg = "what was written is not what was to be published"
        raise ValueError(msg)


def _data(publication: Publication) -> Iterator[tuple[str, bytes]]:
    for dataset in publication.datasets:
        if dataset.tables:
            yield published_index.data_path(dataset.name), published_csv.written(dataset)


def _pages(site: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the site's files when they can lie in every file system.

    Raises
    ------
    ValueError
        If a name is not plain, or two are the same but for capitals.
    """
    if len({name.casefold() for name in site}) < len(site) or not all(map(PLAIN.fullmatch, site)):
        msg = f"not names of files: {sorted(site)}"
        raise ValueError(msg)
    return site


def _written(home: Path, files: Mapping[str, bytes]) -> Path:
    """Return a folder beside the published one that holds the files, on disk."""
    home.parent.mkdir(parents=True, exist_ok=True)
    new = _beside(home, f".{secrets.token_hex(4)}{NEW}")
    new.mkdir(mode=0o700 if (home / INDEX).is_file() else 0o777)  # closed until it is open to the same readers
    for name, content in sorted(files.items()):
        path = new / name
        path.parent.mkdir(exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for inner in (*(path for path in new.iterdir() if path.is_dir()), new):
        settle(inner)
    return new


def _open_alike(new: Path, old: Path) -> None:
    """Let the readers of the old edition, and nobody else, read the new one."""
    if not (old / INDEX).is_file():
        return
    folder, file = old.stat(), (old / INDEX).stat()
    for path in (*new.rglob("*"), new):
        like = folder if path.is_dir() else file
        if hasattr(os, "chown"):
            with suppress(PermissionError):
                os.chown(path, -1, like.st_gid)
        path.chmod(stat.S_IMODE(like.st_mode))


def _take_place(new: Path, home: Path) -> None:
    """Let the new folder stand where the old one stood."""
    if not home.exists():
        new.rename(home)
    elif not _exchanged(new, home):
        old = _beside(home, OLD)
        home.rename(old)
        try:
            new.rename(home)
        except OSError:
            old.rename(home)
            raise
    settle(home.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change names at one stroke; return whether this system can."""
    if sys.platform != "linux":
        return False
    exchange = getattr(ctypes.CDLL(None), "renameat2", None)
    names = (os.fsencode(one), os.fsencode(other))
    return exchange is not None and exchange(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0


def _put_right(home: Path) -> None:
    """Put the old edition back if nothing stands in its place, and remove what stands beside it."""
    old = _beside(home, OLD)
    if old.is_dir() and not home.exists():
        old.rename(home)
    _remove_leftovers(home)


def _remove_leftovers(home: Path) -> None:
    """Remove what stands beside the folder and was never part of anything, or no longer is."""
    if not home.parent.is_dir():
        return
    for path in home.parent.iterdir():
        if path.name.startswith(f".{home.name}.") and path.name.endswith((NEW, OLD)) and not path.is_symlink():
            shutil.rmtree(path)


def _beside(home: Path, ending: str) -> Path:
    return home.with_name(f".{home.name}{ending}")


def _unwritable(folder: Path, error: OSError, texts: Texts) -> Problem:
    reason = texts.reason(error)
    message = texts.gettext("{file} cannot be written to: {reason}.", file=folder, reason=reason)
    return Problem(message, Place(file=str(folder)))
