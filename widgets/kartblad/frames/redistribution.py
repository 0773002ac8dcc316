"""Looks for a redistribution: as many as possible under a ceiling, and for that as few moved cases as possible.

What is found is checked in exact fractions by `core.workload.balance` before it is given to anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from itertools import groupby
from math import ceil, floor, gcd, isfinite, lcm

from kartblad.core.workload.balance import Carrier, Proposal, Shift, broken, moved, over
from kartblad.frames.whole_numbers import UNSURE, Programme, Tell, solved

SECONDS = 8.0
"""How long a proposal may take; what is not proved by then is said."""
FIRST = 0.4
"""The share of it that may go to how many can be under at all."""
MOST_NEW = 9
TRIES = 4
"""Of a share of the time, how many tries it is for; most take next to none."""


class UncheckedError(ArithmeticError):
    """What the solver found breaks a rule when reckoned exactly; it is shown to nobody."""


@dataclass(slots=True)
class _Model:
    """The programme with the places of what each gives and receives of each kind, and who comes under."""

    programme: Programme
    held: Sequence[Carrier]
    gives: dict[tuple[str, str], int]
    takes: dict[tuple[str, str], int]
    under: dict[str, int]

    def fix(self, number: int) -> None:
        """Demand that so many come under."""
        self.programme.row(dict.fromkeys(self.under.values(), 1), low=number)

    def count_moves(self) -> None:
        """Ask for as few moved cases as possible."""
        costs = self.programme.costs
        costs[:] = [0] * len(costs)
        for place in self.gives.values():
            costs[place] = 1


def silent(_share: float) -> None:
    """Tell nobody."""


def redistribute(held: Sequence[Carrier], ceiling: Fraction, tell: Tell = silent, seconds: float = SECONDS) -> Proposal:
    """Return the best redistribution that is found in time; nothing is moved where nothing helps.

    Parameters
    ----------
    held
        Everybody who has a load, with what may be moved.
    ceiling
        The share of the norm that nobody should be over.
    tell
        Is told how far it has come, from 0 to 1.
    seconds
        How long it may take.

    Raises
    ------
    UncheckedError
        If what was found breaks a rule.
    """
    if not over(held, ceiling):
        return Proposal(ceiling, (), 0, 0, 0, 0)
    first = solved(_most_under(held, ceiling).programme, seconds * FIRST, lambda share: tell(share * FIRST))
    model = _most_under(held, ceiling)
    reached = sum(first.values[place] for place in model.under.values()) if first.values else 0
    possible = -_proved(first.bound, -len(model.under))
    before = over(held, ceiling)
    if not reached:
        tell(1.0)
        return Proposal(ceiling, (), before, before, before - possible, 0)
    model.fix(reached)
    model.count_moves()
    rest, known = 1 - FIRST, first.values or ()
    second = solved(model.programme, seconds * rest, lambda share: tell(FIRST + share * rest), known)
    shifts = _shifts(model, second.values or known)
    _check(held, ceiling, shifts)
    tell(1.0)
    fewest = _proved(second.bound, 0) if reached == possible else 0
    return Proposal(ceiling, shifts, before, over(moved(held, shifts), ceiling), before - possible, fewest)


def _proved(bound: float, least_of_all: int) -> int:
    """Return the whole number that no answer is below; a time-out can leave no bound at all."""
    return max(least_of_all, ceil(bound - UNSURE)) if isfinite(bound) else least_of_all


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a number lies: it is proved that less does not do, and ``enough`` does."""

    least: Fraction
    enough: Fraction | None
    """None: nothing was found that does."""
    never: bool = False
    """Whether it is proved that no number does, or none up to the most that was tried."""
    proved: bool = True
    """Whether less is proved not to do. If not, ``least`` is only where the search began, and says nothing."""

    @property
    def exact(self) -> bool:
        """Whether it is known to the last."""
        return self.proved and self.least == self.enough


@dataclass(frozen=True, slots=True)
class Least:
    """The least that would have to give so that everybody is under, each way by itself."""

    ceiling: Bounds
    """The smallest whole per cent that everybody can be under by moving alone."""
    points: Bounds
    """How many would have to leave the unit."""
    newcomers: Bounds
    """How many new workers, who may receive up to their norm; at most `MOST_NEW` are tried."""


def least(
    held: Sequence[Carrier], ceiling: Fraction, new: Carrier, tell: Tell = silent, seconds: float = SECONDS, *,
    proved: bool = True,
) -> Least:  # fmt: skip
    """Return what would have to give, each way by itself.

    Parameters
    ----------
    held, ceiling
        As for `redistribute`.
    new
        A worker who would come; the code gets a number after it.
    tell, seconds
        As for `redistribute`.
    proved
        Whether it is proved that moves alone do not bring everybody under; it is not where the time ran out before.
    """
    lowest = _smallest_ceiling(held, ceiling, seconds / 3, proved=proved)
    tell(1 / 3)
    points = _leaving(held, ceiling, seconds / 3)
    tell(2 / 3)
    newcomers = _newcomers(held, ceiling, new, seconds / 3, proved=proved)
    tell(1.0)
    return Least(lowest, points, newcomers)


def _most_under(held: Sequence[Carrier], ceiling: Fraction) -> _Model:
    """Return the programme that asks for as many as possible under the ceiling."""
    weighs = _whole(held)
    model = _Model(Programme(), held, {}, {}, {})
    for one in held:
        _add(model, one, ceiling, weighs)
    for kind in weighs.kinds:
        model.programme.row({**_terms(model.gives, kind, 1), **_terms(model.takes, kind, -1)}, low=0, high=0)
    return model


@dataclass(frozen=True, slots=True)
class _Scale:
    """The kinds' points as whole numbers: ``kinds[kind]`` times ``unit`` is what one weighs."""

    kinds: Mapping[str, int]
    unit: Fraction
    there: Mapping[str, int]
    """How many of each kind may be moved at all."""


def _whole(held: Sequence[Carrier]) -> _Scale:
    points = {parcel.kind: parcel.each for one in held for parcel in one.parcels}
    there = {kind: sum(p.number for one in held for p in one.parcels if p.kind == kind) for kind in points}
    common = lcm(*(each.denominator for each in points.values()))
    scaled = {kind: int(each * common) for kind, each in points.items()}
    divisor = reduce(gcd, scaled.values(), 0) or 1
    return _Scale({kind: each // divisor for kind, each in scaled.items()}, Fraction(divisor, common), there)


def _add(model: _Model, one: Carrier, ceiling: Fraction, weighs: _Scale) -> None:
    """Add what one worker may give and receive, and what has to hold in the end."""
    programme = model.programme
    out = {parcel.kind: programme.column(parcel.number) for parcel in one.parcels}
    model.gives |= {(one.code, kind): place for kind, place in out.items()}
    if one.is_over(ceiling):
        under = programme.column(1, cost=-1)
        model.under[one.code] = under
        lost = {place: weighs.kinds[kind] for kind, place in out.items()}
        programme.row({**lost, under: -one.must_lose(ceiling, weighs.unit)}, low=0)
    elif one.receives(ceiling):
        into = {kind: programme.column(there) for kind, there in weighs.there.items()}
        model.takes |= {(one.code, kind): place for kind, place in into.items()}
        gained = {place: weighs.kinds[kind] for kind, place in into.items()}
        lost = {place: -weighs.kinds[kind] for kind, place in out.items()}
        programme.row({**gained, **lost}, high=one.may_gain(ceiling, weighs.unit))


def _terms(places: Mapping[tuple[str, str], int], kind: str, factor: int) -> dict[int, int]:
    return {place: factor for (_code, of), place in places.items() if of == kind}


def _shifts(model: _Model, values: Sequence[int]) -> tuple[Shift, ...]:
    """Return who gives what to whom: givers and takers of a kind matched in the order of their codes."""
    return tuple(shift for kind in _whole(model.held).kinds for shift in _matched(model, values, kind))


def _matched(model: _Model, values: Sequence[int], kind: str) -> Iterator[Shift]:
    given = {one.code: _at(model.gives, one, kind, values) for one in model.held}
    taken = {one.code: _at(model.takes, one, kind, values) for one in model.held}
    net = {code: given[code] - taken[code] for code in sorted(given)}
    givers = [code for code, number in net.items() for _ in range(number)]
    takers = [code for code, number in net.items() for _ in range(-number)]
    for (giver, taker), each in groupby(zip(givers, takers, strict=True)):
        yield Shift(giver, taker, kind, len(list(each)))


def _at(places: Mapping[tuple[str, str], int], one: Carrier, kind: str, values: Sequence[int]) -> int:
    place = places.get((one.code, kind))
    return 0 if place is None else values[place]


def _check(held: Sequence[Carrier], ceiling: Fraction, shifts: Sequence[Shift]) -> None:
    if faults := broken(held, ceiling, shifts):
        raise UncheckedError(faults)


def _everybody(held: Sequence[Carrier], ceiling: Fraction) -> _Model:
    """Return the programme that demands everybody under, and asks for nothing else."""
    model = _most_under(held, ceiling)
    model.fix(len(model.under))
    model.programme.costs[:] = [0] * len(model.programme.costs)
    return model


def _can_all(held: Sequence[Carrier], ceiling: Fraction, seconds: float) -> bool | None:
    """Return whether everybody can be under; None where that was not found out in time."""
    if not over(held, ceiling):
        return True
    model = _everybody(held, ceiling)
    answer = solved(model.programme, seconds)
    if answer.values is None:
        return False if answer.impossible else None
    return None if over(moved(held, _shifts(model, answer.values)), ceiling) else True


def _smallest_ceiling(held: Sequence[Carrier], ceiling: Fraction, seconds: float, *, proved: bool) -> Bounds:
    """Return the smallest whole per cent that everybody can be under: by halving, since what fits 110 fits 111."""
    low = floor(ceiling * 100)
    too_low = low if proved else low - 1
    high = max((floor(one.points * 100 / one.norm) + 1 for one in held), default=low)
    while high - low > 1:
        middle = (low + high) // 2
        can = _can_all(held, Fraction(middle, 100), seconds / TRIES)
        low, high = (low, middle) if can else (middle, high)
        if can is False:
            proved, too_low = True, middle
    return Bounds(Fraction(min(too_low + 1, high)), Fraction(high), proved=proved)


def _leaving(held: Sequence[Carrier], ceiling: Fraction, seconds: float) -> Bounds:
    """Return the fewest points that leave the unit so that everybody is under."""
    weighs = _whole(held)
    programme = _everybody(held, ceiling).programme
    kept = len(programme.rows) - 1 - len(weighs.kinds)
    for at, (kind, each) in enumerate(weighs.kinds.items()):
        leaves = programme.column(weighs.there[kind], cost=each)
        low, high, terms = programme.rows[kept + at]
        programme.rows[kept + at] = (low, high, {**terms, leaves: -1})
    answer = solved(programme, seconds)
    proved = _proved(answer.bound, 0) * weighs.unit
    left = None if answer.values is None else _cost(answer.values, weighs) * weighs.unit
    fewest = proved if left is None else min(proved, left)
    return Bounds(fewest, left, answer.impossible, proved=fewest > 0 or fewest == left or answer.impossible)


def _cost(values: Sequence[int], weighs: _Scale) -> int:
    leaves = values[len(values) - len(weighs.kinds) :]
    return sum(each * number for each, number in zip(weighs.kinds.values(), leaves, strict=True))


def _newcomers(held: Sequence[Carrier], ceiling: Fraction, new: Carrier, seconds: float, *, proved: bool) -> Bounds:
    too_few = 0 if proved else -1
    for number in range(1, MOST_NEW + 1):
        come = [replace(new, code=f"{new.code}{at}") for at in range(number)]
        can = _can_all([*held, *come], ceiling, seconds / TRIES)
        if can:
            return Bounds(Fraction(too_few + 1), Fraction(number), proved=proved)
        if can is False:
            proved, too_few = True, number
    return Bounds(Fraction(too_few + 1), None, never=too_few == MOST_NEW, proved=proved)
