"""A round: everybody gets the word once, from any start; one may pass, and has then not spoken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.turns import NO_ROUND, Round, started

PRESENT = ("Bo", "Eva", "Lo", "Siv")
names = st.lists(st.text(min_size=1, max_size=5), unique=True, max_size=10).map(tuple)


@pytest.mark.parametrize(
    ("first", "order"),
    [
        (0, PRESENT),
        (2, ("Lo", "Siv", "Bo", "Eva")),
        (3, ("Siv", "Bo", "Eva", "Lo")),
        (5, ("Eva", "Lo", "Siv", "Bo")),
    ],
)
def test_a_round_begins_anywhere_and_goes_around(first: int, order: tuple[str, ...]) -> None:
    assert started(PRESENT, first) == Round(order)


def test_without_anybody_there_is_no_round() -> None:
    assert (started((), 3), NO_ROUND.next, NO_ROUND.silent) == (NO_ROUND, "", ())


@pytest.mark.parametrize(
    ("turn", "upcoming", "silent"),
    [
        (Round(PRESENT), "Bo", PRESENT),
        (Round(PRESENT).speak("Bo"), "Eva", ("Eva", "Lo", "Siv")),
        (Round(PRESENT).skip("Bo"), "Eva", PRESENT),
        (Round(PRESENT).speak("Lo").speak("Bo"), "Eva", ("Eva", "Siv")),
        (Round(PRESENT).skip("Bo").speak("Bo"), "Eva", ("Eva", "Lo", "Siv")),
        (Round(PRESENT).speak("Nils").skip("Nils"), "Bo", PRESENT),
        (Round(PRESENT).speak("Bo").skip("Bo").speak("Bo"), "Eva", ("Eva", "Lo", "Siv")),
    ],
    ids=["begins", "speaks", "passes", "out of turn", "passed, then spoke", "not in the room", "twice"],
)
def test_who_is_next_and_who_has_not_spoken(turn: Round, upcoming: str, silent: tuple[str, ...]) -> None:
    assert (turn.next, turn.silent) == (upcoming, silent)


@given(names, st.integers(0, 30), st.lists(st.booleans(), min_size=10, max_size=10))
def test_everybody_has_one_turn(present: tuple[str, ...], first: int, speaks: list[bool]) -> None:
    turn, had = started(present, first), []
    while turn.next:
        had.append(turn.next)
        turn = turn.speak(turn.next) if speaks[len(had) - 1] else turn.skip(turn.next)
    assert (sorted(had), set(turn.silent)) == (sorted(present), set(turn.passed))
