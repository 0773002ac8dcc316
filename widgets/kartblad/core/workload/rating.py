"""How work feels to the one who does it, and what the talk asks where that and the points do not go together."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.core.words import Words
from kartblad.core.workload.origin import Origin


@dataclass(frozen=True, slots=True)
class RatingScale:
    """How heavy work feels, in the worker's own numbers. ``heavy`` is the end that means heaviest."""

    least: int
    most: int
    heavy: int
    scale_origin: Origin
    heavy_origin: Origin

    def heaviness(self, rating: int) -> int:
        """Return the rating counted so that the highest number is the heaviest."""
        return rating if self.heavy == self.most else self.least + self.most - rating


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Points and own rating that do not go together: a question for the talk, never a verdict.

    The limits are of heaviness, as `RatingScale.heaviness` counts it.
    """

    id: str
    zones: tuple[str, ...]
    question: Words
    at_least: int | None = None
    at_most: int | None = None
    origin: Origin = Origin.ILLUSTRATIVE


@dataclass(frozen=True, slots=True)
class Overload:
    """From which zone on a plan is written, and to whom it goes when the leader cannot mend it."""

    zones: tuple[str, ...]
    plan: Words
    escalation: Words
    origin: Origin = Origin.ILLUSTRATIVE
