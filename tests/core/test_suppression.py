"""Complementary suppression: how far a hidden cell can move is exact, and every protected cell is given enough room."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.suppression import Cell, Suppression, hide_all, leeway, suppress

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
