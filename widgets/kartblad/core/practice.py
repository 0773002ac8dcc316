"""A practice case: a made-up map to learn on."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.core.mapping.map import Map
from kartblad.core.words import Words


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """A made-up map under its key, with its name and what is in it to discuss."""

    key: str
    name: Words
    what: Words
    map: Map
