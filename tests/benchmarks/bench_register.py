"""A filter change on a large register: every count in view by our arrays, against the same by plain pandas groupby."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import pandas as pd
import pytest
from ledger import Ledger, Line, Sample

from kartblad import settings
from kartblad.catalogue.tables import statistics
from kartblad.core.disclosure import publish
from kartblad.core.register import Dimension, Selection
from kartblad.frames.register import Register, categories_of, select
from kartblad.frames.synthetic import enlarged, synthetic

VIEWS = [Dimension.COURSE, Dimension.MUNICIPALITY, Dimension.TIER, Dimension.YEAR]
SELECTIONS = {
    "allt": Selection(),
    "ett år": Selection(years=frozenset({"2016"})),
    "tre kommuner och två nivåer": Selection(
        municipalities=frozenset({"1485", "1487", "1488"}), tiers=frozenset({"staffing_0_2", "staffing_2_5"})
    ),
}
LIMITS = {100_000: 60, 1_000_000: 300}
"""Milliseconds for all four views and the total. A page adds its drawing and the way to the browser."""


def plain(frame: pd.DataFrame, selection: Selection) -> list[pd.DataFrame]:
    """Count the same in pandas, as one writes it in a notebook."""
    chosen = select(frame, selection)
    return [
        chosen.groupby(categories_of(chosen, by, {}), observed=True).agg(
            participations=("person", "size"),
            persons=("person", "nunique"),
            days=("days", "sum"),
            hours=("hours", "sum"),
        )
        for by in VIEWS
    ]


def timed(work: Callable[[], object], rounds: range) -> Sample:
    """Return how long something takes, in milliseconds."""
    values = []
    for _ in rounds:
        start = perf_counter()
        work()
        values.append((perf_counter() - start) * 1000)
    return Sample(tuple(values))


@pytest.mark.parametrize("rows", LIMITS)
def test_filter_change(rows: int, rounds: range, ledger: Ledger) -> None:
    frame = enlarged(synthetic(statistics(settings.load().data)).register, rows)
    register = Register(frame)
    register.views(Selection(), VIEWS)
    for name, selection in SELECTIONS.items():
        found = [
            {tally.key: tally.persons for tally in view if tally.persons} for view in register.views(selection, VIEWS)
        ]
        assert found == [table["persons"].to_dict() for table in plain(frame, selection)]
        ours = timed(lambda chosen=selection: (register.total(chosen), register.views(chosen, VIEWS)), rounds)  # type: ignore[misc]
        theirs = timed(lambda chosen=selection: plain(frame, chosen), rounds)  # type: ignore[misc]
        what = f"fyra vyer och totalen, {rows:_} rader, {name}".replace("_", "\N{NO-BREAK SPACE}")
        ledger.add(Line(what, ours, at_most=LIMITS[rows]))
        ledger.add(Line(what, ours, theirs, "pandas groupby", 1))


@pytest.mark.parametrize("rows", [1399, *LIMITS])
def test_made_ready_once(rows: int, rounds: range, ledger: Ledger) -> None:
    frame = enlarged(synthetic(statistics(settings.load().data)).register, rows)
    what = f"{rows:_} rader".replace("_", "\N{NO-BREAK SPACE}")
    ledger.add(
        Line(f"registret görs räknebart, {what}", timed(lambda: Register(frame).views(Selection(), VIEWS), rounds))
    )
    counts = Register(frame).counts()
    ledger.add(Line(f"små grupper skyddas, {what}", timed(lambda: publish(counts), rounds[:3])))
