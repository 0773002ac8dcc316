"""The log of what is hidden: every hidden cell with its reason, and no number."""

from __future__ import annotations

from kartblad.core.disclosure import Symbol, publish
from kartblad.core.linking import Counts
from kartblad.core.publication.edition import Hidden, Name
from kartblad.core.publication.hiding import Reason, hidden
from kartblad.core.publication.release import released
from kartblad.core.publication.table import Category, Dimension
from kartblad.core.words import Words

ROWS, COLUMNS = ("r0", "r1", "r2"), ("c0", "c1")
BY = tuple(
    Dimension(key, Words(key, key), tuple(Category(c, Words(c, c)) for c in categories))
    for key, categories in (("row", ROWS), ("column", COLUMNS))
)


def logged(*rows: tuple[int, int]) -> dict[str, str]:
    """Return the log of a table of persons."""
    cells = {(r, c): n for r, row in zip(ROWS, rows, strict=True) for c, n in zip(COLUMNS, row, strict=True)}
    counts = Counts.of_persons(("row", "column"), {"row": ROWS, "column": COLUMNS}, cells)
    table = released(publish(counts, even=True), BY, "2025-H1", edition=1)
    lines = hidden(Name.PARTICIPATION, table, counts)
    assert len(lines) == sum(cell.symbol is Symbol.PROTECTED for cell in table.cells.values())
    assert {(line.dataset, line.period) for line in lines} <= {(Name.PARTICIPATION, "2025-H1")}
    return {line.where: line.why for line in lines}


def test_nothing_hidden_is_an_empty_log() -> None:
    assert logged((30, 30), (30, 30), (30, 30)) == {}


def test_a_small_cell_and_what_is_hidden_with_it() -> None:
    assert logged((3, 30), (9, 30), (30, 30)) == {
        "row=r0 column=c0": Reason.FEW,
        "row=r0 column=c1": Reason.COMPLEMENT,
        "row=r1 column=c0": Reason.COMPLEMENT,
        "row=r1 column=c1": Reason.COMPLEMENT,
    }


def test_a_small_row_and_the_one_that_goes_with_it() -> None:
    assert logged((1, 2), (9, 8), (30, 30)) == {
        "row=r0": Reason.FEW,
        "row=r1": Reason.COMPLEMENT,
        "row=r0 column=c0": Reason.FEW,
        "row=r0 column=c1": Reason.FEW,
        "row=r1 column=c0": Reason.MERGED,
        "row=r1 column=c1": Reason.MERGED,
    }


def test_a_silent_table_is_hidden_as_a_whole() -> None:
    assert logged((1, 0), (1, 1), (0, 1))["*"] == Reason.FEW


def test_a_line_is_a_value() -> None:
    assert Hidden(Name.ZONES, "2026-03", "unit=a", Reason.FEW).why == "few"
