"""Tries a set on its own worked examples: what must come out is data of the set, and a set that fails is not used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kartblad.core.workload.examples import Example
from kartblad.core.workload.measurement import Count, Measurement, Reduction
from kartblad.core.workload.scoring import Score, rounded, score
from kartblad.core.workload.weights import WeightSet

NO_ZONE = "-"


@dataclass(frozen=True, slots=True)
class Trial:
    """One example and what came out."""

    example: Example
    score: Score
    wrong: tuple[str, ...]
    """Which of "points", "norm", "load_percent" and "zone" came out otherwise."""


def trials(weights: WeightSet) -> tuple[Trial, ...]:
    """Return every example with what comes out."""
    made = ((example, score(measured(example, weights), weights)) for example in weights.examples)
    return tuple(Trial(example, scored, tuple(_wrong(example, scored))) for example, scored in made)


def failed(weights: WeightSet) -> tuple[Trial, ...]:
    """Return the examples that do not come out."""
    return tuple(trial for trial in trials(weights) if trial.wrong)


def measured(example: Example, weights: WeightSet) -> Measurement:
    """Return an example as a measurement."""
    whole = dict[str, int](example.counts)
    # What half a case weighs is not known where the set shares none: it is neither nothing nor a whole one.
    shared: dict[str, int | None] = {kind: n if weights.shared or not n else None for kind, n in example.shared}
    kinds = tuple(dict.fromkeys((*whole, *shared)))
    return Measurement(
        example.id,
        years=example.years,
        employment=example.employment,
        presence=example.presence,
        counts=tuple(Count(kind, whole.get(kind, 0), shared.get(kind, 0)) for kind in kinds),
        duties=example.duties,
        reductions=tuple(Reduction(f"r{at}", reason, amount) for at, (reason, amount) in enumerate(example.reductions)),
        weights=weights.ref,
    )


def _wrong(example: Example, scored: Score) -> Iterator[str]:
    expected = example.expected
    load = None if scored.load is None else scored.load * 100
    for name, wanted, found in (
        ("points", expected.points, scored.points),
        ("norm", expected.norm, scored.norm),
        ("load_percent", expected.load_percent, load),
    ):
        if wanted is not None and not _same(wanted, found):
            yield name
    if expected.zone and scored.zone != expected.zone.replace(NO_ZONE, ""):
        yield "zone"


def _same(wanted: Decimal, found: Fraction | None) -> bool:
    """Compare at the decimals that the example is written with."""
    exponent = wanted.as_tuple().exponent
    return found is not None and isinstance(exponent, int) and rounded(found, max(0, -exponent)) == wanted
