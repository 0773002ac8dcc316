"""The month that things are tried on: locked, scored with one set, and as each proposal makes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.core.workload import rescoring
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.outlook import Outlook, baseline, outlook
from kartblad.core.workload.scenario import Scenario
from kartblad.core.workload.weights import Tone, WeightSet

BALANCED = (Tone.BLUE, Tone.GREEN)


@dataclass(frozen=True, slots=True)
class Tried:
    """A month of the unit's, and what it comes to."""

    month: str
    measured: tuple[Measurement, ...]
    now: Outlook
    mixed: bool
    """Whether the month was scored with several sets, so that one was chosen for all."""
    replaced: bool = False
    """Whether a version that it was scored with is not here any more, so that another one is used."""

    @property
    def weights(self) -> WeightSet:
        """What everything is scored with."""
        return self.now.weights


def tried(desk: Desk, office: Office) -> Tried | None:
    """Return the month that is looked at; None where nothing was measured, or no one set knows all of it."""
    measured = desk.unit.in_month(desk.shown_month)
    sets = list(_sets(desk, office, measured))
    fitting = next((each for each in sets if not any(any(rescoring.unknown(one, each)) for one in measured)), None)
    if not measured or fitting is None:
        return None
    refs = {each.weights for each in measured if each.weights != NO_WEIGHTS}
    replaced = not refs <= {each.ref for each in sets}
    return Tried(desk.shown_month, measured, baseline(measured, fitting), len(sets) > 1, replaced)


def ahead(found: Tried, scenario: Scenario, office: Office) -> Outlook:
    """Return the month as a proposal makes it."""
    other = office.library.weights(scenario.weights) if scenario.weights else found.weights
    return outlook(found.measured, scenario, found.weights, other)


def others(found: Tried, office: Office) -> Iterator[WeightSet]:
    """Yield the newest version of every set that knows all that was counted, and this set's other versions."""
    for versions in office.library.sets.values():
        offered = versions if versions[-1].ref.id == found.weights.ref.id else versions[-1:]
        for each in offered:
            if each.ref != found.weights.ref and not any(any(rescoring.unknown(one, each)) for one in found.measured):
                yield each


def usual_ceiling(weights: WeightSet) -> Fraction:
    """Return the end of balance: the upper end of the last zone that is not too much, at least the norm itself."""
    uppers = [Fraction(zone.upper.value) for zone in weights.zones if zone.upper and zone.tone in BALANCED]
    return max(Fraction(1), *uppers)


def _sets(desk: Desk, office: Office, measured: tuple[Measurement, ...]) -> Iterator[WeightSet]:
    """Yield the sets that the month was scored with; where they are several, the unit's own first."""
    unit = desk.unit.weights
    refs: dict[Ref, None] = dict.fromkeys(each.weights if each.weights != NO_WEIGHTS else unit for each in measured)
    if len(refs) > 1:
        refs = dict.fromkeys((unit, *refs))
    yield from dict.fromkeys(office.library.weights(ref) for ref in refs)
