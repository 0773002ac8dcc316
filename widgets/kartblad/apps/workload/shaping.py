"""What the window holds while weight sets are read, compared and made; what is being written is kept with the unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kartblad.core.workload.weights import WeightSet


class Look(StrEnum):
    """What of the weights is looked at."""

    READ = "read"
    """The set in use, every number with where it comes from."""
    CHANGE = "change"
    """Another set for the coming measurements, and what that changes."""
    MAKE = "make"
    """A set of the municipality's own."""
    SHARE = "share"
    """Files to and from others."""


class Part(StrEnum):
    """What of an own set is written: one at a time."""

    ABOUT = "about"
    KINDS = "kinds"
    NORMS = "norms"
    ZONES = "zones"
    RULES = "rules"
    REASONS = "reasons"
    RATING = "rating"
    SOURCES = "sources"
    EXAMPLES = "examples"
    USE = "use"
    """What it changes, and saving it."""


FIELDS: dict[Part, tuple[str, ...]] = {
    Part.ABOUT: ("name", "about", "unit", "interval_months", "decision"),
    Part.KINDS: ("kinds",),
    Part.NORMS: ("bands", "part_time", "part_time_origin"),
    Part.ZONES: ("zones", "overload"),
    Part.RULES: ("shared", "fixed", "duties", "duties_origin", "hours"),
    Part.REASONS: ("reasons",),
    Part.RATING: ("rating", "mismatches"),
    Part.SOURCES: ("sources",),
    Part.EXAMPLES: ("examples",),
    Part.USE: (),
}
"""Which fields of a `LocalSet` are written in each."""
ROWS: dict[Part, str] = {
    Part.KINDS: "kinds",
    Part.NORMS: "bands",
    Part.ZONES: "zones",
    Part.REASONS: "reasons",
    Part.RATING: "mismatches",
    Part.SOURCES: "sources",
    Part.EXAMPLES: "examples",
}
"""What there are several of, and rows are added to."""


@dataclass(frozen=True, slots=True)
class Shaping:
    """Where in the weights the window is."""

    look: Look = Look.READ
    part: Part | None = None
    """What is open of the draft; None: the list of its parts."""
    row: str = ""
    """Which kind, band, zone … is open; empty: none."""
    name: str = ""
    """What a new set is to be called."""
    base: str = ""
    """Which set is copied, as "id@version"; empty: the one in use."""
    chosen: str = ""
    """Which set is compared with the one in use."""
    person: str = field(default="", repr=False)
    """Whose measurement becomes a worked example."""
    brought: WeightSet | None = None
    """A set that came in a file and is not added yet."""
    refused: str = ""
    """Why a file did not come in."""


NOT_SHAPING = Shaping()
