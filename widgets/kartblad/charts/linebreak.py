"""Breaks a text into lines for a drawing on screen, by rough widths of the letters: lines wrap and are never cut.

The browser chooses the font, so exact widths are not known; these are those of a wide sans, so that a line fits. On
paper `lettering` measures.
"""

from __future__ import annotations

import re

NARROW, WIDE = frozenset("iIjlt.,:;'!|()[]/f -r"), frozenset("mwMWOQGÖCDÄÅ@%")
_SHARES = (0.36, 0.58, 0.86)
"""How wide a narrow, an ordinary and a wide letter is, as shares of the text's size."""
_PIECES = re.compile(r"\S+?[-/–](?=\w)|\S+")


def width(text: str, size: float) -> float:
    """Return about how wide a line is."""
    return size * sum(_SHARES[0] if c in NARROW else _SHARES[2] if c in WIDE else _SHARES[1] for c in text)


def broken(text: str, room: float, size: float) -> tuple[str, ...]:
    """Return the text as lines that fit; a word that is longer than a line is hyphenated where it must be."""
    lines, line, end = [], "", 0
    for piece in _PIECES.finditer(text):
        gap = " " if line and piece.start() > end else ""
        end = piece.end()
        if line and width(line + gap + piece.group(), size) > room:
            lines.append(line)
            line, gap = "", ""
        *full, line = _hyphenated(line + gap + piece.group(), room, size)
        lines.extend(full)
    return (*lines, line) if line else tuple(lines)


def _hyphenated(word: str, room: float, size: float) -> list[str]:
    """Return what does not fit on a line as lines with hyphens; what fits, as it is."""
    lines, line = [], ""
    for at, letter in enumerate(word):
        if line and width(line + word[at:], size) > room and width(f"{line}{letter}-", size) > room:
            lines.append(f"{line}-")
            line = ""
        line += letter
    return [*lines, line]
