"""The lines that say how it is between two: close is double, conflict a zigzag, broken off a gap between bars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import dist

from kartblad.charts.outline import Point
from kartblad.core.mapping.people import Quality

STEP, SWING, DOUBLE, BAR, PIECES = 5.0, 4.0, 2.2, 7.0, 24


def bowed(start: Point, end: Point, height: float) -> list[Point]:
    """Return points along a line that rises by ``height`` in its middle; a straight line where it is 0."""
    over = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - 2 * height)

    def at(share: float) -> Point:
        rest = 1 - share
        weights = (rest * rest, 2 * rest * share, share * share)
        return (_mixed(weights, start[0], over[0], end[0]), _mixed(weights, start[1], over[1], end[1]))

    return _evenly([at(number / PIECES) for number in range(PIECES + 1)])


def _mixed(weights: tuple[float, float, float], *values: float) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _evenly(points: Sequence[Point]) -> list[Point]:
    """Return a line's points at equal distances."""
    whole = sum(dist(one, other) for one, other in pairwise(points))
    count = max(2, 2 * round(whole / STEP / 2))
    found, gone, want = [points[0]], 0.0, 1
    for one, other in pairwise(points):
        step = dist(one, other)
        while step and want < count and want * whole / count <= gone + step:
            share = (want * whole / count - gone) / step
            found.append((one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share))
            want += 1
        gone += step
    return [*found, points[-1]]


def path(kind: str, line: Sequence[Point]) -> str:
    """Return how a relation of a kind is drawn along a line."""
    return _PATHS[Quality(kind)](line)


def _close(line: Sequence[Point]) -> str:
    return " ".join(_through(_aside(line, by)) for by in (lambda _number: -DOUBLE, lambda _number: DOUBLE))


def _conflict(line: Sequence[Point]) -> str:
    last = len(line) - 1
    return _through(_aside(line, lambda number: 0 if number in (0, last) else SWING if number % 2 else -SWING))


def _broken(line: Sequence[Point]) -> str:
    middle = len(line) // 2
    left, right = line[:middle], line[middle + 1 :]
    return " ".join((_through(left), _bar(left[-1], line[middle]), _bar(right[0], line[middle]), _through(right)))


def _bar(at: Point, towards: Point) -> str:
    across = _aside([at, towards], lambda _number: BAR)[0], _aside([at, towards], lambda _number: -BAR)[0]
    return _through(across)


def _aside(line: Sequence[Point], by: Callable[[int], float]) -> list[Point]:
    """Return the points of a line moved to its side, each by what its number says."""
    found = []
    for number, (x, y) in enumerate(line):
        (ax, ay), (bx, by_) = line[max(0, number - 1)], line[min(len(line) - 1, number + 1)]
        length, move = dist((ax, ay), (bx, by_)) or 1.0, by(number)
        found.append((x - (by_ - ay) / length * move, y + (bx - ax) / length * move))
    return found


def _through(points: Sequence[Point]) -> str:
    return "M" + " L".join(f"{round(x, 1):g} {round(y, 1):g}" for x, y in points)


_PATHS: dict[Quality, Callable[[Sequence[Point]], str]] = {
    Quality.CLOSE: _close,
    Quality.CONFLICT: _conflict,
    Quality.BROKEN: _broken,
}
