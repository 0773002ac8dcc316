"""The competence plan: tiers of experience, planned trainings with their frequency, needs, and what is wished for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kartblad.core.words import Words


class TierList(StrEnum):
    """The two lists of tiers in the report. They disagree, and are never mixed."""

    STAFFING = "staffing"
    """The project goal and the staffing table: 0-2, 2-5, more than 5 years."""
    PLAN = "plan"
    """The competence plan: 0-2, 3-5, more than 5 years, and first-line supervisors."""


class Frequency(StrEnum):
    """How often a training is planned."""

    YEARLY = "yearly"
    EVERY_1_TO_1_5_YEARS = "every_1_to_1_5_years"
    EVERY_OTHER_YEAR = "every_other_year"
    ONE_TO_TWO_A_YEAR = "one_to_two_a_year"
    GROUPS_A_TERM = "groups_a_term"
    ON_DEMAND = "on_demand"
    LOCAL = "local"
    TRIAL = "trial"
    DATED_START = "dated_start"
    NOT_STATED = "not_stated"


class NeedKind(StrEnum):
    """Who meets a need."""

    LOCAL = "local"
    COMMON = "common"


class WishKind(StrEnum):
    """How the interviewed supervisors named an area."""

    PRIORITISED = "prioritised"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier; ``from_years`` is None for a tier that is not about years."""

    list: TierList
    key: str
    name: Words
    from_years: int | None
    to_years: int | None
    """None: no upper end."""
    above: bool
    """True: only more than ``from_years``."""
    source: str = ""
    section: str = ""

    def holds(self, years: Decimal) -> bool:
        """Whether someone with so many years in the trade belongs here, read to the letter."""
        if self.from_years is None:
            return False
        enough = years > self.from_years if self.above else years >= self.from_years
        return enough and (self.to_years is None or years <= self.to_years)


@dataclass(frozen=True, slots=True)
class Training:
    """One training of the plan."""

    tier: str
    name: Words
    frequency_raw: str
    frequency: Frequency
    years_between_low: Decimal | None
    """Years from one time to the next; None where the plan gives no rhythm."""
    years_between_high: Decimal | None
    course_group: str
    note: Words
    source: str
    section: str

    @property
    def times_a_year(self) -> tuple[Fraction, Fraction] | None:
        """Fewest and most times a year; None where the plan gives no rhythm."""
        if self.years_between_low is None or self.years_between_high is None:
            return None
        return 1 / Fraction(self.years_between_high), 1 / Fraction(self.years_between_low)


@dataclass(frozen=True, slots=True)
class Need:
    """Something to learn in a tier, at the workplace or together."""

    tier: str
    kind: NeedKind
    name: Words
    source: str
    section: str


@dataclass(frozen=True, slots=True)
class Wish:
    """An area that supervisors named in the interviews; the report gives no order and no counts."""

    kind: WishKind
    name: Words
    source: str
    section: str


def tiers_at(years: Decimal, tiers: Iterable[Tier], of: TierList) -> tuple[Tier, ...]:
    """Return the tiers of one list that hold so many years: none in a gap, two where tiers overlap."""
    return tuple(tier for tier in tiers if tier.list is of and tier.holds(years))
