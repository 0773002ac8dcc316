"""What a workplace meeting may see of a unit: zones merged until no number is about few, the same for every month.

How zones may be merged is a ladder that the weight set alone decides: each rung merges two neighbours of the rung
before, down to two groups, at the norm. Of all rungs the first is taken on which every number of every month is large
enough. That choice tells nothing more: whatever is moved within a group, the rungs before still fail, since they would
show the empty zone; so of a zone that is merged everything from nobody to the whole group remains possible.

A zero is merged like a small number: "none in red" is said about each single colleague. All numbers pass
`core.disclosure.publish`, which alone makes what can be drawn. *Not* promised: what can be worked out from a list of
who measured themselves, or from the picture of the same month before a late measurement came in, or before somebody was
taken away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kartblad.core.disclosure import LEAST, Published, publish
from kartblad.core.linking import Counts, Where, Zeros
from kartblad.core.workload.picture import Picture, backlog, same_zones, split
from kartblad.core.workload.weights import WeightSet

Groups: TypeAlias = tuple[tuple[str, ...], ...]
"""Neighbouring zones that are counted together, the lowest first."""
GROUP, KIND, STAGE = "group", "kind", "stage"
"""The dimensions that are published: groups of zones, kinds of what waits, and new or not."""
NEW, OTHERS = "new", "others"


@dataclass(frozen=True, slots=True)
class Merged:
    """Which zones are counted together in all months, and which months can be shown so."""

    groups: Groups = ()
    """Empty: nothing can be shown."""
    months: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathering:
    """What the meeting sees; all numbers as they were published."""

    weights: WeightSet
    merged: Merged
    smallest: int
    zones: Mapping[str, Published]
    """The groups of each month that is shown; their names are `group_key`."""
    waiting: Mapping[str, Published]
    """What waits in each month."""
    newcomers: Published | None = None
    """New and other workers by group in the last month; None where they are too few."""


def ladder(weights: WeightSet) -> tuple[Groups, ...]:
    """Return the ways to merge a set's zones, the finest first, the last with two groups that meet at the norm."""
    places = split(weights.zones)
    ids = [zone.id for zone in weights.zones]
    low, high = _single(ids[:places]), _single(ids[places:])
    found: list[Groups] = [(*low, *high)]
    upper = True
    while len(low) > 1 or len(high) > 1:
        # From both ends inwards, in turn, the upper end first: what lies beside the norm is told apart the longest.
        if len(high) > 1 and (upper or len(low) == 1):
            high[-2:] = [high[-2] + high[-1]]
        else:
            low[:2] = [low[0] + low[1]]
        upper = not upper
        found.append((*low, *high))
    return tuple(found)


def merged(counts: Mapping[str, Mapping[str, int]], rungs: Sequence[Groups], smallest: int = LEAST) -> Merged:
    """Return the finest way to merge zones that shows no number below ``smallest``.

    Parameters
    ----------
    counts
        How many are in each zone, by month.
    rungs
        The ways to merge, each finer than the next.
    smallest
        The smallest number that may be shown.
    """
    kept = tuple(month for month, zones in counts.items() if _holds(zones, rungs[-1], smallest))
    left_out = tuple(month for month in counts if month not in kept)
    if not kept or len(rungs[-1]) == 1:  # a single group says nothing
        return Merged(left_out=tuple(counts))
    groups = next(each for each in rungs if all(_holds(counts[month], each, smallest) for month in kept))
    return Merged(groups, kept, left_out)


def gathering(pictures: Sequence[Picture], smallest: int = LEAST) -> Gathering:
    """Return what the meeting sees of some months, the last of which is the one it is about.

    Months whose set divides loads otherwise than the last month's are left out.
    """
    weights = pictures[-1].weights
    alike = {each.month: each for each in pictures if same_zones(each.weights, weights)}
    least = max(smallest, LEAST)
    found = merged({month: each.zones for month, each in alike.items()}, ladder(weights), least)
    left_out = tuple(each.month for each in pictures if each.month not in found.months)
    shown = Merged(found.groups, found.months, left_out)
    return Gathering(
        weights,
        shown,
        least,
        {month: _zones(alike[month], shown.groups, least) for month in shown.months},
        {each.month: _waiting(each, weights, least) for each in pictures},
        _newcomers(pictures[-1], shown, least),
    )


def _single(zones: Sequence[str]) -> list[tuple[str, ...]]:
    return [(zone,) for zone in zones]


def group_key(group: Sequence[str]) -> str:
    """Return the name of a group in what is published."""
    return "+".join(group)


def _holds(zones: Mapping[str, int], groups: Groups, smallest: int) -> bool:
    return all(sum(zones.get(zone, 0) for zone in group) >= smallest for group in groups)


def _zones(picture: Picture, groups: Groups, smallest: int) -> Published:
    names = tuple(map(group_key, groups))
    pairs = zip(names, groups, strict=True)
    cells: dict[tuple[str, ...], int] = {(name,): picture.in_zones(group) for name, group in pairs}
    return publish(Counts.of_persons((GROUP,), {GROUP: names}, cells), smallest, Zeros.PEOPLE)


def _waiting(picture: Picture, weights: WeightSet, smallest: int) -> Published:
    """Publish what waits: a number only where enough workers have some of it."""
    kinds = backlog(weights)
    waiting = {kind: picture.waiting(kind) for kind in kinds}
    holders = sum(any(each.measured.count(kind).whole for kind in kinds) for each in picture.standings)
    persons: dict[Where, int] = {(): holders, **{((KIND, kind),): waiting[kind].holders for kind in kinds}}
    cells: dict[tuple[str, ...], int] = {(kind,): waiting[kind].number for kind in kinds}
    return publish(Counts((KIND,), {KIND: kinds}, cells, persons), smallest, Zeros.PEOPLE)


def _newcomers(picture: Picture, shown: Merged, smallest: int) -> Published | None:
    """Publish how new and other workers lie, if every single number of both is large enough."""
    if picture.month not in shown.months:
        return None
    cells: dict[tuple[str, ...], int] = {}
    for group in shown.groups:
        new = sum(picture.newcomers[zone] for zone in group)
        cells[group_key(group), NEW] = new
        cells[group_key(group), OTHERS] = picture.in_zones(group) - new
    if min(cells.values()) < smallest:
        return None
    names = {GROUP: tuple(map(group_key, shown.groups)), STAGE: (NEW, OTHERS)}
    return publish(Counts.of_persons((GROUP, STAGE), names, cells), smallest, Zeros.PEOPLE)
