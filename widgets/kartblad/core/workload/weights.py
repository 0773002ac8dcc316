"""An instrument as data: what each kind of case weighs, what a worker can carry, and where each number comes from.

Nothing here belongs to one instrument: kinds, bands, zones and rules are data of a set under ``data/weights``, or of a
municipality's own. What an instrument may say is a closed vocabulary; a new kind of rule is code with a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kartblad.core.words import NO_WORDS, Words
from kartblad.core.workload.examples import Decision, Example
from kartblad.core.workload.origin import Amount, Origin, Ref, Source
from kartblad.core.workload.rating import Mismatch, Overload, RatingScale


class Unit(StrEnum):
    """What a count counts."""

    CASE = "case"
    CHILD = "child"
    FAMILY = "family"
    ACTIVITY = "activity"


class Phase(StrEnum):
    """Where in its way through the social services a case is; how a form is ordered."""

    INTAKE = "intake"
    INVESTIGATION = "investigation"
    MEASURE = "measure"
    """Decided help that is followed up (insats)."""
    OTHER = "other"
    BACKLOG = "backlog"
    """What waits or drags on: shown beside the points."""


class Tone(StrEnum):
    """The colour of a zone; it always stands with the zone's name, its place and a pattern."""

    BLUE = "blue"
    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


class PartTime(StrEnum):
    """How a norm follows the degree of employment."""

    LINEAR = "linear"
    NONE = "none"
    """The norm is the same whatever the degree."""


class DutiesRule(StrEnum):
    """What duties outside the cases do."""

    REDUCE_NORM = "reduce_norm"
    ADD_POINTS = "add_points"


class Gauge(StrEnum):
    """What a reduction is counted in."""

    PERCENT = "percent"
    """Of full time."""
    HOURS = "hours"
    """A week; needs the set's hours of full time."""
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class CaseKind:
    """Something that is counted: a kind of case, in one travel band where the kind has bands."""

    id: str
    name: Words
    phase: Phase
    points: Amount
    about: Words = NO_WORDS
    """What counts as one, so that two people count alike."""
    group: str = ""
    """The kind that it is a travel band of; empty where it has no bands."""
    within: str = ""
    """The kind that each of these is also counted as ("of which"): there are never more of these than of those."""


@dataclass(frozen=True, slots=True)
class Band:
    """What a full-time worker with so much experience can carry: from ``years_from`` up to, not with, ``years_to``."""

    id: str
    name: Words
    years_from: Decimal
    years_to: Decimal | None
    points: Amount
    newcomer: bool = False
    """Whether those in it are protected: nothing is moved to them."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Loads from the zone before up to, not with, ``upper``, a share of the norm; the last has no end."""

    id: str
    name: Words
    tone: Tone
    upper: Amount | None = None
    about: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason to carry less for a time. ``usual``: what is proposed; ``most``: what is accepted; both in ``gauge``."""

    id: str
    name: Words
    gauge: Gauge
    usual: Amount | None = None
    most: Amount | None = None
    months: int | None = None
    """After how many months it is looked at again."""


class Flaw(StrEnum):
    """Why something is no instrument."""

    IDS = "ids"
    """Two things share an id."""
    BANDS = "bands"
    """The bands do not follow on each other from 0 to no end."""
    ZONES = "zones"
    """The zones do not rise to an open end."""
    HOURS = "hours"
    """A full-time week of no hours, or of unknown ones: a reduction in hours would be no share of it."""


class FlawError(ValueError):
    """What was to be a set does not hang together; ``flaw`` says why."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


@dataclass(frozen=True, slots=True)
class WeightSet:
    """One version of one instrument.

    Raises
    ------
    FlawError
        If two things share an id, the bands leave a gap or overlap, the zones do not rise to an open end, or a reason
        is counted in hours without a week to hold them against.
    """

    ref: Ref
    name: Words
    about: Words
    """What it is, and what it is not."""
    date: str
    """When this version was made."""
    unit: Unit
    bands: tuple[Band, ...]
    kinds: tuple[CaseKind, ...]
    """Everything that is counted, also what waits, in the order of the form."""
    zones: tuple[Zone, ...]
    rating: RatingScale
    part_time: PartTime = PartTime.LINEAR
    part_time_origin: Origin = Origin.ILLUSTRATIVE
    shared: Amount | None = None
    """The share of a case's points that each of two who share it carries; None: cases are not shared."""
    fixed: Amount | None = None
    """Points outside the cases that every full-time worker has; they follow the employment as the norm does."""
    duties: DutiesRule = DutiesRule.REDUCE_NORM
    duties_origin: Origin = Origin.ILLUSTRATIVE
    hours: Amount | None = None
    """The hours of a full-time week."""
    reasons: tuple[Reason, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    overload: Overload | None = None
    interval_months: int = 1
    sources: tuple[Source, ...] = ()
    examples: tuple[Example, ...] = ()
    based_on: Ref | None = None
    """What a local set was copied from."""
    decision: Decision | None = None
    """Who decided it; None for a set that comes with the workbook."""

    def __post_init__(self) -> None:
        for named in (self.bands, self.kinds, self.zones, self.reasons, self.mismatches, self.sources, self.examples):
            ids = [getattr(each, "id", getattr(each, "key", "")) for each in named]
            if len(set(ids)) < len(ids):
                raise FlawError(Flaw.IDS)
        ends = [band.years_to for band in self.bands]
        if [band.years_from for band in self.bands] != [Decimal(0), *ends[:-1]] or ends[-1:] != [None]:
            raise FlawError(Flaw.BANDS)
        uppers = [zone.upper.value if zone.upper else None for zone in self.zones]
        known = [upper for upper in uppers[:-1] if upper is not None and upper > 0]
        if len(known) < len(uppers) - 1 or sorted(set(known)) != known or uppers[-1:] != [None]:
            raise FlawError(Flaw.ZONES)
        in_hours = any(reason.gauge is Gauge.HOURS for reason in self.reasons)
        if not self.hours.value if self.hours else in_hours:
            raise FlawError(Flaw.HOURS)

    def kind(self, kind_id: str) -> CaseKind:
        """Return what a count counts.

        Raises
        ------
        UnknownKindError
            If this set does not know it. It never counts as nothing.
        """
        for kind in self.kinds:
            if kind.id == kind_id:
                return kind
        raise UnknownKindError(kind_id)

    def zone(self, zone_id: str) -> Zone:
        """Return a zone.

        Raises
        ------
        KeyError
            If there is none of that id.
        """
        return next((zone for zone in self.zones if zone.id == zone_id), None) or _missing(zone_id)

    def reason(self, reason_id: str) -> Reason:
        """Return a reason to carry less.

        Raises
        ------
        UnknownReasonError
            If this set does not know it.
        """
        for reason in self.reasons:
            if reason.id == reason_id:
                return reason
        raise UnknownReasonError(reason_id)

    def band(self, years: Decimal) -> Band:
        """Return the band of so many years, which are not negative."""
        return next(band for band in reversed(self.bands) if band.years_from <= years)


class UnknownKindError(ValueError):
    """A count of something that the set does not know; the message is its id."""


class UnknownReasonError(ValueError):
    """A reduction for a reason that the set does not know; the message is its id."""


def _missing(key: str) -> Zone:
    raise KeyError(key)
