"""Years that grow, and a change that is made whole or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from workload_months import SMALL, move, worker

from kartblad.core.workload.changes import Ground, UnfitError, Why, changed, grown


@pytest.mark.parametrize(
    ("years", "months", "band"),
    [("0.5", 5, "new"), ("0.5", 6, "old"), ("0", 11, "new"), ("0", 12, "old"), ("0.9", 1, "new"), ("0.9", 2, "old")],
)
def test_experience_grows_to_the_month(years: str, months: int, band: str) -> None:
    then = grown(worker("a", years), months)
    assert then.years is not None
    assert SMALL.band(then.years).id == band


@pytest.mark.parametrize(("years", "months", "expected"), [("59.9", 12, "60"), (None, 12, None), ("2", 0, "2")])
def test_experience_that_cannot_grow(years: str | None, months: int, expected: str | None) -> None:
    assert grown(worker("a", years), months).years == (None if expected is None else Decimal(expected))


def test_a_change_that_fits_gives_another_month_and_leaves_the_first_alone() -> None:
    month = {"a": worker("a", report=2), "b": worker("b")}
    ground = Ground(SMALL, {}, 0)
    then = changed(month, move("c", "a", "b", "report", 2), ground)
    assert (then["a"].count("report").whole, then["b"].count("report").whole) == (0, 2)
    assert (month["a"].count("report").whole, month["b"].count("report").whole) == (2, 0)
    with pytest.raises(UnfitError) as unfit:
        changed(then, move("c", "a", "b", "report"), ground)
    assert (unfit.value.why, unfit.value.most) == (Why.TOO_FEW, 0)
