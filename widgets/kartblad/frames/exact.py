"""Columns of numbers as whole numbers over one scale, so that a table is reckoned without rounding.

A number with decimals is taken as it is written: 0.1 in a column of floats is a tenth. Whole numbers are machine
integers where the largest intermediate result fits, else Python's own, which have no largest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

Whole: TypeAlias = npt.NDArray[Any]
"""int64, or object with Python's whole numbers."""
Mask: TypeAlias = npt.NDArray[np.bool_]
MOST_DECIMALS = 12
SAMPLE = 500
LARGEST_FLOAT = 1e15
"""Below it a float stands for one number of 15 digits only."""
LARGEST_WHOLE = 2**53
"""Below it every whole number is a float, so that a quotient of two is the nearest float."""
LARGEST = 2**62
"""What a machine integer may come to here, with room for one sum."""


@dataclass(frozen=True, eq=False)
class Exact:
    """``numbers / scale``, and where a number is known; where none is, 0 stands."""

    numbers: Whole
    scale: int
    known: Mask

    @cached_property
    def most(self) -> int:
        """The largest number, whatever its sign."""
        if not len(self.numbers):
            return 0
        return max(abs(int(self.numbers.max())), abs(int(self.numbers.min())))

    def times(self, factor: Fraction) -> Exact:
        """Return the numbers times a fraction."""
        return Exact(_times(self, factor.numerator), self.scale * factor.denominator, self.known)

    def by(self, other: Exact) -> Exact:
        """Return the products; known where both are."""
        wide = self.most * other.most >= LARGEST
        mine, its = (_wide(each) if wide else each for each in (self.numbers, other.numbers))
        return Exact(mine * its, self.scale * other.scale, self.known & other.known)

    def plus(self, other: Exact, sign: int = 1) -> Exact:
        """Return the sums; known where both are."""
        scale = _least((self.scale, other.scale))
        mine, its = _times(self, scale // self.scale), _times(other, sign * (scale // other.scale))
        return Exact(mine + its, scale, self.known & other.known)

    def of(self, at: int) -> Fraction | None:
        """Return one number; None where it is not known."""
        return Fraction(int(self.numbers[at]), self.scale) if self.known[at] else None

    def floats(self) -> npt.NDArray[np.float64]:
        """Return the nearest floats, for showing; NaN where none is known."""
        if max(self.most, self.scale) < LARGEST_WHOLE:
            near = self.numbers / self.scale
        else:
            near = np.array([number / self.scale for number in self.numbers.tolist()], dtype=np.float64)
        return np.where(self.known, near, np.nan)

    def passed(self, limits: Sequence[Fraction], unit: Exact | None = None) -> npt.NDArray[np.intp]:
        """Return how many of some limits each number has reached, compared as whole numbers.

        Parameters
        ----------
        limits
            The limits, as they are or in ``unit``.
        unit
            What a limit is a share of, row by row; it may not be negative.
        """
        scale = unit.scale if unit else 1
        common = _least(limit.denominator for limit in limits)
        mine, its = scale * common, [int(limit * common) * self.scale for limit in limits]
        shared = gcd(mine, *its)
        top = _times(self, mine // shared)
        found = np.zeros(len(self.numbers), dtype=np.intp)
        for factor in its:
            found += (top >= (_times(unit, factor // shared) if unit else factor // shared)).astype(np.bool_)
        return found


def column(values: pd.Series) -> Exact:
    """Return a column as it is written.

    Parameters
    ----------
    values
        Whole numbers, floats or decimals; missing ones are not known.
    """
    known = values.notna().to_numpy()
    if values.dtype == object:
        return _of_decimals(values, known)
    if pd.api.types.is_integer_dtype(values.dtype):
        return Exact(
            values.to_numpy(dtype=np.int64, na_value=0) if not known.all() else values.to_numpy(np.int64), 1, known
        )
    floats = values.to_numpy(dtype=np.float64, na_value=np.nan)
    floats = floats if known.all() else np.where(known, floats, 0.0)
    return _of_floats(floats, known)


def same(value: Fraction, like: Mask) -> Exact:
    """Return one number on every row, known where ``like`` says so."""
    return Exact(np.full(len(like), value.numerator, dtype=_type(abs(value.numerator))), value.denominator, like)


def chosen(values: list[Fraction], at: npt.NDArray[np.intp], known: Mask) -> Exact:
    """Return on every row one of a few numbers."""
    scale = _least(value.denominator for value in values)
    whole = [int(value * scale) for value in values]
    return Exact(np.array(whole, dtype=_type(max(map(abs, whole))))[at], scale, known)


def weighted(columns: Sequence[tuple[Exact, Fraction]], rows: int) -> Exact:
    """Return the sum of columns, each times its own number; what is not known counts as 0."""
    scale = _least(each.scale * by.denominator for each, by in columns)
    factors = [int(by * scale / each.scale) for each, by in columns]
    most = sum(max(each.most, 1) * abs(factor) for (each, _by), factor in zip(columns, factors, strict=True))
    total: Whole = np.zeros(rows, dtype=_type(most))
    for (each, _by), factor in zip(columns, factors, strict=True):
        if factor:
            total += (each.numbers if most < LARGEST else _wide(each.numbers)) * factor
    return Exact(total, scale, np.ones(rows, dtype=np.bool_))


def rounded_ratio(above: Exact, below: Exact, times: int) -> Whole:
    """Return ``times`` quotients as whole numbers, half rounded away from 0."""
    mine, its = times * below.scale, above.scale
    common = gcd(mine, its)
    top, bottom = (_times(each, 4 * factor // common) for each, factor in ((above, mine), (below, its)))
    if top.dtype == object or bottom.dtype == object:
        top, bottom = _wide(top), _wide(bottom)
    signs = np.where((top < 0) != (bottom < 0), -1, 1)
    found: Whole = signs * ((abs(top) + abs(bottom) // 2) // abs(bottom))
    return found


def _of_floats(floats: npt.NDArray[np.float64], known: Mask) -> Exact:
    """Return floats as decimals: with the fewest digits that give back the very same floats."""
    for decimals in range(MOST_DECIMALS + 1):
        if not _are_kept(floats[:SAMPLE], decimals):
            continue
        scaled = floats * 10.0**decimals
        if len(scaled) and not np.abs(scaled).max() < LARGEST_FLOAT:
            break
        whole = np.rint(scaled)
        if (whole / 10.0**decimals == floats).all():
            return Exact(whole.astype(np.int64), 10**decimals, known)
    return _of_decimals(pd.Series([Decimal(repr(float(value))) for value in floats], dtype=object), known)


def _are_kept(floats: npt.NDArray[np.float64], decimals: int) -> bool:
    """Return whether floats are what they are rounded to so many decimals; cheap on a few, before all are tried."""
    return bool((np.rint(floats * 10.0**decimals) / 10.0**decimals == floats).all())


def _of_decimals(values: pd.Series, known: Mask) -> Exact:
    held = [
        Fraction(_decimal(value)) if is_known else Fraction(0) for value, is_known in zip(values, known, strict=True)
    ]
    scale = _least(value.denominator for value in held)
    whole = [int(value * scale) for value in held]
    return Exact(np.array(whole, dtype=_type(max(map(abs, whole), default=0))), scale, known)


def _decimal(value: object) -> Decimal:
    """Return a number as it is written."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _times(held: Exact, factor: int) -> Whole:
    if factor == 1:
        return held.numbers
    numbers = held.numbers if max(held.most, 1) * abs(factor) < LARGEST else _wide(held.numbers)
    product: Whole = numbers * factor
    return product


def _least(denominators: Iterable[int]) -> int:
    """Return the least scale on which all are whole."""
    return lcm(*denominators)


def _wide(numbers: Whole) -> Whole:
    return numbers if numbers.dtype == object else numbers.astype(object)


def _type(most: int) -> type:
    return np.int64 if most < LARGEST else object
