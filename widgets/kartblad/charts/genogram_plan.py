"""Where every line and letter of a genogram stands, in the units of its drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import dist

from kartblad.charts.drawing import WIDTH, text_size
from kartblad.charts.feelings import bowed, path
from kartblad.charts.linebreak import broken
from kartblad.charts.outline import Point, Rect, outline
from kartblad.core.family import Family, Ids
from kartblad.core.kinship import Couple, Layout, Spot
from kartblad.core.mapping.people import Kind, Person, Quality, Tie
from kartblad.core.placing import Brood

SYMBOL, EDGE, PAD = 42.0, 18.0, 7.0
LANE, GAP = 13.0, 22.0
"""How far lines that run side by side stand apart, and the least room between two rows."""
BOLD = 1.1
"""How much wider the children's names are, in bold."""
JOG = 12.0
"""A smaller step aside in a line is left out."""
COUPLE = {Tie.PARTNER: "partner", Tie.FORMER_PARTNER: "former"}


@dataclass(frozen=True, slots=True)
class Measure:
    """How much room a person has sideways, and the size of the text; 0: what can be read on a page."""

    slot: float = 106.0
    text: float = 0.0


PAGE = Measure()
WALL = Measure(slot=140.0, text=25.0)
"""For the few and large letters of a big screen."""


@dataclass(frozen=True, slots=True)
class Node:
    """A person: the middle of the symbol, the age in it and the lines under it."""

    person: Person
    x: float
    y: float
    lines: tuple[str, ...]
    quiet: int
    """How many of the lines, from the last, are not the name."""
    box: Rect
    """Symbol and text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between persons: through points, in a style by its ``kind``, with the signs that stand on it."""

    kind: str
    points: tuple[Point, ...]
    signs: tuple[tuple[str, Point], ...] = ()


@dataclass(frozen=True, slots=True)
class Feeling:
    """How it is between two, as a path."""

    kind: str
    path: str


class Plan:
    """The geometry of one genogram; everything is worked out once, from the rows down."""

    def __init__(self, family: Family, laid: Layout, beneath: dict[str, str], measure: Measure = PAGE) -> None:
        self.family, self.laid, self._beneath, self.slot = family, laid, beneath, measure.slot
        self.width = max(WIDTH, laid.width * self.slot + 2 * EDGE)
        self.text = measure.text or text_size(self.width)
        self.leading = self.text * 1.2
        self._left = (self.width - laid.width * self.slot) / 2 + self.slot / 2
        self._rows = [[spot for spot in laid.spots if spot.row == row] for row in range(laid.rows)]
        self._level = {spot.person: spot.row for spot in laid.spots}

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Everybody, row by row."""
        found: dict[str, Node] = {}
        top = EDGE
        for number, row in enumerate(self._rows):
            nodes = [self._node(spot, top) for spot in row]
            found |= {node.person.id: node for node in nodes}
            top = max(node.box.bottom for node in nodes) + self._below(number)
        return found

    def _node(self, spot: Spot, top: float) -> Node:
        person = self.family.persons[spot.person]
        x, y = self._left + spot.x * self.slot, top + SYMBOL / 2
        name = broken(person.alias or "–", self.slot - 12, self.text * (BOLD if person.kind is Kind.CHILD else 1))
        quiet = broken(self._beneath.get(person.id, ""), self.slot - 12, self.text)
        lines = (*name, *quiet)
        bottom = top + SYMBOL + 4 + len(lines) * self.leading
        return Node(person, x, y, lines, len(quiet), Rect(x - self.slot / 2 + 6, top, x + self.slot / 2 - 6, bottom))

    def _below(self, number: int) -> float:
        """Return the room below a row: one lane for each line that runs there."""
        return GAP + LANE * (1 + max((*self._lanes(number).values(), -1))) + 2 * PAD

    def _lanes(self, number: int) -> dict[Couple | Brood, int]:
        """Return in which lane below a row a couple that is parted, or a brood, has its level line."""
        couples = [c for c in self.laid.couples if not c.adjacent and self._level[c.left] == number]
        broods = [b for b in self.laid.broods if max(self._level[parent] for parent in b.parents) == number]
        spans: list[tuple[float, float, int]] = []
        found: dict[Couple | Brood, int] = {}
        things: tuple[Couple | Brood, ...] = (*couples, *broods)
        for thing in things:
            low, high = self._span(thing)
            lane = len(couples) if isinstance(thing, Brood) and couples else 0
            while any(held == lane and low - 0.1 < end and start - 0.1 < high for start, end, held in spans):
                lane += 1
            spans.append((low, high, lane))
            found[thing] = lane
        return found

    def _span(self, thing: Couple | Brood) -> tuple[float, float]:
        at = {spot.person: spot.x for spot in self.laid.spots}
        if isinstance(thing, Couple):
            return at[thing.left], at[thing.right]
        middle = sum(at[parent] for parent in thing.parents) / len(thing.parents)
        ends = (middle, *(at[child] for child in thing.children))
        return min(ends), max(ends)

    def _lane_y(self, number: int, lane: int) -> float:
        bottom = max(self.nodes[spot.person].box.bottom for spot in self._rows[number])
        return bottom + PAD + GAP / 2 + lane * LANE

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line that belongs to the family tree."""
        lanes = {thing: (row, lane) for row in range(self.laid.generations) for thing, lane in self._lanes(row).items()}
        couples = [self._couple(couple, lanes) for couple in self.laid.couples]
        broods = [line for brood in self.laid.broods for line in self._brood(brood, lanes)]
        grand = [Line("grand", (self._foot(old), self._head(young))) for old, young in self.laid.grandparents]
        return (*broods, *grand, *couples)

    def _couple(self, couple: Couple, lanes: dict[Couple | Brood, tuple[int, int]]) -> Line:
        left, right = self.nodes[couple.left], self.nodes[couple.right]
        kind = COUPLE[couple.tie] if couple.tie else "parents"
        if couple.adjacent:
            start, end = left.x + SYMBOL / 2, right.x - SYMBOL / 2
            return Line(kind, ((start, left.y), (end, left.y)), _signs(couple, start, end, left.y))
        y = self._lane_y(*lanes[couple])
        points = (self._foot(couple.left), (left.x, y), (right.x, y), self._foot(couple.right))
        return Line(kind, points, _signs(couple, left.x, right.x, y))

    def _brood(self, brood: Brood, lanes: dict[Couple | Brood, tuple[int, int]]) -> list[Line]:
        y = self._lane_y(*lanes[brood])
        stems = self._stems(brood, lanes)
        heads = [self._head(child) for child in brood.children]
        stems = [_straightened(stem, heads) for stem in stems]
        ends = [x for x, _y in (*stems, *heads)]
        level = [Line("child", ((min(ends), y), (max(ends), y)))] if max(ends) > min(ends) else []
        drops = [Line("child", ((x, top), (x, y))) for x, top in stems]
        return [*drops, *level, *(Line("child", ((x, y), (x, foot))) for x, foot in heads)]

    def _stems(self, brood: Brood, lanes: dict[Couple | Brood, tuple[int, int]]) -> list[Point]:
        """Return where the line to the children begins: between the parents, or under each of them."""
        pair = next((c for c in self.laid.couples if {c.left, c.right} == set(brood.parents)), None)
        if pair is None:
            return [self._foot(parent) for parent in brood.parents]
        left, right = self.nodes[pair.left], self.nodes[pair.right]
        middle = (left.x + right.x) / 2
        return [(middle, left.y if pair.adjacent else self._lane_y(*lanes[pair]))]

    def _head(self, who: str) -> Point:
        return self.nodes[who].x, self.nodes[who].y - SYMBOL / 2

    def _foot(self, who: str) -> Point:
        return self.nodes[who].x, self.nodes[who].box.bottom + 2

    @cached_property
    def feelings(self) -> tuple[Feeling, ...]:
        """How relations between others than couples are, as lines from symbol to symbol."""
        return tuple(
            Feeling(relation.quality.value, path(relation.quality.value, self._between(relation.a, relation.b)))
            for relation in self.laid.qualities
            if relation.quality
        )

    def _between(self, one: str, other: str) -> list[Point]:
        """Return the line between two symbols, from rim to rim; it rises over those who stand between them."""
        a, b = self.nodes[one], self.nodes[other]
        if a.y == b.y and abs(a.x - b.x) > self.slot * 1.7:
            start, end = (a.x, a.y - SYMBOL / 2 - 3), (b.x, b.y - SYMBOL / 2 - 3)
            return bowed(start, end, GAP)
        away = dist((a.x, a.y), (b.x, b.y)) or 1.0
        dx, dy = (b.x - a.x) / away * (SYMBOL / 2 + 3), (b.y - a.y) / away * (SYMBOL / 2 + 3)
        return bowed((a.x + dx, a.y + dy), (b.x - dx, b.y - dy), 0)

    @cached_property
    def homes(self) -> tuple[str, ...]:
        """A path round everybody who lives together; homes that overlap are drawn one outside the other."""
        return tuple(outline(self._home(home, PAD - 3 * (number % 3))) for number, home in enumerate(self.laid.homes))

    def _home(self, home: Ids, pad: float) -> list[Rect]:
        runs = [run for row in self._rows for run in self._runs(row, home)]
        rects = [self._round(run).grown(pad) for run in runs]
        for (one, upper), (other, lower) in combinations(zip(runs, rects, strict=True), 2):
            left, right = max(upper.left, lower.left), min(upper.right, lower.right)
            if self._level[other[0]] - self._level[one[0]] == 1 and right - left > SYMBOL:
                rects.append(Rect(left, upper.bottom, right, lower.top))
        return rects

    def _runs(self, row: Sequence[Spot], home: Ids) -> list[list[str]]:
        """Return those of a home who stand next to each other in a row."""
        runs: list[list[str]] = [[]]
        for spot in row:
            if spot.person in home:
                runs[-1].append(spot.person)
            elif runs[-1]:
                runs.append([])
        return [run for run in runs if run]

    def _round(self, run: Sequence[str]) -> Rect:
        boxes = [self.nodes[who].box for who in run]
        bottom = max(box.bottom for box in boxes)
        return Rect(boxes[0].left, boxes[0].top, boxes[-1].right, bottom)

    @property
    def around_top(self) -> float | None:
        """Where the heading over those around the family stands; None without them."""
        if not self.laid.around or not self.laid.generations:
            return None
        return self.nodes[self.laid.around[0]].box.top - 12

    @property
    def bottom(self) -> float:
        """Where the drawing of persons ends."""
        return max((node.box.bottom for node in self.nodes.values()), default=EDGE) + PAD + 6


def _straightened(stem: Point, heads: Sequence[Point]) -> Point:
    """Return where a line begins, moved so that it has no jog where a child stands all but under it."""
    nearest = min((x for x, _y in heads), key=lambda x: abs(x - stem[0]))
    return (nearest if abs(nearest - stem[0]) < JOG else stem[0]), stem[1]


def _signs(couple: Couple, start: float, end: float, y: float) -> tuple[tuple[str, Point], ...]:
    """Return the signs on a couple's line: parted on the left, how it is on the right of the line to the children."""
    parted = [("former", (start + (end - start) * 0.26, y))] if couple.tie is Tie.FORMER_PARTNER else []
    told = couple.quality if couple.quality is not Quality.UNKNOWN else None
    return (*parted, *([(told.value, (start + (end - start) * 0.76, y))] if told else []))
