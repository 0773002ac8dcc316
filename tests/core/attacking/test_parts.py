"""What tables say together: which unknowns there are, what is said about them, and what hangs together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from attacks import grid
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.attacking.parts import Part, parts
from kartblad.core.attacking.seen import Said
from kartblad.core.publication.table import Number


def sizes(found: tuple[Part, ...]) -> list[tuple[int, int, int]]:
    """Return how many unknowns, statements and hidden cells each part has."""
    return [(len(part.unknowns), len(part.statements), len(part.targets)) for part in found]


def test_a_table_with_sums_is_one_part() -> None:
    assert sizes(parts([grid("* x y\n* 9 4 5\na .. .. ..\nb 3 .. 2")])) == [(4, 5, 4)]


def test_a_dimension_that_does_not_add_up_falls_apart() -> None:
    assert sizes(parts([grid("* x y\na 9 4 ..\nb 7 .. 5")])) == [(2, 2, 1), (2, 2, 1)]


def test_what_is_never_told_apart_is_one_unknown() -> None:
    wide = grid("* xyz w\na 9 .. ..", {"xyz": ("x", "y", "z")})
    assert sizes(parts([wide])) == [(2, 1, 2)]
    fine = grid("* xy z w\na 9 .. .. ..", {"xy": ("x", "y")}, folder="B")
    assert sizes(parts([wide, fine])) == [(3, 2, 5)]


def test_time_is_cut_only_where_somebody_cuts_it() -> None:
    year = grid("x\na 9", period="2025")
    half = grid("x\na ..", period="2025-H1")
    assert sizes(parts([year])) == [(1, 1, 0)]
    assert sizes(parts([year, half])) == [(2, 1, 1)]
    assert sizes(parts([grid("x\na 9", period="2025", adds=False), half])) == [(1, 1, 0), (1, 0, 1)]


def test_datasets_and_dimensions_are_apart() -> None:
    one = grid("* x\na 9 ..")
    assert sizes(parts([one, grid("* x\na 9 ..", dataset="annat")])) == [(1, 1, 1), (1, 1, 1)]


def test_a_share_is_said_twice_where_its_whole_or_part_is_hidden() -> None:
    hidden = grid("* x y\na .. 8/40% ..", base="column")
    shown = grid("* x y\na 20 8/40% 12", base="column")
    assert (sizes(parts([hidden])), sizes(parts([shown]))) == ([(2, 3, 2)], [(2, 3, 0)])
    (part,) = parts([hidden])
    low, high = (each for each in part.statements if set(each.terms.values()) != {1})
    assert sorted(low.terms.values()) == [-81, 119]
    assert sorted(high.terms.values()) == [-79, 121]
    assert [low.low, low.high, high.low, high.high] == [None, 0, 0, None]


@pytest.mark.parametrize(("value", "whole"), [(9, True), (Decimal("9.0"), True), (Decimal("9.5"), False)])
def test_a_dataset_with_decimals_is_not_whole(value: Number, whole: bool) -> None:
    (part,) = parts([replace(grid("x\na 9"), cells={("a", "x"): Said(value)})])
    assert part.whole is whole


@given(st.lists(st.sampled_from(["9", "..", "?"]), min_size=9, max_size=9))
def test_every_hidden_cell_is_asked_for_once(cells: list[str]) -> None:
    lines = [f"{row} {' '.join(cells[at * 3 : at * 3 + 3])}" for at, row in enumerate(("*", "a", "b"))]
    found = parts([grid("\n".join(("* x y", *lines)))])
    asked = [target.key for part in found for target in part.targets]
    assert len(asked) == len(set(asked)) == cells.count("..")
    assert sum(len(part.statements) for part in found) == cells.count("9")
