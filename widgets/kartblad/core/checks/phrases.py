"""Finds words, stems and phrases in what was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kartblad.core.checks.reading import Sentence

_VERB_ENDINGS = ("a", "ar", "er", "r", "ade", "de", "te", "it", "at", "t", "dde", "tt")
_ADJECTIVE_ENDINGS = ("", "a", "t", "e", "are", "ast", "n", "en", "er", "s")


def phrase_in(words: Iterable[str], phrases: Iterable[str]) -> str:
    """Return the first of the phrases that stands among the words in whole; empty if none does."""
    text = f" {' '.join(words)} "
    return next((phrase for phrase in phrases if f" {phrase} " in text), "")


def stem_in(words: Iterable[str], stems: tuple[str, ...]) -> str:
    """Return the first word that begins with one of the stems; empty if none does."""
    return next((word for word in words if word.startswith(stems)), "")


def is_inflected(word: str, stems: Collection[str]) -> bool:
    """Return whether a word is one of the adjectives, in any form."""
    return any(word.endswith(end) and word.removesuffix(end) in stems for end in _ADJECTIVE_ENDINGS)


def acts(sentence: Sentence, verbs: Collection[str], negations: Collection[str]) -> bool:
    """Return whether somebody does one of the verbs in a sentence, and is not said to leave it."""
    words = sentence.words
    found = (at for at, word in enumerate(words) if is_verb(word, verbs) or _begins_phrase(words, at, verbs))
    return any(not _is_negated(words, at, negations) for at in found)


def is_verb(word: str, verbs: Collection[str]) -> bool:
    """Return whether a word is a form of one of the verbs, which are given as stems or, ending in a vowel, in whole."""
    if word in verbs and word[-1] in "aåor":
        return True
    return any(word.endswith(end) and word.removesuffix(end) in verbs for end in _VERB_ENDINGS)


def _begins_phrase(words: Sequence[str], at: int, verbs: Collection[str]) -> bool:
    return at + 1 < len(words) and f"{words[at]} {words[at + 1]}" in verbs


def _is_negated(words: Sequence[str], at: int, negations: Collection[str]) -> bool:
    """Return whether a verb is denied: "ringer inte", "inte ringa", "slutar att ringa"."""
    after = words[at + 1 : at + 2]
    before = [word for word in words[max(0, at - 2) : at] if word != "att"][-1:]
    return any(word in negations for word in (*before, *after))
