"""The child's own voice, and the explanation that the child is given in words and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FEWEST_FRAMES, MOST_FRAMES = 3, 8
"""How many frames an explanation in words and pictures has."""


class Approval(StrEnum):
    """How far the explanation has come."""

    NONE = "finns_inte"
    DRAFT = "utkast"
    PARENT = "godkand_av_foralder"
    TOLD = "berattad"


@dataclass(frozen=True, slots=True)
class ChildVoice:
    """Three houses in words: worries, good things, wishes; or an honest note that nobody knows yet."""

    child: str
    worries: str = ""
    good: str = ""
    wishes: str = ""
    verbatim: bool = False
    unknown: bool = False
    plan_to_find_out: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One sentence and one drawing.

    ``strokes`` are lines of points on a grid of 0 to 1000 in both directions, (x, y, x, y, …) each.
    """

    text: str = ""
    picture: str = ""
    """What the drawing shows, in words: for who cannot see it, and where it is drawn on paper."""
    strokes: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the child is told of what has happened and what the adults do now."""

    child: str
    status: Approval = Approval.NONE
    approved_by: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()
