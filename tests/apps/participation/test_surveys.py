"""The surveys: rounds are kept apart, a margin is drawn only where one is stated, and ranks have no shares."""

from __future__ import annotations

from dataclasses import replace

import pytest
from participation_views import START, STATS, TEXTS, figure, figures, shown, table

from kartblad.apps.participation.selection import Section
from kartblad.apps.participation.surveys import areas_figure, round_figure
from kartblad.charts.figure import Mark
from kartblad.ui.blocks import Prose, Status

VIEW = replace(START, section=Section.SURVEYS)
FINDINGS = table("survey_findings")
ROUNDS = {row["key"]: row for row in table("survey_rounds")}


@pytest.mark.parametrize("key", ROUNDS)
def test_a_figure_holds_its_own_round_only(key: str) -> None:
    drawn = figure(VIEW, f"survey-{key}")
    sources = {row["key"]: row for row in FINDINGS if row["round"] == key}
    assert [row.key for row in drawn.rows] == list(sources)
    margin = ROUNDS[key]["margin_high"]
    for row in drawn.rows:
        cell, percent = row.cells[0], sources[row.key]["percent"]
        assert cell.value == (float(percent) if percent else None)
        ends = (float(percent) - float(margin), float(percent) + float(margin)) if percent and margin else (None, None)
        assert (cell.low, cell.high) == ends


@pytest.mark.parametrize(
    ("key", "finding", "sentence"),
    [
        (
            "2018_12",
            "December 2018: en majoritet instämmer i 2 av 4",
            "Hur många som svarade är inte känt. Felmarginalen är 2,5–4 procentenheter; strecket visar den större.",
        ),
        (
            "2019_08",
            "Augusti 2019: en majoritet instämmer i 2 av 2",
            "Över 600 svarade. Felmarginalen är inte känd.",
        ),
    ],
)
def test_size_and_margin_are_never_transferred(key: str, finding: str, sentence: str) -> None:
    drawn = figure(VIEW, f"survey-{key}")
    assert (drawn.finding, drawn.sentence) == (finding, sentence)


def test_a_majority_within_the_margin_is_none() -> None:
    """53 percent with a margin of 4 may be 49."""
    key = "experience_little_or_not_rewarded"
    findings = tuple(replace(f, percent=53) if f.key == key else f for f in STATS.survey_findings)
    (survey,) = [each for each in STATS.survey_rounds if each.key == "2018_12"]
    drawn = round_figure(survey, replace(STATS, survey_findings=findings), TEXTS)
    assert drawn.finding == "December 2018: en majoritet instämmer i 2 av 4"


def test_a_lost_share_is_said_in_words() -> None:
    drawn = figure(VIEW, "survey-2019_08")
    (row,) = [row for row in drawn.rows if row.key == "further_education_important"]
    assert (row.cells[0].text, row.cells[0].value, row.cells[0].marks) == ("nästan alla", None, (Mark.LOST,))


def test_an_answer_without_round_is_in_no_figure() -> None:
    (prose,) = [block for block in shown(VIEW).blocks if isinstance(block, Prose)]
    assert [item.partition(":")[0] for item in prose.items] == ["Gott ledarskap får socionomer att stanna"]
    rows = [row.key for drawn in figures(shown(VIEW)).values() for row in drawn.rows]
    assert "leadership_retention" not in rows


def test_areas_have_a_place_and_no_share() -> None:
    drawn = figure(VIEW, "education-areas")
    areas = sorted(table("education_areas"), key=lambda row: int(row["rank"]))
    assert [(row.label, row.cells[0].value) for row in drawn.rows] == [
        (area["name_sv"], float(area["rank"])) for area in areas
    ]
    assert len(drawn.columns) == 1
    assert drawn.finding == "Mest efterfrågat: Samtalsmetodik"


def test_areas_stand_in_order_whatever_the_tables() -> None:
    turned = replace(STATS, education_areas=STATS.education_areas[::-1])
    assert areas_figure(turned, TEXTS) == areas_figure(STATS, TEXTS)


def test_wishes_of_supervisors() -> None:
    drawn = figure(VIEW, "wishes")
    first = [row.label for row in drawn.rows if row.cells[0].text == "Satt främst"]
    assert first == ["barns utveckling och behov", "risk och skydd", "regelverk och rättslig utveckling"]
    assert drawn.finding == "Fyrbodals arbetsledare sätter 3 områden främst"
    assert len(drawn.rows) == len(table("training_wishes"))


def test_status() -> None:
    (status,) = [block for block in shown(VIEW).blocks if isinstance(block, Status)]
    assert status.text == "Visar 8 svar från 2 omgångar och 26 utbildningsområden."
