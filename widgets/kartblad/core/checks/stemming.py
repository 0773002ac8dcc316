"""Takes the commonest Swedish endings off a word, so that "dricker" and "dricka" are seen to be the same."""

from __future__ import annotations

SHORTEST = 3
"""Letters that must be left; with fewer, different words become one."""
_ENDINGS = (
    *("heterna", "arnas", "ernas", "ornas", "andes", "endes", "heten", "heter"),
    *("arna", "erna", "orna", "ande", "ende", "aste", "aren", "ades", "are", "ade"),
    *("het", "ens", "ets", "ast", "ers", "ars", "ors", "des", "tes"),
    *("en", "et", "ar", "er", "or", "ad", "at", "it", "as", "es", "te", "de", "na", "ts"),
    *("a", "e", "s", "t", "n", "r"),
)
"""Longest first."""


def stem(word: str) -> str:
    """Return a word in small letters without its ending."""
    small = word.casefold()
    for ending in _ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) >= SHORTEST:
            return small[: -len(ending)]
    return small
