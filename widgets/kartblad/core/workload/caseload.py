"""What of a worker's cases can change hands: whole counts that the worker carries, with what belongs to them.

A kind that is "of which" another (``within``) is the same case counted twice: the two go together. Cases that a
colleague does already are not the worker's to give, and cases that two share stay with the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.weights import WeightSet

Held = Mapping[str, int | None]
"""How many of each kind; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """So many cases that are surely of one kind and of what that is within, and of nothing else."""

    kind: str
    number: int
    each: Fraction
    """What one of them weighs with all that it is also counted as."""


def carried(measured: Measurement, relieved: Mapping[str, int]) -> dict[str, int | None]:
    """Return how many of each kind a worker does alone; ``relieved`` is what colleagues do."""
    return {
        count.id: None if count.whole is None else max(0, count.whole - relieved.get(count.id, 0))
        for count in measured.counts
    }


def chain(kind: str, weights: WeightSet) -> tuple[str, ...]:
    """Return a kind and all that each of it is also counted as.

    Raises
    ------
    UnknownKindError
        If the set does not know it.
    """
    found = [kind]
    while (within := weights.kind(found[-1]).within) and within not in found:
        found.append(within)
    return tuple(found)


def unknown(kind: str, held: Held, weights: WeightSet) -> bool:
    """Return whether it is not known how many there are of a kind, or of what may go along with it."""
    root = chain(kind, weights)[-1]
    return any(held.get(each.id, 0) is None for each in weights.kinds if chain(each.id, weights)[-1] == root)


def movable(kind: str, held: Held, weights: WeightSet) -> int:
    """Return how many of a kind can go to somebody else."""
    return min(held.get(each) or 0 for each in chain(kind, weights))


def bundle(kind: str, number: int, held: Held, weights: WeightSet) -> dict[str, int]:
    """Return what goes when so many of a kind go, at most as many as are `movable`.

    What a kind is within goes along. Those without a supplement go first; when they do not suffice, the supplements
    of the rest go along, too.
    """
    moved = dict.fromkeys(chain(kind, weights), number)
    for each in sorted(weights.kinds, key=lambda each: len(chain(each.id, weights))):
        if each.id in moved or not moved.get(each.within):
            continue
        left = (held.get(each.within) or 0) - moved[each.within]
        along = (held.get(each.id) or 0) - max(0, left)
        if along > 0:
            moved[each.id] = min(along, moved[each.within])
    return {each: n for each, n in moved.items() if n}


def parcels(held: Held, weights: WeightSet) -> tuple[Parcel, ...]:
    """Return a worker's cases as parcels that can go each by itself, in the order of the form.

    Where a case may be of two supplements of the same kind, nobody knows which: such cases are in no parcel.
    """
    return tuple(each for each in _parcels(held, weights) if each.number > 0)


def _parcels(held: Held, weights: WeightSet) -> Iterator[Parcel]:
    for kind in weights.kinds:
        line = chain(kind.id, weights)
        beside = (each.id for each in weights.kinds if each.within in line and each.id not in line)
        number = movable(kind.id, held, weights) - sum(held.get(each) or 0 for each in beside)
        yield Parcel(kind.id, number, each_weighs(kind.id, weights))


def each_weighs(kind: str, weights: WeightSet) -> Fraction:
    """Return what one of a kind weighs with all that it is also counted as."""
    return sum((Fraction(weights.kind(each).points.value) for each in chain(kind, weights)), Fraction(0))
