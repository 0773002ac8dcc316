"""Reads the weight sets, a municipality's own included."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from kartblad.apps.workload.office import Library
from kartblad.catalogue.weights import FOLDER, files, sets_and_problems


def library(data: Path, own: Path) -> Library:
    """Return all sets. A broken one of the municipality's hides nothing: it becomes a sentence.

    They are read again only when an own one has changed: what was read before kernels are forked is shared by all.

    Parameters
    ----------
    data
        The workbook's data.
    own
        The folder with everything that is the municipality's own; it may be missing.
    """
    folder = own / FOLDER
    return _read(data, folder, _seen(folder))


def refreshed(held: Library) -> Library:
    """Return the sets as they are now: somebody may have added one, here or in another window."""
    return _read(held.data, held.own, _seen(held.own))


def _seen(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what tells whether a file has been added, changed or taken away."""
    found = []
    for file in files(folder):
        with suppress(OSError):  # gone since the folder was read: somebody took it away
            stat = file.stat()
            found.append((str(file.relative_to(folder)), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


@lru_cache(maxsize=2)
def _read(data: Path, own: Path, _seen: tuple[tuple[str, int, int], ...]) -> Library:
    sets, problems = sets_and_problems(data, own)
    return Library(sets, data, own, tuple(str(each) for each in problems))
