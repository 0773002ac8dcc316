"""What each control makes of a view."""

from __future__ import annotations

from dataclasses import replace

import pytest
from participation_views import START, asked

from kartblad.apps.participation.selection import (
    ACTIONS,
    CHOICES,
    NO_GUESS,
    NO_GUESSES,
    Among,
    Correction,
    Mending,
    Question,
    Section,
    Topic,
    View,
    Weight,
    change,
)
from kartblad.core.participation import Grouping, Measure

MENDED = replace(START, corrections=(Correction(Mending.UNKNOWN_NAME),))


@pytest.mark.parametrize(
    ("key", "value", "chosen"),
    [
        ("section", "perioder", ValueError),
        ("section", "periods", Section.PERIODS),
        ("measure", "hours", Measure.HOURS),
        ("by", "group", Grouping.GROUP),
        ("among", "autumn_2017", Among.AUTUMN_2017),
        ("course", "lvu", "lvu"),
        ("indicator", "vacancies", "vacancies"),
        ("tier", "first_line", "first_line"),
        ("weight", "high", Weight.HIGH),
        ("topic", "status", Topic.STATUS),
        ("question", "reach", Question.REACH),
        ("tables", "6", 6),
        ("colour", "blue", KeyError),
    ],
)
def test_a_choice(key: str, value: str, chosen: object) -> None:
    if isinstance(chosen, type) and issubclass(chosen, Exception):
        with pytest.raises(chosen):
            change(START, key, value)
    else:
        assert change(MENDED, key, value) == replace(START, **{key: chosen})


def test_every_choice_and_action_is_in_the_table() -> None:
    fields = {
        "section",
        "measure",
        "by",
        "among",
        "course",
        "indicator",
        "tier",
        "weight",
        "topic",
        "question",
        "tables",
    }
    assert (set(CHOICES), set(ACTIONS)) == (fields, {"reveal", "hide", "clear"})


@pytest.mark.parametrize(
    ("question", "value", "written"),
    [
        (Question.REMAINDER, 400.0, "400"),
        (Question.REMAINDER, None, ""),
        (Question.DAYS, "lvu", "lvu"),
        (Question.DAYS, NO_GUESS, ""),
    ],
)
def test_a_guess(question: Question, value: str | float | None, written: str) -> None:
    view = change(replace(MENDED, question=question), "guess-2", value)
    expected = ("", written, "", "", "", "")
    assert dict(zip(Question, view.guesses, strict=True)) == dict.fromkeys(Question, NO_GUESSES) | {question: expected}
    assert view.corrections == ()


def test_only_the_tables_that_are_there_guess() -> None:
    view = change(asked(Question.REMAINDER, guesses=(1.0, 2.0, 3.0)), "tables", "2")
    assert view.own_guesses == ("1", "2")
    assert change(view, "tables", "3").own_guesses == ("1", "2", "3")


def test_reveal_hide_and_clear() -> None:
    view = asked(Question.REACH)
    revealed = change(view, "reveal", True)
    assert (view.is_revealed, revealed.is_revealed) == (False, True)
    assert change(revealed, "hide", True) == view
    assert change(revealed, "clear", True) == asked(Question.REACH, guesses=())


def test_each_question_keeps_its_own_guesses_and_answer() -> None:
    view = change(asked(Question.REACH, revealed=True), "question", "persons")
    assert (view.own_guesses, view.is_revealed) == (("", "", "", ""), False)
    both = change(view, "reveal", True)
    assert both.revealed == (Question.REACH, Question.PERSONS)
    assert change(both, "question", "reach").own_guesses == ("8", "3", "", "")


def test_revealing_twice_changes_nothing() -> None:
    once: View = asked(Question.DAYS, revealed=True)
    assert change(once, "reveal", True) == once
