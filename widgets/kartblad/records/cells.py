"""Reads one cell's text as what its column asks for, a number, date, choice, municipality or course, or says why not.

A column is read once per different text, so a hundred thousand rows cost no more than their different values.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kartblad.catalogue.formats import Form, FormField, plain
from kartblad.core.words import Words
from kartblad.records.faults import Fault
from kartblad.records.findings import SHOWN, Fact
from kartblad.records.rawtable import FORMULA_ONLY

Value = str | float | date | None
ERRORS = frozenset(
    f"#{name}"
    for name in (
        *("VÄRDEFEL!", "REFERENS!", "NAMN?", "DIVISION/0!", "OGILTIGT!", "SAKNAS!", "SKÄRNING!", "SPILL!"),
        *("VALUE!", "REF!", "NAME?", "DIV/0!", "NUM!", "N/A", "NULL!", "CALC!", "FIELD!", "BLOCKED!", "GETTING_DATA"),
    )
)
"""How Excel shows that a formula went wrong, in Swedish and English."""
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f']+")
_PLAIN_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+,\d+")
_UNCLEAR = re.compile(r"-?\d{1,3}(?:\.\d{3})+|-?\d{1,3}(?:,\d{3})+\.\d+|-?\d{1,3}(?:,\d{3}){2,}")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_WITH_UNIT = re.compile(r"(.*\d[½¼¾]?|[½¼¾])\s*([^\W\d_]+\.?|%)")
_FRACTIONS = {"½": ",5", "¼": ",25", "¾": ",75"}
_UNITS = {
    "hours": frozenset({"timmar", "timme", "tim", "tim.", "h", "t", "hours", "hour"}),
    "days": frozenset({"dagar", "dag", "dgr", "dgr.", "d", "days", "day"}),
}

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}[:.]\d{2}.*)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.] ?(\d{1,2})[-/. ] ?(\d{4})(?: \d{1,2}[:.]\d{2}.*)?")
_IN_WORDS = re.compile(r"(?:den )?(\d{1,2})(?::?e)? ([^\W\d_]{3,9})\.? (\d{4})", re.IGNORECASE)
_SERIAL = re.compile(r"[2-6]\d{4}(?:[.,]\d+)?")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_EPOCH = date(1899, 12, 30)
_CODE_AND_NAME = re.compile(r"(\d{3,4})[\s:,-]*(.*)")
_GARBLED = re.compile("\ufffd|Ã[¤¥¶„…–©]")
"""Letters that were read in another encoding than they were written in."""
_NEAREST = 0.75
_SUGGESTIONS = 50
"""How many misspelt municipalities of one file are looked for: each costs a comparison with all of them."""
_TIDY = re.compile(r"(?:\w[\w.:/()+-]*(?: [\w.:/()+-]+)*\n)*")


@dataclass(frozen=True, slots=True)
class Bad:
    """Why a text cannot be read."""

    fault: Fault
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lists:
    """What cells are looked up in, by plain names."""

    courses: Mapping[str, str] = field(default_factory=dict)
    municipalities: Mapping[str, str] = field(default_factory=dict)
    """Name to code."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Code to name."""


Read = Callable[[str], Value | Bad]


def reader(form: Form, column: FormField, lists: Lists, *, day_first: bool = False) -> Read:
    """Return what reads one text of a column; an empty one is None.

    ``day_first`` says that the column's dates are known to write the day before the month.
    """
    read = _reader(column, lists, day_first=day_first)

    def whole(text: str) -> Value | Bad:
        cell = tidy(text)
        if cell.casefold() in form.missing:
            return Bad(Fault.REQUIRED, {"field": column.words}) if column.needs_value else None
        if cell == FORMULA_ONLY:
            return Bad(Fault.FORMULA_WITHOUT_VALUE)
        if _GARBLED.search(cell):
            return Bad(Fault.GARBLED)
        if cell.upper() in ERRORS:
            return Bad(Fault.EXCEL_ERROR)
        return Bad(Fault.FORMULA) if cell.startswith("=") else read(cell)

    return whole


def as_they_are(form: Form, column: FormField, texts: Sequence[str], together: str) -> bool:
    """Return whether texts, ``together`` on a line each, need no reading: codes, all filled in, tidy and short."""
    if column.type != "string" or column.lookup or column.choices or column.constraints.pattern:
        return False
    is_long = max(map(len, texts), default=0) > (column.constraints.max_length or len(together))
    if is_long or together.count("\n") != len(texts) - 1 or not _TIDY.fullmatch(f"{together}\n"):
        return False
    small = f"\n{together.casefold()}\n"
    return not any(f"\n{word}\n" in small for word in form.missing)


def tidy(text: str) -> str:
    """Return a cell's text without spaces around it and with single ones inside."""
    return " ".join(text.split())


def _reader(column: FormField, lists: Lists, *, day_first: bool) -> Read:
    if column.choices:
        return lambda text: _choice(column, text)
    if column.lookup == "municipality":
        left = iter(range(_SUGGESTIONS))
        return lambda text: _suggested(text, municipality(text, lists), lists, left)
    if column.lookup == "course":
        return lambda text: _course(column, text, lists)
    if column.type == "date":
        return lambda text: _date_within(column, text, day_first=day_first)
    if column.type in ("number", "integer"):
        return lambda text: _number_within(column, text)
    return lambda text: _text(column, text)


# Numbers ----------------------------------------------------------------------------------------------------------


def number(text: str, column: FormField) -> float | Bad:
    """Return a number as Swedes write it: decimal comma, spaces between thousands, perhaps a unit after it."""
    said, unit = _without_unit(text)
    if unit and unit not in {suffix.casefold() for suffix in column.suffixes}:
        known = any(unit in words for words in _UNITS.values())
        return Bad(Fault.OTHER_UNIT, {"unit": column.unit}) if known and column.unit else Bad(Fault.NOT_A_NUMBER)
    compact = _SPACES.sub("", unicodedata.normalize("NFKC", said) if not said.isascii() else said).replace(
        "\u2212", "-"
    )
    clock = _CLOCK.fullmatch(compact)
    if clock and column.unit == "timmar":
        return int(clock[1]) + int(clock[2]) / 60
    if _UNCLEAR.fullmatch(compact):
        return Bad(Fault.THOUSANDS_OR_DECIMALS)
    if _GROUPED.fullmatch(compact):
        compact = compact.replace(".", "")
    if not _PLAIN_NUMBER.fullmatch(compact) or len(compact) > 25:
        return Bad(Fault.NOT_A_NUMBER)
    return float(compact.replace(",", "."))


def _without_unit(text: str) -> tuple[str, str]:
    for sign, decimals in _FRACTIONS.items():
        text = text.replace(f" {sign}", sign).replace(sign, decimals)
    found = _WITH_UNIT.fullmatch(text)
    said, unit = (found[1], found[2].casefold()) if found else (text, "")
    return (f"0{said}" if said.startswith(",") else said), unit


def _number_within(column: FormField, text: str) -> float | Bad:
    read = number(text, column)
    if isinstance(read, Bad):
        return read
    if column.type == "integer" and not read.is_integer():
        return Bad(Fault.NOT_WHOLE)
    low, high = column.constraints.minimum, column.constraints.maximum
    if low is not None and read < float(low):
        return Bad(Fault.TOO_SMALL, {"limit": float(low)})
    if high is not None and read > float(high):
        return Bad(Fault.TOO_LARGE, {"limit": float(high)})
    return read


# Dates ------------------------------------------------------------------------------------------------------------


def day(text: str, *, day_first: bool = False) -> date | Bad:
    """Return a date written as Swedes and spreadsheets do; one that could be two dates is none."""
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _calendar(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if first <= 12 and second <= 12 and first != second and not day_first:
            return Bad(Fault.AMBIGUOUS_DATE)
        return _calendar(year, second, first)
    if found := _IN_WORDS.fullmatch(text):
        month = found[2].casefold()[:3]
        return (
            _calendar(int(found[3]), _MONTHS.index(month) + 1, int(found[1]))
            if month in _MONTHS
            else Bad(Fault.NOT_A_DATE)
        )
    if _SERIAL.fullmatch(text):
        return _EPOCH + timedelta(days=int(text[:5]))
    return Bad(Fault.NOT_A_DATE)


def puts_day_first(texts: list[str]) -> bool:
    """Return whether a column proves that it writes the day first: some date cannot be otherwise, and none objects."""
    found = [match for match in (_DAY_FIRST.fullmatch(tidy(text)) for text in texts) if match]
    return any(int(at[1]) > 12 for at in found) and not any(int(at[2]) > 12 for at in found)


def _calendar(year: int, month: int, number: int) -> date | Bad:
    try:
        return date(year, month, number)
    except ValueError:
        return Bad(Fault.NOT_A_DATE)


def _date_within(column: FormField, text: str, *, day_first: bool) -> date | Bad:
    read = day(text, day_first=day_first)
    if isinstance(read, Bad):
        return read
    low, high = column.constraints.minimum, column.constraints.maximum
    if low is not None and read < date.fromisoformat(str(low)):
        return Bad(Fault.DATE_TOO_EARLY, {"limit": str(low)})
    if high is not None and read > date.fromisoformat(str(high)):
        return Bad(Fault.DATE_TOO_LATE, {"limit": str(high)})
    return read


# Words ------------------------------------------------------------------------------------------------------------


def _text(column: FormField, text: str) -> str | Bad:
    longest, pattern = column.constraints.max_length, column.constraints.pattern
    if longest is not None and len(text) > longest:
        return Bad(Fault.TOO_LONG, {"found": len(text), "limit": longest})
    if pattern and not re.fullmatch(pattern, text):
        again = text.upper()
        return again if re.fullmatch(pattern, again) else Bad(Fault.WRONG_PATTERN, {"example": str(column.example)})
    return text


def _choice(column: FormField, text: str) -> str | Bad:
    value = column.values.get(plain(text)) or column.values.get(plain(text).removesuffix(" år"))
    if value is not None:
        return value
    read = number(text, column)
    chosen = None if isinstance(read, Bad) else column.choice_of(read)
    if chosen is not None:
        return chosen.value
    shown = Words(*(", ".join(words) for words in zip(*((c.title, c.title_en) for c in column.choices), strict=True)))
    return Bad(Fault.NOT_IN_LIST, {"choices": shown})


def municipality(text: str, lists: Lists) -> str | Bad:
    """Return the code of a municipality given as code, name or both."""
    said = plain(text)
    coded = _CODE_AND_NAME.fullmatch(said)
    if coded is None:
        return _named(said, lists)
    code = coded[1].zfill(4)
    if code not in lists.names:
        return Bad(Fault.NO_SUCH_MUNICIPALITY)
    named = _named(coded[2], lists) if coded[2] else code
    return code if named == code else Bad(Fault.CODE_AND_NAME)


def _named(said: str, lists: Lists) -> str | Bad:
    stem = said.removeprefix("region ").removesuffix(" kommun").removesuffix(" stad")
    for name in (said, stem, stem.removesuffix("s"), stem.replace(" ", "-")):
        if name in lists.municipalities:
            return lists.municipalities[name]
    return Bad(Fault.NO_SUCH_MUNICIPALITY)


def _suggested(text: str, read: str | Bad, lists: Lists, left: Iterator[int]) -> str | Bad:
    """Return what was read; for a name that is none, the municipality that it is nearest to."""
    if not isinstance(read, Bad) or read.fault is not Fault.NO_SUCH_MUNICIPALITY or len(text) > SHOWN:
        return read
    if next(left, None) is None:
        return read
    near = difflib.get_close_matches(plain(text), lists.municipalities, n=1, cutoff=_NEAREST)
    if not near:
        return read
    return Bad(Fault.PERHAPS_MUNICIPALITY, {"nearest": lists.names[lists.municipalities[near[0]]]})


def _course(column: FormField, text: str, lists: Lists) -> str | Bad:
    """Return a course's key, or a key of its own for a course that the list lacks."""
    read = _text(column, text)
    if isinstance(read, Bad):
        return read
    known = lists.courses.get(plain(text))
    return known or own_course(text)


def own_course(name: str) -> str | Bad:
    """Return the key of a course that is not in the list."""
    letters = unicodedata.normalize("NFKD", plain(name)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return f"own:{slug}" if slug else Bad(Fault.NO_LETTERS)
