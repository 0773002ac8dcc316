"""A unit's month as its leader sees it: how many are in each zone, the median between the ends, what waits, who is new.

Never a mean, and the numbers by zone before all: two at 60 and 140 per cent are one who has too little and one who has
far too much to do, not two who have enough. Nobody is ranked. What a workplace meeting may see of it is `merged`'s.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kartblad.core.workload.book import Unit, relieved
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.scoring import Gap, Score, score, zone_of
from kartblad.core.workload.weights import Phase, UnknownKindError, UnknownReasonError, WeightSet, Zone

FEWEST_FOR_MEDIAN = 3
"""Of two loads the median is the mean, which neither of them has."""
YEAR = 12

WeightsOf = Callable[[Ref], WeightSet]


class Apart(StrEnum):
    """Why a load cannot stand beside the others of its month."""

    GONE = "gone"
    """The version that it was scored with is not here any more; another one would change history."""
    UNKNOWN = "unknown"
    """Something is counted that its set does not know."""
    OTHER_ZONES = "other_zones"
    """Its set has other zones than that of most others."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One measurement with what it comes to, and why it has no zone where it has none."""

    measured: Measurement
    weights: WeightSet
    score: Score | None
    lack: Gap | Apart | None = None

    @property
    def load(self) -> Fraction | None:
        """The load, where it counts."""
        return self.score.load if self.score and self.lack is None else None

    @property
    def zone(self) -> str:
        """The zone's id, where it counts; else empty."""
        return self.score.zone if self.score and self.lack is None else ""

    @property
    def is_newcomer(self) -> bool:
        """Whether the worker's band is one of newcomers; not, where the years are not known."""
        years = self.measured.years
        return years is not None and self.weights.band(years).newcomer


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many of one kind wait or drag on.

    ``unknown``: how many workers did not count them, or were not asked to by the set of that time.
    """

    kind: str
    number: int
    holders: int
    """Workers who have any."""
    unknown: int


@dataclass(frozen=True, slots=True)
class Picture:
    """One month."""

    month: str
    weights: WeightSet
    """What most were scored with."""
    standings: tuple[Standing, ...]
    """In the order of the codes."""

    @property
    def measured(self) -> int:
        """How many measured themselves."""
        return len(self.standings)

    @property
    def loads(self) -> tuple[Fraction, ...]:
        """The loads that are known, the lowest first."""
        return tuple(sorted(each.load for each in self.standings if each.load is not None))

    @property
    def zones(self) -> Mapping[str, int]:
        """How many there are in each zone, in the zones' order."""
        return self._by_zone(self.standings)

    @property
    def newcomers(self) -> Mapping[str, int]:
        """How many newcomers there are in each zone."""
        return self._by_zone(each for each in self.standings if each.is_newcomer)

    @property
    def yearless(self) -> int:
        """How many may be new or not: their years are not known."""
        return sum(each.measured.years is None for each in self.standings)

    @property
    def lacks(self) -> Mapping[Gap | Apart, int]:
        """Why so many have no value: each is counted once, under what stands first."""
        found = Counter(each.lack for each in self.standings if each.lack is not None)
        return {lack: found[lack] for lack in (*Gap, *Apart) if found[lack]}

    @property
    def median(self) -> Fraction | None:
        """The load with as many above it as below, exactly; None for fewer than three."""
        return median(self.loads)

    @property
    def median_zone(self) -> str:
        """The zone of the median; it can be one that nobody is in."""
        return "" if self.median is None else zone_of(self.median, Fraction(1), self.weights)

    @property
    def covered(self) -> int:
        """How many cases somebody does for a colleague."""
        return sum(cover.number for each in self.standings for cover in each.measured.cover)

    @property
    def unsigned(self) -> int:
        """How many measurements no leader has scored yet."""
        return sum(not each.measured.scored_on for each in self.standings)

    def waiting(self, kind: str) -> Waiting:
        """Return how many of a kind wait; what was not counted is not among them."""
        numbers = [count.whole for each in self.standings for count in each.measured.counts if count.id == kind]
        known = [number for number in numbers if number is not None]
        holders = sum(number > 0 for number in known)
        return Waiting(kind, sum(known), holders, len(self.standings) - len(known))

    def in_zones(self, zones: Iterable[str]) -> int:
        """Return how many there are in some zones together."""
        return sum(self.zones.get(zone, 0) for zone in zones)

    def _by_zone(self, standings: Iterable[Standing]) -> dict[str, int]:
        found = Counter(each.zone for each in standings if each.zone)
        return {zone.id: found[zone.id] for zone in self.weights.zones}


def picture(unit: Unit, month: str, weights_of: WeightsOf) -> Picture:
    """Return a month, every measurement scored with the set that it was scored with then.

    Parameters
    ----------
    unit
        The unit's sheet.
    month
        ÅÅÅÅ-MM.
    weights_of
        Gives a set by its reference; where that version is gone, another one, whose ``ref`` then differs.
    """
    measured = unit.in_month(month)
    found = [_standing(each, measured, unit, weights_of) for each in measured]
    main = _most_used(found) or weights_of(unit.weights)
    return Picture(month, main, tuple(_beside(each, main) for each in found))


def calendar(first: str, last: str) -> tuple[str, ...]:
    """Return every month from one to another, both ÅÅÅÅ-MM and both included."""
    start, end = (int(each[:4]) * YEAR + int(each[5:7]) - 1 for each in (first, last))
    return tuple(f"{month // YEAR:04}-{month % YEAR + 1:02}" for month in range(start, end + 1))


def recent(unit: Unit, month: str, most: int = YEAR) -> tuple[str, ...]:
    """Return the months up to one, at most so many, from the first that was measured on; also those in between."""
    months = [each for each in unit.months if each <= month]
    return calendar(months[0], month)[-most:] if months else ()


def backlog(weights: WeightSet) -> tuple[str, ...]:
    """Return the kinds of a set that wait or drag on."""
    return tuple(kind.id for kind in weights.kinds if kind.phase is Phase.BACKLOG)


def heavy(weights: WeightSet) -> tuple[str, ...]:
    """Return the zones that ask for a plan; where the set names none, those above the norm's own zone."""
    named = weights.overload.zones if weights.overload is not None else ()
    if found := tuple(zone.id for zone in weights.zones if zone.id in named):
        return found
    return tuple(zone.id for zone in weights.zones[split(weights.zones) :])


def split(zones: Sequence[Zone]) -> int:
    """Return how many of the zones, from the lowest, are not above that of a load of 100 per cent; never all."""
    place = next(i for i, zone in enumerate(zones) if zone.upper is None or zone.upper.value > 1)
    return min(place + 1, len(zones) - 1)


def median(loads: Sequence[Fraction]) -> Fraction | None:
    """Return the median of loads that rise; None for fewer than three."""
    count = len(loads)
    if count < FEWEST_FOR_MEDIAN:
        return None
    middle = count // 2
    return loads[middle] if count % 2 else (loads[middle - 1] + loads[middle]) / 2


def _standing(
    measured: Measurement, all_of_month: tuple[Measurement, ...], unit: Unit, weights_of: WeightsOf
) -> Standing:
    asked = unit.weights if measured.weights == NO_WEIGHTS else measured.weights
    weights = weights_of(asked)
    if not measured.is_scored_by(weights.ref):
        return Standing(measured, weights, None, Apart.GONE)
    try:
        scored = score(measured, weights, relieved(measured, all_of_month))
    except (UnknownKindError, UnknownReasonError):
        return Standing(measured, weights, None, Apart.UNKNOWN)
    return Standing(measured, weights, scored, next(iter(scored.gaps), None))


def _most_used(standings: Iterable[Standing]) -> WeightSet | None:
    """Return the set of most measurements; of two, the one that sorts last."""
    found = [each.weights for each in standings if each.lack is not Apart.GONE]
    uses = Counter(weights.ref for weights in found)
    return max(found, key=lambda weights: (uses[weights.ref], str(weights.ref)), default=None)


def _beside(standing: Standing, main: WeightSet) -> Standing:
    """Return a standing without a zone where its set's zones are not those of the others."""
    if standing.lack is not None or same_zones(standing.weights, main):
        return standing
    return Standing(standing.measured, standing.weights, standing.score, Apart.OTHER_ZONES)


def same_zones(one: WeightSet, other: WeightSet) -> bool:
    """Return whether two sets divide loads in the same way."""
    ends = [[(zone.id, zone.upper and zone.upper.value) for zone in weights.zones] for weights in (one, other)]
    return ends[0] == ends[1]
