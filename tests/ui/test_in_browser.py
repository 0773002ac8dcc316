"""The page's script in a real Chromium under the strict policy, with the real Python behind it and no server."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from figures import EVERYTHING
from live_page import ADDRESS, RULES, SV, focused, small, status, voice
from playwright.sync_api import Page, expect
from small_page import Plan, Visitor, screen_of, visit

from kartblad.core.problems import Problem
from kartblad.ui import blocks, files, gallery
from kartblad.ui.fields import Upload
from kartblad.ui.markup import screen_html
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store

pytestmark = pytest.mark.browser

SAID = ".kb-figure-actions .kb-said"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>'

Meet = Callable[..., Visitor]
Opened = Callable[..., Page]


class TestOpening:
    def test_it_is_live_once_and_in_the_document(self, shown: Page) -> None:
        shown.wait_for_function("window.lives.length > 0")
        assert shown.evaluate("window.lives") == [True]

    def test_the_page_has_the_markup_of_the_server(self, shown: Page) -> None:
        assert shown.evaluate("html => window.isShown(html)", screen_html(gallery.screen((), SV), SV)) is True

    def test_a_view_that_is_closed_hears_no_more(self, shown: Page) -> None:
        shown.evaluate("window.end()")
        shown.check("#kb-size--option--o2")
        status(shown).to_have_text("Inget är valt än.")

    def test_nothing_serious_for_axe(self, shown: Page) -> None:
        found = Axe().run(shown, options=RULES)
        assert [each["id"] for each in found.response["violations"]] == []

    @pytest.mark.parametrize("width", [320, 1280])
    def test_nothing_sticks_out(self, shown: Page, width: int) -> None:
        shown.set_viewport_size({"width": width, "height": 800})
        assert shown.evaluate("document.documentElement.scrollWidth") <= width


class TestKeyboard:
    def test_arrows_choose_in_a_group_and_the_focus_stays(self, shown: Page) -> None:
        shown.evaluate("document.querySelector('#kb-size--option--o2').probe = 'same'")
        shown.focus("#kb-size--option--o1")
        shown.keyboard.press("ArrowDown")
        status(shown).to_have_text("Sidan fick size: o2")
        assert focused(shown) == "kb-size--option--o2"
        assert shown.evaluate("document.querySelector('#kb-size--option--o2').probe") == "same"

    def test_a_group_is_one_tab_stop_and_the_order_is_that_of_the_page(self, shown: Page) -> None:
        shown.focus("#kb-details--details summary")
        stops = []
        for _ in range(30):
            shown.keyboard.press("Tab")
            stops.append(focused(shown))
        assert stops == [
            "kb-size--option--o1",
            "kb-town--input",
            "kb-days--slider",
            "kb-days--input",
            "kb-day--input",
            "kb-name--input",
            "kb-courses--option--o1",
            "kb-courses--option--o2",
            "kb-filters--chip--o1",
            "kb-filters--chip--o2",
            "kb-filters--clear",
            "kb-story--input",
            "kb-secret--input",
            "kb-secret--button",
            "kb-pad--undo",
            "kb-pad--clear",
            "kb-tasks--task--t1",
            "kb-tasks--task--t2",
            "kb-board--card--c1",
            "kb-keys--input",
            "kb-keys--button",
            "kb-file--button",
            "kb-go--button",
            "kb-blocked--button",
            "kb-print--button",
            "kb-pinned--button",
            "kb-offer--button",
            "kb-picture--details",
            "kb-pick",
            "kb-pick",
        ]

    def test_slider_and_field_say_the_same(self, shown: Page) -> None:
        shown.focus("#kb-days--slider")
        shown.keyboard.press("ArrowRight")
        assert shown.input_value("#kb-days--input") == "2,5"
        status(shown).to_have_text("Sidan fick days: 2,5")
        expect(shown.locator("#kb-days--slider")).to_have_attribute("aria-valuetext", "2,5 dagar")

    def test_arrows_step_numbers_within_their_range(self, shown: Page) -> None:
        shown.fill("#kb-days--input", "9,5")
        for expected in ("10", "10"):
            shown.keyboard.press("ArrowUp")
            expect(shown.locator("#kb-days--input")).to_have_value(expected)
        shown.keyboard.press("ArrowDown")
        status(shown).to_have_text("Sidan fick days: 9,5")

    def test_arrows_step_days_over_the_end_of_a_month(self, shown: Page) -> None:
        shown.fill("#kb-day--input", "2016-02-29")
        shown.keyboard.press("ArrowUp")
        status(shown).to_have_text("Sidan fick day: 2016-03-01")

    def test_a_button_works_with_enter_and_space(self, opened: Opened) -> None:
        page = opened(small())
        page.focus("#kb-go--button")
        page.keyboard.press("Enter")
        status(page).to_have_text("s 2.0 1")
        page.keyboard.press("Space")
        status(page).to_have_text("s 2.0 2")

    def test_a_blocked_button_says_why(self, shown: Page) -> None:
        shown.focus("#kb-blocked--button")
        shown.keyboard.press("Enter")
        voice(shown).to_have_text("Välj en dag först.")
        status(shown).to_have_text("Inget är valt än.")

    def test_print(self, shown: Page) -> None:
        shown.evaluate("window.print = () => { window.printed = true; }")
        shown.click("#kb-print--button")
        assert shown.evaluate("window.printed") is True


class TestStaying:
    def test_open_details_stay_open(self, shown: Page) -> None:
        shown.click("#kb-details--details summary")
        shown.check("#kb-size--option--o2")
        status(shown).to_have_text("Sidan fick size: o2")
        expect(shown.locator("#kb-details--details")).to_have_attribute("open", "")

    def test_what_is_being_typed_stays_when_an_answer_comes(self, shown: Page) -> None:
        shown.focus("#kb-name--input")
        shown.keyboard.type("grupp")
        shown.keyboard.press("ArrowLeft")
        shown.evaluate(
            "{ const s = document.querySelector('#kb-town--input'); s.value = 'o2';"
            " s.dispatchEvent(new Event('change', { bubbles: true })); }"
        )
        status(shown).to_have_text("Sidan fick town: o2")
        assert (shown.input_value("#kb-name--input"), focused(shown)) == ("grupp", "kb-name--input")
        assert shown.evaluate("document.activeElement.selectionStart") == 4

    def test_a_field_comes_to_rest_on_what_was_understood(self, shown: Page) -> None:
        shown.fill("#kb-days--input", " 3,50 ")
        shown.keyboard.press("Enter")
        expect(shown.locator("#kb-days--input")).to_have_value("3,5")
        shown.fill("#kb-days--input", "3,500")
        shown.keyboard.press("Enter")
        expect(shown.locator("#kb-days--input")).to_have_value("3,5")

    def test_a_mistake_stays_in_its_field_is_shown_and_said(self, shown: Page) -> None:
        shown.fill("#kb-days--input", "elva")
        shown.keyboard.press("Enter")
        expect(shown.locator("#kb-days--problem")).to_have_text(
            "Det här är inget tal. Skriv siffror, till exempel 2,5."
        )
        voice(shown).to_have_text("Det här är inget tal. Skriv siffror, till exempel 2,5.")
        assert (shown.input_value("#kb-days--input"), focused(shown)) == ("elva", "kb-days--input")

    def test_an_older_answer_does_not_undo_a_newer_choice(self, opened: Opened) -> None:
        page = opened(small())
        page.evaluate("window.hold()")
        page.check("#kb-size--option--m")
        page.evaluate("window.release(); window.hold()")
        page.check("#kb-size--option--l")
        page.evaluate("new Promise((then) => setTimeout(then, 50))")
        assert page.is_checked("#kb-size--option--l")
        page.evaluate("window.release()")
        status(page).to_have_text("l 2.0 0")

    def test_the_focus_stays_in_the_screen_when_its_control_goes(self, opened: Opened) -> None:
        def vanishing(plan: Plan) -> blocks.Screen:
            screen = screen_of(plan)
            return dataclasses.replace(
                screen, blocks=tuple(b for b in screen.blocks if not plan.count or b.key != "go")
            )

        page = opened(small(screen_of=vanishing))
        page.click("#kb-go--button")
        expect(page.locator("#kb-go--button")).to_have_count(0)
        assert focused(page) == "kb-screen"

    def test_a_page_that_someone_else_changed_is_mended(self, shown: Page) -> None:
        shown.evaluate("document.querySelector('#kb-said p').append(document.createElement('font'))")
        shown.check("#kb-size--option--o2")
        status(shown).to_have_text("Sidan fick size: o2")
        assert shown.locator("font").count() == 0

    def test_slow_work_is_said(self, opened: Opened) -> None:
        page = opened(small())
        page.evaluate("window.hold()")
        page.check("#kb-size--option--m")
        voice(page).to_have_text("Arbetar …")
        expect(page.locator(".kb-screen")).to_have_attribute("aria-busy", "true")
        page.evaluate("window.release()")
        status(page).to_have_text("m 2.0 0")
        voice(page).to_have_text("")
        assert page.get_attribute(".kb-screen", "aria-busy") is None


class TestAddress:
    @pytest.fixture
    def own(self, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> Page:
        monkeypatch.setenv("SERVER_SOFTWARE", "voila/0")
        return opened(small(visit=visit))

    def test_the_address_follows_and_back_leads_back(self, own: Page) -> None:
        own.check("#kb-size--option--l")
        expect(own).to_have_url(f"{ADDRESS}?size=l")
        own.click("#kb-part--option--two")
        expect(own).to_have_url(f"{ADDRESS}?part=two&size=l")
        expect(own).to_have_title("Plan two")
        own.go_back()
        status(own).to_have_text("l 2.0 0")
        expect(own.locator("#kb-two")).to_have_count(0)
        own.go_back()
        status(own).to_have_text("s 2.0 0")
        assert own.is_checked("#kb-size--option--s")
        own.go_forward()
        status(own).to_have_text("l 2.0 0")
        expect(own).to_have_url(f"{ADDRESS}?size=l")

    def test_what_is_typed_makes_no_step(self, own: Page) -> None:
        before = own.evaluate("history.length")
        own.fill("#kb-days--input", "3")
        own.keyboard.press("Enter")
        status(own).to_have_text("s 3.0 0")
        assert own.evaluate("history.length") == before

    def test_a_jump_within_the_page_asks_nothing(self, own: Page) -> None:
        own.check("#kb-size--option--l")
        status(own).to_have_text("l 2.0 0")
        own.evaluate("location.hash = 'kb-go'")
        own.check("#kb-size--option--m")
        expect(own).to_have_url(f"{ADDRESS}?size=m#kb-go")

    def test_with_a_modifier_a_section_is_a_link(self, own: Page) -> None:
        own.evaluate("window.lastClick()")
        own.click("#kb-part--option--two", modifiers=["ControlOrMeta"])
        assert own.evaluate("window.prevented") is False
        own.click("#kb-part--option--two")
        assert own.evaluate("window.prevented") is True

    def test_in_jupyterlab_the_address_is_not_ours(self, opened: Opened) -> None:
        page = opened(small())
        page.click("#kb-part--option--two")
        expect(page.locator("#kb-two")).to_have_count(1)
        assert (page.url, page.title()) == (ADDRESS, "Prov")


def form(written: bytes | Exception, media: str = "text/plain") -> files.Form:
    def write(_figure: object, _texts: object) -> bytes:
        if isinstance(written, Exception):
            raise written
        return written

    return files.Form("Prov", media, "txt", write)


class TestTaking:
    @pytest.fixture(autouse=True)
    def forms(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(files.FORMS, "csv", form(b"\xef\xbb\xbf\xc3\xa5"))  # type: ignore[index]
        monkeypatch.setitem(files.FORMS, "xlsx", form(Problem("Diagrammet är tomt: välj en kurs.")))  # type: ignore[index]
        monkeypatch.setitem(files.FORMS, "svg", form(SVG, "image/svg+xml"))  # type: ignore[index]

    def test_a_file_comes_byte_for_byte_and_is_said(self, shown: Page) -> None:
        with shown.expect_download() as download:
            shown.click("#kb-gallery--file--csv")
        assert Path(download.value.path()).read_bytes() == b"\xef\xbb\xbf\xc3\xa5"
        assert download.value.suggested_filename.endswith(".txt")
        expect(shown.locator(SAID)).to_have_text("Filen är hämtad.")
        assert shown.get_attribute("#kb-gallery--file--csv", "aria-busy") is None

    def test_a_failure_is_said(self, shown: Page) -> None:
        shown.click("#kb-gallery--file--xlsx")
        expect(shown.locator(SAID)).to_have_text("Diagrammet är tomt: välj en kurs.")

    def test_a_copy_goes_to_the_clipboard(self, opened: Opened) -> None:
        page = opened(gallery.gallery(SV), permissions=["clipboard-read", "clipboard-write"])
        page.click("#kb-gallery--copy--svg")
        expect(page.locator(SAID)).to_have_text("Kopierat. Klistra in där du vill ha det.")
        assert page.evaluate("navigator.clipboard.readText()") == SVG.decode()

    def test_without_a_clipboard_it_becomes_a_file(self, shown: Page) -> None:
        shown.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('denied')); }")
        with shown.expect_download() as download:
            shown.click("#kb-gallery--copy--svg")
        assert Path(download.value.path()).read_bytes() == SVG
        expect(shown.locator(SAID)).to_have_text("Webbläsaren tillät inte kopiering. Filen är hämtad i stället.")

    def test_what_was_said_stays_when_the_page_changes(self, shown: Page) -> None:
        shown.click("#kb-gallery--file--xlsx")
        expect(shown.locator(SAID)).to_have_text("Diagrammet är tomt: välj en kurs.")
        shown.check("#kb-size--option--o2")
        status(shown).to_have_text("Sidan fick size: o2")
        expect(shown.locator(SAID)).to_have_text("Diagrammet är tomt: välj en kurs.")


PLACES = """() => [...document.querySelectorAll(".kb-figure :is(th, td, h2, .kb-mark, .kb-note, .kb-value)")]
  .map((each) => [each.className, each.getBoundingClientRect().toJSON()])"""
COUNTING = """() => {
  const kernel = window.kernel;
  window.asked = 0;
  window.kernel = (...all) => (window.asked++, kernel(...all));
}"""
TOO_LARGE = "Filen är större än 4,1\u00a0MB. Välj en mindre, eller dela upp den."
MEGABYTES = bytes(range(256)) * (3 * 2**12 + 1)
FILE_SAID = "#kb-file--said"
DROP = """([selector, names, size]) => {
  const data = new DataTransfer();
  names.forEach((name) => data.items.add(new File(["x".repeat(size)], name)));
  const options = { dataTransfer: data, bubbles: true, cancelable: true };
  const events = ["dragover", "drop"].map((kind) => new DragEvent(kind, options));
  const target = document.querySelector(selector);
  const marked = [];
  for (const event of events) {
    target.dispatchEvent(event);
    marked.push(document.querySelectorAll(".kb-dropping").length);
  }
  return { marked, prevented: events.map((event) => event.defaultPrevented) };
}"""


def chosen(page: Page, content: bytes, name: str = "register.csv") -> None:
    page.set_input_files("#kb-file--input", {"name": name, "mimeType": "text/csv", "buffer": content})


class TestSending:
    @pytest.fixture
    def kept(self, opened: Opened) -> tuple[Page, list[Any]]:
        """Return a page with a file field, and what it was given."""
        given: list[Any] = []

        def keep(count: int, key: str, value: Any) -> int:
            given.append(value)
            if isinstance(value, Upload) and value.name == "tom.csv":
                raise Problem("Filen är tom. Välj en annan.")
            return count + 1

        def page_of(count: int) -> blocks.Screen:
            field = blocks.FileField("file", "Register", (".csv",), 4 * 2**20)
            return blocks.Screen((field, blocks.Action("go", "Räkna"), blocks.Status("said", str(count))), "")

        return opened(ScreenView(Store(0), page_of, keep, SV)), given

    def test_megabytes_arrive_byte_for_byte(self, kept: tuple[Page, list[Any]]) -> None:
        page, given = kept
        chosen(page, MEGABYTES)
        status(page).to_have_text("1")
        assert given == [Upload("register.csv", MEGABYTES)]
        expect(page.locator(FILE_SAID)).to_have_text("Filen är skickad.")
        expect(page.locator(".kb-file-sending")).to_be_hidden()
        voice(page).to_have_text("")

    def test_the_same_file_can_be_sent_again(self, kept: tuple[Page, list[Any]]) -> None:
        page, given = kept
        for count in ("1", "2"):
            chosen(page, b"a")
            status(page).to_have_text(count)
        assert given == [Upload("register.csv", b"a")] * 2

    def test_a_file_too_large_is_told_and_nothing_is_sent(self, kept: tuple[Page, list[Any]]) -> None:
        page, given = kept
        page.evaluate(COUNTING)
        chosen(page, bytes(4 * 2**20 + 1))
        expect(page.locator(FILE_SAID)).to_have_text(
            "Filen är större än 4,1\u00a0MB. Välj en mindre, eller dela upp den."
        )
        assert (page.evaluate("window.asked"), given) == (0, [])
        chosen(page, bytes(4 * 2**20))
        status(page).to_have_text("1")

    def test_a_problem_stands_in_the_place_of_the_receipt(self, kept: tuple[Page, list[Any]]) -> None:
        page, _given = kept
        chosen(page, b"", "tom.csv")
        expect(page.locator("#kb-file--problem")).to_have_text("Filen är tom. Välj en annan.")
        voice(page).to_have_text("Filen är tom. Välj en annan.")
        expect(page.locator(FILE_SAID)).to_have_text("")

    def test_progress_is_shown_and_it_can_be_stopped_by_keyboard(self, kept: tuple[Page, list[Any]]) -> None:
        page, given = kept
        page.evaluate("window.hold()")
        chosen(page, MEGABYTES)
        expect(page.locator(FILE_SAID)).to_have_text("Skickar register.csv …")
        expect(page.locator(".kb-file-sending progress")).to_be_visible()
        page.focus("#kb-file--button")
        page.keyboard.press("Tab")
        assert focused(page) == "kb-file--cancel"
        page.keyboard.press("Enter")
        expect(page.locator(FILE_SAID)).to_have_text("Sändningen avbröts. Inget har lästs in.")
        expect(page.locator(".kb-file-sending")).to_be_hidden()
        assert focused(page) == "kb-file--button"
        page.evaluate("window.release()")
        page.click("#kb-go--button")
        status(page).to_have_text("1")
        assert given == [True]

    def test_meanwhile_the_page_is_used_and_a_second_file_waits(self, kept: tuple[Page, list[Any]]) -> None:
        page, given = kept
        page.evaluate("window.hold()")
        chosen(page, MEGABYTES)
        chosen(page, b"a", "annan.csv")
        expect(page.locator(FILE_SAID)).to_contain_text("En fil skickas redan.")
        page.click("#kb-go--button")
        page.evaluate("window.release()")
        status(page).to_have_text("2")
        assert given == [True, Upload("register.csv", MEGABYTES)]

    def test_what_the_kernel_refuses_is_told(self, kept: tuple[Page, list[Any]]) -> None:
        page, given = kept
        chosen(page, b"a", "x" * 250 + ".csv\u202e")
        status(page).to_have_text("1")
        page.evaluate("document.querySelector('.kb-file').dataset.kbLimit = 2 ** 30")
        chosen(page, bytes(5 * 2**20))
        expect(page.locator(FILE_SAID)).to_have_text(
            "Filen är större än 4,1\u00a0MB. Välj en mindre, eller dela upp den."
        )
        assert len(given) == 1

    def test_a_file_that_cannot_be_read_is_told(self, kept: tuple[Page, list[Any]]) -> None:
        page, given = kept
        page.evaluate("() => { Blob.prototype.arrayBuffer = () => Promise.reject(new Error('gone')); }")
        chosen(page, b"abc")
        expect(page.locator(FILE_SAID)).to_contain_text("Webbläsaren kunde inte läsa filen.")
        assert given == []

    def test_dropped_on_the_field(self, kept: tuple[Page, list[Any]]) -> None:
        page, given = kept
        seen = page.evaluate(DROP, ["#kb-file--label", ["släppt.csv"], 3])
        assert seen == {"marked": [1, 0], "prevented": [True, True]}
        status(page).to_have_text("1")
        assert given == [Upload("släppt.csv", b"xxx")]

    def test_dropped_beside_the_field_the_page_stays(self, kept: tuple[Page, list[Any]]) -> None:
        page, given = kept
        seen = page.evaluate(DROP, ["#kb-go--button", ["släppt.csv"], 3])
        assert seen == {"marked": [0, 0], "prevented": [True, True]}
        assert given == []

    def test_one_file_at_a_time(self, kept: tuple[Page, list[Any]]) -> None:
        page, given = kept
        page.evaluate(DROP, ["#kb-file--label", ["a.csv", "b.csv"], 3])
        expect(page.locator(FILE_SAID)).to_have_text("Släpp en fil i taget.")
        assert given == []

    @pytest.mark.parametrize("press", ["Enter", "Space"])
    def test_the_button_opens_the_browser_s_own_choice(self, kept: tuple[Page, list[Any]], press: str) -> None:
        page, _given = kept
        page.evaluate(
            "document.querySelector('#kb-file--input').addEventListener('click', (event) => {"
            " event.preventDefault(); window.activated = navigator.userActivation.isActive; })"
        )
        page.focus("#kb-file--button")
        page.keyboard.press(press)
        page.wait_for_function("window.activated === true")

    def test_a_field_that_goes_away_stops_its_file(self, opened: Opened) -> None:
        def page_of(gone: bool) -> blocks.Screen:
            field = () if gone else (blocks.FileField("file", "Register", (".csv",), 4 * 2**20),)
            return blocks.Screen((*field, blocks.Action("go", "Räkna"), blocks.Status("said", str(gone))), "")

        given: list[str] = []
        view = ScreenView(Store(False), page_of, lambda _gone, key, _value: not given.append(key), SV)
        page = opened(view)
        page.evaluate("window.hold()")
        chosen(page, MEGABYTES)
        page.click("#kb-go--button")
        page.evaluate("window.release()")
        status(page).to_have_text("True")
        page.evaluate("new Promise((then) => setTimeout(then, 100))")
        assert given == ["go"]

    @pytest.mark.parametrize("width", [320, 1280])
    def test_nothing_sticks_out_or_is_wrong_while_it_is_sent(self, shown: Page, width: int) -> None:
        shown.set_viewport_size({"width": width, "height": 800})
        shown.evaluate("window.hold()")
        chosen(shown, MEGABYTES, "ett_ganska_langt_namn_pa_ett_register_utan_mellanrum_2026.csv")
        expect(shown.locator(FILE_SAID)).to_contain_text("Skickar ett_ganska")
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(shown, options=RULES)
        assert [each["id"] for each in found.response["violations"]] == []


class TestFiltering:
    def test_checkboxes_say_all_that_are_checked(self, shown: Page) -> None:
        shown.focus("#kb-courses--option--o2")
        shown.keyboard.press("Space")
        status(shown).to_have_text("Sidan fick courses: o1, o2")
        shown.uncheck("#kb-courses--option--o1")
        status(shown).to_have_text("Sidan fick courses: o2")
        assert [shown.is_checked(f"#kb-courses--option--{key}") for key in ("o1", "o2")] == [False, True]

    def test_a_filter_that_goes_hands_the_focus_to_the_next(self, shown: Page) -> None:
        shown.focus("#kb-filters--chip--o1")
        shown.keyboard.press("Enter")
        status(shown).to_have_text("Sidan fick filters: o1")
        assert focused(shown) == "kb-filters--chip--o2"
        expect(shown.locator("#kb-filters--clear")).to_have_text("Rensa (1)")

    def test_when_all_are_cleared_the_focus_stays_in_the_screen(self, shown: Page) -> None:
        shown.focus("#kb-filters--clear")
        shown.keyboard.press("Space")
        expect(shown.locator("#kb-filters *")).to_have_count(0)
        assert shown.evaluate("document.activeElement.closest('.kb-screen') !== null")

    def test_a_row_is_chosen_by_keyboard_and_by_clicking_beside_its_name(self, shown: Page) -> None:
        shown.get_by_role("button", name="Visa bara Ängelholm").focus()
        shown.keyboard.press("Enter")
        status(shown).to_have_text("Sidan fick row: b")
        expect(shown.get_by_role("button", name="Visa bara Ängelholm", pressed=True)).to_be_focused()
        cell = shown.locator("tr[data-row=a] .kb-row-label")
        box = cell.bounding_box()
        assert box is not None
        cell.click(position={"x": box["width"] - 4, "y": box["height"] / 2})
        status(shown).to_have_text("Sidan fick row: a")

    @pytest.mark.parametrize("width", [320, 700, 1280])
    @pytest.mark.parametrize("media", ["screen", "print"])
    def test_a_figure_stands_as_it_did(self, opened: Opened, width: int, media: Literal["screen", "print"]) -> None:
        def places(pick: str) -> object:
            block = blocks.FigureBlock(EVERYTHING, pick=pick)
            page = opened(ScreenView(Store(0), lambda _n: blocks.Screen((block,), ""), lambda n, *_: n, SV))
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(media=media)
            page.evaluate("document.fonts.ready")
            return page.evaluate(PLACES)

        assert places("row") == places("")

    def test_an_offered_file_is_downloaded_and_said(self, shown: Page) -> None:
        with shown.expect_download() as download:
            shown.click("#kb-offer--button")
        assert Path(download.value.path()).read_text(encoding="utf-8") == "Inget är valt än."
        expect(shown.locator("#kb-offer .kb-said")).to_have_text("Filen är hämtad.")

    def test_an_offer_says_that_it_is_made(self, shown: Page) -> None:
        shown.evaluate("window.hold()")
        shown.click("#kb-offer--button")
        expect(shown.locator("#kb-offer .kb-said")).to_have_text("Gör filen …")
        expect(shown.locator("#kb-offer--button")).to_have_attribute("aria-busy", "true")
        with shown.expect_download():
            shown.evaluate("window.release()")
        expect(shown.locator("#kb-offer--button")).not_to_have_attribute("aria-busy", "true")
