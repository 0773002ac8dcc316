"""Many measurements of workload as a table, and what each row comes to: the same as one by one, without rounding.

Columns are named as in the form that measurements come in. Missing values are not known, never 0; a column that is not
there was not asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.scoring import NOBODY, Gap
from kartblad.core.workload.weights import DutiesRule, Gauge, PartTime, Phase, UnknownKindError, WeightSet
from kartblad.frames import exact
from kartblad.frames.exact import Exact, Mask

SHARED, COVER, RELIEVED = "_delad", "_cover", "_relieved"
"""What is added to a kind's name: shared by two, done for a colleague, done by a colleague."""
REDUCED = MappingProxyType({gauge: f"reduced_{gauge.value}" for gauge in Gauge})
"""What is taken off the norm for reasons, summed by what it is counted in."""
BESIDE = ("years", "employment", "presence", "other_duties", "self_rating", "flex_hours", *REDUCED.values())
"""Columns of numbers that count no cases."""
NORM_GAPS = (Gap.YEARS, Gap.EMPLOYMENT, Gap.PRESENCE, Gap.DUTIES)
Relief = Callable[[Measurement], Mapping[str, int]]


@dataclass(frozen=True)
class Scored:
    """What every row comes to, exactly."""

    points: Exact
    norm: Exact
    gaps: Mapping[Gap, Mask]
    zones: npt.NDArray[np.intp]
    """The place of each row's zone in the set; -1 where there is no load."""
    weights: WeightSet

    @cached_property
    def has_load(self) -> Mask:
        """Where there is a load."""
        found: Mask = self.zones >= 0
        return found

    def zone(self, row: int) -> str:
        """Return the id of a row's zone; empty where there is no load."""
        return self.weights.zones[self.zones[row]].id if self.zones[row] >= 0 else ""

    @cached_property
    def tenths(self) -> exact.Whole:
        """The load in tenths of a per cent, half rounded up; 0 where there is none."""
        held = Exact(np.where(self.has_load, self.norm.numbers, 1), self.norm.scale, self.norm.known)
        return exact.rounded_ratio(self.points, held, 1000)

    @property
    def table(self) -> pd.DataFrame:
        """Points, norm, load in per cent with one decimal, and zone, for showing and summing up."""
        load = np.where(self.has_load, self.tenths.astype(np.float64) / 10, np.nan)
        names = pd.Index([zone.id for zone in self.weights.zones], dtype="str")
        zones = pd.Categorical.from_codes(self.zones, categories=names, ordered=True)
        return pd.DataFrame(
            {"points": self.points.floats(), "norm": self.norm.floats(), "load_percent": load, "zone": zones}
        )


def measurement_frame(
    measurements: Iterable[Measurement], weights: WeightSet, relief: Relief = lambda _measured: NOBODY
) -> pd.DataFrame:
    """Return measurements as a table that `scored` takes.

    Parameters
    ----------
    measurements
        To be scored with one set.
    weights
        That set: what a reduction is counted in, it says.
    relief
        How many of each kind colleagues do for somebody.
    """
    rows = [dict(_cells(each, weights, relief(each))) for each in measurements]
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: [row.get(name, 0) for row in rows] for name in names}
    return pd.DataFrame({name: _column(name, values) for name, values in columns.items()})


def _cells(each: Measurement, weights: WeightSet, relief: Mapping[str, int]) -> Iterator[tuple[str, object]]:
    yield from (("date", each.date), ("person", each.person), ("unit", each.unit), ("years", each.years))
    yield from (("employment", each.employment), ("presence", each.presence), ("other_duties", each.duties))
    counted: dict[str, int | None] = {}
    for count in each.counts:
        counted |= {count.id: count.whole, f"{count.id}{SHARED}": count.shared}
    for name, number in (
        *((f"{cover.kind}{COVER}", cover.number) for cover in each.cover),
        *((f"{kind}{RELIEVED}", number) for kind, number in relief.items()),
    ):
        counted[name] = (counted.get(name) or 0) + number
    yield from counted.items()
    reduced: dict[str, Decimal] = {}
    for held in (one for one in each.reductions if one.holds(each.date)):
        gauge = weights.reason(held.reason).gauge
        name = REDUCED[gauge]
        reduced[name] = reduced.get(name, Decimal(0)) + held.amount
    yield from reduced.items()


def _column(name: str, values: list[Any]) -> pd.Series:
    if name in ("date", "person", "unit"):
        return pd.Series(values, dtype="str")
    if all(type(value) is int for value in values):
        return pd.Series(values, dtype=np.int64)
    floats = [np.nan if value is None else float(value) for value in values]
    same = all(value is None or Decimal(repr(near)) == value for value, near in zip(values, floats, strict=True))
    return pd.Series(floats, dtype=np.float64) if same else pd.Series(values, dtype=object)


def scored(frame: pd.DataFrame, weights: WeightSet) -> Scored:
    """Return what every row of a table comes to.

    Parameters
    ----------
    frame
        A row for each person and day. A column of numbers that is neither a kind of the set nor one of `BESIDE` is an
        error; one of texts is left alone.
    weights
        What all rows are scored with.

    Raises
    ------
    UnknownKindError
        If a column counts what the set does not know. It never counts as nothing.
    """
    duties = _number(frame, "other_duties", Fraction(0))
    employment = _number(frame, "employment")
    points, counted = _points(frame, weights, duties, employment)
    norm, gaps = _norm(frame, weights, duties, employment)
    has_norm = norm.known & (norm.numbers > 0).astype(np.bool_)
    gaps |= {Gap.COUNTS: ~counted, Gap.NO_NORM: norm.known & ~has_norm}
    zones = _zones(points, norm, weights, points.known & has_norm & counted)
    return Scored(points, norm, MappingProxyType(gaps), zones, weights)


def _number(frame: pd.DataFrame, name: str, default: Fraction | None = None) -> Exact:
    """Return a column; where it is not there its default, or nothing known."""
    if name in frame:
        return exact.column(frame[name])
    return exact.same(default or Fraction(0), np.full(len(frame), default is not None))


def _points(frame: pd.DataFrame, weights: WeightSet, duties: Exact, employment: Exact) -> tuple[Exact, Mask]:
    """Return the points, and where everything that weighs was counted."""
    weighing = {kind.id for kind in weights.kinds if kind.points.value or kind.phase is not Phase.BACKLOG}
    names = [str(each) for each in frame if _counts(frame, str(each))]
    lines = [(each, *_weight(each, weights)) for each in names]
    held = [(exact.column(frame[name]), each, kind in weighing) for name, kind, each in lines]
    counted = np.ones(len(frame), dtype=np.bool_)
    for column, _each, weighs in held:
        if weighs and not column.known.all():
            counted &= column.known
    total = exact.weighted([(column, each) for column, each, _weighs in held], len(frame))
    total = Exact(total.numbers, total.scale, counted)
    if weights.fixed is not None:
        time = _time(employment, weights)
        total = total.plus(time.times(Fraction(weights.fixed.value)))
        total = Exact(total.numbers, total.scale, total.known & employment.known)
    return (total.plus(duties) if weights.duties is DutiesRule.ADD_POINTS else total), counted


def _counts(frame: pd.DataFrame, name: str) -> bool:
    """Return whether a column counts cases."""
    if name in BESIDE or name in ("date", "person", "unit"):
        return False
    values = frame[name]
    return pd.api.types.is_numeric_dtype(values.dtype) or (values.dtype == object and not _holds_texts(values))


def _holds_texts(values: pd.Series) -> bool:
    return any(isinstance(value, str) for value in values)


def _weight(name: str, weights: WeightSet) -> tuple[str, Fraction]:
    """Return which kind a column counts, and what each of them weighs."""
    known = {kind.id: Fraction(kind.points.value) for kind in weights.kinds}
    if name in known:
        return name, known[name]
    share = Fraction(weights.shared.value) if weights.shared else Fraction(1)
    for end, factor in ((SHARED, share), (COVER, Fraction(1)), (RELIEVED, Fraction(-1))):
        kind = name.removesuffix(end)
        if kind != name and kind in known:
            return kind, known[kind] * factor
    raise UnknownKindError(name)


def _norm(frame: pd.DataFrame, weights: WeightSet, duties: Exact, employment: Exact) -> tuple[Exact, dict[Gap, Mask]]:
    """Return what each row can carry, and where what decides it is not known."""
    years, presence = _number(frame, "years"), _number(frame, "presence", Fraction(100))
    known = (years.known, employment.known, presence.known, duties.known)
    gaps = {gap: ~each for gap, each in zip(NORM_GAPS, known, strict=True)}
    bands = [Fraction(band.points.value) for band in weights.bands]
    full = exact.chosen(bands, _bands(years, weights), years.known)
    norm = full.by(_time(employment, weights)).by(presence.times(Fraction(1, 100)))
    hours = Fraction(weights.hours.value) if weights.hours else Fraction(1)
    shares = {Gauge.PERCENT: Fraction(1, 100), Gauge.HOURS: 1 / hours}
    for gauge, share in shares.items():
        if REDUCED[gauge] in frame:
            norm = norm.plus(full.by(exact.column(frame[REDUCED[gauge]]).times(share)), -1)
    if REDUCED[Gauge.POINTS] in frame:
        norm = norm.plus(exact.column(frame[REDUCED[Gauge.POINTS]]), -1)
    if weights.duties is DutiesRule.REDUCE_NORM:
        norm = norm.plus(duties, -1)
    all_known = years.known & employment.known & presence.known & duties.known
    return Exact(norm.numbers, norm.scale, all_known), gaps


def _bands(years: Exact, weights: WeightSet) -> npt.NDArray[np.intp]:
    """Return the place of each row's band: the last that begins at or before its years."""
    return years.passed([Fraction(band.years_from) for band in weights.bands[1:]])


def _time(employment: Exact, weights: WeightSet) -> Exact:
    """Return the share of full time that norms follow."""
    if weights.part_time is PartTime.NONE:
        return exact.same(Fraction(1), employment.known)
    return employment.times(Fraction(1, 100))


def _zones(points: Exact, norm: Exact, weights: WeightSet, has_load: Mask) -> npt.NDArray[np.intp]:
    """Return the place of each row's zone: the first whose upper end is not reached."""
    limits = [Fraction(zone.upper.value) for zone in weights.zones if zone.upper is not None]
    return np.where(has_load, points.passed(limits, norm), -1)
