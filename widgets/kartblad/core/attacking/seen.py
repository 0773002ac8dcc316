"""Tables as their readers see them, wherever they were made: what an attack on a publication starts from."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from kartblad.core.disclosure import LEAST, Symbol
from kartblad.core.publication.edition import Dataset, Name, Publication
from kartblad.core.publication.table import TOTAL, Cell, Key, Number, Table

STOCKS = frozenset({Name.POSTS, Name.ZONES, Name.WAITING})
"""Datasets that are a state at a time, so that two periods do not add up to a longer one."""
ALIKE = frozenset({Name.PARTICIPATION, Name.TIERS})
"""Datasets that count the same, divided in two ways: in all they are equal."""
PLACES = frozenset({"municipality", "unit"})
"""Dimensions that say whose numbers they are; without any of them a circle's are its own."""


@dataclass(frozen=True, slots=True)
class Axis:
    """What a table is divided by, with the finest categories in each of its categories."""

    key: str
    categories: Mapping[str, tuple[str, ...]]
    additive: bool = True
    """Whether the categories add up to `TOTAL`, where that is shown."""

    def inside(self, category: str) -> tuple[tuple[str, ...], ...]:
        """Return the finest categories in one category, or in each of all; without any, all together is the finest."""
        if category != TOTAL:
            return (self.categories[category],)
        return tuple(self.categories.values()) or ((TOTAL,),)

    def content(self, category: str) -> frozenset[str]:
        """Return the finest categories in one category, or in all."""
        return frozenset(chain.from_iterable(self.inside(category)))


@dataclass(frozen=True, slots=True)
class Said:
    """What a table says of one cell."""

    value: Number | None = None
    share: int | None = None
    """In whole per cent of the same cell with all of the base."""
    hidden: bool = False
    """Whether it is protected: what the attack is about."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A table as its readers see it, wherever it was made."""

    folder: str
    dataset: str
    period: str
    axes: tuple[Axis, ...]
    cells: Mapping[Key, Said]
    k: int = LEAST
    rounding: int = 1
    base: str = ""
    adds: bool = True
    """Whether two periods add up to a longer one."""
    people: bool = False
    """Whether each counted thing is one person, so that a number from k upwards is never about few."""
    circle: str = ""
    """Whose numbers they are, where that is known."""
    counts: str = ""
    """What is counted: in one circle and period, tables that count the same are equal in all. Empty: not known."""

    @property
    def subject(self) -> tuple[str, str, tuple[str, ...]]:
        """What is the same for tables that say something about the same numbers."""
        by = tuple(sorted(axis.key for axis in self.axes))
        return self.dataset, "" if PLACES & {*by} else self.circle, by


@dataclass(frozen=True, slots=True)
class Differing:
    """A cell for which two tables show what cannot both be so."""

    one: Seen
    key: Key
    """In the dimensions of ``one``."""
    other: Seen
    values: tuple[Number, Number]
    """What the two show."""


def seen(publication: Publication, folder: str = "") -> tuple[Seen, ...]:
    """Return the tables of a publication as its readers see them."""
    return tuple(
        _table(table, dataset, folder or publication.circle, publication.circle)
        for dataset in publication.datasets
        for table in dataset.tables
    )


def _table(table: Table, dataset: Dataset, folder: str, circle: str) -> Seen:
    return Seen(
        folder,
        dataset.name,
        table.period,
        tuple(Axis(d.key, {c.key: c.finest for c in d.categories}, d.additive) for d in table.dimensions),
        {key: _said(cell, table, key) for key, cell in table.cells.items()},
        table.k,
        table.rounding,
        table.base,
        adds=dataset.name not in STOCKS,
        people=dataset.people,
        circle=circle,
        counts="participations" if dataset.name in ALIKE else "",
    )


def _said(cell: Cell, table: Table, key: Key) -> Said:
    pairs = zip(table.dimensions, key, strict=True)
    named = {dimension.key: category for dimension, category in pairs if category != TOTAL}
    share = table.share(named) if table.base in named else None
    return Said(cell.value, None if share is None else int(share), cell.symbol is Symbol.PROTECTED)


def identity(table: Seen, key: Key) -> Hashable:
    """Return what is the same for two cells, in whichever tables, that count the same."""
    pairs = zip(table.axes, key, strict=True)
    return table.subject, table.period, frozenset((axis.key, axis.content(category)) for axis, category in pairs)


def differing(tables: Iterable[Seen]) -> tuple[Differing, ...]:
    """Return the cells that two tables show with numbers that cannot both be so; each cell once."""
    found: dict[Hashable, tuple[Seen, Key]] = {}
    odd: dict[Hashable, Differing] = {}
    for table in tables:
        for key, said in table.cells.items():
            shown = ends(said, table)
            if shown is None or said.value is None:
                continue
            same = identity(table, key)
            one, of = found.setdefault(same, (table, key))
            first = ends(one.cells[of], one) or shown
            if first[0] > shown[1] or shown[0] > first[1]:
                odd.setdefault(same, Differing(one, of, table, (one.cells[of].value or 0, said.value)))
    return tuple(odd.values())


def ends(said: Said, table: Seen) -> tuple[Fraction, Fraction] | None:
    """Return the lowest and highest number that is shown as this one."""
    if said.value is None:
        return None
    value = Fraction(said.value)
    return value - table.rounding // 2, value + (table.rounding - 1) // 2
