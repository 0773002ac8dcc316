"""The summary on the terminal says what is shown, what waits and what to do next, periods that follow as one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from publications import bare, invented, lone

from kartblad.core.publication.edition import LeftOut, Publication, Why
from kartblad.core.words import Words
from kartblad.i18n import Texts
from kartblad.publishing.making import Made
from kartblad.publishing.summary import summary

TEXTS = Texts("sv")
NORTH = Words("Enhet Norr", "Unit North")


def said(publication: Publication, folder: str = "ut") -> list[str]:
    """Return the lines."""
    return list(summary(Made(publication, (), None), Path(folder), Path("ut-logg.csv"), TEXTS))


def of_zones(*left_out: LeftOut) -> list[str]:
    """Return what is said of what is left out of the zones."""
    zones = replace(lone().datasets[0], left_out=left_out)
    return [line.strip() for line in said(replace(lone(), datasets=(zones,))) if line.startswith("  ")]


@pytest.mark.parametrize(
    ("left_out", "lines"),
    [
        (
            [LeftOut(f"2026-0{month}", Why.FEW, NORTH) for month in (3, 1, 2)],
            ["Enhet Norr är inte med i januari 2026 till och med mars 2026: för få."],
        ),
        (
            [LeftOut("2025-12", Why.FEW, NORTH), LeftOut("2026-02", Why.FEW, NORTH)],
            ["Enhet Norr är inte med i december 2025: för få.", "Enhet Norr är inte med i februari 2026: för få."],
        ),
        (
            [LeftOut("2026-01", Why.FEW, NORTH), LeftOut("2026-02", Why.OPEN)],
            ["Enhet Norr är inte med i januari 2026: för få.", "Februari 2026 visas inte: perioden är inte slut."],
        ),
        ([], []),
    ],
)
def test_what_is_left_out_for_one_reason_is_one_line_while_period_follows_on_period(
    left_out: list[LeftOut], lines: list[str]
) -> None:
    assert of_zones(*left_out) == lines


def test_what_is_made_up_is_said_to_be_and_only_then() -> None:
    line = "I den finns påhittade uppgifter, och det står överallt."
    real = replace(invented(), datasets=())
    assert (line in said(invented()), line in said(real)) == (True, False)


def test_where_nothing_can_be_shown_it_says_so_and_still_what_to_do_next() -> None:
    line = "Ännu går inget att visa. Sidorna säger varför."
    assert (line in said(bare()), line in said(lone())) == (True, False)
    assert said(bare(), "mina chefer")[-2:] == [
        f"Läs själv först: {Path('mina chefer', 'index.html')}",
        'Nästa steg: kartblad serve --pages chef --published "mina chefer"',
    ]
