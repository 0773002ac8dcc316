"""What measurements come to, as rows for a file: points, norm, load and zone, and each line of the way there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from kartblad.catalogue.weights import Sets, latest
from kartblad.core.workload.book import relieved
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import Origin
from kartblad.core.workload.scoring import Gap, Part, Score, rounded, score
from kartblad.core.workload.weights import UnknownKindError, UnknownReasonError, WeightSet
from kartblad.i18n import Texts, msgid

Cell: TypeAlias = str | int | Decimal | date | None
FINEST = 4
"""Decimals of a part that does not end."""
_HEADINGS = (
    msgid("Points"),
    msgid("Norm"),
    msgid("Load, per cent"),
    msgid("Zone"),
    msgid("Scored with"),
    msgid("Why there is no load"),
)
_PARTS = (msgid("Sum"), msgid("Part"), msgid("Number"), msgid("Points"), msgid("Origin"))


@dataclass(frozen=True, slots=True)
class Said:
    """What is called what in the reader's language."""

    part: Callable[[Part, WeightSet], str]
    origin: Callable[[Origin], str]
    gap: Callable[[Gap], str]


@dataclass(frozen=True, slots=True)
class Worked:
    """A measurement with what it comes to; None where it counts what the set does not know, or its version is gone."""

    measured: Measurement
    weights: WeightSet
    score: Score | None
    is_gone: bool = False
    """Whether the version that it was scored with is not here; ``weights`` then only gives names."""


def worked_out(measurements: Sequence[Measurement], sets: Sets, weights: WeightSet | None = None) -> Iterator[Worked]:
    """Yield what each measurement comes to, as its unit's page shows it: what colleagues cover is taken off.

    Parameters
    ----------
    measurements
        Of any number of months.
    sets
        The sets; each measurement is scored with its own, or not at all where that version is not here.
    weights
        To score all with one set instead.
    """
    covering: dict[str, tuple[Measurement, ...]] = {}
    for each in measurements:
        if each.cover:
            covering[each.month] = (*covering.get(each.month, ()), each)
    for each in measurements:
        chosen = weights or latest(sets, each.weights)
        if weights is None and not each.is_scored_by(chosen.ref):
            yield Worked(each, chosen, None, is_gone=True)
            continue
        off = relieved(each, covering.get(each.month, ()))
        try:
            yield Worked(each, chosen, score(each, chosen, off))
        except (UnknownKindError, UnknownReasonError):
            yield Worked(each, chosen, None)


def not_here(measured: Measurement, texts: Texts) -> str:
    """Return why a measurement has no value whose version is gone, and what to do."""
    return texts.gettext(
        "There is no value: the weights {ref} that it was scored with are not here. Add their file again.",
        ref=measured.weights,
    )


def computed_columns(texts: Texts) -> tuple[str, ...]:
    """Return the headings of `computed_rows`."""
    return (texts.gettext("Day of measurement"), texts.gettext("Person"), *(_marked(name, texts) for name in _HEADINGS))


def computed_rows(
    measurements: Sequence[Measurement], sets: Sets, said: Said, texts: Texts
) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each measurement."""
    for each in worked_out(measurements, sets):
        scored, name = each.score, f"{texts.pick(each.weights.name)} ({each.weights.ref})"
        if scored is None:
            gone = (str(each.measured.weights), not_here(each.measured, texts))
            yield (*_keys(each.measured), None, None, None, "", *(gone if each.is_gone else (name, "")))
            continue
        zone = texts.pick(each.weights.zone(scored.zone).name) if scored.zone else ""
        points, norm = _shown(scored.points, 1), _shown(scored.norm, 1)
        why = " ".join(said.gap(gap) for gap in scored.gaps)
        yield (*_keys(each.measured), points, norm, scored.load_percent, zone, name, why)


def part_columns(texts: Texts) -> tuple[str, ...]:
    """Return the headings of `part_rows`."""
    return (texts.gettext("Day of measurement"), texts.gettext("Person"), *(_marked(name, texts) for name in _PARTS))


def part_rows(measurements: Sequence[Measurement], sets: Sets, said: Said, texts: Texts) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each line of each measurement's points and norm."""
    for each in worked_out(measurements, sets):
        for title, parts in _sums(each.score, texts):
            for part in parts:
                named, origin = said.part(part, each.weights), said.origin(part.origin)
                yield (*_keys(each.measured), title, named, part.number, _shown(part.points, FINEST), origin)


def _shown(number: Fraction | None, decimals: int) -> Decimal | None:
    """Return a number rounded as it is shown, without decimals that say nothing."""
    if number is None:
        return None
    shown = rounded(number, decimals)
    return shown.to_integral_value() if shown == shown.to_integral_value() else shown.normalize()


def _sums(scored: Score | None, texts: Texts) -> Iterator[tuple[str, tuple[Part, ...]]]:
    if scored is not None:
        yield texts.gettext("Points"), scored.parts
        yield texts.gettext("Norm"), scored.norm_parts


def _keys(each: Measurement) -> tuple[Cell, Cell]:
    return (date.fromisoformat(each.date) if each.date else None), each.person


def _marked(name: str, texts: Texts) -> str:
    return texts.gettext("{name} (computed)", name=texts.gettext(name))
