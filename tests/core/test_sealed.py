"""Sealed numbers and their spread: every dot, the middle as one or two whole numbers, guesses beside, never a mean."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.mapping.future import DO_NOT_KNOW, Guess, Rating
from kartblad.core.mapping.people import RaterGroup
from kartblad.core.sealed import Ballot, Spread, Vote, Way, is_rating, spread

numbers = st.lists(st.integers(0, 10), max_size=30)


def ratings(*values: int | str, number: int = 1, scale: str = "s1", guess: Guess = Guess.OWN) -> tuple[Rating, ...]:
    return tuple(Rating(scale, number, value, own_or_guess=guess) for value in values)


@pytest.mark.parametrize(
    ("values", "n", "low", "middle", "high"),
    [
        ((8, 2, 6, 3, 8, 3, 4), 7, 2, (4,), 8),
        ((0, 10, 0), 3, 0, (0,), 10),
        ((3, 5), 2, 3, (3, 5), 5),
        ((4, 4), 2, 4, (4,), 4),
        ((1, 4, 7, 9), 4, 1, (4, 7), 9),
        ((6,), 1, 6, (6,), 6),
        ((), 0, None, (), None),
    ],
)
def test_worked_examples(
    values: tuple[int, ...], n: int, low: int | None, middle: tuple[int, ...], high: int | None
) -> None:
    found = spread(ratings(*values), "s1", 1)
    assert (found.n, found.low, found.middle, found.high) == (n, low, middle, high)
    assert found.dots == tuple(sorted(values))


def test_guesses_other_rounds_other_scales_and_sealed_ones_never_enter() -> None:
    mixed = (
        *ratings(2, 3, DO_NOT_KNOW),
        *ratings(9, guess=Guess.ABOUT_OTHER),
        *ratings(10, DO_NOT_KNOW, number=2),
        *ratings(10, scale="s2"),
        Rating("s1", 1, 10, sealed=True),
    )
    assert spread(mixed, "s1", 1) == Spread((2, 3), do_not_know=1)


@given(numbers)
def test_the_middle_is_among_the_dots_and_halves_them(values: list[int]) -> None:
    found = spread(ratings(*values), "s1", 1)
    assert set(found.middle) <= set(values)
    assert all(type(each) is int for each in found.middle)
    assert len(found.middle) <= (1 if found.n % 2 else 2)
    for each in found.middle:
        assert sum(value < each for value in values) <= found.n / 2 >= sum(value > each for value in values)


@pytest.mark.parametrize("value", [0, 10, 7, DO_NOT_KNOW])
def test_ratings(value: int | str) -> None:
    assert is_rating(value)
    assert Ballot("s1", 1).cast(Vote(value)).votes == (Vote(value),)


@pytest.mark.parametrize("value", [-1, 11, 6.5, 7.0, True, "7", "många", None])
def test_no_ratings(value: object) -> None:
    assert not is_rating(value)
    with pytest.raises(ValueError, match=re.escape(str(value))):
        Ballot("s1", 1).cast(Vote(value))  # type: ignore[arg-type]


def test_revealed_in_the_order_of_chance_with_what_was_said_of_each() -> None:
    ballot = Ballot("s1", 2, Way.PASSED).cast(Vote(3, RaterGroup.PARENT)).cast(Vote(9, None, Guess.ABOUT_OTHER))
    assert ballot.ratings((1, 0)) == (
        Rating("s1", 2, 9, own_or_guess=Guess.ABOUT_OTHER),
        Rating("s1", 2, 3, RaterGroup.PARENT),
    )
