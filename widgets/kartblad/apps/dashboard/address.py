"""The address of a manager's page is its view: whose page it is and, as the only choice, one's own unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import parse_qsl, quote

from kartblad.apps.dashboard.page import owns
from kartblad.core.publication.edition import Publication, Topic

OWN = "egen"
"""The name of one's own municipality or unit in the address."""
LONGEST = 2000
"""Characters of a query that are read; a longer one is no link of ours."""
QUIET = frozenset({"token"})
"""Parameters of the server; the page neither uses nor mentions them."""


class Mending(StrEnum):
    """What was done with a part of a link that could not be used."""

    NO_SUCH_OWN = "no_such_own"
    UNKNOWN_NAME = "unknown_name"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class View:
    """What a manager looks at."""

    topic: Topic
    own: str = ""
    """The key of one's own municipality or unit; empty: none is pointed out."""
    corrections: tuple[Mending, ...] = ()
    """What the link asked for in vain; gone after the next choice."""


def query(view: View) -> str:
    """Return the one address of a view, without "?"; empty where no own is chosen."""
    return f"{OWN}={quote(view.own, safe='')}" if view.own else ""


def parse(text: str, topic: Topic, publication: Publication) -> View:
    """Return the view of any address: what cannot be used is left out, and noted."""
    view = View(topic)
    if len(text) > LONGEST:
        return _noted(view, Mending.TOO_LONG)
    for name, value in parse_qsl(text.removeprefix("?"), keep_blank_values=True, errors="replace"):
        if name == OWN:
            view = _owned(view, value, publication)
        elif name not in QUIET:
            view = _noted(view, Mending.UNKNOWN_NAME)
    return view


def _owned(view: View, key: str, publication: Publication) -> View:
    if any(key == known for known, _ in owns(publication, view.topic)):
        return replace(view, own=key)
    return _noted(view, Mending.NO_SUCH_OWN) if key else view


def _noted(view: View, mending: Mending) -> View:
    """Return the view with a correction that is said once."""
    return view if mending in view.corrections else replace(view, corrections=(*view.corrections, mending))
