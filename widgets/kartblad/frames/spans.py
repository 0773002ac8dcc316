"""What a register and a staff list hold of a half-year, or of several together: rows, persons and posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

import pandas as pd

from kartblad.core.publication.periods import finest, half_year


@dataclass(frozen=True, eq=False)
class HalfYears:
    """The rows of a register by the half-year in which the course began; made ready once."""

    frame: pd.DataFrame

    @cached_property
    def _of(self) -> pd.Series[str]:
        found: pd.Series[str] = self.frame["start"].dt.strftime("%Y-%m").map(half_year)
        return found

    @property
    def held(self) -> tuple[str, ...]:
        """The half-years that have a row, the earliest first."""
        return tuple(sorted(set(self._of)))

    def rows(self, period: str) -> pd.DataFrame:
        """Return the rows of a half-year or a span of them, with the same columns and categories."""
        return self.frame[self._of.isin(finest(period))]

    def categories(self, column: str, period: str, after: str = "") -> frozenset[str]:
        """Return what occurs in a column until the end of a half-year or span, and after another if one is given."""
        wanted = (self._of > after) & (self._of <= finest(period)[-1])
        return frozenset(map(str, self.frame.loc[wanted, column].unique()))

    def persons(self, period: str) -> int:
        """Return how many different persons a half-year or a span has."""
        return int(self.rows(period)["person"].nunique())


def renamed(frame: pd.DataFrame, column: str, names: Mapping[str, str]) -> pd.DataFrame:
    """Return a register with some categories of a column under other names, several perhaps under the same."""
    found = frame[column].astype(object).map(lambda category: names.get(category, category))
    return frame.assign(**{column: found.astype("category")})


@dataclass(frozen=True, slots=True)
class Employed:
    """Those employed in one municipality on one day."""

    persons: int
    posts: Decimal | None
    """Full posts that they have together; None: somebody's share of a post is not known."""


def employed_by_municipality(staff: pd.DataFrame, on: date) -> Mapping[str, Employed]:
    """Return those employed on a day in each municipality that has anybody then; a person may be employed in two."""
    day = pd.Timestamp(on)
    here = staff[~(staff["employed_from"] > day) & ~(staff["employed_to"] < day)]
    groups = here.groupby("municipality", observed=True)
    return {str(key): Employed(int(group["person"].nunique()), _posts(group["post"])) for key, group in groups}


def municipalities_until(staff: pd.DataFrame, on: date) -> frozenset[str]:
    """Return the municipalities that have had anybody employed until a day."""
    return frozenset(map(str, staff.loc[~(staff["employed_from"] > pd.Timestamp(on)), "municipality"].unique()))


def _posts(shares: pd.Series[float]) -> Decimal | None:
    return None if shares.isna().any() else sum((Decimal(str(share)) for share in shares), Decimal(0))
