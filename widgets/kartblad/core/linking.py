"""One register published in several tables: what must be hidden where, so that no table gives another's cells away.

The tables are all that shows one or two dimensions of the same counts. The plan is made once; every filter of a page
then reads from it. Raising k only hides more: the plan for k begins with the plan for k − 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import combinations, product

from kartblad.core.suppression import Cell, Layer, Suppression, hide_all, suppress

Where = tuple[tuple[str, str], ...]
"""Pairs of dimension and category, in the dimensions' order: a cell of a table. Empty: all together."""
Pair = tuple[str, str]
"""Two dimensions, in their order."""
MERGED = "…"
"""What the small categories of a dimension are called together."""
MOST_MERGED = 1 / 3
"""So many of a dimension's categories may be hidden to keep a table; otherwise the table is left out."""


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

    def open(self, dimensions: Collection[str]) -> bool:
        """Whether a table is shown: the total, a margin, or two dimensions crossed."""
        named = set(dimensions)
        if self.silent or len(named) > 2:
            return False
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
                if self.open(chosen):
                    keys = product(*(counts.categories[dimension] for dimension in chosen))
                    yield from (where for key in keys if self._shows(where := tuple(zip(chosen, key, strict=True))))

    def _shows(self, where: Where) -> bool:
        names = tuple(self.name(dimension, category) for dimension, category in where)
        if MERGED in names:
            return False
        return len(where) < 2 or names not in self.cells.get((where[0][0], where[1][0]), ())


def plan(counts: Counts, steps: Iterable[int], zeros: Zeros) -> Plan:
    """Return what to hide, for one k after the other."""
    found = Plan(counts.dimensions, tuple(combinations(counts.dimensions, 2)))
    for k in steps:
        found = _Planner(counts, k, zeros).planned(found)
    return found


@dataclass(frozen=True, slots=True)
class _Planner:
    """The counts under one k."""

    counts: Counts
    k: int
    zeros: Zeros

    def planned(self, before: Plan) -> Plan:
        if before.silent or self.reveals(()):
            return replace(before, silent=True)
        found = replace(before, small={d: self.small(d, before.small.get(d, ())) for d in self.counts.dimensions})
        while True:
            tested = self.tested(found)
            if isinstance(tested, Plan):
                return tested
            found = self.eased(found, *tested)

    def few(self, persons: int) -> bool:
        return 0 < persons < self.k

    def reveals(self, where: Where) -> bool:
        """Whether showing this cell would tell about few persons: those in it, or those left when it is taken away."""
        persons = self.counts.persons.get(where, 0)
        if not persons:
            bases = (self.counts.bases.get(w, 0) for w in (where, *_lines(where)))
            return self.zeros is Zeros.PEOPLE or any(self.few(base) for base in bases)
        left = (self.counts.persons.get(line, 0) - persons for line in _lines(where))
        return self.few(persons) or any(self.few(rest) for rest in left)

    def small(self, dimension: str, wanted: Collection[str]) -> frozenset[str]:
        """Return the categories of too few persons and the wanted ones, and with them the smallest that has enough."""
        size = {c: self.counts.persons.get(((dimension, c),), 0) for c in self.counts.categories[dimension]}
        small = {c for c in size if self.reveals(((dimension, c),))} | set(wanted)
        enough = sorted((c for c in size if size[c] >= self.k and c not in small), key=lambda c: (size[c], c))
        if small and (len(small) == 1 or all(size[c] < self.k for c in small)):
            small |= set(enough[:1])
        return frozenset(small)

    def tested(self, draft: Plan) -> Plan | tuple[Pair, frozenset[Cell]]:
        """Return the plan with its hidden cells; or the first pair with cells that could be worked out."""
        cells = dict(draft.cells)
        for pair in combinations(draft.margins, 2):
            found = self.suppressed(pair, draft)
            if found.exposed:
                return pair, found.exposed
            cells[pair] = found.hidden
        return replace(draft, cells=cells)

    def suppressed(self, pair: Pair, draft: Plan) -> Suppression:
        rows, columns = (self.names(dimension, draft) for dimension in pair)
        layers, protected = self.layers(pair, draft), self.protected(pair, draft)
        if pair not in draft.pairs:
            return hide_all(rows, columns, layers, protected, self.k)
        before = {(draft.name(pair[0], a), draft.name(pair[1], b)) for a, b in draft.cells.get(pair, ())}
        return suppress(rows, columns, layers, protected, self.k, before)

    def eased(self, draft: Plan, pair: Pair, exposed: Iterable[Cell]) -> Plan:
        """Return a plan that shows less: some categories, or else a pair of dimensions, or else a whole dimension."""
        merged = self.merged(draft, pair, exposed)
        if merged is not None and not self.suppressed(pair, merged).exposed:
            return merged
        near = [other for other in draft.pairs if other != pair and set(other) & set(pair)]
        leave = near[-1] if near else pair
        if leave in draft.pairs:
            return replace(draft, pairs=tuple(other for other in draft.pairs if other != leave))
        return replace(draft, margins=tuple(d for d in draft.margins if d != pair[1]))

    def merged(self, draft: Plan, pair: Pair, exposed: Iterable[Cell]) -> Plan | None:
        """Return a plan that hides the smaller category of every exposed cell; None if that hides too many."""
        wanted: dict[str, set[str]] = {d: set(draft.small.get(d, ())) for d in pair}
        for cell in exposed:
            sizes = {d: self.counts.persons.get(((d, c),), 0) for d, c in zip(pair, cell, strict=True) if c != MERGED}
            if sizes:
                dimension = min(sizes, key=lambda d: (sizes[d], d))
                wanted[dimension].add(cell[pair.index(dimension)])
        small = {d: self.small(d, categories) for d, categories in wanted.items()}
        if any(len(small[d]) > len(self.counts.categories[d]) * MOST_MERGED for d in pair):
            return None
        return replace(draft, small={**draft.small, **small})

    def names(self, dimension: str, draft: Plan) -> tuple[str, ...]:
        return tuple(dict.fromkeys(draft.name(dimension, c) for c in self.counts.categories[dimension]))

    def protected(self, pair: Pair, draft: Plan) -> frozenset[Cell]:
        """Return the cells that tell about few persons, small categories taken together.

        How many different persons two categories have together is not known; at least as many as the larger one.
        """
        most: dict[Cell, int] = defaultdict(int)
        telling: set[Cell] = set()
        for key in product(*(self.counts.categories[d] for d in pair)):
            where = tuple(zip(pair, key, strict=True))
            cell = draft.name(*where[0]), draft.name(*where[1])
            most[cell] = max(most[cell], self.counts.persons.get(where, 0))
            if self.reveals(where):
                telling.add(cell)
        return frozenset(c for c in telling if MERGED not in c or most[c] < self.k)

    def layers(self, pair: Pair, draft: Plan) -> list[Layer]:
        """Return the table of a pair, apart for each crossing of what one of the two is shown with besides.

        Rows trade columns, or columns rows, whichever is held by fewer other tables.
        """
        places = {d: i for i, d in enumerate(self.counts.dimensions)}
        others = min((draft.partners(one, other) for one, other in (pair, pair[::-1])), key=len)
        layers: dict[tuple[str, ...], dict[Cell, int]] = defaultdict(lambda: defaultdict(int))
        for key, count in self.counts.cells.items():
            row, column, *layer = (draft.name(d, key[places[d]]) for d in (*pair, *others))
            layers[tuple(layer)][row, column] += count
        return [dict(layer) for layer in layers.values()]


def _lines(where: Where) -> tuple[Where, ...]:
    """Return what a cell is a part of: its row and its column, or the total."""
    return tuple(where[:i] + where[i + 1 :] for i in range(len(where)))
