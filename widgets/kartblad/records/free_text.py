"""Texts in somebody's own words: read with their line breaks, and written so that no spreadsheet runs them."""

from __future__ import annotations

import re
from collections.abc import Callable

from kartblad.catalogue.formats import FormField
from kartblad.records.cells import Bad, Value
from kartblad.records.faults import Fault
from kartblad.records.rawtable import FORMULA_ONLY

APOSTROPHE = "'"
_RISKY = re.compile(r"\s*[=+\-@']")
"""What a spreadsheet may take for a formula; and the apostrophe itself, so that it comes back as it was."""
_BREAK = re.compile(r"\r\n?|_x000D_\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML, and so XLSX, cannot hold."""


def reader(column: FormField) -> Callable[[str], Value | Bad]:
    """Return what reads a text; an empty one is None."""
    return lambda text: _read(column, text)


def _read(column: FormField, cell: str) -> Value | Bad:
    if cell == FORMULA_ONLY:
        return Bad(Fault.FORMULA_WITHOUT_VALUE)
    text = plain_text(_BREAK.sub("\n", cell).strip())
    longest, pattern = column.constraints.max_length, column.constraints.pattern
    if not text:
        return Bad(Fault.REQUIRED, {"field": column.words}) if column.needs_value else None
    if longest is not None and len(text) > longest:
        return Bad(Fault.TOO_LONG, {"found": len(text), "limit": longest})
    if pattern and not re.fullmatch(pattern, text):
        return Bad(Fault.WRONG_PATTERN, {"example": str(column.example)})
    return text


def writable(text: str) -> str:
    """Return a text without what no workbook can hold."""
    return _CONTROL.sub("", text)


def safe_text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; `plain_text` gives it back."""
    shown = writable(text)
    return f"{APOSTROPHE}{shown}" if _RISKY.match(shown) else shown


def plain_text(text: str) -> str:
    """Return a text as it was before `safe_text`."""
    rest = text.removeprefix(APOSTROPHE)
    return rest if rest != text and _RISKY.match(rest) else text
