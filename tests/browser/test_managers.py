"""A manager's visit: the numbers are there before any kernel, and a keyboard is enough to take them along."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from agreeing import disagreements, html_cells, html_keys, missing_rows, open_csv_cells, pdf_text
from axe_playwright_python.sync_playwright import Axe
from by_keyboard import Keyboard
from publications import invented
from serving import Workbook
from swedish import english
from visiting import Visitor
from visits import Visit

from kartblad.apps.dashboard import post
from kartblad.apps.dashboard.page import page
from kartblad.apps.dashboard.site import file_name, site
from kartblad.core.publication.edition import Topic
from kartblad.i18n import Texts

TEXTS = Texts("sv")
TOWN = "1488"
OWN = {Topic.PARTICIPATION: TOWN, Topic.WORKLOAD: "norr", Topic.MAPPING: "norr"}
OPEN = "for (const part of document.querySelectorAll('details')) part.open = true"
WIDE = "document.documentElement.scrollWidth"


@cache
def shown(topic: Topic, own: str) -> post.Page:
    """Return what a page is to say."""
    return page(invented(), topic, own, TEXTS)


def unlike(surface: str, html: bytes, wanted: post.Page) -> list[str]:
    """Return where a page's figures are not the wanted ones, to the digit."""
    figures = [each.figure for each in wanted.shown]
    assert html_keys(html) == [each.key for each in figures]
    return [said for figure in figures for said in disagreements(figure, surface, html_cells(html, figure))]


@pytest.mark.parametrize("topic", Topic)
def test_the_first_answer_holds_every_number(managers: Workbook, topic: Topic) -> None:
    """No script has run and no kernel has answered."""
    answer = Visitor(managers.url).ask(f"/{topic.value}?egen={OWN[topic]}")
    assert unlike("the first answer", answer.text.encode(), shown(topic, OWN[topic])) == []


@pytest.mark.parametrize(
    "topic", [each if each is Topic.PARTICIPATION else pytest.param(each, marks=pytest.mark.long) for each in Topic]
)
def test_everyone_can_read_ones_own_page_on_a_phone(
    visit: Callable[..., Visit], managers: Workbook, topic: Topic
) -> None:
    visitor = visit(managers.url, viewport={"width": 320, "height": 640}, bypass_csp=True)  # axe is an inline script
    live = visitor.open(f"/{topic.value}?egen={OWN[topic]}")
    assert live.evaluate(WIDE) <= 320
    live.evaluate(OPEN)
    assert english(live) == []
    found = Axe().run(live).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in {"serious", "critical"}] == []


def test_the_keyboard_chooses_ones_own_and_takes_the_numbers_along(
    visit: Callable[..., Visit], managers: Workbook
) -> None:
    live = visit(managers.url).open("/deltagande")
    keyboard, wanted = Keyboard(live), shown(Topic.PARTICIPATION, TOWN)
    figure = wanted.shown[0].figure
    keyboard.pick("own", "Trollh")
    live.wait_for_url(f"**/deltagande?egen={TOWN}")
    live.wait_for_function(
        "said => document.querySelector('.kb-live .kb-figure-finding').innerText === said", arg=figure.finding
    )
    assert live.evaluate("document.activeElement.id") == "kb-own--input"

    def taken(element: str) -> bytes:
        keyboard.go(element)
        with live.expect_download() as file:
            live.keyboard.press("Enter")
        assert live.evaluate("document.activeElement.id") == element
        return Path(file.value.path()).read_bytes()

    table, sheet = taken(f"kb-{figure.key}--file--csv"), taken("kb-paper--button")
    twin = site(invented(), TEXTS)[file_name(Topic.PARTICIPATION, TOWN)]
    assert disagreements(figure, "CSV", open_csv_cells(table, figure)) == []
    assert unlike("static twin", twin, wanted) == []
    assert unlike("live page", live.locator(".kb-live").inner_html().encode(), wanted) == []
    assert missing_rows(figure, pdf_text(sheet)) == []
