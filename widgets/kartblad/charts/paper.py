"""The pieces a picture on paper is made of, each with its place in points, and the pen that writes them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

from kartblad.charts.lettering import wrapped
from kartblad.charts.marks import Hatch
from kartblad.charts.theme import THEME

PAGE = 720.0
"""Width of the picture in points: ten inches."""
MARGIN = 26.0
GAP = 18.0
"""Between columns."""
BAR = 12.0
TEXT, SMALL, TITLE = 10.0, 8.5, 15.0
LEADING = 1.35
"""Line height as a multiple of the size."""


class Align(StrEnum):
    """Which end of a text stands at its place."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    size: float = TEXT
    colour: str = THEME.ink
    bold: bool = False
    align: Align = Align.LEFT
    name: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``y`` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    hatches: tuple[Hatch, ...] = ()
    dotted: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = THEME.line
    weight: float = 0.6
    name: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A value on an interval."""

    x: float
    y: float
    fill: str
    edge: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through several points."""

    points: tuple[tuple[float, float], ...]
    colour: str
    weight: float
    name: str = ""


Item: TypeAlias = Words | Box | Stroke | Dot | Trace


@dataclass(frozen=True, slots=True)
class Plan:
    """A picture of ``PAGE`` points width; y grows downwards."""

    items: tuple[Item, ...]
    height: float


@dataclass(slots=True)
class Pen:
    """Writes from the top of the page downwards and collects what it wrote."""

    y: float = MARGIN
    items: list[Item] = field(default_factory=list)

    def lines(self, text: str, like: Words, room: float) -> None:
        """Write wrapped lines from ``like.y`` on, and move below them if they end lower than the pen stands."""
        y, name = like.y, like.name
        for number, line in enumerate(wrapped(text, room, like.size, bold=like.bold), start=1):
            # Names become ids in SVG, which must not repeat.
            unique = f"{name}/{number}" if name and number > 1 else name
            self.items.append(replace(like, text=line, y=y + like.size, name=unique))
            y += like.size * LEADING
        self.y = max(self.y, y)

    def stack(self, text: str, like: Words, room: float) -> float:
        """Write lines and return where the next ones of the same stack begin."""
        if not text:
            return like.y
        self.lines(text, like, room)
        return like.y + len(wrapped(text, room, like.size, bold=like.bold)) * like.size * LEADING

    def rule(self, colour: str = THEME.line, weight: float = 0.6) -> None:
        """Draw a line over the whole width."""
        self.items.append(Stroke(MARGIN, self.y, PAGE - MARGIN, self.y, colour, weight))
