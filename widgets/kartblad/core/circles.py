"""The circles round the child: who knows everything, a part, nothing, and of whom it is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from kartblad.core.mapping.people import Knows, NetworkMember

CIRCLES = (Knows.ALL, Knows.PART, Knows.NOTHING, Knows.UNKNOWN)
"""From the child outwards."""
PLACES = 120
"""How many places on a circle are tried."""
INNER = 0.36
"""How much of the innermost circle the child takes."""
OVER = 8.0
"""How far a box may reach over the outermost circle to the sides."""
TALLER, TALLEST = 1.12, 60
"""How much taller the circles become where somebody has no room, and how often at most."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One circle and who stands on it."""

    knows: Knows
    members: tuple[NetworkMember, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """A box that nobody else may reach into: its middle, width and height."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Room) -> bool:
        """Tell whether two boxes share an area."""
        wide, high = (self.width + other.width) / 2, (self.height + other.height) / 2
        return abs(self.x - other.x) < wide and abs(self.y - other.y) < high


@dataclass(frozen=True, slots=True)
class Target:
    """The circles as they are drawn round (0, 0), and the places on them, ring by ring."""

    across: tuple[float, ...]
    """Half the width of every circle."""
    up: tuple[float, ...]
    """Half the height of every circle."""
    places: tuple[tuple[Room, ...], ...]


def rings(network: Sequence[NetworkMember]) -> tuple[Ring, ...]:
    """Return all four circles from the child outwards; what nobody has said is not known."""
    return tuple(
        Ring(knows, tuple(member for member in network if (member.knows_level or Knows.UNKNOWN) is knows))
        for knows in CIRCLES
    )


def target(sizes: Sequence[Sequence[tuple[float, float]]], taken: Sequence[Room], across: Sequence[float]) -> Target:
    """Return places on circles for boxes of some sizes, so that none meets another or what is taken already.

    The circles are as wide as said, and as tall as it takes.
    """
    stretch = 1.0
    for _try in range(TALLEST):
        found = _placed(sizes, list(taken), across, stretch)
        if found is not None:
            break
        stretch *= TALLER
    else:
        found = _piled(sizes, across, stretch)
    return Target(tuple(across), tuple(radius * stretch for radius in across), found)


def _placed(
    sizes: Sequence[Sequence[tuple[float, float]]], taken: list[Room], across: Sequence[float], stretch: float
) -> tuple[tuple[Room, ...], ...] | None:
    """Return the places at one height, or None where somebody has no room; each ring begins at another angle."""
    found = []
    for number, boxes in enumerate(sizes):
        inner = across[number - 1] if number else across[0] * INNER
        middle = (inner + across[number]) / 2
        held: list[Room] = []
        for at, (width, height) in enumerate(boxes):
            wanted = (at + 0.5) / len(boxes) + number * 0.13 - 0.25
            side = max(0.0, across[-1] - width / 2 + OVER)
            rooms = (
                Room(max(-side, min(side, middle * cos(a))), middle * stretch * sin(a), width, height)
                for a in _near(wanted)
            )
            place = next((room for room in rooms if not any(room.meets(other) for other in taken)), None)
            if place is None:
                return None
            taken.append(place)
            held.append(place)
        found.append(tuple(held))
    return tuple(found)


def _near(wanted: float) -> Iterator[float]:
    """Yield angles all round, those near the wanted one first; 0 is to the right, and they go clockwise."""
    for step in range(PLACES):
        aside = (step + 1) // 2 * (1 if step % 2 else -1)
        yield 2 * pi * (wanted + aside / PLACES)


def _piled(
    sizes: Sequence[Sequence[tuple[float, float]]], across: Sequence[float], stretch: float
) -> tuple[tuple[Room, ...], ...]:
    """Return places one below the other, for a network that no circle holds."""
    y, found = -across[-1] * stretch, []
    for boxes in sizes:
        held = []
        for width, height in boxes:
            y += height
            held.append(Room(across[-1] - width / 2, y, width, height))
        found.append(tuple(held))
    return tuple(found)
