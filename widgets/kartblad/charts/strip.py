"""Draws what a group said on a scale: every dot on the line from 0 to 10, both ends in words, never a mean.

The least, the middle and the greatest are said in words beside n. An earlier round is drawn in another shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kartblad.charts.drawing import WIDTH, Drawing, drawn, listed, text_size
from kartblad.charts.linebreak import broken
from kartblad.core.sealed import Spread
from kartblad.i18n import Texts

LEFT, RIGHT, APART_LINES = 40.0, 92.0, 16.0
STEP = (WIDTH - LEFT - RIGHT) / 10
"""How far apart two numbers stand."""
LARGE, SMALL = 16.0, 11.0
"""The dots' width, and what it is where many share a number."""
ABREAST = ((6, 1), (18, 2), (10_000, 3))
"""Up to how many dots on a number stand how many abreast."""
LEADING = 16.0


@dataclass(frozen=True, slots=True)
class Line:
    """One round, or one table, on the scale."""

    label: str
    spread: Spread
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is drawn: its words, where its axis lies, its dots and those who do not know."""

    line: Line
    words: tuple[str, ...]
    top: float
    axis: float
    size: float
    dots: tuple[tuple[float, float], ...]
    unknown: tuple[tuple[float, float], ...]
    ticks: tuple[tuple[int, float], ...]


def strip(lines: tuple[Line, ...], zero_text: str, ten_text: str, texts: Texts, title: str = "") -> Drawing:
    """Return the dots of one or more rounds on the same scale, between its two ends."""
    missing = texts.gettext("not written")
    zero, ten = (
        broken(f"{number}: {text or missing}", WIDTH / 2 - 34, text_size(WIDTH))
        for number, text in ((0, zero_text), (10, ten_text))
    )
    rows: list[Row] = []
    for line in lines:
        rows.append(_row(line, rows[-1].axis + 34 if rows else 18, texts))
    foot = (rows[-1].axis if rows else 0) + 48
    return drawn(
        "strip.svg.j2",
        title or texts.gettext("Ratings from 0 to 10"),
        (*_ends(zero_text, ten_text, texts), *(sentence(line, texts) for line in lines)),
        width=WIDTH,
        height=foot + max(len(zero), len(ten)) * LEADING,
        text=text_size(WIDTH),
        leading=LEADING,
        rows=rows,
        left=LEFT,
        right=LEFT + 10 * STEP,
        unsure=WIDTH - 40,
        unsure_words=texts.gettext("does not know"),
        zero=zero,
        ten=ten,
        foot=foot,
    )


def _row(line: Line, top: float, texts: Texts) -> Row:
    words = broken(sentence(line, texts), WIDTH - 36, text_size(WIDTH))
    piles = [line.spread.dots.count(value) for value in range(11)]
    most = max((*piles, line.spread.do_not_know))
    abreast = next(count for limit, count in ABREAST if most <= limit)
    size = LARGE if abreast == 1 else SMALL
    high = -(-most // abreast) * (size + 3)
    axis = top + len(words) * LEADING + max(high, LARGE) + 4
    dots = tuple(dot for value in range(11) for dot in _pile(LEFT + value * STEP, axis, piles[value], abreast, size))
    unknown = tuple(_pile(WIDTH - 40, axis, line.spread.do_not_know, abreast, size))
    ticks = tuple((value, LEFT + value * STEP) for value in range(11))
    return Row(line, words, top, axis, size, dots, unknown, ticks)


def _pile(x: float, axis: float, count: int, abreast: int, size: float) -> Iterator[tuple[float, float]]:
    """Yield the middles of dots that share a number, from the line upwards."""
    for number in range(count):
        row, column = divmod(number, abreast)
        in_row = min(abreast, count - row * abreast)
        yield x + (column - (in_row - 1) / 2) * (size + 2), axis - 5 - size / 2 - row * (size + 3)


def _ends(zero_text: str, ten_text: str, texts: Texts) -> tuple[str, ...]:
    missing = texts.gettext("not written")
    return (
        texts.gettext("0 means: {text}", text=zero_text or missing),
        texts.gettext("10 means: {text}", text=ten_text or missing),
    )


def sentence(line: Line, texts: Texts) -> str:
    """Return a spread in words: every number, the least, the middle, the greatest, and how many do not know."""
    spread = line.spread
    parts = [_numbers(spread, texts)] if spread.n else [texts.gettext("nobody has given a number")]
    if spread.n > 1:
        middle = listed([texts.number(value) for value in spread.middle], texts)
        words = texts.gettext(
            "least {low}, middle {middle}, greatest {high}", low=spread.low, middle=middle, high=spread.high
        )
        parts.append(words)
    if spread.do_not_know:
        parts.append(texts.ngettext("{n} does not know", "{n} do not know", spread.do_not_know))
    return f"{line.label}: {'; '.join(parts)}." if line.label else f"{'; '.join(parts)}."


def _numbers(spread: Spread, texts: Texts) -> str:
    said = ", ".join(texts.number(value) for value in spread.dots)
    return texts.ngettext("{n} number: {said}", "{n} numbers: {said}", spread.n, said=said)
