"""A number of which every key is a change: each is sent, and no answer takes anything from what is keyed in next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from live_page import SV, asked, status
from playwright.sync_api import Page, expect

from kartblad.ui import blocks
from kartblad.ui.fields import Value
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store

pytestmark = pytest.mark.browser

FIELD = "#kb-cases--input"


@dataclass(frozen=True, slots=True)
class Sheet:
    """How many there are."""

    cases: float | None = 0


def change(sheet: Sheet, key: str, value: Value) -> Sheet:
    return replace(sheet, **{key: value})


def screen_of(sheet: Sheet) -> blocks.Screen:
    problem = "För många." if sheet.cases and sheet.cases > 20 else ""
    field = blocks.NumberField("cases", "Ärenden", sheet.cases, 0, 999, problem=problem, eager=True)
    return blocks.Screen((field, blocks.Status("said", f"antal: {sheet.cases}", stays=True)), "")


@pytest.fixture
def page(opened: Callable[..., Page]) -> Page:
    return opened(ScreenView(Store(Sheet()), screen_of, change, SV))


def test_every_key_is_sent_and_leaving_sends_nothing_more(page: Page) -> None:
    page.focus(FIELD)
    page.keyboard.press("Control+a")
    page.keyboard.type("12")
    status(page).to_have_text("antal: 12.0")
    page.keyboard.press("Tab")
    assert asked(page, "cases") == ["1", "12"]


def test_an_answer_to_an_earlier_key_takes_nothing_from_the_field(page: Page) -> None:
    page.focus(FIELD)
    page.keyboard.press("Control+a")
    page.evaluate("window.hold()")
    page.keyboard.press("1")
    page.evaluate("window.release(); window.hold()")
    page.keyboard.press("2")
    assert asked(page, "cases") == ["1", "12"]
    assert page.input_value(FIELD) == "12"
    page.evaluate("window.release()")
    status(page).to_have_text("antal: 12.0")
    assert page.input_value(FIELD) == "12"


def test_an_emptied_field_is_not_known(page: Page) -> None:
    page.fill(FIELD, "")
    status(page).to_have_text("antal: None")


def test_what_is_no_number_stays_until_it_is_mended(page: Page) -> None:
    page.focus(FIELD)
    page.keyboard.press("Control+a")
    page.keyboard.type("x")
    expect(page.locator(".kb-problem")).to_contain_text("inget tal")
    assert page.input_value(FIELD) == "x"
    page.keyboard.press("Backspace")
    page.keyboard.type("3")
    status(page).to_have_text("antal: 3.0")
    expect(page.locator(".kb-problem")).to_have_count(0)


def test_a_problem_of_the_app_keeps_the_number(page: Page) -> None:
    page.focus(FIELD)
    page.keyboard.press("Control+a")
    page.keyboard.type("25")
    expect(page.locator(".kb-problem")).to_have_text("För många.")
    assert page.input_value(FIELD) == "25"
    page.keyboard.press("Backspace")
    expect(page.locator(".kb-problem")).to_have_count(0)
    status(page).to_have_text("antal: 2.0")


def test_arrows_step(page: Page) -> None:
    page.focus(FIELD)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    status(page).to_have_text("antal: 2.0")


def test_what_every_key_changes_stays_in_sight(page: Page) -> None:
    page.add_style_tag(content=".kb-screen { min-height: 4000px }")
    page.evaluate("scrollTo(0, 2000)")
    top = page.evaluate("document.querySelector('.kb-status-stays').getBoundingClientRect().top")
    assert 0 <= top < 40
