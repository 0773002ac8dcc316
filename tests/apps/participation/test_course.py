"""One course: facts, parts, what two documents say of it and how it was received, unknown where nothing is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from participation_views import START, STATS, figure, figures, shown, table

from kartblad.apps.participation.selection import Section, View
from kartblad.charts.figure import Mark
from kartblad.ui.blocks import Facts, Notice, Status

GROUPS = {row["key"]: row for row in table("course_groups")}
COURSES = table("courses")


def view(course: str) -> View:
    return replace(START, section=Section.COURSE, course=course)


def facts(course: str) -> dict[str, str]:
    (block,) = [block for block in shown(view(course)).blocks if isinstance(block, Facts)]
    return dict(block.facts)


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        (
            "trauma",
            [
                "genomförd, med eget antal",
                "grund: 4 dagar; fortsättning: 3 dagar",
                "12 av 14 kommuner",
                "ja",
                "inte känt",
                "inte planerad",
            ],
        ),
        (
            "supervision",
            ["genomförd, med eget antal", "10 × 3 timmar", "11 av 14 kommuner", "ja", "inte känt", "planerad"],
        ),
        (
            "ekb",
            ["med i summan, men antalet stod i en bild som saknas"] + ["inte känt"] * 5,
        ),
        (
            "tmo",
            ["nämnd i rapporten, utanför summan", "inte känt", "2 av 14 kommuner", "inte känt", "2016", "inte känt"],
        ),
    ],
)
def test_facts(course: str, expected: list[str]) -> None:
    assert list(facts(course).values()) == expected


@pytest.mark.parametrize("course", GROUPS)
def test_numbers_are_those_of_the_table(course: str) -> None:
    drawn = figure(view(course), "parts")
    rows = [row for row in COURSES if row["group"] == course]
    assert [row.key for row in drawn.rows] == [row["key"] for row in rows]
    for row, source in zip(drawn.rows, rows, strict=True):
        heads, occasions, per_occasion = (cell.value for cell in row.cells[:3])
        assert heads == (float(source["participations"]) if source["participations"] else None)
        assert occasions == (float(source["occasions"]) if source["occasions"] else None)
        assert per_occasion == (heads / occasions if heads and occasions else None)


@pytest.mark.parametrize(
    ("course", "part", "texts"),
    [
        ("supervision", "supervision", ["93", "12", "7,8", "2\N{NO-BREAK SPACE}790 timmar"]),
        ("trauma", "trauma_basic", ["137", "inte känt", "inte känt", "548 persondagar"]),
        ("attachment", "attachment_followup_day", ["16 anmälda", "0", "inte känt", "inte känt"]),
        ("ekb", "ekb", ["saknas", "inte känt", "inte känt", "inte känt"]),
    ],
)
def test_parts(course: str, part: str, texts: list[str]) -> None:
    (row,) = [row for row in figure(view(course), "parts").rows if row.key == part]
    assert [cell.text for cell in row.cells] == texts


@pytest.mark.parametrize(
    ("course", "findings"),
    [
        (
            "introduction",
            [
                "Introduktionskurs: 76 deltagartillfällen",
                "Introduktionskurs: dokumenten säger inte emot varandra",
                "Introduktionskurs: vad arbetsledarna säger",
            ],
        ),
        ("bbic", ["BBiC: 121 deltagartillfällen", "BBiC: dokumenten säger olika", "BBiC: vad arbetsledarna säger"]),
        (
            "attachment",
            [
                "Anknytning och omsorgssvikt: 119 deltagartillfällen hittills",
                "Anknytning och omsorgssvikt: dokumenten säger inte emot varandra",
                "Anknytning och omsorgssvikt: vad arbetsledarna säger",
            ],
        ),
        (
            "lupic",
            ["LUPIC: inget antal är känt", "LUPIC: bara ett dokument säger något", "LUPIC: inga synpunkter är kända"],
        ),
        ("tmo", ["TMO: inget antal är känt", "TMO: inget sägs om framtiden", "TMO: inga synpunkter är kända"]),
    ],
)
def test_findings(course: str, findings: list[str]) -> None:
    assert [drawn.finding for drawn in figures(shown(view(course))).values()] == findings


@pytest.mark.parametrize("course", GROUPS)
def test_documents_and_views_are_those_of_the_table(course: str) -> None:
    silent, source = "inte känt", GROUPS[course]
    status, views = figure(view(course), "status-in-documents"), figure(view(course), "views")
    assert [row.cells[0].text for row in status.rows] == [source["followup_sv"] or silent, source["plan_sv"] or silent]
    assert [row.cells[0].text for row in views.rows] == [source["valued_sv"] or silent, source["divided_sv"] or silent]
    marks = [Mark.NOT_STATED in row.cells[0].marks for row in (*status.rows, *views.rows)]
    assert marks == [not source[name] for name in ("followup_sv", "plan_sv", "valued_sv", "divided_sv")]


@pytest.mark.parametrize("course", GROUPS)
def test_a_conflict_is_pointed_out(course: str) -> None:
    notices = [block.text for block in shown(view(course)).blocks if isinstance(block, Notice)]
    conflict = GROUPS[course]["conflict_sv"]
    assert notices == ([conflict] if conflict else [])
    assert ("säger olika" in figure(view(course), "status-in-documents").finding) is bool(conflict)


def test_status_and_planned_part() -> None:
    (status,) = [block for block in shown(view("attachment")).blocks if isinstance(block, Status)]
    assert status.text == "Visar Anknytning och omsorgssvikt: 2 delar."
    sentence = figure(view("attachment"), "parts").sentence
    assert sentence.endswith("fördjupningsdag var planerad när rapporten skrevs, med 16 anmälda.")


def test_every_heading_can_be_chosen() -> None:
    assert len(STATS.course_groups) == len(GROUPS) == 13
