"""A seeded lot that gives the same draws with every version of numpy.

It takes raw 64-bit numbers from PCG64, whose sequence numpy promises never to change for a seed, and turns them into
shares, choices and orders by the few lines below. numpy's own ``Generator`` promises nothing of the kind.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TypeVar

import numpy as np

Item = TypeVar("Item")


class Chance:
    """Draws from one seed; every draw moves on to the next."""

    def __init__(self, seed: int) -> None:
        self._bits = np.random.PCG64(seed)

    def share(self) -> float:
        """Return a number from 0 up to, not including, 1: the upper 53 of 64 random bits."""
        return (int(self._bits.random_raw()) >> 11) / (1 << 53)

    def below(self, number: int) -> int:
        """Return a whole number from 0 up to, not including, ``number``."""
        return int(self.share() * number)

    def pick(self, weights: Sequence[float]) -> int:
        """Return a place in a sequence, as likely as its weight is large."""
        sums = list(accumulate(weights))
        return bisect_right(sums, self.share() * sums[-1], hi=len(sums) - 1)

    def shuffled(self, items: Iterable[Item]) -> list[Item]:
        """Return the items in another order (Fisher and Yates)."""
        found = list(items)
        for last in range(len(found) - 1, 0, -1):
            other = self.below(last + 1)
            found[last], found[other] = found[other], found[last]
        return found
