"""A region's printed population is never used where part of the region is missing from it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from kartblad.core.regions import IntroductionRegion, Municipality, population
from kartblad.core.words import NO_WORDS

REGION = IntroductionRegion(
    key="region",
    name=NO_WORDS,
    population_raw="90.000",
    population_stated=90_000,
    population_checked=100_000,
    population_note=NO_WORDS,
    municipalities=13,
    start=NO_WORDS,
    duration=NO_WORDS,
    course_days=Decimal("4.5"),
    times=NO_WORDS,
    cost_sek=900,
    cost=NO_WORDS,
    trainers=NO_WORDS,
    content=NO_WORDS,
    source="",
    section="",
)


def test_what_is_missing() -> None:
    assert (REGION.population_missing, REGION.missing_share) == (10_000, Fraction(1, 10))


def test_fee_per_day() -> None:
    assert REGION.fee_per_day == 200
    assert replace(REGION, cost_sek=None).fee_per_day is None


def test_population_is_a_sum() -> None:
    assert population((Municipality("1401", "A", 3), Municipality("1402", "B", 4))) == 7
