"""Two months by keyboard alone: a worker measures and hands in, the leader scores and talks, the unit looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import workload_begun as begun
from by_keyboard import Keyboard
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from serving import Workbook
from visits import Visit

UNIT, CODE = "Mottagning norr", "björk-7"
TODAY = datetime.now().astimezone().date()
LAST = TODAY.replace(day=1) - timedelta(days=1)
"""The last day of last month."""
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"),
    *("september", "oktober", "november", "december"),
)
COUNTS = {"forhandsbedomning": "2", "utredning": "4", "familjehem_mellan": "1"}
DRAFT = "edit.own.draft"
AGREED, OWNER = "En utredning lämnas till teamet", "Arbetsledaren"
MOST_STROKES = 12
"""That an unchanged month may take."""


def in_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def alone(page: Page) -> None:
    """See that nothing of the sheet is in the window's title and address."""
    assert not re.search(f"{CODE}|{UNIT}", f"{page.title()} {page.url}", re.IGNORECASE)
    assert "Arbetstyngd" in page.title()


def said(page: Page, key: str, text: str) -> None:
    expect(page.locator(f"[id='kb-{key}']")).to_contain_text(text)


def test_worker_leader_and_unit_do_two_months_by_keyboard(visit: Callable[..., Visit]) -> None:
    leading, working = visit(), visit()
    leader, worker = Keyboard(leading.open("/arbetstyngd")), Keyboard(working.open("/arbetstyngd"))
    begun.begin_unit(leader, UNIT)
    reloaded(working)  # the unit has come since the page was opened
    phrase = begun.begin_own(worker, CODE, UNIT)

    first_month(worker)
    taken_in(leader, LAST)
    scored(leader, more=True)
    talked(leader)
    seen_by_the_unit(leader, LAST)

    reloaded(working)
    said(working.page, "own-month-said", "Inlämnad.")
    working.leave()
    worker = second_month(visit, phrase)

    begun.section(leader, "measurements", "Ta in")
    taken_in(leader, TODAY)
    scored(leader, more=False)
    asked_what_became_of_it(leader)
    seen_by_the_unit(leader, LAST, TODAY)
    what_if(leader)
    for each in (leader, worker):
        alone(each.page)


def reloaded(visited: Visit) -> None:
    """Reload a window; what the page that was asked of the kernel that it ended is no complaint."""
    visited.page.reload()
    visited.wake()
    visited.complaints.clear()


def first_month(keys: Keyboard) -> None:
    """Measure last month and hand it in."""
    page = keys.page
    keys.press("own-begin")
    keys.at(f"Mätningen för {in_words(TODAY)}")
    said(page, "own-total", "åren i yrket saknas")
    for kind, number in COUNTS.items():
        keys.write(f"{DRAFT}.counts.{kind}.whole", number)
    keys.write(f"{DRAFT}.years", "2,2")
    keys.write(f"{DRAFT}.date", LAST.isoformat())
    said(page, "own-total", "68 poäng · norm 126 · belastning 54,0 % · zon Blå (1 av 5)")
    keys.choose("own-rate", "5")
    keys.press("own-done")
    keys.at(f"Lämna in mätningen för {in_words(LAST)}")
    said(page, "own-sent", CODE)
    keys.press("own-hand")
    keys.at("Ditt eget blad")
    said(page, "said", "är inlämnad")
    said(page, "own-question-tungt_pa_fa", "Poängen är låga, men arbetet känns tungt.")
    alone(page)


def taken_in(keys: Keyboard, day: date) -> None:
    """Take the form in that waits on this machine; the month stands in the table."""
    keys.press("forms-take")
    said(keys.page, "told", "1 formulär togs in.")
    table = keys.page.locator("[id='kb-talk-of']")
    expect(table).to_contain_text(f"{in_words(day).capitalize()}, i kodernas ordning.")
    expect(table.get_by_role("button", name=CODE)).to_be_visible()


def scored(keys: Keyboard, *, more: bool) -> None:
    """Go through the measurement with the key, and see one more of a kind than the worker did; then to the talk."""
    page = keys.page
    keys.press("key-next")
    keys.at(CODE)
    said(page, "key-total", "68 poäng")
    if more:
        keys.write(_key(page, "kb-", ".utredning.whole--input"), "5")
        said(page, "key-total", "81 poäng")
        said(page, "key-differ", "Utredningar: medarbetaren 4, med nyckeln 5")
        keys.write("key-by", "AL")
    keys.press(_key(page, "kb-key-signed."))
    said(page, "said", f"{CODE} är poängsatt")
    keys.press("key-close")
    keys.at("Ta in")
    keys.go(page.locator("[id^='kb-talk-of--row--']").get_attribute("id") or "")
    page.keyboard.press("Enter")
    keys.at(CODE)


def _key(page: Page, start: str, end: str = "--button") -> str:
    """Return the key of the first control whose element's id starts and ends so; ids are drawn by lot."""
    found = page.locator(f"[id^='{start}'][id$='{end}']").first.get_attribute("id") or ""
    return found.removeprefix("kb-").partition("--")[0]


def talked(keys: Keyboard) -> None:
    """Hold the talk about the month: what to ask, one agreement, a day of follow-up, and the page to take along."""
    page = keys.page
    begun.part(keys, "guide", "Att prata om")
    said(page, "talk-ask", "Poängen är låga, men arbetet känns tungt.")
    said(page, "talk-otherwise", "Utredningar")
    begun.part(keys, "agreed", "Det vi kommer överens om")
    keys.press("agree")
    page.wait_for_selector("[id$='.what--input']")
    keys.pick(_key(page, "kb-", ".kind--input"), "Flytta")
    keys.write(_key(page, "kb-", ".what--input"), AGREED)
    keys.write(_key(page, "kb-", ".owner--input"), OWNER)
    keys.write(_key(page, "kb-", ".by--input"), (TODAY + timedelta(days=7)).isoformat())
    keys.write(_key(page, "kb-", ".follow_up--input"), (TODAY + timedelta(days=30)).isoformat())
    text = paper(keys)
    for each in (CODE, AGREED, OWNER, "81"):
        assert each in text
    alone(page)


def paper(keys: Keyboard) -> str:
    """Download the talk's page, see that it is one and tagged, and return its text."""
    keys.go("kb-paper--button")
    with keys.page.expect_download() as coming:
        keys.page.keyboard.press("Enter")
    assert CODE not in coming.value.suggested_filename
    read = PdfReader(BytesIO(Path(coming.value.path()).read_bytes()))
    assert len(read.pages) == 1
    assert "/StructTreeRoot" in read.trailer["/Root"]
    assert CODE not in str(read.metadata)
    return " ".join(read.pages[0].extract_text().split())


def seen_by_the_unit(keys: Keyboard, *months: date) -> None:
    """Look at the unit's months, and at what a meeting may see of one worker: why there is nothing."""
    page = keys.page
    begun.section(keys, "unit", f"Enheten: {UNIT}")
    strip = page.locator("[id='kb-unit-strip'] tbody :is(tr, [role='row'])")
    expect(strip).to_have_count(len(months))
    for row, month in zip(strip.all(), months, strict=True):
        expect(row).to_contain_text(in_words(month))
    begun.section(keys, "meeting", "Vår arbetstyngd")
    said(page, "meeting-hidden", "hur de än räknas ihop blir någon grupp mindre än 5")
    shown = page.locator(".kb-live").inner_text()
    assert CODE not in shown
    assert "av 5)" not in shown
    alone(page)


def second_month(visit: Callable[..., Visit], phrase: str) -> Keyboard:
    """Open the sheet in another tab, and enter an unchanged month with few keys."""
    keys = Keyboard(visit().open("/arbetstyngd"))
    begun.resume(keys, phrase, "Ditt eget blad")
    strokes = Strokes(keys.page)
    strokes.press("Tab", "Enter")
    keys.at(f"Mätningen för {in_words(TODAY)}")
    said(keys.page, "own-form", f"Alla antal är som i {in_words(LAST)}")
    strokes.press("Tab", "ArrowUp")
    strokes.press("Tab", "Tab", "Enter")
    keys.at(f"Lämna in mätningen för {in_words(TODAY)}")
    strokes.press("Tab", "Enter")
    said(keys.page, "said", "är inlämnad")
    assert strokes.pressed <= MOST_STROKES
    return keys


@dataclass
class Strokes:
    """Hands that count their strokes."""

    page: Page
    pressed: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


def asked_what_became_of_it(keys: Keyboard) -> None:
    """Begin the second talk with what was agreed in the first."""
    page = keys.page
    begun.part(keys, "guide", "Överenskommet tidigare")
    became = page.locator("[id^='kb-became.']").first
    expect(became).to_contain_text(AGREED)
    expect(became).to_contain_text(OWNER)
    keys.choose(_key(page, "kb-became.", "--option--yes"), "yes")


def what_if(keys: Keyboard) -> None:
    """Try one proposal: five more investigations, and read what they come to."""
    page = keys.page
    begun.section(keys, "what_if", "Vad händer om")
    keys.press("try-new")
    keys.press(_key(page, "kb-try-add.", ".inflow--button"))
    page.wait_for_selector("[id^='kb-try-edit.'][id$='.kind--input']")
    keys.pick(_key(page, "kb-try-edit.", ".kind--input"), "Utredningar")
    keys.write(_key(page, "kb-try-edit.", ".number--input"), "5")
    keys.pick(_key(page, "kb-try-edit.", ".person--input"), CODE)
    sentence = page.locator(".kb-block[id^='kb-try-said.']")
    expect(sentence).to_contain_text(
        "Av 1 med zon byter 1 zon: 0 till en lägre och 1 till en högre; 0 i orange och röd (nu 0)."
    )


def test_a_killed_kernel_and_a_reload_lose_nothing(visit: Callable[..., Visit], served: Workbook) -> None:
    others = {kernel.pid for kernel in served.kernels()}
    visited = visit()
    keys = Keyboard(visited.open("/arbetstyngd"))
    page = keys.page
    keys.write("plan.person", "gran-3")
    begun.confirmed(keys, "begin.own", "Ditt eget blad")
    keys.press("own-begin")
    keys.at("Mätningen för")
    keys.write(f"{DRAFT}.counts.utredning.whole", "3")
    said(page, "own-total", "39 poäng")
    [mine] = [kernel for kernel in served.kernels() if kernel.pid not in others]
    mine.kill()
    expect(page.locator("#kb-banner")).to_contain_text("bruten")
    keys.go("kb-banner-reload")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.body.classList.contains('kb-is-lost')")
    visited.wake()
    visited.complaints.clear()  # of the kernel that was lost
    kept(page, utredning="3")

    keys.write(f"{DRAFT}.counts.yttrande.whole", "2")
    said(page, "own-total", "45 poäng")
    reloaded(visited)
    kept(page, utredning="3", yttrande="2")
    assert page.evaluate("() => Object.keys(localStorage)") == []
    keys.press("forget.ask")
    keys.press("forget.yes")
    said(page, "said", "raderat")
    assert page.evaluate("() => sessionStorage.length") == 0


def kept(page: Page, **counts: str) -> None:
    """See the draft as it was."""
    expect(page.locator("#kb-own-form--heading")).to_be_visible()
    for kind, number in counts.items():
        expect(page.locator(f"[id='kb-{DRAFT}.counts.{kind}.whole--input']")).to_have_value(number)
