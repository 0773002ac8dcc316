"""Scoring a measurement again with another version: what that would change, before anything is changed.

Nothing is scored again by itself. What a measurement was scored with when it was measured stays with it, so that a
series can say where it was scored again, and so that it can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from kartblad.core.workload.book import Unit, relieved
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.scoring import Score, score
from kartblad.core.workload.weights import WeightSet


@dataclass(frozen=True, slots=True)
class Effect:
    """What scoring one measurement again does to it."""

    measured: Measurement
    before: Score
    after: Score | None
    """None where the other set does not know something that was counted."""
    unknown: tuple[str, ...] = ()
    """The ids of the kinds and reasons that it does not know."""

    @property
    def points(self) -> Fraction | None:
        """The difference in points; None where one of the two is not known."""
        if self.after is None or self.after.points is None or self.before.points is None:
            return None
        return self.after.points - self.before.points

    @property
    def moves(self) -> bool:
        """Whether points, norm or zone come to something else."""
        found = self.after
        return found is not None and (found.points, found.norm, found.zone) != (
            self.before.points,
            self.before.norm,
            self.before.zone,
        )


def effect(measured: Measurement, before: WeightSet, after: WeightSet, others: Mapping[str, int]) -> Effect:
    """Return what another set makes of a measurement.

    Parameters
    ----------
    measured
        The measurement.
    before, after
        What it is scored with, and what it would be scored with.
    others
        What colleagues do for this worker.
    """
    old = score(measured, before, others)
    strange = tuple(unknown(measured, after))
    new = None if strange else score(rescored(measured, after), after, others)
    return Effect(measured, old, new, strange)


def unknown(measured: Measurement, weights: WeightSet) -> Iterator[str]:
    """Yield the kinds and reasons of a measurement that a set does not know; what there is none of needs no weight.

    A kind of which some are shared is not known, either, where the set says nothing of what half a case weighs.
    """
    kinds = {kind.id for kind in weights.kinds}
    counted = [each for each in (*measured.counts, *measured.handed) if (each.whole, each.shared) != (0, 0)]
    shared = {each.id for each in counted if each.shared and weights.shared is None}
    covered = (each.kind for each in measured.cover)
    named = (*(each.id for each in counted), *covered)
    yield from dict.fromkeys(each for each in named if each not in kinds or each in shared)
    reasons = {reason.id for reason in weights.reasons}
    lowered = (each.reason for each in measured.reductions if each.holds(measured.date))
    yield from dict.fromkeys(each for each in lowered if each not in reasons)


def effects(unit: Unit, person: str, sets: Mapping[Ref, WeightSet], after: WeightSet) -> tuple[Effect, ...]:
    """Return what another set makes of all of a worker's measurements that were scored with something else.

    Parameters
    ----------
    unit
        The sheet that they are in.
    person
        The worker's code.
    sets
        What each of them is scored with, by the ref that it has.
    after
        What they would be scored with.
    """
    others = (each for each in unit.of_person(person) if each.weights in sets and each.weights != after.ref)
    return tuple(effect(each, sets[each.weights], after, relieved(each, unit.in_month(each.month))) for each in others)


def rescored(measured: Measurement, weights: WeightSet) -> Measurement:
    """Return a measurement that is scored with another set; kinds that it has none of and that are unknown are left.

    Raises
    ------
    ValueError
        If the set does not know something that was counted.
    """
    if strange := tuple(unknown(measured, weights)):
        raise ValueError(strange)
    known = {kind.id for kind in weights.kinds}
    counts = tuple(each for each in measured.counts if each.id in known)
    handed = tuple(each for each in measured.handed if each.id in known)
    first = measured.scored_before if measured.scored_before != NO_WEIGHTS else measured.weights
    kept = NO_WEIGHTS if first == weights.ref else first
    return replace(measured, counts=counts, handed=handed, weights=weights.ref, scored_before=kept)


def all_rescored(unit: Unit, ids: frozenset[str], weights: WeightSet) -> Unit:
    """Return a unit with some of its measurements scored with another set."""
    changed = (rescored(each, weights) if each.id in ids else each for each in unit.measurements)
    return replace(unit, measurements=tuple(changed))
