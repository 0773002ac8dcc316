"""From the navigation until a control answers, against the same in stock Voilà: first and repeated visits."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from browsing import Answered, Trial, answering, profile, turns
from ledger import Ledger, Line, Sample
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
VISITS = ("första besöket", "återbesök")
"""A new browser profile, and a second visit with it: with the first one's files in its cache."""


def taking_turns(browser: Browser, trials: Sequence[Trial], rounds: range) -> dict[tuple[str, str], list[Answered]]:
    """Visit every page twice, round after round."""
    found: dict[tuple[str, str], list[Answered]] = {}
    for trial in turns(trials, rounds):
        with profile(browser) as context:
            for visit in VISITS:
                found.setdefault((trial.name, visit), []).append(answering(context, trial))
    return found


def test_interactive(
    browser: Browser, sheet: Trial, slider_page: Trial, plain_page: Trial, rounds: range, ledger: Ledger
) -> None:
    found = taking_turns(browser, (sheet, slider_page, plain_page), rounds)

    def moments(trial: Trial, visit: str, moment: str = "answered") -> Sample:
        return Sample(tuple(getattr(answer, moment) for answer in found[trial.name, visit]))

    for visit in VISITS:
        ours = moments(sheet, visit)
        what = f"ett reglage svarar, {visit}"
        ledger.add(Line(what, ours, moments(slider_page, visit, "local"), "Voilà med ett skjutreglage", 1.15))
        ledger.add(Line(what, ours, moments(plain_page, visit), "vanlig Voilà-anteckningsbok", 0.6))
