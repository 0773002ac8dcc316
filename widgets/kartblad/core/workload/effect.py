"""What another set would do: to what a unit measured last, and in which numbers it differs. Nothing is scored anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from kartblad.core.words import NO_WORDS, Words
from kartblad.core.workload.book import relieved
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.rescoring import unknown
from kartblad.core.workload.scoring import Score, score
from kartblad.core.workload.weights import Band, CaseKind, WeightSet, Zone


@dataclass(frozen=True, slots=True)
class Shift:
    """One worker's measurement with the set that it was scored with, and with the new one."""

    person: str
    before: Score
    after: Score | None
    """None where the new set does not know something that was counted: ``lost``."""
    lost: tuple[str, ...] = ()
    """The ids of the kinds and reasons that the new set does not know."""

    @property
    def moves(self) -> bool:
        """Whether the worker ends in another zone."""
        return self.after is not None and self.after.zone != self.before.zone


@dataclass(frozen=True, slots=True)
class Effect:
    """What a new set does to the measurements of a month."""

    shifts: tuple[Shift, ...]
    """In the order of the codes."""
    before: Counter[str]
    """Persons in each zone; "" is those without a load."""
    after: Counter[str]
    gone: int = 0
    """How many were scored with a version that is not here any more: with another they would only seem to change."""

    @property
    def lost(self) -> int:
        """How many cannot be scored with the new set."""
        return sum(shift.after is None for shift in self.shifts)

    @property
    def moved(self) -> int:
        """How many would be in another zone."""
        return sum(shift.moves for shift in self.shifts)


def effect(measured: tuple[Measurement, ...], scored_with: Callable[[Ref], WeightSet], new: WeightSet) -> Effect:
    """Return what a new set does to the measurements of one month.

    Parameters
    ----------
    measured
        All of that month.
    scored_with
        Gives the set that a measurement was scored with.
    new
        What is compared with.
    """
    sets = ((each, scored_with(each.weights)) for each in measured)
    here = [(each, old) for each, old in sets if each.is_scored_by(old.ref)]
    shifts = tuple(sorted((_shift(each, measured, old, new) for each, old in here), key=lambda shift: shift.person))
    before = Counter(shift.before.zone for shift in shifts)
    after = Counter(shift.after.zone for shift in shifts if shift.after is not None)
    return Effect(shifts, before, after, len(measured) - len(here))


def _shift(one: Measurement, measured: tuple[Measurement, ...], old: WeightSet, new: WeightSet) -> Shift:
    taken = relieved(one, measured)
    before, known = score(one, old, taken), _known(one, new)
    lost = tuple(unknown(known, new))
    return Shift(one.person, before, None if lost else score(known, new, taken), lost)


def _known(one: Measurement, new: WeightSet) -> Measurement:
    """Return a measurement without the kinds that the new set lacks and of which there were none: no loss."""
    kinds = {kind.id for kind in new.kinds}
    return replace(one, counts=tuple(c for c in one.counts if c.id in kinds or c.whole != 0 or c.shared != 0))


def zones_of_both(old: WeightSet, new: WeightSet) -> tuple[Zone, ...]:
    """Return the new set's zones, and after them those of the old one that are gone."""
    known = {zone.id for zone in new.zones}
    return (*new.zones, *(zone for zone in old.zones if zone.id not in known))


class Field(StrEnum):
    """What of an instrument differs."""

    WEIGHT = "weight"
    NORM = "norm"
    YEARS = "years"
    """From how many years in the profession a norm is used."""
    ZONE = "zone"
    """The upper limit, a share of the norm."""
    SHARED = "shared"
    FIXED = "fixed"
    HOURS = "hours"
    PART_TIME = "part_time"
    DUTIES = "duties"
    RATING = "rating"
    REASON = "reason"
    FREQUENCY = "frequency"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two sets differ. A number that is None is not there at all."""

    field: Field
    name: Words = NO_WORDS
    before: Decimal | None = None
    after: Decimal | None = None
    is_new: bool = False
    is_gone: bool = False


def differences(old: WeightSet, new: WeightSet) -> tuple[Difference, ...]:
    """Return in what another set scores otherwise; names and labels are no differences."""
    return tuple(_differences(old, new))


def _differences(old: WeightSet, new: WeightSet) -> Iterator[Difference]:
    yield from _listed(Field.WEIGHT, _points(old.kinds), _points(new.kinds))
    yield from _listed(Field.NORM, _points(old.bands), _points(new.bands))
    began = {band.id: band.years_from for band in old.bands}
    for band in new.bands:
        if began.get(band.id, band.years_from) != band.years_from:
            yield Difference(Field.YEARS, band.name, began[band.id], band.years_from)
    yield from _listed(Field.ZONE, *({z.id: (z.name, _upper(z)) for z in one.zones} for one in (old, new)))
    for field, name in ((Field.SHARED, "shared"), (Field.FIXED, "fixed"), (Field.HOURS, "hours")):
        was, now = getattr(old, name), getattr(new, name)
        before, after = (each.value if each else None for each in (was, now))
        if before != after:
            yield Difference(field, before=before, after=after)
    rules = ((Field.PART_TIME, old.part_time, new.part_time), (Field.DUTIES, old.duties, new.duties))
    yield from (Difference(field) for field, was, now in rules if was is not now)
    if _scale(old) != _scale(new):
        yield Difference(Field.RATING)
    if {(r.id, r.gauge) for r in old.reasons} != {(r.id, r.gauge) for r in new.reasons}:
        yield Difference(Field.REASON)
    if old.interval_months != new.interval_months:
        yield Difference(Field.FREQUENCY, before=Decimal(old.interval_months), after=Decimal(new.interval_months))


Values = dict[str, tuple[Words, Decimal | None]]


def _points(rows: tuple[CaseKind, ...] | tuple[Band, ...]) -> Values:
    return {row.id: (row.name, row.points.value) for row in rows}


def _listed(field: Field, old: Values, new: Values) -> Iterator[Difference]:
    for key, (name, value) in new.items():
        if key not in old:
            yield Difference(field, name, None, value, is_new=True)
        elif old[key][1] != value:
            yield Difference(field, name, old[key][1], value)
    for key, (name, value) in old.items():
        if key not in new:
            yield Difference(field, name, value, None, is_gone=True)


def _upper(zone: Zone) -> Decimal | None:
    return zone.upper.value if zone.upper else None


def _scale(one: WeightSet) -> tuple[int, int, int]:
    return (one.rating.least, one.rating.most, one.rating.heavy)
