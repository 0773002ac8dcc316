"""What every test may ask for: a browser, Swedish browser contexts, and the closing report of the other checks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import chromium
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

settings.register_profile(
    "usual", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
"""The same sixty examples every time, so that a change is judged by what it changed and not by the draw; how fast an
example is tried says more of the machine than of the code."""

settings.register_profile("long", settings.get_profile("usual"), max_examples=2000, derandomize=False)
"""Under `python3 run.py test --long` every property is tried on many more examples, and on new ones each time."""

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
    """Choose the long profile where the long tests run, that is where they are not left out; be patient always."""
    settings.load_profile("usual" if "not long" in config.option.markexpr else "long")
    expect.set_options(timeout=30_000)  # as long as Playwright waits elsewhere


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the browser's tests where several workers share the run: begun last, one of them would work alone."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.get_closest_marker("browser") is None)


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
