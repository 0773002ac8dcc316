"""A register as managers read it: which half-years, what of them, and that no two tables tell more than one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import pandas as pd
import pytest
from attacker import most
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad import settings as here
from kartblad.catalogue.publication_words import publication_words
from kartblad.catalogue.tables import statistics
from kartblad.core.disclosure import Symbol
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, Hidden, LeftOut, Name, Publication, Why
from kartblad.core.publication.freezing import joined
from kartblad.core.publication.table import MISSING, PROTECTED, TOTAL, Cell, Key, Table, restored
from kartblad.core.words import Words
from kartblad.frames.coverage import staff_frame
from kartblad.frames.register import TIERS, register_frame
from kartblad.frames.synthetic import synthetic
from kartblad.publishing.asked import Asked
from kartblad.publishing.names import Names, named
from kartblad.publishing.participation import participation

DATA = here.load().data
ASK = Asked(5, 1, 1, "2024-08-01")
LATER = replace(ASK, today="2025-09-01")
Row = tuple[str, str, str, str, str]
"""Person, municipality, course, first day, tier."""
NEW, SOME, LONG, UNKNOWN = TIERS


@cache
def names() -> Names:
    """Return what the workbook calls things."""
    return named(statistics(DATA), publication_words(DATA), own={"own:klarsprak": "Klarspråk"})


def framed(rows: Iterable[Row]) -> pd.DataFrame:
    """Return a register."""
    columns = ("person", "municipality", "course", "start", "tier")
    return register_frame(pd.DataFrame(list(rows), columns=list(columns)))


def group(size: int, place: str, course: str, start: str, tier: str = NEW, *, first: int = 0) -> list[Row]:
    """Return the rows of different persons on one course; the same numbers are the same persons."""
    return [(f"{place}-{first + n}", place, course, start, tier) for n in range(size)]


def made(
    rows: Iterable[Row], staff: pd.DataFrame | None = None, before: Publication | None = None, ask: Asked = ASK
) -> dict[Name, Dataset]:
    """Return the datasets of a register by name."""
    return {each.name: each for each in participation(framed(rows), staff, names(), before, ask)[0]}


def published(datasets: dict[Name, Dataset], before: Publication | None = None, day: str = "2025-09-01") -> Publication:
    """Return the edition with them."""
    return joined(before, datasets.values(), circle="krets", k=5, published=day)


def periods(dataset: Dataset) -> list[str]:
    """Return the periods of a dataset's tables."""
    return [table.period for table in dataset.tables]


def drawn(table: Table) -> list[str]:
    """Return a two-way table as it is read, row by row."""
    rows, columns = table.dimensions
    return [
        " ".join([row, *(sign(table.cells[row, column]) for column in (TOTAL, *(c.key for c in columns.categories)))])
        for row in (TOTAL, *(r.key for r in rows.categories))
    ]


def sign(cell: Cell) -> str:
    """Return what stands in a cell."""
    return str(cell.symbol or cell.value)


TWO = [
    *group(9, "1488", "bbic", "2024-02-01"),
    *group(12, "1485", "bbic", "2024-02-01"),
    *group(14, "1488", "lvu_basic", "2024-03-01", LONG, first=20),
    *group(15, "1485", "lvu_continued", "2024-04-01", LONG, first=20),
]


def test_a_half_year_is_a_table_of_municipalities_and_headings() -> None:
    """The two parts of LVU are counted under one heading."""
    table = made(TWO)[Name.PARTICIPATION].latest
    assert drawn(table) == ["* 50 29 21", "1485 27 15 12", "1488 23 14 9"]
    assert [c.label.sv for c in table.dimension("course").categories] == ["LVU", "BBiC"]
    assert table.dimension("municipality").categories[-1].label == Words("Trollhättan", "Trollhättan")
    assert (table.period, table.k, table.edition, table.rounding) == ("2024-H1", 5, 1, 1)


def test_a_zero_is_only_said_of_municipalities_that_are_known_to_be_covered() -> None:
    """Of the twelve others nothing is known but that one has staff, and so would be in the register."""
    later = employees("1460", *[1.0] * 9, since="2024-07-01")
    table = made(TWO, staffed(*employees("1421", *[1.0] * 6), *later))[Name.PARTICIPATION].latest
    places = [each.key for each in table.dimension("municipality").categories]
    assert {code: sign(table.cell({"municipality": code})) for code in places} == {
        "1421": "–",
        "1485": "27",
        "1488": "23",
    }


def test_a_small_group_takes_others_with_it() -> None:
    rows = [
        *group(3, "1488", "bbic", "2024-02-01"),
        *group(20, "1488", "lvu_basic", "2024-02-01", first=20),
        *group(12, "1485", "bbic", "2024-02-01"),
        *group(30, "1485", "lvu_basic", "2024-02-01", first=20),
        *group(30, "1487", "bbic", "2024-02-01"),
        *group(30, "1487", "lvu_basic", "2024-02-01", first=40),
    ]
    datasets, log = participation(framed(rows), None, names(), None, ASK)
    assert [line for line in drawn(datasets[0].latest) if line[:4] in ("* 12", "1485", "1487", "1488")] == [
        "* 125 80 45",
        "1485 42 .. ..",
        "1487 60 30 30",
        "1488 23 .. ..",
    ]
    lines = [(line.where, line.why) for line in log if line.dataset is Name.PARTICIPATION]
    assert lines == [
        ("municipality=1485 course=lvu", "complement"),
        ("municipality=1485 course=bbic", "complement"),
        ("municipality=1488 course=lvu", "complement"),
        ("municipality=1488 course=bbic", "few"),
    ]


def test_a_register_of_one_municipality_misses_no_others_and_knows_its_own_course() -> None:
    rows = [*group(12, "0180", "own:klarsprak", "2024-02-01"), *group(9, "0180", "own:nytt", "2024-02-01", first=20)]
    table = made(rows)[Name.PARTICIPATION].latest
    assert [c.key for c in table.dimension("municipality").categories] == ["0180"]
    courses = [(c.key, c.label.sv) for c in table.dimension("course").categories]
    assert courses == [("own:klarsprak", "Klarspråk"), ("own:nytt", "own:nytt")]


@pytest.mark.parametrize(
    ("sizes", "today", "spans", "left_out"),
    [
        ({"2024-02-01": 10, "2024-08-01": 10}, "2025-01-01", ["2024-H1", "2024-H2"], []),
        ({"2024-02-01": 10, "2024-08-01": 10}, "2024-12-31", ["2024-H1"], [("2024-H2", Why.OPEN)]),
        ({"2024-02-01": 9, "2024-08-01": 10}, "2025-01-01", ["2024-H1--2024-H2"], []),
        ({"2024-02-01": 9, "2024-08-01": 9}, "2025-01-01", [], [("2024-H1--2024-H2", Why.WAITING)]),
        ({"2024-02-01": 10, "2025-02-01": 3}, "2025-07-01", ["2024-H1"], [("2024-H2--2025-H1", Why.WAITING)]),
        ({"2024-02-01": 9}, "2024-06-30", [], [("2024-H1", Why.OPEN)]),
    ],
    ids=["two", "one is open", "one is too small", "the same persons again", "the last waits", "none has ended"],
)
def test_half_years_wait_until_there_are_enough_persons(
    sizes: dict[str, int], today: str, spans: list[str], left_out: list[tuple[str, Why]]
) -> None:
    rows = [row for start, size in sizes.items() for row in group(size, "1488", "bbic", start)]
    found = made(rows, ask=replace(ASK, today=today))
    assert periods(found[Name.PARTICIPATION]) == spans
    assert found[Name.PARTICIPATION].left_out == tuple(LeftOut(*each) for each in left_out)


FIRST = [*TWO, *group(12, "1488", "bbic", "2024-09-01", first=50)]


def test_what_comes_in_late_is_not_shown() -> None:
    """Rows of a published half-year, and a whole half-year before the first."""
    before = published(made(FIRST, ask=replace(ASK, today="2025-01-01")), day="2025-01-01")
    late = [*group(20, "1487", "bbic", "2024-05-01"), *group(20, "1487", "bbic", "2023-05-01")]
    now = replace(LATER, edition=2)
    found = made([*FIRST, *late, *group(11, "1488", "bbic", "2025-02-01")], before=before, ask=now)
    assert {name: periods(each) for name, each in found.items()} == {
        Name.PARTICIPATION: ["2025-H1"],
        Name.TIERS: [],
    }
    assert found[Name.PARTICIPATION].left_out == (LeftOut("2023-H1", Why.EARLIER),)
    second = published(found, before)
    assert second.datasets[0].tables[:2] == before.datasets[0].tables


def test_an_empty_register_publishes_nothing() -> None:
    assert {name: (each.tables, each.left_out) for name, each in made([]).items()} == {
        Name.PARTICIPATION: ((), ()),
        Name.TIERS: ((), ()),
    }


def test_what_is_left_out_stands_in_the_log() -> None:
    log = participation(framed(group(4, "1488", "bbic", "2025-08-01")), None, names(), None, LATER)[1]
    assert log == (
        Hidden(Name.PARTICIPATION, "2025-H2", TOTAL, Why.OPEN),
        Hidden(Name.TIERS, "2025-H2", TOTAL, Why.OPEN),
    )


HALVES = ["2023-02-01", "2023-08-01", "2024-02-01", "2024-08-01", "2025-02-01"]


def drawn_register(seed: int, starts: Sequence[str] = HALVES) -> list[Row]:
    """Return an uneven register of three municipalities, two courses and every tier, with persons who come back."""
    lot = random.Random(seed)  # noqa: S311 - a lot, no secret
    places, courses = ("1485", "1487", "1488"), ("bbic", "introduction", "supervision")[: lot.randint(2, 3)]
    likely = [[lot.random() ** 2 + 0.05 for _ in range(n)] for n in (len(places), len(courses), len(TIERS))]
    return [
        (
            f"p{lot.randint(0, 60)}",
            lot.choices(places, likely[0])[0],
            lot.choices(courses, likely[1])[0],
            lot.choice(starts),
            lot.choices(TIERS, likely[2])[0],
        )
        for _ in range(lot.choice([20, 45, 90]))
    ]


SEEDS = st.integers(0, 2**32)


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_published_year_by_year_it_is_the_same_as_at_once(seed: int) -> None:
    """Only the number of the edition differs; so a reader of one edition more knows nothing but its new periods."""
    rows = drawn_register(seed)
    before: Publication | None = None
    for edition, today in enumerate(("2023-09-01", "2024-07-01", "2025-09-01"), 1):
        known = [row for row in rows if row[3] < today]
        before = published(made(known, None, before, replace(ASK, today=today, edition=edition)), before, today)
    assert before is not None
    at_once = made(rows, ask=LATER)
    for name in (Name.PARTICIPATION, Name.TIERS):
        grown = before.dataset(name)
        assert grown is not None
        assert [shape(table) for table in grown.tables] == [shape(table) for table in at_once[name].tables]


def shape(table: Table) -> tuple[object, ...]:
    """Return everything of a table but its edition."""
    return table.period, table.dimensions, dict(table.cells), table.k, table.rounding


def bounds(tables: Sequence[Table], where: dict[str, str]) -> tuple[float, float]:
    """Return the least and the most that an outsider with all these tables finds for a cell.

    The unknowns are every crossing of all that the tables are divided by.
    """
    wide = {d.key: [f for c in d.categories for f in c.finest] for table in tables for d in table.dimensions}
    crossings = [dict(zip(wide, key, strict=True)) for key in product(*wide.values())]
    sums, values = [], []
    for table in tables:
        for key, cell in table.cells.items():
            if isinstance(cell.value, int):
                sums.append([float(_in(table, key, each)) for each in crossings])
                values.append(float(cell.value))
    aim = np.array([float(where.items() <= each.items()) for each in crossings])
    matrix, shown = np.array(sums), np.array(values)
    return -most(matrix, shown, -aim), most(matrix, shown, aim)


def _in(table: Table, key: Key, crossing: dict[str, str]) -> bool:
    pairs = zip(table.dimensions, key, strict=True)
    return all(c == TOTAL or crossing[d.key] in d.category(c).finest for d, c in pairs)


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_with_both_tables_nothing_is_narrower_than_with_one(seed: int) -> None:
    """And nothing that is hidden is narrower than k."""
    found = made(drawn_register(seed, HALVES[-1:]), ask=LATER)
    for table in map(without_empty_places, found[Name.PARTICIPATION].tables):
        both = [table, *found[Name.TIERS].tables]
        for key, cell in table.cells.items():
            if cell == PROTECTED:
                names_of = zip((d.key for d in table.dimensions), key, strict=True)
                where = {name: category for name, category in names_of if category != TOTAL}
                one, two = bounds([table], where), bounds(both, where)
                assert two == pytest.approx(one)
                assert two[1] - two[0] >= ASK.k - 1e-6


def without_empty_places(table: Table) -> Table:
    """Return a table without the municipalities that nobody came from: they are zero, as everybody can see."""
    places = table.dimensions[0]
    kept = tuple(c for c in places.categories if table.cell({places.key: c.key}).symbol is not Symbol.ZERO)
    cells = {key: cell for key, cell in table.cells.items() if key[0] in {TOTAL, *(c.key for c in kept)}}
    small = replace(places, categories=kept)
    return restored(table.period, (small, table.dimensions[1]), cells, k=table.k, edition=1, rounding=1, base="")


def test_the_drawn_registers_hide_something_in_both_tables() -> None:
    """Registers of which nothing is hidden, or that have no second table, would prove nothing."""
    found = [made(drawn_register(seed, HALVES[-1:]), ask=LATER) for seed in range(40)]
    telling = [
        each
        for each in found
        if each[Name.TIERS].tables and any(PROTECTED in t.cells.values() for t in each[Name.PARTICIPATION].tables)
    ]
    assert len(telling) >= 10


Post = tuple[str, str, float | None, str | None, str | None]


def staffed(*rows: Post) -> pd.DataFrame:
    """Return a staff list of person, municipality, share of a post, first and last day."""
    columns = ("person", "municipality", "post", "employed_from", "employed_to")
    return staff_frame(pd.DataFrame(list(rows), columns=list(columns)))


def employees(place: str, *shares: float | None, since: str | None = None, until: str | None = None) -> list[Post]:
    """Return employees of one municipality."""
    return [(f"{place}-{n}", place, share, since, until) for n, share in enumerate(shares)]


def test_posts_are_those_of_the_last_day_where_enough_are_employed() -> None:
    staff = staffed(
        *employees("1421", 1.0, 1.0, 0.5, 0.75, 0.5, 0.75, 0.5),
        *employees("1427", *[1.0] * 6),
        *employees("1430", *[1.0] * 6, None),
        *employees("1435", 1.0, 1.0, 1.0, None),
        *employees("1438", *[1.0] * 9, until="2024-06-29"),
        *employees("1439", *[1.0] * 7, until="2024-06-30"),
        *employees("1460", *[1.0] * 9, since="2024-07-01"),
        *employees("1461", *[0.5] * 6),
        *[("two", "1461", 0.5, None, None), ("two", "1484", 0.5, None, None)],
        *employees("1484", *[1.0] * 6),
    )
    found = made(TWO, staff)[Name.POSTS]
    expected = {
        "1421": Cell(5), "1427": PROTECTED, "1430": MISSING, "1435": PROTECTED, "1438": MISSING, "1439": Cell(7),
        "1461": Cell(4), "1484": Cell(7), "1488": MISSING,
    }  # fmt: skip
    assert {code: found.latest.cell({"municipality": code}) for code in expected} == expected
    assert not found.latest.dimensions[0].additive
    log = participation(framed(TWO), staff, names(), None, ASK)[1]
    assert [(line.where, line.why) for line in log if line.dataset is Name.POSTS] == [
        ("municipality=1427", "few"),
        ("municipality=1435", "few"),
    ]


def test_a_staff_list_that_is_too_small_is_left_out() -> None:
    found = made(TWO, staffed(*employees("1488", 1.0, 1.0)))[Name.POSTS]
    assert (found.tables, found.left_out) == ((), (LeftOut("2024-H1", Why.FEW),))


def test_without_a_staff_list_nothing_is_said_about_posts() -> None:
    assert list(made(TWO)) == [Name.PARTICIPATION, Name.TIERS]


def test_what_is_invented_is_called_so() -> None:
    staff = staffed(*employees("1488", *[1.0] * 6))
    assert {each.standing for each in made(TWO, staff).values()} == {Standing.DERIVED}
    invented = [(f"påhittad-{row[0]}", *row[1:]) for row in TWO]
    standings = {name: each.standing for name, each in made(invented, staff).items()}
    assert standings == {
        Name.PARTICIPATION: Standing.SYNTHETIC, Name.TIERS: Standing.SYNTHETIC, Name.POSTS: Standing.DERIVED,
    }  # fmt: skip


def test_numbers_are_rounded_on_top() -> None:
    table = made(TWO, ask=replace(ASK, rounding=5))[Name.PARTICIPATION].latest
    values = [cell.value for cell in table.cells.values() if cell.value is not None]
    assert table.rounding == 5
    assert [value for value in values if value % 5] == []


def test_the_invented_register_can_be_published() -> None:
    came = synthetic(statistics(DATA))
    datasets, log = participation(came.register, came.staff, names(), None, replace(ASK, today="2018-02-01"))
    years = [f"{year}-H{half}" for year in range(2014, 2018) for half in (1, 2)]
    assert {each.name: periods(each) for each in datasets} == dict.fromkeys(
        (Name.PARTICIPATION, Name.TIERS, Name.POSTS), years
    )
    assert sum(table.cell().value or 0 for table in datasets[0].tables) == len(came.register)
    assert {line.why for line in log} >= {"few", "complement", "merged"}
    assert joined(None, datasets, circle="krets", k=5, published="2025-09-01").is_invented
