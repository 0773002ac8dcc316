"""Takes the pictures of the guides, from invented cases, on a server and in a data folder of its own.

Run by hand when the pages have changed: ``python3 tests/support/pictures.py [SHEET …]``.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path

import chromium
from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright
from serving import workbook

FOLDER = Path(__file__).parents[2] / "docs" / "bilder"
LARGEST = 150_000
"""Bytes of one picture."""
COLOURS = 64
SIZE: ViewportSize = {"width": 1100, "height": 720}


def press(page: Page, key: str, suffix: str = "button") -> None:
    """Press a control and wait until the page has answered."""
    page.locator(f'[id="kb-{key}--{suffix}"]').click()
    page.wait_for_timeout(700)


def write(page: Page, key: str, text: str) -> None:
    """Write in a field and leave it."""
    field = page.locator(f'[id="kb-{key}--input"]')
    field.fill(text)
    field.blur()
    page.wait_for_timeout(700)


def choose(page: Page, key: str, value: str) -> None:
    """Choose one of a group."""
    page.locator(f'[data-kb-key="{key}"] input[value="{value}"], input[name="kb-{key}"][value="{value}"]').first.check()
    page.wait_for_timeout(700)


def take(page: Page, name: str, at: str = "", sheet: str = "kartlaggning") -> None:
    """Take one picture, of the window where an element is at its top."""
    if at:
        page.locator(f'[id^="kb-{at}"]').first.evaluate("found => found.scrollIntoView({block: 'start'})")
    else:
        page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_timeout(300)
    file = FOLDER / f"{sheet}-{name}.png"
    shot = Image.open(io.BytesIO(page.screenshot()))
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    assert file.stat().st_size <= LARGEST, f"{file.name}: {file.stat().st_size} bytes"


def begin(page: Page) -> None:
    """Begin with the invented family, and confirm the phrase."""
    choose(page, "plan.case", "sma_barn")
    take(page, "borja")
    press(page, "begin")
    take(page, "fras")
    words = page.locator('[data-kb-block="phrase-words"] dd, #kb-phrase-words dd, dl dd').first.inner_text()
    press(page, "written")
    write(page, "confirming", re.sub(r"\s+", " ", words).strip())


def rate(page: Page) -> None:
    """Key in some slips and show them."""
    for number in ("2", "3", "3", "4", "6", "8", "8"):
        field = page.locator('input[id^="kb-vote."]').first
        field.fill(number)
        field.press("Enter")
        page.wait_for_timeout(500)


def session(page: Page) -> None:
    """Go through the steps that the guide shows."""
    take(page, "steg")
    press(page, "step.S01")
    press(page, "hub")
    press(page, "step", "task--S05")
    take(page, "fragor")
    page.locator("[role=option]").first.click()
    page.wait_for_timeout(700)
    take(page, "tavla", "chosen")
    press(page, "hub")
    press(page, "step", "task--S09")
    take(page, "risk", "drafting")
    press(page, "hub")
    press(page, "step", "task--S11")
    page.locator('[id^="kb-ballot-add."][id$="--button"]').first.click()
    page.wait_for_timeout(700)
    rate(page)
    take(page, "siffror", "ballot-how")
    page.locator('[id^="kb-reveal."][id$="--button"]').first.click()
    page.wait_for_timeout(700)
    take(page, "prickar", "dots")


WORKLOAD = "arbetstyngd"
COUNTS = {"forhandsbedomning": "3", "utredning": "6", "familjehem_nara": "2", "oppenvard_uppfoljning": "3"}


def confirm(page: Page) -> None:
    """Confirm the phrase that stands on the screen."""
    words = page.locator("[id='kb-phrase-words'] dd").inner_text()
    press(page, "written")
    write(page, "confirming", words)


def measured(page: Page) -> None:
    """Begin a unit, measure a worker's first month and hand it in."""
    write(page, "plan.name", "Påhittad enhet")
    press(page, "begin.unit")
    confirm(page)
    press(page, "leave")
    page.locator("[id='kb-plan.unit--input']").select_option(index=1)
    write(page, "plan.person", "björk-7")
    take(page, "borja", "resume-what", WORKLOAD)
    press(page, "begin.own")
    confirm(page)
    press(page, "own-begin")
    for kind, number in COUNTS.items():
        write(page, f"edit.own.draft.counts.{kind}.whole", number)
    write(page, "edit.own.draft.years", "2")
    take(page, "antal", "own-form", WORKLOAD)
    press(page, "own-done")
    take(page, "lamna", "own-sending", WORKLOAD)
    press(page, "own-hand")
    take(page, "kurva", "own-month-said", WORKLOAD)
    press(page, "leave")


def invented(page: Page) -> None:
    """Look at the leader's places, in the made-up unit."""
    press(page, "begin.invented")
    for section in ("measurements", "talk", "unit", "meeting", "what_if"):
        press(page, "section", f"option--{section}")
        if section == "talk":
            page.get_by_label("Medarbetare (kod)").first.select_option(label="påhittad-06")
            page.wait_for_timeout(1500)
        if section == "what_if":
            press(page, "try-part", "option--moving")
            press(page, "try-propose")
            page.get_by_role("heading", name="Det som hittades").wait_for()
        take(page, PLACES[section][0], PLACES[section][1], WORKLOAD)


PLACES = {
    "measurements": ("manaden", "month-head"),
    "talk": ("samtalet", "talk-head"),
    "unit": ("enheten", "unit-zones"),
    "meeting": ("traffen", "meeting-head"),
    "what_if": ("omfordelning", "moving-found"),
}
"""For each place of the leader's: the picture, and what is at its top."""


GUIDES = {"kartlaggning": (begin, session), WORKLOAD: (measured, invented)}


def main() -> None:
    """Take the pictures of the sheets that are named, or of all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        workbook(Path(folder), "--no-token", env={"KARTBLAD_HOME": f"{folder}/home"}) as served,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm", viewport=SIZE).new_page()
        for sheet in sys.argv[1:] or GUIDES:
            page.goto(f"{served.url.rstrip('/')}/{sheet}")
            page.wait_for_selector("body.kb-is-live", timeout=60_000)
            for part in GUIDES[sheet]:
                part(page)
        browser.close()


if __name__ == "__main__":
    main()
