"""A register beside a staff list, sorted into what persons have in common: for deciding what may be shown of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

import pandas as pd

from kartblad.core.covering import Alike, Day, one_sided
from kartblad.core.register import Dimension
from kartblad.frames.coverage import employed, half_years

NOBODY: frozenset[str] = frozenset()
DAYS_A_YEAR = 365.25

Rows = Mapping[int, frozenset[str]]
"""For each person the rows that the register has them under."""


class Beside:
    """A register and a staff list on one day.

    Parameters
    ----------
    frame
        The register.
    staff
        The staff list.
    on
        The day that staff is counted on.
    by
        What a row is: ``MUNICIPALITY``, or ``TIER``.
    """

    def __init__(self, frame: pd.DataFrame, staff: pd.DataFrame, on: date, by: Dimension) -> None:
        frame, staff = numbered(frame, staff)
        self.frame, self.staff, self.on, self.by = frame, staff, pd.Timestamp(on), by
        here = employed(staff, on)
        self.homes: dict[int, str] = dict(zip(here["person"].tolist(), _text(here[by.value]), strict=True))
        self.taken = frame[frame["start"] <= self.on]
        self.anything = _rows(self.taken, by)

    @property
    def rows(self) -> tuple[str, ...]:
        """Where there is staff."""
        return tuple(sorted(set(self.homes.values())))

    def alike(self, course: str = "", cycle: float | None = None) -> Mapping[Alike, int]:
        """Return how many persons are alike as to one course, or without one as to any.

        Who took it within the ``cycle``, in years, is recent; without a cycle, who took it in the row they are in.
        """
        took = self.taken[self.taken["course"] == course] if course else self.taken
        rows = _rows(took, self.by) if course else self.anything
        lately = None if cycle is None else _persons(took[self._years(took) <= cycle])
        took_it = (
            (taken, self.anything[person], home, home in taken if lately is None else person in lately)
            for person, taken in rows.items()
            for home in (self.homes.get(person, ""),)
        )
        found = Counter(took_it)  # tuples: for a large register, making a value of each person takes too long
        others = Counter(self._everybody)
        for (_, anything, home, _), number in found.items():
            others[anything, home] -= number
        untouched = {Alike(NOBODY, anything, home): number for (anything, home), number in others.items() if number}
        return untouched | {Alike(*key): number for key, number in found.items()}

    @cached_property
    def _everybody(self) -> Counter[tuple[frozenset[str], str]]:
        """How many persons have the same courses behind them, by row, and the same employment."""
        persons = dict.fromkeys((*self.anything, *self.homes))
        return Counter((self.anything.get(person, NOBODY), self.homes.get(person, "")) for person in persons)

    def besides(self, course: str, cycle: float) -> Iterator[int]:
        """Yield the groups that those up to date lead to, less some years' participants or a half-year's trained."""
        took = self.taken[self.taken["course"] == course]
        years, here = self._years(took), frozenset(self.homes)
        current = _persons(took[years <= cycle]) & here
        expired = (_persons(took) & here) - current
        for year in took["start"].dt.year.unique():
            yield one_sided(current, _persons(took[took["start"].dt.year >= year]))
        for _end, day in self.days(course):
            yield one_sided(expired, day.trained)

    def days(self, course: str = "") -> Sequence[tuple[date, Day]]:
        """Return who was trained at the end of every half-year, and at last on the day."""
        until = self.on.date()
        took = self.frame[self.frame["course"] == course] if course else self.frame
        if took.empty:
            return ()
        first = _first_times(took) if course else self._first_of_all
        ends = dict.fromkeys((*half_years(took["start"].min().date(), until), until))
        return tuple((end, _day(first, self._first_of_all, self.staff, end, self._last_day)) for end in ends)

    @cached_property
    def _first_of_all(self) -> pd.Series[pd.Timestamp]:
        """When everybody took anything for the first time; the same for every course, and slow for a large register."""
        return _first_times(self.frame)

    @cached_property
    def _last_day(self) -> date:
        last: date = self.frame["start"].max().date()
        return last

    def _years(self, took: pd.DataFrame) -> pd.Series[float]:
        years: pd.Series[float] = (self.on - took["start"]).dt.days / DAYS_A_YEAR
        return years


def numbered(frame: pd.DataFrame, staff: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both lists with numbers for persons, the same in both: quicker to tell apart than codes."""
    known = frame["person"].cat.categories.astype(str)
    codes = known.append(pd.Index(_text(staff["person"]))).unique()
    persons = codes.get_indexer(pd.Index(_text(staff["person"])))
    return frame.assign(person=frame["person"].cat.codes.astype("int64")), staff.assign(person=persons)


def _first_times(rows: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    firsts: pd.Series[pd.Timestamp] = rows.groupby("person")["start"].min()
    return firsts


def _day(
    first: pd.Series[pd.Timestamp], anything: pd.Series[pd.Timestamp], staff: pd.DataFrame, on: date, told: date
) -> Day:
    """Return a day; how many came until then is told at the end of a year, and of the register."""
    day, here = pd.Timestamp(on), pd.Index(employed(staff, on)["person"])
    trained, besides = (here[(rows.reindex(here) <= day).to_numpy()] for rows in (first, anything))
    is_told = (on.month, on.day) == (12, 31) or on >= told
    left = int((first <= day).sum()) - len(trained) if is_told else 0
    return Day(frozenset(trained.tolist()), len(here), left, len(besides) - len(trained))


def _persons(rows: pd.DataFrame) -> frozenset[int]:
    return frozenset(rows["person"].unique().tolist())


def _text(column: pd.Series[str]) -> list[str]:
    return [str(value) for value in column]


def _rows(took: pd.DataFrame, by: Dimension) -> Rows:
    """Return the rows of every person; nearly everybody has one, which is then the same value for all."""
    pairs = took[["person", by.value]].drop_duplicates()
    single = {str(row): frozenset({str(row)}) for row in pairs[by.value].cat.categories}
    found: dict[int, frozenset[str]] = {}
    for person, row in zip(pairs["person"].tolist(), _text(pairs[by.value]), strict=True):
        found[person] = found[person] | single[row] if person in found else single[row]
    return found
