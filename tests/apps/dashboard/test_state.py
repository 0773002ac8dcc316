"""What a manager's page shows: the posts of the page with their files, one choice, and nothing that can be changed."""

from __future__ import annotations

import pytest
from publications import OWN, bare, invented, lone

from kartblad.apps.dashboard import state
from kartblad.apps.dashboard.address import Mending, View
from kartblad.apps.dashboard.page import owns, page
from kartblad.apps.dashboard.post import Absent, Post
from kartblad.core.publication.edition import Publication, Topic
from kartblad.i18n import Texts
from kartblad.ui import blocks
from kartblad.ui.markup import screen_html

TEXTS = Texts("sv")
PUBLICATIONS = {"invented": invented(), "bare": bare(), "lone": lone()}
SETTABLE = (
    blocks.Radios, blocks.Checks, blocks.Chips, blocks.NumberField, blocks.DateField, blocks.TextField, blocks.TextArea,
    blocks.Secret, blocks.FileField, blocks.Action, blocks.Clock, blocks.Pad, blocks.Tasks, blocks.Board,
    blocks.Controls, blocks.Sections, blocks.Shortcuts,
)  # fmt: skip
"""What a manager's page must never have."""


def views(publication: Publication, topic: Topic) -> list[View]:
    return [View(topic), *(View(topic, key) for key, _ in owns(publication, topic))]


@pytest.mark.parametrize("name", PUBLICATIONS)
@pytest.mark.parametrize("topic", Topic)
def test_a_screen_is_its_page(name: str, topic: Topic) -> None:
    publication = PUBLICATIONS[name]
    for view in views(publication, topic):
        shown = page(publication, topic, view.own, TEXTS)
        screen = state.screen(view, publication, TEXTS)
        figures = [block.figure for block in screen.blocks if isinstance(block, blocks.FigureBlock)]
        prose = {
            block.key: (block.heading, block.paragraphs) for block in screen.blocks if isinstance(block, blocks.Prose)
        }
        facts = {block.key: block.facts for block in screen.blocks if isinstance(block, blocks.Facts)}

        assert figures == [item.figure for item in shown.posts if isinstance(item, Post)]
        about = " ".join(filter(None, (shown.invented, shown.lead)))
        assert prose == {"about": (shown.heading, (about,))} | {
            item.key: (item.heading, (item.why,)) for item in shown.posts if isinstance(item, Absent)
        }
        assert [tuple(answer for _, answer in facts[f"{post.key}-questions"]) for post in shown.shown] == [
            (post.means, post.can_do, post.unknown) for post in shown.shown
        ]
        assert facts["legend"] == tuple((sign.symbol, sign.meaning) for sign in shown.legend)


@pytest.mark.parametrize("name", PUBLICATIONS)
@pytest.mark.parametrize("topic", Topic)
def test_the_only_choice_is_ones_own(name: str, topic: Topic) -> None:
    publication = PUBLICATIONS[name]
    for view in views(publication, topic):
        every = list(blocks.every(state.screen(view, publication, TEXTS).blocks))
        chosen = [block for block in every if isinstance(block, blocks.Select)]
        keys = [key for key, _ in owns(publication, topic)]

        assert [block for block in every if isinstance(block, SETTABLE)] == []
        assert [tuple(option.key for option in block.options) for block in chosen] == ([("*", *keys)] if keys else [])
        assert [block.value for block in chosen] == ([view.own or "*"] if keys else [])


@pytest.mark.parametrize("topic", Topic)
def test_choosing_and_unchoosing_ones_own(topic: Topic) -> None:
    publication = PUBLICATIONS["invented"]
    key = owns(publication, topic)[-1][0]
    lost = View(topic, corrections=(Mending.UNKNOWN_NAME,))

    there = state.change(lost, "own", key, publication)
    assert (there, state.screen(there, publication, TEXTS).query) == (View(topic, key), f"egen={key}")
    back = state.change(there, "own", "*", publication)
    assert (back, state.screen(back, publication, TEXTS).query) == (View(topic), "")


@pytest.mark.parametrize(
    ("key", "value", "error"),
    [
        ("own", "0180", ValueError),
        ("own", "norr", ValueError),
        ("own", "1488 ", ValueError),
        ("own", "../1488", ValueError),
        ("topic", "belastning", KeyError),
        ("period", "2025-H1", KeyError),
        ("legend", "1488", KeyError),
    ],
)
def test_nothing_else_can_be_set(key: str, value: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        state.change(View(Topic.PARTICIPATION), key, value, PUBLICATIONS["invented"])


@pytest.mark.parametrize("topic", Topic)
def test_what_is_made_up_says_so_first_and_in_the_title(topic: Topic) -> None:
    screen = state.screen(View(topic), PUBLICATIONS["invented"], TEXTS)
    assert "påhittat" in screen.title
    first = screen.blocks[0]
    assert isinstance(first, blocks.Prose)
    assert ("påhittat" in first.heading, first.paragraphs[0].startswith("Påhittat:")) == (True, True)


@pytest.mark.parametrize("topic", Topic)
def test_a_page_without_a_figure_offers_no_paper(topic: Topic) -> None:
    offered = {
        name: [
            block.key
            for block in state.screen(View(topic), publication, TEXTS).blocks
            if isinstance(block, blocks.Offer)
        ]
        for name, publication in PUBLICATIONS.items()
    }
    shown = {name: page(publication, topic, "", TEXTS).shown for name, publication in PUBLICATIONS.items()}
    assert offered == {name: ["paper"] if posts else [] for name, posts in shown.items()}
    assert offered["bare"] == []


def test_a_mended_link_says_what_was_mended() -> None:
    publication = PUBLICATIONS["invented"]
    view = state.parse("egen=0180&period=2025-H1", Topic.PARTICIPATION, publication)
    first = state.screen(view, publication, TEXTS).blocks[0]
    assert isinstance(first, blocks.Notice)
    assert (first.tone, "enhet eller kommun" in first.text, "inte känner till" in first.text) == ("warning", True, True)


@pytest.mark.parametrize("topic", Topic)
@pytest.mark.parametrize("locale", ["sv", "en"])
def test_a_name_from_outside_is_text_and_never_markup(topic: Topic, locale: str) -> None:
    from dataclasses import replace

    script = "<script>alert(1)</script>"
    html = screen_html(
        state.screen(
            View(topic, OWN if topic is Topic.PARTICIPATION else "norr"),
            replace(invented(), circle=script),
            Texts(locale),
        ),
        Texts(locale),
    )
    assert script not in html
    assert "&lt;script&gt;alert(1)" in html
