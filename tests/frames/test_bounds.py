"""Between what hidden cells lie: against tables worked out by hand, and against trying every number there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from attacks import Ends, ends, grid
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.attacking.seen import Said
from kartblad.core.publication.table import Key
from kartblad.frames.bounds import attacked

SQUARE = """
     *   x   y
*   30  12  18
a   ..  ..  ..
b   ..  ..  ..
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("* x y\n* 30 12 18\na 9 4 ..\nb 21 8 13", {"a y": (5, 5)}),  # alone in its row
        ("* x y\n* 30 12 18\na 9 .. ..\nb 21 .. ..", {"a x": (0, 9), "a y": (0, 9), "b x": (3, 12), "b y": (9, 18)}),
        (SQUARE, {"a *": (0, 30), "b *": (0, 30), "a x": (0, 12), "a y": (0, 18), "b x": (0, 12), "b y": (0, 18)}),
        ("x y\na .. 3\nb .. 4", {"a x": (0, None), "b x": (0, None)}),  # no sums: no end
        ("* x y\na 7 7 ..", {"a y": (0, 0)}),
        ("* x y\na 20 ../40% ..", {"a x": (8, 8), "a y": (12, 12)}),
        ("* x y\na .. 8/40% ..", {"a *": (20, 20), "a y": (12, 12)}),  # 7,8 to 8,2 of 20; 19 and 21 round otherwise
        ("* x y\na ? 3/12% ..", {"a y": (21, 23)}),  # 3 of 24 to 26
    ],
)
def test_hidden_cells_lie_between(text: str, found: dict[str, Ends]) -> None:
    table = grid(text, base="column")
    assert ends(attacked([table])) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("* x y\na 10 5 ..", (1, 9)),  # 8 to 12 without 3 to 7
        ("* x y\na 10 0 ..", (6, 12)),
        ("* x y\na 10 10 ..", (0, 4)),
        ("* x y\na 0 .. 0", (0, 2)),
    ],
)
def test_a_rounded_number_is_any_that_rounds_to_it(text: str, found: Ends) -> None:
    assert list(ends(attacked([grid(text, rounding=5)])).values()) == [found]


def test_parts_add_up_to_what_is_wider() -> None:
    fine = grid("* x y z\na 20 8 .. ..")
    wide = grid("* x yz\na 20 8 12", {"yz": ("y", "z")}, folder="B")
    narrow = grid("* xy z\na 20 13 7", {"xy": ("x", "y")}, folder="B")
    assert ends(attacked([fine, wide])) == {"a y": (0, 12), "a z": (0, 12)}
    assert ends(attacked([fine, narrow])) == {"a y": (5, 5), "a z": (7, 7)}


@pytest.mark.parametrize(
    ("periods", "adds", "found"),
    [
        (("2025-H1", "2025-H2", "2025-H1--2025-H2"), True, (4, 4)),
        (("2025-H1", "2025-H2", "2025"), True, (4, 4)),
        (("2025-H1", "2025-H2", "2025-01--2025-12"), True, (4, 4)),
        (("2025-01--2025-06", "2025-H2", "2025"), True, (4, 4)),
        (("2025-H1", "2025-H2", "2024-H2--2025-H2"), True, (0, 4)),  # the half-year before may be nothing
        (("2025-H1", "2025-H2", "2025-H1--2025-H2"), False, (0, None)),  # a state does not add up
        (("våren", "hösten", "året"), True, (0, None)),  # nobody says that the one is in the other
    ],
)
def test_time_is_added_up(periods: Sequence[str], adds: bool, found: Ends) -> None:
    tables = [
        grid(f"x\na {said}", period=period, folder=period, adds=adds)
        for said, period in zip(("..", 7, 11), periods, strict=True)
    ]
    assert ends(attacked(tables))["a x"] == found


def test_the_same_cell_in_two_folders_is_one() -> None:
    one = grid("* x y\na 30 .. ..\nb 9 4 5")
    other = replace(grid("y x *\nb .. .. 9\na 17 .. 30"), folder="B")
    found = attacked([one, other])
    assert ends(found) == {"a x": (13, 13), "a y": (17, 17), "b x": (4, 4), "b y": (5, 5)}
    assert found.contradictions == ()


def test_all_together_is_of_the_categories_that_stand_there() -> None:
    region = grid("*\n* 37\na ..\nb ..\nc 30")
    ours = grid("*\n* 7\na ..\nb ..", folder="B")
    theirs = grid("*\n* 33\na ..\nc ..", folder="C")
    assert ends(attacked([region, ours])) == {"a *": (0, 7), "b *": (0, 7)}
    assert ends(attacked([region, theirs])) == {"a *": (3, 3), "b *": (4, 4), "c *": (30, 30)}


@pytest.mark.parametrize(
    ("one", "other", "folders"),
    [
        ("* x y\na 20 8 12", "* x y\na 21 8 13", {"A", "B"}),
        ("* x y\na 20 8 ..", "* x y\na .. 8 11", {"A", "B"}),
        ("* x y\na 20 8 13", "* x y\nb 20 8 12", {"A"}),  # within one folder
    ],
)
def test_what_cannot_be_is_told(one: str, other: str, folders: set[str]) -> None:
    found = attacked([grid(one), grid(other, folder="B")])
    assert [{table.folder for table in each.tables} for each in found.contradictions] == [folders]


def test_whole_numbers_are_solved_as_such() -> None:
    """Each two of three make an odd number: halves would do, whole numbers cannot."""
    parts = {"ab": ("a", "b"), "bc": ("b", "c"), "ca": ("c", "a")}
    assert len(attacked([grid("ab bc ca a\nr 1 1 1 ..", parts)]).contradictions) == 1
    # Of 8 to 12 only 11 has a whole part that is 45 per cent; without that, 4 to 5 and 5 to 6 would do.
    share = grid("* x y\na 10 ../45% ..", base="column", rounding=5)
    assert ends(attacked([share])) == {"a x": (5, 5), "a y": (6, 6)}


def test_what_is_not_counted_in_whole_numbers_is_solved_as_it_is() -> None:
    posts = grid("* x y\na ? ? ..")
    cells = {**posts.cells, ("a", "*"): Said(Decimal("10.5")), ("a", "x"): Said(Decimal("8.25"))}
    assert ends(attacked([replace(posts, cells=cells)])) == {"a y": (Decimal("2.25"), Decimal("2.25"))}


def test_narrower_is_told_from_harmless() -> None:
    (found,) = attacked([grid("* x y\na 30 22 ..", people=True)]).bounds
    assert (found.width, found.narrower(1), found.harmless(5), found.harmless(9)) == (0, True, True, False)
    assert (found.tells(5), found.tells(9)) == (False, True)
    (counted,) = attacked([grid("* x y\na 30 22 ..")]).bounds
    assert counted.harmless(5) is False  # eight participations can be one person's
    (endless,) = attacked([grid("x\na ..")]).bounds
    assert (endless.width, endless.narrower(1000)) == (None, False)


def test_what_counts_the_same_is_equal_in_all() -> None:
    """Participations by course and by experience: of one circle and period, and of no other."""
    course = grid("*\n* ..\na 9\nb ..", counts="deltaganden", circle="kretsen")
    tier = grid("* x y\n* 21 12 9", dataset="annat", counts="deltaganden", circle="kretsen")
    assert ends(attacked([course, tier])) == {"* *": (21, 21), "b *": (12, 12)}
    for other in ({"circle": "andra"}, {"period": "2025-H2"}, {"counts": ""}):
        assert ends(attacked([course, replace(tier, **other)])) == {"* *": (9, None), "b *": (0, None)}  # type: ignore[arg-type]


# Against trying all ------------------------------------------------------------------------------------------------

ROWS, COLUMNS = ("a", "b"), ("x", "y")
KEYS = tuple(product(("*", *ROWS), ("*", *COLUMNS)))


def sums(filled: Sequence[int]) -> dict[tuple[str, str], int]:
    """Return all nine numbers of a table of four."""
    inner = dict(zip(product(ROWS, COLUMNS), filled, strict=True))
    return {
        (row, column): sum(n for (r, c), n in inner.items() if row in ("*", r) and column in ("*", c))
        for row, column in KEYS
    }


def rounds(number: int, to: int) -> int:
    """Return a number as a multiple."""
    return (number + to // 2) // to * to


def tried(shown: dict[tuple[str, str], int], to: int) -> Iterator[dict[tuple[str, str], int]]:
    """Yield every table that would look the same."""
    most = shown["*", "*"] + to // 2
    for filled in product(range(most + 1), repeat=3):
        for last in range(most - sum(filled), max(most - sum(filled) - to, -1), -1):
            all_of_it = sums((*filled, last))
            if all(rounds(all_of_it[key], to) == value for key, value in shown.items()):
                yield all_of_it


def span(numbers: Iterable[int]) -> tuple[int, int]:
    """Return the lowest and the highest."""
    found = list(numbers)
    return min(found), max(found)


@given(
    st.lists(st.integers(0, 3), min_size=4, max_size=4),
    st.sets(st.sampled_from(KEYS[1:]), min_size=1),
    st.sampled_from([1, 3]),
)
def test_bounds_are_those_of_trying_every_number(filled: list[int], hidden: set[tuple[str, str]], to: int) -> None:
    truth = sums(filled)
    shown = {key: rounds(value, to) for key, value in truth.items() if key not in hidden}
    cells: dict[Key, Said] = {key: Said(shown.get(key), hidden=key in hidden) for key in KEYS}
    table = replace(grid(SQUARE), cells=cells, rounding=to)
    every = list(tried(shown, to))
    expected = {" ".join(key): span(each[key] for each in every) for key in hidden}
    assert ends(attacked([table])) == expected
