"""How long it takes until a sheet is a PDF, each time with a map that was not printed before."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from full_maps import CASES, full_map
from ledger import Ledger, Line, Sample

from kartblad.core.mapping.map import Map
from kartblad.i18n import Texts
from kartblad.print.plain import plain
from kartblad.print.sheets import Paper, family_pdf, sheet_pdf
from kartblad.print.word import word

TEXTS = Texts("sv")


def changed(whole: Map, at: int) -> Map:
    """Return a map with another question, so that nothing whole is remembered from the time before."""
    return replace(whole, session=replace(whole.session, question=f"Vad behöver barnen få veta, gång {at}?"))


def sample(rounds: range, whole: Map, paper: Paper) -> Sample:
    """Return how long a sheet takes, in milliseconds."""
    sheet_pdf(changed(whole, -1), TEXTS, paper)
    took = []
    for at in rounds:
        start = time.perf_counter()
        sheet_pdf(changed(whole, at), TEXTS, paper)
        took.append(1000 * (time.perf_counter() - start))
    return Sample(tuple(took))


@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_the_sheet(ledger: Ledger, rounds: range, paper: Paper) -> None:
    line = Line(f"kartan som PDF, {paper}", sample(rounds, CASES["vald"], paper), at_most=150.0)
    ledger.add(line)
    ledger.add(Line(f"som ovan, 60 lappar med längsta text, {paper}", sample(rounds, full_map(60, long=True), paper)))
    assert line.verdict == "ja"


def test_the_other_exports(ledger: Ledger, rounds: range) -> None:
    for name, make in {"familjens sida": family_pdf, "Word": word, "ren text": plain}.items():
        took = []
        for at in rounds:
            start = time.perf_counter()
            make(changed(CASES["vald"], at), TEXTS)
            took.append(1000 * (time.perf_counter() - start))
        ledger.add(Line(f"kartan som {name}", Sample(tuple(took))))
