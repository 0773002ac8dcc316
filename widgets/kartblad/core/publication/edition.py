"""A publication: what one circle of readers may see, grown edition by edition. One folder is one circle.

What was once published is never taken back, changed or published again in another form: a later edition only adds
periods. So no two editions can be subtracted from each other. What comes in late, after its period was published, is
not shown; the passport says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kartblad.core.provenance import Standing
from kartblad.core.publication.table import Table
from kartblad.core.words import NO_WORDS, Words


class Topic(StrEnum):
    """The three pages; the value is the page's address."""

    PARTICIPATION = "deltagande"
    WORKLOAD = "belastning"
    MAPPING = "kartor"


class Name(StrEnum):
    """The datasets; the value is the name of the file."""

    PARTICIPATION = "deltagande"
    """Participations by municipality and course, a half-year."""
    TIERS = "erfarenhet"
    """Participations by experience, a half-year."""
    POSTS = "tjanster"
    """Posts (full-time equivalents) by municipality, a half-year."""
    ZONES = "zoner"
    """Measured workers by unit and group of zones, a month."""
    WAITING = "vantar"
    """What waits by unit and kind, a month."""
    ELEMENTS = "element"
    """Mapping sessions by unit, element and whether they have it, a half-year."""


class Why(StrEnum):
    """Why a period, or a part of it, is not published."""

    FEW = "few"
    """Too few to show anything."""
    OPEN = "open"
    """The period has not ended."""
    WAITING = "waiting"
    """Too few so far: it is published together with the next period, once they are enough."""
    EARLIER = "earlier"
    """It lies before what was published already, and came in too late."""
    UNLIKE = "unlike"
    """It was counted in another way than what it would stand beside, for instance with other zones."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not in a dataset, and why; never how much."""

    period: str
    why: Why
    whose: Words = NO_WORDS
    """The unit or municipality; empty: all."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Tables of one kind, one for each period, with what one must know to use them: the passport."""

    name: Name
    title: Words
    definition: Words
    unit: Words
    source: Words
    """Who counted what, and up to which day; never a file's name."""
    coverage: Words
    standing: Standing
    tables: tuple[Table, ...]
    """The oldest period first; periods never overlap."""
    people: bool = False
    """Whether each counted thing is one person."""
    faults: tuple[Words, ...] = ()
    not_for: tuple[Words, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def latest(self) -> Table:
        """The table of the last period.

        Raises
        ------
        IndexError
            If there is none.
        """
        return self.tables[-1]


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything in one published folder."""

    circle: str
    """Who reads it, for instance "IFO-chefer i Fyrbodal"."""
    edition: int
    published: str
    """The day of this edition, ÅÅÅÅ-MM-DD."""
    k: int
    """Of this edition's new tables."""
    datasets: tuple[Dataset, ...]

    @property
    def is_invented(self) -> bool:
        """Whether anything in it is made up (påhittat)."""
        return any(each.standing is Standing.SYNTHETIC for each in self.datasets)

    def dataset(self, name: Name) -> Dataset | None:
        """Return a dataset; None where the circle has none of that name."""
        return next((each for each in self.datasets if each.name is name), None)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A line of the log that lies outside the folder: what was hidden and why, never a value."""

    dataset: Name
    period: str
    where: str
    """Which cell or part, for instance ``municipality=1488 course=bbic``."""
    why: str
    """A `kartblad.core.publication.hiding.Reason` or a `Why`."""
