"""A text as sentences and words, and how heavy it is to read."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONG = 6
"""A word with more letters than this is long, in LIX."""
_WORD = re.compile(r"\w+(?:[-'’:]\w+)*")
_SHORTENED = r"(?<!\bt)(?<!\bex)(?<!\bbl)(?<!\bev)(?<!\bresp)(?<!\bca)(?<!\bkl)(?<!\bm)(?<!\bdvs)(?<!\bs\.k)"
_END = re.compile(rf"[!?…]+|{_SHORTENED}\.+(?=\s|[”\"'’)]|$)|\n+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence: as they were written, and in small letters."""

    text: str
    written: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read."""

    text: str
    small: str
    sentences: tuple[Sentence, ...]
    words: tuple[str, ...]
    """All of them, in small letters."""

    @property
    def lix(self) -> float:
        """Words in a sentence plus long words in a hundred; 0 for no words. Blind to short hard words."""
        if not self.words:
            return 0.0
        long = sum(len(word) > LONG for word in self.words)
        return len(self.words) / len(self.sentences) + 100 * long / len(self.words)

    @property
    def longest(self) -> int:
        """How many words its longest sentence has."""
        return max((len(sentence.words) for sentence in self.sentences), default=0)


def read(text: str) -> Reading:
    """Return a text as sentences and words."""
    sentences = tuple(sentence for part in _END.split(text) if (sentence := _sentence(part)).words)
    words = tuple(word for sentence in sentences for word in sentence.words)
    return Reading(text, " ".join(text.casefold().split()), sentences, words)


def _sentence(text: str) -> Sentence:
    written = tuple(_WORD.findall(text))
    return Sentence(text, written, tuple(map(str.casefold, written)))
