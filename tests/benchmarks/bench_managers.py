"""A manager's first visit: from the navigation until title, finding and first figure are painted, and what it costs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from browsing import Trial, left, opened, profile, turns
from ledger import Ledger, Line, Sample
from managers_served import managers_workbook, written
from memory import memory
from playwright.sync_api import Browser
from serving import Workbook, wait_until
from visiting import Visitor

pytestmark = pytest.mark.browser
SEEN = {"title": "h2", "finding": ".kb-figure-finding", "figure": ".kb-figure-table tbody th"}
"""A row's name, as a number that stands in a line has no time of its own; both are painted together."""
IMPORTED = "import time; begun = time.perf_counter(); import {module}; print(1000 * (time.perf_counter() - begun))"


@pytest.fixture(scope="module")
def managers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """The managers' pages over an invented publication."""
    folder = tmp_path_factory.mktemp("managers")
    with managers_workbook(folder, written(folder / "published" / "ifo")) as served:
        yield served


def _trials(managers: Workbook) -> tuple[Trial, ...]:
    pages = {"deltagande": "deltagande", "deltagande, egen kommun": "deltagande?egen=1488"}
    pages |= {page: page for page in ("belastning", "kartor")}
    index = Trial(name="startsidan", url=managers.url, first={"title": "h1", "sheets": ".kb-index-what"})
    sheets = (
        Trial(name=name, url=managers.url + path, first=SEEN, kernels=managers.kernels) for name, path in pages.items()
    )
    return (index, *sheets)


def _visited(browser: Browser, trial: Trial) -> tuple[float, float, float]:
    """Visit once: when the first byte came, when the first view was painted, and what moved until it was live."""
    with profile(browser) as context:
        page = opened(context, trial)
        times = page.evaluate("stopwatch.meaningful()")
        if trial.first is SEEN:
            page.wait_for_selector("body.kb-is-live")
        shift = float(page.evaluate("stopwatch.shift()"))
        left(page, trial)
    return times["byte"], times["painted"], shift


def test_a_managers_first_visit(browser: Browser, managers: Workbook, rounds: range, ledger: Ledger) -> None:
    trials = _trials(managers)
    found: dict[str, list[tuple[float, float, float]]] = {trial.name: [] for trial in trials}
    for trial in trials:
        _visited(browser, trial)  # the target is a warm server's
    for trial in turns(trials, rounds):
        found[trial.name].append(_visited(browser, trial))
    index, *sheets = (trial.name for trial in trials)
    for name in sheets:
        bytes_, paints, shifts = (Sample(tuple(visit[part] for visit in found[name])) for part in range(3))
        held = Sample(tuple(visit[1] for visit in found[index]))
        ledger.add(Line(f"chefens blad målat, {name}", paints, at_most=300))
        ledger.add(Line(f"chefens blad målat, {name}", paints, held, "startsidan, utan kärna"))
        ledger.add(Line(f"chefens blad, första byten, {name}", bytes_))
        ledger.add(Line(f"chefens blad, hopp tills det är levande, {name}", Sample(shifts.values, "CLS")))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc/PID/smaps_rollup")
def test_what_a_managers_kernel_costs(managers: Workbook, served: Workbook, rounds: range, ledger: Ledger) -> None:
    private: dict[str, Sample] = {}
    for name, workbook, path in (("chefens blad", managers, "/deltagande"), ("kompetens", served, "/kompetens")):
        assert wait_until(lambda workbook=workbook: not workbook.kernels(), 30)
        visitor = Visitor(workbook.url)
        kernels = [visitor.open_sheet(path) for _ in range(3)]
        costs = tuple(memory(kernel.pid).private for kernel in workbook.kernels())
        nursery = workbook.nursery()
        assert len(costs) == len(kernels)
        private[name] = Sample(costs, "MiB")
        ledger.add(Line(f"föräldern, {name}, PSS", Sample((memory(nursery.pid if nursery else 0).pss,), "MiB")))
    ledger.add(Line("kärna, chefens blad, privat minne", private["chefens blad"], private["kompetens"], "kompetens"))

    took: dict[str, Sample] = {}
    for module in ("kartblad.managers", "kartblad.pages"):
        command = [sys.executable, "-c", IMPORTED.format(module=module)]
        runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in rounds]
        took[module] = Sample(tuple(float(run.stdout) for run in runs))
    ledger.add(Line("importen av chefens blad", took["kartblad.managers"], took["kartblad.pages"], "arbetsboken"))
