"""Tiers and plan: the two lists are never mixed, and what lacks a frequency is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from participation_views import PLAN_TIERS, START, figure, shown, table

from kartblad.apps.participation.selection import Section, View
from kartblad.charts.figure import Mark
from kartblad.ui.blocks import Status

TRAININGS = table("planned_trainings")
NEEDS = table("competence_needs")


def view(tier: str) -> View:
    return replace(START, section=Section.PLAN, tier=tier)


def test_where_the_lists_disagree() -> None:
    drawn = figure(view("plan_0_2"), "tiers")
    assert {row.label: [cell.text for cell in row.cells] for row in drawn.rows} == {
        "1 år": ["0–2 år", "0–2 år, introduktion"],
        "2 år": ["0–2 år och 2–5 år", "0–2 år, introduktion"],
        "2,5 år": ["2–5 år", "ingen nivå"],
        "3 år": ["2–5 år", "3–5 år, fördjupning"],
        "4 år": ["2–5 år", "3–5 år, fördjupning"],
        "5 år": ["2–5 år", "3–5 år, fördjupning"],
        "6 år": ["mer än 5 år", "mer än 5 år, fördjupning"],
    }
    marked = [row.label for row in drawn.rows if any(Mark.UNCERTAIN in cell.marks for cell in row.cells)]
    assert marked == ["2 år", "2,5 år"]
    assert drawn.finding == "Listorna skiljer sig vid 2 och 2,5 år"


@pytest.mark.parametrize("tier", PLAN_TIERS)
def test_trainings_are_those_of_the_tier(tier: str) -> None:
    drawn = figure(view(tier), "plan")
    sources = [row for row in TRAININGS if row["tier"] == tier]
    assert [row.label for row in drawn.rows] == [source["name_sv"] for source in sources]
    for row, source in zip(drawn.rows, sources, strict=True):
        times, frequency, printed = row.cells
        low, high = source["years_between_low"], source["years_between_high"]
        ends = (round(1 / float(high), 2), round(1 / float(low), 2)) if low else (None, None)
        assert (times.value if ends[0] == ends[1] else None) == times.value
        assert ((times.value,) * 2 if times.value is not None else (times.low, times.high)) == ends
        assert printed.text == (f"”{source['frequency_raw']}”" if source["frequency_raw"] else "inte känt")
        assert (frequency.text == "inte känt") is (source["frequency"] == "not_stated")


@pytest.mark.parametrize("tier", PLAN_TIERS)
def test_the_finding_is_true(tier: str) -> None:
    sources = [row for row in TRAININGS if row["tier"] == tier]
    silent = [row["name_sv"] for row in sources if row["frequency"] == "not_stated"]
    drawn = figure(view(tier), "plan")
    lacking = f"{len(silent)} av {len(sources)} utbildningar saknar frekvens"
    assert drawn.finding == (lacking if silent else f"Planen säger hur ofta för alla {len(sources)}")
    assert all(name in drawn.sentence for name in silent)


@pytest.mark.parametrize("tier", PLAN_TIERS)
def test_needs_are_local_or_common(tier: str) -> None:
    drawn = figure(view(tier), "needs")
    words = {"local": "På arbetsplatsen", "common": "Tillsammans i Fyrbodal"}
    own = [(row["name_sv"], words[row["kind"]]) for row in NEEDS if row["tier"] == tier]
    assert [(row.label, row.cells[0].text) for row in drawn.rows] == own
    local = sum(where == words["local"] for _name, where in own)
    assert drawn.finding == f"{local} av {len(own)} behov möts på arbetsplatsen"


@pytest.mark.parametrize(
    ("tier", "sentence"),
    [
        ("plan_0_2", "3 till saknar fast rytm."),
        ("plan_over_5", "Frekvens saknas: Mentorsutbildning. 1 till saknar fast rytm."),
    ],
)
def test_what_lacks_a_frequency_is_named(tier: str, sentence: str) -> None:
    assert figure(view(tier), "plan").sentence == sentence


def test_status() -> None:
    (status,) = [block for block in shown(view("plan_over_5")).blocks if isinstance(block, Status)]
    assert status.text == "Visar 4 av 29 planerade utbildningar."
