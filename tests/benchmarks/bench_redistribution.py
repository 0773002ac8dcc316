"""How long a redistribution of 40 people's 900 cases takes, with all that is asked around it, on the clock."""

from __future__ import annotations

import random
import time
from decimal import Decimal
from fractions import Fraction

import pytest
from ledger import Ledger, Line, Sample

from kartblad import settings
from kartblad.catalogue.weights import USUAL, weight_sets
from kartblad.core.workload.balance import broken, carriers, newcomer, usually_kept
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.outlook import Outlook, baseline
from kartblad.core.workload.weights import WeightSet
from kartblad.frames.redistribution import least, redistribute

PEOPLE, CASES = 40, 900
UNITS = 5
TARGET = 10_000.0
"""Milliseconds."""
SECONDS, LEAST_SECONDS = 5.5, 4.0
"""As on the page: what is not proved by then is said."""
DEGREES = ("50", "75", "80", "100", "100", "100", "100")
YEARS = ("0.4", "2", "4", "8", "12")


def unit(weights: WeightSet, seed: int) -> Outlook:
    """Return a unit's month in which the cases lie unevenly; every seed gives the same one for ever."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    kinds = [each.id for each in weights.kinds if each.points.value and not each.within]
    shares = [chance.uniform(0.4, 1.6) for _ in range(PEOPLE)]
    counts = [dict.fromkeys(kinds, 0) for _ in range(PEOPLE)]
    for at in chance.choices(range(PEOPLE), shares, k=CASES):
        counts[at][chance.choice(kinds)] += 1
    people = (
        Measurement(
            f"m{at}",
            "2026-11-15",
            f"k{at:02}",
            years=Decimal(chance.choice(YEARS)),
            employment=Decimal(chance.choice(DEGREES)),
            counts=tuple(Count(kind, number) for kind, number in held.items()),
        )
        for at, held in enumerate(counts)
    )
    return baseline(tuple(people), weights)


@pytest.mark.parametrize("kept", ["as proposed", "none"])
def test_redistribution(ledger: Ledger, kept: str) -> None:
    weights = weight_sets(settings.load().data)[USUAL][-1]
    taken = []
    for seed in range(UNITS):
        month = unit(weights, seed)
        held = carriers(month, usually_kept(weights) if kept != "none" else frozenset())
        assert sum(count.whole or 0 for each in month.persons for count in each.measured.counts) == CASES
        # The hardest ceiling is where all the room there is has just to suffice.
        ceiling = Fraction(round(month.points / month.norm * 100) + 1, 100)
        begun = time.perf_counter()
        found = redistribute(held, ceiling, seconds=SECONDS)
        if found.over_after:
            least(held, ceiling, newcomer("+", weights.bands[0], weights), seconds=LEAST_SECONDS)
        taken.append(1000 * (time.perf_counter() - begun))
        assert len(held) == PEOPLE
        assert broken(held, ceiling, found.shifts) == ()
    ledger.add(
        Line(f"omfördelning, 40 personer och 900 ärenden, låsta slag: {kept}", Sample(tuple(taken)), at_most=TARGET)
    )
