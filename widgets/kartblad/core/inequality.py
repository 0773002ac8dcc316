"""How evenly participation is spread over municipalities: per post, a Lorenz curve, and what a single one does to it.

Every municipality counts once, whatever its size; what is compared is its participations per post. Municipalities are
all there are, no sample: so there is no margin of error, but one is left out at a time to see who carries the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kartblad.core.estimates import Estimate, total
from kartblad.core.staffing import POSTS, StaffColumn, StaffValue, cell


@dataclass(frozen=True, slots=True)
class PerPost:
    """The participations of one municipality, set against a low, a best and a high reading of its posts."""

    key: str
    participations: int
    posts: Estimate

    @property
    def low(self) -> Fraction | None:
        """Participations per post with the most posts; None where no upper reading is known."""
        return _per(self.participations, self.posts.high)

    @property
    def best(self) -> Fraction | None:
        """Participations per post with the best reading."""
        return _per(self.participations, self.posts.best)

    @property
    def high(self) -> Fraction | None:
        """Participations per post with the fewest posts."""
        return _per(self.participations, self.posts.low)


def _per(amount: int, posts: object) -> Fraction | None:
    return Fraction(amount) / Fraction(str(posts)) if posts else None


def posts_by_municipality(values: Sequence[StaffValue], columns: Iterable[StaffColumn]) -> dict[str, Estimate]:
    """Return the posts of every municipality in the staffing table: two interviewed units are added up."""
    found: dict[str, list[Estimate]] = {}
    for column in columns:
        found.setdefault(column.municipality, []).append(cell(values, column.key, POSTS).estimate)
    return {code: total(estimates).estimate for code, estimates in found.items()}


def per_post(amounts: Mapping[str, int], posts: Mapping[str, Estimate]) -> tuple[PerPost, ...]:
    """Return participations per post for every municipality with posts; without participations it has 0 of them."""
    return tuple(PerPost(key, amounts.get(key, 0), estimate) for key, estimate in posts.items())


@dataclass(frozen=True, slots=True)
class Inequality:
    """How unevenly an amount is spread over units that count alike."""

    curve: tuple[tuple[Fraction, Fraction], ...]
    """Lorenz: cumulative share of units and of the amount, from (0, 0) to (1, 1), the least first."""
    gini: Fraction | None
    """0: all alike; 1: one has everything. With n/(n − 1), as the units are few. None: fewer than two, or nothing."""
    smallest: Fraction | None
    largest: Fraction | None
    units: int

    @property
    def ratio(self) -> Fraction | None:
        """How many times the smallest the largest is; None where the smallest is nothing."""
        return self.largest / self.smallest if self.largest is not None and self.smallest else None


def inequality(amounts: Iterable[Fraction]) -> Inequality:
    """Return the Lorenz curve and Gini coefficient of amounts that are not negative.

    Raises
    ------
    ValueError
        If an amount is negative.
    """
    ordered = sorted(Fraction(amount) for amount in amounts)
    if ordered and ordered[0] < 0:
        msg = f"an amount to be shared cannot be negative: {ordered[0]}"
        raise ValueError(msg)
    least, most = (ordered[0], ordered[-1]) if ordered else (None, None)
    return Inequality(_curve(ordered), _gini(ordered), least, most, len(ordered))


def _curve(ordered: Sequence[Fraction]) -> tuple[tuple[Fraction, Fraction], ...]:
    whole, points = sum(ordered), [(Fraction(0), Fraction(0))]
    if not whole:
        return ()
    for number, amount in enumerate(ordered, 1):
        points.append((Fraction(number, len(ordered)), points[-1][1] + amount / whole))
    return tuple(points)


def _gini(ordered: Sequence[Fraction]) -> Fraction | None:
    n, whole = len(ordered), sum(ordered)
    if n < 2 or not whole:
        return None
    spread = sum((2 * place - n - 1) * amount for place, amount in enumerate(ordered, 1))
    return Fraction(spread) / (whole * (n - 1))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The Gini coefficient without one unit."""

    key: str
    gini: Fraction | None


def leave_one_out(amounts: Mapping[str, Fraction]) -> tuple[LeftOut, ...]:
    """Return the Gini coefficient without each unit in turn, in the given order."""
    return tuple(
        LeftOut(key, inequality(amount for other, amount in amounts.items() if other != key).gini) for key in amounts
    )
