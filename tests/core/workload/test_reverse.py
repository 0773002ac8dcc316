"""How many more workers or fewer cases: never more than it takes, and with one less it does not suffice."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from workload_months import SMALL, Measurement, amount, months, proposal, worker

from kartblad.core.workload.outlook import baseline, outlook
from kartblad.core.workload.reverse import excess, fewer_needed, workers_needed
from kartblad.core.workload.scenario import Change, What

NEW, OLD = SMALL.bands
MONTH = (worker("a", inquiry=12, forced=2), worker("b", inquiry=10, report=6))
"""129 and 112 points of 200."""
ceilings = st.sampled_from([Fraction(1, 2), Fraction(9, 10), Fraction(1), Fraction(11, 10)])


@pytest.mark.parametrize(
    ("ceiling", "new", "old", "fewer"),
    [
        ("1", 1, 1, (4, 22, False)),
        ("1.205", 1, 1, (1, 22, False)),
        ("1.21", 0, 0, (0, 22, False)),
        ("0.5", 6, 3, (14, 22, False)),
        ("0.05", 93, 47, (22, 22, True)),
    ],
)
def test_bounds(ceiling: str, new: int, old: int, fewer: tuple[int, int, bool]) -> None:
    now = baseline(MONTH, SMALL)
    assert now.points == 241
    assert workers_needed(now, Fraction(ceiling), NEW) == new
    assert workers_needed(now, Fraction(ceiling), OLD) == old
    needed = fewer_needed(now, Fraction(ceiling), "inquiry")
    assert (needed.number, needed.there, needed.short) == fewer


def test_where_each_brings_more_than_room_no_number_suffices() -> None:
    heavy = replace(SMALL, fixed=amount("60"))
    assert workers_needed(baseline(MONTH, heavy), Fraction(1), NEW) is None
    assert workers_needed(baseline(MONTH, heavy), Fraction(1), OLD) == 5


@given(months(), ceilings, st.sampled_from([NEW, OLD]))
def test_one_worker_fewer_would_not_do(month: tuple[Measurement, ...], ceiling: Fraction, band: object) -> None:
    now, chosen = baseline(month, SMALL), NEW if band is NEW else OLD
    number = workers_needed(now, ceiling, chosen)
    assert number is not None

    def over(workers: int) -> bool:
        return now.points >= ceiling * (now.norm + workers * Fraction(chosen.points.value))

    assume(now.valued)
    assert not over(number)
    assert number == 0 or over(number - 1)


@given(months(), ceilings, st.sampled_from(["report", "inquiry", "forced", "placed"]))
def test_no_way_to_take_fewer_cases_away_would_do(month: tuple[Measurement, ...], ceiling: Fraction, kind: str) -> None:
    """Every way to take fewer than the bound, at most four, leaves all together at or over the ceiling."""
    now = baseline(month, SMALL)
    number = min(5, fewer_needed(now, ceiling, kind).number)
    codes = [each.code for each in now.valued]
    for parts in product(range(number), repeat=len(codes)):
        if sum(parts) == number - 1:
            changes = (
                Change(f"c{at}", What.INFLOW, code, kind=kind, number=-n)
                for at, (code, n) in enumerate(zip(codes, parts, strict=True))
                if n
            )
            then = outlook(month, proposal(*changes), SMALL, SMALL)
            assert then.misfits or excess(then, ceiling) >= 0
