"""Which column of a table from elsewhere is what: the period, what it is divided by, the number, and what is not used.

Nothing is certain in a file that somebody else made; so what was taken as what is always told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kartblad.catalogue.foreign_files import Sheet
from kartblad.core.publication.table import TOTAL, Number

PERIODS = frozenset({
    "period", "halvår", "termin", "månad", "kvartal", "år", "year", "month", "half_year", "quarter", "datum", "date",
})  # fmt: skip
CODES = re.compile(r"(^|.*[\s_-])(id|nr|kod|code|key)$|.*kod$", re.IGNORECASE)
VALUES = ("value", "värde", "antal", "count", "number", "n", "personer", "deltagare", "deltaganden")
"""Headings of the number, the surest first; without any of them it is the first column of numbers."""
LABEL = "_label"
HIDDEN = frozenset({"..", "x", "prickad", "prickat", "*", "<5", "< 5", "1-4", "1–4", "…", "...", "dold", "sekretess"})
"""What stands for a number that is protected. That ``<5`` says how small it is belongs to the rule, and is not used."""
NOTHING = frozenset({"", "-", "."})
"""Not reported, or there can be no number."""
ZERO = "–"
_TOTALS = frozenset({"*", "totalt", "total", "totals", "alla", "samtliga", "summa", "all", "together", "sum"})
_WHOLE = re.compile(r"(hela|samtliga|alla|totalt) \w.*")
_NUMBER = re.compile(r"\d{1,12}([.,]\d{1,6})?")
_SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(\D|$))")


class Odd(StrEnum):
    """Why a table cannot be used."""

    NO_NUMBER = "no_number"
    NOTHING_BESIDE = "nothing_beside"


class Unusable(ValueError):
    """A table without what an attack needs."""

    def __init__(self, odd: Odd) -> None:
        super().__init__(odd.value)
        self.odd = odd


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column was taken as."""

    period: str
    """Empty: none, all rows are of one time."""
    dimensions: tuple[str, ...]
    value: str
    unused: tuple[str, ...]


def columns(sheet: Sheet, key: Sequence[str] = ()) -> Columns:
    """Return what the columns are.

    Parameters
    ----------
    sheet
        The table.
    key
        The columns that together tell a row from all others (a data package's ``primaryKey``), where that is known.

    Raises
    ------
    Unusable
        If no column holds numbers, or there is nothing beside them.
    """
    period = next((name for name in sheet.heading if name.casefold() in PERIODS), "")
    numeric = [name for at, name in enumerate(sheet.heading) if _numeric(sheet, at) and name not in (period, *key)]
    coded = [name for name in numeric if CODES.fullmatch(name)]
    numbers = [name for name in numeric if name not in coded]
    if not numbers:
        raise Unusable(Odd.NO_NUMBER)
    value = min(numbers, key=lambda name: _rank(name, numbers))
    by = list(key) or [name for name in sheet.heading if name not in numbers and not name.endswith(LABEL)]
    if not key:
        by = [name for name in by if not (CODES.fullmatch(name) and _names_another(sheet, name, by))]
    dimensions = tuple(name for name in sheet.heading if name in by and name != period)
    if not dimensions:
        raise Unusable(Odd.NOTHING_BESIDE)
    unused = tuple(name for name in sheet.heading if name not in {*dimensions, period, value})
    return Columns(period, dimensions, value, unused)


def is_total(category: str) -> bool:
    """Whether a category means all of a dimension together."""
    text = category.casefold()
    return text in _TOTALS or _WHOLE.fullmatch(text) is not None


def merged(category: str) -> str:
    """Return a category, every way of writing all together as one."""
    return TOTAL if is_total(category) else category


def number(text: str) -> Number | None:
    """Return a number as it may be written in Swedish or English; None where there is none."""
    if text == ZERO:
        return 0
    plain = _SPACES.sub("", text)
    if not _NUMBER.fullmatch(plain):
        return None
    value = Decimal(plain.replace(",", "."))
    return int(value) if value == int(value) else value


def is_hidden(text: str) -> bool:
    """Whether a cell is protected."""
    return text.casefold() in HIDDEN


def _numeric(sheet: Sheet, at: int) -> bool:
    """Whether a column holds numbers, or what stands in their place, and at least one number."""
    cells = {row[at] for row in sheet.rows}
    found = [number(cell) is not None for cell in cells if cell not in NOTHING and not is_hidden(cell)]
    return bool(found) and all(found)


def _names_another(sheet: Sheet, name: str, by: Sequence[str]) -> bool:
    """Whether a column is only another name of what stands beside it: a code for each municipality."""
    at = sheet.heading.index(name)
    for other in (sheet.heading.index(each) for each in by if each != name):
        pairs = {(row[at], row[other]) for row in sheet.rows}
        if len(pairs) == len({code for code, _name in pairs}) == len({text for _code, text in pairs}):
            return True
    return False


def _rank(name: str, numbers: Sequence[str]) -> tuple[int, int]:
    known = VALUES.index(name.casefold()) if name.casefold() in VALUES else len(VALUES)
    return known, numbers.index(name)
