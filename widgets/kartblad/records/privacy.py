"""Finds what must never come in: personal identity numbers, e-mail addresses, and columns that name persons.

Values are never kept: a finding says only where.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePath

from kartblad.catalogue.formats import plain
from kartblad.core.personal import looks_like_personal_number
from kartblad.records.faults import Fault
from kartblad.records.privacy_words import (
    CODE_WORDS,
    COURSE_STEMS,
    METHODS,
    NAMES_OF_THINGS,
    NAMING_PHRASES,
    NAMING_WORDS,
    PLACE_WORDS,
    THINGS,
)

_MAIL = re.compile(r"[\w.+-]@[\w-]+\.\w{2,}")
_LETTERED = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?(?:(?:, ?| |[._])[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?){1,4}")
_AROUND = re.compile(r"^\d{1,5}[.)]?\s+|\s*[(\[][^)\]]*[)\]]$")
"""What lists put before or after a name: a number, a signature."""
_PARTICLES = frozenset({"von", "af", "de", "van", "al", "der", "di", "da", "el", "bin", "ter", "la"})
_INITIAL = re.compile(r"[^\W\d_]\.?")
LONGEST_NAME = 60
LONGEST_HEADING = 60
"""Characters; what is longer explains something."""
MOSTLY = 0.5
SHORT = 8
"""Signs of an ending that says what kind of file it is."""


def in_text(text: str) -> Fault | None:
    """Return what in a cell points out a person."""
    if "@" in text and _MAIL.search(text):
        return Fault.MAIL
    return Fault.PERSONAL_NUMBER if looks_like_personal_number(text) else None


def shown_name(name: str) -> str:
    """Return what a file is called on screen: its ending only, if the name may point out a person."""
    if in_text(name) is not Fault.PERSONAL_NUMBER:
        return name
    ending = PurePath(name).suffix
    return f"…{ending}" if len(ending) < SHORT and ending[1:].isalpha() else "…"


def names_persons(heading: str) -> bool:
    """Return whether a heading says that its column points out persons."""
    if len(heading) > LONGEST_HEADING:
        return False
    said = plain(heading)
    words = re.split(r"[\s_/]+", said.replace("-", " "))
    if any(word in NAMING_WORDS for word in (*words, said.replace("-", ""), said.replace(" ", ""))):
        return True
    if any(f" {phrase} " in f" {said} " for phrase in NAMING_PHRASES):
        return True
    is_of_a_thing = any(word in THINGS or word in NAMES_OF_THINGS for word in words)
    return not is_of_a_thing and any(word in ("namn", "name", "names") or word.endswith("namn") for word in words)


def holds_names(
    values: Sequence[str], counts: Sequence[int], known: Collection[str], *, any_case: bool = False
) -> bool:
    """Return whether most cells of a column are two or three capitalised words that are no places or courses.

    Parameters
    ----------
    values, counts
        The column's different values, and how often each stands there.
    known
        Names of places and courses, plain.
    any_case
        Small letters count, too: for the column that should hold codes.
    """
    pairs = [(" ".join(value.split()), count) for value, count in zip(values, counts, strict=True)]
    total = sum(count for value, count in pairs if value)
    is_name = _is_name_of_any_case if any_case else _is_full_name
    named = sum(
        count
        for value, count in pairs
        if len(value) <= LONGEST_NAME and is_name(_AROUND.sub("", value)) and not _is_known(value, known)
    )
    return named > total * MOSTLY


def _is_full_name(value: str) -> bool:
    """Return whether a text is two or three capitalised words, perhaps with initials and small particles between."""
    words = value.replace(",", " ").split()
    if not 2 <= len(words) <= 5 or not _LETTERED.fullmatch(value):
        return False
    first, *middle, last = words
    between = [word for word in middle if word.casefold() not in _PARTICLES and not _INITIAL.fullmatch(word)]
    return len(between) <= 1 and all(map(_is_capitalised, (first, *between, last)))


def _is_capitalised(word: str) -> bool:
    """Return whether a word is written like a name: "Anna", "ANNA", "Anna-Karin", "O'Brien", "al-Hassan"."""
    *before, last = re.split(r"['’-]", word)
    if any(part not in _PARTICLES and not part[:1].isupper() for part in before):
        return False
    return (last.isupper() and len(word) >= 3) or (last.istitle() and len(word) >= 2)


def _is_name_of_any_case(value: str) -> bool:
    """Return whether a text is words of letters only, where there should be a code: "Anna K", "anna.andersson"."""
    if not _LETTERED.fullmatch(value):
        return False
    words = [word for word in re.split(r"[\s,._]+", value) if word]
    if any(word.casefold() in CODE_WORDS for word in words):
        return False
    lengths = sorted(map(len, words))
    return lengths[0] >= 3 or (" " in value and (lengths[-1] >= 3 or lengths[0] >= 2))


def _is_known(value: str, known: Collection[str]) -> bool:
    said = plain(value)
    words = said.split()
    return (
        said in known or said in METHODS or any(word in PLACE_WORDS or word.startswith(COURSE_STEMS) for word in words)
    )


def place_names(municipalities: Iterable[str], courses: Iterable[str]) -> frozenset[str]:
    """Return the names that look like persons' names and are none."""
    return frozenset(plain(name) for name in (*municipalities, *courses))
