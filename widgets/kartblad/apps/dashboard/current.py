"""The edition that is published now: read and checked once, and again when another has taken its place."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kartblad.catalogue.published import published, stamp
from kartblad.core.publication.edition import Publication
from kartblad.i18n import Texts


def current(folder: Path, texts: Texts) -> Publication:
    """Return what a published folder holds.

    Raises
    ------
    Problem
        If it is not as it was written.
    """
    return _read(folder, stamp(folder, texts), texts.locale)


@lru_cache(maxsize=2)
def _read(folder: Path, _edition: tuple[int, ...], locale: str) -> Publication:
    """Return the publication; for each of a server's languages the one that was read last."""
    return published(folder, Texts(locale))
