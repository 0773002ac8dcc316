"""A municipality's own set while it is written: it may be unfinished and contradict itself, as a `WeightSet` may not.

It begins as a copy of a set. A number that is left keeps its label; one that is changed is the municipality's own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from kartblad.core.words import NO_WORDS, Words
from kartblad.core.workload.examples import Decision, Example
from kartblad.core.workload.origin import Origin, Ref, Source
from kartblad.core.workload.rating import Mismatch, Overload, RatingScale
from kartblad.core.workload.weights import DutiesRule, Gauge, PartTime, Phase, Tone, Unit


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as far as it is written; without ``value`` it is missing, or not used where it need not be there."""

    value: Decimal | None = None
    origin: Origin = Origin.LOCAL
    source: str = ""
    basis: Words = NO_WORDS
    low: Decimal | None = None
    high: Decimal | None = None


NO_FIGURE = Figure()
NO_DECISION = Decision()
USUAL_SCALE = RatingScale(1, 5, 5, Origin.LOCAL, Origin.LOCAL)


@dataclass(frozen=True, slots=True)
class LocalKind:
    """As `CaseKind`."""

    id: str
    name: Words = NO_WORDS
    phase: Phase = Phase.OTHER
    points: Figure = NO_FIGURE
    about: Words = NO_WORDS
    group: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class LocalBand:
    """As `Band`; it ends where the next begins, so that there can be no gap."""

    id: str
    name: Words = NO_WORDS
    years_from: Decimal | None = None
    points: Figure = NO_FIGURE
    newcomer: bool = False


@dataclass(frozen=True, slots=True)
class LocalZone:
    """As `Zone`; what stands as the upper limit of the last is not used: it has no end."""

    id: str
    name: Words = NO_WORDS
    tone: Tone = Tone.GREEN
    upper: Figure = NO_FIGURE
    about: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class LocalReason:
    """As `Reason`."""

    id: str
    name: Words = NO_WORDS
    gauge: Gauge = Gauge.PERCENT
    usual: Figure = NO_FIGURE
    most: Figure = NO_FIGURE
    months: int | None = None


@dataclass(frozen=True, slots=True)
class LocalSet:
    """As `WeightSet`, without its guarantees. ``based_on`` is what it was copied from."""

    id: str
    based_on: Ref
    name: Words = NO_WORDS
    about: Words = NO_WORDS
    unit: Unit = Unit.CASE
    bands: tuple[LocalBand, ...] = ()
    kinds: tuple[LocalKind, ...] = ()
    zones: tuple[LocalZone, ...] = ()
    rating: RatingScale = USUAL_SCALE
    part_time: PartTime = PartTime.LINEAR
    part_time_origin: Origin = Origin.LOCAL
    shared: Figure = NO_FIGURE
    fixed: Figure = NO_FIGURE
    duties: DutiesRule = DutiesRule.REDUCE_NORM
    duties_origin: Origin = Origin.LOCAL
    hours: Figure = NO_FIGURE
    reasons: tuple[LocalReason, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    overload: Overload | None = None
    interval_months: int | None = 1
    sources: tuple[Source, ...] = ()
    examples: tuple[Example, ...] = ()
    decision: Decision = NO_DECISION


def written_over(old: Figure, value: Decimal | None, base: Figure) -> Figure:
    """Return a number with another value: the municipality's own, unless it is what the copied set says.

    Parameters
    ----------
    old
        What stood there.
    value
        What was written; None: nothing.
    base
        What the copied set says there.
    """
    if value is None:
        return replace(old, value=None)
    if value == base.value:
        return base
    if old.value == value or old.origin is Origin.LOCAL:
        return replace(old, value=value)
    return Figure(value)
