"""What a check finds: a question to the group about one place in the map, never an error and never a score."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Fact = str | int | float | tuple[str, ...]


class Severity(StrEnum):
    """How loudly a question is asked; only `STOP` keeps a map from being saved and handed out."""

    QUESTION = "fraga"
    NOTABLE = "pafallande"
    STOP = "stopp"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the map a rule has a question, and the facts that its message names.

    ``target`` is a path as in `kartblad.core.editing`, with dots: "dangers.r1.foljd", "protections.0"; empty for the
    whole map.
    """

    target: str = ""
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's question about one place."""

    rule: str
    severity: Severity
    target: str = ""
    facts: tuple[tuple[str, Fact], ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the map is neither saved nor handed out until this is mended."""
        return self.severity is Severity.STOP


def spot(*path: object, **facts: Fact) -> Spot:
    """Return the place at ``path`` with its facts."""
    return Spot(".".join(map(str, path)), tuple(facts.items()))
