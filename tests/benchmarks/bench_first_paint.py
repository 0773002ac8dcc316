"""From the navigation until title, finding and first figure are painted, and what jumps until the page is live."""

from __future__ import annotations

import dataclasses

import pytest
from browsing import Trial, painting, profile, turns
from ledger import Ledger, Line, Sample
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def _visited(browser: Browser, trial: Trial) -> tuple[float, float, float]:
    with profile(browser) as context:
        painted, shift = painting(context, trial)
    return painted.byte, painted.painted, shift


def test_first_paint(browser: Browser, sheet: Trial, index: Trial, rounds: range, ledger: Ledger) -> None:
    filtered = dataclasses.replace(sheet, name="filtrerad länk", url=f"{sheet.url}?matt=timmar&per=grupp")
    trials = (sheet, filtered, index)
    for trial in trials:
        _visited(browser, trial)  # the target is a warm server's
    found: dict[str, list[tuple[float, float, float]]] = {trial.name: [] for trial in trials}
    for trial in turns(trials, rounds):
        found[trial.name].append(_visited(browser, trial))

    bytes_, paints, shifts = (
        {name: Sample(tuple(visit[part] for visit in visits)) for name, visits in found.items()} for part in range(3)
    )
    for name in (sheet.name, filtered.name):
        ledger.add(Line(f"första läsbara vyn målad, {name}", paints[name], at_most=300))
        ledger.add(
            Line(f"första läsbara vyn målad, {name}", paints[name], paints[index.name], "startsidan, utan kärna")
        )
        ledger.add(Line(f"första byten, {name}", bytes_[name]))
        ledger.add(Line(f"hopp tills bladet är levande, {name}", Sample(shifts[name].values, "CLS")))
