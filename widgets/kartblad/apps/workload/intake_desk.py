"""What the window holds while measurements come in, are gone through with the key, or are taken away."""

from __future__ import annotations

from dataclasses import dataclass, field

from kartblad.core.workload.measurement import Measurement
from kartblad.ui.refused import Refusal

MOST_TOLD = 10
"""Sentences about what came in that are shown; the older ones go."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A measurement that would take the place of one that is there: somebody has to say so."""

    new: Measurement
    form_id: str = ""
    """What the form is known by; empty where it stands in a table."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What is under way. Nothing of it is kept."""

    told: tuple[str, ...] = field(default=(), repr=False)
    """What became of what came in."""
    asked: tuple[Asked, ...] = field(default=(), repr=False)
    chosen: frozenset[str] = frozenset()
    """The ids of those asked about that are to replace."""
    broken: tuple[str, ...] = ()
    """The ids of the forms that wait and cannot be read."""
    refusal: Refusal | None = None
    """A table that did not come in."""
    open_id: str = ""
    """The measurement that is gone through with the key."""
    picked: str = ""
    """The measurement that is chosen to be opened."""
    by: str = field(default="", repr=False)
    """Who goes through them: initials or role."""
    with_shared: bool = False
    """Whether the fields for shared cases are shown though there are none."""
    dropping: str = ""
    """A measurement whose person is to be taken away altogether, if that is meant."""
    like: str = ""
    """The measurement whose person a new one is entered for; empty: a new code."""
    code: str = field(default="", repr=False)
    day: str = ""


NO_INTAKE = Intake()
