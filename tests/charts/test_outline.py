"""The outline round several rectangles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kartblad.charts.outline import Rect, outline

sides = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 9), st.integers(1, 9))
rects = st.lists(sides.map(lambda s: Rect(s[0], s[1], s[0] + s[2], s[1] + s[3])), max_size=6)


def loops(path: str) -> list[list[tuple[float, float]]]:
    found = []
    for loop in path.replace("M", "").split("Z"):
        points = [tuple(map(float, point.split())) for point in loop.split("L") if point.strip()]
        if points:
            found.append([(x, y) for x, y in points])
    return found


def area(loop: list[tuple[float, float]]) -> float:
    around = zip(loop, (*loop[1:], loop[0]), strict=True)
    return sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in around) / 2


def test_one_two_and_none() -> None:
    assert outline([Rect(0, 0, 2, 1)]) == "M0 0 L2 0 L2 1 L0 1 Z"
    assert outline([Rect(0, 0, 2, 2), Rect(1, 1, 3, 3)]) == "M0 0 L2 0 L2 1 L3 1 L3 3 L1 3 L1 2 L0 2 Z"
    assert outline([]) == ""


@given(rects)
def test_it_holds_what_the_rectangles_cover(some: list[Rect]) -> None:
    covered = {(x, y) for r in some for x in range(int(r.left), int(r.right)) for y in range(int(r.top), int(r.bottom))}
    assert sum(area(loop) for loop in loops(outline(some))) == len(covered)
