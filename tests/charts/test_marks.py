"""Every mark has a word, a meaning and a look of its own."""

from __future__ import annotations

import pytest
from figures import EVERYTHING

from kartblad.charts.figure import Cell, Mark, Row
from kartblad.charts.marks import Hatch, Look, look, marks_of, meaning, range_text, shared_marks, word
from kartblad.i18n import Texts

TEXTS = Texts("sv")


def test_every_mark_has_its_own_word_and_meaning() -> None:
    assert len({word(mark, TEXTS) for mark in Mark}) == len(Mark)
    assert len({meaning(mark, TEXTS) for mark in Mark}) == len(Mark)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((), Look(solid=True)),
        ((Mark.NOT_STATED,), Look(solid=True)),
        ((Mark.DERIVED,), Look(solid=False)),
        ((Mark.PRELIMINARY,), Look(solid=False, hatches=(Hatch.DIAGONAL,))),
        ((Mark.REMAINDER,), Look(solid=False, hatches=(Hatch.CROSS,))),
        ((Mark.POOLED,), Look(solid=False, hatches=(Hatch.ROWS,))),
        ((Mark.UNCERTAIN,), Look(solid=False, hatches=(Hatch.DOTS,))),
        ((Mark.DERIVED, Mark.PRELIMINARY, Mark.POOLED), Look(solid=False, hatches=(Hatch.DIAGONAL, Hatch.ROWS))),
    ],
)
def test_look(marks: tuple[Mark, ...], expected: Look) -> None:
    assert look(marks) == expected


def test_a_row_lends_its_marks_to_its_cells() -> None:
    cell = Cell("1", 1, marks=(Mark.DERIVED,))
    assert marks_of(Row("a", "A", (cell,), marks=(Mark.POOLED,)), cell) == (Mark.POOLED, Mark.DERIVED)


def test_shared_marks_are_those_of_all_known_numbers() -> None:
    assert [shared_marks(EVERYTHING, index) for index in range(5)] == [(), (Mark.DERIVED,), (), (), ()]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Cell("15", 15, 15, 27.3), "15–27,3"),
        (Cell("15–27,3", None, 15, 27.3), ""),
        (Cell("15", 15, 15, 15), ""),
        (Cell("15", 15), ""),
    ],
)
def test_range_is_said_once(cell: Cell, expected: str) -> None:
    assert range_text(cell, TEXTS) == expected
