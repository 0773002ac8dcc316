"""How many of those who are employed have been trained: a register of participation set against a staff list.

One row of the staff list is one person's employment. Columns of the table: ``person`` the same opaque code as in the
register · ``municipality`` SCB's four digits as text · ``post`` share of a full post (0-1), NaN where not known ·
``tier`` years in the trade now · ``employed_from`` and ``employed_to`` dates: a first day that is not known lies before
every other, and the last one is empty while employed. Who is in the register but not employed counts nowhere here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd

from kartblad.core.linking import Counts
from kartblad.core.register import Dimension
from kartblad.frames.register import TIERS, UNKNOWN, typed

STAFF_TYPES = {
    "person": "category",
    "municipality": "category",
    "post": "float64",
    "tier": "category",
    "employed_from": "datetime64[s]",
    "employed_to": "datetime64[s]",
}
TRAINED, UNTRAINED = "trained", "untrained"


def staff_frame(columns: Mapping[str, object] | pd.DataFrame) -> pd.DataFrame:
    """Return the table of a staff list: the only maker of one.

    Parameters
    ----------
    columns
        ``person`` and ``municipality``; and as far as they are known ``post``, ``tier``, ``employed_from`` and
        ``employed_to``. All equally long.

    Raises
    ------
    KeyError
        If person or municipality is missing.
    ValueError
        If a tier is not one of ``TIERS``.
    """
    empty = {"post": np.nan, "tier": UNKNOWN, "employed_from": pd.NaT, "employed_to": pd.NaT}
    return typed(columns, ("person", "municipality"), empty, STAFF_TYPES)


def employed(staff: pd.DataFrame, on: date) -> pd.DataFrame:
    """Return one row for each person employed on a day."""
    day = pd.Timestamp(on)
    here = ~(staff["employed_from"] > day) & ~(staff["employed_to"] < day)
    return staff[here].drop_duplicates("person")


@dataclass(frozen=True, slots=True)
class Covered:
    """How many of a group of staff have been trained."""

    key: str
    trained: int
    staff: int

    @property
    def share(self) -> Fraction | None:
        """The share that is trained; None where there is no staff."""
        return Fraction(self.trained, self.staff) if self.staff else None


def coverage(frame: pd.DataFrame, staff: pd.DataFrame, on: date, by: Dimension | None = None) -> tuple[Covered, ...]:
    """Return how many of those employed on a day had taken a course in ``frame`` by then.

    Parameters
    ----------
    frame
        A register, or what `kartblad.frames.register.select` left of it.
    staff
        The staff list.
    on
        The day.
    by
        None: all together, under an empty key. Otherwise by where the person is employed (``MUNICIPALITY``), by tier
        (``TIER``), or by what was taken (``COURSE``, each course against all staff).

    Raises
    ------
    ValueError
        If coverage cannot be counted by that dimension.
    """
    here = employed(staff, on)
    taken = frame[frame["start"] <= pd.Timestamp(on)]
    if by is Dimension.COURSE:
        found = taken[taken["person"].isin(here["person"])].groupby("course", observed=False)["person"].nunique()
        return tuple(Covered(str(course), int(count), len(here)) for course, count in found.items())
    trained = here["person"].isin(taken["person"])
    if by is None:
        return (Covered("", int(trained.sum()), len(here)),)
    if by not in {Dimension.MUNICIPALITY, Dimension.TIER}:
        msg = f"coverage is counted by municipality, tier or course, not by {by}"
        raise ValueError(msg)
    groups = trained.groupby(here[by.value], observed=False)
    return tuple(Covered(str(key), int(has.sum()), len(has)) for key, has in ((key, group) for key, group in groups))


def covered_counts(covered: Iterable[Covered], dimension: str) -> Counts:
    """Return coverage as counts of persons, trained and untrained, for `kartblad.core.disclosure.publish`.

    Publish them with ``Zeros.PEOPLE``: "all trained" tells it of every single one. Only for a table that stands by
    itself: beside the register, those who left could be worked out, and `kartblad.frames.shares` is the guard.
    """
    rows = tuple(covered)
    cells = {(row.key, TRAINED): row.trained for row in rows} | {
        (row.key, UNTRAINED): row.staff - row.trained for row in rows
    }
    categories = {dimension: tuple(row.key for row in rows), TRAINED: (TRAINED, UNTRAINED)}
    return Counts.of_persons((dimension, TRAINED), categories, {key: count for key, count in cells.items() if count})


@dataclass(frozen=True, slots=True)
class UpToDate:
    """How many of the staff took a course recently enough to count as up to date."""

    key: str
    staff: int
    ever: int
    """Have taken it at any time."""
    current: int | None
    """Took it within the renewal cycle; None: the course has none."""
    cycle: float | None
    """Years from one time to the next."""

    @property
    def never(self) -> int:
        """Have not taken it."""
        return self.staff - self.ever

    @property
    def expired(self) -> int | None:
        """Took it, but too long ago."""
        return None if self.current is None else self.ever - self.current

    @property
    def share(self) -> Fraction | None:
        """The share that is up to date; None where there is no cycle or no staff."""
        return Fraction(self.current, self.staff) if self.current is not None and self.staff else None


def up_to_date(frame: pd.DataFrame, staff: pd.DataFrame, on: date, cycles: Mapping[str, float]) -> tuple[UpToDate, ...]:
    """Return for every course how many of those employed on a day have it within its renewal cycle, in years."""
    here = employed(staff, on)
    taken = frame[(frame["start"] <= pd.Timestamp(on)) & frame["person"].isin(here["person"])]
    last = taken.groupby(["course", "person"], observed=True)["start"].max().reset_index()
    years = (pd.Timestamp(on) - last["start"]).dt.days / 365.25
    courses = last["course"].astype(str)
    ever = courses.value_counts()
    current = courses[
        years <= courses.map({str(k): float(v) for k, v in cycles.items()}).astype("float64")
    ].value_counts()
    return tuple(
        UpToDate(
            key=course,
            staff=len(here),
            ever=int(ever.get(course, 0)),
            current=int(current.get(course, 0)) if course in cycles else None,
            cycle=float(cycles[course]) if course in cycles else None,
        )
        for course in (str(category) for category in frame["course"].cat.categories)
    )


@dataclass(frozen=True, slots=True)
class TierReach:
    """How many of the staff of a tier were trained, and whether it was while they were in it."""

    key: str
    staff: int
    in_tier: int
    """Took a course while in the tier they are in now."""
    earlier: int
    """Took one, but only in another tier or in one that is not known."""

    @property
    def share(self) -> Fraction | None:
        """The share trained while in the tier; None where there is no staff."""
        return Fraction(self.in_tier, self.staff) if self.staff else None


def reach_by_tier(frame: pd.DataFrame, staff: pd.DataFrame, on: date) -> tuple[TierReach, ...]:
    """Return the reach in every tier among those employed on a day; tiers as the staff list has them now."""
    here = employed(staff, on).set_index("person")["tier"]
    taken = frame.loc[(frame["start"] <= pd.Timestamp(on)) & frame["person"].isin(here.index), ["person", "tier"]]
    now = taken["person"].astype(str).map(here.rename(index=str).astype(str))
    inside = taken["person"][taken["tier"].astype(str) == now].unique()
    rows = []
    for tier in TIERS:
        members = here.index[here == tier]
        trained, within = members.isin(taken["person"]), members.isin(inside)
        rows.append(TierReach(tier, len(members), int(within.sum()), int((trained & ~within).sum())))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class HalfYear:
    """The coverage at the end of a half-year."""

    on: date
    trained: int
    staff: int

    @property
    def key(self) -> str:
        """The half-year, e.g. "2016-H1"."""
        return f"{self.on.year}-H{1 if self.on.month <= 6 else 2}"

    @property
    def share(self) -> Fraction | None:
        """The share of those employed then who had been trained by then; None where nobody was employed."""
        return Fraction(self.trained, self.staff) if self.staff else None


def saturation(frame: pd.DataFrame, staff: pd.DataFrame, until: date) -> tuple[HalfYear, ...]:
    """Return the coverage at the end of every half-year from the first course in ``frame`` up to a day."""
    if frame.empty:
        return ()
    found = ((day, coverage(frame, staff, day)[0]) for day in half_years(frame["start"].min().date(), until))
    return tuple(HalfYear(day, covered.trained, covered.staff) for day, covered in found)


def half_years(first: date, last: date) -> Sequence[date]:
    """Return the ends of all half-years from the one that holds ``first``, none after ``last``."""
    ends = [date(year, *end) for year in range(first.year, last.year + 1) for end in ((6, 30), (12, 31))]
    return [end for end in ends if first <= end <= last]
