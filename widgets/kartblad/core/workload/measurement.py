"""One worker's measurement on one day: what was counted, what lowers the norm, how it felt, what was agreed.

No child and no case is in it: numbers by kind, a made-up code for the worker, and short notes about work. Numbers are
exact decimals. None is "not known", which is never the same as 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from kartblad.core.workload.origin import NO_WEIGHTS, Ref

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of one kind. ``shared``: those that two share; they are not among ``whole``."""

    id: str
    """The kind's."""
    whole: int | None = 0
    shared: int | None = 0


@dataclass(frozen=True, slots=True)
class Cover:
    """Cases of a colleague's that this worker does; they count for the one who does them."""

    id: str
    kind: str = ""
    number: int = 1
    person: str = ""
    """Whose they are: a code; empty where it is not said."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """Less to carry for a time, for a reason of the set. ``until`` is the last day it holds; empty: no end."""

    id: str
    reason: str = ""
    amount: Decimal = Decimal(0)
    until: str = ""

    def holds(self, day: str) -> bool:
        """Return whether it holds on a day (ÅÅÅÅ-MM-DD)."""
        return not self.until or day <= self.until


class Kind(StrEnum):
    """What an agreed action is."""

    LIFT_OFF = "lift_off"
    """Tasks are taken off the worker."""
    PROTECTED_TIME = "protected_time"
    """Time to catch up in which nothing new comes."""
    REDISTRIBUTE = "redistribute"
    MORE_STAFF = "more_staff"
    OTHER = "other"


class Done(StrEnum):
    """What became of an action, asked the next time."""

    OPEN = "open"
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Agreed:
    """One thing that worker and leader agreed on."""

    id: str
    kind: Kind = Kind.LIFT_OFF
    what: str = ""
    owner: str = ""
    by: str = ""
    """ÅÅÅÅ-MM-DD."""
    done: Done = Done.OPEN
    followed: str = ""
    """The month in which it was asked what became of it, ÅÅÅÅ-MM; empty until then."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The dialogue that the measurement is for."""

    date: str = ""
    said: str = ""
    """What the two saw, in their words."""
    agreed: tuple[Agreed, ...] = ()
    follow_up: str = ""
    """ÅÅÅÅ-MM-DD."""
    plan: str = ""
    """What is done about overload, where the load asks for a plan."""
    escalated: str = ""
    """To whom it went further, and when; empty where it did not."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One worker on one day."""

    id: str
    date: str = ""
    """ÅÅÅÅ-MM-DD."""
    person: str = ""
    """A made-up code, the same every time."""
    unit: str = ""
    years: Decimal | None = None
    """In the profession."""
    employment: Decimal | None = HUNDRED
    """Per cent of full time."""
    presence: Decimal | None = HUNDRED
    """Per cent of the post. Why somebody was away is never said."""
    counts: tuple[Count, ...] = ()
    """One for each kind of the set; a kind that is missing here was not asked for: 0."""
    cover: tuple[Cover, ...] = ()
    duties: Decimal | None = Decimal(0)
    """Points for duties outside the cases."""
    reductions: tuple[Reduction, ...] = ()
    self_rating: int | None = None
    flex: Decimal | None = None
    """Hours of flex balance, plus or minus."""
    note: str = ""
    weights: Ref = NO_WEIGHTS
    scored_before: Ref = NO_WEIGHTS
    """What it was scored with when it was measured, where it has been scored again with something else since."""
    handed: tuple[Count, ...] = ()
    """The counts as the worker handed them in; empty where nobody changed them since."""
    scored_by: str = ""
    scored_on: str = ""
    talk: Talk | None = None

    @property
    def month(self) -> str:
        """The month it belongs to, ÅÅÅÅ-MM."""
        return self.date[:7]

    def is_scored_by(self, ref: Ref) -> bool:
        """Return whether a version may score it: its very own; any where it names none. Another changes history."""
        return self.weights in (NO_WEIGHTS, ref)

    def count(self, kind: str) -> Count:
        """Return the count of a kind; none of it where it was not asked for."""
        return next((each for each in self.counts if each.id == kind), Count(kind))


def next_time(last: Measurement, new_id: str, day: str) -> Measurement:
    """Return the measurement that a new one begins with: as last time, without what belongs to that time alone.

    The years in the profession grow with the calendar; rating, flex, note and talk are asked anew. Reductions that
    have run out are left behind.
    """
    years = last.years
    if years is not None and last.date:
        months = (int(day[:4]) - int(last.date[:4])) * 12 + int(day[5:7]) - int(last.date[5:7])
        years = min(Decimal(60), years + (Decimal(max(0, months)) / 12).quantize(Decimal("0.1")))
    return replace(
        last,
        id=new_id,
        date=day,
        years=years,
        reductions=tuple(each for each in last.reductions if each.holds(day)),
        self_rating=None,
        flex=None,
        note="",
        scored_before=NO_WEIGHTS,
        handed=(),
        scored_by="",
        scored_on="",
        talk=None,
    )
