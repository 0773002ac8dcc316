"""Measuring in a real browser: when a page is painted, when its control answers, how long a change takes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page
from serving import wait_until

STOPWATCH = (Path(__file__).parent / "stopwatch.js").read_text(encoding="utf-8")
KEPT = 0.5
"""Seconds of quiet after the last visitor's kernel has ended."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A page to be measured, and how its control is used: all in CSS selectors."""

    name: str
    url: str
    control: str = ""
    """Empty for a page without any."""
    use: str = "click"
    """"click" or "press" (arrow right)."""
    answer: str = ""
    """What another text, or another picture, is the kernel's answer."""
    back: str = ""
    """The control that undoes the change; empty where the same one is used again."""
    local: str = ""
    """What answers without the kernel, if anything does."""
    first: dict[str, str] = field(default_factory=dict)
    """What must be painted before the page means something."""
    kernels: Callable[[], list[Any]] = list
    """The server's living kernels."""
    give_up: Callable[[], None] | None = None
    """Clears up after a page that never came alive. Only stock Voilà has it: a page of ours must not fail."""

    @property
    def script(self) -> str:
        """What is run in the page before its own scripts."""
        names = ("control", "use", "answer", "local", "first")
        return f"window.trial = {json.dumps({name: getattr(self, name) for name in names})};\n{STOPWATCH}"


@dataclass(frozen=True, slots=True)
class Answered:
    """When a page answered, in milliseconds since the navigation began."""

    usable: float
    """The control was there."""
    local: float
    """It answered by itself; the same as ``answered`` where it cannot."""
    answered: float
    """The kernel's answer was on the page."""


@dataclass(frozen=True, slots=True)
class Painted:
    """When a page was painted, in milliseconds since the navigation began."""

    byte: float
    painted: float


def profile(browser: Browser) -> BrowserContext:
    """Return a new browser profile with an empty cache, which finds nobody but this machine.

    Stock Voilà asks a CDN for icons. How long that takes is no question of ours: a proxy that is not there refuses it.
    """
    nobody = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1,localhost"}
    return browser.new_context(locale="sv-SE", proxy=nobody)  # type: ignore[arg-type]


def opened(context: BrowserContext, trial: Trial) -> Page:
    """Open the page; its measuring begins with the navigation."""
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.add_init_script(trial.script)
    page.goto(trial.url, wait_until="commit")
    return page


def left(page: Page, trial: Trial) -> None:
    """Leave as a visitor does, and wait until the kernel has ended: it must not slow down the next candidate."""
    page.goto("about:blank")
    page.close()
    assert wait_until(lambda: not trial.kernels(), 30), f"a kernel of {trial.name} outlived its page"
    time.sleep(KEPT)


def turns(trials: Sequence[Trial], rounds: range) -> Iterator[Trial]:
    """Yield every page once a round; each round begins with another one, as nobody should always follow the same."""
    for number in rounds:
        first = number % len(trials)
        yield from (*trials[first:], *trials[:first])


def answering(context: BrowserContext, trial: Trial, attempts: int = 3) -> Answered:
    """Visit, again if the page is one that may fail, and return when the page answered."""
    page = opened(context, trial)
    try:
        times = page.evaluate("stopwatch.interactive")
    except Error:
        if trial.give_up is None or attempts == 1:
            raise
        print(f"  {trial.name}: sidan vaknade aldrig; besöket görs om", flush=True)
        trial.give_up()
        left(page, trial)
        return answering(context, trial, attempts - 1)
    left(page, trial)
    return Answered(times["usable"], times["local"], times["answered"])


def painting(context: BrowserContext, trial: Trial) -> tuple[Painted, float]:
    """Visit once; return when the first view was painted, and how much of the page moved until it was live."""
    page = opened(context, trial)
    times = page.evaluate("stopwatch.meaningful()")
    page.evaluate("stopwatch.interactive")
    shift = page.evaluate("stopwatch.shift()")
    left(page, trial)
    return Painted(times["byte"], times["painted"]), float(shift)


def change(page: Page, trial: Trial, *, back: bool = False) -> tuple[float, float]:
    """Use the control of a live page; return milliseconds until the page had changed, and until it was painted."""
    times = page.evaluate("control => stopwatch.change(control)", trial.back if back and trial.back else trial.control)
    return float(times["changed"]), float(times["painted"])
