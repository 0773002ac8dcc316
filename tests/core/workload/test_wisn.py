"""WISN: the documented worked examples come out, and what is not known stays so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from kartblad.core.workload.scoring import rounded
from kartblad.core.workload.wisn import NO_STAFFING, Lack, Need, Staffing, Task, need, ratio

T8 = Staffing((Task("contacts", 100_000, Decimal("0.25")),), Decimal(179), Decimal(8), Decimal(0), Decimal(0))
T9 = replace(T8, all_days=Decimal(10))


def found(staffing: Staffing) -> Need:
    needed = need(staffing)
    assert isinstance(needed, Need)
    return needed


@pytest.mark.parametrize(
    ("staffing", "factor", "required"),
    [(T8, "1.0000", "17.46"), (T9, "1.0592", "18.49"), (replace(T9, individual=Decimal("1.5")), "1.0592", "19.99")],
    ids=["T8", "T9", "individual"],
)
def test_worked_examples(staffing: Staffing, factor: str, required: str) -> None:
    needed = found(staffing)
    assert rounded(needed.factor, 4) == Decimal(factor)
    assert rounded(needed.required, 2) == Decimal(required)
    assert needed.cases == Fraction(25_000, 8 * 179)
    assert (needed.left_out, needed.assumed_none) == ((), False)


def test_t10_the_ratio() -> None:
    assert ratio(Fraction(120), Fraction(100)) == Fraction(12, 10)
    assert ratio(Fraction(3), Fraction(0)) is None


@pytest.mark.parametrize(
    ("staffing", "expected"),
    [
        (NO_STAFFING, (Lack.TASKS, Lack.DAYS, Lack.HOURS)),
        (replace(T8, days=None), (Lack.DAYS,)),
        (replace(T8, hours_a_day=Decimal(0)), (Lack.HOURS,)),
        (replace(T8, tasks=(Task("a", 3), Task("b", None, Decimal(2)))), (Lack.TASKS,)),
        (replace(T8, all_days=Decimal(179)), (Lack.TOO_MANY_DAYS,)),
    ],
)
def test_what_has_to_be_known_first(staffing: Staffing, expected: tuple[Lack, ...]) -> None:
    assert need(staffing) == expected


def test_what_is_left_out_is_named() -> None:
    needed = found(replace(T8, tasks=(*T8.tasks, Task("visits", 12)), individual=None))
    assert (needed.left_out, needed.assumed_none, needed.cases) == (("visits",), True, found(T8).cases)
