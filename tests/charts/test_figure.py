"""A figure that could only be drawn wrongly cannot be made."""

from __future__ import annotations

import pytest
from figures import EVERYTHING, PASSPORT

from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row


def figure(*rows: Row, role: Role = Role.BAR, scale_max: float | None = None) -> Figure:
    columns = (Column("n", "Antal", role, scale_max=scale_max),)
    return Figure("f", Kind.BARS, "Så är det", "", "", "Rad", columns, rows, PASSPORT)


@pytest.mark.parametrize(
    ("rows", "scale_max", "message"),
    [
        ((Row("a", "A", ()),), None, "row 'a' has 0 cells for 1 columns"),
        ((Row("a", "A", (Cell("1", 1),)), Row("a", "B", (Cell("1", 1),))), None, "two rows share a key"),
        ((Row("a", "A", (Cell("-1", -1),)),), None, "'n' runs from 0 to"),
        ((Row("a", "A", (Cell("11", 11),)),), 10, "'n' runs from 0 to 10, but row 'a' has"),
        ((Row("a", "A", (Cell("5", 5, 6, 7),)),), 10, "'n' runs from 0 to 10, but row 'a' has"),
        ((Row("a", "A", (Cell("nan", float("nan")),)),), 10, "'n' runs from 0 to 10, but row 'a' has"),
    ],
)
def test_false_figures_are_refused(rows: tuple[Row, ...], scale_max: float | None, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        figure(*rows, scale_max=scale_max)


def test_numbers_that_are_not_drawn_may_be_negative() -> None:
    assert figure(Row("a", "A", (Cell("-3", -3),)), role=Role.NUMBER).rows[0].cells[0].value == -3


@pytest.mark.parametrize(
    ("cells", "scale_max", "expected"),
    [((2, 8), None, 8), ((2, 8), 10, 10), ((None,), None, 1), ((0,), None, 1), ((), None, 1)],
)
def test_scale(cells: tuple[float | None, ...], scale_max: float | None, expected: float) -> None:
    rows = (Row(str(n), "A", (Cell("x", value),)) for n, value in enumerate(cells))
    assert figure(*rows, scale_max=scale_max).scale(0) == expected


def test_share_is_a_part_of_the_scale() -> None:
    assert EVERYTHING.share(1, 250) == 0.25


def test_marks_are_those_that_occur() -> None:
    assert set(Mark) == set(EVERYTHING.marks)
    assert figure(Row("a", "A", (Cell("1", 1, marks=(Mark.DERIVED,)),), marks=(Mark.POOLED,))).marks == (
        Mark.POOLED,
        Mark.DERIVED,
    )
