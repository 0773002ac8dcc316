"""Reads CSV as people send it: any of four separators, UTF-8 with or without its mark, UTF-16 or Windows-1252."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO

import numpy as np
import pandas as pd

from kartblad.records.faults import Fault
from kartblad.records.filetypes import wide
from kartblad.records.rawtable import Limits, RawTable, Unreadable

SEPARATORS = ";\t,|"
BOM = b"\xef\xbb\xbf"
SAMPLE = 64 * 1024
SAMPLE_ROWS = 50
END_OF_FILE = b"\x1a"
"""Old programs end a text with it."""
_OTHER_LETTERS = re.compile(rb"[A-Za-z][\x80-\x9f][A-Za-z]")
"""å, ä or ö as DOS and old Macintosh programs wrote them."""
_SWEDISH = re.compile(rb"[\xc4\xc5\xd6\xe4\xe5\xf6]")
"""The same as Windows writes them."""
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""Excel's own way to say which separator a file has, on its first line."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text file is written."""

    encoding: str
    separator: str
    width: int
    """Cells of the widest row in the sample."""
    is_even: bool
    """Every row of the sample has as many cells as the widest but for lone titles."""


def read(content: bytes, limits: Limits) -> RawTable:
    """Return the cells of a text file.

    Raises
    ------
    Unreadable
        If its letters cannot be read, a quotation mark never closes, or a row is wider than the headings.
    """
    content = content.rstrip(END_OF_FILE)
    dialect = dialect_of(content)
    try:
        cells = _parsed(content, dialect, limits)
    except UnicodeDecodeError:
        if _OTHER_LETTERS.search(content) and not _SWEDISH.search(content):
            raise Unreadable(Fault.ENCODING) from None
        dialect = dialect_of(content, "cp1252")
        try:
            cells = _parsed(content, dialect, limits)
        except UnicodeDecodeError:
            raise Unreadable(Fault.ENCODING) from None
    if len(cells) > limits.rows + SAMPLE_ROWS:
        raise Unreadable(Fault.TOO_MANY_ROWS, limit=limits.rows)
    return RawTable(
        "", cells, np.arange(1, len(cells) + 1), separator=dialect.separator, is_cut=_is_cut(content, dialect)
    )


def dialect_of(content: bytes, encoding: str = "") -> Dialect:
    """Return how a file is written, as far as its beginning tells.

    Raises
    ------
    Unreadable
        If its letters cannot be read.
    """
    encoding = encoding or _encoding(content)
    sample = _sample(content, encoding)
    stated = _SEP_LINE.match(sample)
    separator = stated[1] if stated else _separator(sample)
    widths = [len(row) for row in _rows(sample, separator)]
    width = max(widths, default=1)
    uneven = [found for found in widths[:-1] if found not in (width, 0, 1)]
    return Dialect(encoding, separator, width, not uneven)


def proven(content: bytes) -> Dialect:
    """Return how a file is written, with an encoding that all of it can be read in.

    Raises
    ------
    Unreadable
        If there is none.
    """
    for encoding in ("", "cp1252"):
        dialect = dialect_of(content, encoding)
        try:
            content.decode(dialect.encoding)
        except UnicodeDecodeError:
            continue
        return dialect
    raise Unreadable(Fault.ENCODING)


def _encoding(content: bytes) -> str:
    """Return the encoding by the file's mark; without one UTF-8, which then proves itself or not."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-8-sig" if content.startswith(BOM) else wide(content) or "utf-8"


def _sample(content: bytes, encoding: str) -> str:
    """Return the beginning as text, up to the last whole line."""
    text = content[:SAMPLE].decode(encoding, errors="ignore")
    whole = len(content) <= SAMPLE or "\n" not in text
    return text if whole else text[: text.rindex("\n") + 1]


def _separator(sample: str) -> str:
    """Return the sign that divides most rows into equally many cells."""
    return max(SEPARATORS, key=lambda sign: (_agreement(sample, sign), -SEPARATORS.index(sign)))


def _agreement(sample: str, separator: str) -> tuple[int, int]:
    """Return how many rows agree on a number of cells greater than one, and on which."""
    widths = Counter(len(row) for row in _rows(sample, separator) if len(row) > 1)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return (count, width)


def _rows(sample: str, separator: str) -> Iterator[list[str]]:
    try:
        for number, row in enumerate(csv.reader(StringIO(sample, newline=""), delimiter=separator)):
            if number == SAMPLE_ROWS:
                return
            yield row
    except csv.Error:
        return


def _parsed(content: bytes, dialect: Dialect, limits: Limits) -> pd.DataFrame:
    if dialect.width > limits.columns:
        raise Unreadable(Fault.TOO_MANY_COLUMNS, limit=limits.columns)
    try:
        return pd.read_csv(
            BytesIO(content.removeprefix(BOM)),  # pandas reads bare UTF-8 bytes without decoding them twice
            sep=dialect.separator,
            header=None,
            names=range(dialect.width),
            index_col=None,
            dtype=object,
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
            low_memory=False,
            nrows=limits.rows + SAMPLE_ROWS + 1,
            encoding=dialect.encoding.removesuffix("-sig"),
        )
    except pd.errors.EmptyDataError:
        raise Unreadable(Fault.EMPTY) from None
    except pd.errors.ParserError:
        raise _explained(content, dialect) from None
    except UnicodeDecodeError:
        raise
    except ValueError:
        raise Unreadable(Fault.DAMAGED) from None


def _explained(content: bytes, dialect: Dialect) -> Unreadable:
    """Return why the table could not be parsed: a row that is too wide, or a quotation mark that stays open."""
    text = content.decode(dialect.encoding, errors="replace")
    number = 0
    try:
        for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=dialect.separator), start=1):
            if len(row) > dialect.width:
                sign = dialect.separator
                return Unreadable(Fault.ROW_TOO_WIDE, number, found=len(row), expected=dialect.width, separator=sign)
    except csv.Error:
        return Unreadable(Fault.CELL_TOO_LONG, number + 1, limit=csv.field_size_limit())
    return Unreadable(Fault.QUOTES, number or None)


def _is_cut(content: bytes, dialect: Dialect) -> bool:
    """Return whether the last line lacks both its end and cells that every other row has."""
    end = content[-SAMPLE:].decode(dialect.encoding.removesuffix("-sig"), errors="ignore")
    last = end.rsplit("\n", 1)[-1]
    if not dialect.is_even or not last.strip() or '"' in last or "\n" not in end:
        return False
    return last.count(dialect.separator) + 1 < dialect.width
