"""A dataset made of its tables and the words about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from kartblad.catalogue.publication_words import About
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, Hidden, LeftOut, Name
from kartblad.core.publication.table import Table
from kartblad.publishing.asked import Asked

Datasets: TypeAlias = tuple[tuple[Dataset, ...], tuple[Hidden, ...]]
"""What one kind of source gives to an edition, and the log of what that hides."""


def described(
    name: Name,
    about: About,
    ask: Asked,
    standing: Standing,
    tables: Iterable[Table],
    left_out: Iterable[LeftOut] = (),
    *,
    people: bool = False,
) -> Dataset:
    """Return a dataset with its passport; ``people`` says whether each counted thing is one person."""
    return Dataset(
        name,
        about.title,
        about.definition,
        about.unit,
        about.source_on(ask.today),
        about.coverage,
        standing,
        tuple(tables),
        people,
        about.faults,
        about.not_for,
        tuple(left_out),
    )
