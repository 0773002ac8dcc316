"""From a set to the draft that changes it, and back: what a draft without faults has become."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from kartblad.core.words import NO_WORDS, Words
from kartblad.core.workload.examples import Example
from kartblad.core.workload.localset import (
    NO_DECISION,
    NO_FIGURE,
    Figure,
    LocalBand,
    LocalKind,
    LocalReason,
    LocalSet,
    LocalZone,
)
from kartblad.core.workload.origin import Amount, Origin, Ref
from kartblad.core.workload.rating import Mismatch
from kartblad.core.workload.weights import Band, CaseKind, Reason, WeightSet, Zone

Row = TypeVar("Row", Mismatch, Example)


class UnfinishedError(ValueError):
    """A number is missing that must be there."""


def drafted(weights: WeightSet, new_id: str, name: Words = NO_WORDS) -> LocalSet:
    """Return a set as one to change.

    Parameters
    ----------
    weights
        What is copied.
    new_id
        The id of what comes of it: another set's, or the same for a new version.
    name
        What it will be called; empty: as the one that is copied.
    """
    return LocalSet(
        id=new_id,
        based_on=weights.ref,
        name=name or weights.name,
        about=weights.about,
        unit=weights.unit,
        bands=tuple(LocalBand(b.id, b.name, b.years_from, _figure(b.points), b.newcomer) for b in weights.bands),
        kinds=tuple(_local_kind(kind) for kind in weights.kinds),
        zones=tuple(LocalZone(z.id, z.name, z.tone, _figure(z.upper), z.about) for z in weights.zones),
        rating=weights.rating,
        part_time=weights.part_time,
        part_time_origin=weights.part_time_origin,
        shared=_figure(weights.shared),
        fixed=_figure(weights.fixed),
        duties=weights.duties,
        duties_origin=weights.duties_origin,
        hours=_figure(weights.hours),
        reasons=tuple(_local_reason(reason) for reason in weights.reasons),
        mismatches=weights.mismatches,
        overload=weights.overload,
        interval_months=weights.interval_months,
        sources=weights.sources,
        examples=weights.examples,
        decision=(weights.decision or NO_DECISION) if new_id == weights.ref.id else NO_DECISION,
    )


def made(local: LocalSet, version: str, date: str) -> WeightSet:
    """Return the set that a local one has become.

    Parameters
    ----------
    local
        Without faults (`localchecks.faults`).
    version
        The number of the version.
    date
        The day it was made, ÅÅÅÅ-MM-DD.

    Raises
    ------
    UnfinishedError
        If a number is missing that must be there.
    FlawError
        If the set does not hang together.
    """
    ends = [*(band.years_from for band in local.bands[1:]), None]
    return WeightSet(
        ref=Ref(local.id, version),
        name=local.name,
        about=local.about,
        date=date,
        unit=local.unit,
        bands=tuple(_band(band, end) for band, end in zip(local.bands, ends, strict=True)),
        kinds=tuple(_kind(kind) for kind in local.kinds),
        zones=tuple(_zone(zone, is_last=zone is local.zones[-1]) for zone in local.zones),
        rating=local.rating,
        part_time=local.part_time,
        part_time_origin=local.part_time_origin,
        shared=_if_used(local.shared),
        fixed=_if_used(local.fixed),
        duties=local.duties,
        duties_origin=local.duties_origin,
        hours=_if_used(local.hours),
        reasons=tuple(_reason(reason) for reason in local.reasons),
        mismatches=local.mismatches,
        overload=local.overload,
        interval_months=_needed(local.interval_months),
        sources=local.sources,
        examples=tuple(_sorted(example) for example in local.examples),
        based_on=local.based_on,
        decision=None if local.decision == NO_DECISION else local.decision,
    )


def owned(local: LocalSet, base: LocalSet | None) -> LocalSet:
    """Return a draft in which questions, plan and examples that are not the copied set's are the municipality's own.

    Parameters
    ----------
    local
        The draft.
    base
        The set that it was copied from; None where that is gone: then nothing is known to differ.
    """
    if base is None:
        return local
    plan = local.overload
    if plan is not None and plan != base.overload:
        plan = replace(plan, origin=Origin.LOCAL)
    return replace(
        local,
        mismatches=tuple(_own(each, base.mismatches) for each in local.mismatches),
        examples=tuple(_own(each, base.examples) for each in local.examples),
        overload=plan,
    )


def _own(row: Row, known: tuple[Row, ...]) -> Row:
    return row if row in known else replace(row, origin=Origin.LOCAL)


def _figure(amount: Amount | None) -> Figure:
    if amount is None:
        return NO_FIGURE
    return Figure(amount.value, amount.origin, amount.source, amount.basis, amount.low, amount.high)


def _amount(figure: Figure) -> Amount:
    if figure.value is None:
        raise UnfinishedError
    return Amount(figure.value, figure.origin, figure.source, figure.basis, figure.low, figure.high)


def _if_used(figure: Figure) -> Amount | None:
    return None if figure.value is None else _amount(figure)


def _needed(number: int | None) -> int:
    if number is None:
        raise UnfinishedError
    return number


def _local_kind(kind: CaseKind) -> LocalKind:
    return LocalKind(kind.id, kind.name, kind.phase, _figure(kind.points), kind.about, kind.group, kind.within)


def _kind(kind: LocalKind) -> CaseKind:
    return CaseKind(kind.id, kind.name, kind.phase, _amount(kind.points), kind.about, kind.group, kind.within)


def _band(band: LocalBand, end: Decimal | None) -> Band:
    if band.years_from is None:
        raise UnfinishedError
    return Band(band.id, band.name, band.years_from, end, _amount(band.points), band.newcomer)


def _zone(zone: LocalZone, *, is_last: bool) -> Zone:
    return Zone(zone.id, zone.name, zone.tone, None if is_last else _amount(zone.upper), zone.about)


def _local_reason(reason: Reason) -> LocalReason:
    usual, most = _figure(reason.usual), _figure(reason.most)
    return LocalReason(reason.id, reason.name, reason.gauge, usual, most, reason.months)


def _reason(reason: LocalReason) -> Reason:
    usual, most = _if_used(reason.usual), _if_used(reason.most)
    return Reason(reason.id, reason.name, reason.gauge, usual, most, reason.months)


def _sorted(example: Example) -> Example:
    """Return an example with its numbers in the order in which a file keeps them."""
    return replace(
        example,
        counts=tuple(sorted(example.counts)),
        shared=tuple(sorted(example.shared)),
        reductions=tuple(sorted(example.reductions)),
    )
