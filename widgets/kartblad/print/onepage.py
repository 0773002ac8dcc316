"""One page of a managers' view, to take to a meeting: the figures' numbers as they stand, with what they mean.

It says what it has no room for, and where that stands.
"""

from __future__ import annotations

from typing import Any

from kartblad.i18n import Texts
from kartblad.print.fitting import TIGHTER, Fitted, fitted
from kartblad.print.typst import pdf
from kartblad.print.view import View, cut, on_paper

_MARGIN = 60
"""How many letters of the heading the margin repeats."""
_HOPELESS = 160
"""So many lines fit on no page at any size: nobody need measure them."""
_LIKELY = 72
"""About so many lines fit on a page of small letters."""


def onepage(view: View, texts: Texts) -> bytes:
    """Return the page as a tagged PDF."""
    plain, title = on_paper(view), texts.gettext("The view on one page")
    every = [fitted(plain, room, texts) for room in TIGHTER]
    levels = [*(each for each in every[:-1] if each.height <= _HOPELESS), every[-1]]
    known: dict[str, Any] = {
        "title": title,
        "lang": texts.locale,
        "words": _words(texts),
        "levels": levels,
        "probe": _likely(levels),
        "content": {
            "banner": "",
            "mode": cut(plain.heading, _MARGIN),
            "day": "",
            "not_a_decision": _purpose(texts),
            "sections": (),
        },
    }
    return pdf("onepage", known)


def _likely(levels: list[Fitted]) -> int:
    """Return which level is measured first, to judge the others by."""
    return next((at for at, each in enumerate(levels) if each.height <= _LIKELY), len(levels) - 1)


def _purpose(texts: Texts) -> str:
    return texts.gettext("A basis for talking about the work; small groups are protected.")


def _words(texts: Texts) -> dict[str, str]:
    """Return the page's own words, by what the template calls them."""
    return {
        "page": texts.gettext("page {page} of {pages}", page="{page}", pages="{pages}"),
        "empty": texts.gettext("Nothing is written here."),
        "means": texts.gettext("What does it mean?"),
        "can-do": texts.gettext("What can we do?"),
        "unknown": texts.gettext("What do we not know?"),
        "legend": texts.gettext("Symbols"),
        "sources": texts.gettext("Sources"),
    }
