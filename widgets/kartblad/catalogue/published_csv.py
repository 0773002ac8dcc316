"""The numbers of a published dataset as open CSV: a row for every cell, in one order only, to compare bytes.

UTF-8, comma, LF, decimal point. Beside each key stands its Swedish name; ``*`` is all of a dimension together.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from itertools import islice
from math import prod

from kartblad.catalogue.published_index import TableEntry
from kartblad.core.disclosure import Symbol
from kartblad.core.formulas import harmless
from kartblad.core.publication.edition import Dataset
from kartblad.core.publication.table import TOTAL, Cell, Dimension, Key, Number, Table, keys, restored

LABEL = "_label"
SHARE = "share_percent"
BEFORE, AFTER = ("period",), ("value", "symbol")
LAST = ("k", "edition")
TOGETHER = "Alla"
"""The Swedish name of `TOTAL`: part of the format, so that a better word makes no old file unreadable."""
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,11})(\.[0-9]{0,5}[1-9])?")
_KEY = re.compile(r"\w[\w+.:-]{0,79}")
_TAKEN = frozenset((*BEFORE, *AFTER, *LAST, SHARE))


def columns(tables: Sequence[Table] | Sequence[TableEntry]) -> tuple[str, ...]:
    """Return the headings; every table has the same dimensions.

    Raises
    ------
    ValueError
        If they have not, or one is called as another column is.
    """
    named = {tuple(each.key for each in table.dimensions) for table in tables}
    if len(named) > 1:
        msg = f"the tables have different dimensions: {sorted(named)}"
        raise ValueError(msg)
    by = [heading for key in next(iter(named), ()) for heading in (key, key + LABEL)]
    if len({*by}) < len(by) or not _TAKEN.isdisjoint(by):
        msg = f"the columns cannot be told apart: {by}"
        raise ValueError(msg)
    return (*BEFORE, *by, *AFTER, *([SHARE] if any(table.base for table in tables) else []), *LAST)


def written(dataset: Dataset) -> bytes:
    """Return the CSV file of a dataset.

    Raises
    ------
    ValueError
        If it could not be read back: two tables of a period, a key with a comma, a number below 0.
    """
    heading = columns(dataset.tables)
    checked([*dataset.tables])
    target = StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(heading)
    for table in dataset.tables:
        writer.writerows(_rows(table, has_share=SHARE in heading))
    return target.getvalue().encode("utf-8")


def read(content: bytes, heads: Sequence[TableEntry]) -> tuple[Table, ...]:
    """Return the tables of a CSV file.

    Parameters
    ----------
    heads
        What the index says of them.

    Raises
    ------
    ValueError
        If a cell is missing, too many, in another place or has a value that is none.
    """
    checked(heads)
    if not all(head.base in ("", *(each.key for each in head.dimensions)) for head in heads):
        msg = "shares are taken of a dimension that is not there"
        raise ValueError(msg)
    size = sum(map(_size, heads))
    lines = csv.reader(StringIO(content.decode("utf-8"), newline=""), strict=True)
    heading, *rows = islice(lines, size + 2)  # a file of nothing but line breaks would fill the memory
    if tuple(heading) != columns(heads) or len(rows) != size:
        msg = "the cells are not those of the dimensions"
        raise ValueError(msg)
    at = heading.index(AFTER[0])
    left = iter([(row[at], row[at + 1]) for row in rows if len(row) == len(heading)])
    return tuple(_table(head, left) for head in heads)


def checked(tables: Sequence[Table] | Sequence[TableEntry]) -> None:
    """Refuse tables that no file can hold.

    Raises
    ------
    ValueError
        If two have one period, or a key could be taken for something else.
    """
    periods = [table.period for table in tables]
    groups = [[each.key for each in table.dimensions] for table in tables]
    groups += [[each.key for each in dimension.categories] for table in tables for dimension in table.dimensions]
    for names in (periods, *groups):
        if len({*names}) < len(names) or not all(map(_KEY.fullmatch, names)):
            msg = f"keys that cannot be told apart: {names}"
            raise ValueError(msg)


def _size(head: TableEntry) -> int:
    return prod(len(each.categories) + each.additive for each in head.dimensions)


def _table(head: TableEntry, left: Iterator[tuple[str, str]]) -> Table:
    cells = dict(zip(keys(head.dimensions), (_cell(*each) for each in left), strict=False))
    return restored(
        head.period,
        head.dimensions,
        cells,
        k=head.k,
        edition=head.edition,
        rounding=head.rounding,
        base=head.base,
    )


def _cell(value: str, symbol: str) -> Cell:
    return Cell(_number(value), Symbol(symbol) if symbol else None)


def _number(text: str) -> Number | None:
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        msg = f"{text!r} is no number"
        raise ValueError(msg)
    return Decimal(text) if "." in text else int(text)


def _rows(table: Table, *, has_share: bool) -> Iterator[list[str]]:
    names = [dimension.key for dimension in table.dimensions]
    labels = [_labels(dimension) for dimension in table.dimensions]
    for key, cell in ((key, table.cells[key]) for key in keys(table.dimensions)):
        by = [text for part, named in zip(key, labels, strict=True) for text in (part, named[part])]
        share = [_share(table, names, key)] if has_share else []
        last = [str(table.k), str(table.edition)]
        yield [table.period, *by, _plain(cell.value), cell.symbol or "", *share, *last]


def _labels(dimension: Dimension) -> Mapping[str, str]:
    return {TOTAL: TOGETHER, **{each.key: harmless(each.label.sv) for each in dimension.categories}}


def _share(table: Table, names: Sequence[str], key: Key) -> str:
    """Return a cell's share in per cent; empty: none is shown, or it would be of itself."""
    where = dict(zip(names, key, strict=True))
    found = table.share(where) if where.get(table.base, TOTAL) != TOTAL else None
    return "" if found is None else str(found)


def _plain(value: Number | None) -> str:
    """Return a number without exponent or needless decimals.

    Raises
    ------
    ValueError
        If it could not be read back.
    """
    if value is None:
        return ""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if not _NUMBER.fullmatch(text):
        msg = f"{value} cannot be published: a number is at least 0 and has at most six decimals"
        raise ValueError(msg)
    return text
