"""The live sheet: every control does what the pure page says, and only what changed travels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from participation_views import STATS, TEXTS, shown
from small_page import Visitor

from kartblad.apps.participation import state
from kartblad.ui.markup import block_html

Visit = Callable[[str], Visitor]


def drawn(query: str) -> dict[str, str]:
    """Return the markup that the pure page has for a link."""
    return {block.key: block_html(block, TEXTS) for block in shown(state.parse(query, STATS)).blocks}


@pytest.mark.parametrize("query", ["", "del=perioder", "matt=timmar&per=grupp", "matt=x"])
def test_a_link_opens_its_view(visit: Visit, query: str) -> None:
    assert visit(query).page == drawn(query)


@pytest.mark.parametrize(
    ("start", "events", "end"),
    [
        ("", [("measure", "person_days")], "matt=persondagar"),
        ("", [("measure", "reach"), ("by", "group")], "matt=rackvidd&per=grupp"),
        ("matt=timmar", [("measure", "participations")], ""),
        ("", [("section", "periods"), ("section", "courses")], ""),
        ("del=utbildning", [("course", "bbic")], "del=utbildning&kurs=bbic"),
        ("del=personal", [("indicator", "exp_0_2")], "del=personal&uppgift=0-2-ar-inom-barn-och-unga"),
        ("del=plan", [("tier", "first_line")], "del=plan&niva=forsta-linjens-arbetsledare"),
        ("del=kallor", [("weight", "high"), ("topic", "plan")], "del=kallor&tyngd=tung&amne=plan"),
        ("del=verkstad", [("question", "remainder"), ("guess-1", "400")], "del=verkstad&fraga=rest&svar-rest=400"),
        (
            "del=verkstad&svar-persondagar=lvu",
            [("reveal", True)],
            "del=verkstad&svar-persondagar=lvu&visat=persondagar",
        ),
        ("del=verkstad&svar-persondagar=lvu&visat=persondagar", [("hide", True), ("clear", True)], "del=verkstad"),
        ("matt=x", [("by", "group")], "per=grupp"),
    ],
)
def test_controls_lead_to_the_view_and_its_address(
    visit: Visit, start: str, events: list[tuple[str, object]], end: str
) -> None:
    visitor = visit(start)
    for key, value in events:
        answer = visitor.set(key, value)
    assert (visitor.page, answer["query"]) == (drawn(end), end)


def test_only_what_changed_travels(visit: Visit) -> None:
    answer = visit("").set("measure", "hours")
    assert sorted(key for key, _html in answer["blocks"]) == ["courses", "section", "selection"]


@pytest.mark.parametrize(
    ("query", "key", "value"),
    [
        ("", "measure", "salary"),
        ("", "course", "lvu"),
        ("", "reveal", True),
        ("del=utbildning", "course", "nothing"),
        ("del=verkstad&fraga=kommuner", "guess-1", 15),
        ("del=verkstad", "guess-5", "lvu"),
        ("del=verkstad", "reveal", True),
    ],
)
def test_what_the_page_does_not_offer_changes_nothing(visit: Visit, query: str, key: str, value: object) -> None:
    """A value that the control cannot have, or a control that is not there: a guess out of range is said beside it."""
    visitor = visit(query)
    visitor.set(key, value)
    expected = drawn(query)
    changed = {name for name, html in visitor.page.items() if html != expected[name]}
    assert changed <= ({"guesses"} if key == "guess-1" else set())


def test_back_and_forward(visit: Visit) -> None:
    visitor = visit("matt=timmar")
    visitor.say({"kind": "visited", "number": 9, "query": "del=plan"})
    assert visitor.page == drawn("del=plan")
    visitor.say({"kind": "visited", "number": 10, "query": "matt=timmar"})
    assert visitor.page == drawn("matt=timmar")


def test_a_figure_can_be_taken_along(visit: Visit) -> None:
    visitor = visit("")
    visitor.say({"kind": "wanted", "number": 1, "key": "courses", "form": "csv"})
    assert b"trauma_basic" in b"".join(visitor.files)
