"""How each has moved since last time: a line where one and the same may have moved, and all of it in words."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from kartblad.charts.moves import moved
from kartblad.core.mapping.future import DO_NOT_KNOW, Guess, Rating
from kartblad.core.mapping.people import RaterGroup
from kartblad.core.sealed import Move, moves
from kartblad.i18n import Texts

TEXTS = Texts("sv")
SVG = "{http://www.w3.org/2000/svg}"
PARENT, WORKER, CHILD = RaterGroup.PARENT, RaterGroup.SOCIAL_WORKER, RaterGroup.CHILD


def rating(number: int, value: int | str, group: RaterGroup | None, guess: Guess = Guess.OWN) -> Rating:
    return Rating("s1", number, value, group, own_or_guess=guess)


@pytest.mark.parametrize(
    ("ratings", "found"),
    [
        ((), ()),
        ((rating(1, 4, PARENT), rating(2, 6, PARENT)), (Move(PARENT, (4,), (6,)),)),
        (
            (rating(1, 3, WORKER), rating(1, 5, WORKER), rating(2, 4, WORKER), rating(2, 6, PARENT)),
            (Move(PARENT, (), (6,)), Move(WORKER, (3, 5), (4,))),
        ),
        ((rating(1, 4, CHILD, Guess.ABOUT_OTHER), rating(2, 5, CHILD, Guess.ABOUT_OTHER)), ()),
        ((rating(1, DO_NOT_KNOW, PARENT), rating(2, 6, PARENT)), (Move(PARENT, (), (6,)),)),
        ((rating(1, 4, None), rating(2, 6, None)), ()),
        ((rating(0, 1, PARENT), rating(2, 6, PARENT)), (Move(PARENT, (), (6,)),)),
    ],
)
def test_moves_are_of_ones_own_numbers_now_and_last_time(ratings: tuple[Rating, ...], found: tuple[Move, ...]) -> None:
    assert moves(ratings, "s1", 2) == found


@pytest.mark.parametrize(
    ("move", "lines", "diamonds", "dots", "said"),
    [
        (Move(PARENT, (4,), (6,)), 2, 1, 1, "Förälder: förra gången 4, nu 6."),
        (Move(PARENT, (3, 5), (4,)), 1, 2, 1, "Förälder: förra gången 3 och 5, nu 4."),
        (Move(PARENT, (), (6,)), 1, 0, 1, "Förälder: förra gången ingen siffra, nu 6."),
        (Move(PARENT, (4,), ()), 1, 1, 0, "Förälder: förra gången 4, nu ingen siffra."),
    ],
)
def test_only_one_who_may_have_moved_gets_a_line(move: Move, lines: int, diamonds: int, dots: int, said: str) -> None:
    drawing = moved((("Förälder", move),), TEXTS)
    root = ET.fromstring(drawing.svg)  # noqa: S314 -- our own
    counts = [len(list(root.iter(f"{SVG}{shape}"))) for shape in ("line", "path", "circle")]
    assert counts == [lines, diamonds, dots]
    assert drawing.description == (said,)


def test_a_name_stays_text() -> None:
    assert "<script>" not in moved((("<script>", Move(PARENT, (4,), (6,))),), TEXTS).svg
