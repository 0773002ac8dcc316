"""The time that is left is said alike in the first paint and, by its words, in the browser."""

from __future__ import annotations

import pytest

from kartblad.i18n import Texts
from kartblad.ui.times import clock_words, time_left

SV = Texts("sv")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (250, "4:10 kvar"),
        (9, "0:09 kvar"),
        (0, "0:00 kvar"),
        (-1, "0:01 över"),
        (-65, "1:05 över"),
        (5400, "90:00 kvar"),
    ],
)
def test_time_left(seconds: int, said: str) -> None:
    assert time_left(seconds, SV) == said


def test_the_browser_has_the_same_words() -> None:
    words = clock_words(SV)
    assert [words["left"].replace("{time}", "4:10"), words["over"].replace("{time}", "1:05")] == [
        time_left(250, SV),
        time_left(-65, SV),
    ]
    assert (words["soon"], words["out"]) == ("2 minuter kvar", "Tiden är ute, ta den tid ni behöver")
