"""The unit's counts: one line for each session, kept as they were shown, and nothing else of the session."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kartblad.core.elements import Counted, Elements
from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records import element_counts

TEXTS = Texts("sv")
ALL = Elements(map=True, risk_goal_scale=True, child_words=False, network=True, explanation=False, plan=False)
ONE = Counted("2026-11", "standard", ALL, 12, 1, 13)
TWO = Counted("2026-12", "snabb", ALL, 3, 0, 13)


def test_what_is_kept_is_what_was_counted(tmp_path: Path) -> None:
    for each in (ONE, TWO):
        element_counts.keep(tmp_path / "nytt", each, TEXTS)
    assert element_counts.kept(tmp_path / "nytt") == (ONE, TWO)


def test_a_line_holds_a_month_a_script_and_numbers(tmp_path: Path) -> None:
    element_counts.keep(tmp_path, ONE, TEXTS)
    head, line = (tmp_path / element_counts.NAME).read_text(encoding="utf-8").splitlines()
    assert dict(zip(head.split(","), line.split(","), strict=True)) == {
        "month": "2026-11",
        "script": "standard",
        "map": "1",
        "risk_goal_scale": "1",
        "child_words": "0",
        "network": "1",
        "explanation": "0",
        "plan": "0",
        "steps_done": "12",
        "steps_skipped": "1",
        "steps": "13",
    }


def test_nothing_kept_is_no_count(tmp_path: Path) -> None:
    assert element_counts.kept(tmp_path) == ()


@pytest.mark.parametrize("torn", ["2026-1", "2026-12,snabb,1,1", "2026-12,snabb,1,1,x,1,0,0,3,0,13"])
def test_a_line_that_was_cut_short_is_left_out(tmp_path: Path, torn: str) -> None:
    element_counts.keep(tmp_path, ONE, TEXTS)
    with (tmp_path / element_counts.NAME).open("a", encoding="utf-8") as file:
        file.write(torn)
    assert element_counts.kept(tmp_path) == (ONE,)
    element_counts.keep(tmp_path, TWO, TEXTS)
    assert element_counts.kept(tmp_path) == (ONE, TWO)


@pytest.mark.skipif(sys.platform == "win32", reason="a file in the way of a folder fails otherwise there")
def test_a_folder_that_cannot_be_made_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("i vägen")
    with pytest.raises(Problem, match="kunde inte sparas"):
        element_counts.keep(tmp_path / "fil", ONE, TEXTS)
