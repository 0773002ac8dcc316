"""The workshop's questions: each has words, an answer from the tables, and guesses that can be held against it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from participation_views import STATS, TEXTS

from kartblad.apps.participation import questions
from kartblad.apps.participation.selection import Question


@pytest.mark.parametrize(
    ("question", "prompt", "answer"),
    [
        (Question.DAYS, "Vilken utbildning är störst räknat i persondagar?", 846),
        (
            Question.REMAINDER,
            "Hur många av de 1 399 deltagartillfällena hör inte till någon utbildning i listan?",
            396,
        ),
        (Question.REACH, "Från hur många av de 14 kommunerna deltog någon i utbildningen med minst räckvidd?", 8),
        (Question.PERSONS, "Hur få olika personer kan stå bakom 1 399 deltagartillfällen?", 137),
    ],
)
def test_prompt_and_answer(question: Question, prompt: str, answer: int) -> None:
    assert questions.prompt(question, STATS, TEXTS).replace("\N{NO-BREAK SPACE}", " ") == prompt
    assert questions.answer(question, STATS) == answer


def test_every_question_has_words() -> None:
    assert set(questions.ASKED) == set(Question)
    assert {len(asked.discussion) for asked in questions.ASKED.values()} == {3}


def test_who_is_largest_and_narrowest() -> None:
    assert questions.largest(STATS).key == "family_therapy"
    assert [line.key for line in questions.narrowest(STATS)] == ["family_therapy"]
    assert len(questions.headings(STATS)) == 9


@pytest.mark.parametrize(
    ("question", "guess", "number"),
    [
        (Question.DAYS, "trauma", Decimal(656)),
        (Question.DAYS, "supervision", None),
        (Question.REMAINDER, "400", Decimal(400)),
        (Question.REACH, "0", Decimal(0)),
    ],
)
def test_the_number_behind_a_guess(question: Question, guess: str, number: Decimal | None) -> None:
    assert questions.guessed(question, guess, STATS) == number
