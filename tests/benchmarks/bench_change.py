"""From the use of a control until all it changes has been redrawn, against the barest change there is."""

from __future__ import annotations

import pytest
from browsing import Trial, change, left, opened, profile
from ledger import Ledger, Line, Sample
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
CHANGES = 8
"""In each round."""


def test_change(
    browser: Browser, sheet: Trial, slider_page: Trial, plain_page: Trial, rounds: range, ledger: Ledger
) -> None:
    trials = (sheet, slider_page, plain_page)
    found: dict[str, list[tuple[float, float]]] = {trial.name: [] for trial in trials}
    with profile(browser) as context:
        pages = [opened(context, trial) for trial in trials]
        for page in pages:
            page.evaluate("stopwatch.interactive")
        for _ in rounds:
            for page, trial in zip(pages, trials, strict=True):
                page.bring_to_front()
                found[trial.name] += [change(page, trial, back=turn % 2 == 0) for turn in range(CHANGES)]
        for page, trial in zip(pages, trials, strict=True):
            left(page, trial)

    drawn = {name: Sample(tuple(done for done, _ in times)) for name, times in found.items()}
    painted = {name: Sample(tuple(shown for _, shown in times)) for name, times in found.items()}
    ledger.add(Line("filterbyte, allt omritat", drawn[sheet.name], at_most=100))
    ledger.add(Line("filterbyte, målat", painted[sheet.name], at_most=100))
    ledger.add(Line("filterbyte, allt omritat", drawn[sheet.name], drawn[slider_page.name], "ipywidgets Label ändras"))
    ledger.add(Line("filterbyte, allt omritat", drawn[sheet.name], drawn[plain_page.name], "matplotlib i interact"))
