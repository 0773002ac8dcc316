"""A number is written as in Swedish statistics; where there is none stands its symbol, never a guess."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kartblad.apps.dashboard import amounts
from kartblad.apps.dashboard.legend import legend
from kartblad.charts.figure import Mark
from kartblad.core.disclosure import Symbol
from kartblad.core.publication.table import PROTECTED, Cell, Number
from kartblad.i18n import Texts

TEXTS = Texts("sv")
SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("published", "text", "value", "marks"),
    [
        (Cell(1399), f"1{SPACE}399", 1399.0, ()),
        (Cell(Decimal("7.5")), "7,5", 7.5, ()),
        (Cell(0, Symbol.ZERO), "–", 0.0, ()),
        (Cell(0), "0", 0.0, ()),
        (PROTECTED, "..", None, (Mark.PROTECTED,)),
        (Cell(None, Symbol.MISSING), "-", None, (Mark.NOT_STATED,)),
        (Cell(None, Symbol.NOT_APPLICABLE), ".", None, (Mark.NOT_APPLICABLE,)),
    ],
)
def test_every_kind_of_cell(published: Cell, text: str, value: float | None, marks: tuple[Mark, ...]) -> None:
    drawn = amounts.cell(published, TEXTS)
    assert (drawn.text, drawn.value, drawn.marks) == (text, value, marks)


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(7, 13, "7 av 13"), (9, 20, f"45{SPACE}%"), (Decimal(1), Decimal(3), "1 av 3")]
)
def test_below_twenty_a_share_is_two_counts(part: Number, whole: Number, said: str) -> None:
    assert amounts.part(part, whole, TEXTS) == said


def test_the_legend_has_every_symbol_once() -> None:
    assert [(sign.symbol, bool(sign.meaning)) for sign in legend(TEXTS)] == [
        ("..", True),
        ("-", True),
        (".", True),
        ("–", True),
    ]
    assert len({sign.meaning for sign in legend(TEXTS)}) == 4
