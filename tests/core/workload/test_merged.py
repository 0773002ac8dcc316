"""What a meeting sees: no number under five can be read, and none can be worked out from how the zones were merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workload_desks import CEILING, LIBRARY, TODAY, USUAL

from kartblad.core.disclosure import HIDDEN, LEAST
from kartblad.core.workload.book import Unit
from kartblad.core.workload.invented import invented_unit
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.merged import (
    GROUP,
    KIND,
    NEW,
    OTHERS,
    STAGE,
    Gathering,
    Groups,
    Merged,
    gathering,
    group_key,
    ladder,
    merged,
)
from kartblad.core.workload.picture import backlog, picture, recent

ZONES = tuple(zone.id for zone in USUAL.zones)
RUNGS = ladder(USUAL)
POINTS = dict(zip(ZONES, (60, 150, 171, 186, 210), strict=True))
"""Statements of three points each that bring a worker with a norm of 150 into a zone."""
SIZES = st.lists(st.integers(0, 12), min_size=5, max_size=5)


def counts(*numbers: int) -> dict[str, int]:
    """Return how many are in each zone."""
    return dict(zip(ZONES, numbers, strict=True))


def test_the_ladder_merges_neighbours_down_to_two_groups_at_the_norm() -> None:
    assert RUNGS == (
        (("bla",), ("gron",), ("gul",), ("orange",), ("rod",)),
        (("bla",), ("gron",), ("gul",), ("orange", "rod")),
        (("bla", "gron"), ("gul",), ("orange", "rod")),
        (("bla", "gron"), ("gul", "orange", "rod")),
    )
    assert ladder(CEILING) == ((("plats",), ("nara",), ("vid_taket",)), (("plats", "nara"), ("vid_taket",)))


@pytest.mark.parametrize(
    ("numbers", "groups"),
    [
        ((5, 5, 5, 5, 5), RUNGS[0]),
        ((5, 5, 5, 4, 9), RUNGS[1]),
        ((5, 5, 5, 0, 9), RUNGS[1]),  # nobody in orange would be said about everybody
        ((4, 5, 5, 5, 5), RUNGS[2]),
        ((3, 4, 3, 2, 2), RUNGS[3]),
        ((3, 4, 2, 1, 1), ()),
        ((0, 0, 14, 0, 0), ()),
        ((14, 0, 0, 0, 0), ()),
        ((0, 0, 0, 0, 0), ()),
    ],
)
def test_zones_are_merged_as_far_as_needed(numbers: tuple[int, ...], groups) -> None:
    assert merged({"m": counts(*numbers)}, RUNGS).groups == groups


def test_all_months_are_merged_alike_and_one_that_cannot_be_is_left_out() -> None:
    months = {"1": counts(5, 5, 5, 5, 5), "2": counts(3, 4, 3, 2, 2), "3": counts(9, 9, 0, 0, 1)}
    assert merged(months, RUNGS) == Merged(RUNGS[3], ("1", "2"), ("3",))
    assert merged({"3": months["3"]}, RUNGS) == Merged((), (), ("3",))


def test_a_unit_can_ask_for_more_but_never_for_less() -> None:
    assert merged({"m": counts(3, 4, 3, 2, 2)}, RUNGS, 8).groups == ()
    assert gathering([month(3, 4, 3, 2, 2)], 8).merged.groups == ()
    lowered = gathering([month(3, 4, 2, 1, 1)], 2)
    assert (lowered.smallest, lowered.merged.groups) == (LEAST, ())


def test_a_single_zone_says_nothing() -> None:
    assert merged({"m": {"alla": 20}}, ((("alla",),),)) == Merged(left_out=("m",))


# What can be worked out -------------------------------------------------------------------------------------------


@given(st.lists(SIZES, min_size=1, max_size=4), st.integers(LEAST, 8))
def test_no_shown_number_is_small(months: list[list[int]], smallest: int) -> None:
    held = {str(place): counts(*numbers) for place, numbers in enumerate(months)}
    found = merged(held, RUNGS, smallest)
    shown = [sum(held[month][zone] for zone in group) for month in found.months for group in found.groups]
    assert all(number >= smallest for number in shown)
    assert {*found.months, *found.left_out} == set(held)
    assert bool(found.groups) == bool(found.months)
    assert sorted(zone for group in found.groups for zone in group) == (sorted(ZONES) if found.groups else [])


Seen = tuple


def seen_of(months: Iterable[tuple[int, ...]], rungs: Sequence[Groups] = RUNGS) -> Seen:
    """Return all that an outsider sees of some months."""
    held = {str(place): counts(*numbers) for place, numbers in enumerate(months)}
    found = merged(held, rungs)
    shown = tuple(
        tuple(sum(held[month][zone] for zone in group) for group in found.groups) if month in found.months else None
        for month in held
    )
    return (found.groups, shown)


def told(possible: Iterable[tuple[int, ...]], zones: tuple[int, ...]) -> set[int]:
    """Return how many may be in some zones together, as far as an outsider can know."""
    return {sum(numbers[zone] for zone in zones) for numbers in possible}


def small_secrets(possible: list[tuple[int, ...]]) -> list[tuple[tuple[int, ...], set[int]]]:
    """Return the unions of zones whose number is known too well: within less than five, and not shown to be large."""
    found = []
    for size in range(1, 5):
        for zones in combinations(range(5), size):
            numbers = told(possible, zones)
            narrow = max(numbers) - min(numbers) < LEAST
            if narrow and not (len(numbers) == 1 and min(numbers) >= LEAST):
                found.append((zones, numbers))
    return found


def everything(total: int, rungs: Sequence[Groups]) -> Mapping[Seen, list[tuple[int, ...]]]:
    """Return everything that so many workers can be, by what an outsider sees of it."""
    found: dict[Seen, list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(total + 1), repeat=4):
        if sum(numbers) <= total:
            whole = (*numbers, total - sum(numbers))
            found[seen_of([whole], rungs)].append(whole)
    return {seen: possible for seen, possible in found.items() if seen[0]}


@pytest.mark.parametrize("total", [10, 11, 14, 16])
def test_nobody_who_knows_the_rule_and_the_total_works_out_a_small_number(total: int) -> None:
    worlds = everything(total, RUNGS)
    assert len(worlds) > 0
    assert {seen: small_secrets(possible) for seen, possible in worlds.items() if small_secrets(possible)} == {}


def test_the_hunt_finds_what_a_choice_between_rungs_that_cross_gives_away() -> None:
    crossing = ((("bla", "gron", "gul"), ("orange", "rod")), (("bla", "gron"), ("gul", "orange", "rod")))
    assert any(small_secrets(possible) for possible in everything(10, crossing).values())


@settings(max_examples=200)
@given(st.lists(SIZES.map(tuple), min_size=2, max_size=3), st.data())
def test_other_months_do_not_narrow_down_a_month(months: list[tuple[int, ...]], data: st.DataObject) -> None:
    groups, shown = seen = seen_of(months)
    places = [place for place, each in enumerate(shown) if each]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    sums = shown[place]
    for group, number in zip(groups, sums, strict=True):
        for zone in group:
            # Everybody of the group in this zone, and nobody: the outsider sees the same.
            for moved in _extremes(months[place], group, zone, number):
                changed = [*months[:place], moved, *months[place + 1 :]]
                if len(group) > 1:
                    assert seen_of(changed) == seen


def _extremes(numbers: tuple[int, ...], group: tuple[str, ...], zone: str, number: int) -> list[tuple[int, ...]]:
    held = counts(*numbers)
    others = [each for each in group if each != zone]
    full = {**held, **dict.fromkeys(group, 0), zone: number}
    empty = {**held, **dict.fromkeys(group, 0), **({others[0]: number} if others else {})}
    return [tuple(each[name] for name in ZONES) for each in (full, empty)]


# The whole gathering ----------------------------------------------------------------------------------------------


def worker(name: str, zone: str, *, new: bool = False, waits: int = 0, day: str = "2026-11-15") -> Measurement:
    """Return a measurement that lies in a zone."""
    points = POINTS[zone] * 120 // 150 if new else POINTS[zone]
    held = (Count("yttrande", round(points / 3)), *(Count(kind, waits) for kind in backlog(USUAL)))
    years = Decimal("0.5") if new else Decimal(6)
    return Measurement(f"{name}-{day}", day, name, years=years, counts=held, weights=USUAL.ref)


def month(*numbers: int, new: Mapping[str, int] | None = None, waits: tuple[int, ...] = ()):
    """Return the picture of a month with so many in each zone, some of whom are new."""
    workers, still = [], list(waits)
    for zone, number in counts(*numbers).items():
        for place in range(number):
            is_new = place < (new or {}).get(zone, 0)
            workers.append(worker(f"{zone}-{place}", zone, new=is_new, waits=still.pop() if still else 0))
    made = picture(Unit("u", "E", weights=USUAL.ref, measurements=tuple(workers)), "2026-11", LIBRARY.weights)
    assert dict(made.zones) == counts(*numbers)
    return made


def readable(found: Gathering) -> list[int]:
    """Return every number that anything shown is made of."""
    tables = [*found.zones.values(), *found.waiting.values(), *([found.newcomers] if found.newcomers else [])]
    numbers = []
    for table in tables:
        cells = [table.cell({})]
        cells += [line.shown for dimension in table.dimensions for line in table.line(dimension)]
        if len(table.dimensions) > 1:
            groups, stages = (table.categories[name] for name in table.dimensions)
            cells += [table.cell({GROUP: group, STAGE: stage}) for group, stage in product(groups, stages)]
        numbers += [cell.count for cell in cells if cell.count is not None]
        numbers += [cell.persons for cell in cells if cell.persons is not None]
    return numbers


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 9), min_size=5, max_size=5),
    st.lists(st.integers(0, 4), min_size=5, max_size=5),
    st.lists(st.integers(0, 5), max_size=20),
)
def test_nothing_small_can_be_read_anywhere(numbers: list[int], new: list[int], waits: list[int]) -> None:
    found = gathering([month(*numbers, new=dict(zip(ZONES, new, strict=True)), waits=tuple(waits))])
    assert [number for number in readable(found) if number < LEAST] == []


def test_what_waits_is_shown_where_enough_have_any() -> None:
    first, *_ = backlog(USUAL)
    few = gathering([month(7, 7, 7, 7, 7, waits=(9, 9, 9, 9))])
    assert few.waiting["2026-11"].cell({KIND: first}) == HIDDEN
    enough = gathering([month(7, 7, 7, 7, 7, waits=(9, 9, 9, 9, 1))])
    assert enough.waiting["2026-11"].cell({KIND: first}).count == 37
    nothing = gathering([month(7, 7, 7, 7, 7)])
    assert nothing.waiting["2026-11"].cell({KIND: first}) == HIDDEN


def test_newcomers_are_shown_only_where_every_number_is_large() -> None:
    shown = gathering([month(10, 0, 10, 0, 0, new={"bla": 5, "gul": 5})]).newcomers
    assert shown is not None
    cells = [shown.cell({GROUP: group_key(g), STAGE: s}).count for g in RUNGS[3] for s in (NEW, OTHERS)]
    assert cells == [5, 5, 5, 5]
    assert gathering([month(10, 0, 10, 0, 0, new={"bla": 5, "gul": 4})]).newcomers is None
    assert gathering([month(10, 0, 9, 0, 0, new={"bla": 5, "gul": 5})]).newcomers is None


def test_months_with_other_zones_are_left_out() -> None:
    now = month(7, 0, 7, 0, 0)
    before = replace(now, month="2026-10", weights=CEILING)
    found = gathering([before, now])
    assert (found.merged.months, found.merged.left_out) == (("2026-11",), ("2026-10",))


def test_the_invented_unit_shows_four_of_its_six_months() -> None:
    made = invented_unit(USUAL, TODAY)
    found = gathering([picture(made, each, LIBRARY.weights) for each in recent(made, made.months[-1])])
    assert found.merged.groups == RUNGS[3]
    assert (len(found.merged.months), len(found.merged.left_out)) == (4, 2)
