"""The address is the view: every view has one address, and whatever stands in an address becomes a view."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from participation_views import START, STATS, every_view, views

from kartblad.apps.participation.address import (
    GUESSES,
    LONGEST,
    REVEALED,
    parameters,
    parse,
    possible,
    query,
    slug,
)
from kartblad.apps.participation.selection import NO_GUESSES, Among, Correction, Mending, Question, Section, View
from kartblad.core.participation import Grouping, Measure

PARAMETERS = parameters(STATS)
NAMES = [*(parameter.name for parameter in PARAMETERS), *GUESSES, REVEALED]
WRITTEN = sorted({text for parameter in PARAMETERS for text in parameter.values} | {"", "x", "-1", "7", "99999999999"})


def guessed(question: Question, *own: str) -> tuple[tuple[str, ...], ...]:
    """Return all guesses, with those of one question."""
    return tuple((*own, *NO_GUESSES[len(own) :]) if each is question else NO_GUESSES for each in Question)


@pytest.mark.parametrize(
    ("address", "chosen"),
    [
        ("", {}),
        ("del=perioder", {"section": Section.PERIODS}),
        (
            "del=perioder&matt=persondagar&per=grupp",
            {"section": Section.PERIODS, "measure": Measure.PERSON_DAYS, "by": Grouping.GROUP},
        ),
        ("urval=hosten-2017", {"among": Among.AUTUMN_2017}),
        ("del=utbildning&kurs=forhallningssatt-vid-trauma", {"section": Section.COURSE, "course": "trauma"}),
        ("del=personal&uppgift=0-2-ar-inom-barn-och-unga", {"section": Section.STAFFING, "indicator": "exp_0_2"}),
        ("del=plan&niva=3-5-ar-fordjupning", {"section": Section.PLAN, "tier": "plan_3_5"}),
        (
            "del=verkstad&fraga=rest&bord=6&visat=rest",
            {
                "section": Section.WORKSHOP,
                "question": Question.REMAINDER,
                "tables": 6,
                "revealed": (Question.REMAINDER,),
            },
        ),
        ("svar-rest=400,,380", {"guesses": guessed(Question.REMAINDER, "400", "", "380")}),
        ("svar-persondagar=lvu,bbic", {"guesses": guessed(Question.DAYS, "lvu", "bbic")}),
    ],
)
def test_an_address_and_its_view(address: str, chosen: dict[str, object]) -> None:
    view = replace(START, **chosen)
    assert (parse(address, STATS), query(view, STATS)) == (view, address)


@given(views())
def test_there_and_back(view: View) -> None:
    assert parse(query(view, STATS), STATS) == view


def test_different_views_have_different_addresses() -> None:
    views_ = list(every_view())
    assert len({query(view, STATS) for view in views_}) == len(set(views_))


def queries() -> st.SearchStrategy[str]:
    """Return addresses that are nearly right: our names with our, odd and wild values."""
    values = (
        st.sampled_from(WRITTEN) | st.lists(st.sampled_from(WRITTEN), max_size=9).map(",".join) | st.text(max_size=30)
    )
    pairs = st.tuples(st.sampled_from([*NAMES, "token", "x"]) | st.text(max_size=8), values)
    return st.lists(pairs.map("=".join), max_size=12).map("&".join)


@given(st.text() | queries() | st.binary().map(lambda raw: raw.decode("utf-8", "surrogateescape")))
@example("matt=%FF%FE&kurs=%00")
@example("&".join(["a=1"] * 1200))
@example("x" * (LONGEST + 1))
@example("svar-rest=²,٣")
def test_any_text_becomes_a_view_whose_address_leads_to_it(text: str) -> None:
    view = parse(text, STATS)
    assert parse(query(view, STATS), STATS) == replace(view, corrections=())


@given(st.text(min_size=LONGEST + 1, max_size=LONGEST + 50))
def test_a_longer_address_is_not_read(text: str) -> None:
    assert parse(text, STATS) == replace(START, corrections=(Correction(Mending.TOO_LONG),))


@pytest.mark.parametrize(
    ("address", "canonical", "corrections"),
    [
        ("matt=x", "", (Correction(Mending.REPLACED, "measure"),)),
        ("del=", "", (Correction(Mending.REPLACED, "section"),)),
        ("kurs=trauma", "", (Correction(Mending.REPLACED, "course"),)),
        ("bord=9", "bord=6", (Correction(Mending.CLAMPED, "tables"),)),
        ("bord=-3", "bord=1", (Correction(Mending.CLAMPED, "tables"),)),
        ("bord=3.5", "", (Correction(Mending.REPLACED, "tables"),)),
        ("svar-rest=1400", "", (Correction(Mending.GUESS_DROPPED),)),
        ("svar-rest=1399,x", "svar-rest=1399", (Correction(Mending.GUESS_DROPPED),)),
        ("svar-kommuner=15", "", (Correction(Mending.GUESS_DROPPED),)),
        ("svar-rest=1,2,3,4,5,6,7", "svar-rest=1,2,3,4,5,6", (Correction(Mending.GUESS_DROPPED),)),
        ("svar-persondagar=utbildningar-om-ensamkommande-barn-ekb", "", (Correction(Mending.GUESS_DROPPED),)),
        ("visat=rest,x", "visat=rest", (Correction(Mending.REPLACED, "revealed"),)),
        ("okant=1", "", (Correction(Mending.UNKNOWN_NAME),)),
        ("a=1&b=2", "", (Correction(Mending.UNKNOWN_NAME),)),
        ("token=hemlig", "", ()),
        ("?matt=timmar", "matt=timmar", ()),
        ("matt=timmar&matt=rackvidd", "matt=rackvidd", ()),
        ("svar-rest=007", "svar-rest=7", ()),
    ],
)
def test_what_cannot_be_used_is_mended_and_noted(
    address: str, canonical: str, corrections: tuple[Correction, ...]
) -> None:
    view = parse(address, STATS)
    assert (query(view, STATS), view.corrections) == (canonical, corrections)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Förhållningssätt vid trauma", "forhallningssatt-vid-trauma"),
        ("BBiC", "bbic"),
        ("LUPIC – att leda utan att vara chef", "lupic-att-leda-utan-att-vara-chef"),
        ("0–2 år, introduktion", "0-2-ar-introduktion"),
        ("Åmål & Dals-Ed", "amal-dals-ed"),
    ],
)
def test_slug(name: str, written: str) -> None:
    assert slug(name) == written


def test_names_and_values_are_readable_and_distinct() -> None:
    assert len(set(NAMES)) == len(NAMES)
    for parameter in PARAMETERS:
        assert len(set(parameter.values.values())) == len(parameter.values)
        assert [text for text in parameter.values if not text or slug(text) != text] == []


def test_what_can_be_guessed() -> None:
    courses = possible(Question.DAYS, STATS)
    numbers = [possible(question, STATS) for question in Question if question is not Question.DAYS]
    assert not isinstance(courses, range)
    assert len(courses) == 9
    assert numbers == [range(1400), range(15), range(1400)]
