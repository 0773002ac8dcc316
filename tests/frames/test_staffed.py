"""Persons sorted by what they have in common, on a register and a staff list small enough to sort by hand."""

from __future__ import annotations

from datetime import date

from kartblad.core.covering import Alike, Day
from kartblad.core.register import Dimension
from kartblad.frames.coverage import staff_frame
from kartblad.frames.register import register_frame
from kartblad.frames.staffed import Beside

NEW, OLD = "staffing_0_2", "staffing_over_5"
STAFF = staff_frame(
    {
        "person": ["a", "b", "c", "d"],
        "municipality": ["1488", "1488", "1421", "1488"],
        "tier": [OLD, NEW, NEW, NEW],
        "employed_to": [None, None, None, "2017-03-31"],
    }
)
REGISTER = register_frame(
    {
        "person": ["a", "a", "b", "c", "d", "visitor", "late"],
        "municipality": ["1488", "1488", "1488", "1488", "1488", "1421", "1421"],
        "course": ["bbic", "lvu", "lvu", "bbic", "bbic", "bbic", "bbic"],
        "start": ["2015-03-01", "2017-06-01", "2017-06-01", "2016-10-01", "2016-10-01", "2016-10-01", "2018-02-01"],
        "tier": [NEW, OLD, NEW, NEW, NEW, NEW, NEW],
    }
)
END = date(2017, 12, 31)
NONE, HERE, THERE = frozenset[str](), frozenset({"1488"}), frozenset({"1421"})


def test_persons_are_told_apart_by_what_they_took_and_where_they_are_employed() -> None:
    """Who has left has no home; who came later than the day is not there."""
    beside = Beside(REGISTER, STAFF, END, Dimension.MUNICIPALITY)
    assert beside.rows == ("1421", "1488")
    assert beside.alike("bbic", cycle=1.5) == {
        Alike(HERE, HERE, "1488"): 1,
        Alike(NONE, HERE, "1488"): 1,
        Alike(HERE, HERE, "1421", recent=True): 1,
        Alike(HERE, HERE, "", recent=True): 1,
        Alike(THERE, THERE, "", recent=True): 1,
    }


def test_without_a_course_any_counts_and_without_a_cycle_the_row_they_are_in() -> None:
    beside = Beside(REGISTER, STAFF, END, Dimension.TIER)
    new, both = frozenset({NEW}), frozenset({NEW, OLD})
    assert beside.alike() == {
        Alike(both, both, OLD, recent=True): 1,
        Alike(new, new, NEW, recent=True): 2,
        Alike(new, new, ""): 2,
    }


def test_nobody_is_lost() -> None:
    beside = Beside(REGISTER, STAFF, END, Dimension.MUNICIPALITY)
    assert {sum(beside.alike(course).values()) for course in ("", "bbic", "lvu")} == {5}


def test_groups_that_those_up_to_date_lead_to() -> None:
    """One took bbic lately and is employed; three did, so two have left. One is out of date: alone, as in 2015."""
    beside = Beside(REGISTER, STAFF, END, Dimension.MUNICIPALITY)
    assert sorted(beside.besides("bbic", 1.5)) == [0, 0, 0, 1, 1, 2, 2, 3]


def test_days_end_with_the_given_day_and_tell_who_left_where_the_register_does() -> None:
    found = dict(Beside(REGISTER, STAFF, date(2017, 11, 1), Dimension.MUNICIPALITY).days("bbic"))
    assert [str(day) for day in found] == (
        ["2015-06-30", "2015-12-31", "2016-06-30", "2016-12-31", "2017-06-30", "2017-11-01"]
    )
    assert found[date(2016, 12, 31)] == Day(frozenset({0, 2, 3}), 4, left=1, besides=0)
    assert found[date(2017, 6, 30)] == Day(frozenset({0, 2}), 3, left=0, besides=1)
    assert Beside(REGISTER, STAFF, END, Dimension.MUNICIPALITY).days("ekb") == ()
