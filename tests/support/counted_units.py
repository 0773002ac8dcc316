"""Small publications of units with given numbers, for tests that ask what exactly is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from publications import Cells, Parts, dataset, dimension, units

from kartblad.core.disclosure import LEAST, publish
from kartblad.core.linking import Counts, Where, Zeros
from kartblad.core.publication.edition import Dataset, LeftOut, Name, Publication
from kartblad.core.publication.release import stacked
from kartblad.core.publication.table import Category, Table
from kartblad.core.words import Words

Numbers = Mapping[str, Mapping[str, int]]
"""By unit and category."""
ZONES = {"bla": "Blå", "gron": "Grön", "gul": "Gul", "rod": "Röd"}
KINDS = {"inte": "Inte påbörjat", "over": "Över tiden"}
ELEMENTS = {"map": "Tre kolumner", "child_words": "Barnets egna ord"}


def publication(*datasets: Dataset) -> Publication:
    """Return a publication of these datasets."""
    return Publication("Kretsen", 3, "2026-09-01", LEAST, datasets)


def group(key: str) -> Category:
    """Return a group of zones, named after its key: "bla+gron" is "Blå och grön"."""
    first, *rest = (ZONES[zone] for zone in key.split("+"))
    label = " och ".join([first, *(name.lower() for name in rest)])
    return Category(key, Words(label, label), tuple(key.split("+")))


def zones(months: Mapping[str, Numbers], left_out: Sequence[LeftOut] = (), rounding: int = 1) -> Dataset:
    """Return measured workers by unit and group of zones, month by month."""
    tables = []
    for month, numbers in months.items():
        keys = tuple(next(iter(numbers.values())))
        within = dimension("zone", "Zon", "Zone", [group(key) for key in keys])
        parts: Parts = {}
        for unit, counts in numbers.items():
            cells: Cells = {(key,): counts[key] for key in keys}
            parts[unit,] = publish(Counts.of_persons(("zone",), {"zone": keys}, cells), LEAST, Zeros.PEOPLE)
        by = (units(list(numbers)),)
        tables.append(stacked(parts, by, within, month, edition=1, rounding=rounding, base="zone"))
    return dataset(Name.ZONES, tables, tuple(left_out))


def waiting(month: str, numbers: Numbers, holders: int = 9) -> Dataset:
    """Return what waits; a kind with fewer than five is held by so few that it is hidden."""
    within = dimension("kind", "Slag", "Kind", [Category(key, Words(name, name)) for key, name in KINDS.items()])
    parts: Parts = {}
    for unit, counts in numbers.items():
        cells: Cells = {(key,): counts[key] for key in KINDS}
        persons: dict[Where, int] = {(("kind", key),): min(counts[key], holders) for key in KINDS}
        persons[()] = sum(persons.values())
        parts[unit,] = publish(Counts(("kind",), {"kind": tuple(KINDS)}, cells, persons), LEAST, Zeros.PEOPLE)
    table = stacked(parts, (units(list(numbers)),), within, month, edition=1)
    return dataset(Name.WAITING, [table])


def elements(
    periods: Mapping[str, Mapping[str, tuple[int, Mapping[str, int]]]],
    left_out: Sequence[LeftOut] = (),
    rounding: int = 1,
) -> Dataset:
    """Return sessions: by period and unit how many there are, and how many of them have each element."""
    of = [Category(key, Words(name, name)) for key, name in ELEMENTS.items()]
    answers = (Category("yes", Words("Ja", "Yes")), Category("no", Words("Nej", "No")))
    within = dimension("answer", "Svar", "Answer", answers)
    tables: list[Table] = []
    for period, numbers in periods.items():
        parts: Parts = {}
        for unit, (count, having) in numbers.items():
            for key, yes in having.items():
                cells: Cells = {("yes",): yes, ("no",): count - yes}
                counts = Counts.of_persons(("answer",), {"answer": ("yes", "no")}, cells)
                parts[unit, key] = publish(counts, LEAST)
        by = (units(list(numbers)), dimension("element", "Element", "Element", of, additive=False))
        tables.append(stacked(parts, by, within, period, edition=1, rounding=rounding, base="answer"))
    return dataset(Name.ELEMENTS, tables, tuple(left_out))
