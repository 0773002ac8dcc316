"""A unit's month as a scenario would make it: everybody scored, and each change that does not fit the month named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from kartblad.core.workload import rescoring
from kartblad.core.workload.book import relieved
from kartblad.core.workload.changes import Ground, UnfitError, Why, changed, grown
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.picture import median
from kartblad.core.workload.scenario import NO_CHANGE, Scenario
from kartblad.core.workload.scoring import Score
from kartblad.core.workload.weights import WeightSet


@dataclass(frozen=True, slots=True)
class Misfit:
    """A change that was left out, and why. ``change`` is empty where it is the scenario's other set."""

    change: str
    why: Why
    most: int | None = None
    """How many there are that can go, where there are too few."""


@dataclass(frozen=True, slots=True)
class Person:
    """One worker, as measured or as changed."""

    code: str
    measured: Measurement
    score: Score
    relieved: Mapping[str, int]
    newcomer: bool
    """Whether the worker is in a band that is protected; False where the experience is not known."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A month, scored. Those without a value are among ``persons``, too."""

    weights: WeightSet
    persons: tuple[Person, ...]
    """In the order of their codes."""
    misfits: tuple[Misfit, ...] = ()

    @property
    def valued(self) -> tuple[Person, ...]:
        """Those who have a load."""
        return tuple(each for each in self.persons if each.score.load is not None)

    @property
    def points(self) -> Fraction:
        """All points of those who have a load."""
        return sum((each.score.points or Fraction(0) for each in self.valued), Fraction(0))

    @property
    def norm(self) -> Fraction:
        """All norms of those who have a load."""
        return sum((each.score.norm or Fraction(0) for each in self.valued), Fraction(0))

    @property
    def median(self) -> Fraction | None:
        """The load in the middle; None where fewer than three have one."""
        return median(sorted(each.score.load for each in self.valued if each.score.load is not None))

    @property
    def zones(self) -> dict[str, int]:
        """How many are in each zone, the lowest zone first, none left out."""
        found = [each.score.zone for each in self.valued]
        return {zone.id: found.count(zone.id) for zone in self.weights.zones}

    def person(self, code: str) -> Person | None:
        """Return the one with a code, if there is one."""
        return next((each for each in self.persons if each.code == code), None)


def outlook(measured: tuple[Measurement, ...], scenario: Scenario, usual: WeightSet, other: WeightSet) -> Outlook:
    """Return the month as a scenario makes it. A change that does not fit is left out whole, and named.

    Parameters
    ----------
    measured
        Everybody's measurement of the month.
    scenario
        What is changed.
    usual
        The set that the month is scored with.
    other
        The set that ``scenario.weights`` names; the usual one where it names none.
    """
    misfits: list[Misfit] = []
    weights = other
    if any(any(rescoring.unknown(each, other)) for each in measured):
        misfits.append(Misfit("", Why.WEIGHTS))
        weights = usual
    ground = Ground(weights, {each.person: relieved(each, measured) for each in measured}, scenario.months)
    month = {each.person: grown(_known(each, weights), scenario.months) for each in measured}
    for change in scenario.changes:
        try:
            month = changed(month, change, ground)
        except UnfitError as unfit:
            misfits.append(Misfit(change.id, unfit.why, unfit.most))
    return Outlook(weights, tuple(_person(month[code], ground) for code in sorted(month)), tuple(misfits))


def baseline(measured: tuple[Measurement, ...], weights: WeightSet) -> Outlook:
    """Return the month as it was measured."""
    return outlook(measured, NO_CHANGE, weights, weights)


def _person(measured: Measurement, ground: Ground) -> Person:
    relief = ground.relieved.get(measured.person, {})
    return Person(measured.person, measured, ground.score(measured), relief, ground.newcomer(measured))


def _known(measured: Measurement, weights: WeightSet) -> Measurement:
    """Leave out kinds that the set does not know and of which there are none."""
    ids = {kind.id for kind in weights.kinds}
    return replace(measured, counts=tuple(each for each in measured.counts if each.id in ids))
