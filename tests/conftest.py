"""What every test may ask for: a browser, Swedish browser contexts, and the closing report of the other checks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import chromium
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

settings.register_profile("long", max_examples=2000, deadline=None)
"""Under `python3 run.py test --long` every property is tried on many more examples than the usual hundred."""

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Chromium talks to nobody but the page under test."""


def pytest_configure(config: pytest.Config) -> None:
    """Choose the long profile where the long tests run, that is where they are not left out."""
    if "not long" not in config.option.markexpr:
        settings.load_profile("long")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; a missing one is an error that says what to install, never a skip."""
    path = chromium.find()
    if not path:
        pytest.fail(chromium.MISSING, pytrace=False)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=[*QUIET, "--no-sandbox"] if is_root else QUIET, chromium_sandbox=not is_root
        )
        yield started
        started.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return a maker of Swedish visitors, each with cookies of their own; takes Playwright's context options."""
    contexts: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        contexts.append(browser.new_context(**{"locale": "sv-SE", "timezone_id": "Europe/Stockholm"} | options))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """Return an empty page of a Swedish visitor."""
    return new_context().new_page()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Repeat how the checks before pytest went, just above its closing line (see `run.py`)."""
    if report := os.environ.get("KARTBLAD_CHECKS"):
        terminalreporter.section("övriga kontroller")
        terminalreporter.line(report)
