"""Tells which form a file holds by its headings, so that nobody has to say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kartblad.catalogue.formats import Form
from kartblad.records import headings, tabular
from kartblad.records.rawtable import LOCAL, RawTable

FEWEST = 2
"""Headings by which a form is known: one alone, for instance of persons, stands in many."""


def recognised(content: bytes, name: str, forms: Mapping[str, Form]) -> str:
    """Return the key of the form whose headings a file has most of; "" where it has too few of any.

    Of two with as many, the one that lacks the smallest part of what it needs.

    Raises
    ------
    Unreadable
        If it is no table.
    """
    tables = tabular.read(content, name, LOCAL)
    scores = {key: _score(tables, form) for key, form in forms.items()}
    best = max(scores, key=lambda key: scores[key])
    return best if scores[best][0] >= FEWEST else ""


def _score(tables: Sequence[RawTable], form: Form) -> tuple[int, float]:
    """Return how many headings of a form a file has, and the share of those it needs."""
    laid = (headings.layout(table, form, {}) for table in tables)
    found = {match.field.name for each in laid for match in each.matches}
    needed = {field.name for field in form.required}
    return len(found), len(found & needed) / max(len(needed), 1)
