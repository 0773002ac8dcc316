"""The ground that loads are drawn on: the zones of a set as bands, and the norm as the line across them."""

from __future__ import annotations

from collections.abc import Mapping

from kartblad.charts.figure import Band, Level
from kartblad.core.workload.weights import Tone, WeightSet
from kartblad.i18n import Texts

PATTERNS: Mapping[Tone, int] = {Tone.GREEN: 0, Tone.BLUE: 1, Tone.YELLOW: 2, Tone.ORANGE: 3, Tone.RED: 4}
"""How densely each tone is hatched, so that zones are told apart without any colour."""
NORM = 100.0


def bands(weights: WeightSet, texts: Texts) -> tuple[Band, ...]:
    """Return the zones in per cent of the norm, each with its name and pattern."""
    found: list[Band] = []
    for zone in weights.zones:
        low = found[-1].high if found else 0.0
        high = None if zone.upper is None else float(zone.upper.value * 100)
        found.append(Band(zone.name.pick(texts.locale), low or 0.0, high, PATTERNS[zone.tone]))
    return tuple(found)


def norm(texts: Texts) -> Level:
    """Return the line that a load is held against."""
    return Level(texts.gettext("norm"), NORM)
