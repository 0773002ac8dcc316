"""Desks with a register on them, and what the page then shows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from participation_views import DATA, START, STATS, TEXTS, figures

from kartblad.apps.participation import state
from kartblad.apps.participation.register_choices import Look
from kartblad.apps.participation.register_desk import EMPTY, Desk, Kind, Lists, invented, received
from kartblad.apps.participation.register_held import Held
from kartblad.apps.participation.selection import Section
from kartblad.charts.figure import Figure
from kartblad.i18n import Texts
from kartblad.ui.blocks import Screen

LISTS = Lists(STATS, DATA)
REGISTER = replace(START, section=Section.REGISTER)


@cache
def invented_desk() -> Desk:
    """Return the desk with the invented register."""
    return invented(EMPTY, LISTS)


def invented_register() -> Held:
    """Return the invented register."""
    held = invented_desk().held
    assert held is not None
    return held


def csv_of(rows: list[str], head: str = "person;kommun;kurs;startdatum;dagar;erfarenhet") -> bytes:
    """Return a register as a file from Excel."""
    return "\r\n".join([head, *rows]).encode("cp1252")


def own_rows(persons: int = 8, municipality: str = "Trollhättan", course: str = "BBiC") -> list[str]:
    """Return rows of so many persons, once each."""
    return [f"k-{n:02};{municipality};{course};2016-03-14;2;0–2 år" for n in range(persons)]


def desk_of(rows: list[str]) -> Desk:
    """Return the desk after a register of these rows came in."""
    return received(EMPTY, Kind.REGISTER, "eget.csv", csv_of(rows), LISTS)


def looked(desk: Desk | None = None, texts: Texts = TEXTS, **look: Any) -> Screen:
    """Return what the page shows of a desk for some choices."""
    return state.screen(
        replace(REGISTER, own=replace(Look(), **look)), STATS, texts, invented_desk() if desk is None else desk
    )


def main_figure(desk: Desk | None = None, **look: Any) -> Figure:
    """Return the first figure."""
    return next(iter(figures(looked(desk, **look)).values()))


def cells(figure: Figure) -> dict[str, tuple[str, ...]]:
    """Return the texts of every row."""
    return {row.key: tuple(cell.text for cell in row.cells) for row in figure.rows}
