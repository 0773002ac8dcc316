"""The staffing table: what is printed stands beside how it is read, and what does not add up is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from participation_views import START, figure, figures, shown, table

from kartblad.apps.participation.selection import Section, View
from kartblad.charts.figure import Kind, Mark
from kartblad.ui.blocks import Notice, Status

CELLS = table("staffing")
INDICATORS = [row["key"] for row in table("staffing_indicators")]


def view(indicator: str) -> View:
    return replace(START, section=Section.STAFFING, indicator=indicator)


def number(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.parametrize("indicator", INDICATORS)
def test_raw_text_and_readings_are_those_of_the_table(indicator: str) -> None:
    drawn = figure(view(indicator), "staffing")
    sources = [row for row in CELLS if row["indicator"] == indicator]
    assert {row.key for row in drawn.rows} == {source["column"] for source in sources}
    for source in sources:
        (row,) = [row for row in drawn.rows if row.key == source["column"]]
        read, printed = row.cells[0], row.cells[-1]
        assert printed.text == f"”{source['raw_text']}”"
        assert read.value == number(source["best"])
        ends = (number(source["low"]), number(source["high"]))
        assert (read.low, read.high) == ((None, None) if ends[0] == ends[1] == read.value else ends)
        assert (Mark.NOT_STATED in read.marks) is not any(source[name] for name in ("low", "best", "high"))


@pytest.mark.parametrize(
    ("indicator", "finding", "sentence"),
    [
        (
            "posts",
            "Tjänster i myndighetsutövning: 159,3",
            (
                "Alla kolumner tillsammans: minst 151,8, uppåt öppet. Med det som kommuner i stället återredovisat "
                "till Socialstyrelsen blir summan 163,1."
            ),
        ),
        (
            "exp_0_2",
            "0–2 år inom barn och unga: 51,5 i 15 kolumner",
            "1 kolumn ger inget enskilt tal. Alla kolumner tillsammans: mellan 52 och 52,5.",
        ),
        (
            "consultants",
            "Konsulter: 17 i 13 kolumner",
            "3 kolumner ger inget enskilt tal. Alla kolumner tillsammans: minst 13, uppåt öppet.",
        ),
        ("other_education", "Annan utbildning: 51,25", "Alla kolumner tillsammans: 51,25."),
        (
            "admin_relief",
            "9 av 14 kommuner har administrativ avlastning",
            "Omfattningen går från en liten del av en tjänst till en hel. En reception räknas inte.",
        ),
    ],
)
def test_finding_and_sentence(indicator: str, finding: str, sentence: str) -> None:
    drawn = figure(view(indicator), "staffing")
    assert (drawn.finding, drawn.sentence) == (finding, sentence)


@pytest.mark.parametrize("indicator", [key for key in INDICATORS if key != "admin_relief"])
def test_the_finding_adds_up(indicator: str) -> None:
    best = [float(row["best"]) for row in CELLS if row["indicator"] == indicator and row["best"]]
    said = figure(view(indicator), "staffing").finding.partition(": ")[2].split(" ")
    assert float(said[0].replace(",", ".")) == pytest.approx(sum(best))
    assert [int(word) for word in said[2:3]] == ([] if len(best) == 16 else [len(best)])


def test_columns_that_do_not_add_up_come_first() -> None:
    drawn = figure(view("posts"), "staffing-checks")
    failing = [row.label for row in drawn.rows if row.group == "Går inte ihop"]
    assert failing == ["Mellerud", "Strömstad", "T-hättan 1", "Vänersborg", "Uddevalla 1"]
    assert [row.label for row in drawn.rows][:5] == failing
    assert drawn.finding == "11 av 16 kolumner går ihop"
    assert drawn.kind is Kind.TABLE
    assert {row.cells[-1].text for row in drawn.rows[:5]} == {"går inte ihop"}
    assert all(row.cells[-1].note for row in drawn.rows)


@pytest.mark.parametrize(
    ("indicator", "beside"),
    [
        ("posts", ["rereported"]),
        ("socionom", ["rereported"]),
        ("exp_0_2", ["experience"]),
        ("exp_over_5", ["experience"]),
        ("vacancies", []),
        ("admin_relief", []),
    ],
)
def test_what_stands_beside(indicator: str, beside: list[str]) -> None:
    assert list(figures(shown(view(indicator)))) == ["staffing", *beside, "staffing-checks"]


def test_relief_is_said_in_words() -> None:
    drawn = figure(view("admin_relief"), "staffing")
    said = {row.key: row.cells[1].text for row in drawn.rows}
    assert (said["orust"], said["amal"], said["fargelanda"], said["mellerud"]) == ("ja", "ja", "nej", "inte känt")
    assert said["uddevalla_1"] == "något annat"


def test_small_columns_are_warned_of() -> None:
    blocks = shown(view("posts")).blocks
    assert [block.tone for block in blocks if isinstance(block, Notice)] == ["info"]
    assert [b.text for b in blocks if isinstance(b, Status)] == ["Visar 16 kolumner från 14 kommuner."]
