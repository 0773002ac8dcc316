"""The order of names: by the Swedish alphabet, never by size."""

from __future__ import annotations

_LAST = str.maketrans("åäöæø", "{|}|}")
"""The letters after z, in their order."""


def alphabetical(name: str) -> str:
    """Return what to sort a name by."""
    return name.casefold().translate(_LAST)
