"""The values a manager's page is made of. The live page, the static twin and the A4 draw the very same ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from kartblad.apps.dashboard.legend import Sign
from kartblad.charts.figure import Figure
from kartblad.core.publication.edition import Name, Topic
from kartblad.core.publication.table import Key


@dataclass(frozen=True, slots=True)
class Origin:
    """The published cell that a figure's cell repeats."""

    name: Name
    period: str
    key: Key


Place: TypeAlias = tuple[str, str]
"""The keys of a figure's row and column."""
NO_ORIGINS: Mapping[Place, Origin] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Post:
    """One figure with the three questions that belong to it; all texts are in the reader's language."""

    figure: Figure
    means: str
    """What does it mean?"""
    can_do: str
    """What can we do?"""
    unknown: str
    """What do we not know?"""
    datasets: tuple[Name, ...] = ()
    """What the figure is made of: the data to download beside it."""
    origins: Mapping[Place, Origin] = field(default_factory=lambda: NO_ORIGINS)
    """Which published cell a cell repeats; one that is not here is words, or computed from what is shown."""

    @property
    def key(self) -> str:
        """The figure's key."""
        return self.figure.key

    @property
    def heading(self) -> str:
        """The finding."""
        return self.figure.finding


@dataclass(frozen=True, slots=True)
class Absent:
    """What stands in place of a figure that cannot be shown."""

    key: str
    heading: str
    why: str


Item: TypeAlias = Post | Absent


@dataclass(frozen=True, slots=True)
class Page:
    """A page."""

    topic: Topic
    own: str
    """The key of one's own municipality or unit; empty: the region alone."""
    own_name: str
    heading: str
    """The title; says that it is invented where it is."""
    lead: str
    """Whom it is for, which edition, and from how many something is shown."""
    posts: tuple[Item, ...]
    legend: tuple[Sign, ...]
    """What stands in place of a number."""
    invented: str = ""
    """A sentence that the numbers are made up; empty where they are not."""

    @property
    def shown(self) -> tuple[Post, ...]:
        """The posts that have a figure."""
        return tuple(each for each in self.posts if isinstance(each, Post))
