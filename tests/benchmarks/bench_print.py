"""How long it takes until a sheet is a PDF, each time with a map that was not printed before."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from full_maps import CASES, full_map
from ledger import Ledger, Line, Sample
from workload_desks import office, unit_desk, use

from kartblad.apps.workload import paper
from kartblad.apps.workload.desk import Section
from kartblad.apps.workload.subject import subject
from kartblad.core.mapping.map import Map
from kartblad.i18n import Texts
from kartblad.print.dialogue import Action, Dialogue, dialogue_pdf
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


def talk(*, long: bool) -> Dialogue:
    """Return the page of the talk about the worker with most to do, or one that is too full for a page."""
    desk, here = use(unit_desk(Section.TALK), ("person", "påhittad-06")), office()
    about = subject(desk, here)
    assert about is not None
    page = paper.dialogue(desk, about, here)
    full = (Action("Omfördela", "Ord och åter ord om vad som görs " * 4, "ledare-1", "2026-11-30"),) * 8
    return replace(page, said="Det vi såg, med många ord. " * 22, agreed=full) if long else page


@pytest.mark.parametrize("long", [False, True], ids=["som vanligt", "överfull"])
def test_the_talk(ledger: Ledger, rounds: range, long: bool) -> None:
    page, took = talk(long=long), []
    dialogue_pdf(page, TEXTS)
    for at in rounds:
        start = time.perf_counter()
        dialogue_pdf(replace(page, said=f"{page.said} Gång {at}.", month=f"november {2026 + at}"), TEXTS)
        took.append(1000 * (time.perf_counter() - start))
    name = f"samtalet om arbetstyngd på en sida, {'överfull' if long else 'som vanligt'}"
    line = Line(name, Sample(tuple(took)), at_most=150.0)
    ledger.add(line)
    assert line.verdict == "ja"
