"""What the law says of what the workbook touches, in our own words: a text to be checked, never advice."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.core.words import Words


@dataclass(frozen=True, slots=True)
class LegalText:
    """One rule."""

    name: Words
    says: Words
    """What it means here."""
    concerns: tuple[str, ...]
    """The classes of data that it concerns, as `docs/dataskydd.md` names them."""
    read: Words
    """Which text was read when this was written."""
    checked: str = ""
    """The day on which somebody responsible last held it against the text in force, ÅÅÅÅ-MM-DD; empty: nobody has."""
