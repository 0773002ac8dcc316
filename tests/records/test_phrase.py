"""The phrase is drawn by lot, read as people type, and refused in a sentence that gives nothing away."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records.phrase import FEWEST, new_phrase, read_phrase

TEXTS = Texts("sv")
WORDS = tuple(
    f"{first}{last}" for first in ("ås", "ö", "björk", "häst") for last in map(chr, range(0x400, 0x400 + 1024))
)
KNOWN = ("björksten", "ängsvind", "mossgrön", "åkerväg")


def test_four_words_out_of_the_list() -> None:
    drawn = [new_phrase(WORDS).split() for _ in range(200)]
    assert {len(words) for words in drawn} == {4}
    assert {word for words in drawn for word in words} <= set(WORDS)
    # 800 draws out of 4,096: any word more than eight times would be a broken lot (p < 1e-9).
    assert max(Counter(word for words in drawn for word in words).values()) <= 8


def test_too_short_a_list_is_refused() -> None:
    with pytest.raises(ValueError, match=str(FEWEST - 1)):
        new_phrase(WORDS[: FEWEST - 1] + WORDS[:1])


TYPED = [
    "björksten ängsvind mossgrön åkerväg",
    "  Björksten  ÄNGSVIND\tmossgrön\nåkerväg ",
    "björksten-ängsvind-mossgrön-åkerväg",
    "Björksten – ängsvind, mossgrön. Åkerväg!".replace("!", ""),
    unicodedata.normalize("NFD", "björksten ängsvind mossgrön åkerväg"),
    "björksten\u00a0ängsvind\u2011mossgrön_åkerväg",
]


@pytest.mark.parametrize("typed", TYPED)
def test_it_is_read_as_people_type(typed: str) -> None:
    assert read_phrase(typed, KNOWN, TEXTS) == TYPED[0]


@pytest.mark.parametrize(("typed", "found"), [("", 0), ("björksten", 1), ("mossgrön " * 5, 5), ("- -", 0)])
def test_too_few_or_too_many(typed: str, found: int) -> None:
    with pytest.raises(Problem, match=f"Återupptagningsfrasen är 4 ord; här står {found}"):
        read_phrase(typed, KNOWN, TEXTS)


@pytest.mark.parametrize("wrong", ["bjorksten", "mossgron", "åkervag", "björkstem"])
def test_a_word_outside_the_list_is_said_but_not_which(wrong: str) -> None:
    with pytest.raises(Problem, match="Ett av orden finns inte") as caught:
        read_phrase(f"{wrong} ängsvind mossgrön åkerväg", KNOWN, TEXTS)
    assert wrong not in str(caught.value)


@given(st.text(max_size=200))
def test_anything_typed_is_a_phrase_or_a_problem(typed: str) -> None:
    with pytest.raises(Problem):
        read_phrase(typed, KNOWN, TEXTS)
