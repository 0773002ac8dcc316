"""Participations per post, Lorenz and Gini: worked examples, the usual properties, and the posts of the report."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad import settings
from kartblad.catalogue.tables import statistics
from kartblad.core.estimates import Estimate
from kartblad.core.inequality import LeftOut, PerPost, inequality, leave_one_out, per_post, posts_by_municipality

STATS = statistics(settings.load().data)
AMOUNTS = st.lists(st.fractions(0, 50, max_denominator=20), min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("amounts", "gini"),
    [
        ([1, 1, 1, 1], 0),
        ([0, 0, 0, 1], 1),
        ([1, 3], Fraction(1, 2)),
        ([1, 2, 3, 4], Fraction(1, 3)),
        ([5], None),
        ([0, 0], None),
    ],
)
def test_gini_with_the_correction_for_few_units(amounts: list[int], gini: Fraction | None) -> None:
    assert inequality(Fraction(amount) for amount in amounts).gini == gini


def test_a_curve() -> None:
    found = inequality([Fraction(3), Fraction(1)])
    assert found.curve == ((0, 0), (Fraction(1, 2), Fraction(1, 4)), (1, 1))
    assert (found.smallest, found.largest, found.ratio, found.units) == (1, 3, 3, 2)
    assert inequality([]).curve == ()
    assert inequality([Fraction(0), Fraction(2)]).ratio is None


@given(AMOUNTS)
def test_gini_is_between_nothing_and_one_and_knows_no_scale(amounts: list[Fraction]) -> None:
    found = inequality(amounts)
    if found.gini is not None:
        assert 0 <= found.gini <= 1
        assert inequality(3 * amount for amount in reversed(amounts)).gini == found.gini
        assert (found.gini == 0) == (len(set(amounts)) == 1)


@given(AMOUNTS)
def test_a_curve_lies_below_the_diagonal_and_gives_the_same_gini(amounts: list[Fraction]) -> None:
    found = inequality(amounts)
    if found.curve:
        assert all(y <= x for x, y in found.curve)
        pairs = list(zip(found.curve, found.curve[1:], strict=False))
        area = sum((x1 - x0) * (y0 + y1) / 2 for (x0, y0), (x1, y1) in pairs)
        assert found.gini == (1 - 2 * area) * Fraction(found.units, found.units - 1)


def test_a_negative_amount_is_an_error() -> None:
    with pytest.raises(ValueError, match="cannot be negative"):
        inequality([Fraction(-1), Fraction(2)])


def test_leaving_one_out() -> None:
    amounts = {"a": Fraction(1), "b": Fraction(1), "c": Fraction(8)}
    assert leave_one_out(amounts)[2] == LeftOut("c", Fraction(0))
    assert [left.key for left in leave_one_out(amounts)] == ["a", "b", "c"]


def test_posts_give_a_low_a_best_and_a_high_reading() -> None:
    found = per_post({"1421": 26}, {"1421": Estimate(Decimal(3), Decimal(3), Decimal(13)), "1439": Estimate.exactly(7)})
    assert found[0] == PerPost("1421", 26, Estimate(Decimal(3), Decimal(3), Decimal(13)))
    assert (found[0].low, found[0].best, found[0].high) == (2, Fraction(26, 3), Fraction(26, 3))
    assert (found[1].low, found[1].best, found[1].high) == (0, 0, 0)
    assert per_post({}, {"x": Estimate(Decimal(0), None, None)})[0].best is None


def test_the_posts_of_the_report_are_added_up_by_municipality() -> None:
    posts = posts_by_municipality(STATS.staffing, STATS.staffing_columns)
    assert len(posts) == 14
    assert posts["1485"] == Estimate.exactly(47)
    assert posts["1488"] == Estimate(Decimal(31), Decimal(35), None)
    assert sum(float(e.best) for e in posts.values() if e.best is not None) == pytest.approx(159.3)
