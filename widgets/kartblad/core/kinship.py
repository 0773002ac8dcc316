"""Lays a family out as a genogram: everybody's place, couples, broods and homes; the same family, the same drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from kartblad.core.family import Family, Ids, homes, read
from kartblad.core.generations import generations
from kartblad.core.mapping.people import Person, Quality, Relation, Tie
from kartblad.core.placing import Brood, bonds, ordered, places

FEWEST_ABREAST = 5
"""So many of those around the family stand side by side, however narrow it is."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a person stands: the row from the top, and how far to the right in widths of a person."""

    person: str
    row: int
    x: float


@dataclass(frozen=True, slots=True)
class Couple:
    """Two in the same row who are or were a couple, or have a child together; from left to right."""

    left: str
    right: str
    tie: Tie | None
    """None: nobody has said more than that they are parents of the same child."""
    quality: Quality | None
    adjacent: bool
    """Nobody stands between them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole genogram without a medium."""

    spots: tuple[Spot, ...]
    couples: tuple[Couple, ...]
    broods: tuple[Brood, ...]
    grandparents: tuple[tuple[str, str], ...]
    """Grandparent and grandchild with nobody written between them."""
    qualities: tuple[Relation, ...]
    """Relations between others than couples that are said to be close, in conflict or broken."""
    homes: tuple[Ids, ...]
    generations: int
    around: Ids
    """Who stands below the family tree, in rows of their own."""
    left_out: tuple[Relation, ...]

    @property
    def width(self) -> float:
        """How many persons wide it is."""
        return max((spot.x for spot in self.spots), default=0.0) + 1

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return max((spot.row for spot in self.spots), default=-1) + 1


@lru_cache(maxsize=2)
def layout(persons: tuple[Person, ...], relations: tuple[Relation, ...]) -> Layout:
    """Return the genogram of some persons; each of them stands in it once."""
    family = read(persons, relations)
    found = generations(family)
    held = bonds(family, {who for row in found.rows for who in row})
    order = ordered(found.rows, held)
    at = places(order, held)
    tree = [Spot(who, number, at[who]) for number, row in enumerate(order) for who in row]
    spots = (*tree, *_around(found.around, len(order), max(at.values(), default=0.0) + 1))
    row = {spot.person: spot.row for spot in tree}
    couples = _couples(family, {pair for pair in held.couples if row.get(pair[0]) == row.get(pair[1])}, order)
    return Layout(
        spots=spots,
        couples=couples,
        broods=held.broods,
        grandparents=_grandparents(family, row),
        qualities=_qualities(family, couples),
        homes=homes(family.persons),
        generations=len(order),
        around=found.around,
        left_out=found.left_out,
    )


def _around(around: Ids, first: int, width: float) -> tuple[Spot, ...]:
    """Put those who are not in the family tree in rows below it, as many abreast as it is wide."""
    abreast = max(FEWEST_ABREAST, ceil(width))
    rows = ceil(len(around) / abreast)
    each = ceil(len(around) / rows) if rows else 0
    return tuple(Spot(who, first + place // each, float(place % each)) for place, who in enumerate(around))


def _couples(family: Family, pairs: set[tuple[str, str]], order: list[list[str]]) -> tuple[Couple, ...]:
    """Return the couples from the top down and from left to right."""
    found = []
    for row in order:
        at = {who: place for place, who in enumerate(row)}
        sided = [(a, b) if at[a] < at[b] else (b, a) for a, b in pairs if a in at and b in at]
        for left, right in sorted(sided, key=lambda pair, at=at: (at[pair[0]], at[pair[1]])):  # type: ignore[misc]
            tie, quality = _tie(family, left, right)
            found.append(Couple(left, right, tie, quality, at[right] - at[left] == 1))
    return tuple(found)


def _tie(family: Family, one: str, other: str) -> tuple[Tie | None, Quality | None]:
    """Return how two are a couple; what is written last holds."""
    for relation in reversed(family.relations):
        if {relation.a, relation.b} == {one, other} and relation.type in (Tie.PARTNER, Tie.FORMER_PARTNER):
            return relation.type, relation.quality
    return None, None


def _grandparents(family: Family, row: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Return grandparent and grandchild where no parent is written between them."""
    pairs = ((old, who) for who in family.persons for old in family.grandparents(who) if who in row and old in row)
    return tuple(
        (old, who)
        for old, who in pairs
        if row[old] < row[who] and not any(old in family.parents[parent] for parent in family.parents[who])
    )


def _qualities(family: Family, couples: tuple[Couple, ...]) -> tuple[Relation, ...]:
    drawn = {frozenset((couple.left, couple.right)) for couple in couples}
    said = (relation for relation in family.relations if relation.quality not in (None, Quality.UNKNOWN))
    return tuple(
        r for r in said if frozenset((r.a, r.b)) not in drawn or r.type not in (Tie.PARTNER, Tie.FORMER_PARTNER)
    )
