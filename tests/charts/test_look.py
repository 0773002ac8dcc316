"""The sheet in a real browser: it reflows, keeps its table, passes axe, and prints what the screen folds away."""

from __future__ import annotations

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from figures import EVERYTHING
from playwright.sync_api import Page
from pypdf import PdfReader

from kartblad import settings
from kartblad.charts.passport import lines
from kartblad.charts.screen import figure_html
from kartblad.i18n import Texts

pytestmark = pytest.mark.browser

TEXTS = Texts("sv")
STATIC = settings.load().static
FRAME = (
    "<!DOCTYPE html><html lang='sv'><title>Figurer</title><body class='kb-page'><main class='kb-main'>"
    "<h1>Figurer</h1><div class='kb-screen'><div class='kb-block'>{figure}</div></div></main></body></html>"
)
OVERFLOW = """() => [...document.querySelectorAll('.kb-screen *:not(svg *):not(.kb-visually-hidden)')]
  .filter(e => !e.closest('thead') && e.getBoundingClientRect().right > innerWidth + 0.5)
  .map(e => e.className || e.tagName)"""
WIDTHS = """() => [...document.querySelectorAll('tr[data-row]')].map(row => {
  const bar = row.querySelector('td .kb-bar'), body = bar && bar.querySelector('.kb-bar-body');
  return body && body.width.baseVal.value / bar.getBoundingClientRect().width })"""


@pytest.fixture
def sheet(page: Page) -> Page:
    """Return a page that shows the figure with the shipped style sheets."""
    page.set_content(FRAME.format(figure=figure_html(EVERYTHING, TEXTS)))
    for name in ("tokens.css", "kartblad.css"):
        page.add_style_tag(path=STATIC / name)
    return page


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_reaches_over_the_edge(sheet: Page, width: int) -> None:
    sheet.set_viewport_size({"width": width, "height": 800})
    assert sheet.evaluate("document.documentElement.scrollWidth") <= width
    assert sheet.evaluate(OVERFLOW) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_bars_are_drawn_to_scale(sheet: Page, width: int) -> None:
    sheet.set_viewport_size({"width": width, "height": 800})
    assert sheet.evaluate(WIDTHS)[:3] == pytest.approx([173 / 396, 76 / 396, 1], abs=0.005)


def test_stacked_cells_say_their_column_and_its_unit(sheet: Page) -> None:
    labels = sheet.locator("tr[data-row=trauma] .kb-cell-label")
    assert [label.is_visible() for label in labels.all()] == [False] * 5
    sheet.set_viewport_size({"width": 320, "height": 800})
    assert [label.inner_text() for label in labels.all() if label.is_visible()] == [
        f"{column.label} {column.unit}".strip() for column in EVERYTHING.columns
    ]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_table_stays_a_table_for_screen_readers(sheet: Page, width: int) -> None:
    sheet.set_viewport_size({"width": width, "height": 800})
    table = sheet.get_by_role("table")
    assert table.get_by_role("columnheader").count() == 6
    assert table.get_by_role("rowheader", name="Resten").count() == 1
    assert table.get_by_role("cell").count() == 20


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(sheet: Page, width: int) -> None:
    sheet.set_viewport_size({"width": width, "height": 800})
    sheet.locator("summary").click()
    found = Axe().run(sheet).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []


def test_paper_shows_the_passport_that_the_screen_folds_away(sheet: Page) -> None:
    assert not sheet.locator(".kb-passport dl").is_visible()
    printed = "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(sheet.pdf())).pages)
    wanted = [text for line in lines(EVERYTHING.passport, TEXTS) for text in line.texts]
    assert [text for text in wanted if "".join(text.split()) not in printed] == []


def test_forced_colours_keep_bars_and_patterns(sheet: Page) -> None:
    sheet.emulate_media(forced_colors="active")
    fills = {
        name: sheet.locator(name).first.evaluate("e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]")
        for name in ("td .kb-solid", "td .kb-hatch line")
    }
    text = sheet.locator("td .kb-value").first.evaluate("e => getComputedStyle(e).color")
    assert (fills["td .kb-solid"][0], fills["td .kb-hatch line"][1]) == (text, text)
