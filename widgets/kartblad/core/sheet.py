"""A sheet of the workbook: what the start page says of a page before one opens it."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.core.words import Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the workbook."""

    number: int
    pages: str
    """The set it belongs to: "metod" or "chef"."""
    ready: bool
    """Whether it is served; one that is not is shown as coming."""
    notebook: str
    """Path below ``notebooks/``."""
    name: Words
    what: Words
    whom: Words
    minutes: Words
