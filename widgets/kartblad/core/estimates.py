"""A number as a source gives it: a low, a best and a high reading, and what kind of statement it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal(0)


class Flag(StrEnum):
    """What the source's own cell looked like."""

    EXACT = "exact"
    MISSING = "missing"
    UNKNOWN = "unknown"
    NONE_TEXT = "none_text"
    UNCERTAIN = "uncertain"
    APPROX = "approx"
    RANGE = "range"
    APPROX_RANGE = "approx_range"
    COMPOSITE = "composite"
    INCLUDES_ADDONS = "includes_addons"
    EXCLUDES_ADDONS = "excludes_addons"
    OPEN_UPPER = "open_upper"
    QUALIFIED = "qualified"
    RELATIONAL = "relational"
    RELATIONAL_DERIVED = "relational_derived"
    PERSONS_NOT_FTE = "persons_not_fte"
    UNKNOWN_AMOUNT = "unknown_amount"
    OTHER_FUNCTION = "other_function"


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, best and high reading of one count. None: that end, or any best value, is not known.

    Raises
    ------
    ValueError
        If the known readings do not come in order.
    """

    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known):
            msg = f"the readings {known} should come in the order low, best, high"
            raise ValueError(msg)

    @classmethod
    def exactly(cls, number: Decimal | int) -> Estimate:
        """Return an estimate that leaves no doubt."""
        value = Decimal(number)
        return cls(value, value, value)

    @property
    def is_known(self) -> bool:
        """Whether the source gives any number at all."""
        return self.best is not None or self.low is not None or self.high is not None

    @property
    def is_exact(self) -> bool:
        """Whether all three readings are the same number."""
        return self.low is not None and self.low == self.best == self.high

    @property
    def readings(self) -> tuple[Decimal, ...]:
        """The different numbers that may be meant, ascending."""
        return tuple(sorted({n for n in (self.low, self.best, self.high) if n is not None}))

    def may_be(self, number: Decimal) -> bool:
        """Whether ``number`` lies between the ends; an end that is not known excludes nothing above zero."""
        low = self.low if self.low is not None else ZERO
        return low <= number and (self.high is None or number <= self.high)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of estimates that says how much of it is known."""

    low: Decimal
    """Never more than the true sum: a count that is not known adds nothing here."""
    best: Decimal
    """The sum of the best values there are; ``without_best`` counts are not in it."""
    high: Decimal | None
    """None as soon as one upper end is open."""
    counted: int
    without_best: int

    @property
    def estimate(self) -> Estimate:
        """The sum as an estimate; its best value is left out where a part has none."""
        return Estimate(self.low, None if self.without_best else self.best, self.high)


def total(estimates: Iterable[Estimate]) -> Total:
    """Add counts without guessing: open ends stay open, and what has no best value is told, not filled in."""
    items = tuple(estimates)
    best = [e.best for e in items if e.best is not None]
    highs = [e.high for e in items if e.high is not None]
    return Total(
        low=sum((e.low for e in items if e.low is not None), ZERO),
        best=sum(best, ZERO),
        high=sum(highs, ZERO) if len(highs) == len(items) else None,
        counted=len(best),
        without_best=len(items) - len(best),
    )
