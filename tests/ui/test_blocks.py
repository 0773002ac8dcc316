"""Blocks that cannot be shown cannot be made."""

from __future__ import annotations

import pytest

from kartblad.ui import blocks

TWICE = (blocks.Prose("a"), blocks.Prose("a"))
GROUPED = (blocks.Prose("a"), blocks.Controls("b", "B", (blocks.Secret("a", "A"),)))


@pytest.mark.parametrize("shown", [TWICE, GROUPED])
def test_two_blocks_cannot_share_a_key(shown: tuple[blocks.Block, ...]) -> None:
    with pytest.raises(ValueError, match="share a key"):
        blocks.Screen(shown, "")


def test_a_look_is_one_that_there_is() -> None:
    with pytest.raises(ValueError, match="no look"):
        blocks.Screen((), "", look="wall")


@pytest.mark.parametrize("letters", [("a", "A"), ("ab",), ("",), ("?",), (" ",)])
def test_each_shortcut_has_a_letter_of_its_own(letters: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="a letter or digit of its own"):
        blocks.Shortcuts("k", "K", tuple(blocks.Shortcut(letter, "go", "Räkna") for letter in letters), on=True)


def test_a_board_knows_all_its_cards() -> None:
    columns = tuple(blocks.BoardColumn(key, key, (blocks.BoardCard(key * 2, key),)) for key in "ab")
    assert [card.key for card in blocks.Board("k", "K", columns, frozenset()).cards()] == ["aa", "bb"]
