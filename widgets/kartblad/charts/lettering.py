"""How wide a text is in print, and where it breaks: labels wrap and are never cut."""

from __future__ import annotations

import re
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

FONTS = ("DejaVu Sans", "Verdana", "Segoe UI", "Arial")
"""The first is matplotlib's own and what everything is measured with; it is the widest, so others fit, too."""

_PIECES = re.compile(r"(?:\S|[\u00a0\u202f])+?[-/–](?=\w)|(?:\S|[\u00a0\u202f])+")
"""A word, or as much of it as ends in a hyphen, slash or dash. Non-breaking spaces do not part words."""


@lru_cache(maxsize=8192)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line in points."""
    font = FontProperties(family=FONTS[0], size=size, weight="bold" if bold else "normal")
    wide, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(wide)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return ``text`` as lines of at most ``room`` points; a word longer than that is broken, nothing is lost."""
    lines, line = [], ""
    for gap, piece in _pieces(text):
        longer = line + (gap if line else "") + piece
        if line and width(longer, size, bold=bold) > room:
            lines.append(line)
            longer = piece
        *full, line = _broken(longer, room, size, bold=bold)
        lines.extend(full)
    return (*lines, line) if line else tuple(lines)


def _pieces(text: str) -> list[tuple[str, str]]:
    """Return each piece with the space that stands before it."""
    found, end = [], 0
    for match in _PIECES.finditer(text):
        found.append((" " if match.start() > end else "", match.group()))
        end = match.end()
    return found


def _broken(piece: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Break a piece that is longer than a line between its letters."""
    lines, line = [], ""
    for letter in piece:
        if line and width(line + letter, size, bold=bold) > room:
            lines.append(line)
            line = ""
        line += letter
    return [*lines, line]
