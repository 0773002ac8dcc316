"""A register and a staff list by half-years: which rows, how many persons, how many posts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kartblad.core.publication.periods import half_year
from kartblad.frames.coverage import staff_frame
from kartblad.frames.register import register_frame
from kartblad.frames.spans import Employed, HalfYears, employed_by_municipality, renamed

DAYS = ["2023-12-31", "2024-01-01", "2024-06-30", "2024-07-01", "2025-01-15"]
FRAME = register_frame(
    {
        "person": ["a", "a", "b", "b", "c"],
        "municipality": ["1488"] * 5,
        "course": ["bbic", "lvu_basic", "lvu_continued", "bbic", "own:x"],
        "start": DAYS,
    }
)
REGISTER = HalfYears(FRAME)


def test_a_row_lies_in_the_half_year_of_its_first_day() -> None:
    assert REGISTER.held == tuple(dict.fromkeys(map(half_year, DAYS)))
    assert [list(REGISTER.rows(each).index) for each in REGISTER.held] == [[0], [1, 2], [3], [4]]
    assert list(REGISTER.rows("2023-H2--2024-H2").index) == [0, 1, 2, 3]


def test_persons_are_counted_once_in_a_span() -> None:
    spans = ("2024-H1", "2024-H2", "2024-H1--2024-H2", "2023-H2--2025-H1", "2022-H1")
    assert [REGISTER.persons(each) for each in spans] == [2, 1, 2, 3, 0]


def test_what_had_been_given_by_then() -> None:
    assert REGISTER.categories("course", "2024-H1") == {"bbic", "lvu_basic", "lvu_continued"}
    assert REGISTER.categories("course", "2024-H1--2025-H1") >= {"own:x"}


def test_categories_under_other_names() -> None:
    names = {"lvu_basic": "lvu", "lvu_continued": "lvu"}
    found = renamed(FRAME, "course", names)
    assert list(found["course"]) == ["bbic", "lvu", "lvu", "bbic", "own:x"]
    assert list(FRAME["course"])[1] == "lvu_basic"


def test_an_empty_register_holds_nothing() -> None:
    empty = HalfYears(register_frame({"person": [], "municipality": [], "course": [], "start": []}))
    assert (empty.held, empty.persons("2024-H1"), empty.categories("course", "2024-H1")) == ((), 0, frozenset())


def test_those_employed_on_a_day_and_their_posts() -> None:
    staff = staff_frame(
        {
            "person": ["a", "b", "b", "c", "d", "e", "f"],
            "municipality": ["1488", "1488", "1485", "1488", "1485", "1487", "1486"],
            "post": [1.0, 0.7, 0.3, 0.1, None, 1.0, 1.0],
            "employed_from": [None, "2024-06-30", "2024-01-01", None, None, "2024-07-01", None],
            "employed_to": [None, None, None, "2024-06-30", None, None, "2024-06-29"],
        }
    )
    assert employed_by_municipality(staff, date(2024, 6, 30)) == {
        "1485": Employed(2, None),
        "1488": Employed(3, Decimal("1.8")),
    }
