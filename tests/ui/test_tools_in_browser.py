"""Board, pad, clock, tasks, secret, keys and token in a real Chromium: by keyboard, fast, and while answers wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from live_page import RULES, SV, asked, focused, push, status, visitor_of, voice
from playwright.sync_api import Page, expect

from kartblad.ui import blocks
from kartblad.ui.controls import control
from kartblad.ui.fields import Value
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store

pytestmark = pytest.mark.browser

Opened = Callable[..., Page]

NOW = 1_800_000_000
MARKED = "[...document.querySelectorAll('[aria-selected=true]')].map((card) => card.dataset.kbCard)"


def column(key: str, *cards: str) -> blocks.BoardColumn:
    return blocks.BoardColumn(key, key.upper(), tuple(blocks.BoardCard(card, f"Kort {card}") for card in cards))


def board(*columns: blocks.BoardColumn, chosen: str = "") -> blocks.Board:
    return blocks.Board("k", "Kort", columns, frozenset(chosen.split()))


THREE = board(column("x", "x1", "x2", "x3"), column("y"), column("z", "z1", "z2"))


def at(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.kbCard ?? ''"))


class TestBoard:
    @pytest.fixture
    def page(self, opened: Opened) -> Page:
        page = opened(control(THREE, SV))
        page.focus("#kb-k--card--x1")
        return page

    def test_arrows_move_within_and_between_columns(self, page: Page) -> None:
        keys = ["Down", "Right", "Right", "Up", "Left", "Left", "Down", "Down", "Down", "Right"]
        visited = []
        for key in keys:
            page.keyboard.press(f"Arrow{key}")
            visited.append(at(page))
        assert visited == ["x2", "z2", "z2", "z1", "x1", "x1", "x2", "x3", "x3", "z2"]
        page.keyboard.press("Home")
        assert at(page) == "z1"
        page.keyboard.press("End")
        assert at(page) == "z2"
        assert asked(page, "k") == []

    def test_space_marks_and_unmarks_enter_marks_only_this(self, page: Page) -> None:
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        assert page.evaluate(MARKED) == ["x1", "x2"]
        page.keyboard.press("Space")
        assert page.evaluate(MARKED) == ["x1"]
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        assert page.evaluate(MARKED) == ["z2"]
        assert asked(page, "k") == [["x1"], ["x1", "x2"], ["x1"], ["z2"]]

    def test_shift_and_an_arrow_mark_more(self, page: Page) -> None:
        page.keyboard.press("Shift+ArrowDown")
        page.keyboard.press("Shift+ArrowDown")
        page.keyboard.press("Shift+ArrowRight")
        assert page.evaluate(MARKED) == ["x1", "x2", "x3", "z2"]

    def test_a_click_marks_and_unmarks(self, page: Page) -> None:
        page.click("#kb-k--card--z1")
        page.click("#kb-k--card--x2")
        page.click("#kb-k--card--z1")
        assert page.evaluate(MARKED) == ["x2"]
        assert at(page) == "z1"

    def test_it_is_one_stop_to_which_tab_comes_back(self, opened: Opened) -> None:
        screen = blocks.Screen((blocks.Action("a", "Före"), THREE, blocks.Action("b", "Efter")), "")
        page = opened(ScreenView(Store(0), lambda _n: screen, lambda n, *_: n, SV))
        page.focus("#kb-a--button")
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        assert focused(page) == "kb-b--button"
        page.keyboard.press("Shift+Tab")
        assert at(page) == "x2"

    def test_an_older_answer_does_not_undo_a_newer_mark(self, page: Page) -> None:
        page.evaluate("window.hold()")
        page.keyboard.press("Space")
        page.evaluate("window.release(); window.hold()")
        page.keyboard.press("Space")
        page.evaluate("new Promise((then) => setTimeout(then, 50))")
        assert page.evaluate(MARKED) == []
        page.evaluate("window.release()")
        page.wait_for_function("!document.querySelector('[data-kb-chosen]')")

    def test_what_the_app_does_not_take_is_unmarked(self, opened: Opened) -> None:
        screen = blocks.Screen((replace(THREE, chosen=frozenset({"z1"})), blocks.Status("said", "")), "")
        page = opened(ScreenView(Store(0), lambda _n: screen, lambda n, *_: n, SV))
        page.click("#kb-k--card--x1")
        page.wait_for_function(f"String({MARKED}) === 'z1'")

    def test_the_focus_follows_a_card_to_another_column_and_past_one_that_goes(self, opened: Opened) -> None:
        store = Store(THREE)
        page = opened(ScreenView(store, lambda shown: blocks.Screen((shown,), ""), lambda shown, *_: shown, SV))
        page.focus("#kb-k--card--x2")
        store.apply(lambda _: board(column("x", "x1", "x3"), column("y", "x2"), column("z", "z1", "z2")))
        push(page)
        assert at(page) == "x2"
        page.keyboard.press("ArrowLeft")
        assert at(page) == "x1"
        store.apply(lambda _: board(column("x", "x3"), column("y", "x2"), column("z", "z1", "z2")))
        push(page)
        assert at(page) == "x3"
        assert page.evaluate("document.querySelectorAll('.kb-card[tabindex=\"0\"]').length") == 1

    def test_marks_that_did_not_arrive_are_sent_again(self, opened: Opened) -> None:
        store = Store(THREE)
        take: Callable[..., blocks.Board] = lambda shown, _key, value: replace(shown, chosen=value)  # noqa: E731
        page = opened(ScreenView(store, lambda shown: blocks.Screen((shown,), ""), take, SV), now=NOW)
        page.evaluate("window.isCut = true")
        page.click("#kb-k--card--x1")
        page.clock.run_for(5000)
        page.evaluate("window.isCut = false")
        page.clock.run_for(30_000)
        page.wait_for_function("document.querySelector('[data-kb-chosen]')?.dataset.kbCard === 'x1'")

    def test_three_hundred_cards_are_marked_at_once(self, opened: Opened) -> None:
        cards = [f"k{n}" for n in range(300)]
        page = opened(
            control(board(column("x", *cards[:100]), column("y", *cards[100:200]), column("z", *cards[200:])), SV)
        )
        page.evaluate("document.querySelector('#kb-k--card--k150').probe = 'same'")
        took = [marking(page, f"k{n}") for n in (150, 20, 290, 40, 210)]
        assert min(took) < 100
        assert page.evaluate("document.querySelector('#kb-k--card--k150').probe") == "same"


MARKING = """(key) => new Promise((done) => {
  const from = performance.now();
  const card = document.querySelector(`#kb-k--card--${key}`);
  new MutationObserver((_, observer) => {
    if (!("kbChosen" in card.dataset)) return;
    observer.disconnect();
    document.body.offsetHeight;
    done(performance.now() - from);
  }).observe(card, { attributes: true });
  card.click();
})"""


def marking(page: Page, key: str) -> float:
    """Milliseconds from the click to the kernel's answer on the page, laid out."""
    return float(page.evaluate(MARKING, key))


def stroke(page: Page, *points: tuple[float, float]) -> None:
    """Draw a line with the mouse between places given as shares of the paper."""
    box = page.locator(".kb-pad-paper").bounding_box()
    assert box is not None
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place)
    page.mouse.up()


class TestPad:
    @pytest.fixture
    def page(self, opened: Opened) -> Page:
        return opened(control(blocks.Pad("p", "Rita", ()), SV))

    def lines(self, page: Page) -> Any:
        return expect(page.locator(".kb-pad-drawn polyline"))

    def test_a_stroke_is_sent_when_it_ends(self, page: Page) -> None:
        stroke(page, (0.1, 0.1), (0.5, 0.9), (0.9, 0.1))
        self.lines(page).to_have_count(1)
        ((sent,),) = asked(page, "p")
        assert [abs(a - b) < 6 for a, b in zip(sent, [100, 100, 500, 900, 900, 100], strict=True)] == [True] * 6

    def test_a_touch_is_a_dot(self, page: Page) -> None:
        stroke(page, (0.5, 0.5))
        self.lines(page).to_have_count(1)
        ((sent,),) = asked(page, "p")
        assert sent[:2] == sent[2:]

    def test_it_stays_on_the_paper(self, page: Page) -> None:
        stroke(page, (0.5, 0.5), (1.2, -0.3))
        self.lines(page).to_have_count(1)
        assert asked(page, "p")[0][0][2:] == [1000, 0]

    def test_an_answer_does_not_break_the_next_stroke(self, page: Page) -> None:
        page.evaluate("window.hold()")
        stroke(page, (0.1, 0.1), (0.9, 0.1))
        box = page.locator(".kb-pad-paper").bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 50, box["y"] + 50)
        page.mouse.down()
        page.mouse.move(box["x"] + 90, box["y"] + 90)
        page.evaluate("window.release()")
        self.lines(page).to_have_count(1)
        page.mouse.move(box["x"] + 150, box["y"] + 50)
        page.mouse.up()
        self.lines(page).to_have_count(2)
        assert [len(strokes) for strokes in asked(page, "p")] == [1, 2]
        assert len(asked(page, "p")[1][1]) == 6

    def test_undo_and_empty_by_keyboard(self, page: Page) -> None:
        for y in (0.2, 0.4, 0.6):
            stroke(page, (0.1, y), (0.9, y))
        self.lines(page).to_have_count(3)
        page.focus("#kb-p--undo")
        page.keyboard.press("Enter")
        self.lines(page).to_have_count(2)
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        self.lines(page).to_have_count(0)
        page.keyboard.press("Space")
        voice(page).to_have_text("Inget är ritat än.")
        assert len(asked(page, "p")) == 5

    def test_a_full_pad_says_so(self, opened: Opened) -> None:
        page = opened(control(blocks.Pad("p", "Rita", ((1, 2),) * 200), SV))
        stroke(page, (0.1, 0.1), (0.9, 0.9))
        voice(page).to_have_text("Fler streck får inte plats. Ångra några först.")
        assert asked(page, "p") == []

    def test_a_very_long_stroke_becomes_two_that_meet(self, page: Page) -> None:
        stroke(page, *((0.05 + 0.9 * (n % 2), n / 450) for n in range(450)))
        self.lines(page).to_have_count(2)
        first, second = asked(page, "p")[-1]
        assert (len(first), first[-2:]) == (800, second[:2])


class TestClock:
    def test_it_ticks_by_itself_and_says_little(self, opened: Opened) -> None:
        page = opened(control(blocks.Clock("c", "Tid", NOW + 125, 125), SV), now=NOW)
        shown, said = page.locator("#kb-c--time"), page.locator("#kb-c [role=status]")
        expect(shown).to_contain_text("2:0")
        assert said.text_content() == ""
        page.clock.run_for(10_000)
        expect(shown).to_contain_text("1:5")
        expect(said).to_have_text("2 minuter kvar")
        page.clock.run_for(180_000)
        expect(shown).to_contain_text("över")
        expect(said).to_have_text("Tiden är ute, ta den tid ni behöver")
        assert [each["kind"] for each in page.evaluate("window.said")] == ["opened"]

    def test_more_time_takes_back_what_was_said_and_rest_is_what_the_kernel_says(self, opened: Opened) -> None:
        store = Store(blocks.Clock("c", "Tid", NOW + 121, 300))
        page = opened(ScreenView(store, lambda c: blocks.Screen((c,), ""), lambda c, *_: c, SV), now=NOW)
        page.clock.run_for(20_000)
        expect(page.locator("#kb-c [role=status]")).to_have_text("2 minuter kvar")
        store.apply(lambda clock: replace(clock, ends_at=NOW + 500))
        push(page)
        expect(page.locator("#kb-c [role=status]")).to_have_text("")
        store.apply(lambda clock: replace(clock, ends_at=None))
        push(page)
        expect(page.locator("#kb-c--time")).to_have_text("5:00 kvar")

    def test_a_page_opened_late_says_nothing_about_what_has_passed(self, opened: Opened) -> None:
        page = opened(control(blocks.Clock("c", "Tid", NOW - 60, 0), SV), now=NOW)
        expect(page.locator("#kb-c--time")).to_contain_text("över")
        assert page.locator("#kb-c [role=status]").text_content() == ""


class TestSecret:
    def test_enter_hands_it_in_and_empties_the_field(self, shown: Page) -> None:
        shown.focus("#kb-secret--input")
        shown.keyboard.type("4711")
        shown.keyboard.press("Enter")
        assert shown.input_value("#kb-secret--input") == ""
        status(shown).to_have_text("Sidan fick något hemligt som den inte visar för någon.")
        assert asked(shown, "secret") == ["4711"]
        assert "4711" not in shown.content() + str(visitor_of(shown).sent)

    def test_the_button_does_the_same_and_the_next_one_may_write(self, shown: Page) -> None:
        shown.fill("#kb-secret--input", "7")
        shown.click("#kb-secret--button")
        assert (asked(shown, "secret"), focused(shown)) == (["7"], "kb-secret--input")

    def test_nothing_is_handed_in_without_that(self, shown: Page) -> None:
        shown.fill("#kb-secret--input", "7")
        shown.focus("#kb-name--input")
        shown.check("#kb-size--option--o2")
        status(shown).to_have_text("Sidan fick size: o2")
        assert shown.input_value("#kb-secret--input") == "7"
        shown.fill("#kb-secret--input", " ")
        shown.press("#kb-secret--input", "Enter")
        assert asked(shown, "secret") == []


class TestTasks:
    def test_a_task_is_chosen_by_keyboard_and_the_focus_stays(self, shown: Page) -> None:
        shown.focus("#kb-tasks--task--t2")
        shown.keyboard.press("Enter")
        status(shown).to_have_text("Sidan fick tasks: t2")
        assert focused(shown) == "kb-tasks--task--t2"


class TestShortcuts:
    def test_a_letter_presses_its_button(self, shown: Page) -> None:
        shown.keyboard.press("r")
        status(shown).to_have_text("Sidan fick go: ja")
        shown.focus("#kb-board--card--c1")
        shown.keyboard.press("R")
        assert asked(shown, "go") == [True, True]

    def test_a_blocked_button_says_why(self, shown: Page) -> None:
        shown.keyboard.press("p")
        voice(shown).to_have_text("Välj en dag först.")

    @pytest.mark.parametrize("field", ["#kb-story--input", "#kb-name--input", "#kb-secret--input", "#kb-town--input"])
    def test_in_a_field_it_is_a_letter(self, shown: Page, field: str) -> None:
        shown.focus(field)
        shown.keyboard.type("r?")
        assert asked(shown, "go") == []
        assert shown.locator("dialog[open]").count() == 0

    @pytest.mark.parametrize("keys", ["Control+r", "Alt+r", "Meta+r"])
    def test_with_other_keys_it_is_the_browser_s(self, shown: Page, keys: str) -> None:
        shown.evaluate("addEventListener('keydown', (event) => event.preventDefault())")
        shown.keyboard.press(keys)
        assert asked(shown, "go") == []

    def test_they_are_turned_off(self, shown: Page) -> None:
        shown.uncheck("#kb-keys--input")
        status(shown).to_have_text("Sidan fick keys: nej")
        shown.focus("#kb-board--card--c1")
        shown.keyboard.type("r?")
        assert asked(shown, "go") == []
        assert shown.locator("dialog[open]").count() == 0
        shown.click("#kb-keys--button")
        expect(shown.get_by_role("dialog", name="Tangenter")).to_be_visible()

    def test_the_list_opens_on_a_question_mark_and_gives_the_focus_back(self, shown: Page) -> None:
        shown.focus("#kb-board--card--c1")
        shown.keyboard.press("?")
        expect(shown.get_by_role("dialog", name="Tangenter")).to_contain_text("Räkna")
        assert focused(shown) == "kb-keys--shut"
        shown.keyboard.press("r")
        shown.keyboard.press("Escape")
        expect(shown.locator("dialog[open]")).to_have_count(0)
        assert focused(shown) == "kb-board--card--c1"
        assert asked(shown, "go") == []

    def test_nothing_serious_for_axe_in_the_list(self, shown: Page) -> None:
        shown.click("#kb-keys--button")
        found = Axe().run(shown, options=RULES)
        assert [each["id"] for each in found.response["violations"]] == []


class TestToken:
    def keeping(self) -> ScreenView[str]:
        return ScreenView(
            Store(""),
            lambda token: blocks.Screen((blocks.Status("said", token or "ny"),), ""),
            lambda token, *_: token,
            SV,
            kept=lambda _old, token: token,
        )

    def test_a_tab_keeps_it_over_a_reload_and_forgets_it_when_told(self, opened: Opened) -> None:
        page = opened(self.keeping())
        status(page).to_have_text("ny")
        visitor_of(page).view.keep("aB9_.-")
        push(page)
        start = "state => window.start(state)"
        state = page.evaluate("sessionStorage.length") and {
            name: visitor_of(page).view.widget.get_state()[name]
            for name in ("blocks", "address", "words", "owns_address")
        }
        page.reload()
        page.wait_for_function("Boolean(window.start)")
        page.evaluate(start, state)
        status(page).to_have_text("aB9_.-")
        visitor_of(page).view.keep("")
        push(page)
        assert page.evaluate("sessionStorage.length") == 0

    def test_another_tab_and_another_page_do_not_have_it(self, opened: Opened) -> None:
        page = opened(self.keeping())
        visitor_of(page).view.keep("aB9")
        push(page)
        assert page.evaluate("Object.entries(sessionStorage)") == [["kartblad:/blad", "aB9"]]
        status(opened(self.keeping())).to_have_text("ny")


def stage_screen() -> blocks.Screen:
    columns = tuple(column(key, f"{key}1", f"{key}2", f"{key}3") for key in "xyz")
    return blocks.Screen(
        (
            blocks.Prose("p", "Vad oroar oss?", 2, ("Säg det som hände, inte vad ni tror om det.",)),
            board(*columns),
            blocks.Clock("c", "Tid", None, 300),
        ),
        "",
        look=blocks.STAGE,
    )


SMALLEST = """() => Math.min(...[...document.querySelectorAll(".kb-screen *")]
  .filter((each) => each.checkVisibility() && [...each.childNodes].some((node) => node.data?.trim()))
  .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""


class TestStage:
    def test_on_a_big_screen_everything_is_large_and_nothing_scrolls(self, opened: Opened) -> None:
        page = opened(ScreenView(Store(0), lambda _n: stage_screen(), lambda n, *_: n, SV))
        page.set_viewport_size({"width": 1280, "height": 720})
        assert page.evaluate(SMALLEST) >= 28
        assert page.evaluate("document.documentElement.scrollHeight") <= 720
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280

    def test_it_grows_with_the_screen_and_leaves_with_the_look(self, opened: Opened) -> None:
        store = Store(blocks.STAGE)
        page = opened(ScreenView(store, lambda look: replace(stage_screen(), look=look), lambda look, *_: look, SV))
        page.set_viewport_size({"width": 1920, "height": 1080})
        assert page.evaluate(SMALLEST) >= 42
        store.apply(lambda _look: "")
        push(page)
        assert page.get_attribute(".kb-screen", "class") == "kb-screen"
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "16px"

    @pytest.mark.parametrize("width", [320, 640])
    def test_a_large_zoom_makes_nothing_stick_out(self, opened: Opened, width: int) -> None:
        page = opened(ScreenView(Store(0), lambda _n: stage_screen(), lambda n, *_: n, SV))
        page.set_viewport_size({"width": width, "height": 360})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, options=RULES)
        assert [each["id"] for each in found.response["violations"]] == []


def test_python_draws_three_hundred_cards_fast_enough() -> None:
    cards = [f"k{n}" for n in range(300)]
    view = control(board(column("x", *cards), chosen="k1"), SV)

    def took(value: Value) -> float:
        start = time.perf_counter()
        view._store.apply(lambda shown: replace(shown, chosen=value))  # type: ignore[arg-type]
        return time.perf_counter() - start

    assert min(took(frozenset({f"k{n}"})) for n in range(5)) < 0.05
    view.close()
