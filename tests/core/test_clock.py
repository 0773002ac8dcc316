"""The clock of a step: it counts, rests, is given more time, runs over, and is never a stop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.clock import ADDED, Clock

seconds = st.integers(0, 6000)
instants = st.floats(1.6e9, 1.9e9)


@pytest.mark.parametrize(
    ("clock", "now", "left"),
    [
        (Clock(240), 1000.0, 240),
        (Clock(240, started=1000.0), 1000.0, 240),
        (Clock(240, started=1000.0), 1230.0, 10),
        (Clock(240, started=1000.0), 1305.0, -65),
        (Clock(240, used=60, started=1000.0), 1030.0, 150),
        (Clock(240, used=60), 9999.0, 180),
    ],
    ids=["rests", "begins", "runs", "runs over", "has run before", "rests after use"],
)
def test_what_is_left(clock: Clock, now: float, left: int) -> None:
    assert clock.left(now) == left


def test_the_end_is_known_only_while_it_runs() -> None:
    assert (Clock(240, 40).ends_at, Clock(240, 40, 1000.0).ends_at) == (None, 1200.0)


def test_time_is_added_also_when_it_has_run_over() -> None:
    assert Clock(60, started=1000.0).longer().left(1090.0) == ADDED - 30


def test_a_machine_clock_that_was_set_back_gives_no_time_and_takes_none() -> None:
    assert Clock(240, used=30, started=1000.0).rest(400.0) == Clock(240, used=30)


def test_a_running_clock_is_not_started_again() -> None:
    assert Clock(240, started=1000.0).run(1100.0) == Clock(240, started=1000.0)


@given(seconds, seconds, instants, seconds, seconds)
def test_resting_takes_no_time(total: int, used: int, start: float, run: int, away: int) -> None:
    rested = Clock(total, used, start).rest(start + run)
    assert rested.left(start + run + away) == rested.left(start + run)


@given(seconds, seconds, instants, seconds)
def test_resting_and_running_again_counts_each_second_once(total: int, used: int, start: float, run: int) -> None:
    start = float(int(start))
    again = Clock(total, used, start).rest(start + run).run(start + run)
    assert again.left(start + run + 7) == total - used - run - 7


@pytest.mark.parametrize(
    ("clock", "now", "left"),
    [
        (Clock(240, started=1000.0), 1100.0, 140),
        (Clock(240, started=1000.0), 90_000.0, 0),
        (Clock(240, used=300, started=1000.0), 90_000.0, -60),
        (Clock(240, used=60), 90_000.0, 180),
    ],
    ids=["a moment away", "a day away", "was over already", "rested"],
)
def test_time_away_is_no_overtime(clock: Clock, now: float, left: int) -> None:
    assert clock.taken_up(now).left(now) == left


def test_a_clock_that_was_taken_up_goes_on() -> None:
    assert Clock(240, started=1000.0).taken_up(90_000.0).left(90_005.0) == -5
