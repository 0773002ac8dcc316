"""What stands in place of a number, and what it means: one list for the pages, the static site and the A4."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.core.disclosure import Symbol
from kartblad.i18n import Texts, msgid


@dataclass(frozen=True, slots=True)
class Sign:
    """One symbol with its meaning in the reader's language."""

    symbol: str
    meaning: str


_MEANINGS = {
    Symbol.PROTECTED: msgid("hidden: few persons, or few could be worked out from it"),
    Symbol.MISSING: msgid("not reported"),
    Symbol.NOT_APPLICABLE: msgid("there can be no number"),
    Symbol.ZERO: msgid("nothing: a true zero"),
}


def legend(texts: Texts) -> tuple[Sign, ...]:
    """Return every symbol with its meaning."""
    return tuple(Sign(symbol.value, meaning(symbol, texts)) for symbol in Symbol)


def meaning(symbol: Symbol, texts: Texts) -> str:
    """Return what a symbol stands for."""
    return texts.gettext(_MEANINGS[symbol])
