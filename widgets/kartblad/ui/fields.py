"""What a field takes: every value that comes from a browser is checked here against the block that is on screen."""

from __future__ import annotations

import math
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.ui import blocks


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that the visitor handed over: whole, no larger than its field allows, and not looked into."""

    name: str
    """The file's own name without folders, one line."""
    content: bytes = field(repr=False)


Value: TypeAlias = str | float | bool | frozenset[str] | Upload | None
"""What an app can be given: an option's key, a text, an ISO date, a number, None (emptied), True (a button), the keys
of checked options, a file."""

TYPED = (blocks.NumberField, blocks.DateField, blocks.TextField, blocks.FileField)
"""Fields that show a problem of their own."""

_LONGEST_NUMBER = 40
_LARGEST = 1e12
"""Beyond what any page counts, and well within what decimals can be checked for."""
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_MINUS = str.maketrans("\N{MINUS SIGN}\N{EN DASH}", "--")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Refused(Exception):
    """A value that our own page cannot have sent."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows of all figures that choose under one key offer together."""

    key: str
    keys: frozenset[str]


def find(screen: blocks.Screen, key: str) -> blocks.Block | Rows | None:
    """Return the block or grouped control with this key, or the rows that choose under it."""
    found = next((block for block in blocks.every(screen.blocks) if block.key == key), None)
    return found or _rows(screen, key)


def _rows(screen: blocks.Screen, key: str) -> Rows | None:
    figures = [b.figure for b in screen.blocks if isinstance(b, blocks.FigureBlock) and key and b.pick == key]
    return Rows(key, frozenset(row.key for figure in figures for row in figure.rows)) if figures else None


def accepted(block: blocks.Block | Rows | None, value: object, texts: Texts) -> Value:
    """Return what the app is given for ``value``.

    Raises
    ------
    Problem
        If a visitor may well have typed it: a sentence to show beside the field.
    Refused
        If our page cannot have sent it.
    """
    match block:
        case blocks.Sections() | blocks.Radios() | blocks.Select():
            return _one_of({option.key for option in block.options}, value)
        case blocks.Checks():
            return _some_of({option.key for option in block.options}, value)
        case blocks.Chips(chips=chips) if chips:
            return _one_of({chip.key for chip in chips} | ({""} if block.clear else set()), value)
        case Rows():
            return _one_of(block.keys, value)
        case blocks.NumberField():
            return _in_range(_number(value, texts), block, texts)
        case blocks.DateField():
            return _day(value, texts)
        case blocks.TextField():
            return _line(value, block, texts)
        case blocks.FileField() if isinstance(value, Upload) and len(value.content) <= block.limit:
            return value
        case blocks.Action(blocked="") if value is True:
            return True
        case _:
            raise Refused


def _one_of(keys: AbstractSet[str], value: object) -> str:
    if isinstance(value, str) and value in keys:
        return value
    raise Refused


def _some_of(keys: AbstractSet[str], value: object) -> frozenset[str]:
    """Return the checked options, each named once."""
    if not isinstance(value, list) or len(value) > len(keys):
        raise Refused
    chosen = frozenset(_one_of(keys, each) for each in value)
    if len(chosen) < len(value):
        raise Refused
    return chosen


def _number(value: object, texts: Texts) -> float | None:
    """Return a number that was drawn (a JSON number) or typed (a text)."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _finite(value)
    if not isinstance(value, str) or len(value) > _LONGEST_NUMBER:
        raise Refused
    return parse_number(value, texts)


def _finite(value: float) -> float:
    """Return a JSON number as a float; JSON has integers beyond any float, and Python reads NaN."""
    try:
        number = float(value)
    except OverflowError:
        raise Refused from None
    if not math.isfinite(number):
        raise Refused
    return number


def parse_number(text: str, texts: Texts) -> float | None:
    """Return the number that ``text`` says in the reader's language; None where it is empty.

    Swedish: "1 399,5", "−2", and "2.5" where it cannot mean thousands. English: "1,399.5".

    Raises
    ------
    Problem
        If it is no number, or could be two.
    """
    written = _SPACES.sub(" ", text).strip().translate(_MINUS)
    if not written:
        return None
    if texts.locale == "sv" and re.fullmatch(r"-?\d{1,3}(\.\d{3})+", written, re.ASCII):
        raise Problem(texts.gettext("A full stop can mean thousands or decimals. Write decimals with a comma."))
    group, point = (" ", "[,.]") if texts.locale == "sv" else (",", "[.]")
    if not re.fullmatch(rf"-?(\d+|\d{{1,3}}({group}\d{{3}})+)({point}\d+)?", written, re.ASCII):
        raise Problem(
            texts.gettext("This is not a number. Write digits, for example {example}.", example=texts.number(2.5))
        )
    digits = written.replace(group, "")
    return float(digits.replace(",", ".")) + 0.0  # "−0" is 0


def _in_range(number: float | None, block: blocks.NumberField, texts: Texts) -> float | None:
    if number is None:
        return None
    if abs(number) > _LARGEST:
        raise Problem(texts.gettext("The number is too large."))
    low, high = block.minimum, block.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        raise Problem(_range_sentence(low, high, texts))
    if not _on_step(number, block):
        step = texts.number(block.step)
        raise Problem(
            texts.gettext("Write a whole number.")
            if block.step == 1
            else texts.gettext("Write a number in steps of {step}.", step=step)
        )
    return number


def _range_sentence(low: float | None, high: float | None, texts: Texts) -> str:
    if low is None and high is not None:
        return texts.gettext("Write a number that is at most {high}.", high=texts.number(high))
    if high is None and low is not None:
        return texts.gettext("Write a number that is at least {low}.", low=texts.number(low))
    return texts.gettext(
        "Write a number from {low} to {high}.", low=texts.number(low or 0), high=texts.number(high or 0)
    )


def _on_step(number: float, block: blocks.NumberField) -> bool:
    """Return whether the number stands on a step, counted from the minimum; decimals as written, not as stored."""
    if block.step <= 0:
        return True
    return (Decimal(str(number)) - Decimal(str(block.minimum or 0))) % Decimal(str(block.step)) == 0


def _day(value: object, texts: Texts) -> str:
    if not isinstance(value, str) or len(value) > len("ÅÅÅÅ-MM-DD") + 10:
        raise Refused
    written = value.strip()
    if not written:
        return ""
    parts = _DAY.fullmatch(written)
    if parts is None:
        raise Problem(
            texts.gettext("Write the date as year, month and day, for example {example}.", example="2017-05-16")
        )
    try:
        return date(*(int(part) for part in parts.groups())).isoformat()
    except ValueError:
        raise Problem(texts.gettext("There is no such date. Check month and day.")) from None


def _line(value: object, block: blocks.TextField, texts: Texts) -> str:
    if not isinstance(value, str) or len(value) > 100 * max(block.max_length, 100):
        raise Refused
    line = _CONTROL.sub(" ", value).strip()
    if len(line) > block.max_length:
        raise Problem(
            texts.gettext(
                "The text has {n} characters; at most {most} fit. Make it shorter.",
                n=texts.number(len(line)),
                most=texts.number(block.max_length),
            )
        )
    return line
