"""What in a text may point a person out: numbers and addresses, names, and facts that together are enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kartblad.core.checks.material import Material
from kartblad.core.checks.people import names
from kartblad.core.checks.phrases import stem_in
from kartblad.core.checks.standard import ROOT
from kartblad.core.personal import looks_like_personal_number

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
_PHONE = re.compile(r"(?<![\d-])(?:\+\d{1,3}[ -]?(?:\(0\))?[ -]?|0)\d{1,3}(?:[ /-]?\d{2,4}){2,4}(?!\d)")
_LEAST_DIGITS = 8
_POSTCODE = re.compile(
    r"(?<!\d)(?<!\d )(?:[sS][eE]-?)?[1-9]\d{2} \d{2}(?! ?\d)(?! ?(?:kr|kronor|gånger|personer))|\b[1-9]\d{4} [A-ZÅÄÖ]"
)
_LIKE_POSTCODE = re.compile(r"\d\d\d \d\d|\d{5} [A-ZÅÄÖ]")
"""The same without looking around, which takes time."""
_NUMBERED = re.compile(r"([^\W\d_]{4,}) \d{1,3} ?[a-z]?\b")
_PLATE = re.compile(r"\b[A-HJ-PR-UW-Z]{3} ?\d{2}[0-9A-HJ-PR-UW-Z]\b")
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d{2}"
_DATE = re.compile(
    rf"\b{_YEAR}[-./]{_MONTH}[-./]{_DAY}\b|\b{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b"
    rf"|\b{_DAY}[/.]{_MONTH}[-/. ](?:19|20)?\d{{2}}\b|\bden {_DAY}[/.]{_MONTH}\b"
)
_DAY_OF_MONTH = re.compile(rf"\b{_DAY}(?::?e)? ([a-zåäö]{{3,9}})\b")
_AGE = re.compile(r"\b\d{1,2}(?:[ -]?år|-åring)")
_LETTERED = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CAPITAL = re.compile(r"\b[A-ZÅÄÖÉÈÜØÆ][^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?…:\n;•–—(\[”\"“«]|\d[.)])\s*[”\"“«'(\[–—-]*$")


class Identifiers:
    """Looks for what points a person out, knowing the invented names of one map."""

    def __init__(self, material: Material) -> None:
        self._lexicon = material.lexicon
        words = (word for name in names(material.map) for word in _LETTERED.findall(name))
        self._known = frozenset(word.casefold() for word in words) | self._lexicon.capitalised
        self._strange: dict[str, bool] = {}

    def in_text(self, text: str) -> tuple[str, str] | None:
        """Return the kind of what a text gives away, and for names the name; None if nothing."""
        kind = self._number(text)
        if kind:
            return kind, ""
        return next(self._names(text), None)

    def kinds_in(self, text: str) -> Iterator[str]:
        """Yield the kinds of facts in a text that may help to point somebody out."""
        small, words = text.casefold(), _LETTERED.findall(text)
        if _AGE.search(small):
            yield "age"
        if any(self._is_where(before, word) for before, word in pairwise(words) if word[0].isupper()):
            yield "place"
        if any(word[:ROOT] in self._lexicon.roots for word in small.split()):
            lowered = [word.casefold() for word in words]
            yield from (kind for kind, stems in self._lexicon.standing_for.items() if stem_in(lowered, stems))

    def _is_where(self, before: str, word: str) -> bool:
        return before.casefold() in self._lexicon.before_places and self._is_strange(word)

    def _number(self, text: str) -> str:
        if "@" in text and _MAIL.search(text):
            return "mail"
        if not any(map(str.isdigit, text)) or looks_like_personal_number(text):
            return ""  # a personal number is asked about louder, by itself
        if self._is_date(text):
            return "date"
        if any(sum(map(str.isdigit, found[0])) >= _LEAST_DIGITS for found in _PHONE.finditer(text)):
            return "phone"
        if any(found[1].endswith(self._lexicon.street_endings) for found in _NUMBERED.finditer(text.casefold())):
            return "street"
        if _LIKE_POSTCODE.search(text) and _POSTCODE.search(text):
            return "postcode"
        return "plate" if _PLATE.search(text) else ""

    def _is_date(self, text: str) -> bool:
        if _DATE.search(text):
            return True
        return any(found[1] in self._lexicon.months for found in _DAY_OF_MONTH.finditer(text.casefold()))

    def _names(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield places by their endings, and words with a capital where none is due."""
        small = text.casefold()
        if any(end in small for end in self._lexicon.place_endings):
            yield from (("place", word) for word in _LETTERED.findall(text) if self._is_place(word.casefold()))
        for found in _CAPITAL.finditer(text):
            if self._is_strange(found[0]) and not _OPENS.search(text[: found.start()]):
                yield "name", found[0]

    def _is_strange(self, word: str) -> bool:
        """Return whether a word has a capital of its own and is none of the known."""
        if word not in self._strange:
            capital = word[0].isupper() and len(word) > 1 and not word.isupper()
            self._strange[word] = capital and not self._is_known(word.casefold())
        return self._strange[word]

    def _is_place(self, small: str) -> bool:
        bare = small.removesuffix("s")
        if not bare.endswith(self._lexicon.place_endings) or bare in self._lexicon.place_endings:
            return False
        return not {small, bare} & (self._lexicon.general_places | self._known)

    def _is_known(self, small: str) -> bool:
        if any(part in self._known for part in (small, small.removesuffix("s"), small.removesuffix("en"))):
            return True
        return all(part in self._known or part.removesuffix("s") in self._known for part in re.split(r"[-'’]", small))
