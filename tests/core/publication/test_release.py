"""What a table takes over from published counts: shown numbers, and of hidden ones only that they are hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.disclosure import HIDDEN, Published, Symbol, publish
from kartblad.core.linking import Counts, Zeros
from kartblad.core.publication.release import released, stacked, weighed
from kartblad.core.publication.table import (
    MISSING,
    PROTECTED,
    TOTAL,
    Category,
    Cell,
    Dimension,
    Key,
    Number,
    keys,
)
from kartblad.core.words import Words


def dimension(key: str, categories: Sequence[str], *, additive: bool = True) -> Dimension:
    """Return a dimension whose words are its keys."""
    return Dimension(key, Words(key, key), tuple(Category(c, Words(c, c)) for c in categories), additive)


ROWS, COLUMNS = dimension("row", ("r0", "r1", "r2")), dimension("column", ("c0", "c1", "c2"))
BY = (ROWS, COLUMNS)


def counted(*rows: Sequence[int]) -> Counts:
    """Return counts of persons from the rows of a two-way table."""
    cells = {(f"r{i}", f"c{j}"): n for i, row in enumerate(rows) for j, n in enumerate(row) if n}
    return Counts.of_persons(("row", "column"), {d.key: tuple(c.key for c in d.categories) for d in BY}, cells)


SMALL = counted([3, 20, 30], [9, 20, 30], [0, 30, 30])


def test_a_table_shows_what_is_published() -> None:
    made = released(publish(SMALL, even=True), BY, "2025-H1", edition=3)
    drawn = [[made.cells[r, c] for c in (TOTAL, "c0", "c1", "c2")] for r in (TOTAL, "r0", "r1", "r2")]
    assert drawn == [
        [Cell(172), Cell(12), Cell(70), Cell(90)],
        [Cell(53), PROTECTED, PROTECTED, Cell(30)],
        [Cell(59), PROTECTED, PROTECTED, Cell(30)],
        [Cell(60), Cell(0, Symbol.ZERO), Cell(30), Cell(30)],
    ]
    assert (made.period, made.k, made.edition, made.rounding, made.base) == ("2025-H1", 5, 3, 1, "")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=3, max_size=3), st.sampled_from([5, 7]))
def test_a_table_never_shows_what_is_not_published(rows: list[list[int]], k: int) -> None:
    published = publish(counted(*rows), k, even=True)
    made = released(published, BY, "2025-H1", edition=1)
    for key in keys(BY):
        where = {d.key: c for d, c in zip(BY, key, strict=True) if c != TOTAL}
        shown = published.cell(where)
        assert made.cells[key].value == shown.count
        assert (made.cells[key] == PROTECTED) == (shown == HIDDEN)


def test_numbers_are_rounded_each_by_itself() -> None:
    made = released(publish(SMALL), BY, "2025-H1", edition=1, rounding=5)
    assert made.cell().value == 170
    assert sum(made.cell({"row": row}).value or 0 for row in ("r0", "r1", "r2")) == 175
    assert made.rounding == 5


ZONES = dimension("zone", ("low", "high"))


def zoned(low: int, high: int) -> Published:
    """Return the published zones of one unit."""
    cells = {("low",): low, ("high",): high}
    return publish(Counts.of_persons(("zone",), {"zone": ("low", "high")}, cells), zeros=Zeros.PEOPLE)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({"a": (11, 9), "b": (20, 8)}, "48 31 17 | 20 11 9 | 28 20 8"),
        ({"a": (11, 9), "b": (20, 2)}, "42 .. .. | 20 11 9 | 22 .. .."),
        ({"a": (11, 9), "b": (2, 2)}, ".. .. .. | 20 11 9 | .. .. .."),
    ],
    ids=["all is shown", "what is hidden of a part is hidden of the whole", "a silent part silences the whole"],
)
def test_parts_that_are_stacked(parts: dict[str, tuple[int, int]], shown: str) -> None:
    by = (dimension("unit", tuple(parts)),)
    made = stacked({(u,): zoned(*n) for u, n in parts.items()}, by, ZONES, "2026-03", edition=2, base="zone")
    rows = [[made.cells[u, z] for z in (TOTAL, "low", "high")] for u in (TOTAL, "a", "b")]
    drawn = " | ".join(" ".join(str(c.value if c.value is not None else c.symbol) for c in row) for row in rows)
    assert drawn == shown


def test_without_a_total_nothing_is_summed() -> None:
    by = (dimension("unit", ("a", "b"), additive=False),)
    made = stacked({("a",): zoned(11, 9), ("b",): zoned(20, 8)}, by, ZONES, "2026-03", edition=1)
    assert set(made.cells) == set(product(("a", "b"), (TOTAL, "low", "high")))


PLACES = dimension("place", ("a", "b", "c", "d", "e", "f"), additive=False)


def test_amounts_are_shown_where_the_persons_are() -> None:
    persons = {"a": 5, "b": 4, "c": 9, "d": 6, "e": 5, "f": 3}
    amounts: Mapping[str, Number | None] = {
        "a": Decimal("3.5"), "b": 4, "c": None, "d": 0, "e": Decimal("0.4"), "f": None,
    }  # fmt: skip
    made = weighed(
        {c: publish(Counts.of_persons(("place",), {"place": (c,)}, {(c,): n})) for c, n in persons.items()},
        PLACES,
        amounts,
        "2025-H1",
        edition=1,
    )
    expected: Mapping[Key, Cell] = {
        ("a",): Cell(4), ("b",): PROTECTED, ("c",): MISSING, ("d",): Cell(0, Symbol.ZERO), ("e",): Cell(0),
        ("f",): PROTECTED,
    }  # fmt: skip
    assert made.cells == expected


def test_amounts_are_never_summed() -> None:
    with pytest.raises(ValueError, match="place must not be summed"):
        weighed({}, dimension("place", ("a",)), {}, "2025-H1", edition=1)
