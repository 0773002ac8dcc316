"""What a worker looks at on the own sheet: not kept, and gone when the sheet is closed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnView:
    """What is unfolded, and which finished measurements are looked at."""

    more: bool = False
    """Whether what few need is unfolded in the form."""
    chosen: str = ""
    """The id of the measurement that is looked at; empty: the last."""
    sending: str = ""
    """The id of the measurement that is about to be handed in."""
    choosing: bool = False
    """Whether the unit to hand in to is being chosen, though there is one."""


FOLDED = OwnView()
