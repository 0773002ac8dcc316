"""A live screen without a kernel: what it sends is kept, what a page would say is handed to it; and in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from live_page import ADDRESS, answers, serve, state_of
from playwright.sync_api import BrowserContext, Page
from small_page import Plan, Visitor, change, screen_of, visit

from kartblad.i18n import Texts
from kartblad.ui import gallery
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store
from kartblad.ui.surface import Surface

Meet = Callable[..., Visitor]
Opened = Callable[..., Page]


@pytest.fixture
def meet(monkeypatch: pytest.MonkeyPatch) -> Iterator[Meet]:
    """Return a maker of visitors to a page: of the small plan, or of any view."""
    visitors: list[Visitor] = []

    def send(widget: Surface, content: dict[str, Any], buffers: list[bytes] | None = None) -> None:
        visitor = next(each for each in visitors if each.view.widget is widget)
        visitor.sent.append(content)
        visitor.files.extend(buffers or [])

    def make(view: ScreenView[Any] | None = None, **parts: Any) -> Visitor:
        usual = {"screen_of": screen_of, "change": change, "texts": Texts("sv"), "visit": visit}
        visitors.append(Visitor(view or ScreenView(Store(Plan()), **usual | parts)))
        return visitors[-1]

    monkeypatch.setattr(Surface, "send", send)
    yield make
    for visitor in visitors:
        visitor.view.close()


@pytest.fixture
def opened(meet: Meet, new_context: Callable[..., BrowserContext]) -> Iterator[Opened]:
    """Return a maker of pages that show a view; whatever the browser complains of fails the test."""
    complaints: list[str] = []

    def make(view: ScreenView[Any] | None = None, *, now: float | None = None, **options: Any) -> Page:
        visitor = meet(view)
        page = new_context(**options).new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.visitor = visitor  # type: ignore[attr-defined]
        if now is not None:
            page.clock.install(time=now)
        page.context.route("**/*", serve)
        page.expose_function("kernel", lambda content, buffers: answers(visitor, content, buffers))
        page.goto(ADDRESS)
        page.wait_for_function("Boolean(window.start)")
        page.evaluate("state => window.start(state)", state_of(visitor.view))
        return page

    yield make
    assert complaints == []


@pytest.fixture
def shown(opened: Opened) -> Page:
    """Return a page that shows the gallery."""
    return opened(gallery.gallery(Texts("sv")))
