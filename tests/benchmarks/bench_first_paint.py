"""From the navigation until title, finding and first figure are painted, and what jumps until the page is live."""

from __future__ import annotations

import dataclasses

import pytest
from browsing import Trial, painting
from ledger import Ledger, Line, Sample
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_first_paint(browser: Browser, sheet: Trial, rounds: range, ledger: Ledger) -> None:
    filtered = dataclasses.replace(
        sheet,
        name="filtrerad länk",
        url=f"{sheet.url}?matt=timmar&per=grupp",
    )
    seen = {trial.name: [_visited(browser, trial) for _ in rounds] for trial in (_warmed(browser, sheet), filtered)}

    for name, visits in seen.items():
        bytes_, paints, shifts = (Sample(values) for values in zip(*visits, strict=True))
        ledger.add(Line(f"första läsbara vyn målad, {name}", paints, at_most=300))
        ledger.add(Line(f"första byten, {name}", bytes_))
        ledger.add(Line(f"hopp tills bladet är levande, {name}", Sample(shifts.values, "CLS")))


def _warmed(browser: Browser, trial: Trial) -> Trial:
    """Visit once: the target is a warm server's."""
    _visited(browser, trial)
    return trial


def _visited(browser: Browser, trial: Trial) -> tuple[float, float, float]:
    with browser.new_context(locale="sv-SE") as context:
        painted, shift = painting(context, trial)
    return painted.byte, painted.painted, shift
