"""A scenario held against the month as it was: what differs for each person, and the facts that can be said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from kartblad.core.workload.outlook import Outlook, Person
from kartblad.core.workload.picture import heavy
from kartblad.core.workload.scoring import Score


@dataclass(frozen=True, slots=True)
class Difference:
    """One worker in both. ``before`` is None for somebody who is new."""

    code: str
    before: Score | None
    after: Score

    @property
    def points(self) -> Fraction | None:
        """How many points more; None where one of the two is not known."""
        return _less(self.after.points, self.before.points) if self.before else None

    @property
    def norm(self) -> Fraction | None:
        """How much more norm; None where one of the two is not known."""
        return _less(self.after.norm, self.before.norm) if self.before else None

    @property
    def touched(self) -> bool:
        """Whether points, norm or zone are others than before; a newcomer is."""
        old, new = self.before, self.after
        return old is None or (old.points, old.norm, old.zone) != (new.points, new.norm, new.zone)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everybody in the order of their codes, and what is true of all of them together."""

    before: Outlook
    after: Outlook
    differences: tuple[Difference, ...]

    @property
    def arrived(self) -> int:
        """How many are new."""
        return sum(each.before is None for each in self.differences)

    @property
    def touched(self) -> int:
        """For how many anything is other than before, those who are new included."""
        return sum(each.touched for each in self.differences)

    @property
    def both(self) -> int:
        """How many have a zone before and after."""
        return sum(bool(each.before and each.before.zone and each.after.zone) for each in self.differences)

    @property
    def same_zones(self) -> bool:
        """Whether the two sets have the same zones, so that a move between them can be counted."""
        return [each.id for each in self.before.weights.zones] == [each.id for each in self.after.weights.zones]

    @property
    def lighter(self) -> int:
        """How many come to a lower zone."""
        return sum(step < 0 for step in self._steps())

    @property
    def heavier(self) -> int:
        """How many come to a higher zone."""
        return sum(step > 0 for step in self._steps())

    def _steps(self) -> Iterator[int]:
        at = {zone.id: place for place, zone in enumerate(self.before.weights.zones)}
        for each in self.differences:
            if self.same_zones and each.before and each.before.zone and each.after.zone:
                yield at[each.after.zone] - at[each.before.zone]


def compared(before: Outlook, after: Outlook) -> Comparison:
    """Return what a scenario changes."""
    old = {each.code: each.score for each in before.persons}
    found = (Difference(each.code, old.get(each.code), each.score) for each in after.persons)
    return Comparison(before, after, tuple(found))


def overloaded(found: Outlook) -> int:
    """Return how many are in a zone that asks for a plan."""
    zones = heavy(found.weights)
    return sum(each.score.zone in zones for each in found.valued)


def valueless(found: Outlook) -> tuple[Person, ...]:
    """Return those who have no load."""
    return tuple(each for each in found.persons if each.score.load is None)


def _less(new: Fraction | None, old: Fraction | None) -> Fraction | None:
    return None if new is None or old is None else new - old
