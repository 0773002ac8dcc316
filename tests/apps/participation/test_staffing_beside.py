"""Numbers reported otherwise, and how experience is spread."""

from __future__ import annotations

import pytest
from participation_views import STATS, TEXTS, table

from kartblad.apps.participation.staffing_beside import experience_figure, rereported_figure
from kartblad.charts.figure import Mark

REPORTED = {row["municipality"]: row for row in table("staffing_rereported")}
CELLS = table("staffing")


def test_reported_numbers_stand_beside_the_tables() -> None:
    drawn = rereported_figure(STATS, TEXTS)
    columns = {row["key"]: row["municipality"] for row in table("staffing_columns")}
    for row in drawn.rows:
        source = REPORTED[row.key]
        posts = [
            float(cell["best"]) for cell in CELLS if cell["indicator"] == "posts" and columns[cell["column"]] == row.key
        ]
        staff, socionom = float(source["staff"]), float(source["socionom"])
        assert [cell.value for cell in row.cells] == pytest.approx([staff, sum(posts), 100 * socionom / staff])
    assert {row.key for row in drawn.rows} == set(REPORTED)


def test_finding_and_shares() -> None:
    drawn = rereported_figure(STATS, TEXTS)
    differing = [row for row in REPORTED.values() if row["beside_table"] == "true"]
    assert drawn.finding == f"{len(differing)} kommuner återredovisade andra tal än tabellen"
    assert {row.label: row.cells[2].text.replace("\N{NO-BREAK SPACE}", " ") for row in drawn.rows} == {
        "Trollhättan": "70,5 %",
        "Vänersborg": "48,7 %",
        "Uddevalla": "74,1 %",
        "Bengtsfors": "62,3 %",
        "Dals-Ed": "66,7 %",
    }
    assert drawn.sentence.replace("\N{NO-BREAK SPACE}", " ") == (
        "Andelen socionomer går från 49 % i Vänersborg till 74 % i Uddevalla."
    )


def test_experience() -> None:
    drawn = experience_figure(STATS, TEXTS)
    counts = {
        key: [float(cell["best"]) for cell in CELLS if cell["indicator"] == key and cell["best"]]
        for key in ("exp_0_2", "exp_2_5", "exp_over_5")
    }
    whole = sum(map(sum, counts.values()))
    for row in drawn.rows:
        own = counts[row.key]
        assert [cell.value for cell in row.cells] == pytest.approx([100 * sum(own) / whole, sum(own), len(own)])
        assert row.cells[0].marks == (Mark.DERIVED,)
    assert drawn.finding.replace("\N{NO-BREAK SPACE}", " ") == "2–5 år inom barn och unga: 39 %"
