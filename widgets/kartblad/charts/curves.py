"""Lays out curves of how something is shared: where every point stands, before any medium is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kartblad.charts.figure import Figure, Kind, Role
from kartblad.i18n import Texts

Point = tuple[float, float]
"""How far across and how far up, from 0 to 1."""
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Step:
    """The part of a curve that one row adds."""

    name: str
    start: Point
    end: Point

    @property
    def middle(self) -> Point:
        """Where the step is pointed at."""
        return ((self.start[0] + self.end[0]) / 2, (self.start[1] + self.end[1]) / 2)

    @property
    def is_late(self) -> bool:
        """Whether it stands in the right half, so that its name must end there."""
        return self.middle[0] > HALF


@dataclass(frozen=True, slots=True)
class Panel:
    """One curve on axes of its own, which are the same in every panel of a figure."""

    key: str
    name: str
    up: str
    """What is counted upwards."""
    across: str
    """What is counted to the right."""
    points: tuple[Point, ...]
    step: Step | None
    """The step that is pointed out."""

    @property
    def lines(self) -> Iterator[tuple[Point, Point]]:
        """The straight pieces of the curve."""
        return pairwise(self.points)


def panels(figure: Figure, texts: Texts) -> tuple[Panel, ...]:
    """Return a panel for every curve of the figure that has a point; none unless it is drawn as curves."""
    if figure.kind is not Kind.LORENZ:
        return ()
    curves = [index for index, column in enumerate(figure.columns) if column.role is Role.CURVE]
    laid = (_panel(figure, index, texts) for index in curves)
    return tuple(panel for panel in laid if len(panel.points) > 1)


def _panel(figure: Figure, index: int, texts: Texts) -> Panel:
    column, parts = figure.columns[index], _parts(figure, index)
    across = texts.gettext("{what}, the lowest first", what=figure.row_label)
    points = _points([size for size, _key in parts])
    return Panel(column.key, column.label, column.unit, across, points, _step(figure, parts, points))


def _parts(figure: Figure, index: int) -> list[tuple[float, str]]:
    """Return every known part with its row's key, the smallest first; equal ones keep their order."""
    known = ((row.cells[index].value, row.key) for row in figure.rows)
    return sorted(((size, key) for size, key in known if size is not None), key=lambda part: part[0])


def _points(sizes: list[float]) -> tuple[Point, ...]:
    """Return where the curve comes to with every part; nothing where there is nothing to share."""
    reached = list(accumulate(sizes))
    if not reached or not reached[-1]:
        return ()
    return ((0.0, 0.0), *((place / len(reached), up / reached[-1]) for place, up in enumerate(reached, 1)))


def _step(figure: Figure, parts: list[tuple[float, str]], points: tuple[Point, ...]) -> Step | None:
    if not points:
        return None
    names = {row.key: row.label for row in figure.rows}
    found = (place for place, (_size, key) in enumerate(parts) if key == figure.pointed_out)
    return next((Step(names[figure.pointed_out], points[place], points[place + 1]) for place in found), None)
