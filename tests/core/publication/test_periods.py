"""Half-years and months: what follows what, where a day lies, what is put together because it holds too few."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.publication.periods import (
    Spans,
    ended,
    finest,
    following,
    grown,
    half_year,
    last_day,
    span,
)

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("day", "found"),
    [("2025-01-01", "2025-H1"), ("2025-06-30", "2025-H1"), ("2025-07-01", "2025-H2"), ("2025-12", "2025-H2")],
)
def test_a_day_lies_in_a_half_year(day: str, found: str) -> None:
    assert half_year(day) == found


@pytest.mark.parametrize(
    ("day", "last"),
    [("2025-01-01", "2024-H2"), ("2025-06-30", "2024-H2"), ("2025-07-01", "2025-H1"), ("2025-12", "2025-H1")],
)
def test_the_last_half_year_that_has_ended(day: str, last: str) -> None:
    assert ended(day) == last


@pytest.mark.parametrize(
    ("period", "after"),
    [
        ("2025-H1", "2025-H2"),
        ("2025-H2", "2026-H1"),
        ("2024-H1--2025-H2", "2026-H1"),
        ("2026-03", "2026-04"),
        ("2026-09", "2026-10"),
        ("2026-12", "2027-01"),
        ("2026-03--2026-05", "2026-06"),
    ],
)
def test_what_follows(period: str, after: str) -> None:
    assert following(period) == after


@pytest.mark.parametrize(
    ("period", "parts"),
    [
        ("2025-H1", ("2025-H1",)),
        ("2024-H2--2025-H2", ("2024-H2", "2025-H1", "2025-H2")),
        ("2025-11--2026-02", ("2025-11", "2025-12", "2026-01", "2026-02")),
    ],
)
def test_a_span_has_parts(period: str, parts: tuple[str, ...]) -> None:
    assert finest(period) == parts
    assert span(parts[0], parts[-1]) == period


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2025-H1", "2025-06-30"),
        ("2025-H2", "2025-12-31"),
        ("2024-H2--2025-H1", "2025-06-30"),
        ("2024-02", "2024-02-29"),
        ("2025-11--2025-12", "2025-12-31"),
    ],
)
def test_the_last_day(period: str, day: str) -> None:
    assert last_day(period) == day


@settings(max_examples=60)
@given(DAYS)
def test_a_period_ends_where_the_next_begins(day: date) -> None:
    for period in (half_year(day.isoformat()), day.isoformat()[:7]):
        last = date.fromisoformat(last_day(period))
        first_after = (last + timedelta(days=1)).isoformat()
        assert day <= last
        assert following(period) in (half_year(first_after), first_after[:7])


def gathered(counts: Mapping[str, int], last: str, enough: int, after: str = "") -> Spans:
    """Return the spans in each of which there are enough, by number alone."""

    def holds(wide: str) -> bool:
        return sum(counts.get(period, 0) for period in finest(wide)) >= enough

    return grown(holds, min(counts, default=""), last, after)


COUNTS = {"2024-H1": 4, "2024-H2": 12, "2025-H1": 3, "2025-H2": 3}


@pytest.mark.parametrize(
    ("last", "enough", "after", "found"),
    [
        ("2025-H2", 3, "", Spans(("2024-H1", "2024-H2", "2025-H1", "2025-H2"))),
        ("2025-H2", 10, "", Spans(("2024-H1--2024-H2",), "2025-H1--2025-H2")),
        ("2025-H2", 6, "", Spans(("2024-H1--2024-H2", "2025-H1--2025-H2"))),
        ("2025-H2", 6, "2024-H1", Spans(("2024-H2", "2025-H1--2025-H2"))),
        ("2024-H2", 6, "", Spans(("2024-H1--2024-H2",))),
        ("2025-H1", 6, "2024-H2", Spans((), "2025-H1")),
        ("2025-H2", 6, "2025-H2", Spans(())),
        ("2026-H1", 99, "", Spans((), "2024-H1--2026-H1")),
        ("2023-H2", 1, "", Spans(())),
    ],
)
def test_periods_are_gathered_until_they_are_enough(last: str, enough: int, after: str, found: Spans) -> None:
    assert gathered(COUNTS, last, enough, after) == found


def test_nothing_is_gathered_of_nothing() -> None:
    assert gathered({}, "2025-H2", 1) == Spans(())


def test_enough_may_be_another_rule() -> None:
    """Different persons do not add up: four and the same four are still four."""
    who = {"2024-H1": {1, 2, 3, 4}, "2024-H2": {1, 2, 3, 4}, "2025-H1": {5}}

    def holds(wide: str) -> bool:
        return len(set().union(*(who[each] for each in finest(wide)))) >= 5

    assert grown(holds, "2024-H1", "2025-H1") == Spans(("2024-H1--2025-H1",))
    assert grown(holds, "2024-H1", "2024-H2") == Spans((), "2024-H1--2024-H2")
    assert grown(holds, "", "2025-H1") == Spans(())


@settings(max_examples=60)
@given(st.lists(st.integers(0, 9), max_size=8), st.integers(1, 20), st.integers(0, 8))
def test_in_two_editions_the_same_is_ready_as_in_one(numbers: list[int], enough: int, cut: int) -> None:
    periods = finest("2020-H1--2023-H2")
    counts = dict(zip(periods, numbers, strict=False))
    last, middle = periods[-1], periods[min(cut, len(periods) - 1)]
    first = gathered(counts, middle, enough).ready
    second = gathered(counts, last, enough, finest(first[-1])[-1] if first else "").ready
    assert (*first, *second) == gathered(counts, last, enough).ready
