"""Scoring many measurements, points, norm, load and zone, against a bare sum by group in pandas of the same rows."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np
import pandas as pd
from ledger import Ledger, Line, Sample

from kartblad import settings
from kartblad.catalogue.weights import USUAL, weight_sets
from kartblad.frames.measurements import scored

WEIGHTS = weight_sets(settings.load().data)[USUAL][-1]
KINDS = [kind.id for kind in WEIGHTS.kinds]
ROWS = 100_000
AT_MOST = 5
"""Times the sum by group."""


def invented(rows: int) -> pd.DataFrame:
    """Return made-up rows: 2 000 persons with different employment, presence and years."""
    chance = np.random.default_rng(1)
    frame = pd.DataFrame({kind: chance.integers(0, 8, rows) for kind in KINDS})
    codes = [f"påhittad-{number:04}" for number in range(2000)]
    frame.insert(0, "person", pd.Categorical.from_codes(chance.integers(0, len(codes), rows), codes))
    return frame.assign(
        years=chance.integers(0, 300, rows) / 10,
        employment=chance.choice([50.0, 75.0, 80.0, 87.5, 100.0], rows),
        presence=chance.choice([62.5, 90.0, 100.0], rows),
        other_duties=chance.choice([0.0, 5.0, 7.5], rows),
    )


def group_sum(frame: pd.DataFrame) -> pd.DataFrame:
    """Sum the same counts by person, as one writes it in a notebook."""
    return frame.groupby("person", observed=True)[KINDS].sum()


def in_turn(rounds: range, *works: Callable[[], object]) -> list[Sample]:
    """Return how long each takes in milliseconds, taking turns."""
    values: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    for _ in rounds:
        for held, work in zip(values, works, strict=True):
            start = perf_counter()
            work()
            held.append((perf_counter() - start) * 1000)
    return [Sample(tuple(held)) for held in values]


def test_scoring(rounds: range, ledger: Ledger) -> None:
    frame = invented(ROWS)
    found = scored(frame, WEIGHTS)
    assert len(found.table) == ROWS
    assert bool(found.has_load.all())
    ours, table, bare = in_turn(
        rounds,
        lambda: scored(frame, WEIGHTS).tenths,
        lambda: scored(frame, WEIGHTS).table,
        lambda: group_sum(frame),
    )
    what = f"{ROWS:_} mätningar poängsatta".replace("_", "\N{NO-BREAK SPACE}")
    ledger.add(Line(f"{what}: poäng, norm, belastning och zon", ours, bare, "gruppsumma i pandas", AT_MOST))
    ledger.add(Line(f"{what}, som tabell", table, bare, "gruppsumma i pandas", AT_MOST))
