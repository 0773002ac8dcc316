"""A text in two languages falls back on Swedish and says when it is empty."""

from __future__ import annotations

import pytest

from kartblad.core.words import NO_WORDS, Words


@pytest.mark.parametrize(
    ("words", "locale", "picked"),
    [
        (Words("dagar", "days"), "sv", "dagar"),
        (Words("dagar", "days"), "en", "days"),
        (Words("dagar", "days"), "en-GB", "days"),
        (Words("dagar", "days"), "sv_SE", "dagar"),
        (Words("dagar"), "en", "dagar"),
        (NO_WORDS, "sv", ""),
    ],
)
def test_pick(words: Words, locale: str, picked: str) -> None:
    assert words.pick(locale) == picked


@pytest.mark.parametrize(("words", "says"), [(NO_WORDS, False), (Words("ord"), True), (Words(en="word"), True)])
def test_empty_words_are_false(words: Words, says: bool) -> None:
    assert bool(words) is says
