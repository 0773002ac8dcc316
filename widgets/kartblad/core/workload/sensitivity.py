"""Which weights matter most for the picture, when each is taken to the ends of where it may reasonably lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kartblad.core.workload.origin import Amount, Origin
from kartblad.core.workload.outlook import Outlook, Person
from kartblad.core.workload.picture import heavy, median
from kartblad.core.workload.scoring import Part, Step, time_share, zone_of
from kartblad.core.workload.weights import WeightSet

SHARED = "*shared"
"""The share that each of two carries; no kind's id has a star."""
FIXED = "*fixed"
"""The points that everybody has outside the cases."""
TOP = 5


@dataclass(frozen=True, slots=True)
class End:
    """What the month comes to with a weight at one end of its range."""

    value: Decimal
    changed: int
    """Persons who are in another zone."""
    total: Fraction
    """All points of those who have a load."""
    median: Fraction | None
    """None for fewer than three."""
    overloaded: int
    """Persons in a zone that asks for a plan."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One weight, from the low to the high end of its range."""

    key: str
    """A kind's id, `SHARED` or `FIXED`."""
    amount: Amount
    low: End
    high: End

    @property
    def effect(self) -> tuple[int, int, Fraction, Fraction]:
        """By what levers are ordered: most persons into or out of a zone that asks for a plan, then into another zone.

        Between those that are alike in both, the longest way of the median decides, and then of all points. Where
        there are too few for a median, the points alone do.
        """
        ends = (self.low.median, self.high.median)
        way = Fraction(0) if ends[0] is None or ends[1] is None else abs(ends[1] - ends[0])
        plans = abs(self.high.overloaded - self.low.overloaded)
        return plans, max(self.low.changed, self.high.changed), way, abs(self.high.total - self.low.total)


def levers(found: Outlook) -> tuple[Lever, ...]:
    """Return every proposed weight with a range that matters for somebody in the month, what matters most first.

    What is documented or decided is no question any more, whatever range it once had.
    """
    made = (_lever(key, amount, found.valued, found.weights) for key, amount in _ranged(found.weights))
    used = (each for each in made if each is not None and each.low.total != each.high.total)
    return tuple(sorted(used, key=lambda each: (*(-size for size in each.effect), each.key)))


def rangeless(found: Outlook) -> tuple[str, ...]:
    """Return the kinds that were counted and weigh something that is only a proposal without a range."""
    counted = {part.key for each in found.persons for part in each.score.parts}
    return tuple(
        kind.id
        for kind in found.weights.kinds
        if kind.id in counted and kind.points.value and kind.points.origin is Origin.ILLUSTRATIVE
        if not _has_range(kind.points)
    )


def _has_range(amount: Amount) -> bool:
    return amount.low is not None and amount.high is not None


def _ranged(weights: WeightSet) -> Iterator[tuple[str, Amount]]:
    held = [(kind.id, kind.points) for kind in weights.kinds]
    held += [(key, each) for key, each in ((SHARED, weights.shared), (FIXED, weights.fixed)) if each is not None]
    yield from ((key, amount) for key, amount in held if amount.origin is Origin.ILLUSTRATIVE and _has_range(amount))


def _lever(key: str, amount: Amount, persons: Sequence[Person], weights: WeightSet) -> Lever | None:
    if not persons or amount.low is None or amount.high is None:
        return None
    low, high = (_end(key, end, persons, weights) for end in (amount.low, amount.high))
    return Lever(key, amount, low, high)


def _end(key: str, value: Decimal, persons: Sequence[Person], weights: WeightSet) -> End:
    scores = [each.score for each in persons]
    came_to = [
        sum((_weighed(part, key, value, each, weights) for part in each.score.parts), Fraction(0)) for each in persons
    ]
    norms = [each.norm or Fraction(1) for each in scores]
    pairs = zip(came_to, norms, strict=True)
    zones = [zone_of(points, norm, weights) for points, norm in pairs]
    changed = sum(new != old.zone for new, old in zip(zones, scores, strict=True))
    loads = sorted(points / norm for points, norm in zip(came_to, norms, strict=True))
    overloaded = sum(zone in heavy(weights) for zone in zones)
    return End(value, changed, sum(came_to, Fraction(0)), median(loads), overloaded)


def _weighed(part: Part, key: str, value: Decimal, person: Person, weights: WeightSet) -> Fraction:
    """Return what a part of the points comes to when one weight is another."""
    if key == FIXED:
        is_it = part.step is Step.FIXED
        return Fraction(value) * time_share(person.measured, weights) if is_it else part.points
    if part.number is None:
        return part.points
    share = Fraction(1) if part.step is not Step.SHARED or weights.shared is None else Fraction(weights.shared.value)
    each = Fraction(weights.kind(part.key).points.value)
    if key == SHARED and part.step is Step.SHARED:
        share = Fraction(value)
    elif key == part.key:
        each = Fraction(value)
    return each * share * part.number
