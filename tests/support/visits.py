"""A page in the browser, as the browser tests open it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from playwright.sync_api import Error, Page


@dataclass
class Visit:
    """A page in the browser and what it complained about."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, path: str = "/kompetens", *, live: bool = True) -> Page:
        """Go to a page; wait until its controls are awake unless told not to."""
        self.page.goto(self.base.rstrip("/") + path)
        if live:
            self.wake()
        return self.page

    def wake(self) -> None:
        """Wait until the live page has taken the first paint's place."""
        self.page.wait_for_selector("body.kb-is-live .kb-live .kb-screen", timeout=30_000)

    def leave(self) -> None:
        """Close the tab as a person does, so that it can end its kernel; forget what was said of lost servers."""
        with suppress(Error):  # it may be closing already
            self.page.close(run_before_unload=True)
        self.complaints.clear()
