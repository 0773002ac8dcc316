"""How a month's measurement begins: as the last one, fitted to what the set of today asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kartblad.core.workload.measurement import Count, Measurement, next_time
from kartblad.core.workload.weights import WeightSet


@dataclass(frozen=True, slots=True)
class Fitted:
    """A measurement with a count for each kind of a set, and what the set before had otherwise."""

    measured: Measurement
    gone: tuple[Count, ...] = ()
    """What was counted, and is nothing that the set knows: it must be counted as something else."""
    new: tuple[str, ...] = ()
    """The kinds that were not asked for before: how many there are is not known yet."""


def first(weights: WeightSet, new_id: str, day: str) -> Measurement:
    """Return the first measurement of all: nothing of any kind, and years that are not known."""
    counts = tuple(Count(kind.id) for kind in weights.kinds)
    return Measurement(new_id, date=day, counts=counts, weights=weights.ref)


def begun(last: Measurement | None, weights: WeightSet, new_id: str, day: str) -> Measurement:
    """Return the measurement of a new month: as last time, without what belongs to that time alone."""
    if last is None:
        return first(weights, new_id, day)
    return fitted(next_time(last, new_id, day), weights).measured


def fitted(measured: Measurement, weights: WeightSet) -> Fitted:
    """Return a measurement with what a set asks for; what the set does not know is told, not dropped in silence."""
    kinds, reasons = {kind.id for kind in weights.kinds}, {reason.id for reason in weights.reasons}
    had = {count.id for count in measured.counts}
    is_same = measured.weights == weights.ref
    new = () if is_same else tuple(kind.id for kind in weights.kinds if kind.id not in had)
    counts = tuple(Count(kind.id, None) if kind.id in new else measured.count(kind.id) for kind in weights.kinds)
    asked = replace(
        measured,
        counts=counts,
        cover=tuple(each for each in measured.cover if each.kind in kinds),
        reductions=tuple(each for each in measured.reductions if each.reason in reasons),
        weights=weights.ref,
    )
    gone = tuple(each for each in measured.counts if each.id not in kinds and (each.whole != 0 or each.shared != 0))
    return Fitted(asked, gone, new)


def kept(measured: tuple[Measurement, ...], day: str, months: int) -> tuple[Measurement, ...]:
    """Return the measurements that are no older than so many months on a day."""
    now = _number(day)
    return tuple(each for each in measured if now - _number(each.date) < months)


def months_on(day: str, months: int) -> str:
    """Return the day so many months later; the last of the month where that month is shorter."""
    year, month = divmod(_number(day) + months, 12)
    wanted = int(day[8:10])
    return next(made for made in (_day(year, month + 1, wanted - back) for back in range(4)) if made)


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _number(day: str) -> int:
    """Return a month as a number that grows by one from month to month."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1
