"""The lot gives the same draws for ever, and every draw is fair enough for an invented register."""

from __future__ import annotations

from collections import Counter

import pytest

from kartblad.frames.chance import Chance


def test_a_seed_gives_the_same_draws_for_ever() -> None:
    """Worked out once; a change here changes every invented register."""
    chance = Chance(2017)
    assert [round(chance.share(), 6) for _ in range(3)] == [0.941927, 0.534764, 0.815235]
    assert [chance.below(10) for _ in range(5)] == [4, 0, 7, 4, 3]
    assert chance.shuffled("abcdef") == list("afdecb")


def test_weights_are_chances() -> None:
    chance = Chance(1)
    drawn = Counter(chance.pick([1, 0, 3]) for _ in range(4000))
    assert set(drawn) == {0, 2}
    assert drawn[2] / 4000 == pytest.approx(0.75, abs=0.03)


def test_shuffling_keeps_every_item() -> None:
    items = [1, 1, 2, 3, 5, 8]
    assert sorted(Chance(3).shuffled(items)) == items
    assert Chance(3).shuffled([]) == []
