"""Tables that readers may see: who may make one, what stands in a cell, shares and rounding."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.disclosure import Symbol
from kartblad.core.publication.table import (
    PROTECTED,
    TOTAL,
    Category,
    Cell,
    Dimension,
    Key,
    Number,
    Table,
    keys,
    restored,
    rounded,
    sealed,
)
from kartblad.core.words import Words


def dimension(key: str, *categories: str, additive: bool = True) -> Dimension:
    """Return a dimension whose words are its keys."""
    return Dimension(key, Words(key, key), tuple(Category(c, Words(c, c)) for c in categories), additive)


UNITS, ZONES = dimension("unit", "a", "b"), dimension("zone", "low", "high")
CELLS = {
    (TOTAL, TOTAL): Cell(60), (TOTAL, "low"): Cell(33), (TOTAL, "high"): Cell(27),
    ("a", TOTAL): Cell(19), ("a", "low"): Cell(11), ("a", "high"): Cell(8),
    ("b", TOTAL): Cell(41), ("b", "low"): PROTECTED, ("b", "high"): PROTECTED,
}  # fmt: skip


def table(cells: Mapping[Key, Cell] = CELLS, *, k: int = 5, rounding: int = 1, base: str = "zone") -> Table:
    """Return a table as `release` makes one."""
    return sealed("2026-03", (UNITS, ZONES), cells, k=k, edition=1, rounding=rounding, base=base)


@pytest.mark.parametrize(
    ("where", "cell"),
    [
        ({}, Cell(60)),
        ({"unit": "a"}, Cell(19)),
        ({"zone": "low", "unit": "a"}, Cell(11)),
        ({"unit": "b", "zone": "low"}, PROTECTED),
    ],
)
def test_a_cell_is_named_by_what_it_is_about(where: dict[str, str], cell: Cell) -> None:
    assert table().cell(where) == cell


@pytest.mark.parametrize("where", [{"unit": "c"}, {"course": "a"}, {"unit": "a", "course": "b"}])
def test_what_is_not_there_is_an_error(where: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        table().cell(where)
    with pytest.raises(KeyError):
        table().dimension("course")
    with pytest.raises(KeyError):
        UNITS.category("c")


@pytest.mark.parametrize(
    ("where", "share"),
    [
        ({"zone": "low"}, 55),
        ({"zone": "high"}, 45),
        ({}, 100),
        ({"unit": "a", "zone": "low"}, None),
        ({"unit": "b", "zone": "low"}, None),
    ],
    ids=["a part", "the other part", "the whole", "a whole below twenty", "a hidden part"],
)
def test_shares(where: dict[str, str], share: int | None) -> None:
    assert table().share(where) == share
    assert table(base="").share(where) is None


@pytest.mark.parametrize(("rounding", "whole", "share"), [(1, 20, 50), (5, 20, None), (5, 25, 40), (1, 19, None)])
def test_a_whole_that_may_be_below_twenty_when_it_is_rounded_has_no_shares(
    rounding: int, whole: int, share: int | None
) -> None:
    cells = {key: Cell(value) for key, value in zip(keys((ZONES,)), (whole, 10, whole - 10), strict=True)}
    made = sealed("2026-03", (ZONES,), cells, k=5, edition=1, rounding=rounding, base="zone")
    assert made.share({"zone": "low"}) == share


def test_a_hidden_whole_has_no_shares() -> None:
    assert table({**CELLS, (TOTAL, TOTAL): PROTECTED}).share({"zone": "low"}) is None


@pytest.mark.parametrize(
    ("value", "rounding", "found"),
    [(12, 5, 10), (13, 5, 15), (Decimal("12.5"), 5, 15), (2, 5, 0), (7, 1, 7), (Decimal("7.4"), 1, Decimal("7.4"))],
)
def test_rounding(value: Number, rounding: int, found: Number) -> None:
    assert rounded(value, rounding) == found


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.sampled_from([5, 10]))
def test_a_rounded_number_is_a_multiple_and_near(value: int, rounding: int) -> None:
    found = rounded(value, rounding)
    assert found % rounding == 0
    assert abs(found - value) * 2 <= rounding


def test_what_rounds_to_nothing_is_no_true_zero() -> None:
    zero = Cell(0, Symbol.ZERO)
    cells = table({**CELLS, ("a", "low"): Cell(2), ("a", "high"): zero}, rounding=5).cells
    assert (cells["a", "low"], cells["a", "high"], cells["b", "low"]) == (Cell(0), zero, PROTECTED)


@pytest.mark.parametrize(("value", "symbol"), [(None, None), (None, Symbol.ZERO), (3, Symbol.PROTECTED)])
def test_a_cell_has_a_number_or_says_why_not(value: int | None, symbol: Symbol | None) -> None:
    with pytest.raises(ValueError, match="says why not"):
        Cell(value, symbol)


def test_only_its_makers_make_a_table() -> None:
    with pytest.raises(TypeError, match="makes a table"):
        Table("2026-03", (UNITS, ZONES), CELLS, 5, 1, 1, None)
    with pytest.raises(ValueError, match="InitVar 'seal' must be specified"):
        dataclasses.replace(table(), k=1)


def test_a_table_that_was_read_back_is_the_same() -> None:
    made = table(rounding=5)
    again = restored(
        made.period, made.dimensions, made.cells, k=made.k, edition=made.edition, rounding=5, base=made.base
    )
    assert again == made


def test_k_is_never_lowered() -> None:
    with pytest.raises(ValueError, match="at least 5, not 4"):
        table(k=4)


@pytest.mark.parametrize("change", [{(TOTAL, "middle"): Cell(1)}, None])
def test_no_cell_is_missing_or_too_many(change: dict[Key, Cell] | None) -> None:
    cells = {**CELLS, **change} if change else {key: cell for key, cell in CELLS.items() if key != (TOTAL, TOTAL)}
    with pytest.raises(ValueError, match="the cells of 2026-03"):
        table(cells)


def test_only_what_adds_up_has_a_total() -> None:
    elements = dimension("element", "x", "y", additive=False)
    assert list(keys((elements, ZONES))) == [(e, z) for e in "xy" for z in (TOTAL, "low", "high")]


def test_a_merged_category_names_its_parts() -> None:
    assert Category("a+b", Words("ab", "ab"), ("a", "b")).finest == ("a", "b")
    assert Category("a", Words("a", "a")).finest == ("a",)
