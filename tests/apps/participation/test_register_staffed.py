"""A register set against a staff list: shares that tell of no small group, not even by subtraction."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from participation_views import STATS
from register_desks import desk_of, invented_register, looked, main_figure, own_rows

from kartblad.apps.participation.register_choices import Amount
from kartblad.apps.participation.register_shares import shares, split_shares
from kartblad.apps.participation.register_staffed import cycles
from kartblad.core.register import Dimension
from kartblad.frames.coverage import coverage, saturation
from kartblad.ui.blocks import Controls, Notice

LEAST = 5


def test_coverage_is_what_the_tables_say_where_it_is_shown() -> None:
    held = invented_register()
    assert held.staff is not None
    expected = {c.key: c.share for c in coverage(held.register.frame, held.staff, held.last_day, Dimension.COURSE)}
    shown = {r.key: r.cells[0].value for r in main_figure(amount=Amount.COVERAGE).rows if r.cells[0].value is not None}
    assert shown == {key: pytest.approx(float(expected[key] * 100)) for key in shown}
    assert len(shown) > LEAST


def test_saturation_has_every_half_year() -> None:
    held = invented_register()
    assert held.staff is not None
    halves = saturation(held.register.frame, held.staff, held.last_day)
    figure = main_figure(amount=Amount.SATURATION)
    assert [row.key for row in figure.rows] == [half.key for half in halves]
    assert figure.rows[0].label == "2014, första halvåret"


@pytest.mark.parametrize("amount", [Amount.COVERAGE, Amount.UP_TO_DATE, Amount.TIER_REACH, Amount.SATURATION])
def test_without_a_staff_list_the_page_asks_for_one(amount: Amount) -> None:
    screen = looked(desk_of(own_rows()), amount=amount)
    assert "personallista" in next(block.text for block in screen.blocks if isinstance(block, Notice))
    assert any(isinstance(block, Controls) and block.key == "staff-in" for block in screen.blocks)


def test_cycles_are_the_plans_longer_ends() -> None:
    found = cycles(STATS)
    assert (found["lvu_basic"], found["bbic"], found["talking_with_children"]) == (1.5, found["bbic"], 2.0)
    assert "ekb" not in found


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=6))
def test_a_share_that_is_shown_leaves_no_small_group(parts: list[tuple[int, int]]) -> None:
    rows = [(f"r{n}", part, part + rest) for n, (part, rest) in enumerate(parts)]
    for key, part, whole in rows:
        shown = shares(rows, "row")[key]
        assert shown.part is None or (part >= LEAST and whole - part >= LEAST)


@given(st.lists(st.tuples(*[st.integers(0, 30)] * 3), min_size=1, max_size=5))
def test_no_state_can_be_worked_out_by_subtraction(parts: list[tuple[int, int, int]]) -> None:
    rows = [(f"r{n}", first, second, first + second + rest) for n, (first, second, rest) in enumerate(parts)]
    shown = split_shares(rows, "row")
    for key, first, second, _whole in rows:
        if shown[key].part is not None:
            assert not 0 < first < LEAST
            assert not 0 < second < LEAST


def test_an_invented_staff_list_marks_an_own_register() -> None:
    held = desk_of(own_rows()).held
    assert held is not None
    staff = invented_register().staff
    assert not held.is_invented
    assert replace(held, staff=staff).is_invented
