"""Labels wrap and are never cut."""

from __future__ import annotations

import pytest
from figures import WORDS
from hypothesis import given
from hypothesis import strategies as st

from kartblad.charts.lettering import width, wrapped

WORD = "Dokumentationshandläggningsutbildning"


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("", 100, ()),
        ("Samtal med barn", 500, ("Samtal med barn",)),
        ("Samtal med barn", 60, ("Samtal", "med barn")),
        ("över 1\N{NO-BREAK SPACE}399 platser", 50, ("över", "1\N{NO-BREAK SPACE}399", "platser")),
        ("barn- och ungdomsvård", 60, ("barn- och", "ungdomsvå", "rd")),
        ("BoU-enheten", 50, ("BoU-", "enheten")),
    ],
)
def test_wrapped(text: str, room: float, expected: tuple[str, ...]) -> None:
    assert wrapped(text, room, 10) == expected


@given(text=WORDS, room=st.floats(20, 200))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, room: float) -> None:
    lines = wrapped(text, room, 10)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert [line for line in lines if width(line, 10) > room] == []


def test_bold_is_wider() -> None:
    assert width(WORD, 10, bold=True) > width(WORD, 10)
    assert width(WORD, 20) == pytest.approx(2 * width(WORD, 10))
