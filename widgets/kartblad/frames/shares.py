"""Shares of a staff, decided once for each course and then only read: no filter and no subtraction shows more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kartblad.core.covering import Parts, Staff, spaced
from kartblad.core.disclosure import Published, Share
from kartblad.core.register import Dimension

if TYPE_CHECKING:
    import pandas as pd

    from kartblad.frames.staffed import Beside

ANY = ""
"""In place of a course: any course in the register."""
Shares = Mapping[str, Share]
"""Of every row."""
PLACES = (Dimension.MUNICIPALITY, Dimension.TIER)
"""What staff is divided by, each by itself: crossed, the groups would be too small."""


@dataclass(frozen=True, eq=False)
class StaffShares:
    """What may be shown of a register beside a staff list, on one day."""

    frame: pd.DataFrame = field(repr=False)
    staff: pd.DataFrame = field(repr=False)
    on: date
    """The register's last day, or one after it: what is shown of the register would tell of later courses."""
    published: Published = field(repr=False)
    """What is shown of the register."""
    _lists: dict[Dimension, Beside] = field(default_factory=dict, init=False, repr=False)
    _covered: dict[str, Mapping[Dimension, Parts]] = field(default_factory=dict, init=False, repr=False)
    _lately: dict[tuple[str, float | None], Parts] = field(default_factory=dict, init=False, repr=False)
    _spaced: dict[str, Mapping[date, Share]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        last = self.frame["start"].max()
        if last.date() > self.on:
            msg = f"the register goes on to {last:%Y-%m-%d}, after {self.on}: select what came before first"
            raise ValueError(msg)

    def rows(self, by: Dimension) -> Sequence[str]:
        """Return where there is staff."""
        return self._list(by).rows

    def covered(self, course: str, by: Dimension) -> Parts:
        """Return how many of the staff are trained, in every municipality or tier.

        Both divide the same whole, so it is shown only if neither gives a small group away with it.
        """
        if course not in self._covered:
            found = {place: self._staff(course, place).covered() for place in PLACES}
            shown = all(parts.total.part is not None for parts in found.values())
            self._covered[course] = found if shown else dict.fromkeys(PLACES, Parts())
        return self._covered[course][by]

    def up_to_date(self, course: str, cycle: float) -> Parts:
        """Return how many of the staff took a course within so many years, in every municipality."""
        if (course, cycle) not in self._lately:
            covered, beside = self.covered(course, Dimension.MUNICIPALITY), self._list(Dimension.MUNICIPALITY)
            staff = self._staff(course, Dimension.MUNICIPALITY, cycle)
            self._lately[course, cycle] = staff.lately(covered, besides=beside.besides(course, cycle))
        return self._lately[course, cycle]

    def in_tier(self, course: str) -> Parts:
        """Return how many of every tier took a course while in it."""
        if (course, None) not in self._lately:
            covered = self.covered(course, Dimension.TIER)
            self._lately[course, None] = self._staff(course, Dimension.TIER).lately(covered, inside=True)
        return self._lately[course, None]

    def saturation(self, course: str) -> Mapping[date, Share]:
        """Return how many of the staff were trained at the end of every half-year, and on the day."""
        if course not in self._spaced:
            found = dict(self._list(Dimension.MUNICIPALITY).days(course))
            is_shown = self.covered(course, Dimension.MUNICIPALITY).total.part is not None
            shares = spaced(tuple(found.values())) if is_shown else [Parts().total] * len(found)
            self._spaced[course] = dict(zip(found, shares, strict=True))
        return self._spaced[course]

    def _list(self, by: Dimension) -> Beside:
        from kartblad.frames.staffed import Beside

        if by not in self._lists:
            self._lists[by] = Beside(self.frame, self.staff, self.on, by)
        return self._lists[by]

    def _staff(self, course: str, by: Dimension, cycle: float | None = None) -> Staff:
        beside, counts = self._list(by), self._counts(course, by)
        is_ladder = by is Dimension.TIER  # a tier is left in time, so that nobody was registered in it tells nothing
        zeros = frozenset() if is_ladder else frozenset(row for row, count in counts.items() if count == 0)
        unseen = frozenset(row for row, count in counts.items() if count is None)
        return Staff(beside.alike(course, cycle), beside.rows, zeros, unseen, is_ladder, self.published.k)

    def _counts(self, course: str, by: Dimension) -> Mapping[str, int | None]:
        """Return what the register shows of every row that it knows."""
        where = {Dimension.COURSE.value: course} if course else {}
        known = self.published.categories[by.value]
        return {row: self.published.cell({**where, by.value: row}).count for row in self.rows(by) if row in known}
