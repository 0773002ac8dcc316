"""The worked example of saturation: the numbers of the model, in words, marked as no fact and no forecast."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from participation_views import STATS, TEXTS, figures, looks
from register_desks import REGISTER, looked

from kartblad.apps.participation import selection, state
from kartblad.apps.participation.register_choices import LIMITS, Amount, Assumed, Look
from kartblad.apps.participation.register_model import KEY, model_figure
from kartblad.core.provenance import Standing
from kartblad.i18n import LOCALES, Texts
from kartblad.ui.blocks import Controls, NumberField


def test_the_example_stands_beside_what_has_been() -> None:
    screen = looked(amount=Amount.SATURATION)
    assert list(figures(screen))[-1] == KEY
    (group,) = [block for block in screen.blocks if block.key == "own-model"]
    assert isinstance(group, Controls)
    assert [c.value for c in group.controls if isinstance(c, NumberField)] == [160, 80, 30, 0, 25]


def test_the_numbers_are_those_of_the_model() -> None:
    figure = model_figure(Assumed(), STATS, TEXTS)
    assert [round(row.cells[0].value or 0, 1) for row in figure.rows] == [80.0, 71.6, 65.8, 61.7, 58.8, 56.8]
    assert "omkring 38 platser" in figure.sentence
    assert "52\N{NO-BREAK SPACE}%" in figure.sentence


def test_where_nobody_comes_or_goes_it_stays() -> None:
    figure = model_figure(Assumed(turnover=0, seats=0), STATS, TEXTS)
    assert figure.sentence.endswith("så det förblir som det är.")
    assert {row.cells[0].value for row in figure.rows} == {80.0}


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_said_to_be_a_worked_example(locale: str) -> None:
    figure = model_figure(Assumed(), STATS, Texts(locale))
    said = {"sv": "räkneexempel", "en": "worked example"}[locale]
    assert figure.passport.standing is Standing.ILLUSTRATIVE
    assert said in figure.finding.casefold()
    assert said in figure.context


@given(look=looks())
def test_every_assumption_can_be_drawn(look: Look) -> None:
    figure = model_figure(look.assumed, STATS, TEXTS)
    assert all(0 <= (row.cells[0].value or 0) <= 100 for row in figure.rows)


@pytest.mark.parametrize(
    ("typed", "kept"), [(None, 30), (45.4, 45), (900.0, 100)], ids=["emptied", "rounded", "too much"]
)
def test_a_number_is_taken_within_its_limits(typed: float | None, kept: int) -> None:
    view = selection.change(REGISTER, "own-assumed-turnover", typed)
    assert view.own.assumed == Assumed(turnover=kept)


@pytest.mark.parametrize("text", ["", "1,2", "0,80,30,0,25", "160,80,130,0,25", "160,80,30,0,x", "99999,1,1,1,1"])
def test_assumptions_that_make_no_sense_are_not_used(text: str) -> None:
    view = state.parse(f"del=register&antaganden={text}", STATS)
    assert view.own == Look()
    assert view.corrections


def test_the_assumptions_stand_in_the_link() -> None:
    view = replace(REGISTER, own=Look(assumed=Assumed(seats=40)))
    assert state.query(view, STATS) == "del=register&antaganden=160,80,30,0,40"
    assert set(LIMITS) == set(Assumed().numbers)
