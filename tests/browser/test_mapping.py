"""A session and its follow-up by keyboard alone, with a killed kernel in one step and a reload in another."""

from __future__ import annotations

import re
from collections.abc import Callable

from by_keyboard import Keyboard
from mapping_begun import begin
from playwright.sync_api import Page, expect
from serving import Workbook
from visits import Visit

REST = 1_600  # the second after the last key, and what a busy machine takes to keep the text
"""Milliseconds: a text counts as changed one second after the last key."""
HARM, RISK, RESULT = "Ture somnade från spisen.", "Barnen är ensamma om natten.", "Ines kan bränna sig."


def lose_the_kernel(keys: Keyboard, visited: Visit, served: Workbook, others: set[int]) -> None:
    """Kill the kernel, write on, and take the offer to go on."""
    page = keys.page
    [mine] = [kernel for kernel in served.kernels() if kernel.pid not in others]
    mine.kill()
    keys.press("longer")
    expect(page.locator("#kb-banner")).to_contain_text("bruten")
    expect(page.locator("#kb-live :is(input, textarea)").first).to_have_js_property("readOnly", True)
    keys.go("kb-banner-reload")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.body.classList.contains('kb-is-lost')")
    visited.wake()
    visited.complaints.clear()  # of the kernel that was lost


def rate(keys: Keyboard, scale: str, *numbers: str) -> None:
    """Seal numbers and show them."""
    keys.press(f"ballot-add.{scale}")
    keys.go(f"kb-vote.{scale}--input")
    for count, number in enumerate(numbers, 1):
        keys.page.keyboard.type(number)
        keys.page.keyboard.press("Enter")
        expect(keys.page.locator(f"[id='kb-ballot-count.{scale}']")).to_contain_text(f"{count} siff")
        assert keys.page.evaluate("() => document.activeElement.value") == ""
    keys.press(f"reveal.{scale}")
    keys.page.wait_for_selector(f"[id='kb-dots.{scale}']")


def numbers_of(page: Page, scale: str) -> list[str]:
    """Return the numbers that are shown of a scale."""
    return page.locator(f"[id='kb-numbers.{scale}'] tbody td:nth-of-type(1)").all_inner_texts()


def test_a_session_and_its_follow_up_by_keyboard_alone(visit: Callable[..., Visit], served: Workbook) -> None:
    others = {kernel.pid for kernel in served.kernels()}
    visited = visit()
    page = visited.open("/kartlaggning")
    keys = Keyboard(page)
    phrase = begin(keys)

    # 1: who is in the room
    page.keyboard.press("Tab")
    keys.press("step.S01")
    keys.at("Steg 1 av 13")
    for alias in ("Lo", "Mika", "Sam"):
        keys.write("typed.participant", alias)
        keys.press("join")
        expect(page.get_by_role("group", name=alias, exact=True).first).to_be_visible()
    keys.choose("edit.map.session.disposal_choice", "radera")
    keys.press("done")

    # 2: the question; the kernel is killed a second after the last key
    keys.at("Steg 2 av 13")
    keys.write("edit.map.session.question", "Vad behöver Ines i natt?", then="")
    page.wait_for_timeout(REST)
    lose_the_kernel(keys, visited, served, others)
    expect(page.locator("#kb-where")).to_contain_text("Steg 2 av 13")
    expect(page.locator("[id='kb-edit.map.session.question--input']")).to_have_value("Vad behöver Ines i natt?")

    # 3: the family
    keys.letter("n", "Steg 3 av 13")
    keys.write("typed.person", "Ines")
    keys.press("person-add.barn")
    expect(page.locator("#kb-genogram")).to_contain_text("Ines")
    keys.press("skip")
    keys.at("Steg 4 av 13")

    # 5: cards; the page is reloaded with a card half written
    keys.press("skip")
    keys.at("Steg 5 av 13")
    for text in ("Ture somnade från spisen", "Ines ropar om natten"):
        keys.write("typed.card", text)
        keys.press("card.oro")
        expect(page.locator(".kb-card", has_text=text)).to_be_visible()
    keys.go(page.locator(".kb-card[tabindex='0']").get_attribute("id") or "")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    keys.choose("assign.category", "tidigare_skada")
    expect(page.locator(".kb-card").first).to_contain_text("skada")
    keys.write("typed.card", "Kylen är tom", then="")
    page.wait_for_timeout(REST)
    page.reload()
    visited.wake()
    expect(page.locator("#kb-where")).to_contain_text("Steg 5 av 13")
    expect(page.locator("[id='kb-typed.card--input']")).to_have_value("Kylen är tom")
    assert page.locator(".kb-card").count() == 2
    assert page.evaluate("() => [Object.keys(sessionStorage), Object.keys(localStorage)]") == [
        ["kartblad:/kartlaggning"],
        [],
    ]

    # 7: the child's words
    keys.letter("b", "Grupphandledning")
    keys.go("kb-step--task--S07")
    page.keyboard.press("Enter")
    keys.at("Steg 7 av 13")
    keys.press(voice := page.locator("[id^='kb-voice-add']").first.get_attribute("id")[3:-8])  # type: ignore[index]
    page.wait_for_selector("[id='kb-edit.map.child_voice.0.worries--input']")
    keys.write("edit.map.child_voice.0.worries", "Att det luktar bränt.")
    assert voice
    keys.press("done")

    # 9: drafts, written alone and shown together
    keys.at("Steg 8 av 13")
    keys.letter("n", "Steg 9 av 13")
    keys.write("edit.drafting.skada", HARM)
    keys.write("edit.drafting.riskfylld", RISK)
    keys.write("edit.drafting.foljd", RESULT)
    keys.press("seal")
    expect(page.locator("#kb-drafting-how")).to_contain_text("1 utkast är förseglat")
    assert HARM not in page.content()
    keys.press("unseal")
    keys.press("adopt.0")
    page.wait_for_selector("[id^='kb-edit.map.dangers.']")
    assert RISK in page.locator("[id$='.riskfylld--input']").first.input_value()
    keys.press("done")

    # 10, 11: the goal and the scale
    keys.at("Steg 10 av 13")
    keys.press(page.locator("[id^='kb-goal-add']").first.get_attribute("id")[3:-8])  # type: ignore[index]
    page.wait_for_selector("[id$='.instead_behaviour--input']")
    keys.write(_key(page, "instead_behaviour"), "Mona sover där när Ture arbetar.")
    keys.press("done")
    keys.at("Steg 11 av 13")
    keys.press(page.locator("[id^='kb-scale-add.risk_mal.']").first.get_attribute("id")[3:-8])  # type: ignore[index]
    page.wait_for_selector("[id^='kb-ballot-add.']")
    scale = str(page.locator("[id^='kb-ballot-add.']").first.get_attribute("id"))[len("kb-ballot-add.") : -8]
    assert page.locator(f"[id='kb-edit.map.scales.{scale}.zero_text--input']").input_value() == RESULT
    rate(keys, scale, "3", "v", "8", "4")
    assert numbers_of(page, scale) == ["3", "4", "8", "vet inte"]
    keys.press("done")

    # 12, 13: the next step, and the follow-up
    keys.at("Steg 12 av 13")
    keys.press("next-add")
    page.wait_for_selector("[id^='kb-edit.map.next_steps.'][id$='.text--input']")
    keys.write(_key(page, "text"), "Mona får en nyckel.")
    keys.pick(_key(page, "who"), "Lo")
    keys.write(_key(page, "by"), "2026-12-01")
    keys.press("done")
    keys.at("Steg 13 av 13")
    keys.press("follow-up")
    keys.at("Uppföljning")

    new_tab_needs_the_phrase(visit, phrase)

    # the follow-up: the old numbers are out of sight until the new ones are in
    keys.go("kb-step--task--U01")
    page.keyboard.press("Enter")
    keys.at("Steg 1 av 6")
    expect(page.locator("#kb-agreed")).to_contain_text("Mona får en nyckel.")
    keys.letter("n", "Steg 2 av 6")
    assert page.locator("[id^='kb-dots'], [id^='kb-numbers'], [id^='kb-last-time']").count() == 0
    rate(keys, scale, "6", "5")
    expect(page.locator(f"[id='kb-dots.{scale}']")).to_contain_text("Förra")
    assert numbers_of(page, scale) == ["5", "6"]
    for step in range(3, 7):
        keys.press("done")
        keys.at(f"Steg {step} av 6")
    keys.choose("edit.map.session.disposal_choice", "radera")
    keys.press("close")
    keys.at("avslutad")
    assert page.evaluate("() => sessionStorage.length") == 0
    visited.leave()


def _key(page: Page, name: str) -> str:
    """Return the key of the first field of that name."""
    found = page.locator(f"[id^='kb-edit.map.'][id$='.{name}--input']").first.get_attribute("id")
    return re.sub(r"^kb-|--input$", "", found or "")


def new_tab_needs_the_phrase(visit: Callable[..., Visit], phrase: str) -> None:
    """Open another tab: it shows nothing of the session, and a wrong phrase opens nothing."""
    stranger = visit()
    page = stranger.open("/kartlaggning")
    assert "Ines" not in page.content()
    keys = Keyboard(page)
    keys.write("resume", " ".join(reversed(phrase.split())), then="Enter")
    page.wait_for_selector("[id='kb-resume'] .kb-problem")
    assert phrase.split()[0] not in page.content()
    stranger.leave()
