"""A register of course participation seen through a selection: what is filtered, what it is counted by, what comes out.

The rows themselves are a table in `frames.register`; here are the light values that a page keeps and an address holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum


class Dimension(StrEnum):
    """What a register can be counted by and filtered on."""

    COURSE = "course"
    GROUP = "group"
    """The heading that a course stands under; a course without one is its own heading."""
    MUNICIPALITY = "municipality"
    TIER = "tier"
    """Years in the trade when the course was taken."""
    YEAR = "year"
    OCCASION = "occasion"
    """One time that a course was held; the same name under two courses is one category."""


FIELDS = {
    Dimension.COURSE: "courses",
    Dimension.GROUP: "groups",
    Dimension.MUNICIPALITY: "municipalities",
    Dimension.TIER: "tiers",
    Dimension.YEAR: "years",
    Dimension.OCCASION: "occasions",
}
"""Where a selection keeps each dimension."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows count: in every dimension one of the named categories; a dimension without names lets all through.

    Filters commute: narrowing by two dimensions gives the same value in either order, and the same hash.
    """

    courses: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    """As text, "2016", like every other category."""
    occasions: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, frozenset(str(value) for value in getattr(self, field.name)))

    def __bool__(self) -> bool:
        return bool(self.crossed)

    @property
    def crossed(self) -> tuple[Dimension, ...]:
        """The dimensions that are filtered, in the order of `Dimension`."""
        return tuple(dimension for dimension in Dimension if self.values(dimension))

    def values(self, dimension: Dimension) -> frozenset[str]:
        """Return what is chosen in a dimension; empty: everything."""
        chosen: frozenset[str] = getattr(self, FIELDS[dimension])
        return chosen

    def chosen(self, dimension: Dimension, values: Iterable[object]) -> Selection:
        """Return the selection with other categories in one dimension; none at all lifts that filter."""
        return replace(self, **{FIELDS[dimension]: frozenset(str(value) for value in values)})

    def toggled(self, dimension: Dimension, value: object) -> Selection:
        """Return the selection with one category added, or taken away if it was chosen."""
        return self.chosen(dimension, self.values(dimension) ^ {str(value)})

    def cleared(self, dimension: Dimension | None = None) -> Selection:
        """Return the selection without the filter in one dimension, or in all."""
        return Selection() if dimension is None else self.chosen(dimension, ())


@dataclass(frozen=True, slots=True)
class Tally:
    """One category counted. Days and hours are sums of what is known; how many rows say nothing stands beside."""

    key: str
    """The category; empty: all together."""
    participations: int = 0
    persons: int = 0
    """Different persons, so the persons of several categories do not add up to anything."""
    person_days: float = 0.0
    days_unknown: int = 0
    """Participations without a number of days."""
    hours: float = 0.0
    hours_unknown: int = 0
    """Participations without a number of hours."""
