"""Random circles (påhittade) and what is published of them, edition by edition, beside the truth: to be attacked.

Everything is made from one seed: a register that grows, with rows that come in late, a staff list, units of any size
with measurements, and sessions. They are published by the workbook's own code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cached_property, lru_cache
from random import Random
from typing import NamedTuple

import pandas as pd
from workload_values import SETTINGS, USUAL

from kartblad.catalogue.publication_words import publication_words
from kartblad.catalogue.tables import statistics
from kartblad.core.elements import Counted, Elements
from kartblad.core.publication.edition import Name, Publication
from kartblad.core.publication.freezing import joined
from kartblad.core.publication.periods import finest, half_year
from kartblad.core.publication.table import TOTAL, Key, Table
from kartblad.core.words import Words
from kartblad.core.workload.book import Unit
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.picture import picture
from kartblad.frames.coverage import staff_frame
from kartblad.frames.register import TIERS, register_frame
from kartblad.publishing.asked import Asked
from kartblad.publishing.mapping import UnitSessions, mapping
from kartblad.publishing.names import named
from kartblad.publishing.participation import participation
from kartblad.publishing.units import key_of
from kartblad.publishing.workload import UnitMonths, workload

ABOUT = publication_words(SETTINGS.data)
NAMES = named(statistics(SETTINGS.data), ABOUT)
DAYS = ("2025-08-15", "2026-02-03", "2026-08-20")
HALVES = ("2024-H2", "2025-H1", "2025-H2", "2026-H1", "2026-H2")
MONTHS = ("2025-06", "2025-07", "2026-01", "2026-07", "2026-08")
UNITS = ("Norr", "Söder", "Väst", "Öst")
KINDS = ("forhandsbedomning", "utredning", "utredning_ej_paborjad", "utredning_over_tid")
CIRCLE = "Påhittad krets"


class Row(NamedTuple):
    """A participation, and in which edition it is known first."""

    person: str
    municipality: str
    course: str
    start: str
    tier: str
    known: int


@dataclass(frozen=True)
class Circle:
    """What there is to publish, and how."""

    seed: int
    k: int
    rounding: int
    editions: int
    rows: tuple[Row, ...]
    staff: tuple[tuple[str, str, float], ...]
    units: tuple[UnitMonths, ...]
    sessions: tuple[UnitSessions, ...]

    @cached_property
    def published(self) -> tuple[Publication, ...]:
        """Every edition."""
        found: list[Publication] = []
        for at in range(1, self.editions + 1):
            found.append(self._next(found[-1] if found else None, Asked(self.k, self.rounding, at, DAYS[at - 1])))
        return tuple(found)

    def _next(self, before: Publication | None, ask: Asked) -> Publication:
        rows = self.known(ask.edition)
        register = register_frame(pd.DataFrame(rows, columns=Row._fields).drop(columns="known"))
        staff = staff_frame(pd.DataFrame(self.staff, columns=["person", "municipality", "post"]))
        parts = (
            participation(register, staff, NAMES, before, ask) if rows else ((), ()),
            workload(self.units, ABOUT, before, ask),
            mapping(self.sessions, ABOUT, before, ask),
        )
        datasets = [dataset for found, _log in parts for dataset in found]
        return joined(before, datasets, circle=CIRCLE, k=self.k, published=ask.today)

    def known(self, edition: int) -> tuple[Row, ...]:
        """Return the rows that had come in when an edition was made."""
        return tuple(row for row in self.rows if row.known <= edition)

    def truth(self, name: Name, table: Table, key: Key) -> int | None:
        """Return what a cell counts; None of posts, which are not counted here."""
        pairs = zip(table.dimensions, key, strict=True)
        where = {d.key: {*(d.category(c).finest)} for d, c in pairs if c != TOTAL}
        if name in (Name.PARTICIPATION, Name.TIERS):
            return self._attended(table, where)
        if name is Name.ELEMENTS:
            return self._elements(table, where)
        return None if name is Name.POSTS else self._measured(name, table, where)

    def _attended(self, table: Table, where: Mapping[str, set[str]]) -> int:
        periods = {*finest(table.period)}
        found = [row for row in self.known(table.edition) if half_year(row.start) in periods]
        return sum(
            all((NAMES.headings.get(row.course, row.course) if d == "course" else getattr(row, d)) in of
                for d, of in where.items())
            for row in found
        )  # fmt: skip

    def _elements(self, table: Table, where: Mapping[str, set[str]]) -> int:
        shown = {each.key for each in table.dimension("unit").categories}
        (element,) = where["element"]
        counted = [
            each
            for unit in self.sessions
            if key_of(unit) in where.get("unit", shown)
            for each in unit.within(table.period)
        ]
        wanted = where.get("answer", {"yes", "no"})
        return sum(("yes" if getattr(each.elements, element) else "no") in wanted for each in counted)

    def _measured(self, name: Name, table: Table, where: Mapping[str, set[str]]) -> int:
        shown = {each.key for each in table.dimension("unit").categories}
        among = [each for each in self.units if each.key in where.get("unit", shown)]
        pictures = [picture(each.unit, table.period, each.weights_of) for each in among]
        if name is Name.ZONES:
            zones = where.get("zone") or {zone.id for zone in USUAL.zones}
            return sum(each.in_zones(zones) for each in pictures)
        kinds = where.get("kind") or {each.key for each in table.dimension("kind").categories}
        return sum(each.waiting(kind).number for each in pictures for kind in kinds)


@lru_cache(maxsize=32)
def circle(seed: int, *, editions: int = 0, k: int = 0, rounding: int = 0) -> Circle:
    """Return a random circle; what is not 0 is as asked."""
    chance = Random(seed)  # noqa: S311
    asked = (
        k or chance.choice((5, 5, 5, 6, 8)),
        rounding or chance.choice((1, 1, 5)),
        editions or chance.randint(1, 3),
    )
    towns = chance.sample(NAMES.expected, chance.choice((1, 2, 3, 5, 9)))
    people = {town: chance.choice((2, 5, 8, 13, 21, 34)) for town in towns}
    units = chance.sample(UNITS, chance.choice((1, 2, 3, 4)))
    return Circle(
        seed,
        *asked,
        tuple(_rows(chance, people)),
        tuple((f"{town}-{at}", town, chance.choice((0.5, 0.75, 1.0))) for town in towns for at in range(people[town])),
        tuple(_unit(chance, name) for name in units),
        tuple(UnitSessions(_label(name), tuple(_sessions(chance))) for name in units),
    )


def _label(name: str) -> Words:
    return Words(f"{name} (påhittad)", f"{name} (invented)")


def _rows(chance: Random, people: Mapping[str, int]) -> list[Row]:
    courses = chance.sample([*NAMES.courses], chance.choice((1, 2, 3, 6)))
    halves = chance.sample(HALVES, chance.choice((2, 3, 5)))
    often = {course: chance.choice((0.03, 0.1, 0.3, 0.7)) for course in courses}
    found = []
    for town, number in people.items():
        for person in range(number):
            tier = chance.choice(TIERS[: chance.choice((2, 4))])
            for half in halves:
                taken = [course for course in courses if chance.random() < often[course]]
                found += [_row(chance, f"{town}-{person}", town, course, half, tier) for course in taken]
    return found


def _row(chance: Random, person: str, town: str, course: str, half: str, tier: str) -> Row:
    month = chance.randint(1, 6) + (6 if half.endswith("H2") else 0)
    first = next((at for at, day in enumerate(DAYS, 1) if half < half_year(day)), len(DAYS))
    late = chance.random() < 0.1
    return Row(person, town, course, f"{half[:4]}-{month:02}-15", tier, first + late)


def _unit(chance: Random, name: str) -> UnitMonths:
    size = chance.choice((3, 6, 11, 16, 24))
    found = [
        _measurement(chance, f"{month}-{at}", month, f"m-{at}")
        for month in MONTHS
        for at in range(size + chance.randint(-2, 2))
    ]
    return UnitMonths(_label(name), Unit(name, name, weights=USUAL.ref, measurements=tuple(found)), lambda _ref: USUAL)


def _measurement(chance: Random, id_: str, month: str, person: str) -> Measurement:
    numbers = (chance.randint(0, 3), chance.randint(2, 14), chance.choice((0, 0, 1, 3)), chance.choice((0, 1, 2)))
    counts = tuple(Count(kind, number) for kind, number in zip(KINDS, numbers, strict=True))
    return Measurement(id_, f"{month}-10", person, years=Decimal(6), counts=counts, weights=USUAL.ref)


def _sessions(chance: Random) -> Sequence[Counted]:
    often = {each.name: chance.choice((0.0, 0.1, 0.5, 0.9, 1.0)) for each in fields(Elements)}
    most = chance.choice((2, 6, 15, 30))
    return [
        Counted(
            f"{half[:4]}-{chance.randint(1, 6) + (6 if half.endswith('H2') else 0):02}",
            "standard",
            Elements(**{name: chance.random() < share for name, share in often.items()}),
            8,
            2,
            10,
        )
        for half in HALVES
        for _ in range(chance.randint(0, most))
    ]
