"""The zones of every shipped set as bands: they follow on each other, and each has a pattern of its own."""

from __future__ import annotations

import pytest
from workload_desks import LIBRARY, TEXTS, USUAL

from kartblad.apps.workload.profile import PATTERNS, bands, norm
from kartblad.charts.figure import Band, Level
from kartblad.core.workload.weights import Tone


def test_zones_are_bands_in_per_cent() -> None:
    assert bands(USUAL, TEXTS) == (
        Band("Blå", 0.0, 90.0, 1),
        Band("Grön", 90.0, 110.0, 0),
        Band("Gul", 110.0, 120.0, 2),
        Band("Orange", 120.0, 130.0, 3),
        Band("Röd", 130.0, None, 4),
    )
    assert norm(TEXTS) == Level("norm", 100.0)


@pytest.mark.parametrize("weights", [versions[-1] for versions in LIBRARY.sets.values()])
def test_every_zone_is_told_apart_without_colour(weights) -> None:
    found = bands(weights, TEXTS)
    assert len({band.pattern for band in found}) == len({band.name for band in found}) == len(weights.zones)


def test_every_tone_has_its_own_pattern() -> None:
    assert sorted(PATTERNS[tone] for tone in Tone) == [0, 1, 2, 3, 4]
