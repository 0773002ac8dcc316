"""The own sheet of workload: from a key in a count to the new total, against the barest change there is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bench_mapping import LABEL, timed
from browsing import Trial, change, left, opened, profile
from ledger import Ledger, Line, Sample
from playwright.sync_api import Browser, Page
from serving import Workbook, workbook

pytestmark = pytest.mark.browser
KEYS = 8
"""In each round."""
COUNT = "kb-edit.own.draft.counts.utredning.whole--input"
TOTAL = "#kb-own-total"
POINTS = 13
"""Of one investigation, in the usual set."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """The workbook as it is served, with a folder of its own for what is kept."""
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("kartblad")
    with workbook(folder, "--no-token", env={"KARTBLAD_HOME": str(home)}) as started:
        yield started


@pytest.fixture
def month(served: Workbook, browser: Browser) -> Iterator[Page]:
    """A page with an own sheet on which a month has been begun; it is kept, encrypted, at every key."""
    page = browser.new_context(locale="sv-SE").new_page()
    page.goto(f"{served.url}arbetstyngd")
    page.wait_for_selector("body.kb-is-live")
    code = page.locator("[id='kb-plan.person--input']")
    code.fill("björk-7")
    code.press("Enter")
    page.locator("[id='kb-begin.own--button']").click()
    words = page.locator("#kb-phrase-words dd").inner_text()
    page.locator("#kb-written--button").click()
    page.locator("#kb-confirming--input").fill(words)
    page.locator("#kb-confirmed--button").click()
    page.locator("#kb-own-begin--button").click()
    page.wait_for_selector(TOTAL)
    yield page
    page.goto("about:blank")
    page.context.close()


def keyed(page: Page, number: int) -> tuple[float, float]:
    """Key in a number of investigations; return milliseconds until the total is new, and until it was painted."""
    return timed(page, COUNT, TOTAL, f"{POINTS * number} poäng", value=str(number))


def test_a_key(month: Page, browser: Browser, slider_page: Trial, rounds: range, ledger: Ledger) -> None:
    found: list[tuple[float, float]] = []
    yardstick: list[float] = []
    with profile(browser) as context:
        bare = opened(context, slider_page)
        bare.evaluate("stopwatch.interactive")
        for _ in rounds:
            bare.bring_to_front()
            yardstick += [change(bare, slider_page)[0] for _ in range(KEYS)]
            month.bring_to_front()
            found += [keyed(month, 1 + n % 2) for n in range(KEYS)]
        left(bare, slider_page)

    changed, painted = (Sample(tuple(each[at] for each in found)) for at in (0, 1))
    ledger.add(Line("tangent till ny summa, målad", painted, at_most=100))
    ledger.add(Line("tangent till ny summa", changed, Sample(tuple(yardstick)), LABEL, 3.0))
