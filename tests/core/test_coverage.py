"""The saturation model against its worked numbers, and what must hold of it whatever is assumed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.coverage import Saturation

SHARE = st.floats(0, 1)


@pytest.mark.parametrize(
    ("turnover", "newcomers", "seats"), [(0.30, 0.0, 38.4), (0.15, 0.0, 19.2), (0.30, 0.2, 28.8), (0.30, 0.9, 0.0)]
)
def test_seats_that_hold_80_per_cent_of_160(turnover: float, newcomers: float, seats: float) -> None:
    assert Saturation(160, turnover, newcomers).to_hold(0.8) == pytest.approx(seats)


def test_one_group_of_25_a_year_levels_out_at_52_per_cent() -> None:
    model = Saturation(160, 0.30, seats=25)
    assert model.level == pytest.approx(0.52, abs=0.005)
    assert model.path(0.8, 30)[-1] == pytest.approx(model.level, abs=0.001)
    assert model.path(0.8, 2) == pytest.approx((0.8, 0.8 * 0.7 + 25 / 160, (0.8 * 0.7 + 25 / 160) * 0.7 + 25 / 160))


def test_without_turnover() -> None:
    assert Saturation(160, 0.0).level is None
    assert Saturation(160, 0.0, seats=1).level == 1.0


@given(SHARE, SHARE, st.floats(0, 500), SHARE)
def test_a_coverage_stays_between_nothing_and_all(turnover: float, newcomers: float, seats: float, now: float) -> None:
    assert all(0 <= coverage <= 1 for coverage in Saturation(160, turnover, newcomers, seats).path(now, 10))


@given(SHARE, SHARE, SHARE)
def test_the_seats_that_hold_a_coverage_hold_it(turnover: float, newcomers: float, now: float) -> None:
    seats = Saturation(160, turnover, newcomers).to_hold(now)
    after = Saturation(160, turnover, newcomers, seats).after(now)
    assert after == pytest.approx(now) if seats else after >= now - 1e-9


@pytest.mark.parametrize(
    "wrong", [{"staff": 0}, {"seats": -1}, {"turnover": 1.1}, {"turnover": -0.1}, {"newcomers_trained": 2}]
)
def test_assumptions_are_checked(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"must be|run from 0 to 1"):
        Saturation(**{"staff": 160, "turnover": 0.3} | wrong)
