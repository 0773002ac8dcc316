"""Every error the workbook raises on purpose: a sentence of what, where and what to do, with its facts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem stands: as much of file, sheet, row, column and key as is known."""

    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    key: str = ""


class Problem(ValueError):
    """Something a person can mend; its message is a sentence that may be shown as it stands.

    Parameters
    ----------
    message
        What was found, what was expected and what to do. Never case text.
    place
        Where it was found.
    """

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.place = place or Place()


class DataProblem(Problem):
    """A file under ``data/`` breaks its schema: the workbook's own fault, named with file and key."""
