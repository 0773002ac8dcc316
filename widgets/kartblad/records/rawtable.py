"""A table as a file holds it: every cell as text, with the row numbers that a spreadsheet shows. Not yet understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts
from kartblad.records.faults import Fault
from kartblad.records.findings import Fact
from kartblad.records.wording import WORDING

FORMULA_ONLY = "\N{SYMBOL FOR NULL}formula"
"""Stands for a formula whose value the file does not hold."""

LONGEST_CELL = 32_767
"""Characters; Excel's own limit."""

Progress = Callable[[float], None]
"""Takes the share that is done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read from one file."""

    bytes: int
    rows: int
    columns: int
    inflated: int
    """Bytes of a workbook when unpacked."""
    cells: int = 4_000_000
    """Cells of all sheets together, empty ones before the last of a row included: they take memory, too."""


BROWSER = Limits(bytes=10_000_000, rows=200_000, columns=200, inflated=150_000_000)
"""For files from a browser; the size is checked there, too."""
LOCAL = Limits(bytes=500_000_000, rows=5_000_000, columns=500, inflated=4_000_000_000, cells=100_000_000)
"""For one's own files on the command line."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, in row numbers and column numbers from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A text that a workbook holds outside its cells."""

    fault: Fault
    """What it would be if it pointed out a person: says where it stands."""
    text: str
    is_of_sheet: bool = True
    """It stands in the sheet, not in the workbook as a whole."""


@dataclass(frozen=True, slots=True, eq=False)
class RawTable:
    """The cells of one sheet or one text file, headings and what stands above them included."""

    sheet: str
    """Empty for a text file."""
    cells: pd.DataFrame
    """Strings, "" where a cell is empty; columns are numbered from 0."""
    numbers: npt.NDArray[np.int64]
    """The row number of each row."""
    formulas: int = 0
    separator: str = ""
    """What divides the cells of a text file."""
    is_cut: bool = False
    """The last row ends before the others do."""
    is_hidden: bool = False
    """The sheet is not shown in Excel."""
    merged: tuple[Area, ...] = ()
    """Cells that are merged into one."""
    asides: tuple[Aside, ...] = ()
    """What stands outside the cells; the first sheet has what belongs to the whole workbook."""

    def head(self, rows: int) -> list[list[str]]:
        """Return the first rows."""
        return [[str(cell) for cell in row] for row in self.cells.head(rows).itertuples(index=False)]


class Unreadable(Problem):
    """A file that is no table: stops the import before anything else is looked at."""

    def __init__(self, fault: Fault, row: int | None = None, **facts: Fact) -> None:
        texts = Texts()
        said = {name: fact if isinstance(fact, str) else texts.number(float(str(fact))) for name, fact in facts.items()}
        wording = WORDING[fault]
        super().__init__(
            f"{texts.gettext(wording.what, **said)} {texts.gettext(wording.remedy, **said)}", Place(row=row)
        )
        self.fault, self.facts = fault, facts


def silent(_share: float) -> None:
    """Tell nobody how far it is."""
