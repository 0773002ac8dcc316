"""What the one who publishes asked for: the same for every dataset of an edition."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.core.disclosure import LEAST


@dataclass(frozen=True, slots=True)
class Asked:
    """How an edition is to be made.

    Raises
    ------
    ValueError
        If k is below what protects, or rounding or edition below one.
    """

    k: int
    """No number below it is shown, and nothing hidden is known closer than it."""
    rounding: int
    """Every number is rounded to a multiple of it; 1: not rounded."""
    edition: int
    """Of the publication that is being made; from 1."""
    today: str
    """ÅÅÅÅ-MM-DD; a period that has not ended by then is not shown."""

    def __post_init__(self) -> None:
        if self.k < LEAST or self.rounding < 1 or self.edition < 1:
            msg = f"k at least {LEAST}, rounding and edition at least 1: {self}"
            raise ValueError(msg)
