"""Introduction in three regions: printed populations beside the whole regions', and fees that are no cost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from participation_views import START, figure, shown, table

from kartblad.apps.participation.selection import Section
from kartblad.charts.figure import Mark
from kartblad.ui.blocks import Details

VIEW = replace(START, section=Section.INTRODUCTION)
REGIONS = {row["key"]: row for row in table("introduction_regions")}


def test_course_days_and_fees() -> None:
    drawn = figure(VIEW, "introduction-courses")
    for row in drawn.rows:
        days, fee, per_day, _start = row.cells
        source = REGIONS[row.key]
        assert days.value == float(source["course_days"])
        assert fee.value == (float(source["cost_sek"]) if source["cost_sek"] else None)
        assert per_day.value == (None if fee.value is None else pytest.approx(fee.value / float(source["course_days"])))
    texts = {row.key: [cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells] for row in drawn.rows}
    assert texts == {
        "goteborg": ["9", "5 500", "611", "våren 2017"],
        "jonkoping": ["10", "3 500", "350", "hösten 2016"],
        "kalmar": ["4,5", "inte känt", "inte känt", "våren 2017"],
    }
    assert (drawn.finding, drawn.scale(2)) == ("Jönköping har flest kursdagar: 10", 700)


def test_populations_as_printed_and_as_they_should_be() -> None:
    drawn = figure(VIEW, "populations")
    rows = {
        row.key: ([cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells], row.cells[1].marks)
        for row in drawn.rows
    }
    assert rows == {
        "goteborg": (["982.360", "982 360", "0", "13"], ()),
        "jonkoping": (["333.923", "352 735", "5,3 %", "13"], (Mark.DERIVED,)),
        "kalmar": (["216.455", "242 301", "10,7 %", "12"], (Mark.DERIVED,)),
    }
    assert drawn.finding == "2 av 3 tryckta folkmängder är för låga"
    assert {row.key: row.note for row in drawn.rows} == {
        key: source["population_note_sv"] for key, source in REGIONS.items()
    }


def test_what_only_words_can_say_opens_on_demand() -> None:
    details = {block.key: block for block in shown(VIEW).blocks if isinstance(block, Details)}
    assert list(details) == [f"about-{key}" for key in REGIONS]
    assert details["about-kalmar"].items[-1] == f"Avgift: {REGIONS['kalmar']['cost_sv']}"
