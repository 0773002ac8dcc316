"""Everyone can use every place of the workload page: axe, 320 px, large and wide text, the keyboard, and Swedish."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
import workload_begun as begun
from axe_playwright_python.sync_playwright import Axe
from by_keyboard import Keyboard
from playwright.sync_api import Browser, Page, expect
from serving import Workbook
from visits import Visit

CODE = "påhittad-"
"""How the codes of the made-up unit begin."""
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
ENGLISH = re.compile(
    r"\b(the|and|with|not|this|that|page|show|choose|error|loading|worker|leader|unit|workload|load|points|norms|month|"
    r"weights|score|scored|download|from|what|which|their|unknown|years|null|undefined|none|true|false|NaN|None|True)\b"
)
NAMES = ("Workload Measurement Tool", "/weights", "weights/")
"""What is called so in Swedish, too: a work, and a folder."""
SAID = """() => [...document.querySelectorAll('[aria-label], [title], [placeholder], caption, legend, option')]
  .flatMap(e => [e.ariaLabel, e.title, e.placeholder, e.textContent]).filter(Boolean).join(' ')"""
SIDEWAYS = """() => document.documentElement.scrollWidth > innerWidth ? [...document.querySelectorAll('main *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => 'wide: ' + e.outerHTML.slice(0, 160))
  .slice(0, 3) : []"""
SMALL = """() => [...document.querySelectorAll('main :is(button, select, summary, label.kb-option, nav a)')]
  .filter(e => e.checkVisibility()).map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 120)])
  .filter(([r]) => r.height < 24 || r.width < 24).map(([, html]) => 'small: ' + html)"""
LARGE = "html { font-size: 200% !important }"
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }"""
LEVELS = (
    "() => [...document.querySelectorAll('h1,h2,h3,h4,h5')].filter(h => h.innerText).map(h => Number(h.tagName[1]))"
)
STOPS = """() => [...document.querySelectorAll('.kb-live :is(a[href], button, input, select, textarea, summary)')]
  .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0 && (e.type !== 'radio' || e.checked)).length"""
FOCUSED = """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  const l = e.closest('label') && getComputedStyle(e.closest('label'));
  const row = e.closest('th') && getComputedStyle(e.closest('th'));
  const cover = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
  return {name: (e.ariaLabel || e.labels?.[0]?.textContent || e.textContent || '').trim(),
    inside: !!e.closest('.kb-live'),
    ring: [s, l, row].some(each => each && each.outlineStyle !== 'none' && parseFloat(each.outlineWidth) >= 2)
      || s.boxShadow !== 'none',
    seen: r.bottom > 0 && r.top < innerHeight && r.width > 0 && !cover?.closest('.kb-status-stays')}; }"""
UNDRAWN = """() => [...document.querySelectorAll('.kb-live svg :is(rect, path, line, circle)')]
  .filter(e => e.checkVisibility() && !e.closest('defs')).map(e => getComputedStyle(e))
  .filter(s => s.fill !== 'none' || s.stroke !== 'none').length"""
CURRENT = """() => [...document.querySelectorAll('.kb-live :is(a, button)[aria-current]')]
  .map(e => [e, getComputedStyle(e)])
  .filter(([e, s]) => parseFloat(s.borderBottomWidth) < 2 && parseFloat(s.borderLeftWidth) < 2 && s.fontWeight < 600
    && !e.querySelector('.kb-task-label')).map(([e]) => 'not marked: ' + e.innerText)"""


@pytest.fixture
def page(browser: Browser, served: Workbook) -> Iterator[Page]:
    """A page for a walk."""
    context = browser.new_context(locale="sv-SE", viewport=DESK, bypass_csp=True)  # axe comes as an inline script
    opened = context.new_page()
    Visit(opened, served.url).open("/arbetstyngd")
    yield opened
    opened.close(run_before_unload=True)
    context.close()


def complaints(page: Page) -> list[object]:
    """Return all that is wrong with what is on screen."""
    page.evaluate("() => document.querySelectorAll('.kb-live details').forEach(part => part.open = true)")
    return [*_axe(page), *_words(page), *_levels(page), *_sizes(page), *_forced(page), *_tabbed(page)]


def _axe(page: Page) -> list[object]:
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:160]) for each in found if each["impact"] in {"serious", "critical"}]


def _words(page: Page) -> list[object]:
    said = page.locator("body").inner_text() + page.evaluate(SAID)
    for name in NAMES:
        said = said.replace(name, "")
    return [*ENGLISH.findall(said), *re.findall(rf"{CODE}\S*", f"{page.title()} {page.url}")]


def _levels(page: Page) -> list[object]:
    levels = page.evaluate(LEVELS)
    return [f"h{before} before h{after}" for before, after in pairwise(levels) if after - before > 1]


def _sizes(page: Page) -> list[object]:
    """Return what does not fit: on a phone, with wide spacing there, and with letters of twice the size."""
    page.set_viewport_size(PHONE)
    found = [*page.evaluate(SIDEWAYS), *page.evaluate(SMALL), *_styled(page, SPACED)]
    page.set_viewport_size(DESK)
    return [*found, *_styled(page, LARGE)]


def _styled(page: Page, css: str) -> list[object]:
    style = page.add_style_tag(content=css)
    found = page.evaluate(SIDEWAYS)
    style.evaluate("style => style.remove()")
    return [f"{css[:12]} {each}" for each in found]


def _forced(page: Page) -> list[object]:
    """Return what is lost where the reader's own colours rule."""
    drawn = page.evaluate(UNDRAWN)
    page.emulate_media(forced_colors="active")
    lost = [] if page.evaluate(UNDRAWN) == drawn else ["a drawing lost its lines"]
    found = [*lost, *page.evaluate(CURRENT)]
    page.emulate_media(forced_colors="none")
    return found


def _tabbed(page: Page) -> list[object]:
    """Return what the keyboard does not reach, does not show, or shows under something else."""
    expected = page.evaluate(STOPS)
    page.locator(".kb-skip").focus()
    stops = []
    for _ in range(expected + 20):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if not stop["inside"] and stops:
            break
        stops += [stop] if stop["inside"] else []
    reached = [] if len(stops) >= expected else [f"{len(stops)} of {expected} controls are reached"]
    return [*reached, *(stop for stop in stops if not (stop["name"] and stop["ring"] and stop["seen"]))]


def press(page: Page, key: str) -> None:
    page.locator(f"[id='kb-{key}--button']").click()


def test_a_workers_own_sheet(page: Page) -> None:
    found = {"start": complaints(page)}
    keys = Keyboard(page)
    press(page, "begin.own")
    page.wait_for_selector("[id='kb-plan.person--problem']")
    found["no code"] = complaints(page)
    keys.write("plan.person", "tall-1")
    press(page, "begin.own")
    page.wait_for_selector("#kb-phrase-words dd")
    phrase = page.locator("#kb-phrase-words dd").inner_text()
    press(page, "written")
    page.locator("#kb-confirming--input").fill(phrase)
    keys.at("Ditt eget blad")
    press(page, "own-begin")
    keys.at("Mätningen för")
    page.locator("[id='kb-edit.own.draft.counts.utredning.whole--input']").fill("1")
    page.locator("[id='kb-edit.own.draft.counts.utredning_tvang_tillagg.whole--input']").fill("2")
    page.wait_for_selector("[id='kb-edit.own.draft.counts.utredning_tvang_tillagg.whole--problem']")
    found["form"] = complaints(page)
    press(page, "own-more")
    press(page, "own-cover-add")
    press(page, "own-less-add")
    page.wait_for_selector("[id^='kb-own-less-amount.']")
    found["unfolded"] = complaints(page)
    press(page, "undo")
    page.locator("[id='kb-edit.own.draft.counts.utredning_tvang_tillagg.whole--input']").fill("1")
    page.wait_for_selector("[id='kb-own-done--button']:not([aria-disabled])")
    press(page, "own-done")
    keys.at("Lämna in mätningen")
    found["handing in"] = complaints(page)
    press(page, "own-later")
    keys.at("Ditt eget blad")
    found["months"] = complaints(page)
    press(page, "forget.ask")
    page.wait_for_selector("#kb-forget-what")
    found["deleting"] = complaints(page)
    press(page, "forget.yes")
    expect(page.locator("#kb-said")).to_contain_text("raderat")

    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def test_every_section_of_a_unit(page: Page) -> None:
    keys = Keyboard(page)
    press(page, "begin.invented")
    keys.at("Enheten: Påhittad enhet")
    found = {"unit": complaints(page)}
    begun.section(keys, "measurements", "Ta in")
    found["measurements"] = complaints(page)
    page.locator("[id='kb-key-pick--input']").select_option(index=3)
    press(page, "key-open")
    keys.at(CODE)
    found["key"] = complaints(page)
    page.locator("[id^='kb-talk-of.'][id$='--button']").click()
    keys.at(CODE)
    page.locator("[id='kb-person--input']").select_option("påhittad-06")
    keys.at("påhittad-06")
    found["talk"] = complaints(page)
    begun.part(keys, "guide", "Att prata om")
    found["guide"] = complaints(page)
    begun.part(keys, "agreed", "Det vi kommer överens om")
    press(page, "agree")
    page.wait_for_selector("[id$='.what--input']")
    found["agreed"] = complaints(page)
    begun.section(keys, "meeting", "Vår arbetstyngd")
    found["meeting"] = complaints(page)
    press(page, "stage")
    page.wait_for_selector(".kb-look-stage")
    found["stage"] = complaints(page)
    press(page, "stage")

    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def test_what_if_and_the_weights(page: Page) -> None:
    keys = Keyboard(page)
    press(page, "begin.invented")
    keys.at("Enheten: Påhittad enhet")
    begun.section(keys, "what_if", "Vad händer om")
    press(page, "try-new")
    page.locator("[id^='kb-try-add.'][id$='.hire--button']").click()
    page.wait_for_selector("[id^='kb-try-one.']")
    found = {"a proposal": complaints(page)}
    page.locator("[id='kb-try-part--option--moving']").check()
    press(page, "try-propose")
    page.wait_for_selector("#kb-moving-found")
    found["a redistribution"] = complaints(page)
    for part in ("need", "weights"):
        page.locator(f"[id='kb-try-part--option--{part}']").check()
        expect(page.locator("[id='kb-try-propose--button']")).to_have_count(0)
        found[part] = complaints(page)
    begun.section(keys, "weights", "Exempel efter Nässjö")
    found["the set"] = complaints(page)
    for look, heading in (("change", "En annan uppsättning"), ("share", ""), ("make", "Egen uppsättning")):
        page.locator(f"#kb-set-look--option--{look}").click()
        expect(page.locator("main h2").first).to_contain_text(heading)
        found[look] = complaints(page)
    page.locator("#kb-set-name--input").fill("Kommunens egen")
    press(page, "set-copy")
    page.locator("[id='kb-set-part--task--norms']").click()
    page.locator("[id^='kb-set-row--row--']").first.click()
    page.wait_for_selector("#kb-row-name")
    number = page.locator("[id$='.points.value--input']")
    number.fill("")
    number.blur()
    page.wait_for_selector(".kb-problem")
    found["a fault"] = complaints(page)

    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def test_the_heading_has_the_focus_where_the_place_changes(visit: Callable[..., Visit]) -> None:
    page = visit().open("/arbetstyngd")
    keys = Keyboard(page)
    keys.press("begin.invented")
    keys.at("Enheten: Påhittad enhet")
    for name, heading in (("talk", "Samtalet"), ("what_if", "Vad händer om"), ("measurements", "Ta in")):
        begun.section(keys, name, heading)
        assert page.title() == "Arbetstyngd – Kartblad"
        assert page.url.endswith("/arbetstyngd")
