"""What the municipalities, courses and tiers of a register are called where they are published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kartblad.catalogue.publication_words import About
from kartblad.catalogue.tables import Statistics
from kartblad.core.words import Words
from kartblad.frames.register import UNKNOWN

NOT_KNOWN = Words("inte känt", "not known")


@dataclass(frozen=True, slots=True)
class Names:
    """Words for every category, in the order in which they are read; what has none is called by its key."""

    municipalities: Mapping[str, Words]
    """Every municipality that a register may name."""
    expected: tuple[str, ...]
    """The municipalities of the effort: they are shown even where nobody took part."""
    courses: Mapping[str, Words]
    """Headings of the course list, and the courses that only the register knows."""
    headings: Mapping[str, str]
    """The heading of each course that has one; parts of a course are counted under it."""
    tiers: Mapping[str, Words]
    about: Mapping[str, About]
    """The words of each dataset's passport, by its name."""


def named(
    stats: Statistics,
    about: Mapping[str, About],
    towns: Mapping[str, str] | None = None,
    own: Mapping[str, str] | None = None,
) -> Names:
    """Return the names that the workbook knows.

    Parameters
    ----------
    stats
        The course list and Fyrbodal's municipalities.
    about
        What `kartblad.catalogue.publication_words` reads.
    towns
        The names of other municipalities by code.
    own
        The names of the courses that only the register knows, by key.
    """
    ours = {each.code: each.name for each in stats.municipalities}
    headings = {course.key: course.group for course in stats.courses if course.group}
    alone = {course.key: course.name for course in stats.courses if not course.group}
    return Names(
        _both({**ours, **(towns or {}), **ours}),
        tuple(ours),
        {**{group.key: group.name for group in stats.course_groups}, **alone, **_both(own or {})},
        headings,
        {**{tier.key: tier.name for tier in stats.tiers}, UNKNOWN: NOT_KNOWN},
        about,
    )


def _both(names: Mapping[str, str]) -> dict[str, Words]:
    return {key: Words(name, name) for key, name in names.items()}
