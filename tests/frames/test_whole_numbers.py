"""Integer programmes: small ones whose answers are known, one that has none, and one that has no time."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.frames.whole_numbers import UNSURE, Programme, solved

small = st.integers(-6, 6)


def programme(costs: list[int], terms: list[list[int]], lows: list[int]) -> Programme:
    """Return what asks for numbers from 0 to 3, with sums that are at least so much."""
    made = Programme()
    for cost in costs:
        made.column(3, cost)
    for row, low in zip(terms, lows, strict=True):
        made.row(dict(enumerate(row)), low=low)
    return made


@settings(max_examples=60, deadline=None)
@given(
    st.lists(small, min_size=3, max_size=3), st.lists(st.lists(small, min_size=3, max_size=3), max_size=3), st.data()
)
def test_no_other_numbers_are_better(costs: list[int], terms: list[list[int]], data: st.DataObject) -> None:
    lows = [data.draw(st.integers(-10, 20)) for _ in terms]

    def value(row: list[int], numbers: tuple[int, ...]) -> int:
        return sum(each * number for each, number in zip(row, numbers, strict=True))

    fitting = [
        numbers
        for numbers in product(range(4), repeat=3)
        if all(value(row, numbers) >= low for row, low in zip(terms, lows, strict=True))
    ]
    answer = solved(programme(costs, terms, lows), 5)
    assert answer.impossible is not bool(fitting)
    assert (answer.values in fitting) is bool(fitting)
    if answer.values is not None:
        best = min(value(costs, numbers) for numbers in fitting)
        assert value(costs, answer.values) == best
        assert best - 1 < answer.bound <= best + UNSURE


def test_with_nothing_to_choose_there_is_nothing_to_solve() -> None:
    answer = solved(Programme(), 1)
    assert (answer.values, answer.bound, answer.impossible) == ((), 0, False)


@pytest.mark.parametrize("start", [(), (1, 1, 1), (3, 3, 3)])
def test_an_answer_that_is_known_only_helps(start: tuple[int, ...]) -> None:
    answer = solved(programme([1, 2, 3], [[1, 1, 1]], [2]), 5, start=start)
    assert answer.values == (2, 0, 0)
