"""How periods of a publication are said: half-years, months and spans of them."""

from __future__ import annotations

from collections.abc import Sequence

from kartblad.core.publication.periods import SPAN, finest, following
from kartblad.i18n import Texts


def period(key: str, texts: Texts) -> str:
    """Return a period in running text: "första halvåret 2025", "mars 2026", "hela 2025"."""
    first, _, last = key.partition(SPAN)
    if not last:
        return _one(first, texts)
    if first.endswith("H1") and last == following(first):
        return texts.gettext("the whole of {year}", year=first[:4])
    return texts.gettext("{first} to {last}", first=_one(first, texts), last=_one(last, texts))


def label(key: str, texts: Texts) -> str:
    """Return a period with a capital letter, for a row or a heading."""
    said = period(key, texts)
    return said[:1].upper() + said[1:]


def together(keys: Sequence[str], texts: Texts) -> str:
    """Return everything from the first of some periods to the last."""
    if not keys:
        return ""
    first, last = keys[0].partition(SPAN)[0], keys[-1].rpartition(SPAN)[2]
    return period(first if first == last else f"{first}{SPAN}{last}", texts)


def length(key: str) -> int:
    """Return how many half-years or months a period holds."""
    return len(finest(key))


def follows(before: str, after: str) -> bool:
    """Whether nothing lies between two periods."""
    return following(before) == after.partition(SPAN)[0]


def _one(key: str, texts: Texts) -> str:
    if key.endswith("H1"):
        return texts.gettext("the first half of {year}", year=key[:4])
    if key.endswith("H2"):
        return texts.gettext("the second half of {year}", year=key[:4])
    return texts.date(key)
