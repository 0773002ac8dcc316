"""The resume phrase: four Swedish words drawn by lot, shown once, typed as people type."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Collection, Sequence

from kartblad.core.problems import Problem
from kartblad.i18n import Texts

LENGTH = 4
FEWEST = 4096
"""Words to draw from: twelve bits each, forty-eight together."""

_BETWEEN = re.compile(r"[\s,.;·_\-\u2010-\u2015\u2212]+")


def new_phrase(words: Sequence[str]) -> str:
    """Return four words drawn by lot, with spaces between.

    Raises
    ------
    ValueError
        If there are too few words to draw from: a fault of the workbook's own data.
    """
    if len({*words}) < FEWEST:
        raise ValueError(len({*words}))
    return " ".join(secrets.choice(words) for _ in range(LENGTH))


def read_phrase(typed: str, words: Collection[str], texts: Texts) -> str:
    """Return what somebody typed as `new_phrase` writes it: case, hyphens and how å was made do not matter.

    Raises
    ------
    Problem
        If it cannot be a phrase. Which word is not in the list is not said: a glance at the screen tells nothing.
    """
    found = plain(typed).split()
    if len(found) != LENGTH:
        message = texts.gettext(
            "The resume phrase is {length} words; there are {found} here. Type all of them, with spaces between.",
            length=LENGTH,
            found=len(found),
        )
        raise Problem(message)
    if not set(found) <= set(words):
        message = texts.gettext(
            "One of the words is not among those that a resume phrase is made of. Look for a slip of the pen, also "
            "in å, ä and ö."
        )
        raise Problem(message)
    return " ".join(found)


def plain(typed: str) -> str:
    """Return a phrase with small letters, composed letters and single spaces."""
    return _BETWEEN.sub(" ", unicodedata.normalize("NFKC", typed).lower()).strip()
