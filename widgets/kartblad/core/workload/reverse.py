"""The question the other way round: how many workers more, or how many cases fewer, so that all are under a ceiling.

What comes out is a bound. It holds all points against all norms, as if cases could be spread without a rest; that
they come whole, that some stay where they are and that newcomers are protected can only ask for more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from kartblad.core.workload.caseload import Held, carried, chain
from kartblad.core.workload.outlook import Outlook
from kartblad.core.workload.weights import Band, WeightSet


@dataclass(frozen=True, slots=True)
class Fewer:
    """How many cases of a kind would at least have to go."""

    number: int
    """All that there are, where that does not suffice."""
    there: int
    short: bool
    """Whether it is not enough even without any of them."""
    left: Fraction
    """Points that are over the ceiling then."""


def excess(found: Outlook, ceiling: Fraction) -> Fraction:
    """Return how many points all together are over the ceiling; below 0: so many are under it."""
    return found.points - ceiling * found.norm


def workers_needed(found: Outlook, ceiling: Fraction, band: Band) -> int | None:
    """Return how many full-time workers of a band it takes at least; None where no number would do.

    Each brings a norm, and the points outside the cases that everybody has.
    """
    over = excess(found, ceiling)
    if over < 0:
        return 0
    fixed = Fraction(found.weights.fixed.value) if found.weights.fixed else Fraction(0)
    room = ceiling * Fraction(band.points.value) - fixed
    return floor(over / room) + 1 if room > 0 else None


def fewer_needed(found: Outlook, ceiling: Fraction, kind: str) -> Fewer:
    """Return how many cases of a kind would at least have to go, the heaviest first.

    Those with the most supplements count as the first to go: fewer could never do.
    """
    weights = found.weights
    held = [carried(each.measured, each.relieved) for each in found.valued]
    there = sum(min(each.get(one) or 0 for one in chain(kind, weights)) for each in held)
    over = excess(found, ceiling)
    number = next((n for n in range(there) if relief(n, kind, held, weights) > over), there)
    left = over - relief(number, kind, held, weights)
    return Fewer(number, there, left >= 0, max(Fraction(0), left))


def relief(number: int, kind: str, held: Sequence[Held], weights: WeightSet) -> Fraction:
    """Return how many points at most go with so many cases of a kind."""
    line = chain(kind, weights)
    total = Fraction(0)
    for each in weights.kinds:
        along = sum(one.get(each.id) or 0 for one in held)
        if each.id in line:
            total += number * Fraction(each.points.value)
        elif chain(each.id, weights)[-1] == line[-1]:
            total += min(number, along) * Fraction(each.points.value)
    return total
