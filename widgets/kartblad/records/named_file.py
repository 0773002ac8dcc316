"""A file that somebody names on the command line: what it holds, or why it cannot be opened."""

from __future__ import annotations

from pathlib import Path

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts


def content_of(path: Path, texts: Texts) -> bytes:
    """Return what a file holds.

    Raises
    ------
    Problem
        If it cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        message = texts.gettext(
            "{file} cannot be opened: {reason}. Check the name.", file=path, reason=texts.reason(error)
        )
        raise Problem(message, Place(file=str(path))) from error
