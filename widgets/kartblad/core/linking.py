"""One register published in several tables: what must be hidden where, so that no table gives another's cells away.

The tables are all that shows one or two dimensions of the same counts. The plan is made once; every filter of a page
then reads from it. Raising k only hides more: the plan for k begins with the plan for k − 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import combinations, product

from kartblad.core.suppression import Cell

Where = tuple[tuple[str, str], ...]
"""Pairs of dimension and category, in the dimensions' order: a cell of a table. Empty: all together."""
Pair = tuple[str, str]
"""Two dimensions, in their order."""
MERGED = "…"
"""What the small categories of a dimension are called together."""


class Zeros(StrEnum):
    """Whether a true zero tells something about persons."""

    EVENTS = "events"
    """A zero says that something did not take place, for instance that a municipality sent nobody. It names nobody, and
    is shown; but not where the cell's base, those who could have been counted, is itself a small group."""
    PEOPLE = "people"
    """The cells divide known persons by a property. "None of them" tells it of every single one, and is hidden."""


@dataclass(frozen=True)
class Counts:
    """What is to be published: how much adds up in each crossing, and how many persons are behind each table's cell."""

    dimensions: tuple[str, ...]
    """The most important first."""
    categories: Mapping[str, tuple[str, ...]]
    cells: Mapping[tuple[str, ...], int]
    """The crossing of all dimensions; what is not there is zero."""
    persons: Mapping[Where, int]
    """Different persons in total, for each category, and for each crossing of two dimensions."""
    bases: Mapping[Where, int] = field(default_factory=dict)
    """How many persons could have been counted, where that is known."""

    @classmethod
    def of_persons(
        cls,
        dimensions: tuple[str, ...],
        categories: Mapping[str, tuple[str, ...]],
        cells: Mapping[tuple[str, ...], int],
    ) -> Counts:
        """Return counts of persons each of whom stands in one cell only."""
        bare = cls(dimensions, categories, cells, {})
        return replace(bare, persons=bare.margins)

    @cached_property
    def margins(self) -> Mapping[Where, int]:
        """The sums of every table with at most two dimensions."""
        sums: dict[Where, int] = defaultdict(int)
        sizes = [c for size in range(3) for c in combinations(range(len(self.dimensions)), size)]
        for key, count in self.cells.items():
            for places in sizes:
                sums[tuple((self.dimensions[i], key[i]) for i in places)] += count
        return dict(sums)

    def without(self, dimensions: Collection[str]) -> Counts:
        """Return the same counts, not divided by some dimensions."""
        if not dimensions:
            return self
        kept = [place for place, dimension in enumerate(self.dimensions) if dimension not in dimensions]
        cells: dict[tuple[str, ...], int] = defaultdict(int)
        for key, count in self.cells.items():
            cells[tuple(key[place] for place in kept)] += count
        persons, bases = (
            {where: n for where, n in numbers.items() if not any(d in dimensions for d, _category in where)}
            for numbers in (self.persons, self.bases)
        )
        names = tuple(self.dimensions[place] for place in kept)
        return Counts(names, {name: self.categories[name] for name in names}, dict(cells), persons, bases)

    def count(self, where: Where) -> int:
        """Return the sum of one cell of a table."""
        return self.margins.get(where, 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is hidden."""

    margins: tuple[str, ...]
    """The dimensions that are shown by themselves."""
    pairs: tuple[Pair, ...]
    """Those that are shown crossed, the most important first."""
    small: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """In each dimension the categories that are hidden everywhere; none or at least two."""
    cells: Mapping[Pair, frozenset[Cell]] = field(default_factory=dict)
    """For each pair of dimensions the hidden cells, the small categories under one name."""
    silent: bool = False
    """Whether nothing at all is shown."""
    nothing: Mapping[Pair, frozenset[Cell]] = field(default_factory=dict)
    """The crossings that anyone can tell to be zero, and that are therefore shown: only where all is hidden evenly."""
    lone: frozenset[str] = frozenset()
    """Dimensions with a single category, where all is hidden evenly: a cell is shown where it is without them, since it
    is the same."""

    def open(self, dimensions: Collection[str]) -> bool:
        """Whether a table is shown: the total, a margin, or two dimensions crossed."""
        if self.silent or len(set(dimensions)) > 2:
            return False
        named = set(dimensions) - self.lone
        return any(named == set(pair) for pair in self.pairs) if len(named) == 2 else named <= set(self.margins)

    def name(self, dimension: str, category: str) -> str:
        """Return under what name a category stands in the tested tables."""
        return MERGED if category in self.small.get(dimension, ()) else category

    def partners(self, dimension: str, but: str) -> tuple[str, ...]:
        """Return what a dimension is shown crossed with, one left out."""
        return tuple(
            other for pair in self.pairs if dimension in pair for other in pair if other not in {dimension, but}
        )

    def visible(self, counts: Counts) -> Iterator[Where]:
        """Yield every cell that is shown."""
        for size in range(3):
            for chosen in combinations(counts.dimensions, size):
                is_open = self.open(chosen)
                keys = product(*(counts.categories[dimension] for dimension in chosen))
                wheres = (tuple(zip(chosen, key, strict=True)) for key in keys)
                yield from (where for where in wheres if self._shows(where, is_open=is_open))

    def _shows(self, where: Where, *, is_open: bool) -> bool:
        divided = tuple(pair for pair in where if pair[0] not in self.lone)
        return (is_open and self._is_kept(divided)) or self._is_nothing(divided)

    def _is_kept(self, where: Where) -> bool:
        names = tuple(self.name(dimension, category) for dimension, category in where)
        if MERGED in names:
            return False
        return len(where) < 2 or names not in self.cells.get((where[0][0], where[1][0]), ())

    def _is_nothing(self, where: Where) -> bool:
        if len(where) < 2:
            return False
        (row, first), (column, second) = where
        return (self.name(row, first), self.name(column, second)) in self.nothing.get((row, column), ())
