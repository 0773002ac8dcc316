"""The legal texts that a municipality checks and edits."""

from __future__ import annotations

from pathlib import Path

from kartblad.catalogue.reader import read_entries
from kartblad.core.legal import LegalText

FILE = "legal_texts.yaml"


def legal_texts(data: Path) -> dict[str, LegalText]:
    """Return the legal texts by their key, in the file's order.

    Raises
    ------
    DataProblem
        If the file breaks its form.
    """
    return read_entries(data, FILE, LegalText)
