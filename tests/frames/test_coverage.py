"""Coverage, renewal, reach per tier and saturation on a register small enough to count by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

from kartblad.core.disclosure import HIDDEN, publish
from kartblad.core.linking import Zeros
from kartblad.core.register import Dimension, Selection
from kartblad.frames.coverage import (
    STAFF_TYPES,
    Covered,
    HalfYear,
    TierReach,
    UpToDate,
    coverage,
    covered_counts,
    employed,
    half_years,
    reach_by_tier,
    saturation,
    staff_frame,
    up_to_date,
)
from kartblad.frames.register import register_frame, select

NEW, MIDDLE, OLD = "staffing_0_2", "staffing_2_5", "staffing_over_5"
STAFF = staff_frame(
    {
        "person": ["a", "b", "c", "d", "e"],
        "municipality": ["1488", "1488", "1488", "1421", "1421"],
        "tier": [MIDDLE, NEW, OLD, NEW, MIDDLE],
        "employed_from": ["2013-01-01", "2016-09-01", None, "2017-01-15", "2014-01-01"],
        "employed_to": [None, None, "2016-12-31", None, None],
    }
)
REGISTER = register_frame(
    {
        "person": ["a", "a", "b", "c", "d", "visitor"],
        "municipality": ["1488", "1488", "1488", "1488", "1421", "1421"],
        "course": ["bbic", "lvu", "bbic", "bbic", "lvu", "bbic"],
        "start": ["2015-03-01", "2017-03-01", "2016-10-01", "2015-03-01", "2017-10-01", "2016-10-01"],
        "tier": [NEW, MIDDLE, NEW, OLD, NEW, NEW],
    }
)
END = date(2017, 12, 31)


def test_a_staff_list_has_its_columns_and_types() -> None:
    assert {name: str(kind) for name, kind in STAFF.dtypes.items()} == STAFF_TYPES
    assert staff_frame({"person": ["a"], "municipality": ["1488"]}).loc[0, "tier"] == "unknown"


@pytest.mark.parametrize(
    ("on", "persons"),
    [(date(2012, 1, 1), "c"), (date(2016, 12, 31), "abce"), (date(2017, 1, 1), "abe"), (END, "abde")],
)
def test_who_is_employed(on: date, persons: str) -> None:
    """The last day counts; a first day that is not known lies before every other."""
    assert "".join(employed(STAFF, on)["person"]) == persons


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (None, [Covered("", 3, 4)]),
        (Dimension.MUNICIPALITY, [Covered("1421", 1, 2), Covered("1488", 2, 2)]),
        (Dimension.TIER, [Covered(NEW, 2, 2), Covered(MIDDLE, 1, 2), Covered(OLD, 0, 0), Covered("unknown", 0, 0)]),
        (Dimension.COURSE, [Covered("bbic", 2, 4), Covered("lvu", 2, 4)]),
    ],
)
def test_coverage(by: Dimension | None, expected: list[Covered]) -> None:
    """Who has left and who was only a visitor count neither above nor below the line."""
    assert list(coverage(REGISTER, STAFF, END, by)) == expected


def test_coverage_looks_at_the_day() -> None:
    assert coverage(REGISTER, STAFF, date(2016, 12, 31)) == (Covered("", 3, 4),)
    assert coverage(REGISTER, STAFF, date(2014, 12, 31)) == (Covered("", 0, 3),)
    assert Covered("", 0, 0).share is None
    assert Covered("", 1, 4).share == Fraction(1, 4)


def test_coverage_by_anything_else_is_an_error() -> None:
    with pytest.raises(ValueError, match="not by year"):
        coverage(REGISTER, STAFF, END, Dimension.YEAR)


def test_up_to_date_needs_a_cycle() -> None:
    found = up_to_date(REGISTER, STAFF, END, {"bbic": 1.5})
    assert found == (UpToDate("bbic", 4, 2, 1, 1.5), UpToDate("lvu", 4, 2, None, None))
    assert (found[0].never, found[0].expired, found[0].share) == (2, 1, Fraction(1, 4))
    assert (found[1].never, found[1].expired, found[1].share) == (2, None, None)


def test_the_latest_time_is_what_counts() -> None:
    again = register_frame(
        {n: [*REGISTER[n], REGISTER[n][0]] for n in REGISTER} | {"start": [*REGISTER["start"], "2017-06-01"]}
    )
    assert up_to_date(again, STAFF, END, {"bbic": 1.5})[0].current == 2


def test_reach_in_a_tier_is_told_from_reach_before_it() -> None:
    assert reach_by_tier(REGISTER, STAFF, END) == (
        TierReach(NEW, 2, 2, 0),
        TierReach(MIDDLE, 2, 1, 0),
        TierReach(OLD, 0, 0, 0),
        TierReach("unknown", 0, 0, 0),
    )
    only_bbic = select(REGISTER, Selection(courses=frozenset({"bbic"})))
    assert reach_by_tier(only_bbic, STAFF, END)[1] == TierReach(MIDDLE, 2, 0, 1)


def test_saturation_follows_those_who_are_employed_then() -> None:
    found = saturation(select(REGISTER, Selection(courses=frozenset({"bbic"}))), STAFF, END)
    assert [(half.key, half.trained, half.staff) for half in found] == [
        ("2015-H1", 2, 3),
        ("2015-H2", 2, 3),
        ("2016-H1", 2, 3),
        ("2016-H2", 3, 4),
        ("2017-H1", 2, 4),
        ("2017-H2", 2, 4),
    ]
    assert found[0] == HalfYear(date(2015, 6, 30), 2, 3)
    assert saturation(REGISTER[:0], STAFF, END) == ()


def test_half_years() -> None:
    assert half_years(date(2016, 7, 1), date(2017, 12, 30)) == [date(2016, 12, 31), date(2017, 6, 30)]


def test_coverage_can_be_published() -> None:
    """Small groups of trained, and of untrained, are hidden, and so is "all of them"."""
    covered = [Covered("a", 30, 40), Covered("b", 2, 40), Covered("c", 12, 12), Covered("d", 15, 30)]
    published = publish(covered_counts(covered, "municipality"), zeros=Zeros.PEOPLE)
    shown = {line.key: line.shown for line in published.line("municipality", {"trained": ("trained",)})}
    assert shown["b"] == shown["c"] == HIDDEN
    assert pd.Series([shown["a"].count, shown["d"].count]).notna().sum() <= 2
    assert published.cell({}).count == 122
