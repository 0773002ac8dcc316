"""A register that has come in, made ready once: counted, published with small groups hidden, and named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from kartblad.catalogue.tables import Statistics
from kartblad.core.disclosure import Published, publish
from kartblad.core.provenance import Standing
from kartblad.core.register import Dimension, Selection
from kartblad.core.words import Words

if TYPE_CHECKING:
    import pandas as pd

    from kartblad.frames.register import Register
    from kartblad.frames.shares import StaffShares
    from kartblad.records.imported import Imported

OWN_COURSE = "own:"
"""How the key of a course begins that only the register knows."""


@dataclass(frozen=True, eq=False)
class Held:
    """A register in memory. What is shown of it is read from ``published``, never from the rows."""

    register: Register = field(repr=False)
    published: Published = field(repr=False)
    names: Mapping[Dimension, Mapping[str, Words]] = field(repr=False)
    came: Imported | None = field(default=None, repr=False)
    """What was said about the file; None for the invented register."""
    staff: pd.DataFrame | None = field(default=None, repr=False)
    staff_came: Imported | None = field(default=None, repr=False)
    headings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """The heading of every course that has one."""

    @property
    def is_invented(self) -> bool:
        """Whether any of it is invented: then all that is made of it is marked so."""
        return self.register.standing is Standing.SYNTHETIC or self._staff_is_invented

    @cached_property
    def _staff_is_invented(self) -> bool:
        from kartblad.frames.register import standing_of

        return self.staff is not None and standing_of(self.staff) is Standing.SYNTHETIC

    @cached_property
    def last_day(self) -> date:
        """The last day that a course began: staff is counted then."""
        last: date = self.register.frame["start"].max().date()
        return last

    @cached_property
    def shares(self) -> StaffShares:
        """What may be shown of the staff; a ValueError without a staff list."""
        from kartblad.frames.shares import StaffShares

        if self.staff is None:
            msg = "these figures need a staff list"
            raise ValueError(msg)
        return StaffShares(self.register.frame, self.staff, self.last_day, self.published)

    @cached_property
    def alike_in_staff(self) -> tuple[str, ...]:
        """The codes of the staff list that are the register's but for capital letters."""
        if self.staff is None:
            return ()
        known, staff = (set(map(str, each["person"].cat.categories)) for each in (self.register.frame, self.staff))
        folded = {code.casefold() for code in known}
        return tuple(sorted(code for code in staff - known if code.casefold() in folded))

    @property
    def years(self) -> str:
        """The years of the register."""
        years = self.register.categories(Dimension.YEAR)
        first, last = min(years), max(years)
        return first if first == last else f"{first}–{last}"

    @cached_property
    def courses_of(self) -> Mapping[str, frozenset[str]]:
        """The courses under every heading."""
        found: dict[str, set[str]] = {}
        for course in self.register.categories(Dimension.COURSE):
            found.setdefault(self.headings.get(course, course), set()).add(course)
        return {group: frozenset(courses) for group, courses in found.items()}

    def name(self, dimension: Dimension, category: str) -> Words:
        """Return what a category is called."""
        return self.names.get(dimension, {}).get(category) or Words(category, category)

    def narrowed(self, selection: Selection) -> Selection:
        """Return what of a selection this register knows; a filter of nothing but unknown names is dropped."""
        for dimension in selection.crossed:
            known = selection.values(dimension) & set(self.register.categories(dimension))
            selection = selection.chosen(dimension, known)
        return selection

    def beside_staff(self, staff: pd.DataFrame, came: Imported | None) -> Held:
        """Return the same register set against a staff list."""
        return replace(self, staff=staff, staff_came=came)


def held(
    frame: pd.DataFrame,
    stats: Statistics,
    *,
    towns: Mapping[str, str] | None = None,
    came: Imported | None = None,
    staff: pd.DataFrame | None = None,
) -> Held:
    """Return a register made ready.

    Parameters
    ----------
    frame
        A table made by `kartblad.frames.register.register_frame`.
    stats
        The course list and Fyrbodal's municipalities.
    towns
        The names of other municipalities by code.
    came
        What was said about the file.
    staff
        A staff list that goes with it.
    """
    from kartblad.frames.register import Register

    headings = {course.key: course.group for course in stats.courses if course.group}
    known = {Dimension.MUNICIPALITY: _expected(frame, stats)}
    register = Register(frame, headings, known)
    names = _names(stats, towns or {}, came.own_courses if came else {})
    return Held(register, publish(register.counts()), names, came, staff, headings=headings)


def _expected(frame: pd.DataFrame, stats: Statistics) -> tuple[str, ...]:
    """Return Fyrbodal's municipalities if the register is of several of them; one by itself misses no others."""
    ours = tuple(municipality.code for municipality in stats.municipalities)
    found = set(map(str, frame["municipality"].cat.remove_unused_categories().cat.categories))
    return ours if len(found & set(ours)) > 1 else ()


def _names(
    stats: Statistics, towns: Mapping[str, str], own: Mapping[str, str]
) -> Mapping[Dimension, Mapping[str, Words]]:
    groups = {group.key: group.name for group in stats.course_groups}
    places = {**towns, **{municipality.code: municipality.name for municipality in stats.municipalities}}
    courses = {**groups, **{course.key: course.name for course in stats.courses}, **_both(own)}
    tiers = {tier.key: tier.name for tier in stats.tiers}
    return {
        Dimension.COURSE: courses,
        Dimension.GROUP: {**courses, **groups},
        Dimension.MUNICIPALITY: _both(places),
        Dimension.TIER: tiers,
    }


def _both(names: Mapping[str, str]) -> dict[str, Words]:
    """Return names that are the same in every language."""
    return {key: Words(name, name) for key, name in names.items()}
