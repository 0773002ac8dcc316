"""A filter on the own register, from the choice to the finished markup, in registers of growing size."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from time import perf_counter

import pytest
from ledger import Ledger, Line, Sample
from participation_views import STATS, TEXTS
from register_desks import LISTS, REGISTER, invented_register

from kartblad.apps.participation import state
from kartblad.apps.participation.register_choices import Amount, Look, change
from kartblad.apps.participation.register_desk import Desk
from kartblad.apps.participation.register_held import held
from kartblad.core.register import Dimension, Selection
from kartblad.frames.synthetic import enlarged
from kartblad.ui.markup import screen_html

CHANGES = 4
"""In each round; the first of all warms the templates."""
TOWNS = ("1485", "1487", "1488", "1421")


@pytest.mark.parametrize(("rows", "at_most"), [(1_399, 150), (100_000, 150), (1_000_000, 500)])
@pytest.mark.parametrize("amount", [Amount.PARTICIPATIONS, Amount.PERSON_DAYS, Amount.PER_POST])
def test_filter(amount: Amount, rows: int, at_most: int, rounds: range, ledger: Ledger) -> None:
    frame = enlarged(invented_register().register.frame, rows)
    desk = Desk(held(frame, LISTS.stats))
    look, towns, times = Look(amount, Dimension.COURSE), cycle(TOWNS), []
    for _ in range(CHANGES * len(rounds) + 1):
        begun = perf_counter()
        look = change(replace(look, selection=Selection()), "pick-municipality", next(towns))
        assert screen_html(state.screen(replace(REGISTER, own=look), STATS, TEXTS, desk), TEXTS)
        times.append((perf_counter() - begun) * 1000)
    ledger.add(Line(f"registerfilter, {rows} rader, {amount}", Sample(tuple(times[1:])), at_most=at_most))
