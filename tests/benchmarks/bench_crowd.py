"""Many visitors at the same moment: without browsers up to twenty, in real browser pages a few.

Twenty browsers do not fit on two cores beside what is measured. A visitor without a browser does what a page asks of
the server and its kernel: fetches the HTML, opens the channel, asks for every widget and waits for one event's answer.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from browsing import Trial, left, opened, profile
from ledger import Ledger, Line, Sample
from playwright.sync_api import Browser
from serving import Workbook, wait_until
from stock import Stock
from visitors import KARTBLAD, SLIDER, Kind, Times, crowd

COUNTS = (1, 5, 10, 20)
PAGES = 4


def _crowd(server: Workbook | Stock, kind: Kind, count: int) -> list[Times]:
    """Let a crowd come and go; return the visitors' times."""
    times = crowd(server.url, kind, count)
    assert wait_until(lambda: not server.kernels(), 60)
    return times


@pytest.mark.parametrize("count", COUNTS)
def test_crowd(served: Workbook, slider: Stock, count: int, rounds: range, ledger: Ledger) -> None:
    ours, theirs = [], []
    for _ in rounds:
        ours += [_crowd(served, KARTBLAD, count)]
        theirs += [_crowd(slider, SLIDER, count)]

    def last(visits: Sequence[Sequence[Times]], moment: str) -> Sample:
        return Sample(tuple(max(getattr(times, moment) for times in visit) for visit in visits))

    yardstick = last(theirs, "answered")
    what = f"{count} samtidigt, utan webbläsare: den sista"
    ledger.add(Line(f"{what} har fått svar", last(ours, "answered"), yardstick, "Voilà med ett skjutreglage"))
    ledger.add(Line(f"{what} har läsbar vy", last(ours, "first")))
    assert all(len(times) == count for times in (*ours, *theirs))  # every one of them was answered


@pytest.mark.browser
def test_pages(browser: Browser, sheet: Trial, slider_page: Trial, rounds: range, ledger: Ledger) -> None:
    found = {trial.name: [_together(browser, trial) for _ in rounds] for trial in (sheet, slider_page)}

    last = {name: Sample(tuple(max(times) for times in visits)) for name, visits in found.items()}
    what = f"{PAGES} webbläsarsidor samtidigt: den sista svarar"
    ledger.add(Line(what, last[sheet.name], last[slider_page.name], "Voilà med ett skjutreglage"))


def _together(browser: Browser, trial: Trial) -> list[float]:
    """Open several pages at once, each in a profile of its own; return when each of them answered."""
    contexts = [profile(browser) for _ in range(PAGES)]
    pages = [opened(context, trial) for context in contexts]
    times = [page.evaluate("stopwatch.interactive")["local"] for page in pages]
    for page in pages[:-1]:
        page.goto("about:blank")
    left(pages[-1], trial)
    for context in contexts:
        context.close()
    return times
