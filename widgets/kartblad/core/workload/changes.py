"""Makes the changes of a scenario to a month of measurements: each whole, or not at all with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kartblad.core.workload.caseload import Held, bundle, carried, chain, movable, unknown
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.scenario import MOST_MONTHS, Change, What
from kartblad.core.workload.scoring import Score, score
from kartblad.core.workload.weights import WeightSet

OLDEST = Decimal(60)
"""Years in the profession; nobody's grow beyond."""


class Why(StrEnum):
    """Why a change does not fit the month."""

    UNFINISHED = "unfinished"
    """Something has not been chosen yet."""
    NOBODY = "nobody"
    """A code that nobody has this month."""
    TAKEN = "taken"
    """A new worker's code that somebody has already."""
    SAME = "same"
    """From and to the same worker."""
    KIND = "kind"
    """The set does not know the kind."""
    TOO_FEW = "too_few"
    """There are not so many that can go."""
    UNKNOWN = "unknown"
    """It is not known how many there are."""
    NO_ROOM = "no_room"
    """Nobody who may receive has a value."""
    WEIGHTS = "weights"
    """The other set does not know something that was counted."""


class UnfitError(Exception):
    """A change cannot be made; nothing of it is."""

    def __init__(self, why: Why, most: int | None = None) -> None:
        super().__init__(why)
        self.why, self.most = why, most


Month = dict[str, Measurement]
"""The measurements by their codes."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a change needs to know besides the month: what colleagues do for each does not change with it."""

    weights: WeightSet
    relieved: Mapping[str, Mapping[str, int]]
    months: int

    def held(self, measured: Measurement) -> Held:
        """Return what a worker does alone."""
        return carried(measured, self.relieved.get(measured.person, {}))

    def score(self, measured: Measurement) -> Score:
        """Return what a worker's month comes to."""
        return score(measured, self.weights, self.relieved.get(measured.person, {}))

    def newcomer(self, measured: Measurement) -> bool:
        """Return whether a worker is in a band that is protected."""
        return measured.years is not None and self.weights.band(measured.years).newcomer


def changed(month: Month, change: Change, ground: Ground) -> Month:
    """Return the month with a change made.

    Raises
    ------
    UnfitError
        If it does not fit the month; nothing of it is made then.
    """
    return _CHANGES[change.what](month, change, ground)


def grown(measured: Measurement, months: int) -> Measurement:
    """Return a measurement so many months on: the worker has become more experienced."""
    if measured.years is None or not 0 < months <= MOST_MONTHS:
        return measured
    return replace(measured, years=min(OLDEST, measured.years + Decimal(months) / 12))


def _someone(month: Month, code: str) -> Measurement:
    if not code:
        raise UnfitError(Why.UNFINISHED)
    if code not in month:
        raise UnfitError(Why.NOBODY)
    return month[code]


def _check_kind(kind: str, ground: Ground) -> None:
    if not kind:
        raise UnfitError(Why.UNFINISHED)
    if kind not in {each.id for each in ground.weights.kinds}:
        raise UnfitError(Why.KIND)


def _given(measured: Measurement, change: Change, number: int, ground: Ground) -> dict[str, int]:
    """Return what goes when so many go from a worker."""
    held = ground.held(measured)
    if unknown(change.kind, held, ground.weights):
        raise UnfitError(Why.UNKNOWN)
    most = movable(change.kind, held, ground.weights)
    if number > most:
        raise UnfitError(Why.TOO_FEW, most)
    return bundle(change.kind, number, held, ground.weights)


def _with(measured: Measurement, moved: Mapping[str, int], sign: int) -> Measurement:
    """Return the measurement with more or fewer; a count that is not known stays so."""
    counts = {each.id: each for each in measured.counts}
    for kind, number in moved.items():
        count = counts.get(kind, Count(kind))
        if count.whole is not None:
            counts[kind] = replace(count, whole=count.whole + sign * number)
    return replace(measured, counts=tuple(counts.values()))


def _moved(month: Month, change: Change, ground: Ground) -> Month:
    giver, taker = _someone(month, change.person), _someone(month, change.other)
    _check_kind(change.kind, ground)
    if giver is taker:
        raise UnfitError(Why.SAME)
    if change.number < 1:
        raise UnfitError(Why.UNFINISHED)
    if unknown(change.kind, ground.held(taker), ground.weights):
        raise UnfitError(Why.UNKNOWN)
    moved = _given(giver, change, change.number, ground)
    return month | {giver.person: _with(giver, moved, -1), taker.person: _with(taker, moved, +1)}


def _hired(month: Month, change: Change, ground: Ground) -> Month:
    if not change.person:
        raise UnfitError(Why.UNFINISHED)
    if change.person in month:
        raise UnfitError(Why.TAKEN)
    new = Measurement(
        change.id,
        person=change.person,
        years=change.years,
        employment=change.share,
        counts=tuple(Count(kind.id) for kind in ground.weights.kinds),
        weights=ground.weights.ref,
    )
    return month | {change.person: grown(new, ground.months)}


def _away(month: Month, change: Change, _ground: Ground) -> Month:
    return month | {change.person: replace(_someone(month, change.person), presence=change.share)}


def _inflow(month: Month, change: Change, ground: Ground) -> Month:
    _check_kind(change.kind, ground)
    if change.number == 0:
        raise UnfitError(Why.UNFINISHED)
    if not change.person:
        return _to_unit(month, change, ground)
    one = _someone(month, change.person)
    return month | {one.person: _more_or_fewer(one, change, change.number, ground)}


def _more_or_fewer(measured: Measurement, change: Change, number: int, ground: Ground) -> Measurement:
    if number < 0:
        return _with(measured, _given(measured, change, -number, ground), -1)
    if unknown(change.kind, ground.held(measured), ground.weights):
        raise UnfitError(Why.UNKNOWN)
    return _with(measured, dict.fromkeys(chain(change.kind, ground.weights), number), +1)


def _to_unit(month: Month, change: Change, ground: Ground) -> Month:
    """Give each new case to the one with the lowest load just then, or take it from the one with the highest.

    Equal ones come in the order of their codes. Newcomers get none; those without a value are left out.
    """
    month = dict(month)
    step = 1 if change.number > 0 else -1
    loads = _loads(month, ground, newcomers=step < 0)
    for done in range(abs(change.number)):
        codes = [code for code in sorted(loads) if step > 0 or _has(month[code], change.kind, ground)]
        if not codes:
            raise UnfitError(Why.NO_ROOM) if step > 0 else UnfitError(Why.TOO_FEW, done)
        code = min(codes, key=lambda code: step * loads[code])
        month[code] = _more_or_fewer(month[code], change, step, ground)
        loads[code] = ground.score(month[code]).load or Fraction(0)
    return month


def _loads(month: Month, ground: Ground, *, newcomers: bool) -> dict[str, Fraction]:
    found = ((code, ground.score(each).load) for code, each in month.items() if newcomers or not ground.newcomer(each))
    return {code: load for code, load in found if load is not None}


def _has(measured: Measurement, kind: str, ground: Ground) -> bool:
    return movable(kind, ground.held(measured), ground.weights) > 0


_CHANGES = {What.MOVE: _moved, What.HIRE: _hired, What.AWAY: _away, What.INFLOW: _inflow}
