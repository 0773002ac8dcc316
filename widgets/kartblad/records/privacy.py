"""Finds what must never come in: personal identity numbers, e-mail addresses, and columns that name persons.

Better a false alarm than a number let through: a number counts with or without century, separator or valid check digit.
Values are never kept: a finding says only where.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

from kartblad.catalogue.formats import plain
from kartblad.records.faults import Fault
from kartblad.records.privacy_words import (
    COURSE_STEMS,
    NAMES_OF_THINGS,
    NAMING_PHRASES,
    NAMING_WORDS,
    PLACE_WORDS,
    THINGS,
)

_DASH = r"[-+\u2010-\u2015\u2212]"
_DAY = r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
"""A day, or a day plus sixty, which is how a samordningsnummer is told apart."""
_MONTH = r"(?:0[1-9]|1[0-2])"
_CENTURY = r"(?:1[89]|20)"
_BIRTH = rf"(?:{_CENTURY}?\d\d{_MONTH}{_DAY}|{_CENTURY}?\d\d([-./]){_MONTH}\1{_DAY}|{_CENTURY}\d\d {_MONTH} {_DAY})"
_END = r"(?![0-9A-Fa-f])(?![-./:]\d)"
_LAST = rf"(?:\d{{4}}|{_DASH}\s?(?:\d{{3,4}}|[A-Za-z]{{1,2}}\d{{2,3}}|[Xx*]{{4}}|0000))"
PERSONAL_NUMBER = re.compile(
    rf"(?<![0-9A-Fa-f])(?:{_BIRTH}(?:\s{{0,2}}{_LAST}|\s\d{{4}})|{_CENTURY}\d\d{_MONTH}{_DAY}\d{{3}}){_END}"
)
_UUID = re.compile(r"\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b")
_LOST_ZERO = re.compile(rf"\d{_MONTH}{_DAY}\d{{4}}")
"""A number of somebody born 2000-2009 from which a spreadsheet took the first zero."""
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
_SIX_DIGITS = re.compile(r"\d\D{0,2}\d\D?\d\D{0,2}\d\D?\d\D{0,2}\d")

FEWEST = 9
"""Signs of the shortest number: one without century, separator and, its zero lost, first digit."""

_WORD = r"(?:[A-ZÅÄÖÉÜ][a-zåäöéèüáó’']+|[A-ZÅÄÖÉÜ]{3,})"
_NAME_PART = rf"{_WORD}(?:-{_WORD})?"
_FULL_NAME = re.compile(rf"{_NAME_PART},? (?:{_NAME_PART} |[A-ZÅÄÖ]\.? )?(?:(?:von|af|de|van|al) )?{_NAME_PART}")
_ANY_CASE_NAME = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})?,? [^\W\d_]{2,}(?:-[^\W\d_]{2,})?")
LONGEST_HEADING = 60
"""Characters; what is longer explains something."""
MOSTLY = 0.5


def in_text(text: str) -> Fault | None:
    """Return what in a cell points out a person."""
    if "@" in text and _MAIL.search(text):
        return Fault.MAIL
    if len(text) < FEWEST or _SIX_DIGITS.search(text) is None:
        return None
    plain_digits = unicodedata.normalize("NFKC", text)
    if PERSONAL_NUMBER.search(_UUID.sub(" ", plain_digits)) or _has_lost_zero(plain_digits.strip()):
        return Fault.PERSONAL_NUMBER
    return None


def _has_lost_zero(text: str) -> bool:
    """Return whether nine digits are a number whose first zero was lost; only then must its check digit be right."""
    return bool(_LOST_ZERO.fullmatch(text)) and _check_digit_is_right(f"0{text}")


def _check_digit_is_right(ten: str) -> bool:
    doubled = "".join(str(int(digit) * (2 - at % 2)) for at, digit in enumerate(ten))
    return sum(map(int, doubled)) % 10 == 0


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
    pattern = _ANY_CASE_NAME if any_case else _FULL_NAME
    pairs = list(zip(values, counts, strict=True))
    total = sum(count for value, count in pairs if value and not value.isspace())
    worded = [(value.strip(), count) for value, count in pairs if " " in value]
    if sum(count for _value, count in worded) <= total * MOSTLY:
        return False
    named = sum(count for value, count in worded if pattern.fullmatch(value) and not _is_known(value, known))
    return named > total * MOSTLY


def _is_known(value: str, known: Collection[str]) -> bool:
    said = plain(value)
    words = said.split()
    return said in known or any(word in PLACE_WORDS or word.startswith(COURSE_STEMS) for word in words)


def place_names(municipalities: Iterable[str], courses: Iterable[str]) -> frozenset[str]:
    """Return the names that look like persons' names and are none."""
    return frozenset(plain(name) for name in (*municipalities, *courses))
