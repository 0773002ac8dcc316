"""How numbers of a publication are written: with the symbol where there is none, never with a guess."""

from __future__ import annotations

from decimal import Decimal

from kartblad.charts import figure
from kartblad.charts.figure import Mark
from kartblad.core.disclosure import SHARE_BASE, Symbol
from kartblad.core.publication.table import Cell, Number
from kartblad.i18n import Texts

_MARKS = {
    Symbol.PROTECTED: (Mark.PROTECTED,),
    Symbol.MISSING: (Mark.NOT_STATED,),
    Symbol.NOT_APPLICABLE: (Mark.NOT_APPLICABLE,),
}


def number(value: Number, texts: Texts) -> str:
    """Return a number as it is written: "1 399", "7,5"."""
    return texts.number(value)


def cell(shown: Cell, texts: Texts, *, marks: tuple[Mark, ...] = (), note: str = "") -> figure.Cell:
    """Return a cell of a publication as a cell of a figure; what is rounded to nothing is "0", not a true zero."""
    if shown.value is None:
        return absent(shown.symbol or Symbol.MISSING, note)
    text = Symbol.ZERO.value if shown.symbol is Symbol.ZERO else number(shown.value, texts)
    return figure.Cell(text, float(shown.value), marks=marks, note=note)


def absent(symbol: Symbol, note: str = "") -> figure.Cell:
    """Return the cell that stands where there is no number."""
    return figure.Cell(symbol.value, marks=_MARKS[symbol], note=note)


def percent(share: Decimal, texts: Texts) -> str:
    """Return whole per cent, as `Table.share` gives them: "45 %"."""
    return texts.percent(share / 100)


def part(value: Number, whole: Number, texts: Texts) -> str:
    """Return a part of a whole: as whole per cent, or "7 of 13" where the whole is below twenty."""
    if whole < SHARE_BASE:
        return texts.gettext("{n} of {of}", n=number(value, texts), of=number(whole, texts))
    return percent((Decimal(100) * value / whole).quantize(Decimal(1)), texts)
