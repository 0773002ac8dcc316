"""The papers on data protection and accessibility say what the workbook does, and nothing that is not there."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from kartblad import settings
from kartblad.catalogue.legal import legal_texts
from kartblad.core.disclosure import LEAST, SHARE_BASE
from kartblad.core.elements import Elements
from kartblad.i18n import Texts
from kartblad.records.element_counts import NAME
from kartblad.records.legal_page import PAGE, renewed

DOCS = settings.CHECKOUT / "docs"
HERE = settings.load({})
PROTECTION = PAGE.read_text(encoding="utf-8")
STATEMENT = (DOCS / "tillganglighet.md").read_text(encoding="utf-8")


def flat(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def test_the_legal_texts_stand_in_the_page_as_in_the_file() -> None:
    assert renewed(PROTECTION, HERE.data, Texts("sv")) == PROTECTION, "run python -m kartblad.records.legal_page"


def test_every_legal_text_says_when_it_was_checked_or_that_it_was_not() -> None:
    texts = legal_texts(HERE.data)
    checked = [text.checked for text in texts.values() if text.checked]
    assert PROTECTION.count("*Inte kontrollerad mot gällande text.*") == len(texts) - len(checked)
    assert PROTECTION.count("*Kontrollerad ") == len(checked)


def test_a_day_of_checking_is_written_out(tmp_path: Path) -> None:
    text = (HERE.data / "legal_texts.yaml").read_text(encoding="utf-8")
    (tmp_path / "legal_texts.yaml").write_text(
        text.replace('checked: ""', "checked: '2026-03-02'", 1), encoding="utf-8"
    )
    assert renewed(PROTECTION, tmp_path, Texts("sv")).count("*Kontrollerad 2 mars 2026.*") == 1


def test_every_class_of_data_is_in_the_table() -> None:
    classes = set(re.findall(r"^\| `([a-z]+)` \|", PROTECTION, re.MULTILINE))
    assert classes == {name for text in legal_texts(HERE.data).values() for name in text.concerns}


@pytest.mark.parametrize(
    ("said", "true"),
    [
        (f"{HERE.journal_hours:g} timmar efter senaste ändringen", "KARTBLAD_JOURNAL_HOURS"),
        (f"{HERE.workload_months} månader", "KARTBLAD_WORKLOAD_MONTHS"),
        (f"k = {LEAST}", "höjas, aldrig sänkas"),
        (f"minst {'tjugo' if SHARE_BASE == 20 else SHARE_BASE}", "Andelar"),
        (f"statistics/{NAME}", "klartext"),
        (f"ja eller nej för {'sex' if len(fields(Elements)) == 6 else '?'} delar", "ingen dag"),
    ],
)
def test_times_and_limits_are_those_of_the_workbook(said: str, true: str) -> None:
    assert said in flat(PROTECTION)
    assert true in flat(PROTECTION)


@pytest.mark.parametrize("folder", ["journals", "walls", "workload"])
def test_the_folders_are_called_so(folder: str) -> None:
    assert getattr(HERE, folder).name == folder
    assert f"`{folder}`" in PROTECTION


@pytest.mark.parametrize("page", [PROTECTION, STATEMENT])
def test_every_file_that_a_paper_names_is_there(page: str) -> None:
    named = re.findall(r"\]\(([\w/.-]+\.md)\)", page)
    tests = re.findall(r"`((?:tests|data)/[\w/.]+)`", page)
    assert [path for path in named if not (DOCS / path).is_file()] == []
    assert [path for path in tests if not (settings.CHECKOUT / path).exists()] == []


@pytest.mark.parametrize(
    "part",
    [
        "delvis förenlig",
        "digg.se/tdosanmalan",
        "Kontakta *[",
        "Bedömningen gjordes den",
        "uppdaterades senast den",
        "Oskäligt betungande",
        "inte omfattas",
        "Hur vi testade",
        "2018:1937",
    ],
)
def test_the_statement_has_the_parts_that_the_law_asks_for(part: str) -> None:
    assert part in STATEMENT


def test_every_deviation_names_whom_it_hits_and_what_to_do_instead() -> None:
    table = STATEMENT.partition("### Brister vi känner till")[2].partition("\n###")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")][2:]
    assert rows
    assert [row for row in rows if len(row) != 4 or not all(cell.strip() for cell in row)] == []
