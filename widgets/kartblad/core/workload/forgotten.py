"""Workers are taken out of a unit's sheet: their measurements, and their codes wherever others' rows name them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from kartblad.core.workload.book import Unit
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.scenario import Scenario


def without(unit: Unit, persons: Collection[str]) -> Unit:
    """Return a unit in which nothing stands under the codes of some workers.

    What a colleague did for one of them stays the colleague's work, no longer said for whom. A change of a proposal
    that names one goes altogether: with another code, or none, it would say something that nobody thought of.
    """
    measured = (_unnamed(each, persons) for each in unit.measurements if each.person not in persons)
    scenarios = (_unchanged(each, persons) for each in unit.scenarios)
    return replace(unit, measurements=tuple(measured), scenarios=tuple(scenarios))


def texts_naming(unit: Unit, person: str) -> int:
    """Return in how many free texts a code stands: a machine does not write in what somebody said."""
    named = re.compile(rf"(?<!\w){re.escape(person)}(?!\w)", re.IGNORECASE)
    return sum(named.search(text) is not None for text in _free_texts(unit))


def _unnamed(measured: Measurement, persons: Collection[str]) -> Measurement:
    cover = tuple(replace(each, person="") if each.person in persons else each for each in measured.cover)
    return replace(measured, cover=cover)


def _unchanged(scenario: Scenario, persons: Collection[str]) -> Scenario:
    left = tuple(each for each in scenario.changes if not {each.person, each.other} & set(persons))
    return replace(scenario, changes=left)


def _free_texts(unit: Unit) -> Iterator[str]:
    yield from (each.name for each in unit.scenarios)
    for measured in unit.measurements:
        yield measured.note
        if talk := measured.talk:
            yield from (talk.said, talk.plan, talk.escalated)
            yield from (text for each in talk.agreed for text in (each.what, each.owner))
