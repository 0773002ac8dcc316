"""Draws how each kind of rater has moved since last time: from the old number to the new, no curve of means."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.charts.drawing import WIDTH, Drawing, drawn, listed, text_size
from kartblad.core.sealed import Move
from kartblad.i18n import Texts

LEFT, RIGHT, ROW, TOP = 190.0, 30.0, 40.0, 30.0
STEP = (WIDTH - LEFT - RIGHT) / 10
APART = 5.0
"""How far an old number stands under the line, and a new one over it, so that both are seen on the same number."""


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of rater: its name, where its line lies, the old numbers and the new as places along it."""

    label: str
    y: float
    before: tuple[float, ...]
    now: tuple[float, ...]
    is_one: bool


def moved(found: tuple[tuple[str, Move], ...], texts: Texts) -> Drawing:
    """Return the strips of all kinds of raters, each with its name.

    Parameters
    ----------
    found
        The name of each kind and how it moved.
    texts
        The reader's language.
    """
    rows = tuple(_row(at, label, move) for at, (label, move) in enumerate(found))
    return drawn(
        "moves.svg.j2",
        texts.gettext("Each since last time"),
        tuple(sentence(label, move, texts) for label, move in found),
        width=WIDTH,
        height=TOP + len(rows) * ROW + 26,
        text=text_size(WIDTH),
        rows=rows,
        left=LEFT,
        right=LEFT + 10 * STEP,
        ticks=tuple((value, LEFT + value * STEP) for value in range(11)),
        foot=TOP + len(rows) * ROW,
        apart=APART,
    )


def _row(at: int, label: str, move: Move) -> Row:
    before, now = (tuple(LEFT + value * STEP for value in values) for values in (move.before, move.now))
    return Row(label, TOP + at * ROW, before, now, move.is_one)


def sentence(label: str, move: Move, texts: Texts) -> str:
    """Return a move in words: "Förälder: förra gången 4, nu 6."."""
    before, now = (_said(values, texts) for values in (move.before, move.now))
    return texts.gettext("{who}: last time {before}, now {now}.", who=label, before=before, now=now)


def _said(values: tuple[int, ...], texts: Texts) -> str:
    return listed([texts.number(value) for value in values], texts) if values else texts.gettext("no number")
