"""Reads what is said about each published dataset: the words of its passport, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kartblad.catalogue.reader import read_entries
from kartblad.core.words import Words

FILE = "publication.yaml"
DAY = "{day}"
"""In a source, what stands for the day of the edition."""


@dataclass(frozen=True, slots=True)
class About:
    """What one must know to use a dataset, but for its numbers."""

    title: Words
    definition: Words
    unit: Words
    source: Words
    coverage: Words
    faults: tuple[Words, ...]
    not_for: tuple[Words, ...]

    def source_on(self, day: str) -> Words:
        """Return the source as it was on a day."""
        return Words(self.source.sv.replace(DAY, day), self.source.en.replace(DAY, day))


def publication_words(data: Path) -> Mapping[str, About]:
    """Return what is said about each dataset, by its name.

    Raises
    ------
    DataProblem
        Naming file and key of what has another form.
    """
    return read_entries(data, FILE, About)
