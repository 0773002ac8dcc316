"""Text in a CSV file that no spreadsheet takes for a formula: one could run commands on the reader's machine."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[=+\-@\t\r]")
_BREAKS = re.compile(r"[\r\n\t]+")


def harmless(text: str) -> str:
    """Return a text on one line, with an apostrophe before it where a spreadsheet would compute it."""
    flat = " ".join(_BREAKS.split(text))
    return f"'{flat}" if _FORMULA.match(flat.lstrip()) else flat
