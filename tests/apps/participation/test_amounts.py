"""What is counted of a course: its column, its cell and its length."""

from __future__ import annotations

import pytest
from participation_views import STATS, TEXTS

from kartblad.apps.participation.amounts import UNITS, amount_cell, amount_column, line_length, parts
from kartblad.charts.figure import Cell, Mark, Role
from kartblad.core.participation import Grouping, Line, Measure, lines

PARTS = {line.key: line for line in lines(STATS.courses, STATS.course_groups, Grouping.COURSE)}
COURSES = {line.key: line for line in lines(STATS.courses, STATS.course_groups, Grouping.GROUP)}
DERIVED = (Mark.DERIVED,)


@pytest.mark.parametrize(
    ("line", "measure", "cell"),
    [
        (PARTS["bbic"], Measure.PARTICIPATIONS, Cell("121", 121)),
        (PARTS["bbic"], Measure.PERSON_DAYS, Cell("242", 242, marks=DERIVED)),
        (PARTS["bbic"], Measure.HOURS, Cell("inte känt", marks=(Mark.NOT_STATED,))),
        (PARTS["bbic"], Measure.REACH, Cell("14 av 14", 14)),
        (PARTS["supervision"], Measure.PERSON_DAYS, Cell("timmar, inte dagar", marks=(Mark.NOT_APPLICABLE,))),
        (PARTS["supervision"], Measure.HOURS, Cell("2\N{NO-BREAK SPACE}790", 2790, marks=DERIVED)),
        (
            PARTS["lvu_basic"],
            Measure.REACH,
            Cell("13 av 14", 13, marks=(Mark.POOLED,), note="räknat för båda delarna tillsammans"),
        ),
        (COURSES["lvu"], Measure.REACH, Cell("13 av 14", 13)),
        (COURSES["lvu"], Measure.PERSON_DAYS, Cell("182", 182, marks=DERIVED)),
    ],
)
def test_cell(line: Line, measure: Measure, cell: Cell) -> None:
    assert amount_cell(line, measure, TEXTS) == cell


@pytest.mark.parametrize("measure", Measure)
def test_column(measure: Measure) -> None:
    column = amount_column(measure, Role.BAR, TEXTS, 14.0, series=1)
    assert (column.key, column.label, column.unit) == (measure.value, "Antal", TEXTS.gettext(UNITS[measure]))
    assert (column.role, column.scale_max, column.series) == (Role.BAR, 14.0, 1)


@pytest.mark.parametrize(
    ("line", "keys", "length"),
    [
        (PARTS["lvu_basic"], ["lvu_basic"], "1 dag"),
        (COURSES["lvu"], ["lvu_basic", "lvu_continued"], "1 dag + 2 dagar"),
        (COURSES["attachment"], ["attachment"], "5 dagar"),
    ],
)
def test_parts_and_their_length(line: Line, keys: list[str], length: str) -> None:
    assert [course.key for course in parts(line, STATS)] == keys
    assert line_length(line, STATS, TEXTS) == length
