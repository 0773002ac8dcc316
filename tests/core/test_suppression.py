"""Complementary suppression: how far a hidden cell can move is exact, and every protected cell is given enough room."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.suppression import Cell, Suppression, hide_all, leeway, suppress, suppress_evenly

ROWS, COLUMNS = ("r0", "r1", "r2"), ("c0", "c1")
CELLS = list(product(ROWS, COLUMNS))
LAYERS = st.lists(st.sampled_from([0, 0, 1, 2, 3, 4]), min_size=6, max_size=6).map(
    lambda counts: dict(zip(CELLS, counts, strict=True))
)
SOME = st.sets(st.sampled_from(CELLS), min_size=1)


def by_trying(cell: Cell, layer: Mapping[Cell, int], hidden: Collection[Cell]) -> int:
    """Return how far a cell can move, from every table with the same margins and the same shown cells.

    A table of three rows and two columns with known margins is fixed by two of its cells.
    """
    rows = {row: layer[row, "c0"] + layer[row, "c1"] for row in ROWS}
    column = sum(layer[row, "c0"] for row in ROWS)
    values = []
    for first, second in product(range(rows["r0"] + 1), range(rows["r1"] + 1)):
        left = dict(zip(ROWS, (first, second, column - first - second), strict=True))
        table = {(row, "c0"): left[row] for row in ROWS} | {(row, "c1"): rows[row] - left[row] for row in ROWS}
        if min(table.values()) >= 0 and all(table[c] == layer[c] for c in CELLS if c not in hidden):
            values.append(table[cell])
    return max(values) - min(values)


@settings(deadline=None)
@given(LAYERS, SOME, st.data())
def test_the_room_of_a_cell_is_exact_in_one_table(
    layer: dict[Cell, int], hidden: set[Cell], data: st.DataObject
) -> None:
    cell = data.draw(st.sampled_from(sorted(hidden)))
    assert leeway(cell, [layer], hidden, 1000) == by_trying(cell, layer, hidden)


@settings(deadline=None)
@given(LAYERS, LAYERS, SOME, st.data())
def test_the_room_of_layers_adds_up(
    one: dict[Cell, int], two: dict[Cell, int], hidden: set[Cell], data: st.DataObject
) -> None:
    cell = data.draw(st.sampled_from(sorted(hidden)))
    apart = by_trying(cell, one, hidden) + by_trying(cell, two, hidden)
    assert leeway(cell, [one, two], hidden, 1000) == apart


@settings(deadline=None)
@given(LAYERS, SOME, SOME)
def test_hiding_more_never_takes_room_away(layer: dict[Cell, int], hidden: set[Cell], more: set[Cell]) -> None:
    for cell in hidden:
        assert leeway(cell, [layer], hidden | more, 1000) >= leeway(cell, [layer], hidden, 1000)


@settings(deadline=None)
@given(st.lists(LAYERS, min_size=1, max_size=3), SOME, SOME, st.integers(1, 6))
def test_every_protected_cell_gets_room_or_is_named(
    layers: list[dict[Cell, int]], protected: set[Cell], before: set[Cell], enough: int
) -> None:
    found = suppress(ROWS, COLUMNS, layers, protected, enough, before)
    assert found.hidden >= protected | before
    assert found.exposed == {c for c in protected if leeway(c, layers, found.hidden, enough) < enough}
    if found.exposed:
        assert found.hidden == set(CELLS)


@settings(deadline=None)
@given(LAYERS, SOME, SOME, st.integers(1, 6), st.sets(st.sampled_from(CELLS), max_size=2))
def test_evenly_every_hidden_cell_gets_room_or_some_that_does_not_is_named(
    layer: dict[Cell, int], protected: set[Cell], before: set[Cell], enough: int, known: set[Cell]
) -> None:
    """Tried on every table that an outsider could think of."""
    found = suppress_evenly(ROWS, COLUMNS, [layer], protected - known, enough, before, known)
    narrow = {cell for cell in found.hidden - known if by_trying(cell, layer, found.hidden) < enough}
    assert found.hidden >= (protected - known) | before
    assert found.exposed <= narrow
    assert bool(found.exposed) == bool(narrow)


def test_evenly_takes_more_where_a_helper_is_itself_nearly_known() -> None:
    """Hidden for another's sake, ("r1", "c0") is two or less but for the cells that are hidden evenly besides."""
    rows, columns = ("r0", "r1", "r2"), ("c0", "c1", "c2")
    layer = dict(zip(product(rows, columns), (1, 0, 4, 2, 9, 0, 2, 0, 3), strict=True))
    uneven, even = (each(rows, columns, [layer], {("r0", "c0")}, 5) for each in (suppress, suppress_evenly))
    room = {cell: leeway(cell, [layer], uneven.hidden, 99) for cell in uneven.hidden}
    assert room == {(row, column): 2 if row == "r1" else 5 for row in rows for column in ("c0", "c2")}
    assert even == Suppression(uneven.hidden | {("r0", "c1"), ("r1", "c1")})
    assert {leeway(cell, [layer], even.hidden, 5) for cell in even.hidden} == {5}


WIDE = [(f"r{row}", f"c{column}") for row in range(4) for column in range(5)]
WIDER = st.lists(st.sampled_from([0, 1, 2, 3, 6, 9]), min_size=20, max_size=20).map(
    lambda counts: dict(zip(WIDE, counts, strict=True))
)


@given(st.lists(WIDER, min_size=1, max_size=2))
def test_nothing_is_hidden_that_no_protected_cell_needs(layers: list[dict[Cell, int]]) -> None:
    sums = {cell: sum(layer[cell] for layer in layers) for cell in WIDE}
    protected = {cell for cell in WIDE if 0 < sums[cell] < 4}
    found = suppress(["r0", "r1", "r2", "r3"], ["c0", "c1", "c2", "c3", "c4"], layers, protected, 4)
    if not found.exposed:
        helpers = found.hidden - protected
        assert all(leeway(cell, layers, found.hidden, 4) >= 4 for cell in protected)
        spared = [c for c in helpers if all(leeway(p, layers, found.hidden - {c}, 4) >= 4 for p in protected)]
        assert spared == []


def test_the_cheapest_rectangle_is_taken() -> None:
    layer = {("r0", "c0"): 3, ("r0", "c1"): 9, ("r1", "c0"): 50, ("r1", "c1"): 50, ("r2", "c0"): 9, ("r2", "c1"): 9}
    found = suppress(ROWS, COLUMNS, [layer], {("r0", "c0")}, 5)
    assert found == Suppression(frozenset(product(("r0", "r2"), COLUMNS)))


def test_enough_is_where_the_search_stops() -> None:
    layer = dict.fromkeys(CELLS, 100)
    assert [leeway(("r0", "c0"), [layer], CELLS, enough) for enough in (1, 5, 1000)] == [1, 5, 200]


@pytest.mark.parametrize("cell", CELLS)
def test_a_lone_hidden_cell_is_worked_out(cell: Cell) -> None:
    assert leeway(cell, [dict.fromkeys(CELLS, 7)], {cell}, 5) == 0


def test_a_table_with_a_single_column_is_exposed() -> None:
    layer = {("r0", "c0"): 2, ("r1", "c0"): 9}
    assert hide_all(("r0", "r1"), ("c0",), [layer], {("r0", "c0")}, 5).exposed == {("r0", "c0")}
