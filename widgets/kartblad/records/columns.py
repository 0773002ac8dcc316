"""One column of a table: its different texts, which rows have them, and what they are when read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from kartblad.core.problems import Place
from kartblad.records.cells import Bad, Value
from kartblad.records.findings import Finding, shortened
from kartblad.records.rawtable import FORMULA_ONLY, RawTable

Codes = npt.NDArray[np.intp]
UNKNOWN = -1


@dataclass(frozen=True)
class Column:
    """The cells below the heading."""

    table: RawTable
    index: int
    heading: str
    start: int
    """The position of the first row below the headings."""

    @cached_property
    def factors(self) -> tuple[Codes, list[str]]:
        """For every row which text it has, and the different texts."""
        codes, texts = pd.factorize(self.table.cells[self.index].to_numpy()[self.start :])
        found: list[str] = texts.tolist()
        return codes, found

    @property
    def texts(self) -> list[str]:
        """The different texts."""
        return self.factors[1]

    @cached_property
    def together(self) -> str:
        """The different texts as one, a line each: much quicker to look through than one by one."""
        return "\n".join(self.texts)

    @cached_property
    def longest(self) -> int:
        """The number of signs in the longest text."""
        return max(map(len, self.texts), default=0)

    @property
    def counts(self) -> list[int]:
        """How often each stands there."""
        codes, texts = self.factors
        return [int(count) for count in np.bincount(codes, minlength=len(texts))]

    def rows_of(self, text: int) -> Iterator[int]:
        """Yield the row number of each cell that has a text."""
        for at in np.flatnonzero(self.factors[0] == text):
            yield int(self.table.numbers[self.start + at])

    def place(self, file: str, row: int | None) -> Place:
        """Return where a cell of the column stands."""
        return Place(file, self.table.sheet, row, self.heading)


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column as values: for every row the number of its value, or UNKNOWN."""

    column: Column
    codes: Codes
    found: list[Value]
    """The different values."""
    bad: dict[int, Bad]
    """The texts that cannot be read, by their number."""
    numbers: Codes
    """For every text the number of its value."""

    def findings(self, file: str, keep: npt.NDArray[np.bool_]) -> Iterator[Finding]:
        """Yield one finding for every cell that cannot be read, but for rows that hold nothing at all."""
        if not self.bad:
            return
        codes, texts = self.column.factors
        at_fault = np.isin(codes, list(self.bad)) & keep
        for at in np.flatnonzero(at_fault):
            text, bad = texts[codes[at]], self.bad[int(codes[at])]
            row = int(self.column.table.numbers[self.column.start + at])
            shown = "" if text == FORMULA_ONLY else shortened(text)
            yield Finding(bad.fault, self.column.place(file, row), self.column.index, shown, bad.facts)


def kept_column(column: Column) -> ReadColumn:
    """Return a column whose texts are its values as they stand."""
    codes, texts = column.factors
    return ReadColumn(column, codes.astype(np.intp), list(texts), {}, np.arange(len(texts), dtype=np.intp))


def read_column(column: Column, read: Callable[[str], Value | Bad]) -> ReadColumn:
    """Return a column with every different text read once."""
    codes, texts = column.factors
    found = [read(text) for text in texts]
    bad = {at: value for at, value in enumerate(found) if isinstance(value, Bad)}
    values: dict[Value, int] = {}
    numbers = np.empty(len(found) + 1, dtype=np.intp)
    numbers[-1] = UNKNOWN
    for at, value in enumerate(found):
        is_known = value is not None and not isinstance(value, Bad)
        numbers[at] = values.setdefault(value, len(values)) if is_known else UNKNOWN  # type: ignore[arg-type]
    return ReadColumn(column, numbers[codes], list(values), bad, numbers[:-1])


def joined(parts: Sequence[ReadColumn], lengths: Sequence[int]) -> tuple[Codes, list[Value]]:
    """Return the same field of several sheets as one column; a sheet without it knows nothing."""
    if len(parts) == 1 and len(parts[0].codes):
        return parts[0].codes, parts[0].found
    values: dict[Value, int] = {}
    codes = []
    for part, length in zip(parts, lengths, strict=True):
        numbers = np.array([*(values.setdefault(value, len(values)) for value in part.found), UNKNOWN], dtype=np.intp)
        codes.append(numbers[part.codes] if len(part.codes) else np.full(length, UNKNOWN, dtype=np.intp))
    return np.concatenate(codes) if codes else np.empty(0, dtype=np.intp), list(values)
