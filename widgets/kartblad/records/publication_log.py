"""The log of what a publication hides and why, for the one who publishes: outside the folder, without values."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
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
        If it lies in the folder, or cannot be written to: an edition without its log is one nobody can explain.
    """
    home, place = folder.resolve(), log.resolve()
    if place == home or home in place.parents:
        message = texts.gettext(
            "The log must not lie in the published folder: it says what was hidden. Choose another place with --log."
        )
        raise Problem(message, Place(file=str(log), key="log"))
    if place.is_dir() or not os.access(place if place.exists() else place.parent, os.W_OK):
        message = texts.gettext("{file} is no place for a log. Choose another one with --log.", file=log)
        raise Problem(message, Place(file=str(log), key="log"))


def write_log(log: Path, publication: Publication, hidden: Sequence[Hidden], texts: Texts) -> None:
    """Add what an edition hides to the log; only its owner may read it.

    Raises
    ------
    Problem
        If it cannot be written to.
    """
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
        reason = error.strerror or str(error)
        message = texts.gettext("{file} cannot be written to: {reason}.", file=log, reason=reason)
        raise Problem(message, Place(file=str(log), key="log")) from error


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    target = StringIO(newline="")
    csv.writer(target, lineterminator="\n").writerows(rows)
    return target.getvalue().encode("utf-8")
