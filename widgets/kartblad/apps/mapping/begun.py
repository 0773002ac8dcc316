"""A session that was begun and is kept: all that may be said of it without its phrase."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Begun:
    """A journal: when it was begun and last changed, ÅÅÅÅ-MM-DDTHH:MM."""

    begun: str
    changed: str
