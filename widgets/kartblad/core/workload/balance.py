"""A redistribution as a value: who carries what, the rules of moving, what is proposed, and whether it keeps the rules.

Nothing here looks for a proposal (`frames.redistribution` does); here it is checked, in exact fractions, whatever
found it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from kartblad.core.workload.caseload import Parcel, carried, chain, parcels
from kartblad.core.workload.outlook import Outlook, Person
from kartblad.core.workload.scenario import Change, What
from kartblad.core.workload.weights import Band, Phase, WeightSet


@dataclass(frozen=True, slots=True)
class Carrier:
    """One worker with a load."""

    code: str
    points: Fraction
    norm: Fraction
    parcels: tuple[Parcel, ...] = ()
    """What may be moved."""
    protected: bool = False
    """Receives nothing."""
    most: Fraction | None = None
    """Never more points than these, whatever the ceiling; None: the ceiling alone holds."""

    def is_over(self, ceiling: Fraction) -> bool:
        """Return whether the load is not under the ceiling; at it is over, as zones begin at their limit."""
        return self.points >= ceiling * self.norm or (self.most is not None and self.points > self.most)

    def may_gain(self, ceiling: Fraction, unit: Fraction) -> int:
        """Return how many whole units more are still under the ceiling."""
        gained = ceil((ceiling * self.norm - self.points) / unit) - 1
        return gained if self.most is None else min(gained, floor((self.most - self.points) / unit))

    def must_lose(self, ceiling: Fraction, unit: Fraction) -> int:
        """Return how many whole units have to go to come under the ceiling."""
        lost = floor((self.points - ceiling * self.norm) / unit) + 1
        return lost if self.most is None else max(lost, ceil((self.points - self.most) / unit))

    def receives(self, ceiling: Fraction) -> bool:
        """Return whether anything may be moved here."""
        return not self.protected and not self.is_over(ceiling)


@dataclass(frozen=True, slots=True)
class Shift:
    """So many of a kind go from one to another, with what each of them is also counted as."""

    giver: str
    taker: str
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was found, and how sure it is."""

    ceiling: Fraction
    shifts: tuple[Shift, ...]
    over_before: int
    over_after: int
    fewest_over: int
    """It is proved that no fewer can be over; the same as ``over_after`` where the proposal is the best."""
    fewest_moved: int
    """It is proved that no fewer moves can do it; the same as ``moved`` where the proposal is the best."""

    @property
    def moved(self) -> int:
        """How many cases change hands."""
        return sum(each.number for each in self.shifts)

    @property
    def best(self) -> bool:
        """Whether nothing better exists: no fewer over, and no fewer moved for that."""
        return (self.over_after, self.moved) == (self.fewest_over, self.fewest_moved)


def carriers(found: Outlook, kept: frozenset[str]) -> tuple[Carrier, ...]:
    """Return those who take part: everybody who has a load. Of ``kept`` kinds, nothing may be moved."""
    return tuple(_carrier(each, found.weights, kept) for each in found.valued)


def newcomer(code: str, band: Band, weights: WeightSet) -> Carrier:
    """Return a worker who would come without cases and may receive up to the norm, never over it."""
    fixed = Fraction(weights.fixed.value) if weights.fixed else Fraction(0)
    full = Fraction(band.points.value)
    return Carrier(code, fixed, full, most=full)


def usually_kept(weights: WeightSet) -> frozenset[str]:
    """Return the kinds that stay unless somebody decides otherwise: help that goes on with somebody known."""
    return frozenset(kind.id for kind in weights.kinds if kind.phase is Phase.MEASURE)


def broken(held: Iterable[Carrier], ceiling: Fraction, shifts: Iterable[Shift]) -> tuple[str, ...]:
    """Return which rules a proposal breaks, in words for who programs; none where it may be shown."""
    before = {each.code: each for each in held}
    after, faults = dict(before), list[str]()
    for shift in shifts:
        faults += _faults(shift, before, after, ceiling)
        if faults:
            break
        after |= _moved(shift, after)
    faults += [f"{code} ends over" for code, one in after.items() if _ends_over(before[code], one, ceiling)]
    return tuple(faults)


def moved(held: Iterable[Carrier], shifts: Iterable[Shift]) -> tuple[Carrier, ...]:
    """Return everybody after a proposal that breaks no rule."""
    after = {each.code: each for each in held}
    for shift in shifts:
        after |= _moved(shift, after)
    return tuple(after.values())


def over(held: Iterable[Carrier], ceiling: Fraction) -> int:
    """Return how many are over the ceiling."""
    return sum(each.is_over(ceiling) for each in held)


def as_changes(shifts: Iterable[Shift]) -> tuple[Change, ...]:
    """Return a proposal as the changes of a scenario."""
    return tuple(
        Change(f"c{at}", What.MOVE, each.giver, each.taker, each.kind, each.number) for at, each in enumerate(shifts, 1)
    )


def _carrier(person: Person, weights: WeightSet, kept: frozenset[str]) -> Carrier:
    held = parcels(carried(person.measured, person.relieved), weights)
    free = tuple(each for each in held if each.each > 0 and not kept & set(chain(each.kind, weights)))
    points, norm = person.score.points or Fraction(0), person.score.norm or Fraction(1)
    return Carrier(person.code, points, norm, free, person.newcomer)


def _faults(shift: Shift, before: dict[str, Carrier], now: dict[str, Carrier], ceiling: Fraction) -> Iterator[str]:
    if shift.giver == shift.taker or not {shift.giver, shift.taker} <= set(before) or shift.number < 1:
        yield f"{shift} is none"
        return
    if not before[shift.taker].receives(ceiling):
        yield f"{shift.taker} may not receive"
    there = next((each.number for each in before[shift.giver].parcels if each.kind == shift.kind), 0)
    left = next((each.number for each in now[shift.giver].parcels if each.kind == shift.kind), 0)
    if shift.number > min(there, left):
        yield f"{shift.giver} has not so many"


def _moved(shift: Shift, held: dict[str, Carrier]) -> dict[str, Carrier]:
    giver, taker = held[shift.giver], held[shift.taker]
    each = next(one.each for one in giver.parcels if one.kind == shift.kind)
    left = tuple(
        Parcel(one.kind, one.number - shift.number, one.each) if one.kind == shift.kind else one
        for one in giver.parcels
    )
    gone = shift.number * each
    return {
        giver.code: Carrier(giver.code, giver.points - gone, giver.norm, left, giver.protected, giver.most),
        taker.code: Carrier(taker.code, taker.points + gone, taker.norm, taker.parcels, taker.protected, taker.most),
    }


def _ends_over(before: Carrier, after: Carrier, ceiling: Fraction) -> bool:
    return after.is_over(ceiling) and not before.is_over(ceiling)
