"""Estimates keep their order, and totals never fill in what is not known."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.estimates import Estimate, Total, total

D = Decimal
COUNTS = st.decimals(min_value=0, max_value=500, places=2)
EXACT = COUNTS.map(Estimate.exactly)
WHOLE = st.lists(COUNTS, min_size=3, max_size=3).map(sorted).map(lambda n: Estimate(*n))
GAPPY = st.tuples(WHOLE, st.tuples(st.booleans(), st.booleans(), st.booleans())).map(
    lambda pair: Estimate(
        *(n if kept else None for n, kept in zip((pair[0].low, pair[0].best, pair[0].high), pair[1], strict=True))
    )
)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], Total(D(0), D(0), D(0), 0, 0)),
        ([Estimate.exactly(4), Estimate.exactly(D("4.5"))], Total(D("8.5"), D("8.5"), D("8.5"), 2, 0)),
        ([Estimate(D(21), D(24), None)], Total(D(21), D(24), None, 1, 0)),
        ([Estimate.exactly(3), Estimate(D(2), None, D(3))], Total(D(5), D(3), D(6), 1, 1)),
        ([Estimate.exactly(3), Estimate()], Total(D(3), D(3), None, 1, 1)),
    ],
)
def test_total(parts: list[Estimate], expected: Total) -> None:
    assert total(parts) == expected


def test_tenths_add_up_exactly() -> None:
    assert total([Estimate.exactly(D("0.1"))] * 3).best == D("0.3")


@pytest.mark.parametrize(
    ("low", "best", "high"), [(D(2), D(1), None), (None, D(3), D(2)), (D(3), None, D(2)), (D(1), D(3), D(2))]
)
def test_readings_out_of_order_are_refused(low: Decimal | None, best: Decimal | None, high: Decimal | None) -> None:
    with pytest.raises(ValueError, match="order low, best, high"):
        Estimate(low, best, high)


@pytest.mark.parametrize(
    ("estimate", "number", "may_be"),
    [
        (Estimate.exactly(5), D(5), True),
        (Estimate.exactly(5), D("5.1"), False),
        (Estimate(D(21), D(24), None), D(400), True),
        (Estimate(D(21), D(24), None), D(20), False),
        (Estimate(), D(0), True),
        (Estimate(), D(-1), False),
    ],
)
def test_may_be(estimate: Estimate, number: Decimal, may_be: bool) -> None:
    assert estimate.may_be(number) is may_be


@given(st.lists(WHOLE))
def test_a_total_of_whole_estimates_keeps_their_order(parts: list[Estimate]) -> None:
    summed = total(parts)
    assert summed.high is not None
    assert summed.low <= summed.best <= summed.high
    assert summed.estimate.is_exact is all(part.is_exact for part in parts) or summed.low == summed.high


@given(st.lists(GAPPY))
def test_what_is_not_known_is_told(parts: list[Estimate]) -> None:
    summed = total(parts)
    assert summed.counted + summed.without_best == len(parts)
    assert (summed.high is None) is any(part.high is None for part in parts)
    assert (summed.estimate.best is None) is any(part.best is None for part in parts)


@given(st.lists(EXACT), st.lists(EXACT))
def test_the_total_of_parts_is_the_total_of_the_whole(one: list[Estimate], other: list[Estimate]) -> None:
    whole, first, second = total(one + other), total(one), total(other)
    assert (whole.low, whole.best) == (first.low + second.low, first.best + second.best)


@given(GAPPY)
def test_every_reading_may_be_meant(estimate: Estimate) -> None:
    assert estimate.is_known is bool(estimate.readings)
    assert all(estimate.may_be(number) for number in estimate.readings)
