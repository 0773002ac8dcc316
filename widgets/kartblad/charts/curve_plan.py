"""Lays curves out on paper: small drawings side by side, on the same axes, each with the line of equality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kartblad.charts.curves import Panel, Point, Step
from kartblad.charts.paper import (
    GAP,
    LEADING,
    MARGIN,
    PAGE,
    SMALL,
    TEXT,
    Align,
    Box,
    Dot,
    Pen,
    Stroke,
    Trace,
    Words,
)
from kartblad.charts.theme import THEME
from kartblad.i18n import Texts

SIDE = 208.0
"""Width and height of a panel."""
ABREAST = int((PAGE - 2 * MARGIN + GAP) // (SIDE + GAP))
FOOT = 0.06
"""How high over the axis the name of a step stands."""


def draw_panels(pen: Pen, panels: Sequence[Panel], texts: Texts) -> None:
    """Draw the panels in rows from where the pen stands, and leave it below them."""
    for first in range(0, len(panels), ABREAST):
        top = pen.y
        for number, panel in enumerate(panels[first : first + ABREAST]):
            _panel(pen, panel, (MARGIN + number * (SIDE + GAP), top), texts)
        pen.y += 12


def _panel(pen: Pen, panel: Panel, corner: Point, texts: Texts) -> None:
    left, top = corner
    below = pen.stack(panel.name, Words(left, top, "", bold=True, name=f"panel:{panel.key}"), SIDE)
    quiet = Words(left, below, "", SMALL, THEME.quiet)
    upper = pen.stack(panel.up, quiet, SIDE) + 3
    field = _Field(left, upper)
    pen.items.append(Box(left, upper, SIDE, SIDE, edge=THEME.line))
    pen.items.append(Stroke(*field.at((0, 0)), *field.at((1, 1)), THEME.edge, 0.9, name=f"equality:{panel.key}"))
    _word(pen, texts.gettext("all alike"), field.at((0.46, 0.54)), late=True)
    pen.items.append(Trace(tuple(map(field.at, panel.points)), THEME.blue, 2, name=f"curve:{panel.key}"))
    if panel.step is not None:
        _step(pen, panel.step, field, panel.key)
    pen.y = max(pen.y, upper + SIDE)
    pen.lines(panel.across, Words(left, upper + SIDE + 3, "", SMALL, THEME.quiet), SIDE)


def _step(pen: Pen, step: Step, field: _Field, key: str) -> None:
    x, y = field.at(step.middle)
    foot = field.at((step.middle[0], FOOT))
    pen.items.append(Stroke(x, y, foot[0], foot[1], THEME.ink, 0.8))
    pen.items.append(Trace((field.at(step.start), field.at(step.end)), THEME.ink, 4, name=f"step:{key}"))
    pen.items.extend(Dot(*field.at(end), THEME.paper, THEME.ink) for end in (step.start, step.end))
    _word(pen, step.name, (foot[0] + (-4 if step.is_late else 4), foot[1]), late=step.is_late)


def _word(pen: Pen, text: str, place: Point, *, late: bool) -> None:
    align = Align.RIGHT if late else Align.LEFT
    pen.lines(text, Words(place[0], place[1] - TEXT * LEADING / 2, "", SMALL, align=align), SIDE)


@dataclass(frozen=True, slots=True)
class _Field:
    """Where a share across and up stands on the page."""

    left: float
    top: float

    def at(self, point: Point) -> Point:
        """Return the place of a point in points of the page."""
        return (self.left + point[0] * SIDE, self.top + (1 - point[1]) * SIDE)
