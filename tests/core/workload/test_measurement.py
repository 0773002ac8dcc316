"""What a new measurement begins with, and until when a reduction holds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from workload_made import DAYS, USUAL, measurements

from kartblad.core.workload.measurement import Count, Measurement, Reduction, Talk, next_time


@pytest.mark.parametrize(
    ("until", "day", "holds"),
    [("", "2099-01-01", True), ("2026-03-02", "2026-03-02", True), ("2026-03-02", "2026-03-03", False)],
)
def test_the_last_day_is_in(until: str, day: str, holds: bool) -> None:
    assert Reduction("r", until=until).holds(day) is holds


def test_a_kind_that_was_not_asked_for_is_none_of_it() -> None:
    held = Measurement("m", counts=(Count("utredning", None),))
    assert (held.count("yttrande"), held.count("utredning").whole) == (Count("yttrande", 0, 0), None)


@pytest.mark.parametrize(
    ("years", "day", "expected"),
    [("2.0", "2026-04-02", "2.1"), ("2.5", "2027-03-02", "3.5"), ("60", "2027-03-02", "60"), ("2", "2026-03-30", "2"),
     ("2", "2026-01-01", "2")],
)  # fmt: skip
def test_years_grow_with_the_calendar(years: str, day: str, expected: str) -> None:
    last = Measurement("m", "2026-03-02", years=Decimal(years))
    assert next_time(last, "n", day).years == Decimal(expected)


@settings(deadline=None, max_examples=40)
@given(measurements(USUAL), DAYS)
def test_the_next_begins_as_the_last_without_what_belongs_to_that_day(last: Measurement, day: str) -> None:
    new = next_time(last, "n", day)
    assert (new.id, new.date, new.counts, new.cover, new.duties) == ("n", day, last.counts, last.cover, last.duties)
    assert (new.self_rating, new.flex, new.note, new.talk, new.handed) == (None, None, "", None, ())
    assert (new.scored_by, new.scored_on) == ("", "")
    assert all(each.holds(day) for each in new.reductions)
    assert {*last.reductions} - {*new.reductions} == {each for each in last.reductions if not each.holds(day)}


def test_the_month() -> None:
    assert replace(Measurement("m", "2026-03-02"), talk=Talk()).month == "2026-03"
