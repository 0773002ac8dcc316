"""A month begins as the last one, fitted to the set of today; nothing is dropped in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workload_desks import CEILING, USUAL, measurement

from kartblad.core.workload.beginning import begun, first, fitted, kept, months_on
from kartblad.core.workload.measurement import Count, Cover, Measurement, Reduction
from kartblad.core.workload.scoring import score

DAY = "2026-11-22"


def of(weights: object, **changes: object) -> Measurement:
    return replace(measurement(), weights=weights.ref, **changes)  # type: ignore[attr-defined]


def test_the_first_has_nothing_of_any_kind_and_years_that_are_not_known() -> None:
    made = begun(None, USUAL, "n1", DAY)
    assert made == first(USUAL, "n1", DAY)
    assert [(each.id, each.whole, each.shared) for each in made.counts] == [(kind.id, 0, 0) for kind in USUAL.kinds]
    assert (made.years, made.employment, made.presence, made.weights) == (None, 100, 100, USUAL.ref)


def test_the_next_is_as_the_last_without_what_belongs_to_that_time() -> None:
    last = of(USUAL, date="2026-10-20", self_rating=4, flex=Decimal(3), note="Mycket.")
    made = begun(last, USUAL, "n2", DAY)
    assert made.counts == last.counts
    assert (made.id, made.date, made.self_rating, made.flex, made.note) == ("n2", DAY, None, None, "")
    assert score(made, USUAL).points == score(last, USUAL).points


def test_another_set_asks_for_what_it_has_and_tells_what_it_lacks() -> None:
    last = of(
        USUAL,
        counts=(
            Count("utredning", 5),
            Count("yttrande", 2),
            Count("familjehem_nara", 0),
            Count("utredning_over_tid", None),
        ),
        cover=(Cover("t1", "yttrande"), Cover("t2", "utredning")),
        reductions=(Reduction("n1", "fackligt"), Reduction("n2", "utbildning")),
    )
    change = fitted(last, CEILING)
    assert change.gone == (Count("yttrande", 2), Count("utredning_over_tid", None))
    assert change.new == ("bedomning", "plan", "placerad", "vantar")
    assert {each.id: each.whole for each in change.measured.counts} == {
        "bedomning": None,
        "utredning": 5,
        "plan": None,
        "placerad": None,
        "vantar": None,
    }
    assert [each.id for each in change.measured.cover] == ["t2"]
    assert [each.id for each in change.measured.reductions] == ["n1"]
    assert change.measured.weights == CEILING.ref


def test_within_the_same_set_a_kind_that_was_not_asked_for_is_none() -> None:
    change = fitted(of(USUAL, counts=(Count("utredning", 5),)), USUAL)
    assert (change.gone, change.new) == ((), ())
    assert {each.whole for each in change.measured.counts} == {0, 5}


@given(st.lists(st.integers(0, 9), min_size=12, max_size=12))
def test_fitting_to_its_own_set_changes_nothing(numbers: list[int]) -> None:
    counts = tuple(Count(kind.id, n) for kind, n in zip(USUAL.kinds, numbers, strict=True))
    asked = of(USUAL, counts=counts)
    assert fitted(asked, USUAL).measured == asked


@pytest.mark.parametrize(
    ("days", "left"),
    [
        (("2024-11-22",), ()),
        (("2024-12-01",), ("2024-12-01",)),
        (("2024-11-30", "2025-01-02", "2026-11-22"), ("2025-01-02", "2026-11-22")),
    ],
)
def test_months_are_kept_for_two_years(days: tuple[str, ...], left: tuple[str, ...]) -> None:
    held = tuple(measurement(date=day) for day in days)
    assert tuple(each.date for each in kept(held, DAY, 24)) == left


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-11-22", 3, "2027-02-22"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-05-31", 1, "2026-06-30"),
    ],
)
def test_so_many_months_later(day: str, months: int, expected: str) -> None:
    assert months_on(day, months) == expected


@given(st.dates(date(2020, 1, 1), date(2080, 12, 31)), st.integers(1, 36))
def test_later_is_always_a_day_in_that_month(day: date, months: int) -> None:
    there = date.fromisoformat(months_on(day.isoformat(), months))
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day <= day.day
