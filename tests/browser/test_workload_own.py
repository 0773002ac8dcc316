"""A month on the own sheet with a real keyboard: every key is counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from serving import Workbook, workbook
from visits import Visit
from workload_desks import TEXTS, USUAL, measurement

from kartblad import settings
from kartblad.apps.workload.keeping import Keeping
from kartblad.core.workload.book import Book, Own
from kartblad.core.workload.measurement import Measurement

UNIT = "Påhittad enhet"


@dataclass
class Counted:
    """Hands on a keyboard that counts."""

    page: Page
    strokes: int = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.strokes += 1

    def is_at(self, element: str) -> None:
        expect(self.page.locator(f"[id='kb-{element}']")).to_be_focused()


def kept(home: Path) -> str:
    """Keep a unit and a worker's sheet with last month in it, and return the words that open the sheet."""
    keeping = Keeping(settings.load({"KARTBLAD_HOME": str(home)}), TEXTS, time.time)
    unit = keeping.new_unit(UNIT, USUAL.ref)
    keeping.create(Book(unit=unit))
    keeping.announce(unit.card)
    keeping.leave()
    words = keeping.create(Book(own=Own("björk-7", unit.card, USUAL.ref, (last_month(),))))
    keeping.token()  # as a tab that had it: its phrase was confirmed
    keeping.leave()
    return words


def last_month() -> Measurement:
    year, month = divmod(int(time.strftime("%Y")) * 12 + int(time.strftime("%m")) - 2, 12)
    return replace(measurement(id="before", date=f"{year}-{month + 1:02}-15"), weights=USUAL.ref)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The user's data folder."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Iterator[Workbook]:
    """A workbook with that folder."""
    with workbook(tmp_path_factory.mktemp("own"), "--no-token", env={"KARTBLAD_HOME": str(home)}) as opened:
        yield opened


@pytest.fixture
def sheet(visit: Callable[..., Visit], home: Path) -> Page:
    """An own sheet that has just been opened."""
    words = kept(home)
    page = visit().open("/arbetstyngd")
    page.fill("#kb-resume--input", words)
    page.press("#kb-resume--input", "Enter")
    expect(page.locator("#kb-own-sheet--heading")).to_be_focused()
    return page


def test_an_unchanged_month_with_rating_and_flex(sheet: Page) -> None:
    hands = Counted(sheet)
    hands.press("Tab", "Enter")
    hands.is_at("own-form--heading")
    hands.press("Tab", "ArrowUp", "ArrowUp")
    hands.is_at("own-rate--option--4")
    hands.press("Tab", "7")
    hands.press("Tab", "Enter")
    hands.is_at("own-sending--heading")
    hands.press("Tab", "Enter")
    expect(sheet.locator("#kb-said")).to_contain_text("är inlämnad")
    hands.is_at("own-sheet--heading")
    assert hands.strokes <= 12
    expect(sheet.locator("#kb-own-month-said")).to_contain_text(
        "Egen skattning: 4 av 5, där 5 är tungt. Flexsaldo: 7 tim."
    )


def test_every_key_makes_a_new_total(sheet: Page) -> None:
    sheet.keyboard.press("Tab")
    sheet.keyboard.press("Enter")
    sheet.focus("[id='kb-edit.own.draft.counts.utredning.whole--input']")
    sheet.keyboard.press("Control+a")
    total = sheet.locator("#kb-own-total")
    sheet.keyboard.press("2")
    expect(total).to_contain_text("96 poäng")
    sheet.keyboard.press("0")
    expect(total).to_contain_text("330 poäng")
    expect(total).to_be_in_viewport()
