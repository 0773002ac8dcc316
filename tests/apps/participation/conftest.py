"""The live sheet without a kernel: what a page would say is handed to it, and what it sends is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from participation_views import DATA, STATS, TEXTS
from small_page import Visitor

from kartblad.apps.participation.view import participation_view
from kartblad.ui.surface import Surface

Visit = Callable[[str], Visitor]


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    """Return a maker of visitors who came by a link."""
    visitors: list[Visitor] = []

    def send(widget: Surface, content: dict[str, Any], buffers: list[bytes] | None = None) -> None:
        visitor = next(each for each in visitors if each.view.widget is widget)
        visitor.sent.append(content)
        visitor.files.extend(buffers or [])

    def make(query: str = "") -> Visitor:
        visitors.append(Visitor(participation_view(query, STATS, TEXTS, DATA)))
        return visitors[-1]

    monkeypatch.setattr(Surface, "send", send)
    yield make
    for visitor in visitors:
        visitor.view.close()
