"""What may be shown of a register for a choice: every number is read from what is published, or weighed beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from kartblad.apps.participation.register_choices import BY, Amount, Beside, Look
from kartblad.apps.participation.register_held import Held
from kartblad.core.disclosure import HIDDEN, Shown
from kartblad.core.register import Dimension, Selection, Tally

Where = Mapping[str, Iterable[str]]
MOST_BESIDE = 4
"""Small figures that stand side by side."""
WEIGHED = (Amount.PERSON_DAYS, Amount.HOURS)


@dataclass(frozen=True, slots=True)
class Counted:
    """One number of the register: known, hidden, a true zero, or not known because no row says it."""

    number: float | None = None
    is_hidden: bool = False
    is_partial: bool = False
    """Some rows of it say nothing, so it is at least this much."""


PROTECTED = Counted(is_hidden=True)


@dataclass(frozen=True)
class Counts:
    """A register seen through one selection."""

    held: Held
    selection: Selection
    """As `Held.narrowed` leaves it."""

    @cached_property
    def courses(self) -> frozenset[str] | None:
        """The courses that are left by the filters on courses and headings; None: all."""
        chosen, groups = self.selection.courses, self.selection.groups
        under = frozenset().union(*(self.held.courses_of.get(group, frozenset()) for group in groups))
        if groups:
            return chosen & under if chosen else under
        return chosen or None

    @cached_property
    def where(self) -> dict[str, frozenset[str]]:
        """The filters as the published counts know them: a heading is its courses."""
        found = {
            str(dimension): self.selection.values(dimension)
            for dimension in (Dimension.MUNICIPALITY, Dimension.YEAR, Dimension.TIER)
            if self.selection.values(dimension)
        }
        return found if self.courses is None else {Dimension.COURSE.value: self.courses, **found}

    @property
    def is_empty(self) -> bool:
        """Whether the filters exclude each other."""
        return self.courses == frozenset()

    def allowed(self, *dimensions: Dimension) -> bool:
        """Whether these may be shown together with the filters: at most two kinds at once."""
        crossed = {str(_published(dimension)) for dimension in dimensions}
        return self.held.published.allowed(crossed | set(self.where))

    def total(self) -> Shown:
        """Return all of the selection."""
        return HIDDEN if self.is_empty else self.held.published.combined(self.where)

    def categories(self, by: Dimension) -> tuple[str, ...]:
        """Return the rows of a figure: of a filtered dimension those that are chosen."""
        chosen = self.selection.values(by)
        every = self.held.courses_of if by is Dimension.GROUP else self.held.register.categories(by)
        return tuple(
            category
            for category in every
            if (not chosen or category in chosen) and self._cell(by, category) is not None
        )

    def _cell(self, by: Dimension, category: str) -> dict[str, Iterable[str]] | None:
        """Return where a row's count stands; None where the filters leave nothing of it."""
        if by not in (Dimension.GROUP, Dimension.COURSE):
            return {**self.where, str(by): (category,)}
        wanted = self.held.courses_of[category] if by is Dimension.GROUP else frozenset({category})
        left = wanted if self.courses is None else wanted & self.courses
        return {**self.where, Dimension.COURSE.value: sorted(left)} if left else None

    def shown(self, by: Dimension, category: str) -> Shown:
        """Return the count of one row."""
        cell = self._cell(by, category)
        return HIDDEN if cell is None else self.held.published.combined(cell)

    def amounts(self, amount: Amount, by: Dimension) -> dict[str, Counted]:
        """Return one number for every row."""
        tallies = self._tallies(by) if amount in WEIGHED else {}
        return {c: self._amount(amount, by, c, tallies.get(c)) for c in self.categories(by)}

    def _tallies(self, by: Dimension) -> dict[str, Tally]:
        return {tally.key: tally for tally in self.held.register.tallies(self.selection, by)}

    def _amount(self, amount: Amount, by: Dimension, category: str, tally: Tally | None) -> Counted:
        shown = self.shown(by, category)
        if shown.count is None or (amount is Amount.PERSONS and shown.persons is None):
            return PROTECTED
        if amount is Amount.PERSONS:
            return Counted(float(shown.persons or 0))
        if tally is None or shown.count == 0:
            return Counted(float(shown.count))
        return _weighed(tally, amount) if self._is_weighable(by, category) else PROTECTED

    def _is_weighable(self, by: Dimension, category: str) -> bool:
        """Whether days and hours may stand beside the count: in every part that is added up."""
        cell = self._cell(by, category) or {}
        return all(
            self.held.published.weighable(dict(zip(cell, parts, strict=True))) for parts in product(*cell.values())
        )

    def beside(self, dimension: Dimension, category: str) -> Counts:
        """Return the same counts for one of the small figures."""
        return Counts(self.held, self.selection.chosen(dimension, {category}))

    def columns(self, dimension: Dimension) -> tuple[str, ...]:
        """Return what the small figures are of: the last years, or the largest categories."""
        every = self.categories(dimension)
        if dimension is Dimension.YEAR:
            return every[-MOST_BESIDE:]
        largest = sorted(every, key=lambda c: -(self.shown(dimension, c).count or 0))[:MOST_BESIDE]
        return tuple(category for category in every if category in largest)


def _published(dimension: Dimension) -> Dimension:
    """Return as what a dimension is published: headings are added up of their courses."""
    return Dimension.COURSE if dimension is Dimension.GROUP else dimension


def _weighed(tally: Tally, amount: Amount) -> Counted:
    days = amount is Amount.PERSON_DAYS
    number, unknown = (tally.person_days, tally.days_unknown) if days else (tally.hours, tally.hours_unknown)
    if unknown == tally.participations:
        return Counted()
    return Counted(number, is_partial=unknown > 0)


def counts(held: Held, look: Look) -> Counts:
    """Return the register seen through what is chosen."""
    return Counts(held, held.narrowed(look.selection))


def small_figures(found: Counts, look: Look) -> Dimension | None:
    """Return what small figures stand side by side for; None where that is not chosen or would show too much."""
    dimension = look.beside.dimension
    if dimension is None or not _is_other(dimension, look.by) or not found.allowed(look.by, dimension):
        return None
    return dimension


def besides(found: Counts, by: Dimension) -> tuple[Beside, ...]:
    """Return what small figures can be chosen for."""
    dimensions = ((beside, beside.dimension) for beside in Beside)
    possible = [b for b, d in dimensions if d is not None and _is_other(d, by) and found.allowed(by, d)]
    return (Beside.NOTHING, *possible)


def _is_other(dimension: Dimension, by: Dimension) -> bool:
    return _published(dimension) is not _published(by)


def companion(found: Counts, by: Dimension) -> Dimension | None:
    """Return what a second figure of the same selection is counted by; None where nothing more may be shown."""
    first = (Dimension.MUNICIPALITY, Dimension.YEAR, Dimension.COURSE, Dimension.TIER)
    others = (d for d in first if d in BY and _is_other(d, by) and found.allowed(d))
    return next((d for d in others if len(found.categories(d)) > 1), None)
