"""The log of what a table hides: which cells, and why; never a number. It lies outside the published folder."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from kartblad.core.disclosure import Symbol
from kartblad.core.linking import Counts
from kartblad.core.publication.edition import Hidden, Name
from kartblad.core.publication.table import TOTAL, Key, Table


class Reason(StrEnum):
    """Why a cell is hidden."""

    FEW = "few"
    """There are one to k − 1 persons in it."""
    COMPLEMENT = "complement"
    """So that others cannot be worked out from it."""
    MERGED = "merged"
    """Its category as a whole is too small, or goes with one that is."""


def hidden(dataset: Name, table: Table, counts: Counts) -> tuple[Hidden, ...]:
    """Return a line for every protected cell of a table made of ``counts``, whose dimensions have the same keys."""
    return tuple(
        Hidden(dataset, table.period, _named(table, key), _why(table, key, counts)) for key in _protected(table)
    )


def _protected(table: Table) -> Iterator[Key]:
    return (key for key, cell in table.cells.items() if cell.symbol is Symbol.PROTECTED)


def _named(table: Table, key: Key) -> str:
    return " ".join(f"{name}={category}" for name, category in _where(table, key)) or TOTAL


def _where(table: Table, key: Key) -> tuple[tuple[str, str], ...]:
    pairs = zip((each.key for each in table.dimensions), key, strict=True)
    return tuple((name, category) for name, category in pairs if category != TOTAL)


def _why(table: Table, key: Key, counts: Counts) -> Reason:
    where = _where(table, key)
    if 0 < counts.persons.get(where, 0) < table.k:
        return Reason.FEW
    alone = (table.cell({name: category}) for name, category in where if table.dimension(name).additive)
    if len(where) > 1 and any(each.symbol is Symbol.PROTECTED for each in alone):
        return Reason.MERGED
    return Reason.COMPLEMENT
