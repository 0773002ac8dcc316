"""The circles round the child: everybody on the circle of what they know, nobody on top of another."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.circles import CIRCLES, Room, rings, target
from kartblad.core.mapping.people import Knows, NetworkMember

ACROSS = (140.0, 198.0, 255.0, 308.0)
boxes = st.lists(st.tuples(st.floats(20, 104), st.floats(20, 90)), max_size=8)


def test_what_nobody_has_said_is_not_known() -> None:
    network = (
        NetworkMember("a", knows_level=Knows.PART),
        NetworkMember("b"),
        NetworkMember("c", knows_level=Knows.ALL),
    )
    assert [(ring.knows, [member.person for member in ring.members]) for ring in rings(network)] == [
        (Knows.ALL, ["c"]),
        (Knows.PART, ["a"]),
        (Knows.NOTHING, []),
        (Knows.UNKNOWN, ["b"]),
    ]


@settings(max_examples=60, deadline=None)
@given(st.tuples(boxes, boxes, boxes, boxes))
def test_nobody_meets_another_or_the_child(sizes: tuple[list[tuple[float, float]], ...]) -> None:
    child = Room(0, 0, 104, 40)
    laid = target(sizes, (child,), ACROSS)
    assert [len(ring) for ring in laid.places] == [len(ring) for ring in sizes]
    rooms = [child, *(room for ring in laid.places for room in ring)]
    assert [(a, b) for a, b in combinations(rooms, 2) if a.meets(b)] == []
    assert laid.across == ACROSS
    assert len(laid.up) == len(CIRCLES)


def test_a_small_network_has_round_circles() -> None:
    assert target([[(80, 50)]] * 4, (Room(0, 0, 104, 40),), ACROSS).up == ACROSS


def test_a_network_that_no_circle_holds_is_piled() -> None:
    laid = target([[(80, 50)] * 2, [], [], []], (Room(0, 0, 1e9, 1e9),), ACROSS)
    one, other = laid.places[0]
    assert not one.meets(other)
