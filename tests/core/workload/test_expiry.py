"""What is older than it is kept is dropped from a sheet, to the day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from workload_values import CARD, measurement

from kartblad.core.workload.book import Book, Own, Unit
from kartblad.core.workload.expiry import months_before, unexpired


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-11-22", 24, "2024-11-22"), ("2026-01-31", 1, "2025-12-31"), ("2026-03-31", 1, "2026-02-31"),
        ("2026-11-22", 11, "2025-12-22"), ("2026-12-01", 12, "2025-12-01"), ("2026-05-05", 120, "2016-05-05"),
    ],
)  # fmt: skip
def test_months_before(day: str, months: int, expected: str) -> None:
    assert months_before(day, months) == expected


@pytest.mark.parametrize(
    ("dates", "kept"),
    [
        (("2024-11-21", "2024-11-22", "2026-11-22"), ("2024-11-22", "2026-11-22")),
        (("2023-01-01",), ()),
        (("",), ("",)),
    ],
)
def test_what_is_kept_for_two_years(dates: tuple[str, ...], kept: tuple[str, ...]) -> None:
    measured = tuple(measurement(id=f"m{at}", date=date) for at, date in enumerate(dates))
    own, unit = Own("björk-7", CARD, measurements=measured), Unit("u", "Norra", measurements=measured)
    left = unexpired(Book(own, unit), 24, "2026-11-22")
    assert left.own is not None
    assert left.unit is not None
    assert tuple(each.date for each in left.own.measurements) == kept
    assert tuple(each.date for each in left.unit.measurements) == kept


def test_a_draft_that_was_left_goes_too() -> None:
    draft = measurement(date="2024-01-15")
    kept = unexpired(Book(Own("björk-7", draft=draft)), 24, "2026-11-22").own
    assert kept == Own("björk-7")
    fresh = Book(Own("björk-7", draft=replace(draft, date="2026-11-01")))
    assert unexpired(fresh, 24, "2026-11-22") == fresh


def test_a_unit_says_for_how_long_it_keeps() -> None:
    unit = unexpired(Book(unit=Unit("u", "Norra")), 12, "2026-11-22").unit
    assert unit is not None
    assert unit.kept_months == 12
