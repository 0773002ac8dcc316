"""What a set says of itself: worked examples that must come out, and who decided a local one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kartblad.core.words import Words
from kartblad.core.workload.origin import Origin


@dataclass(frozen=True, slots=True)
class Expected:
    """What an example must come out as; a number is compared at the decimals it is written with. None: not checked."""

    points: Decimal | None = None
    norm: Decimal | None = None
    load_percent: Decimal | None = None
    zone: str = ""
    """A zone's id; "-" where there must be none."""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: what is given, and what must come out. Every set carries its own."""

    id: str
    name: Words
    expected: Expected
    years: Decimal | None = None
    employment: Decimal = Decimal(100)
    presence: Decimal = Decimal(100)
    counts: tuple[tuple[str, int], ...] = ()
    """Kind and number."""
    shared: tuple[tuple[str, int], ...] = ()
    duties: Decimal = Decimal(0)
    reductions: tuple[tuple[str, Decimal], ...] = ()
    """Reason and amount."""
    origin: Origin = Origin.ILLUSTRATIVE


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided a local set: what a municipality writes about it."""

    date: str = ""
    by: str = ""
    union: str = ""
    """How the unions were consulted."""
