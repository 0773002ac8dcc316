"""Whom the talk is about: the measurement of the month with its score, and the one before it."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.core.workload.book import Unit, relieved
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import NO_WEIGHTS
from kartblad.core.workload.scoring import Score, score
from kartblad.core.workload.weights import UnknownKindError, UnknownReasonError, WeightSet
from kartblad.records.workload_computed import not_here


@dataclass(frozen=True, slots=True)
class Scored:
    """A measurement with what it comes to."""

    measured: Measurement
    weights: WeightSet
    score: Score


@dataclass(frozen=True, slots=True)
class Subject:
    """What the talk is about. ``last`` is the measurement before it; None where there is none that can be scored."""

    now: Scored
    last: Scored | None

    @property
    def before(self) -> Measurement | None:
        """The measurement before this one."""
        return self.last.measured if self.last else None


def persons(unit: Unit) -> tuple[str, ...]:
    """Return everybody who was measured, in the order of their codes."""
    return tuple(sorted({each.person for each in unit.measurements}))


def measured_now(desk: Desk) -> Measurement | None:
    """Return the chosen worker's measurement of the month that is looked at; None where there is none."""
    in_month = desk.unit.in_month(desk.shown_month)
    return next((each for each in in_month if each.person == desk.person), None)


def subject(desk: Desk, office: Office) -> Subject | None:
    """Return what the talk is about; None where nothing was measured, or nothing that can be scored."""
    measured = measured_now(desk)
    now = scored(measured, desk.unit, office) if measured else None
    if measured is None or now is None:
        return None
    earlier = [each for each in desk.unit.of_person(measured.person) if each.month < measured.month]
    return Subject(now, scored(earlier[-1], desk.unit, office) if earlier else None)


def scored(measured: Measurement, unit: Unit, office: Office) -> Scored | None:
    """Return a measurement with what it comes to with its own set.

    None where that very version is gone, since another one would change history, or does not know what was counted.
    """
    weights = office.library.weights(unit.weights if measured.weights == NO_WEIGHTS else measured.weights)
    if not measured.is_scored_by(weights.ref):
        return None
    try:
        return Scored(measured, weights, score(measured, weights, relieved(measured, unit.in_month(measured.month))))
    except (UnknownKindError, UnknownReasonError):
        return None


def no_value(measured: Measurement, office: Office) -> str:
    """Return why a measurement that cannot be scored has no value, and what to do."""
    weights = office.library.weights(measured.weights)
    if not measured.is_scored_by(weights.ref):
        return not_here(measured, office.texts)
    return office.texts.gettext(
        "There is no value: the weights {ref} do not know all that was counted. Count it again.", ref=weights.ref
    )
