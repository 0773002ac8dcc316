"""Every number and rule of a set with where it comes from, so that nobody has to trust a total of them."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.core.workload.origin import Amount, Origin
from kartblad.core.workload.weights import WeightSet


def amounts(weights: WeightSet) -> Iterator[Amount]:
    """Yield every number of a set that has an origin."""
    yield from (kind.points for kind in weights.kinds)
    yield from (band.points for band in weights.bands)
    yield from (zone.upper for zone in weights.zones if zone.upper is not None)
    yield from (each for reason in weights.reasons for each in (reason.usual, reason.most) if each is not None)
    yield from (each for each in (weights.shared, weights.fixed, weights.hours) if each is not None)


def origins(weights: WeightSet) -> tuple[Origin, ...]:
    """Return where every number and rule of a set comes from."""
    rules = (weights.part_time_origin, weights.duties_origin, weights.rating.scale_origin, weights.rating.heavy_origin)
    return (*(amount.origin for amount in amounts(weights)), *rules)
