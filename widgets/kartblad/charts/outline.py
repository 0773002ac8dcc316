"""The outline of several rectangles taken together, as an SVG path with straight sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Rect) -> bool:
        """Tell whether they share an area."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def grown(self, by: float) -> Rect:
        """Return it with every side moved outwards."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)


def outline(rects: Sequence[Rect]) -> str:
    """Return the path round everything that at least one rectangle covers."""
    loops = list(_loops(dict(_sides(rects))))
    return " ".join("M" + " L".join(f"{x:g} {y:g}" for x, y in _corners(loop)) + " Z" for loop in loops)


def _sides(rects: Sequence[Rect]) -> Iterator[tuple[tuple[Point, str], Point]]:
    """Yield every piece of the edge, with what is covered on its right hand: start and direction, and end."""
    xs = sorted({x for rect in rects for x in (rect.left, rect.right)})
    ys = sorted({y for rect in rects for y in (rect.top, rect.bottom)})
    covered = {
        (i, j)
        for i in range(len(xs) - 1)
        for j in range(len(ys) - 1)
        if any(r.left <= xs[i] < r.right and r.top <= ys[j] < r.bottom for r in rects)
    }
    for i, j in covered:
        left, right, top, bottom = xs[i], xs[i + 1], ys[j], ys[j + 1]
        if (i, j - 1) not in covered:
            yield ((left, top), "e"), (right, top)
        if (i + 1, j) not in covered:
            yield ((right, top), "s"), (right, bottom)
        if (i, j + 1) not in covered:
            yield ((right, bottom), "w"), (left, bottom)
        if (i - 1, j) not in covered:
            yield ((left, bottom), "n"), (left, top)


def _loops(sides: dict[tuple[Point, str], Point]) -> Iterator[list[Point]]:
    """Yield the edge in closed loops; where two touch at a corner, it turns right."""
    turns = {"e": "sen", "s": "wse", "w": "nws", "n": "enw"}
    while sides:
        (start, heading), loop = min(sides), list[Point]()
        at = start
        while (at, heading) in sides:
            loop.append(at)
            at = sides.pop((at, heading))
            heading = next((turn for turn in turns[heading] if (at, turn) in sides), heading)
        yield loop


def _corners(loop: Sequence[Point]) -> list[Point]:
    """Return a loop without the points in the middle of a straight side."""
    around = zip((loop[-1], *loop[:-1]), loop, (*loop[1:], loop[0]), strict=True)
    return [
        at for before, at, after in around if len({before[0], at[0], after[0]}) > 1 < len({before[1], at[1], after[1]})
    ]
