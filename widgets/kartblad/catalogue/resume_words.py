"""The words of a resume phrase: every first half joined with every last half."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from kartblad.catalogue.written import problem, read_data
from kartblad.core.problems import Place
from kartblad.i18n import msgid

FILE = "wordlists/resume_words.yaml"
FEWEST = 4096
"""Twelve bits a word."""


def resume_words(data: Path) -> tuple[str, ...]:
    """Return the words, in alphabetical order of code points; halves that meet in the same letter are not joined.

    Raises
    ------
    DataProblem
        If the file breaks its schema, holds a half twice, or gives too few words.
    """
    halves = read_data(data, FILE, "resume_words")
    words = [first + last for first, last in product(halves["first"], halves["last"]) if first[-1] != last[0]]
    if len(set(words)) < len(words):
        twice = next(word for word in words if words.count(word) > 1)
        message = msgid("{file}: the word {word} comes about twice. Take one of its halves away.")
        raise problem(message, Place(FILE), own=False, word=twice)
    if len(words) < FEWEST:
        message = msgid("{file} gives {n} words, but at least {least} are needed. Add halves.")
        raise problem(message, Place(FILE), own=False, n=len(words), least=FEWEST)
    return tuple(sorted(words))
