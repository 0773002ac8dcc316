"""Everyone can use every place of the mapping page, and everybody in the room can read the wall without scrolling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from mapping_visits import Window
from playwright.sync_api import Browser, Page, expect
from serving import Workbook
from visits import Visit

CASES = ("sma_barn", "tonaring", "vald", "starkt_natverk")
STEPS = tuple(f"S{number:02}" for number in range(1, 14))
ENGLISH = re.compile(
    r"\b(the|and|with|not|this|that|page|step|steps|show|choose|error|loading|card|round|clock|session|wall|download|"
    r"from|what|which|their|unknown|years|null|undefined|none|true|false|NaN|None|True|False)\b"
)
SAID = """() => [...document.querySelectorAll('[aria-label], [title], [placeholder], caption, legend, option')]
  .flatMap(e => [e.ariaLabel, e.title, e.placeholder, e.textContent]).filter(Boolean).join(' ')"""
SIDEWAYS = """() => document.documentElement.scrollWidth > innerWidth ? [...document.querySelectorAll('main *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120)).slice(0, 3) : []"""
SMALL = """() => { const found = []; const walk = document.createTreeWalker(document.querySelector('.kb-live'), 4);
  while (walk.nextNode()) { const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility() || e.closest('.kb-visually-hidden,desc')) continue;
    const drawing = e.closest('svg');
    const size = parseFloat(getComputedStyle(e).fontSize) * (drawing ? drawing.getScreenCTM().a : 1);
    if (size < 27.9) found.push([size, walk.currentNode.data.trim().slice(0, 30)]); }
  return found.slice(0, 5); }"""
HIDDEN_PART = (
    """() => [document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth]"""
)


@pytest.fixture(scope="module")
def page(browser: Browser, served: Workbook) -> Iterator[Page]:
    """A page for all questions of this file."""
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900}, bypass_csp=True)
    opened = context.new_page()
    Visit(opened, served.url).open("/kartlaggning")
    yield opened
    opened.close(run_before_unload=True)
    context.close()


def complaints(page: Page) -> list[object]:
    """Return all that is wrong with what is on screen."""
    found = [
        (each["id"], each["nodes"][0]["html"][:160])
        for each in Axe().run(page).response["violations"]
        if each["impact"] in {"serious", "critical"}
    ]
    found += ENGLISH.findall(page.locator("body").inner_text() + page.evaluate(SAID))
    page.set_viewport_size({"width": 320, "height": 640})
    found += page.evaluate(SIDEWAYS)
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def press(page: Page, key: str) -> None:
    """Press a button."""
    page.locator(f"[id='kb-{key}--button']").click()


def test_every_place_can_be_used_by_everyone(page: Page) -> None:
    found = {"start": complaints(page)}
    page.locator("[id='kb-plan.case--option--sma_barn']").check()
    press(page, "begin")
    page.wait_for_selector("#kb-phrase-words dd")
    phrase = page.locator("#kb-phrase-words dd").inner_text()
    found["phrase"] = complaints(page)
    press(page, "written")
    page.wait_for_selector("#kb-confirming--input")
    found["confirm"] = complaints(page)
    page.locator("#kb-confirming--input").fill(phrase)
    page.wait_for_selector("#kb-step")
    found["hub"] = complaints(page)
    for step in STEPS:
        page.locator(f"#kb-step--task--{step}").click()
        expect(page.locator("#kb-where")).to_contain_text(f"Steg {int(step[1:])} av 13")
        for card in page.locator(".kb-card").all()[:1]:
            card.click()
            page.wait_for_selector("[id='kb-assigning']")
        found[step] = complaints(page)
        press(page, "hub")
        page.wait_for_selector("#kb-step")
    press(page, "step.S01") if page.locator("[id='kb-step.S01--button']").count() else page.locator(
        "#kb-step--task--S01"
    ).click()
    for key, place in (("pause", "urgent"), ("hide", "hidden")):
        page.wait_for_selector(f"[id='kb-{key}--button']")
        press(page, key)
        page.wait_for_selector("#kb-urgent" if key == "pause" else "#kb-hidden")
        found[place] = complaints(page)
        press(page, key)
        page.wait_for_selector("#kb-where")
    press(page, "hub")
    page.locator("#kb-step--task--S13").click()
    page.locator("[id='kb-edit.map.session.disposal_choice--option--radera']").check()
    press(page, "close")
    page.wait_for_selector("#kb-ended")
    found["ended"] = complaints(page)

    assert {place: wrong for place, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("case", [CASES[0], *(pytest.param(case, marks=pytest.mark.long) for case in CASES[1:])])
def test_the_wall_is_read_without_scrolling(visit: Callable[..., Visit], served: Workbook, case: str) -> None:
    led = Window(served)
    try:
        led.begin(case=case)
        visited = visit(viewport={"width": 1280, "height": 720}, bypass_csp=True)
        wall = visited.open("/vagg")
        before = complaints(wall)
        wall.set_viewport_size({"width": 1280, "height": 720})
        wall.locator("#kb-code--input").fill("0000-0000")
        expect(wall.locator("#kb-code .kb-problem")).to_contain_text("öppnar ingen vägg")
        wall.locator("#kb-code--input").fill(led.invited())
        wall.wait_for_selector(".kb-look-stage")
        found: dict[str, object] = {"before": before} if before else {}
        for step in STEPS:
            led.use("hub") if "step" not in led.shown else None
            led.use("step", step)
            expect(wall.locator("#kb-wall-step")).to_contain_text(f"Steg {int(step[1:])} av 13", timeout=3_000)
            unseen = [px for px in wall.evaluate(HIDDEN_PART) if px > 0]
            wrong = [*unseen, *wall.evaluate(SMALL), *ENGLISH.findall(wall.locator(".kb-live").inner_text())]
            found |= {step: wrong} if wrong else {}
        led.use("hide")
        expect(wall.locator("#kb-wall-step")).to_have_count(0, timeout=3_000)
        led.use("hide")
        assert found == {}
        violations = Axe().run(wall).response["violations"]
        assert [each["id"] for each in violations if each["impact"] in {"serious", "critical"}] == []
        visited.leave()
    finally:
        led.leave()
