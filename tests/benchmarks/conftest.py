"""What the benchmarks share: the servers under test, their pages, and the ledger of the run."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from browsing import Trial
from ledger import Ledger, machine
from serving import Workbook, workbook
from stock import Stock, stock_voila

# Yardsticks are no pages of ours: nbval has nothing to check there.
collect_ignore_glob = ["yardsticks/*"]

ROUNDS = int(os.environ.get("KARTBLAD_ROUNDS", "7"))
"""How often everything is measured; the candidates take turns."""

LEDGER = Ledger()


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> Ledger:
    """Where results are written down, under the name of the machine."""
    browser = request.getfixturevalue("browser").version if "browser" in request.fixturenames else ""
    print(f"\n{machine(browser)}", flush=True)
    return LEDGER


@pytest.fixture(scope="session")
def rounds() -> range:
    """One number for each round."""
    return range(ROUNDS)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """The workbook as it is served."""
    with workbook(tmp_path_factory.mktemp("kartblad"), "--no-token") as started:
        yield started


@pytest.fixture(scope="session")
def unforked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """The workbook with ordinary kernels."""
    with workbook(tmp_path_factory.mktemp("unforked"), "--no-token", "--no-fork") as started:
        yield started


@pytest.fixture(scope="session")
def slider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stock]:
    """Stock Voilà with one slider and a label that echoes it."""
    with stock_voila(tmp_path_factory.mktemp("slider"), "slider") as started:
        yield started


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stock]:
    """Stock Voilà with our imports and a figure like ours."""
    with stock_voila(tmp_path_factory.mktemp("plain"), "plain") as started:
        yield started


@pytest.fixture(scope="session")
def sheet(served: Workbook) -> Trial:
    """The sheet Kompetenssatsningen in its default view."""
    return Trial(
        name="kompetens",
        url=f"{served.url}kompetens",
        control=".kb-live #kb-measure--option--person_days",
        back=".kb-live #kb-measure--option--participations",
        use="click",
        answer=".kb-live .kb-figure-finding",
        first={"title": "h1", "finding": ".kb-figure-finding", "figure": ".kb-figure-table tbody .kb-value"},
        kernels=served.kernels,
    )


@pytest.fixture(scope="session")
def index(served: Workbook) -> Trial:
    """The start page: no kernel, no script, nothing to wait for but the browser."""
    return Trial(name="startsidan", url=served.url, first={"title": "h1", "sheets": ".kb-index-what"})


@pytest.fixture(scope="session")
def slider_page(slider: Stock) -> Trial:
    """The page with one slider."""
    return Trial(
        name="ett reglage",
        url=slider.url,
        control=".noUi-handle",
        use="press",
        answer=".echo",
        local=".widget-readout",
        kernels=slider.kernels,
        give_up=slider.give_up,
    )


@pytest.fixture(scope="session")
def plain_page(plain: Stock) -> Trial:
    """The page of a plain notebook."""
    return Trial(
        name="vanlig anteckningsbok",
        url=plain.url,
        control='.widget-radio input[value="1"]',
        back='.widget-radio input[value="0"]',
        use="click",
        answer=".jp-OutputArea-output img",
        kernels=plain.kernels,
        give_up=plain.give_up,
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print all results as a table, ready for ``docs/matningar.md``."""
    if LEDGER.lines:
        terminalreporter.section("mätningar")
        terminalreporter.line(LEDGER.table())
