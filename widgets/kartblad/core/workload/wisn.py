"""How many workers a year's work takes, reckoned as WHO's WISN does: from volumes, time for each, and available days.

It is another question than the points answer, with other numbers: hours, which no point stands for. Nothing is filled
in beforehand; what a unit has not said is not known, and what it comes to is said of the rest only.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

MOST_DAYS = 366
MOST_VOLUME = 1_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of case in a year. ``id`` is the kind's; None: not known."""

    id: str
    volume: int | None = None
    """How many a year."""
    hours: Decimal | None = None
    """For each, on average."""


@dataclass(frozen=True, slots=True)
class Staffing:
    """What the unit knows of a year; all of it is filled in by the unit."""

    tasks: tuple[Task, ...] = ()
    days: Decimal | None = None
    """On which a full-time worker is at work in a year."""
    hours_a_day: Decimal | None = None
    all_days: Decimal | None = None
    """Of those days, how many go to what every worker does beside the cases (WISN's category allowance)."""
    individual: Decimal | None = None
    """Full-time posts that go to what only some do (WISN's individual allowance)."""


NO_STAFFING = Staffing()
"""Nothing has been said."""


class Lack(StrEnum):
    """What has to be known before anything comes out."""

    DAYS = "days"
    HOURS = "hours"
    TASKS = "tasks"
    """Not one kind has both volume and time."""
    TOO_MANY_DAYS = "too_many_days"
    """What all do takes all available days, or more."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a year's work takes, in full-time workers."""

    cases: Fraction
    """For the cases alone."""
    factor: Fraction
    """By how much what all do raises that."""
    required: Fraction
    """With what all do, and what only some do."""
    left_out: tuple[str, ...]
    """Kinds of which volume or time is not known: what comes out is at least so much."""
    assumed_none: bool
    """Whether what all or some do is not known and counts as nothing: again at least."""


def need(staffing: Staffing) -> Need | tuple[Lack, ...]:
    """Return what a year's work takes, or what has to be known first."""
    known = [each for each in staffing.tasks if each.volume is not None and each.hours is not None]
    days, hours = staffing.days, staffing.hours_a_day
    lacks = ((Lack.TASKS, not known), (Lack.DAYS, not days), (Lack.HOURS, not hours))
    found = tuple(lack for lack, is_so in lacks if is_so)
    if found or not days or not hours:
        return found
    all_days = staffing.all_days or Decimal(0)
    if all_days >= days:
        return (Lack.TOO_MANY_DAYS,)
    worked = sum((Fraction(each.volume or 0) * Fraction(each.hours or 0) for each in known), Fraction(0))
    cases = worked / (Fraction(days) * Fraction(hours))
    factor = 1 / (1 - Fraction(all_days) / Fraction(days))
    left_out = tuple(each.id for each in staffing.tasks if each not in known)
    assumed = staffing.all_days is None or staffing.individual is None
    return Need(cases, factor, cases * factor + Fraction(staffing.individual or 0), left_out, assumed)


def ratio(existing: Fraction, required: Fraction) -> Fraction | None:
    """Return WISN's ratio: below 1 there are too few; None where nothing is required."""
    return existing / required if required > 0 else None
