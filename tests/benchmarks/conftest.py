"""What the benchmarks share: the servers under test, a browser that asks nobody else, and the ledger of the run."""

from __future__ import annotations

import os
from collections.abc import Iterator

import chromium
import pytest
from browsing import Trial
from ledger import Ledger, machine
from playwright.sync_api import Browser, sync_playwright
from serving import Workbook, workbook
from stock import Stock, stock_voila

# Yardsticks are no pages of ours: nbval has nothing to check there.
collect_ignore_glob = ["yardsticks/*"]

ROUNDS = int(os.environ.get("KARTBLAD_ROUNDS", "7"))
"""How often everything is measured; the candidates take turns."""

FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
# Stock Voilà asks a CDN for icons. Whether that answers is no question of ours: every foreign name is refused at once.
FLAGS.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")

LEDGER = Ledger()


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """Where results are written down."""
    return LEDGER


@pytest.fixture(scope="session")
def rounds() -> range:
    """One number for each round."""
    return range(ROUNDS)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    path = chromium.find()
    if not path:
        pytest.fail(chromium.MISSING, pytrace=False)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*FLAGS, "--no-sandbox"] if is_root else FLAGS
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=flags, chromium_sandbox=not is_root)
        print(f"\n{machine(started.version)}", flush=True)
        yield started
        started.close()


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
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print all results as a table, ready for ``docs/matningar.md``."""
    if LEDGER.lines:
        terminalreporter.section("mätningar")
        terminalreporter.line(LEDGER.table())
