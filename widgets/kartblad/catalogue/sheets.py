"""The list of sheets: which notebooks the server routes, and what the start page says of each."""

from __future__ import annotations

from pathlib import Path

from kartblad.catalogue.reader import read_entries
from kartblad.core.sheet import Sheet


def sheets(data: Path, pages: str) -> dict[str, Sheet]:
    """Return the sheets of one set of pages ("metod" or "chef"), in order, by the word in their address.

    Raises
    ------
    DataProblem
        If ``sheets.yaml`` breaks its form.
    """
    return {key: sheet for key, sheet in read_entries(data, "sheets.yaml", Sheet).items() if sheet.pages == pages}
