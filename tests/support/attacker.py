"""An outsider who has every published table of a register, and works out the least and the most a hidden cell can be.

Linear bounds by the simplex method (Bland's rule). It knows nothing of how `kartblad` hides cells, only what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from kartblad.core.disclosure import Published

Matrix = npt.NDArray[np.float64]
TINY = 1e-9


class Attacker:
    """Knows all that is shown of one, and of two dimensions."""

    def __init__(self, published: Published) -> None:
        dimensions = published.dimensions
        self.keys = [
            dict(zip(dimensions, key, strict=True))
            for key in product(*(published.categories[dimension] for dimension in dimensions))
        ]
        known = {
            tuple(where.items()): shown.count
            for where in cells(dimensions, published.categories)
            if (shown := published.cell(where)).count is not None
        }
        self.sums = np.array([self.members(dict(where)) for where in known]).reshape(-1, len(self.keys))
        self.shown = np.array(list(known.values()), dtype=float)

    def members(self, where: Mapping[str, str]) -> Matrix:
        """Return which crossings of all dimensions belong to a cell."""
        return np.array([float(where.items() <= key.items()) for key in self.keys])

    def bounds(self, where: Mapping[str, str]) -> tuple[float, float]:
        """Return the least and the most that a cell can be."""
        cell = self.members(where)
        return -most(self.sums, self.shown, -cell), most(self.sums, self.shown, cell)


def cells(dimensions: Sequence[str], categories: Mapping[str, Sequence[str]]) -> Iterator[dict[str, str]]:
    """Yield every cell of the total, the margins and the crossings of two dimensions."""
    for size in range(3):
        for chosen in combinations(dimensions, size):
            for key in product(*(categories[dimension] for dimension in chosen)):
                yield dict(zip(chosen, key, strict=True))


def most(sums: Matrix, shown: Matrix, aim: Matrix) -> float:
    """Return the largest ``aim @ x`` where ``sums @ x == shown`` and no x is negative; infinite if there is none."""
    rows, columns = sums.shape
    table = np.hstack([sums, np.eye(rows), shown[:, None]])
    basis = list(range(columns, columns + rows))
    first = np.concatenate([np.zeros(columns), -np.ones(rows)])
    _climb(table, basis, first, columns + rows)
    for row in [r for r in range(rows) if basis[r] >= columns]:  # what stands at zero leaves where it can
        choices = np.flatnonzero(np.abs(table[row, :columns]) > TINY)
        if len(choices):
            _pivot(table, basis, row, int(choices[0]))
    second = np.concatenate([aim, np.zeros(rows)])
    return _climb(table, basis, second, columns)


def _climb(table: Matrix, basis: list[int], aim: Matrix, columns: int) -> float:
    while True:
        gains = aim[:columns] - aim[basis] @ table[:, :columns]
        better = np.flatnonzero(gains > TINY)
        if not len(better):
            return float(aim[basis] @ table[:, -1])
        enters = int(better[0])
        rows = [r for r in range(len(basis)) if table[r, enters] > TINY]
        if not rows:
            return float("inf")
        _pivot(table, basis, min(rows, key=lambda r: (round(table[r, -1] / table[r, enters], 9), basis[r])), enters)


def _pivot(table: Matrix, basis: list[int], row: int, column: int) -> None:
    table[row] /= table[row, column]
    for other in range(len(basis)):
        if other != row and abs(table[other, column]) > TINY:
            table[other] -= table[other, column] * table[row]
    basis[row] = column
