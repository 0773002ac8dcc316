"""Workload by unit, zone and month: what is shown, what stays as it was, and that nobody works out a small number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workload_values import CEILING, SETTINGS, USUAL

from kartblad.apps.workload.library import library
from kartblad.catalogue.publication_words import publication_words
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, Hidden, LeftOut, Name, Publication, Why
from kartblad.core.publication.freezing import joined
from kartblad.core.publication.table import TOTAL, Table
from kartblad.core.words import Words
from kartblad.core.workload import picture as pictures
from kartblad.core.workload.book import Unit
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.merged import KIND, ladder
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.picture import Picture, backlog, picture
from kartblad.core.workload.scoring import score
from kartblad.core.workload.weights import WeightSet
from kartblad.publishing import workload_tables
from kartblad.publishing.asked import Asked
from kartblad.publishing.workload import UnitMonths, workload

ABOUT = publication_words(SETTINGS.data)
LIBRARY = library(SETTINGS.data, SETTINGS.own)
ASKED = Asked(5, 1, 1, "2026-11-22")
ZONES = tuple(zone.id for zone in USUAL.zones)
RUNGS = ladder(USUAL)
POINTS = dict(zip(ZONES, (60, 150, 171, 186, 210), strict=True))
"""Points that bring a worker with a norm of 150 into a zone."""
FIRST, SECOND = backlog(USUAL)[:2]

Place = tuple[str, ...]
"""The zone of each worker of a unit's month."""
Months = Mapping[str, Mapping[str, Place]]
"""By unit, then by month."""
WeightsOf = Callable[[Ref], WeightSet]


def place(*numbers: int) -> Place:
    """Return so many workers in each zone."""
    return tuple(zone for zone, n in zip(ZONES, numbers, strict=True) for _ in range(n))


@cache
def measured(month: str, at: int, zone: str) -> Measurement:
    """Return the measurement of the worker at a place, in a zone."""
    counts = (Count("yttrande", POINTS[zone] // 3), Count(FIRST, 1), Count(SECOND, int(at % 2 == 0)))
    day, who = f"{month}-15", f"k-{at:02}"
    return Measurement(f"{day}-{who}", day, who, years=Decimal(6), counts=counts, weights=USUAL.ref)


def unit(name: str, months: Mapping[str, Place], weights_of: WeightsOf = LIBRARY.weights, **changes) -> UnitMonths:
    """Return a unit with workers in zones."""
    each = (measured(month, at, zone) for month, zones in months.items() for at, zone in enumerate(zones))
    held = Unit(name, name, weights=USUAL.ref, measurements=tuple(each))
    return UnitMonths(Words(f"Enhet {name}", f"Unit {name}"), replace(held, **changes), weights_of)


def made(
    units: Iterable[UnitMonths], asked: Asked = ASKED, before: Publication | None = None
) -> tuple[Dataset, Dataset]:
    """Return the zones and what waits."""
    (zones, waiting), _log = workload([*units], ABOUT, before, asked)
    return zones, waiting


def edition(units: Iterable[UnitMonths], asked: Asked = ASKED, before: Publication | None = None) -> Publication:
    """Return the next edition."""
    return joined(before, made(units, asked, before), circle="c", k=asked.k, published=asked.today)


def line(table: Table, key: str = TOTAL) -> list[int | None]:
    """Return a unit's numbers, all together first."""
    inner = table.dimensions[1].categories
    return [table.cells[key, other].value for other in (TOTAL, *(each.key for each in inner))]  # type: ignore[misc]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Score alike workers once: the tests ask for the same ones thousands of times."""
    held: dict[object, object] = {}

    def scored(each: Measurement, weights: WeightSet, relief: object) -> object:
        key = (each.years, each.counts, weights.ref)
        return held.get(key) or held.setdefault(key, score(each, weights, relief))  # type: ignore[arg-type]

    monkeypatch.setattr(pictures, "score", scored)


# What is shown ----------------------------------------------------------------------------------------------------


def test_a_month_is_divided_as_the_page_expects() -> None:
    units = [unit("Syd", {"2026-09": place(6, 9, 5, 3, 2)}), unit("Norr", {"2026-09": place(2, 5, 5, 2, 4)})]
    table = made(units)[0].latest
    assert [(d.key, d.additive, [(c.key, c.label, c.parts) for c in d.categories]) for d in table.dimensions] == [
        (
            "unit",
            True,
            [("enhet-norr", units[1].label, ()), ("enhet-syd", units[0].label, ())],
        ),
        (
            "zone",
            True,
            [
                ("bla+gron", Words("Blå och grön", "Blue and green"), ("bla", "gron")),
                ("gul", Words("Gul", "Yellow"), ("gul",)),
                ("orange+rod", Words("Orange och röd", "Orange and red"), ("orange", "rod")),
            ],
        ),
    ]
    assert (table.base, line(table), line(table, "enhet-norr"), line(table, "enhet-syd")) == (
        "zone", [43, 22, 10, 11], [18, 7, 5, 6], [25, 15, 5, 5]
    )  # fmt: skip


def test_the_passport_says_where_zones_end_and_what_they_were_scored_with() -> None:
    zones, _waiting = made([unit("Norr", {"2026-09": place(6, 6, 6, 6, 6)})])
    ends = "blå under 90, grön från 90, gul från 110, orange från 120, röd från 130."
    assert zones.definition.sv.endswith(f"Zonernas gränser, i procent av normen: {ends}")
    assert zones.source.sv.endswith(f"Räknat med {USUAL.name.sv} {USUAL.ref.version}.")
    assert "2026-11-22" in zones.source.sv
    assert (zones.faults[-1].sv.count("illustrativa"), zones.people, zones.standing) == (1, True, Standing.DERIVED)


def test_what_waits_is_shown_where_enough_have_any_and_with_the_kinds_that_all_count() -> None:
    units = [unit("Norr", {"2026-09": place(6, 0, 6, 0, 0)}), unit("Syd", {"2026-09": place(9, 0, 9, 0, 0)})]
    _zones, waiting = made(units)
    assert [category.key for category in waiting.latest.dimension("kind").categories] == [*backlog(USUAL)]
    assert [line(waiting.latest, key)[:3] for key in (TOTAL, "enhet-norr", "enhet-syd")] == [
        [45, 30, 15],
        [18, 12, 6],
        [27, 18, 9],
    ]
    fewer = replace(USUAL, kinds=tuple(kind for kind in USUAL.kinds if kind.id != SECOND))
    units[1] = unit("Syd", {"2026-09": place(9, 0, 9, 0, 0)}, lambda _ref: fewer)
    own = replace(units[1].unit, measurements=tuple(map(without_second, units[1].unit.measurements)))
    _zones, waiting = made([units[0], replace(units[1], unit=own)])
    assert SECOND not in [category.key for category in waiting.latest.dimension("kind").categories]
    assert line(waiting.latest)[0] == 30


def without_second(each: Measurement) -> Measurement:
    """Return a measurement that does not count the second kind."""
    return replace(each, counts=tuple(count for count in each.counts if count.id != SECOND))


def test_too_few_who_have_anything_waiting_leaves_the_unit_out_of_what_waits_alone() -> None:
    quiet = unit("Norr", {"2026-09": place(6, 0, 6, 0, 0)})
    rest = tuple(replace(each, counts=each.counts[:1]) for each in quiet.unit.measurements)
    zones, waiting = made([replace(quiet, unit=replace(quiet.unit, measurements=rest))])
    assert (line(zones.latest), waiting.tables) == ([12, 6, 6], ())
    assert waiting.left_out == (LeftOut("2026-09", Why.FEW, quiet.label),)


def test_who_has_no_value_is_in_neither() -> None:
    norr = unit("Norr", {"2026-09": place(6, 0, 6, 0, 0)})
    first, *rest = norr.unit.measurements
    unknown = replace(norr.unit, measurements=(replace(first, years=None), *rest))
    zones, waiting = made([replace(norr, unit=unknown)])
    assert (line(zones.latest), line(waiting.latest)[:3]) == ([11, 5, 6], [16, 11, 5])


@pytest.mark.parametrize(
    ("months", "shown", "left_out"),
    [
        ({"Norr": {"2026-09": place(5, 0, 5, 0, 0)}}, ["2026-09"], []),
        ({"Norr": {"2026-11": place(5, 0, 5, 0, 0)}}, [], [("2026-11", Why.OPEN, "")]),
        ({"Norr": {"2026-09": place(5, 0, 4, 0, 0)}}, [], [("2026-09", Why.FEW, "Enhet Norr")]),
        (
            {"Norr": {"2026-08": place(5, 0, 5, 0, 0)}, "Syd": {"2026-09": place(5, 0, 5, 0, 0)}},
            ["2026-08", "2026-09"],
            [("2026-08", Why.FEW, "Enhet Syd"), ("2026-09", Why.FEW, "Enhet Norr")],  # few or none: the same
        ),
    ],
)
def test_what_is_left_out_is_said(
    months: Months, shown: Sequence[str], left_out: Sequence[tuple[str, Why, str]]
) -> None:
    zones, waiting = made(unit(name, of) for name, of in months.items())
    assert [table.period for table in zones.tables] == shown
    assert [(each.period, each.why, each.whose.sv) for each in zones.left_out] == left_out
    assert waiting.left_out == zones.left_out


def test_the_log_has_lines_and_no_numbers() -> None:
    units = [unit("Norr", {"2026-09": place(6, 0, 6, 0, 0)}), unit("Syd", {"2026-09": place(1, 2, 0, 0, 0)})]
    _made, log = workload(units, ABOUT, None, ASKED)
    few = [Hidden(name, "2026-09", "unit=enhet-syd", "few") for name in (Name.ZONES, Name.WAITING)]
    assert [each for each in log if each.why == "few"] == few


def test_a_unit_may_ask_for_larger_groups_and_all_get_them() -> None:
    months = {"2026-09": place(6, 0, 7, 0, 0)}
    units = [unit("Norr", months), unit("Syd", {"2026-09": place(9, 0, 9, 0, 0)}, smallest=7)]
    zones, _waiting = made(units)
    assert (zones.latest.k, line(zones.latest)) == (7, [18, 9, 9])
    assert [each.whose.sv for each in zones.left_out] == ["Enhet Norr"]


def test_made_up_is_said_and_two_units_of_one_name_are_refused() -> None:
    norr = unit("Norr", {"2026-09": place(6, 0, 6, 0, 0)}, invented=True)
    assert {each.standing for each in made([norr])} == {Standing.SYNTHETIC}
    assert workload([], ABOUT, None, ASKED) == ((), ())
    with pytest.raises(ValueError, match="enhet-norr"):
        made([norr, norr])


def test_rounding_comes_on_top() -> None:
    zones, _waiting = made([unit("Norr", {"2026-09": place(6, 0, 7, 0, 0)})], replace(ASKED, rounding=5))
    assert line(zones.latest) == [15, 5, 5]


# From edition to edition ------------------------------------------------------------------------------------------

LATER = Asked(5, 1, 2, "2026-12-01")


def test_what_was_decided_stays_whatever_comes_in() -> None:
    months = {"2026-08": place(5, 0, 5, 0, 0), "2026-09": place(5, 0, 4, 0, 0)}
    first = edition([unit("Norr", months)])
    more = {month: place(9, 0, 9, 0, 0) for month in ("2026-07", *months, "2026-11")}
    second = edition([unit("Norr", more), unit("Syd", {"2026-08": place(9, 0, 9, 0, 0)})], LATER, first)
    zones = second.datasets[0]
    assert [(table.period, line(table), table.edition) for table in zones.tables] == [
        ("2026-08", [10, 5, 5], 1),
        ("2026-11", [18, 9, 9], 2),
    ]
    assert [(each.period, each.why, each.whose.sv) for each in zones.left_out] == [
        ("2026-09", Why.FEW, "Enhet Norr"),
        ("2026-11", Why.FEW, "Enhet Syd"),
        ("2026-08", Why.EARLIER, "Enhet Syd"),
    ]


def test_zones_are_never_told_apart_again() -> None:
    coarse, fine = place(5, 0, 5, 0, 0), place(6, 6, 6, 6, 6)
    first = edition([unit("Norr", {"2026-10": coarse})])
    second = edition([unit("Norr", {"2026-10": coarse, "2026-11": fine})], LATER, first)
    assert [line(table) for table in second.datasets[0].tables] == [[10, 5, 5], [30, 12, 18]]
    assert line(made([unit("Norr", {"2026-11": fine})], LATER)[0].latest) == [30, 6, 6, 6, 6, 6]


def moved() -> WeightSet:
    """Return the usual set with one limit elsewhere."""
    zones = [
        replace(z, upper=replace(z.upper, value=Decimal("1.05"))) if z.id == "gron" and z.upper else z
        for z in USUAL.zones
    ]
    return replace(USUAL, zones=tuple(zones))


@pytest.mark.parametrize("other", [CEILING, moved()], ids=["other zones", "another limit"])
def test_months_with_other_zones_are_left_out(other: WeightSet) -> None:
    months = {"2026-09": place(6, 0, 6, 0, 0), "2026-11": place(6, 0, 6, 0, 0)}
    norr = unit("Norr", {"2026-09": place(6, 0, 6, 0, 0)})
    first = edition([norr])
    ref = Ref("annan", "1")
    own = replace(other, ref=ref, kinds=USUAL.kinds, bands=USUAL.bands)
    change = unit("Norr", months, lambda asked: own if asked == ref else USUAL)
    held = tuple(replace(m, weights=ref) if m.month == "2026-11" else m for m in change.unit.measurements)
    changed = replace(change, unit=replace(change.unit, measurements=held))
    second = edition([changed], LATER, first).datasets[0]
    assert (second.tables, second.definition) == (first.datasets[0].tables, first.datasets[0].definition)
    assert second.left_out == (LeftOut("2026-11", Why.UNLIKE, norr.label),)
    # With nothing published before, the last month says what the zones are.
    alone = made([changed], LATER)[0]
    assert ([table.period for table in alone.tables], alone.left_out) == (
        ["2026-11"], (LeftOut("2026-09", Why.UNLIKE, norr.label),)
    )  # fmt: skip


# What can be worked out -------------------------------------------------------------------------------------------

PLACES = st.lists(st.integers(0, 8), min_size=5, max_size=5).map(lambda numbers: place(*numbers))
MONTHS = ("2026-09", "2026-11")
"""The first is published in an edition before the second."""
WORLDS = st.fixed_dictionaries({name: st.fixed_dictionaries(dict.fromkeys(MONTHS, PLACES)) for name in ("Norr", "Syd")})
At = tuple[str, str, str]
"""A unit, a month and a zone."""


def both_editions(world: Months) -> tuple[Publication, Publication]:
    """Return all that anybody sees of a world, in two editions."""
    first = edition([unit(name, {MONTHS[0]: months[MONTHS[0]]}) for name, months in world.items()])
    return first, edition([unit(name, months) for name, months in world.items()], LATER, first)


def groups_of(seen: Publication) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield every number of workers that is shown: whose, of which month, and the zones in it."""
    for table in seen.datasets[0].tables:
        for each, group in product(*(dimension.categories for dimension in table.dimensions)):
            yield each.label.sv.removeprefix("Enhet "), table.period, group.finest


def extremes(world: Months, seen: Publication, asked: frozenset[At]) -> tuple[Months, Months]:
    """Return the worlds in which as few and as many as possible are in some zones, moved within shown groups."""
    worlds = []
    for wants in (False, True):
        changed = {name: dict(months) for name, months in world.items()}
        for name, month, group in groups_of(seen):
            ends = [zone for zone in group if ((name, month, zone) in asked) is wants]
            if 0 < len(ends) < len(group):
                changed[name][month] = tuple(ends[0] if zone in group else zone for zone in changed[name][month])
        worlds.append(changed)
    return worlds[0], worlds[1]


def count(world: Months, asked: frozenset[At]) -> int:
    """Return how many are in some zones of some units and months."""
    return sum(
        (name, m, zone) in asked for name, months in world.items() for m, zones in months.items() for zone in zones
    )


def is_narrow(world: Months, seen: tuple[Publication, Publication], asked: frozenset[At]) -> bool:
    """Whether what is shown could tell how many are in some zones, more closely than k, and it is no shown number.

    It cannot where two worlds that look the same in every edition, to the last word, lie k apart.
    """
    fewest, most = extremes(world, seen[1], asked)
    if any(other != world and both_editions(other) != seen for other in (fewest, most)):
        return True
    return 0 < count(most, asked) - count(fewest, asked) < ASKED.k


@given(
    WORLDS, st.frozensets(st.tuples(st.sampled_from(("Norr", "Syd")), st.sampled_from(MONTHS), st.sampled_from(ZONES)))
)
def test_no_zone_and_no_sum_of_zones_is_known_closer_than_k_to_who_knows_everything_else(
    world: Months, asked: frozenset[At]
) -> None:
    seen = both_editions(world)
    assert not is_narrow(world, seen, asked)
    numbers = [cell.value for each in seen for table in each.datasets[0].tables for cell in table.cells.values()]
    assert [number for number in numbers if number is None or number < ASKED.k] == []


def test_the_hunt_finds_what_ways_to_merge_that_cross_give_away(monkeypatch: pytest.MonkeyPatch) -> None:
    crossing = ((("bla", "gron", "gul"), ("orange", "rod")), (("bla", "gron"), ("gul", "orange", "rod")))
    monkeypatch.setattr(workload_tables, "rungs", lambda _weights, _held: crossing)
    world = {"Norr": dict.fromkeys(MONTHS, place(3, 4, 2, 1, 1)) | {MONTHS[1]: place(5, 5, 2, 1, 2)}}
    seen = both_editions(world)
    asked = frozenset({("Norr", MONTHS[1], "gul")})
    assert is_narrow(world, seen, asked)


SCORED = score(measured("2026-09", 0, "gron"), USUAL)
Waits = Sequence[tuple[int, int]]
"""How much of two kinds each worker has waiting."""
SELDOM = st.sampled_from((0, 0, 0, 1, 3))
WAITS = st.lists(st.tuples(SELDOM, SELDOM), min_size=10, max_size=14)


@given(WAITS)
def test_of_two_hidden_kinds_either_may_be_all_of_it(waits: Waits) -> None:
    number, *shown = seen_waiting(waits)
    holders = [sum(bool(each[at]) for each in waits) for at in (0, 1)]
    few = sum(any(each) for each in waits) < 5
    assert shown == ([None, None] if few or min(holders) < 5 else [sum(each) for each in zip(*waits, strict=True)])
    if few or None not in shown:
        assert (number is None) is few
        return
    spread = [1, 1, 1, 1, (number or 0) - 4, *(0,) * (len(waits) - 5)]
    only = [[(n, 0) for n in spread], [(0, n) for n in spread]]
    assert [seen_waiting(each) for each in only] == [(number, None, None)] * 2
    assert number is not None
    assert number >= 5


def seen_waiting(waits: Waits) -> tuple[int | None, int | None, int | None]:
    """Return what is shown of two kinds: together, the first and the second."""
    shown = workload_tables.waits(Picture("2026-09", USUAL, tuple(map(holding, waits))), (FIRST, SECOND), 5)
    together, *each = (shown.cell(where).count for where in ({}, {KIND: FIRST}, {KIND: SECOND}))
    return together, each[0], each[1]


def holding(numbers: tuple[int, int]) -> pictures.Standing:
    """Return the standing of somebody who has so much of two kinds waiting."""
    counts = (Count(FIRST, numbers[0]), Count(SECOND, numbers[1]))
    return pictures.Standing(Measurement("m", "2026-09-15", "k", counts=counts), USUAL, SCORED)


def test_the_rule_of_this_test_is_the_page_s() -> None:
    shown = picture(unit("Norr", {"2026-09": place(1, 2, 3, 4, 5)}).unit, "2026-09", LIBRARY.weights)
    assert dict(shown.zones) == dict(zip(ZONES, (1, 2, 3, 4, 5), strict=True))
