"""Tells texts that hold something like a personal identity number: personnummer and samordningsnummer in any guise.

Better a false alarm than a number let through: a number counts with or without century, separator or valid check digit.
"""

from __future__ import annotations

import re
import unicodedata

_DASH = r"[-+\u2010-\u2015\u2212]"
_SIGN = r"[-+_/.,:\u2010-\u2015\u2212]"
_DAY = r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
"""A day, or a day plus sixty, which is how a samordningsnummer is told apart."""
_MONTH = r"(?:0[1-9]|1[0-2])"
_CENTURY = r"(?:1[89]|20)"
_BIRTH = rf"(?:{_CENTURY}?\d\d{_MONTH}{_DAY}|{_CENTURY}?\d\d([-./]){_MONTH}\1{_DAY}|{_CENTURY}\d\d {_MONTH} {_DAY})"
_FOUR = r"\d{2}\s?\d{2}"
_LAST = (
    rf"(?:{_FOUR}|{_SIGN}{{1,2}}\s?{_FOUR}|{_SIGN}?[A-Za-z]\d{{3}}"
    rf"|{_DASH}\s?(?:\d{{3}}|[A-Za-z]{{1,2}}\d{{2,3}}|[Xx*]{{4}}))"
)
_END = r"(?!\d)(?![-./:](?!0+(?!\d))\d\d(?!\d))"
"""Not where a time or another date goes on; "8001011234.0" is a number all the same."""
PERSONAL_NUMBER = re.compile(rf"(?<!\d)(?:{_BIRTH}\s{{0,2}}{_LAST}|{_CENTURY}\d\d{_MONTH}{_DAY}\d{{3}}){_END}")
_MACHINES_OWN = re.compile(
    r"\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b|\b(?=[0-9]*[a-fA-F])[0-9a-fA-F]{14,}\b"
)
"""UUIDs and checksums: any digits may stand in them."""
_LOST_ZERO = re.compile(rf"\d{_MONTH}{_DAY}\d{{4}}")
"""A number of somebody born 2000-2009 from which a spreadsheet took the first zero."""
_GROUPED = re.compile(r"\d{1,3}([ .'])\d{3}(?:\1\d{3})+|\d(?: \d){9,11}")
"""A number that was given spaces: between thousands, or between all its digits."""
_EXPONENT = re.compile(r"(\d)[.,](\d{4,})E\+?0*(9|11)", re.IGNORECASE)
"""A number as a narrow column of a spreadsheet shows it: ten or twelve digits, of which the last may be gone."""
_BEGINNING = {"9": re.compile(rf"\d\d{_MONTH}(?:{_DAY}|\d?$)"), "11": re.compile(rf"{_CENTURY}\d\d(?:{_MONTH}|\d?$)")}
_SIX_DIGITS = re.compile(r"\d\D{0,2}\d\D?\d\D{0,2}\d\D?\d\D{0,2}\d")

FEWEST = 9
"""Signs of the shortest number: one without century, separator and, its zero lost, first digit."""


def looks_like_personal_number(text: str) -> bool:
    """Tell whether something like a personal identity number stands anywhere in ``text``."""
    if len(text) < FEWEST or _SIX_DIGITS.search(text) is None:
        return False
    digits = _MACHINES_OWN.sub(" ", _common(text)).strip()
    return PERSONAL_NUMBER.search(digits) is not None or _has_lost_zero(digits) or _is_rewritten(digits)


def _common(text: str) -> str:
    """Return a text with common digits and without signs that do not show."""
    if text.isascii():
        return text
    shown = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in shown)


def _is_rewritten(text: str) -> bool:
    """Return whether the whole text is a number that a spreadsheet has written in its own way."""
    if _GROUPED.fullmatch(text):
        together = re.sub(r"\D", "", text)
        return PERSONAL_NUMBER.fullmatch(together) is not None or _has_lost_zero(together)
    found = _EXPONENT.fullmatch(text)
    return found is not None and _BEGINNING[found[3]].match(found[1] + found[2]) is not None


def _has_lost_zero(text: str) -> bool:
    """Return whether nine digits are a number whose first zero was lost; only then must its check digit be right."""
    return bool(_LOST_ZERO.fullmatch(text)) and _check_digit_is_right(f"0{text}")


def _check_digit_is_right(ten: str) -> bool:
    doubled = "".join(str(int(digit) * (2 - at % 2)) for at, digit in enumerate(ten))
    return sum(map(int, doubled)) % 10 == 0
