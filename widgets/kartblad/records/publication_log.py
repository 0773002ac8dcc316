"""The log of what a publication hides and why, for the one who publishes: outside the folder, without values."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path

from kartblad.core.formulas import harmless
from kartblad.core.problems import Place, Problem
from kartblad.core.publication.edition import Hidden, Publication
from kartblad.i18n import Texts

COLUMNS = ("edition", "day", "dataset", "period", "where", "why")


def log_file(folder: Path) -> Path:
    """Return where the log lies unless something else is asked for: beside the folder."""
    home = folder.resolve()
    return home.with_name(f"{home.name}-logg.csv")


def needs_place(log: Path, folder: Path, texts: Texts) -> None:
    """Refuse a log that readers of the publication would get.

    Raises
    ------
    Problem
        If it lies in the folder, or cannot be written to; also if the folder has nowhere to lie.
    """
    home, place = folder.resolve(), log.resolve()
    if not home.parent.is_dir():
        message = texts.gettext(
            "{folder} is not there, where {name} is to lie. Make it first, or check the name.",
            folder=home.parent,
            name=home.name,
        )
        raise Problem(message, Place(file=str(folder), key="to"))
    if place == home or home in place.parents:
        message = texts.gettext(
            "The log must not lie in the published folder: it says what was hidden. Choose another place with --log."
        )
        raise Problem(message, Place(file=str(log), key="log"))
    if place.is_dir() or not os.access(place if place.exists() else place.parent, os.W_OK):
        message = texts.gettext("{file} is no place for a log. Choose another one with --log.", file=log)
        raise Problem(message, Place(file=str(log), key="log"))


def needs_no_earlier(log: Path, folder: Path, texts: Texts) -> None:
    """Refuse to begin anew what the log says was published: whoever kept the old folder could compare the two.

    Raises
    ------
    Problem
        If there is a log.
    """
    if log.is_file() and log.stat().st_size:
        message = texts.gettext(
            "{log} tells of an edition that was published before, but nothing lies in {folder}. Whoever kept that "
            "edition could work out what is hidden by comparing it with a new one. Put the folder back from a copy. If "
            "nobody has read it, move the log away; if the log is another folder's, choose another one with --log.",
            log=log,
            folder=folder,
        )
        raise Problem(message, Place(file=str(log), key="log"))


@contextmanager
def logged(log: Path, publication: Publication, hidden: Sequence[Hidden], texts: Texts) -> Iterator[None]:
    """Add what an edition hides to the log, and take it back if the edition is not published after all.

    The log comes first: an edition without one could never be explained. Only its owner may read it.

    Raises
    ------
    Problem
        If it cannot be written to.
    """
    size = log.stat().st_size if log.exists() else None
    try:
        _add(log, publication, hidden, texts)
        yield
    except BaseException:
        with suppress(OSError):
            log.unlink() if size is None else os.truncate(log, size)
        raise


def _add(log: Path, publication: Publication, hidden: Sequence[Hidden], texts: Texts) -> None:
    rows = ((each.dataset, each.period, harmless(each.where), each.why) for each in hidden)
    try:
        with os.fdopen(os.open(log, os.O_CREAT | os.O_APPEND | os.O_RDWR, 0o600), "ab") as file:
            log.chmod(0o600)
            heading = [] if os.fstat(file.fileno()).st_size else [COLUMNS]
            lines = [(str(publication.edition), publication.published, *row) for row in rows]
            file.write(_csv([*heading, *lines]))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        reason = texts.reason(error)
        message = texts.gettext("{file} cannot be written to: {reason}.", file=log, reason=reason)
        raise Problem(message, Place(file=str(log), key="log")) from error


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    target = StringIO(newline="")
    csv.writer(target, lineterminator="\n").writerows(rows)
    return target.getvalue().encode("utf-8")
