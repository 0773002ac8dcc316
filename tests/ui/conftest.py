"""A live screen without a kernel: what it sends is kept, what a page would say is handed to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from small_page import Plan, Visitor, change, screen_of, visit

from kartblad.i18n import Texts
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store
from kartblad.ui.surface import Surface

Meet = Callable[..., Visitor]


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
