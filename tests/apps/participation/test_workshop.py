"""The workshop: the answer is nowhere before it is revealed, and the guesses are then held against it fairly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from participation_views import GUESSES, START, STATS, TEXTS, asked, figures, shown, views

from kartblad.apps.participation import questions, state
from kartblad.apps.participation.selection import Question, Section, View
from kartblad.apps.participation.workshop import answer_figure, guesses_figure
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Controls, NumberField, PrintAction, Prose, Select, Status
from kartblad.ui.markup import screen_html

QUESTIONS = list(Question)


def actions(view: View) -> dict[str, str]:
    return {block.key: block.blocked for block in shown(view).blocks if isinstance(block, Action)}


def fields(view: View) -> list[Select | NumberField]:
    (guesses,) = [block for block in shown(view).blocks if isinstance(block, Controls) and block.key == "guesses"]
    return [control for control in guesses.controls if isinstance(control, Select | NumberField)]


@given(views())
def test_before_the_answer_is_revealed_nothing_tells_it(view: View) -> None:
    """Only the question, the fields and the other parts' names are there: no figure and no sentence with the answer."""
    put = replace(view, section=Section.WORKSHOP, guesses=START.guesses, revealed=())
    screen = shown(put)
    html = screen_html(screen, Texts("sv"))
    number = TEXTS.number(questions.answer(put.question, STATS))
    assert figures(screen) == {}
    assert put.question is Question.REACH or number not in html
    assert "kb-figure" not in html


@pytest.mark.parametrize("question", QUESTIONS)
def test_revealed_it_shows_guesses_answer_talk_and_print(question: Question) -> None:
    screen = shown(asked(question, revealed=True))
    (drawn,) = figures(screen).values()
    answer = answer_figure(question, STATS, TEXTS)
    published = [(row.key, row.label, row.cells[0]) for row in answer.rows]
    assert [(row.key, row.label, row.cells[0]) for row in drawn.rows if not row.group] == published
    assert (drawn.passport, drawn.columns) == (answer.passport, answer.columns[:1])
    assert [block.key for block in screen.blocks if isinstance(block, PrintAction)] == ["print"]
    (talk,) = [block for block in screen.blocks if isinstance(block, Prose) and block.key == "discussion"]
    assert len(talk.items) == 3


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_reload_loses_nothing(question: Question) -> None:
    for revealed in (False, True):
        view = asked(question, revealed=revealed)
        assert state.parse(state.query(view, STATS), STATS) == view


@pytest.mark.parametrize("question", QUESTIONS)
def test_buttons_say_why_they_cannot_be_used(question: Question) -> None:
    assert actions(asked(question, guesses=())) == {
        "reveal": "Skriv minst en gissning först.",
        "clear": "Det finns ingen gissning att ta bort.",
    }
    assert actions(asked(question)) == {"reveal": "", "clear": ""}
    assert actions(asked(question, revealed=True)) == {"hide": ""}


@pytest.mark.parametrize(
    ("question", "kind", "most"),
    [
        (Question.DAYS, Select, None),
        (Question.REMAINDER, NumberField, 1399),
        (Question.REACH, NumberField, 14),
        (Question.PERSONS, NumberField, 1399),
    ],
)
def test_every_table_has_a_field(question: Question, kind: type, most: float | None) -> None:
    found = fields(replace(asked(question), tables=6))
    assert [field.label for field in found] == [f"Bord {n}" for n in range(1, 7)]
    assert {type(field) for field in found} == {kind}
    assert {getattr(field, "maximum", None) for field in found} == {most}


def test_fields_hold_what_was_guessed() -> None:
    assert [field.value for field in fields(asked(Question.REMAINDER))] == [500, 390, None, None]
    assert [field.value for field in fields(asked(Question.DAYS))] == ["family_therapy", "supervision", "bbic", "none"]


def rows(question: Question, *made: str) -> list[tuple[str, float | None]]:
    drawn = guesses_figure(question, tuple(enumerate(made, start=1)), STATS, TEXTS)
    return [(row.label, row.cells[0].value) for row in drawn.rows if row.group == "Bordens gissningar"]


def test_guesses_stand_under_the_published_figure() -> None:
    assert rows(Question.REMAINDER, "500", "390", "396") == [
        ("Bord 1 (104 för många)", 500),
        ("Bord 2 (6 för få)", 390),
        ("Bord 3 (rätt)", 396),
    ]
    assert rows(Question.DAYS, "trauma", "supervision", "family_therapy") == [
        ("Bord 1: Förhållningssätt vid trauma", 656),
        ("Bord 2: Yrkeshandledning", None),
        ("Bord 3: Familjeterapi (rätt)", 846),
    ]


def test_guesses_are_never_taken_for_data() -> None:
    for question in QUESTIONS:
        (drawn,) = figures(shown(asked(question, revealed=True))).values()
        groups = [row.group for row in drawn.rows]
        guessed = len(GUESSES[question])
        assert groups == [""] * (len(groups) - guessed) + ["Bordens gissningar"] * guessed
        assert drawn.notes[-1] == "Gissningarna är bordens egna och kommer inte ur källan."


@pytest.mark.parametrize(
    ("question", "made", "finding"),
    [
        (Question.REMAINDER, ("500", "390"), "Bord 2 kom närmast"),
        (Question.REMAINDER, ("386", "406", "0"), "2 bord kom lika nära"),
        (Question.REMAINDER, ("396", "0"), "1 av 2 bord gissade rätt"),
        (Question.REACH, ("8", "8", "9"), "2 av 3 bord gissade rätt"),
        (Question.DAYS, ("supervision",), "Inget bord kom nära"),
        (Question.DAYS, ("family_therapy", "lvu"), "1 av 2 bord gissade rätt"),
        (Question.DAYS, ("lvu", "trauma"), "Bord 2 kom närmast"),
    ],
)
def test_the_finding_names_who_came_closest(question: Question, made: tuple[str, ...], finding: str) -> None:
    assert guesses_figure(question, tuple(enumerate(made, start=1)), STATS, TEXTS).finding == finding


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (Question.DAYS, "Svaret är Familjeterapi: 846 persondagar, om alla var med hela tiden."),
        (Question.REMAINDER, "Svaret är 396 av 1 399, så som rapporten trycker sina tal."),
        (Question.REACH, "Svaret är 8: Familjeterapi."),
        (Question.PERSONS, "Svaret är 137: så många som gick den största enskilda kursdelen."),
    ],
)
def test_the_answer_in_words(question: Question, sentence: str) -> None:
    drawn = guesses_figure(question, ((1, str(GUESSES[question][0]).partition(".")[0]),), STATS, TEXTS)
    assert drawn.sentence.replace("\N{NO-BREAK SPACE}", " ") == sentence


def test_status_counts_the_guesses() -> None:
    said = [
        [block.text for block in shown(view).blocks if isinstance(block, Status)]
        for view in (asked(Question.REMAINDER), asked(Question.REMAINDER, revealed=True))
    ]
    assert said == [["2 av 4 bord har gissat."], ["Svaret visas."]]
