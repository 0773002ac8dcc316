"""From counts to points, norm, load and zone, with every step of the way.

No source prints a formula. Points added up and held against the norm of the worker's experience is the plain reading of
how Nässjö works; the load, points divided by norm, is this workbook's own device, so that bands with different norms
share their zones. All numbers are exact fractions: what is compared is never rounded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from kartblad.core.workload.measurement import Count, Measurement, Reduction
from kartblad.core.workload.origin import Origin, Ref, weakest
from kartblad.core.workload.weights import Band, DutiesRule, Gauge, PartTime, Phase, UnknownKindError, WeightSet

NOBODY: Mapping[str, int] = MappingProxyType({})


class Gap(StrEnum):
    """Why there is no load."""

    NO_NORM = "no_norm"
    """Nothing is left of the norm: not employed, not present, or all of it is reduced."""
    YEARS = "years"
    EMPLOYMENT = "employment"
    PRESENCE = "presence"
    DUTIES = "duties"
    COUNTS = "counts"
    """At least one kind that weighs something was not counted."""


class Step(StrEnum):
    """What a part of the points or of the norm is."""

    WHOLE = "whole"
    SHARED = "shared"
    COVER = "cover"
    """Done for a colleague."""
    RELIEVED = "relieved"
    """Done by a colleague: taken away here, since it counts there."""
    FIXED = "fixed"
    DUTIES = "duties"
    BAND = "band"
    EMPLOYMENT = "employment"
    PRESENCE = "presence"
    REDUCTION = "reduction"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the way to a sum; ``points`` of all lines add up to it exactly."""

    step: Step
    key: str
    """The kind, band or reason; empty where the step says all."""
    points: Fraction
    origin: Origin
    number: int | None = None
    """How many cases; None where nothing is counted."""
    each: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """What a measurement comes to."""

    points: Fraction | None
    """None where something that weighs was not counted."""
    least: Fraction
    """What was counted comes to at least so much."""
    norm: Fraction | None
    zone: str
    """The zone's id; empty where there is no load."""
    parts: tuple[Part, ...]
    norm_parts: tuple[Part, ...]
    gaps: tuple[Gap, ...]
    weights: Ref

    @property
    def load(self) -> Fraction | None:
        """Points as a share of the norm, unrounded."""
        if self.points is None or self.norm is None or self.norm <= 0 or self.gaps:
            return None
        return self.points / self.norm

    @property
    def load_percent(self) -> Decimal | None:
        """The load in per cent with one decimal, for showing only."""
        return None if self.load is None else rounded(self.load * 100, 1)


def score(measured: Measurement, weights: WeightSet, relieved: Mapping[str, int] = NOBODY) -> Score:
    """Return what a measurement comes to with a set.

    Parameters
    ----------
    measured
        What was counted.
    weights
        The set to score with; which one a measurement was scored with is kept with it (`Measurement.weights`).
    relieved
        How many of each kind colleagues do for this worker: they count there.

    Raises
    ------
    UnknownKindError, UnknownReasonError
        If something is counted that the set does not know, or shared where it does not say what half a case weighs.
    """
    parts = tuple(_parts(measured, weights, relieved))
    norm_parts = tuple(_norm_parts(measured, weights))
    gaps = list(_gaps(measured, weights))
    norm_known = not {Gap.YEARS, Gap.EMPLOYMENT, Gap.PRESENCE, Gap.DUTIES} & set(gaps)
    norm = sum((part.points for part in norm_parts), Fraction(0)) if norm_known else None
    if norm is not None and norm <= 0:
        gaps.append(Gap.NO_NORM)
    least = sum((part.points for part in parts), Fraction(0))
    points = least if _is_whole(gaps, weights) else None
    zone = "" if gaps or points is None or norm is None else zone_of(points, norm, weights)
    return Score(points, least, norm, zone, parts, norm_parts, tuple(gaps), weights.ref)


def _is_whole(gaps: Collection[Gap], weights: WeightSet) -> bool:
    """Return whether all that makes points is known."""
    needed = {Gap.COUNTS}
    if weights.duties is DutiesRule.ADD_POINTS:
        needed.add(Gap.DUTIES)
    if weights.fixed is not None:
        needed.add(Gap.EMPLOYMENT)
    return not needed & set(gaps)


def zone_of(points: Fraction, norm: Fraction, weights: WeightSet) -> str:
    """Return the zone of so many points under a norm above 0: the first whose upper end is not reached."""
    for zone in weights.zones:
        if zone.upper is None or points < Fraction(zone.upper.value) * norm:
            return zone.id
    raise AssertionError(weights.ref)  # the last zone has no end


def rounded(number: Fraction, decimals: int) -> Decimal:
    """Return a number rounded for showing, half away from nothing."""
    unit = Decimal(1).scaleb(-decimals)
    scaled = number * 10**decimals
    # The quotient of whole numbers is cut before it is rounded: a half is a half.
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    up = 2 * rest >= scaled.denominator
    sign = -1 if scaled < 0 else 1
    return (Decimal(sign * (whole + up)) * unit).quantize(unit, rounding=ROUND_HALF_UP)


def _parts(measured: Measurement, weights: WeightSet, relieved: Mapping[str, int]) -> Iterator[Part]:
    if weights.fixed is not None and measured.employment is not None:
        time, origin = time_share(measured, weights), weights.fixed.origin
        scaled = origin if time == 1 else weakest(origin, weights.part_time_origin)
        yield Part(Step.FIXED, "", Fraction(weights.fixed.value) * time, scaled)
    for count in measured.counts:
        yield from _counted(count, weights)
    for cover in measured.cover:
        yield _line(Step.COVER, cover.kind, cover.number, weights)
    for kind, number in relieved.items():
        yield _line(Step.RELIEVED, kind, -number, weights)
    if weights.duties is DutiesRule.ADD_POINTS and measured.duties:
        yield Part(Step.DUTIES, "", Fraction(measured.duties), weights.duties_origin)


def _counted(count: Count, weights: WeightSet) -> Iterator[Part]:
    if count.whole:
        yield _line(Step.WHOLE, count.id, count.whole, weights)
    if count.shared:
        yield _line(Step.SHARED, count.id, count.shared, weights)
    if not (count.whole or count.shared):
        weights.kind(count.id)  # a kind that nobody knows is a fault, also when there is none of it


def _line(step: Step, kind_id: str, number: int, weights: WeightSet) -> Part:
    kind = weights.kind(kind_id)
    shared = weights.shared if step is Step.SHARED else None
    if step is Step.SHARED and shared is None:
        raise UnknownKindError(kind_id)  # as a whole one it would count double
    each = Fraction(kind.points.value) * (Fraction(shared.value) if shared else 1)
    origin = weakest(kind.points.origin, shared.origin) if shared else kind.points.origin
    return Part(step, kind_id, each * number, origin, number, each)


def _norm_parts(measured: Measurement, weights: WeightSet) -> Iterator[Part]:
    """Yield the way from the band's norm to this worker's: each step is what it takes away."""
    if measured.years is None or measured.employment is None or measured.presence is None or measured.duties is None:
        return
    band = weights.band(measured.years)
    full = Fraction(band.points.value)
    yield Part(Step.BAND, band.id, full, band.points.origin)
    employed, present = full * time_share(measured, weights), Fraction(measured.presence) / 100
    if employed != full:
        yield Part(Step.EMPLOYMENT, "", employed - full, weakest(band.points.origin, weights.part_time_origin))
    if present != 1:  # that the norm follows the presence is this workbook's own rule
        yield Part(Step.PRESENCE, "", employed * (present - 1), Origin.ILLUSTRATIVE)
    for each in measured.reductions:
        if each.holds(measured.date):
            origin = _label(each, band, weights)
            yield Part(Step.REDUCTION, each.reason, -_taken_off(each, full, weights), origin)
    if weights.duties is DutiesRule.REDUCE_NORM and measured.duties:
        yield Part(Step.DUTIES, "", -Fraction(measured.duties), weights.duties_origin)


def time_share(measured: Measurement, weights: WeightSet) -> Fraction:
    """Return the share of full time that the norm follows."""
    if weights.part_time is PartTime.NONE or measured.employment is None:
        return Fraction(1)
    return Fraction(measured.employment) / 100


def _taken_off(reduction: Reduction, full: Fraction, weights: WeightSet) -> Fraction:
    """Return how many points of the norm a reduction takes away."""
    amount = Fraction(reduction.amount)
    match weights.reason(reduction.reason).gauge:
        case Gauge.PERCENT:
            return full * amount / 100
        case Gauge.HOURS if weights.hours is not None:
            return full * amount / Fraction(weights.hours.value)
    return amount


def _label(reduction: Reduction, band: Band, weights: WeightSet) -> Origin:
    """Return where the points of a reduction come from: the set where its proposal is used, else who filled it in."""
    reason = weights.reason(reduction.reason)
    usual = reason.usual if reason.usual and reason.usual.value == reduction.amount else None
    amount = usual.origin if usual else Origin.LOCAL
    if reason.gauge is Gauge.POINTS:
        return amount
    hours = (weights.hours.origin,) if reason.gauge is Gauge.HOURS and weights.hours else ()
    return weakest(amount, band.points.origin, *hours)


def _gaps(measured: Measurement, weights: WeightSet) -> Iterator[Gap]:
    known = (
        (Gap.YEARS, measured.years),
        (Gap.EMPLOYMENT, measured.employment),
        (Gap.PRESENCE, measured.presence),
        (Gap.DUTIES, measured.duties),
    )
    yield from (gap for gap, value in known if value is None)
    weighing = {kind.id for kind in weights.kinds if kind.points.value or kind.phase is not Phase.BACKLOG}
    if any(count.id in weighing and (count.whole is None or count.shared is None) for count in measured.counts):
        yield Gap.COUNTS
