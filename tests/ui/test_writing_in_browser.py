"""Nothing that is written is lost or overwritten: while answers come, while none come, and when the page is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from live_page import SV, asked, focused, push, status, visitor_of, voice
from playwright.sync_api import Page, expect

from kartblad.core.problems import Problem
from kartblad.ui import blocks
from kartblad.ui.fields import Value
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store

pytestmark = pytest.mark.browser

Opened = Callable[..., Page]

FIELD, LINE = "#kb-story--input", "#kb-name--input"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written so far."""

    story: str = ""
    name: str = ""
    count: int = 0


def change(sheet: Sheet, key: str, value: Value) -> Sheet:
    if value == "nej":
        raise Problem("Skriv något annat.")
    return replace(sheet, count=sheet.count + 1) if key == "go" else replace(sheet, **{key: value})


def screen_of(sheet: Sheet) -> blocks.Screen:
    return blocks.Screen(
        (
            blocks.TextArea("story", "Berätta", sheet.story, 40),
            blocks.Controls(
                "more", "Mer", (blocks.TextField("name", "Namn", sheet.name), blocks.Action("go", "Räkna"))
            ),
            blocks.Status("said", f"{sheet.story}|{sheet.name}|{sheet.count}"),
        ),
        "",
    )


@pytest.fixture
def store() -> Store[Sheet]:
    return Store(Sheet())


@pytest.fixture
def page(opened: Opened, store: Store[Sheet]) -> Page:
    return opened(ScreenView(store, screen_of, change, SV), now=1_800_000_000)


def after(page: Page, seconds: float) -> None:
    page.clock.run_for(int(seconds * 1000))


class TestSending:
    def test_a_second_after_the_last_key(self, page: Page) -> None:
        page.focus(FIELD)
        page.keyboard.type("en")
        after(page, 0.6)  # far from a second: real time passes, too
        page.keyboard.type(" rad")
        after(page, 0.6)
        assert asked(page, "story") == []
        after(page, 0.5)
        status(page).to_have_text("en rad||0")
        assert asked(page, "story") == ["en rad"]

    @pytest.mark.parametrize("selector", [FIELD, LINE])
    def test_at_once_where_the_field_is_left(self, page: Page, selector: str) -> None:
        page.focus(selector)
        page.keyboard.type("ord")
        page.keyboard.press("Tab")
        expect(page.locator("#kb-said")).to_contain_text("ord")
        after(page, 2)
        assert len(asked(page, "story") + asked(page, "name")) == 1

    def test_enter_sends_a_line_and_breaks_a_text(self, page: Page) -> None:
        page.focus(LINE)
        page.keyboard.type("Åsa")
        page.keyboard.press("Enter")
        status(page).to_have_text("|Åsa|0")
        page.focus(FIELD)
        page.keyboard.type("en")
        page.keyboard.press("Enter")
        page.keyboard.type("två")
        assert asked(page, "story") == []
        after(page, 1)
        status(page).to_have_text("en två|Åsa|0")
        assert page.input_value(FIELD) == "en\ntvå"

    def test_before_the_button_that_is_pressed_next(self, page: Page) -> None:
        page.focus(FIELD)
        page.keyboard.type("ord")
        page.click("#kb-go--button")
        status(page).to_have_text("ord||1")
        assert [each.get("key") for each in page.evaluate("window.said")][-2:] == ["story", "go"]

    @pytest.mark.parametrize("event", ["pagehide", "beforeunload", "visibilitychange"])
    def test_when_the_page_is_left(self, page: Page, event: str) -> None:
        page.focus(FIELD)
        page.keyboard.type("ord")
        page.evaluate("name => window.dispatchEvent(new Event(name, { cancelable: true }))", event)
        assert asked(page, "story") == ["ord"]

    def test_nothing_is_sent_twice_or_for_nothing(self, page: Page) -> None:
        page.focus(FIELD)
        page.keyboard.press("Tab")
        page.focus(FIELD)
        after(page, 2)
        assert asked(page, "story") == []

    def test_a_sign_that_is_being_composed_is_waited_for(self, page: Page) -> None:
        page.focus(FIELD)
        ime = page.context.new_cdp_session(page)
        ime.send("Input.imeSetComposition", {"text": "nihon", "selectionStart": 5, "selectionEnd": 5})
        after(page, 3)
        assert asked(page, "story") == []
        ime.send("Input.insertText", {"text": "日本"})
        after(page, 1)
        status(page).to_have_text("日本||0")

    def test_what_is_too_long_is_kept_and_told(self, page: Page) -> None:
        page.fill(FIELD, "x" * 41)
        page.keyboard.press("Tab")
        expect(page.locator("#kb-story--problem")).to_contain_text("högst 40")
        page.click("#kb-go--button")
        status(page).to_have_text("||1")
        expect(page.locator("#kb-story--problem")).to_contain_text("högst 40")
        assert page.input_value(FIELD) == "x" * 41
        page.fill(FIELD, "x" * 40)
        after(page, 1)
        expect(page.locator("#kb-story--problem")).to_have_count(0)


class TestAnswers:
    def test_what_is_typed_after_sending_stays(self, page: Page) -> None:
        page.evaluate("window.hold()")
        page.focus(FIELD)
        page.keyboard.type("ett ")
        after(page, 1)
        assert asked(page, "story") == ["ett "]
        page.keyboard.type("tvåå")
        page.keyboard.press("ArrowLeft")
        page.evaluate("window.release()")
        status(page).to_have_text("ett||0")
        assert (page.input_value(FIELD), focused(page)) == ("ett tvåå", "kb-story--input")
        assert page.evaluate("document.activeElement.selectionStart") == 7
        after(page, 1)
        status(page).to_have_text("ett tvåå||0")

    def test_the_blank_before_the_next_word_stays(self, page: Page) -> None:
        page.focus(FIELD)
        page.keyboard.type("ett ")
        after(page, 1)
        status(page).to_have_text("ett||0")
        page.keyboard.type("två")
        assert page.input_value(FIELD) == "ett två"

    def test_a_change_from_elsewhere_leaves_what_is_being_typed(self, page: Page, store: Store[Sheet]) -> None:
        page.focus(FIELD)
        page.keyboard.type("mitt")
        store.apply(lambda sheet: replace(sheet, story="annat", name="Bo"))
        push(page)
        assert (page.input_value(FIELD), page.input_value(LINE)) == ("mitt", "Bo")
        after(page, 1)
        status(page).to_have_text("mitt|Bo|0")

    def test_undo_shows_what_was_before_also_where_the_caret_is(self, page: Page, store: Store[Sheet]) -> None:
        page.focus(FIELD)
        page.keyboard.type("fel ord")
        after(page, 1)
        status(page).to_have_text("fel ord||0")
        store.apply(lambda sheet: replace(sheet, story="rätt"))
        push(page)
        assert (page.input_value(FIELD), focused(page)) == ("rätt", "kb-story--input")

    def test_a_problem_of_the_app_keeps_the_text(self, page: Page) -> None:
        page.focus(LINE)
        page.keyboard.type("nej")
        page.keyboard.press("Enter")
        expect(page.locator("#kb-name--problem")).to_have_text("Skriv något annat.")
        page.click("#kb-go--button")
        status(page).to_have_text("||1")
        assert page.input_value(LINE) == "nej"

    def test_text_that_is_composed_while_an_answer_comes(self, page: Page, store: Store[Sheet]) -> None:
        page.focus(FIELD)
        ime = page.context.new_cdp_session(page)
        ime.send("Input.imeSetComposition", {"text": "ni", "selectionStart": 2, "selectionEnd": 2})
        store.apply(lambda sheet: replace(sheet, name="Bo"))
        push(page)
        ime.send("Input.imeSetComposition", {"text": "nihon", "selectionStart": 5, "selectionEnd": 5})
        assert page.input_value(FIELD) == "nihon"


class TestLostContact:
    def test_what_did_not_arrive_is_said_and_sent_again(self, page: Page) -> None:
        page.evaluate("window.isCut = true")
        page.focus(FIELD)
        page.keyboard.type("ett")
        after(page, 1)
        page.keyboard.type(" två")
        after(page, 6)
        voice(page).to_have_text("Det du skrev har inte kommit fram än. Det skickas igen.")
        assert page.input_value(FIELD) == "ett två"
        page.evaluate("window.isCut = false")
        after(page, 30)
        status(page).to_have_text("ett två||0")
        voice(page).to_have_text("")
        assert page.get_attribute(".kb-screen", "aria-busy") is None

    def test_at_once_when_the_browser_is_online_again(self, page: Page) -> None:
        page.evaluate("window.isCut = true")
        page.fill(FIELD, "ett")
        page.fill(LINE, "Åsa")
        page.keyboard.press("Enter")
        page.evaluate("window.isCut = false; window.dispatchEvent(new Event('online'))")
        status(page).to_have_text("ett|Åsa|0")

    def test_a_later_answer_tells_that_it_was_lost(self, page: Page) -> None:
        page.evaluate("window.isCut = true")
        page.fill(FIELD, "ett")
        page.keyboard.press("Tab")
        page.evaluate("window.isCut = false")
        page.click("#kb-go--button")
        status(page).to_have_text("ett||1")

    def test_an_answer_that_was_lost_does_no_harm(self, page: Page, store: Store[Sheet]) -> None:
        page.fill(FIELD, "ett")
        page.evaluate("window.hold()")
        page.keyboard.press("Tab")
        after(page, 5)
        page.evaluate("window.release()")
        status(page).to_have_text("ett||0")
        assert store.state == Sheet("ett")

    @pytest.mark.parametrize("is_cut", [True, False])
    def test_who_leaves_meanwhile_is_asked(self, page: Page, is_cut: bool) -> None:
        page.evaluate("cut => { window.isCut = cut; }", is_cut)
        page.fill(FIELD, "ett")
        page.keyboard.press("Tab")
        after(page, 5)
        leave = "!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
        assert page.evaluate(leave) is is_cut

    def test_a_view_that_is_closed_sends_no_more(self, page: Page) -> None:
        page.evaluate("window.isCut = true")
        page.fill(FIELD, "ett")
        page.keyboard.press("Tab")
        page.evaluate("window.end(); window.isCut = false")
        after(page, 60)
        assert asked(page, "story") == ["ett"]
        assert visitor_of(page).view is not None
