"""Changing one thing deep inside a frozen value; ids that are never used twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core import editing
from kartblad.core.mapping.board import Card, Column
from kartblad.core.mapping.child import Explanation, Frame
from kartblad.core.mapping.future import BottomLine, Danger, Goal
from kartblad.core.mapping.map import Map, Meeting, Mode

CHART = Map(
    Meeting(Mode.FICTITIOUS, question="Hur?"),
    cards=(Card("c1", Column.WORRY), Card("c7", Column.WORKING, text_family="c12")),
    dangers=(Danger("r1", skada="Fall"),),
    bottom_lines=(BottomLine("A"), BottomLine("B"), BottomLine("C")),
)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("session", "question"), "Hur?"),
        (("dangers", "r1", "skada"), "Fall"),
        (("cards", "c7"), CHART.cards[1]),
        (("cards", "1"), CHART.cards[1]),
        (("bottom_lines", "2", "text"), "C"),
        ((), CHART),
    ],
)
def test_a_place_is_found_and_put(path: tuple[str, ...], value: object) -> None:
    assert editing.get(CHART, path) == value
    assert editing.put(CHART, path, value) == CHART


@pytest.mark.parametrize(
    "path",
    [
        ("nothing",),
        ("dangers", "r2"),
        ("bottom_lines", "3"),
        ("bottom_lines", "-1"),
        ("session", "__class__"),
        ("dangers", "r1", "skada", "x"),
    ],
)
def test_no_such_place(path: tuple[str, ...]) -> None:
    with pytest.raises(KeyError):
        editing.get(CHART, path)
    with pytest.raises(KeyError):
        editing.put(CHART, path, "x")


def test_put_changes_one_place_and_leaves_the_old_value() -> None:
    changed = editing.put(CHART, ("dangers", "r1", "foljd"), "Kan bli rädd")
    assert changed == replace(CHART, dangers=(Danger("r1", skada="Fall", foljd="Kan bli rädd"),))
    assert CHART.dangers[0].foljd == ""
    assert changed.cards is CHART.cards


def test_add_and_remove() -> None:
    more = editing.add(CHART, ("bottom_lines",), BottomLine("D"))
    assert [each.text for each in more.bottom_lines] == ["A", "B", "C", "D"]
    assert editing.remove(more, ("bottom_lines", "3")) == CHART


@pytest.mark.parametrize(("row", "by", "order"), [("0", 1, "BAC"), ("2", -1, "ACB"), ("0", -1, "ABC"), ("1", 9, "ACB")])
def test_move_goes_no_farther_than_the_ends(row: str, by: int, order: str) -> None:
    assert "".join(each.text for each in editing.move(CHART, ("bottom_lines", row), by).bottom_lines) == order


@given(st.permutations(range(5)), st.integers(0, 4), st.integers(-6, 6))
def test_move_loses_nothing(texts: list[int], at: int, by: int) -> None:
    chart = replace(CHART, bottom_lines=tuple(BottomLine(str(each)) for each in texts))
    moved = editing.move(chart, ("bottom_lines", str(at)), by)
    assert sorted(each.text for each in moved.bottom_lines) == sorted(map(str, texts))


@pytest.mark.parametrize(
    ("prefix", "value", "fresh"),
    [
        ("c", CHART, "c13"),
        ("r", CHART, "r2"),
        ("r", replace(CHART, dangers=(), goals=(Goal("g1", "r4"),)), "r5"),
        ("g", CHART, "g1"),
        ("r", replace(CHART, dangers=(Danger("r1", skada="r" + "9" * 200),)), "r2"),
        ("p", replace(CHART, explanations=(Explanation("p3", frames=(Frame(strokes=((1, 2),)),)),)), "p4"),
    ],
    ids=["highest", "one", "pointed to by what is left", "none", "a text that is no id", "beside a drawing"],
)
def test_a_fresh_id_stands_nowhere(prefix: str, value: Map, fresh: str) -> None:
    assert editing.fresh_id(prefix, value) == fresh


@given(st.lists(st.text(max_size=8), max_size=5))
def test_a_fresh_id_is_no_text_that_is_there(texts: list[str]) -> None:
    chart = replace(CHART, bottom_lines=tuple(BottomLine(each) for each in texts))
    assert editing.fresh_id("c", chart) not in set(editing.texts_in(chart))
