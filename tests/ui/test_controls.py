"""A control alone in a cell, and how a page opens when it cannot."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_page import Visitor

from kartblad.core.problems import DataProblem
from kartblad.i18n import Texts
from kartblad.ui import blocks, notices
from kartblad.ui.controls import control, opened
from kartblad.ui.screen import ScreenView

SV = Texts("sv")
OPTIONS = (blocks.Option("a", "A"), blocks.Option("b", "B"))
COLUMN = blocks.BoardColumn("k", "K", (blocks.BoardCard("b", "B"),))
UNCHANGED = (blocks.Action, blocks.Chips, blocks.Secret, blocks.Tasks)

Meet = Callable[..., Visitor]


@pytest.mark.parametrize(
    ("block", "sent", "given"),
    [
        (blocks.Radios("r", "Välj", OPTIONS, "a"), "b", "b"),
        (blocks.NumberField("n", "Tal", 1), "2", 2.0),
        (blocks.DateField("d", "Dag", ""), "2017-05-16", "2017-05-16"),
        (blocks.Checks("c", "Välj", OPTIONS, frozenset()), ["b"], frozenset({"b"})),
        (blocks.Action("go", "Räkna"), True, True),
        (blocks.Chips("f", "Filter", OPTIONS), "b", "b"),
        (blocks.TextArea("t", "Berätta", ""), "en\ntvå", "en\ntvå"),
        (blocks.Secret("h", "Siffra"), "7", "7"),
        (blocks.Tasks("u", "Steg", (blocks.Task("b", "B", "kvar"),)), "b", "b"),
        (blocks.Board("k", "Kort", (COLUMN,), frozenset()), ["b"], frozenset({"b"})),
        (blocks.Pad("p", "Rita", ()), [[1, 2, 3, 4]], ((1, 2, 3, 4),)),
        (blocks.Shortcuts("l", "Bokstäver", (), on=False), True, True),
    ],
)
def test_a_control_takes_a_value_shows_it_and_tells_it(
    meet: Meet, block: blocks.Block, sent: object, given: object
) -> None:
    told: list[object] = []
    visitor = meet(control(block, SV, told.append))
    before = visitor.page
    visitor.set(block.key, sent)
    assert told == [given]
    assert (visitor.page == before) is isinstance(block, UNCHANGED)


def test_a_control_needs_nobody_to_tell(meet: Meet) -> None:
    visitor = meet(control(blocks.NumberField("n", "Tal", 1), SV))
    visitor.set("n", "2")
    assert 'value="2"' in visitor.page["n"]


def test_a_page_that_opens_is_the_page() -> None:
    view = control(blocks.Prose("p", "Rubrik"), SV)
    assert opened(lambda: view, SV) is view
    view.close()


@pytest.mark.parametrize(
    ("error", "said"),
    [(DataProblem("Filen courses.csv saknar kolumnen days."), "saknar kolumnen"), (KeyError("Åsa"), "Det gick inte")],
)
def test_a_page_that_cannot_open_says_so(error: Exception, said: str) -> None:
    def fail() -> ScreenView[object]:
        raise error

    view = opened(fail, SV)
    page = dict(view.widget.blocks)
    assert list(page) == [notices.KEY]
    assert said in page[notices.KEY]
    assert "Åsa" not in page[notices.KEY]
    view.close()
