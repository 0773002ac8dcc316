"""What readers see of a publication, and where two tables show what cannot both be so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from attacks import grid
from publications import SPAN, invented

from kartblad.core.attacking.seen import Axis, Said, differing, ends, identity, seen
from kartblad.core.publication.edition import Name


def test_a_publication_is_seen_as_it_stands() -> None:
    publication = invented(k=7, rounding=5)
    tables = seen(publication, "mapp")
    assert len(tables) == sum(len(each.tables) for each in publication.datasets)
    assert {(table.folder, table.k, table.rounding) for table in tables} == {("mapp", 7, 5)}
    added = {table.dataset: (table.adds, table.people) for table in tables}
    assert added == {
        Name.PARTICIPATION: (True, False),
        Name.TIERS: (True, False),
        Name.POSTS: (False, False),
        Name.ZONES: (False, True),
        Name.WAITING: (False, False),
        Name.ELEMENTS: (True, False),
    }


def test_cells_shares_and_parts_are_seen() -> None:
    publication = invented()
    zones = publication.dataset(Name.ZONES)
    assert zones is not None
    shown = next(table for table in seen(publication) if (table.dataset, table.period) == (Name.ZONES, "2026-08"))
    where = {"unit": "norr", "zone": "bla+gron"}
    said = shown.cells["norr", "bla+gron"]
    assert (said.value, said.share) == (zones.latest.cell(where).value, zones.latest.share(where))
    assert shown.cells["norr", "*"].share is None
    assert shown.axes[1].categories == {
        "bla+gron": ("bla", "gron"),
        "gul+orange+rod": ("gul", "orange", "rod"),
    }
    assert SPAN in {table.period for table in seen(publication) if table.dataset == Name.TIERS}
    tables = {table.period: table for table in seen(publication) if table.dataset == Name.PARTICIPATION}
    assert {said.hidden for said in tables["2026-H1"].cells.values() if said.value is None} == {True}


@pytest.mark.parametrize(
    ("value", "rounding", "found"),
    [(None, 1, None), (7, 1, (7, 7)), (10, 5, (8, 12)), (0, 5, (-2, 2)), (10, 10, (5, 14)), (6, 3, (5, 7))],
)
def test_a_shown_number_has_ends(value: int | None, rounding: int, found: object) -> None:
    assert ends(Said(value), grid("*\n* 1", rounding=rounding)) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("* x y\na 9 .. 5", "* x y\na 9 4 5", []),
        ("* x y\na 9 4 5", "* x y\na 10 5 5", [("a", "*", 9, 10), ("a", "x", 4, 5)]),
        ("* x y\na 9 4 5", "y x *\na 5 4 9", []),
        ("x y\na 9 4", "y x\na 9 4", [("a", "x", 9, 4), ("a", "y", 4, 9)]),
        ("* x y\na 9 4 5", "* x z\na 6 4 2", []),  # all together are others
        ("* x\na 9 4", "y\nb 4", [("a", "*", 9, 4)]),  # and here all together is one
        ("x\na 9", "x\nb 4", []),
    ],
)
def test_what_differs_is_named(one: str, other: str, found: list[tuple[object, ...]]) -> None:
    tables = [grid(one), grid(other, folder="B")]
    assert sorted((*each.key, *each.values) for each in differing(tables)) == found


def test_rounded_numbers_differ_only_where_no_number_rounds_to_both() -> None:
    exact, coarse = grid("x y\na 8 7"), grid("x y\na 10 10", rounding=5, folder="B")
    assert [each.key for each in differing([exact, coarse])] == [("a", "y")]


def test_another_period_or_dataset_is_another_cell() -> None:
    table = grid("x\na 4")
    others = [replace(table, period="2025-H2"), replace(table, dataset="annan")]
    assert len({identity(each, ("a", "x")) for each in (table, *others)}) == 3


def test_all_together_is_itself_where_there_is_nothing_finer() -> None:
    assert Axis("kön", {}).inside("*") == (("*",),)


def test_numbers_without_a_place_are_their_own_circle_s() -> None:
    mine, yours = (seen(replace(invented(), circle=circle)) for circle in ("min", "din"))
    shared = {table.subject for table in mine} & {table.subject for table in yours}
    assert {dataset for dataset, _circle, _by in shared} == set(Name) - {Name.TIERS}
