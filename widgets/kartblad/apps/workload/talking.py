"""What the window holds of a talk besides the sheet: how far it has come, and whether another version is tried."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The three parts of a talk, in order."""

    PICTURE = "picture"
    """The numbers, where they come from, and how they have moved."""
    GUIDE = "guide"
    """What to ask, and what was agreed last time."""
    AGREED = "agreed"
    """What is agreed now, the plan, the page to take along."""


@dataclass(frozen=True, slots=True)
class Talking:
    """Where the talk is."""

    part: Part = Part.PICTURE
    trying: bool = False
    """Whether it is shown what the unit's present version would make of the series."""


NOT_TALKING = Talking()
