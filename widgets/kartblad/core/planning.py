"""The plan for one register published in several tables: how much must be hidden for each k, and where.

Values are `kartblad.core.linking`'s; the search for further cells to hide is `kartblad.core.suppression`'s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import combinations, product

from kartblad.core.linking import MERGED, Counts, Pair, Plan, Where, Zeros
from kartblad.core.suppression import Cell, Layer, Suppression, hide_all, suppress, suppress_evenly

MOST_MERGED = 1 / 3
"""So many of a dimension's categories may be hidden to keep a table; otherwise the table is left out."""


def plan(counts: Counts, steps: Iterable[int], zeros: Zeros, *, even: bool = False) -> Plan:
    """Return what to hide, for one k after the other."""
    lone = frozenset(d for d in counts.dimensions if even and len(counts.categories[d]) == 1)
    divided = counts.without(lone)
    found = Plan(divided.dimensions, tuple(combinations(divided.dimensions, 2)), lone=lone)
    for k in steps:
        found = _Planner(divided, k, zeros, even).planned(found)
    return found


@dataclass(frozen=True, slots=True)
class _Planner:
    """The counts under one k."""

    counts: Counts
    k: int
    zeros: Zeros
    even: bool = False
    """Whether every hidden cell gets room, not those alone that tell about few persons."""

    def planned(self, before: Plan) -> Plan:
        if before.silent or self.reveals(()):
            return replace(before, silent=True, nothing={})
        found = replace(before, small={d: self.small(d, before.small.get(d, ())) for d in self.counts.dimensions})
        while True:
            tested = self.tested(found)
            if isinstance(tested, Plan):
                return self.told(tested) if self.even else tested
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
        """Return the categories of too few persons and the wanted ones, and with them the smallest that have enough."""
        size = {c: self.counts.persons.get(((dimension, c),), 0) for c in self.counts.categories[dimension]}
        small = {c for c in size if self.reveals(((dimension, c),))} | set(wanted)
        enough = sorted((c for c in size if size[c] >= self.k and c not in small), key=lambda c: (size[c], c))
        if small and (len(small) == 1 or all(size[c] < self.k for c in small)):
            # All of that size: if names decided, one who knows the rule could tell which of the hidden ones is small.
            small |= {c for c in enough if size[c] == size[enough[0]]}
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
        nothing = self.empty(pair, draft) if self.even else frozenset()
        if pair not in draft.pairs:
            needed = self.crossed(pair, draft) - nothing if self.even else protected
            return hide_all(rows, columns, layers, needed, self.k)
        before = {(draft.name(pair[0], a), draft.name(pair[1], b)) for a, b in draft.cells.get(pair, ())}
        if self.even:
            return suppress_evenly(rows, columns, layers, protected, self.k, before, nothing)
        return suppress(rows, columns, layers, protected, self.k, before)

    def crossed(self, pair: Pair, draft: Plan) -> frozenset[Cell]:
        rows, columns = (self.names(dimension, draft) for dimension in pair)
        return frozenset(product(rows, columns))

    def empty(self, pair: Pair, draft: Plan) -> frozenset[Cell]:
        """Return the crossings with a category of which a zero is shown: they are zero, too, and everybody knows it."""
        zero = {
            (d, c)
            for d in set(pair) & set(draft.margins)
            for c in self.counts.categories[d]
            if draft.name(d, c) == c and not self.counts.count(((d, c),))
        }
        empty = {cell for cell in self.crossed(pair, draft) if zero & set(zip(pair, cell, strict=True))}
        return frozenset(empty - self.protected(pair, draft))

    def told(self, found: Plan) -> Plan:
        """Return the plan with every crossing that anyone can tell to be zero: also those of small categories."""
        nothing: dict[Pair, frozenset[Cell]] = {}
        for pair in combinations(self.counts.dimensions, 2):
            shown = self.empty(pair, found)
            if found.open(pair):
                layers = self.layers(pair, found)
                merged = {cell for cell in self.crossed(pair, found) if MERGED in cell}
                shown |= {c for c in merged - found.cells[pair] if not any(layer.get(c, 0) for layer in layers)}
            nothing[pair] = shown
        return replace(found, nothing=nothing)

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
