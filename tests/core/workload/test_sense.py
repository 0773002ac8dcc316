"""What can be a day, an id in a key, and a worker's code."""

from __future__ import annotations

import pytest

from kartblad.core.workload.sense import LONGEST_CODE, is_code, is_day, is_safe


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2026-11-22", True),
        ("2028-02-29", True),
        ("2026-02-29", False),
        ("1999-12-31", False),
        ("2026-11", False),
        ("20261122", False),
        ("2026-11-22T10:00", False),
        ("٢٠٢٦-11-22", False),
        ("", False),
    ],
)
def test_days(text: str, is_one: bool) -> None:
    assert is_day(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("0f3a", True),
        ("påhittad", False),
        ("a.b", False),
        ("a b", False),
        ("", False),
        ("m-1_2", True),
        ("x" * 65, False),
    ],
)
def test_ids(text: str, is_one: bool) -> None:
    assert is_safe(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("björk-7", True),
        ("team 2.1", True),
        ("", False),
        (" ", False),
        (" björk", False),
        ("a\nb", False),
        ("x" * LONGEST_CODE, True),
        ("x" * (LONGEST_CODE + 1), False),
    ],
)
def test_codes(text: str, is_one: bool) -> None:
    assert is_code(text) is is_one
