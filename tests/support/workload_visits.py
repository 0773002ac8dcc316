"""A visitor of the workload page without a browser who begins sheets, goes everywhere and writes in every field."""

from __future__ import annotations

import html
import re
from typing import Any

from mapping_visits import Window

PATH = "/arbetstyngd"
_AVOIDED = re.compile(
    r"leave|forget|drop|remove|undo|redo|stage|begin\.|section$|.*-(away|back|change|later|close|cancel|throw|save|used?)\b"
)
"""Controls that lead away, take away, take back, or give a weight set to all: what was written is to stay."""
_TEXT = re.compile(r'<div class="kb-text" data-kb-key="([^"]+)"')
_EMPTY = re.compile(r'id="kb-([^"]+?)--input"[^>]* inputmode="decimal"[^>]* value=""')
_BUTTON = re.compile(r'id="kb-([^"]+?)--button"')
_PART = re.compile(r'class="kb-(?:tasks|sections)"[^>]* data-kb-key="([^"]+)"')
_VALUE = re.compile(r'data-kb-value="([^"]+)"')
_RANDOM = re.compile(r"[0-9a-f]{16}")
Way = tuple[str, Any]


def begin(window: Window, way: str, **plan: str) -> str:
    """Begin a sheet ("own", "unit"), confirm its phrase and return it."""
    for name, value in plan.items():
        window.use(f"plan.{name}", value)
    window.use(f"begin.{way}")
    found = re.search(r"<dd>\s*([^<]+?)\s*</dd>", window.shown["phrase-words"])
    assert found, window.shown
    phrase = html.unescape(found.group(1))
    window.use("written")
    window.use("confirming", phrase)
    assert "tools" in window.shown, window.text
    return phrase


def options(window: Window, key: str) -> list[str]:
    """Return the values of a list to choose from, or of the parts of a page."""
    markup = window.shown[key]
    return [html.unescape(value) for value in re.findall(r'<option value="([^"]+)"', markup) or _VALUE.findall(markup)]


def explore(window: Window, word: str) -> set[str]:
    """Write ``word`` in every field for text, 1 in every empty one for a number, and use every button and part once.

    Returns
    -------
    set[str]
        The keys of the fields for text, without ids that are drawn by lot.
    """
    written, counted, used = set[str](), set[str](), set[Way]()
    while True:
        for key in _found(window, _TEXT):
            if _kind(key) not in written and key in _found(window, _TEXT):
                written.add(_kind(key))
                window.use(key, word)
        for key in _found(window, _EMPTY):
            if key not in counted and key in _found(window, _EMPTY):
                counted.add(key)
                window.use(key, 1)
        new = next(((key, value) for key, value in _ways(window) if (_kind(key), value) not in used), None)
        if new is None:
            return written
        used.add((_kind(new[0]), new[1]))
        window.use(*new)


def _ways(window: Window) -> list[Way]:
    """Return what can be pressed here, and the parts that can be gone to."""
    markup = " ".join(window.shown.values())
    parts = [(key, value) for key in _PART.findall(markup) if key in window.shown for value in options(window, key)]
    buttons: list[Way] = [(html.unescape(key), True) for key in _BUTTON.findall(markup)]
    return [way for way in (*buttons, *parts) if not _AVOIDED.match(way[0])]


def _kind(key: str) -> str:
    """Return a key without ids that are drawn by lot."""
    return _RANDOM.sub("…", key)


def _found(window: Window, pattern: re.Pattern[str]) -> list[str]:
    return [html.unescape(key) for key in pattern.findall(" ".join(window.shown.values()))]
