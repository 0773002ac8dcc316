"""Municipalities and regions: who took part, and how three other regions introduce newcomers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kartblad.core.words import Words


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of Fyrbodal with SCB's code and its population at the end of 2017."""

    code: str
    name: str
    population: int
    population_mid_2017: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class IntroductionRegion:
    """One region's introduction course, with the population as printed and as it should be read."""

    key: str
    name: Words
    population_raw: str
    population_stated: int
    population_checked: int
    """The number for the whole region; the printed one where nothing is missing from it."""
    population_note: Words
    municipalities: int
    start: Words
    duration: Words
    course_days: Decimal
    times: Words
    """How often the course is given."""
    cost_sek: int | None
    """The fee; None where no fee is stated."""
    cost: Words
    trainers: Words
    content: Words
    source: str
    section: str

    @property
    def population_missing(self) -> int:
        """How many inhabitants the printed number leaves out."""
        return self.population_checked - self.population_stated

    @property
    def missing_share(self) -> Fraction:
        """The share of the whole region that the printed number leaves out."""
        return Fraction(self.population_missing, self.population_checked)

    @property
    def fee_per_day(self) -> Decimal | None:
        """The fee divided by course days: a fee, never the full cost."""
        return None if self.cost_sek is None else Decimal(self.cost_sek) / self.course_days


def population(municipalities: tuple[Municipality, ...]) -> int:
    """Return the population of all municipalities together."""
    return sum(m.population for m in municipalities)
