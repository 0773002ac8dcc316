"""Shares of a staff: how many are in a state, with small groups hidden, also what subtraction would lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kartblad.core.disclosure import Published, Share, Symbol, publish, share
from kartblad.core.linking import Counts, Zeros

STATE = "state"
TRAINED, FIRST, SECOND, REST = "trained", "first", "second", "rest"
Shares = Mapping[str, Share]
"""Of every row."""


def _published(cells: Mapping[tuple[str, ...], int], by: str, states: tuple[str, ...], zeros: Zeros) -> Published:
    """Publish counts of persons, each of whom is in one state."""
    categories = {by: _names(cells), STATE: states}
    present = {key: count for key, count in cells.items() if count}
    return publish(Counts.of_persons((by, STATE), categories, present), zeros=zeros)


def _names(cells: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row for row, _state in cells))


def shares(rows: Iterable[tuple[str, int, int]], by: str) -> Shares:
    """Return the share of every row, from its name, the part and the whole, with small groups hidden.

    "All of them" and "none of them" are hidden, too: they tell it of every single one.
    """
    cells: dict[tuple[str, ...], int] = {}
    for key, part, whole in rows:
        cells |= {(key, TRAINED): part, (key, REST): whole - part}
    published = _published(cells, by, (TRAINED, REST), Zeros.PEOPLE)
    return {key: share(published.cell({by: key, STATE: TRAINED}), published.cell({by: key})) for key in _names(cells)}


def split_shares(rows: Iterable[tuple[str, int, int, int]], by: str) -> Shares:
    """Return how large a part of every whole is in the first of three states, from name, two parts and the whole.

    How many are in the first two together stands in another figure, and the two can be subtracted. So a row is shown
    only if that figure shows it, and if here none of its three states is hidden.
    """
    found = tuple(rows)
    cells: dict[tuple[str, ...], int] = {}
    for key, first, second, whole in found:
        cells |= {(key, FIRST): first, (key, SECOND): second, (key, REST): whole - first - second}
    published = _published(cells, by, (FIRST, SECOND, REST), Zeros.EVENTS)
    together = shares(((key, first + second, whole) for key, first, second, whole in found), by)
    return {
        key: share(published.cell({by: key, STATE: FIRST}), published.cell({by: key}))
        if together[key].symbol is None and _is_open(published, by, key)
        else Share(None, None, Symbol.PROTECTED)
        for key in together
    }


def _is_open(published: Published, by: str, key: str) -> bool:
    return all(line.shown.count is not None for line in published.line(STATE, {by: (key,)}))
