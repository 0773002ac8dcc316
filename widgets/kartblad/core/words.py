"""One text in the languages of the workbook: method words and notes from ``data/``, not from the ``.po`` files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same text in Swedish and English; both empty where there is nothing to say."""

    sv: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.sv or self.en)

    def pick(self, locale: str) -> str:
        """Return the text in ``locale`` ("sv", "sv_SE", "en-GB" …); Swedish where that language is missing."""
        return (self.en if locale[:2].lower() == "en" else self.sv) or self.sv


NO_WORDS = Words()
