"""Which row everybody stands in: a parent above the child, couples and siblings side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from kartblad.core.family import Family, Ids
from kartblad.core.mapping.people import Kind, Relation, Tie

BESIDE = (Tie.PARTNER, Tie.FORMER_PARTNER, Tie.SIBLING)
"""Who stands in the same row, the firmest tie first."""


@dataclass(frozen=True, slots=True)
class Generations:
    """The rows from the oldest down, each with its persons as they were written."""

    rows: tuple[Ids, ...]
    around: Ids
    """Who has no place in the family tree: friends, professionals, and who is not yet related to anybody."""
    left_out: tuple[Relation, ...]
    """Relations that contradict those that were written before."""


@dataclass(slots=True)
class _Levels:
    """Groups of persons in the same row, and how many rows lie at least between one group and another."""

    group: dict[str, str]
    below: dict[str, dict[str, int]] = field(default_factory=dict)

    def reaches(self, one: str, other: str) -> bool:
        """Tell whether ``other`` stands below ``one`` by what is known."""
        waiting, seen = [one], {one}
        while waiting:
            for lower in self.below.get(waiting.pop(), ()):
                if lower == other:
                    return True
                if lower not in seen:
                    seen.add(lower)
                    waiting.append(lower)
        return False

    def put_below(self, upper: str, lower: str, rows: int) -> bool:
        """Let one stand rows below another, unless that contradicts; tell whether it does not."""
        one, other = self.group[upper], self.group[lower]
        if one == other or self.reaches(other, one):
            return False
        steps = self.below.setdefault(one, {})
        steps[other] = max(rows, steps.get(other, 0))
        return True

    def put_beside(self, one: str, other: str) -> bool:
        """Let two stand in the same row, unless that contradicts; tell whether it does not."""
        first, second = self.group[one], self.group[other]
        if first == second:
            return True
        if self.reaches(first, second) or self.reaches(second, first):
            return False
        self._join(first, second)
        return True

    def _join(self, kept: str, gone: str) -> None:
        for who, group in self.group.items():
            if group == gone:
                self.group[who] = kept
        for lower, rows in self.below.pop(gone, {}).items():
            self._deepen(kept, lower, rows)
        for steps in self.below.values():
            if gone in steps:
                steps[kept] = max(steps.pop(gone), steps.get(kept, 0))

    def _deepen(self, upper: str, lower: str, rows: int) -> None:
        steps = self.below.setdefault(upper, {})
        steps[lower] = max(rows, steps.get(lower, 0))

    def numbers(self) -> dict[str, int]:
        """Return the row of every group: as far up as it can be, but the oldest close above their children."""
        order = list(self._from_the_top())
        row = dict.fromkeys(order, 0)
        for group in order:
            for lower, rows in self.below.get(group, {}).items():
                row[lower] = max(row[lower], row[group] + rows)
        under = {lower for steps in self.below.values() for lower in steps}
        for group in reversed(order):
            if group not in under and self.below.get(group):
                row[group] = min(row[lower] - rows for lower, rows in self.below[group].items())
        return row

    def _from_the_top(self) -> Iterator[str]:
        """Yield every group after those above it."""
        groups = list(dict.fromkeys(self.group.values()))
        waiting = {group: sum(group in steps for steps in self.below.values()) for group in groups}
        ready = [group for group in groups if not waiting[group]]
        while ready:
            group = ready.pop(0)
            yield group
            for lower in self.below.get(group, {}):
                waiting[lower] -= 1
                if not waiting[lower]:
                    ready.append(lower)


def generations(family: Family) -> Generations:
    """Return who stands in which row."""
    levels = _Levels({who: who for who in family.persons})
    left_out = [*_ranked(family, levels), *_beside(family, levels)]
    related = _related(family)
    row = {who: number for who, number in _rows(family, levels).items() if who in related}
    numbers = sorted(set(row.values()))
    rows = (tuple(who for who in family.persons if row.get(who) == number) for number in numbers)
    around = tuple(who for who in family.persons if who not in related)
    return Generations(tuple(rows), around, tuple(left_out))


def _ranked(family: Family, levels: _Levels) -> Iterator[Relation]:
    """Put everybody below their parents and grandparents; yield what cannot be."""
    for relation in family.relations:
        if relation.type is Tie.PARENT and (
            relation.a not in family.parents[relation.b] or not levels.put_below(relation.a, relation.b, 1)
        ):
            yield relation
    for relation in family.relations:
        if relation.type is Tie.GRANDPARENT and not levels.put_below(relation.a, relation.b, 2):
            yield relation


def _beside(family: Family, levels: _Levels) -> Iterator[Relation]:
    """Put parents of the same child, couples and siblings side by side; yield the relations that cannot be."""
    for parents in family.parents.values():
        for one, other in combinations(parents, 2):
            levels.put_beside(one, other)
    for tie in BESIDE:
        for relation in family.relations:
            if relation.type is tie and not levels.put_beside(relation.a, relation.b):
                yield relation


def _related(family: Family) -> set[str]:
    """Return who has a place in the family tree."""
    ties = (Tie.PARENT, Tie.GRANDPARENT, *BESIDE)
    return {who for relation in family.relations if relation.type in ties for who in (relation.a, relation.b)}


def _rows(family: Family, levels: _Levels) -> dict[str, int]:
    """Return everybody's row; families that do not hang together stand with their children in the lowest row."""
    numbers = levels.numbers()
    row = {who: numbers[group] for who, group in levels.group.items()}
    parts = _parts(levels)
    depth = {part: max(row[who] for who in row if parts[who] == part) for part in set(parts.values())}
    young = {parts[who] for who, person in family.persons.items() if person.kind is Kind.CHILD}
    lowest = max((depth[part] + (part not in young) for part in depth), default=0)
    return {who: row[who] + lowest - depth[parts[who]] - (parts[who] not in young) for who in row}


def _parts(levels: _Levels) -> dict[str, str]:
    """Return for everybody the name of the part of the family that they hang together with."""
    part = {group: group for group in levels.group.values()}
    for upper, steps in levels.below.items():
        for lower in steps:
            kept, gone = part[upper], part[lower]
            part = {group: kept if held == gone else held for group, held in part.items()}
    return {who: part[group] for who, group in levels.group.items()}
