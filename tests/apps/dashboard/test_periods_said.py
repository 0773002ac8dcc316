"""Periods are said as one says them, and compared only where nothing lies between."""

from __future__ import annotations

import pytest

from kartblad.apps.dashboard import periods_said
from kartblad.i18n import Texts


@pytest.mark.parametrize(
    ("key", "swedish", "english"),
    [
        ("2025-H1", "första halvåret 2025", "the first half of 2025"),
        ("2025-H2", "andra halvåret 2025", "the second half of 2025"),
        ("2025-H1--2025-H2", "hela 2025", "the whole of 2025"),
        (
            "2024-H2--2025-H1",
            "andra halvåret 2024 till och med första halvåret 2025",
            "the second half of 2024 to the first half of 2025",
        ),
        ("2026-03", "mars 2026", "March 2026"),
        ("2026-03--2026-05", "mars 2026 till och med maj 2026", "March 2026 to May 2026"),
    ],
)
def test_a_period_in_running_text(key: str, swedish: str, english: str) -> None:
    assert (periods_said.period(key, Texts("sv")), periods_said.period(key, Texts("en"))) == (swedish, english)


def test_a_label_begins_with_a_capital() -> None:
    assert periods_said.label("2025-H1", Texts("sv")) == "Första halvåret 2025"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ((), ""),
        (("2026-03",), "mars 2026"),
        (("2024-H2--2025-H1", "2025-H2"), "andra halvåret 2024 till och med andra halvåret 2025"),
    ],
)
def test_several_periods_are_said_from_the_first_to_the_last(keys: tuple[str, ...], said: str) -> None:
    assert periods_said.together(keys, Texts("sv")) == said


@pytest.mark.parametrize(("key", "length"), [("2025-H1", 1), ("2024-H2--2025-H2", 3), ("2025-11--2026-01", 3)])
def test_how_long(key: str, length: int) -> None:
    assert periods_said.length(key) == length


@pytest.mark.parametrize(
    ("before", "after", "follows"),
    [
        ("2024-H2--2025-H1", "2025-H2", True),
        ("2025-H1", "2025-H2--2026-H1", True),
        ("2025-H1", "2026-H1", False),
        ("2025-12", "2026-01", True),
    ],
)
def test_what_follows_on_what(before: str, after: str, follows: bool) -> None:
    assert periods_said.follows(before, after) is follows
