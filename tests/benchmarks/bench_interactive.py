"""From a click on a link until a control answers, against the same in stock Voilà: first and repeated visits."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from browsing import Answered, Trial, answering
from ledger import Ledger, Line, Sample
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
VISITS = ("första besöket", "återbesök")


def taking_turns(browser: Browser, trials: Sequence[Trial], rounds: range) -> dict[tuple[str, str], list[Answered]]:
    """Visit every page twice in a new browser profile, round after round."""
    found: dict[tuple[str, str], list[Answered]] = {}
    for number in rounds:
        for trial in (*trials[number % len(trials) :], *trials[: number % len(trials)]):
            with browser.new_context(locale="sv-SE") as context:
                for visit in VISITS:
                    found.setdefault((trial.name, visit), []).append(answering(context, trial))
    return found


def moments(answers: Sequence[Answered], moment: str) -> Sample:
    """Return one moment of all visits."""
    return Sample(tuple(getattr(answer, moment) for answer in answers))


def test_interactive(
    browser: Browser, sheet: Trial, slider_page: Trial, plain_page: Trial, rounds: range, ledger: Ledger
) -> None:
    filtered = dataclasses.replace(
        sheet, name="filtrerad länk", url=f"{sheet.url}?matt=timmar", back="", control=sheet.control
    )
    found = taking_turns(browser, (sheet, filtered, slider_page, plain_page), rounds)

    for visit in VISITS:
        bare, plain = found[slider_page.name, visit], found[plain_page.name, visit]
        for name in (sheet.name, filtered.name):
            ours = moments(found[name, visit], "answered")
            what = f"reglage svarar, {name}, {visit}"
            ledger.add(Line(what, ours, moments(bare, "answered"), "ett reglage, kärnans svar", 1.15))
            ledger.add(Line(what, ours, moments(bare, "local"), "ett reglage, eget svar", 1.15))
            ledger.add(Line(what, ours, moments(plain, "answered"), "vanlig anteckningsbok", 0.6))
