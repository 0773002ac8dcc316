"""What the tests of workload share besides desks: the shipped sets, a day, a card, and a worker's measurement."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from kartblad import settings
from kartblad.catalogue.weights import weight_sets
from kartblad.core.workload.book import Card
from kartblad.core.workload.invented import Sayings
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts

SETTINGS = settings.load()
TEXTS = Texts("sv")
SETS = weight_sets(SETTINGS.data)
USUAL = next(iter(SETS.values()))[-1]
CEILING = SETS["demo-tak-100"][-1]
"""A set of another shape: three zones, something fixed, no sharing."""
PHRASE = "björksten ekhage lindbro almvik"
TODAY = "2026-11-22"
CARD = Card("0123456789abcdef", "Påhittad enhet", "bnlja2Vs", USUAL.ref)
SAYINGS = Sayings("Påhittad enhet", "Utredningarna tar kvällarna.", "Två yttranden går över.", "Fredagar utan nytt.")


def measurement(weights: WeightSet = USUAL, **changes: Any) -> Measurement:
    """Return a worker's measurement of today with one of every kind that is no part of another."""
    counts = tuple(Count(kind.id, 0 if kind.within else 1) for kind in weights.kinds)
    return replace(Measurement("m1", TODAY, "björk-7", years=Decimal(4), counts=counts, self_rating=3), **changes)
