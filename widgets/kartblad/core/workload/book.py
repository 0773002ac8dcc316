"""What is kept of workload: a worker's own sheet, or a unit's, each sealed under its own phrase."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kartblad.core.workload.localset import LocalSet
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.scenario import Scenario
from kartblad.core.workload.wisn import NO_STAFFING, Staffing

KEPT_MONTHS = 24
SMALLEST = 5
"""Persons: a group of fewer is shown to nobody but the leader."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a worker needs to hand in to a unit: whom it is for, and a key that only closes."""

    unit: str
    """The unit's id; random."""
    name: str
    key: str
    """The unit's public key, base64."""
    weights: Ref = NO_WEIGHTS
    """What the unit measures with."""


@dataclass(frozen=True, slots=True)
class Own:
    """A worker's own sheet."""

    person: str = ""
    card: Card | None = None
    """The unit that it is handed in to; None until there is one."""
    weights: Ref = NO_WEIGHTS
    measurements: tuple[Measurement, ...] = ()
    """Finished, oldest first."""
    draft: Measurement | None = None
    """What is being filled in."""
    handed: tuple[str, ...] = ()
    """The ids of those that were handed in."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's sheet, held by its leader."""

    id: str
    name: str
    secret: str = field(default="", repr=False)
    """The key that opens what is handed in, base64."""
    public: str = ""
    weights: Ref = NO_WEIGHTS
    measurements: tuple[Measurement, ...] = ()
    """Oldest first; one for a person and a month."""
    scenarios: tuple[Scenario, ...] = ()
    staffing: Staffing = NO_STAFFING
    """What the unit knows of a year's work, for the question of how many it takes."""
    kept_months: int = KEPT_MONTHS
    smallest: int = SMALLEST
    invented: bool = False
    """Made up to learn with (påhittad)."""
    drafting: LocalSet | None = None
    """A local weight set that is being made."""
    taken: tuple[str, ...] = ()
    """The ids of the forms that were taken in, so that none comes in twice."""

    @property
    def card(self) -> Card:
        """What workers need to hand in."""
        return Card(self.id, self.name, self.public, self.weights)

    @property
    def months(self) -> tuple[str, ...]:
        """The months that were measured, oldest first."""
        return tuple(sorted({each.month for each in self.measurements}))

    def in_month(self, month: str) -> tuple[Measurement, ...]:
        """Return the measurements of a month, in the order of their codes."""
        return tuple(sorted((each for each in self.measurements if each.month == month), key=lambda m: m.person))

    def of_person(self, person: str) -> tuple[Measurement, ...]:
        """Return a worker's measurements, oldest first."""
        return tuple(each for each in self.measurements if each.person == person)


@dataclass(frozen=True, slots=True)
class Book:
    """One of the two."""

    own: Own | None = None
    unit: Unit | None = None


def with_measurement(unit: Unit, new: Measurement) -> Unit:
    """Return the unit with a measurement, in the place of the one that the person had for that month."""
    others = (each for each in unit.measurements if (each.person, each.month) != (new.person, new.month))
    held = sorted((*others, new), key=lambda each: (each.date, each.person))
    return replace(unit, measurements=tuple(held))


def relieved(measured: Measurement, all_of_month: tuple[Measurement, ...]) -> dict[str, int]:
    """Return how many of each kind colleagues do for a worker that month, as far as the worker counts them as own.

    What a colleague covers beyond that is not taken off: the worker has left it out already.
    """
    found: dict[str, int] = {}
    for other in all_of_month:
        for cover in other.cover:
            if cover.person and cover.person == measured.person and other.person != measured.person:
                found[cover.kind] = found.get(cover.kind, 0) + cover.number
    own = {kind: measured.count(kind).whole or 0 for kind in found}
    return {kind: min(number, own[kind]) for kind, number in found.items() if own[kind]}
