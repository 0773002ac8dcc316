"""Which further cells of a two-way table must be hidden, so that nobody can work out those that are hidden already.

A table is known through its margins and the cells that are shown. Whoever holds other published tables of the same
register knows more; so a table comes in layers, one for each crossing of the dimensions that its columns are published
with, and rows may only trade columns *within* a layer: then no other published table changes at all. How far a hidden
cell can move by such trades is what an outsider is left not knowing. For a table on its own (one layer) this is exact:
every trade is a cycle in a network, and a network's extremes are whole numbers. With several layers it is a lower
bound: more may be hidden than strictly needed, never less.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

Cell = tuple[str, str]
Layer = Mapping[Cell, int]
Step = tuple[Cell, int]
"""A cell and by how much a trade changes it: +1 or −1."""


def leeway(cell: Cell, layers: Iterable[Layer], hidden: Collection[Cell], enough: int) -> int:
    """Return how far a hidden cell can lie from its lowest to its highest possible value, counted up to ``enough``."""
    return _room(cell, layers, _lines(hidden), enough).width


Lines = tuple[Mapping[str, list[str]], Mapping[str, list[str]]]


@dataclass(frozen=True, slots=True)
class _Room:
    """How far a cell can move, and the cells that it needs to be hidden for it."""

    width: int
    needs: frozenset[Cell]


def _room(cell: Cell, layers: Iterable[Layer], lines: Lines, enough: int) -> _Room:
    width, needs = 0, set[Cell]()
    for layer in layers:
        for sign in (+1, -1):
            if width < enough:
                found = _flow(cell, sign, layer, lines, enough - width)
                width, needs = width + found.width, needs | found.needs
    return _Room(width, frozenset(needs))


def _lines(hidden: Collection[Cell]) -> Lines:
    """Return the hidden cells of every row and of every column."""
    rows, columns = defaultdict(list), defaultdict(list)
    for row, column in sorted(hidden):
        rows[row].append(column)
        columns[column].append(row)
    return rows, columns


def _flow(cell: Cell, sign: int, layer: Layer, lines: Lines, most: int) -> _Room:
    """Return by how much one layer lets a cell grow (``sign`` +1) or shrink (−1), at most ``most``."""
    moved, held, needs = 0, dict(layer), set[Cell]()
    while moved < most and (trade := _trade(cell, sign, held, lines)):
        amount = min([most - moved, *(held[lowered] for lowered, change in trade if change < 0)])
        for changed, change in trade:
            held[changed] = held.get(changed, 0) + change * amount
            needs.add(changed)
        moved += amount
    return _Room(moved, frozenset(needs))


def _trade(cell: Cell, sign: int, layer: Mapping[Cell, int], lines: Lines) -> list[Step]:
    """Return the shortest cycle of hidden cells, in turn raised and lowered, that begins with ``cell``; or nothing.

    Rows and columns are the nodes of a network. Raising a cell leads from its row to its column; lowering it, which
    needs that there is something in it, leads back.
    """
    row, column = cell
    if sign < 0 and not layer.get(cell, 0):
        return []
    start, goal = ((False, column), (True, row)) if sign > 0 else ((True, row), (False, column))
    came: dict[tuple[bool, str], tuple[tuple[bool, str], Step] | None] = {start: None}
    queue = deque([start])
    while queue and goal not in came:
        node = queue.popleft()
        for reached, step in _onward(node, layer, lines):
            if reached not in came and step[0] != cell:
                came[reached] = (node, step)
                queue.append(reached)
    return [(cell, sign), *_steps(came, goal)] if goal in came else []


def _onward(node: tuple[bool, str], layer: Mapping[Cell, int], lines: Lines) -> Iterable[tuple[tuple[bool, str], Step]]:
    is_row, name = node
    if is_row:
        return [((False, column), ((name, column), +1)) for column in lines[0].get(name, ())]
    return [((True, row), ((row, name), -1)) for row in lines[1].get(name, ()) if layer.get((row, name), 0)]


def _steps(
    came: Mapping[tuple[bool, str], tuple[tuple[bool, str], Step] | None], goal: tuple[bool, str]
) -> Iterable[Step]:
    back = came[goal]
    while back is not None:
        yield back[1]
        back = came[back[0]]


@dataclass(frozen=True, slots=True)
class Suppression:
    """What to hide in a table."""

    hidden: frozenset[Cell]
    exposed: frozenset[Cell] = frozenset()
    """Protected cells that can be worked out even if every cell is hidden: the table itself must not be shown so."""


def suppress(
    rows: Sequence[str],
    columns: Sequence[str],
    layers: Sequence[Layer],
    protected: Collection[Cell],
    enough: int,
    hidden: Collection[Cell] = (),
) -> Suppression:
    """Return the protected cells and those that must be hidden with them.

    Parameters
    ----------
    rows, columns
        The categories of the table. All margins count as known.
    layers
        What the cells hold, layer by layer.
    protected
        The cells that nobody may work out.
    enough
        How far each of them must be able to lie from its lowest to its highest possible value.
    hidden
        Cells that are to be hidden anyway. Hiding more never makes a cell easier to work out.

    Notes
    -----
    Greedy: for the smallest cell first, the cheapest rectangle of cells that gives it room; at last every cell that
    turns out not to be needed is spared, the largest first. An optimiser (least hidden in all) can take this
    function's place: same arguments, same promise.
    """
    found = set(hidden) | set(protected)
    sums = _sums(layers)
    for cell in sorted(protected, key=lambda c: (sums[c], c)):
        while (missing := enough - leeway(cell, layers, found, enough)) > 0:
            more = _rectangle(cell, rows, columns, layers, sums, found, missing)
            if not more:
                return hide_all(rows, columns, layers, protected, enough)
            found |= more
    return Suppression(_spared(found, set(hidden) | set(protected), layers, protected, enough))


def suppress_evenly(
    rows: Sequence[str],
    columns: Sequence[str],
    layers: Sequence[Layer],
    protected: Collection[Cell],
    enough: int,
    hidden: Collection[Cell] = (),
    known: Collection[Cell] = (),
) -> Suppression:
    """Return what `suppress` does, and more, until *every* hidden cell has room, not the protected ones alone.

    Parameters
    ----------
    known
        Cells that anyone can tell, such as the zeros of an empty row: they need no room.
    """
    wanted = (set(protected) | set(hidden)) - set(known)
    while True:
        found = suppress(rows, columns, layers, wanted, enough, hidden)
        more = found.hidden - wanted - set(known)
        if found.exposed or not more:
            return found
        wanted |= more


def _spared(
    found: set[Cell], needed: set[Cell], layers: Sequence[Layer], protected: Collection[Cell], enough: int
) -> frozenset[Cell]:
    """Return the hidden cells without those that no protected one needs.

    The trades that give a protected cell its room stay possible as long as the cells they need are hidden: only those
    that need the cell to be spared must look for others.
    """
    sums, rooms = _sums(layers), {cell: _room(cell, layers, _lines(found), enough) for cell in protected}
    for cell in sorted(found - needed, key=lambda c: (-sums[c], c)):
        lines = _lines(found - {cell})
        moved: dict[Cell, _Room] = {}
        for other in (other for other, room in rooms.items() if cell in room.needs):
            moved[other] = _room(other, layers, lines, enough)
            if moved[other].width < enough:
                break
        else:
            found, rooms = found - {cell}, rooms | moved
    return frozenset(found)


def hide_all(
    rows: Sequence[str], columns: Sequence[str], layers: Sequence[Layer], protected: Iterable[Cell], enough: int
) -> Suppression:
    """Return every cell as hidden, and which protected ones can be worked out all the same."""
    every = frozenset(product(rows, columns))
    return Suppression(every, frozenset(c for c in protected if leeway(c, layers, every, enough) < enough))


def _sums(layers: Iterable[Layer]) -> Mapping[Cell, int]:
    sums: dict[Cell, int] = defaultdict(int)
    for layer in layers:
        for cell, count in layer.items():
            sums[cell] += count
    return sums


def _rectangle(
    cell: Cell,
    rows: Sequence[str],
    columns: Sequence[str],
    layers: Sequence[Layer],
    sums: Mapping[Cell, int],
    hidden: Collection[Cell],
    missing: int,
) -> set[Cell]:
    """Return the cells that complete the best rectangle at ``cell``: enough room for the least hidden. Or nothing."""
    best: tuple[float, set[Cell]] = (0.0, set())
    for row, column in product(rows, columns):
        if row == cell[0] or column == cell[1]:
            continue
        corners = ((cell[0], column), (row, cell[1]), (row, column))
        more = {corner for corner in corners if corner not in hidden}
        if not more:
            continue
        worth = min(missing, _gives(cell, corners, layers)) / (len(more) + sum(sums[corner] for corner in more))
        if worth > best[0]:
            best = (worth, more)
    return best[1]


def _gives(cell: Cell, corners: tuple[Cell, Cell, Cell], layers: Iterable[Layer]) -> int:
    beside, below, across = corners
    return sum(
        min(layer.get(beside, 0), layer.get(below, 0)) + min(layer.get(cell, 0), layer.get(across, 0))
        for layer in layers
    )
