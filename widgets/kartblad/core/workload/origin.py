"""A number of an instrument with where it comes from, and which instrument that is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kartblad.core.words import NO_WORDS, Words


class Origin(StrEnum):
    """Where a number comes from; shown beside it wherever it is shown."""

    DOCUMENTED = "documented"
    """A source that was read prints it."""
    DERIVED = "derived"
    """Computed from documented numbers."""
    ILLUSTRATIVE = "illustrative"
    """Proposed, so that the instrument can run; never to be called anybody's own."""
    LOCAL = "local"
    """Decided by the municipality that uses it."""


def weakest(*origins: Origin) -> Origin:
    """Return the label of what is computed from several numbers: it is no better known than the least known of them."""
    return next(each for each in _WEAKEST_FIRST if each in origins)


_WEAKEST_FIRST = (Origin.ILLUSTRATIVE, Origin.LOCAL, Origin.DERIVED, Origin.DOCUMENTED)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with where it comes from. ``low`` and ``high``: where it may reasonably lie, if that is known."""

    value: Decimal
    origin: Origin
    source: str = ""
    """The key of the set's source; empty where there is none."""
    basis: Words = NO_WORDS
    """How it came to be."""
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What a set's numbers were read in."""

    key: str
    title: Words
    date: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """Which instrument something was scored with."""

    id: str
    version: str

    def __str__(self) -> str:
        return f"{self.id}@{self.version}"


NO_WEIGHTS = Ref("", "")
"""Nothing has been scored yet."""
