"""An invented circle (påhittad) to try publishing with: three units beside the invented register, and their sessions.

It is the same for the same day, so that editions can be tried, too: a session once made up stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from kartblad.core.elements import Counted, Elements
from kartblad.core.workload.book import Unit
from kartblad.core.workload.invented import code, invented_unit
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.weights import WeightSet
from kartblad.frames.chance import Chance
from kartblad.i18n import Texts

UNITS = {"Norr": (), "Söder": (3, 9, 22), "Öst": (0, 1, 6, 11, 18)}
"""Three units that do not exist, and which workers of a made-up unit of twice the size each of them lacks."""
SESSIONS = {"Norr": 8, "Söder": 6, "Öst": 5}
"""In a month."""
MONTHS = 24
SHARES = {
    "map": 0.9,
    "risk_goal_scale": 0.55,
    "child_words": 0.45,
    "network": 0.65,
    "explanation": 0.3,
    "plan": 0.4,
}
"""How often a session has each element."""
STEPS = 13


def units(weights: WeightSet, today: str, texts: Texts) -> Iterator[Unit]:
    """Yield the units with their measurements of half a year."""
    small = invented_unit(weights, today)
    measured = (*small.measurements, *_mirrored(small))
    persons = sorted({each.person for each in measured})
    for name, lacks in UNITS.items():
        gone = {persons[at] for at in lacks}
        kept = sorted((each for each in measured if each.person not in gone), key=lambda each: each.date)
        called = texts.gettext("Unit {name}", name=name)
        yield replace(small, id=f"pahittad-{name}", name=called, measurements=tuple(kept))


def _mirrored(unit: Unit) -> Iterator[Measurement]:
    """Yield the measurements of as many workers more: their half-year is that of the others backwards."""
    persons = sorted({each.person for each in unit.measurements})
    for at, person in enumerate(persons, len(persons)):
        own = unit.of_person(person)
        for each, other in zip(own, reversed(own), strict=True):
            yield replace(other, id=f"{each.id}-2", date=each.date, person=code(at), cover=())


def sessions(today: str) -> Iterator[tuple[Counted, ...]]:
    """Yield what the sessions of each unit left behind in two years, in the order of `units`."""
    last = int(today[:4]) * 12 + int(today[5:7]) - 1
    months = range(last - MONTHS + 1, last + 1)
    for at, number in enumerate(SESSIONS.values()):
        yield tuple(each for month in months for each in _of_month(month, at, number))


def _of_month(month: int, unit: int, number: int) -> Iterator[Counted]:
    chance = Chance(month * len(SESSIONS) + unit)
    year, part = divmod(month, 12)
    for _ in range(number):
        has = {each.name: chance.share() < SHARES[each.name] for each in fields(Elements)}
        yield Counted(f"{year:04}-{part + 1:02}", "standard", Elements(**has), STEPS, 0, STEPS)
