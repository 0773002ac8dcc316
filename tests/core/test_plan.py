"""Tiers read to the letter: overlaps and gaps are found, not smoothed over; intervals are not frequencies."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from kartblad.core.plan import Frequency, Tier, TierList, Training, tiers_at
from kartblad.core.words import NO_WORDS

D = Decimal


def tier(of: TierList, key: str, low: int | None, high: int | None, *, above: bool = False) -> Tier:
    """Return a tier without words."""
    return Tier(of, key, NO_WORDS, low, high, above)


TIERS = (
    tier(TierList.STAFFING, "0-2", 0, 2),
    tier(TierList.STAFFING, "2-5", 2, 5),
    tier(TierList.STAFFING, ">5", 5, None, above=True),
    tier(TierList.PLAN, "0-2", 0, 2),
    tier(TierList.PLAN, "3-5", 3, 5),
    tier(TierList.PLAN, ">5", 5, None, above=True),
    tier(TierList.PLAN, "first-line", None, None),
)


@pytest.mark.parametrize(
    ("years", "staffing", "plan"),
    [
        ("0", ["0-2"], ["0-2"]),
        ("2", ["0-2", "2-5"], ["0-2"]),
        ("2.5", ["2-5"], []),
        ("3", ["2-5"], ["3-5"]),
        ("5", ["2-5"], ["3-5"]),
        ("5.1", [">5"], [">5"]),
    ],
)
def test_tiers_at(years: str, staffing: list[str], plan: list[str]) -> None:
    found = [[t.key for t in tiers_at(D(years), TIERS, of)] for of in (TierList.STAFFING, TierList.PLAN)]
    assert found == [staffing, plan]


@pytest.mark.parametrize(
    ("low", "high", "times"),
    [
        ("1", "1.5", (Fraction(2, 3), Fraction(1))),
        ("2", "2", (Fraction(1, 2), Fraction(1, 2))),
        ("0.25", "0.5", (Fraction(2), Fraction(4))),
        (None, None, None),
    ],
)
def test_times_a_year(low: str | None, high: str | None, times: tuple[Fraction, Fraction] | None) -> None:
    between = [None if years is None else D(years) for years in (low, high)]
    made = Training("tier", NO_WORDS, "", Frequency.NOT_STATED, *between, "", NO_WORDS, "", "")
    assert made.times_a_year == times
