"""What a field takes: every value that comes from a browser is checked here against the block that is on screen."""

from __future__ import annotations

import math
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from dataclasses import fields as dataclass_fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.ui import blocks
from kartblad.ui.tools import GRID, MOST_POINTS, MOST_STROKES


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that the visitor handed over: whole, no larger than its field allows, and not looked into."""

    name: str
    """The file's own name without folders, one line."""
    content: bytes = field(repr=False)


Strokes: TypeAlias = tuple[tuple[int, ...], ...]
"""What is drawn on a pad."""

Value: TypeAlias = str | float | bool | frozenset[str] | Strokes | Upload | None
"""What an app can be given: an option's key, a text, an ISO date, a number, None (emptied), True (a button), whether
something is on, the keys of checked options or chosen cards, what is drawn, a file."""

TEXTS = (blocks.TextField, blocks.TextArea)
"""Fields that hold what somebody has written: it stays in them until it is mended."""

TYPED = (*TEXTS, blocks.Secret, blocks.NumberField, blocks.DateField, blocks.FileField, blocks.Pad)
"""Fields that show a problem of their own."""

_HELD = {blocks.Checks: "values", blocks.Board: "chosen", blocks.Pad: "strokes", blocks.Shortcuts: "on"}
"""Where a block keeps its value, unless that is called ``value``."""

_LONGEST_NUMBER = 40
_LARGEST = 1e12
"""Beyond what any page counts, and well within what decimals can be checked for."""
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_MINUS = str.maketrans("\N{MINUS SIGN}\N{EN DASH}", "--")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CONTROL_IN_LINES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAK = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_LONGEST_SECRET = 200


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
        case blocks.NumberField() | blocks.DateField() | blocks.TextField() | blocks.TextArea() | blocks.Secret():
            return _written(block, value, texts)
        case blocks.FileField() if isinstance(value, Upload) and len(value.content) <= block.limit:
            return value
        case blocks.Pad():
            return _strokes(value)
        case blocks.Action(blocked="") if value is True:
            return True
        case blocks.Shortcuts() if isinstance(value, bool):
            return value
        case _:
            return _chosen(block, value)


def _written(block: blocks.Block, value: object, texts: Texts) -> Value:
    match block:
        case blocks.NumberField():
            return _in_range(_number(value, texts), block, texts)
        case blocks.DateField():
            return _day(value, texts)
        case blocks.TextField() | blocks.TextArea():
            return _text(value, block, texts)
        case _:
            return _secret(value)


def _chosen(block: blocks.Block | Rows | None, value: object) -> Value:
    match block:
        case blocks.Sections(options=options) | blocks.Radios(options=options) | blocks.Select(options=options):
            return _one_of({option.key for option in options}, value)
        case blocks.Tasks(tasks=tasks):
            return _one_of({task.key for task in tasks}, value)
        case blocks.Chips(chips=chips) if chips:
            return _one_of({chip.key for chip in chips} | ({""} if block.clear else set()), value)
        case Rows(keys=keys) | blocks.Plain(keys=keys) if keys:
            return _one_of(frozenset(keys), value)
        case blocks.Checks(options=options):
            return _some_of({option.key for option in options}, value)
        case blocks.Board():
            return _some_of({card.key for card in block.cards()}, value)
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


def _text(value: object, block: blocks.TextField | blocks.TextArea, texts: Texts) -> str:
    """Return what was written, without what cannot be seen; however much it is, it is not cut."""
    if not isinstance(value, str):
        raise Refused
    text = _lines(value) if isinstance(block, blocks.TextArea) else _line(value)
    if len(text) > block.max_length:
        raise Problem(
            texts.gettext(
                "The text has {n} characters; at most {most} fit. Make it shorter.",
                n=texts.number(len(text)),
                most=texts.number(block.max_length),
            )
        )
    return text


def _line(value: str) -> str:
    return _CONTROL.sub(" ", value).strip()


def _lines(value: str) -> str:
    return _CONTROL_IN_LINES.sub(" ", _BREAK.sub("\n", value)).strip()


def _secret(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_SECRET or not _line(value):
        raise Refused
    return _line(value)


def _strokes(value: object) -> Strokes:
    if not isinstance(value, list) or len(value) > MOST_STROKES:
        raise Refused
    return tuple(_stroke(each) for each in value)


def _stroke(value: object) -> tuple[int, ...]:
    """Return the points of a line, as many across as down."""
    if not isinstance(value, list) or len(value) % 2 or not 0 < len(value) <= 2 * MOST_POINTS:
        raise Refused
    if any(type(number) is not int or not 0 <= number <= GRID for number in value):
        raise Refused
    return tuple(value)


def with_value(block: Any, value: Value) -> Any:
    """Return the block with its value; buttons, secrets, files and texts have none."""
    held = _HELD.get(type(block), "value")
    return replace(block, **{held: value}) if held in (field.name for field in dataclass_fields(block)) else block
