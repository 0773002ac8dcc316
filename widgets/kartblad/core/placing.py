"""Where everybody stands in their row: couples and siblings together, few crossings, parents over their children.

First the order is chosen: a cost for what makes a genogram hard to read, lowered by moving somebody for as long as that
helps. Then the places: everybody is drawn towards parents, children and partner, and nobody comes nearer than a width.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import inf

from kartblad.core.family import Family, Ids
from kartblad.core.mapping.people import Tie

CROSSING, APART, BETWEEN, TURNED = 6.0, 4.0, 2.0, 0.1
"""What it costs when lines cross, when a couple or siblings have somebody between, when the younger stands first."""
FIRM = 1.5
"""How much dearer it is to part a couple of today."""
STARTS = 6
"""From how many orders the search begins: moving one at a time does not lead everywhere."""
MOVES = 6000
"""How many moves are tried at most: a large family gets a good order, not the best."""
SWEEPS, SETTLE = 40, 61
"""How often the rows are gone through: first drawn together, then until parents stand over their children."""
NEARNESS = 0.08
"""How much neighbours draw each other, beside what parents and children do."""
STRANGERS = 0.3
"""How much wider the gap is between neighbours who are neither couple nor siblings."""

Order = list[list[str]]


@dataclass(frozen=True, slots=True)
class Brood:
    """Children with the same parents."""

    parents: Ids
    children: Ids


@dataclass(frozen=True, slots=True)
class Bonds:
    """What holds people together in the drawing."""

    broods: tuple[Brood, ...]
    couples: tuple[tuple[str, str], ...]
    firm: frozenset[tuple[str, str]]
    """Those of the couples who are a couple today."""
    ages: Mapping[str, int]

    @property
    def close(self) -> frozenset[frozenset[str]]:
        """Every two who may stand next to each other without a wider gap."""
        siblings = (pair for brood in self.broods for pair in combinations(brood.children, 2))
        return frozenset(frozenset(pair) for pair in (*self.couples, *siblings))


def bonds(family: Family, placed: set[str]) -> Bonds:
    """Return what holds those who have a row together."""
    broods: dict[Ids, list[str]] = {}
    order = list(family.persons)
    for child, parents in family.parents.items():
        if parents and child in placed:
            broods.setdefault(tuple(sorted(parents, key=order.index)), []).append(child)
    pairs = [pair for parents in broods for pair in combinations(parents, 2)]
    said = [(who, other) for who in order for other in family.partners(who) if order.index(who) < order.index(other)]
    ages = {who: person.age_years for who, person in family.persons.items() if person.age_years is not None}
    held = (Brood(parents, tuple(children)) for parents, children in broods.items())
    firm = frozenset((a, b) for a, b in (*pairs, *said) if b in family.said(a, Tie.PARTNER))
    return Bonds(tuple(held), tuple(dict.fromkeys((*pairs, *said))), firm, ages)


def ordered(rows: Sequence[Ids], held: Bonds) -> Order:
    """Return every row from left to right: the best of what is reached from several beginnings."""
    tried, found = 0, [[list(row) for row in rows]]
    costs = [_cost(found[0], held)]
    for start in range(STARTS if found[0] else 0):
        order = [_shuffled(row, start) for row in rows]
        _by_children(order, held)
        cost, moves = _improved(order, held)
        found.append(order)
        costs.append(cost)
        tried += moves
        if tried >= MOVES:
            break
    return found[costs.index(min(costs))]


def _shuffled(row: Ids, start: int) -> list[str]:
    """Return a row in another order for every start, always the same: the first is as it was written."""
    keys, seed = {}, start
    for who in row:
        seed = (seed * 1103515245 + 12345 * start) % 2147483648
        keys[who] = seed >> 8
    return sorted(row, key=keys.__getitem__)


def _by_children(order: Order, held: Bonds) -> None:
    """Begin from the lowest row, with everybody over the middle of their children."""
    parents_of = {child: brood.parents for brood in held.broods for child in brood.children}
    for upper, lower in reversed(list(pairwise(order))):
        mine: dict[str, list[int]] = {}
        for place, child in enumerate(lower):
            for parent in parents_of.get(child, ()):
                mine.setdefault(parent, []).append(place)
        known = {who: sum(places) / len(places) for who, places in mine.items()}
        upper.sort(key=lambda who, known=known: known.get(who, 1e6))  # type: ignore[misc]


def _improved(order: Order, held: Bonds) -> tuple[float, int]:
    """Move somebody for as long as that lowers the cost; return it, and how many moves were tried."""
    best, before, tried = _cost(order, held), inf, 0
    while best < before and tried < MOVES:
        before = best
        for number in range(len(order)):
            for candidate in _moves(order[number]):
                tried += 1
                kept, order[number] = order[number], candidate
                cost = _cost(order, held)
                if cost < best - 1e-9:
                    best = cost
                else:
                    order[number] = kept
    return best, tried


def _moves(row: list[str]) -> Iterator[list[str]]:
    """Yield the row with one, two or three neighbours taken elsewhere, and with a part of it turned round."""
    size = len(row)
    for length in (1, 2, 3):
        for start in range(size - length + 1):
            part, rest = row[start : start + length], row[:start] + row[start + length :]
            yield from (rest[:to] + part + rest[to:] for to in range(len(rest) + 1) if to != start)
    for start in range(size):
        for end in range(start + 2, size + 1):
            yield row[:start] + row[start:end][::-1] + row[end:]


def _cost(order: Order, held: Bonds) -> float:
    """Return how hard an order is to read."""
    at = {who: place - (len(row) - 1) / 2 for row in order for place, who in enumerate(row)}
    level = {who: number for number, row in enumerate(order) for who in row}
    lines = [
        (level[child], sum(at[parent] for parent in brood.parents) / len(brood.parents), at[child])
        for brood in held.broods
        for child in brood.children
    ]
    crossed = sum(
        one[0] == other[0] and (one[1] - other[1]) * (one[2] - other[2]) < 0 for one, other in combinations(lines, 2)
    )
    apart = sum(
        (abs(at[a] - at[b]) - 1) * (FIRM if (a, b) in held.firm else 1) for a, b in held.couples if level[a] == level[b]
    )
    leaning = sum(abs(up - down) for _row, up, down in lines) * 0.2
    return CROSSING * crossed + APART * apart + leaning + sum(_brood_cost(brood, at, held) for brood in held.broods)


def _brood_cost(brood: Brood, at: Mapping[str, float], held: Bonds) -> float:
    places = [at[child] for child in brood.children]
    turned = sum(
        held.ages.get(left, 0) < held.ages.get(right, 0) and at[left] < at[right]
        for one, other in combinations(brood.children, 2)
        for left, right in ((one, other), (other, one))
    )
    return BETWEEN * (max(places) - min(places) + 1 - len(places)) + TURNED * turned


def places(order: Order, held: Bonds) -> dict[str, float]:
    """Return how far to the right everybody stands, in widths of a person; 0 is the leftmost."""
    close = held.close
    gaps = [[1.0 if frozenset(pair) in close else 1 + STRANGERS for pair in pairwise(row)] for row in order]
    at = {who: float(place) for row in order for place, who in enumerate(row)}
    beside = [(a, b) for a, b in held.couples if any({a, b} == set(pair) for row in order for pair in pairwise(row))]
    rows = list(zip(order, gaps, strict=True))
    for sweep in range(SWEEPS + SETTLE):
        for row, gap in rows if sweep % 2 else rows[::-1]:
            near = [pair for pair in zip(pairwise(row), gap, strict=True) if sweep < SWEEPS or pair[1] == 1]
            at.update(zip(row, _spaced(_wanted(row, near, at, held, beside), gap), strict=True))
    left = min(at.values(), default=0.0)
    return {who: round(x - left, 3) for who, x in at.items()}


def _wanted(
    row: Sequence[str],
    near: Sequence[tuple[tuple[str, str], float]],
    at: Mapping[str, float],
    held: Bonds,
    beside: Sequence[tuple[str, str]],
) -> list[float]:
    """Return where everybody in a row is drawn to: by parents, children and partner, and a little by neighbours."""
    pulls: dict[str, list[tuple[float, float]]] = {who: [] for who in row}
    for brood in held.broods:
        over = sum(at[parent] for parent in brood.parents) / len(brood.parents)
        under = sum(at[child] for child in brood.children) / len(brood.children)
        for ids, shift in ((brood.parents, under - over), (brood.children, over - under)):
            for who in ids:
                if who in pulls:
                    pulls[who].append((at[who] + shift, 1.0))
    for a, b in beside:
        for one, other in ((a, b), (b, a)):
            if one in pulls:
                pulls[one].append((at[other] + (1 if at[one] > at[other] else -1), 2.0))
    for (left, right), gap in near:
        pulls[right].append((at[left] + gap, NEARNESS))
        pulls[left].append((at[right] - gap, NEARNESS))
    return [_mean(pull, at[who]) for who, pull in pulls.items()]


def _mean(pulls: Sequence[tuple[float, float]], otherwise: float) -> float:
    weight = sum(weight for _place, weight in pulls)
    return sum(place * weight for place, weight in pulls) / weight if weight else otherwise


def _spaced(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Return the places nearest to the wanted ones, in order and no nearer than the gaps (pooled least squares)."""
    offset = [0.0]
    for gap in gaps:
        offset.append(offset[-1] + gap)
    pools: list[tuple[float, int]] = []
    for want, start in zip(wanted, offset, strict=True):
        mean, size = want - start, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    flat = [mean for mean, size in pools for _one in range(size)]
    return [mean + start for mean, start in zip(flat, offset, strict=True)]
