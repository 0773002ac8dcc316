"""Every view of the page: it can be drawn, says what is so in at most ten words, and hides no uncertainty."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from participation_views import START, STATS, every_view, figures, shown, views

from kartblad.apps.participation import state
from kartblad.apps.participation.address import LONGEST, possible
from kartblad.apps.participation.selection import Correction, Mending, Question, Section, View
from kartblad.charts.figure import Figure, Mark, Role
from kartblad.i18n import LOCALES, Texts
from kartblad.ui.blocks import Notice, Screen, Sections, Status
from kartblad.ui.markup import screen_html

MOST_WORDS = 10
VIEWS = list(every_view())
SCREENS = [(view, Texts(locale), shown(view, Texts(locale))) for locale in LOCALES for view in VIEWS]


def every_figure() -> list[tuple[View, Figure]]:
    return [(view, figure) for view, _texts, screen in SCREENS for figure in figures(screen).values()]


def test_every_part_of_the_page_is_reached() -> None:
    assert {view.section for view in VIEWS} == set(Section) == set(state.PARTS)


def test_findings_are_short_and_their_parts_filled() -> None:
    assert [
        (view.section, figure.finding)
        for view, figure in every_figure()
        if not figure.finding or len(re.split(r"[ \n]+", figure.finding)) > MOST_WORDS or "{" in figure.finding
    ] == []


def test_every_figure_has_what_a_reader_needs() -> None:
    lacking = [
        (view.section, figure.key)
        for view, figure in every_figure()
        if not (figure.context and figure.sentence and figure.row_label and figure.rows and figure.passport.sources)
    ]
    assert lacking == []


def test_what_is_not_known_is_neither_zero_nor_empty() -> None:
    """A cell without a number says so in words; one that the source is silent about has no number."""
    for _view, figure in every_figure():
        for row in figure.rows:
            for column, cell in zip(figure.columns, row.cells, strict=True):
                assert cell.text, (figure.key, row.key, column.key)
                unknown = {Mark.NOT_STATED, Mark.LOST, Mark.NOT_APPLICABLE}.intersection(cell.marks)
                assert not (unknown and cell.value is not None), (figure.key, row.key, column.key)
                if column.role is Role.BAR and cell.value is None:
                    assert Mark.PRELIMINARY in cell.marks or unknown or not re.search(r"\d", cell.text)


def test_keys_are_unique_and_the_address_is_the_views_own() -> None:
    for view, _texts, screen in SCREENS:
        keys = [block.key for block in screen.blocks]
        assert len(set(keys)) == len(keys)
        assert state.parse(screen.query, STATS) == view


def test_one_status_says_what_is_shown() -> None:
    for view, _texts, screen in SCREENS:
        (status,) = [block for block in screen.blocks if isinstance(block, Status)]
        assert status.text, view


def test_links_lead_to_the_other_parts_with_all_choices_kept() -> None:
    view = replace(START, section=Section.PERIODS, course="lvu", tables=2)
    contents = shown(view).blocks[0]
    assert isinstance(contents, Sections)
    linked = [state.parse(link, STATS) for link in contents.links]
    assert linked == [replace(view, section=section) for section in Section]
    assert ([option.key for option in contents.options], contents.value) == ([*Section], "periods")


def test_title_names_the_part() -> None:
    assert shown(START).title == "Utbildningar – Kompetenssatsningen – Kartblad"
    assert shown(START, Texts("en")).title == "Courses – The competence effort – Kartblad"


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (
            Correction(Mending.REPLACED, "measure"),
            "Länken ber om något under ”Mått” som inte finns. Sidan använder sitt vanliga val.",
        ),
        (
            Correction(Mending.CLAMPED, "tables"),
            "Länken ber om något under ”Antal bord” som inte är möjligt. Sidan använder det närmaste möjliga.",
        ),
        (Correction(Mending.GUESS_DROPPED), "En gissning i länken går inte att läsa och har tagits bort."),
        (Correction(Mending.UNKNOWN_NAME), "Länken innehåller något som sidan inte känner till. Det används inte."),
        (Correction(Mending.TOO_LONG), "Länken är för lång och används inte. Det här är sidans vanliga vy."),
    ],
)
def test_corrections_are_said(correction: Correction, said: str) -> None:
    screen = shown(replace(START, corrections=(correction,)))
    assert [block.text for block in screen.blocks if isinstance(block, Notice)] == [said]


def test_every_correction_has_words() -> None:
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
    assert set(state.SAID) == set(Mending)
    assert set(state.CHOICES) == fields | {"revealed", "own"}


def test_nothing_that_stood_in_the_link_is_repeated() -> None:
    view = state.parse("matt=<b>Åsa</b>&Åsa=1", STATS)
    assert "Åsa" not in screen_html(shown(view), Texts("sv"))


@given(views())
def test_any_view_can_be_drawn(view: View) -> None:
    drawn: Screen = shown(view)
    html = screen_html(drawn, Texts("sv"))
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(set(ids)) == len(ids)
    assert drawn.query == state.query(view, STATS)


@given(views())
def test_blocks_can_be_told_apart_by_value(view: View) -> None:
    """The live page keeps the markup of blocks that did not change, so they must be hashable and equal."""
    assert set(shown(view).blocks) == set(shown(view).blocks)


def test_no_address_is_longer_than_what_is_read() -> None:
    longest = max(possible(Question.DAYS, STATS).items(), key=lambda item: len(item[0]))[1]
    view = replace(START, guesses=((longest,) * 6, *[("1399",) * 6] * 3), revealed=tuple(Question), tables=6)
    assert len(state.query(view, STATS)) < LONGEST / 2
