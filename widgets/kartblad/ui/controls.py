"""A control alone in a notebook cell, and the one way in which a page opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kartblad.i18n import Texts
from kartblad.ui import notices
from kartblad.ui.blocks import Block, Screen
from kartblad.ui.fields import Value, with_value
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store


def control(block: Block, texts: Texts, on_change: Callable[[Value], object] | None = None) -> ScreenView[Block]:
    """Return a live block of its own; ``on_change`` is called with every value that it takes."""

    def change(shown: Block, _key: str, value: Value) -> Block:
        if on_change is not None:
            on_change(value)
        return with_value(shown, value)

    return ScreenView(Store(block), lambda shown: Screen((shown,), ""), change, texts, owns_address=False)


def opened(make: Callable[[], ScreenView[Any]], texts: Texts) -> ScreenView[Any]:
    """Return the page that ``make`` makes; where it fails, a page that says so in a sentence."""
    try:
        return make()
    except Exception as error:
        return control(notices.explained(error, texts), texts)
