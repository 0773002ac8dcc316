"""What the window holds while something is tried out: which proposal, and what was computed for it. It is not kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from kartblad.core.workload.balance import Proposal
from kartblad.frames.redistribution import Least


class Part(StrEnum):
    """What is tried."""

    PROPOSALS = "proposals"
    """Proposals side by side."""
    MOVING = "moving"
    """A redistribution is looked for."""
    NEED = "need"
    """How many it takes."""
    WEIGHTS = "weights"
    """Which weights matter most."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A redistribution that was looked for, with all that it was looked for in."""

    proposal: Proposal
    least: Least | None
    within: object = field(repr=False)
    """What it holds for: when that is another, it is no longer shown."""


@dataclass(frozen=True, slots=True)
class Trying:
    """Where in the what-ifs the window is. Ids and codes stay out of logs."""

    part: Part = Part.PROPOSALS
    open_id: str = field(default="", repr=False)
    """The proposal whose changes are being made."""
    change_id: str = field(default="", repr=False)
    """The change of it that is being made; empty or gone: the last."""
    ceiling: Fraction | None = None
    """A share of the norm; None: the end of balance in the set."""
    kept: frozenset[str] | None = None
    """The kinds that stay where they are; None: those that usually do."""
    sought: Sought | None = field(default=None, repr=False)
    band: str = ""
    """Of which band more workers are asked for; empty: the first."""
    kind: str = ""
    """Of which kind fewer cases are asked for; empty: the first that is investigated."""
    with_hours: bool = False
    """Whether the fields of how many a year and hours for each are unfolded."""


NOTHING_TRIED = Trying()
