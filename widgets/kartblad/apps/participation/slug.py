"""A name as it can stand in an address."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str) -> str:
    """Return a name as it can stand in an address: "Förhållningssätt vid trauma" is "forhallningssatt-vid-trauma"."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", letters))
