"""A table that readers may see: the only thing the managers' pages, downloads and static pages are made of.

A table is made of `Published` counts by `released`, or read back from a folder that such a table was written to
(`kartblad.catalogue.published`); there is no third way. It holds what is shown and, where nothing is shown, a symbol
that says why. It never holds what is hidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import InitVar, dataclass, field
from decimal import Decimal
from itertools import product
from typing import TypeAlias

from kartblad.core.disclosure import LEAST, SHARE_BASE, Symbol
from kartblad.core.words import Words

TOTAL = "*"
"""What stands for a dimension's categories all together."""
_SEAL = object()

Key: TypeAlias = tuple[str, ...]
"""One category, or `TOTAL`, for every dimension, in their order."""
Number: TypeAlias = int | Decimal


@dataclass(frozen=True, slots=True)
class Category:
    """One category of a dimension."""

    key: str
    label: Words
    parts: tuple[str, ...] = ()
    """The finer categories that it holds together; empty: it is itself the finest."""

    @property
    def finest(self) -> tuple[str, ...]:
        """The finest categories in it."""
        return self.parts or (self.key,)


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a table is divided by."""

    key: str
    label: Words
    categories: tuple[Category, ...]
    """In the order in which they are read: never by size."""
    additive: bool = True
    """Whether every counted thing stands in exactly one category, so that they add up to `TOTAL`. Otherwise there is no
    total: of elements, for instance, a session has several."""

    def category(self, key: str) -> Category:
        """Return a category by its key.

        Raises
        ------
        KeyError
            If there is none.
        """
        found = next((each for each in self.categories if each.key == key), None)
        if found is None:
            raise KeyError((self.key, key))
        return found


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, or the symbol that stands in its place; a true zero has both."""

    value: Number | None
    symbol: Symbol | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.symbol in (None, Symbol.ZERO)):
            msg = f"a cell has a number, or a symbol that says why not: {self}"
            raise ValueError(msg)


PROTECTED = Cell(None, Symbol.PROTECTED)
MISSING = Cell(None, Symbol.MISSING)


@dataclass(frozen=True, slots=True)
class Table:
    """What is shown of one dataset for one period. Once published it never changes.

    Raises
    ------
    TypeError
        If anything but this module's makers makes one.
    ValueError
        If a cell is missing or too many, or k is too small.
    """

    period: str
    """A span of months or half-years, as in `kartblad.core.publication.periods`."""
    dimensions: tuple[Dimension, ...]
    cells: Mapping[Key, Cell]
    """Every crossing, with `TOTAL` for each additive dimension."""
    k: int
    edition: int
    """In which edition it was first published; from 1."""
    rounding: int
    """Every number is rounded to a multiple of it, each by itself; 1: not rounded."""
    seal: InitVar[object]
    base: str = field(default="", kw_only=True)
    """The dimension whose categories are shares of their `TOTAL`; empty: no shares are taken."""

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            msg = "only kartblad.core.publication makes a table"
            raise TypeError(msg)
        if self.k < LEAST:
            msg = f"k may be raised, never lowered: at least {LEAST}, not {self.k}"
            raise ValueError(msg)
        if set(self.cells) != set(keys(self.dimensions)):
            msg = f"the cells of {self.period} are not those of its dimensions"
            raise ValueError(msg)

    def cell(self, where: Mapping[str, str] | None = None) -> Cell:
        """Return the cell of one category in each named dimension, all together in the others.

        Raises
        ------
        KeyError
            If there is no such cell.
        """
        named = dict(where or {})
        found = self.cells[tuple(named.pop(dimension.key, TOTAL) for dimension in self.dimensions)]
        if named:
            raise KeyError(tuple(named))
        return found

    def dimension(self, key: str) -> Dimension:
        """Return a dimension by its key.

        Raises
        ------
        KeyError
            If there is none.
        """
        found = next((each for each in self.dimensions if each.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def whole(self, where: Mapping[str, str]) -> Cell:
        """Return what a cell is a share of: the same cell with all of the `base` dimension."""
        return self.cell({key: category for key, category in where.items() if key != self.base})

    def share(self, where: Mapping[str, str]) -> Decimal | None:
        """Return a cell's share in whole per cent; None: one of the two is hidden, or the whole may be below twenty."""
        part, whole = self.cell(where).value, self.whole(where).value
        if not self.base or part is None or whole is None or whole - self.rounding // 2 < SHARE_BASE:
            return None
        return (Decimal(100) * part / whole).quantize(Decimal(1))


def keys(dimensions: tuple[Dimension, ...]) -> Iterator[Key]:
    """Yield the key of every cell that a table with these dimensions has."""
    rows = (
        [*([TOTAL] if dimension.additive else []), *(each.key for each in dimension.categories)]
        for dimension in dimensions
    )
    return iter(product(*rows))


def rounded(value: Number, rounding: int) -> Number:
    """Return a number as a multiple of ``rounding``, halves upwards; with 1 unchanged."""
    return value if rounding == 1 else int((Decimal(value) / rounding + Decimal("0.5")) // 1) * rounding


def restored(
    period: str,
    dimensions: tuple[Dimension, ...],
    cells: Mapping[Key, Cell],
    *,
    k: int,
    edition: int,
    rounding: int,
    base: str,
) -> Table:
    """Return a table as it was published: for the reader of a published folder alone."""
    return Table(period, dimensions, dict(cells), k, edition, rounding, _SEAL, base=base)


def sealed(
    period: str,
    dimensions: tuple[Dimension, ...],
    cells: Mapping[Key, Cell],
    *,
    k: int,
    edition: int,
    rounding: int,
    base: str,
) -> Table:
    """Return a table of cells that `kartblad.core.publication.release` read from `Published` counts, rounded."""
    shown = {key: _rounded(cell, rounding) for key, cell in cells.items()}
    return Table(period, dimensions, shown, k, edition, rounding, _SEAL, base=base)


def _rounded(cell: Cell, rounding: int) -> Cell:
    """Return a cell with its number rounded. What only rounds to nothing is 0, not a true zero."""
    return cell if cell.value is None else Cell(rounded(cell.value, rounding), cell.symbol)
