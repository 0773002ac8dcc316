"""The periods: what is lost is shown as lost, and what is derived stands as derived."""

from __future__ import annotations

from dataclasses import replace

from participation_views import START, STATS, TEXTS, figure, shown

from kartblad.apps.participation.periods import bounds_figure, periods_figure
from kartblad.apps.participation.selection import Section
from kartblad.charts.figure import Kind, Mark
from kartblad.core.provenance import Standing
from kartblad.ui.blocks import Notice, Prose, Status

VIEW = replace(START, section=Section.PERIODS)


def test_periods_are_lost_pooled_and_preliminary() -> None:
    drawn = figure(VIEW, "periods")
    rows = {row.label: ([cell.text for cell in row.cells], row.marks, row.cells[1].value) for row in drawn.rows}
    assert rows == {
        "2014/2015": (["2 år", "saknas"], (Mark.POOLED,), None),
        "2016": (["1 år", "saknas"], (), None),
        "2017": (["1 år", "saknas"], (Mark.PRELIMINARY,), None),
        "Alla perioder": (["4 år", "1\N{NO-BREAK SPACE}399"], (), 1399),
    }
    assert [row.cells[1].marks for row in drawn.rows[:3]] == [(Mark.LOST,)] * 3
    assert {row.cells[1].note for row in drawn.rows[:3]} == {"stod i Diagram 1"}
    assert drawn.finding == "Bara summan är känd: 1\N{NO-BREAK SPACE}399 på tre perioder"


def test_a_number_that_was_found_again_is_shown() -> None:
    periods = tuple(replace(p, participations=600) if p.key == "2016" else p for p in STATS.periods)
    cell = periods_figure(replace(STATS, periods=periods), TEXTS).rows[1].cells[1]
    assert (cell.text, cell.value, cell.marks) == ("600", 600, ())


def test_bounds_are_an_exercise_and_never_an_axis_of_time() -> None:
    drawn = figure(VIEW, "period-bounds")
    found = {(row.group, row.label): (row.cells[0].low, row.cells[0].high) for row in drawn.rows}
    largest, mean = dict.fromkeys(row.group for row in drawn.rows)
    assert found[(largest, "2016")] == (560, 999)
    assert found[(mean, "2016")] == (400, 999)
    assert len(found) == 6
    assert drawn.kind is Kind.INTERVALS
    assert drawn.passport.standing is Standing.DERIVED
    assert all(Mark.DERIVED in row.cells[0].marks and row.cells[0].value is None for row in drawn.rows)
    assert drawn.finding == "2016: 560–999 deltagartillfällen, om perioden är störst"
    assert "minst 40\N{NO-BREAK SPACE}% är vårt antagande" in drawn.sentence


def test_bounds_follow_the_assumption() -> None:
    facts = tuple(replace(f, low=f.high) if f.key == "ratio_2017_to_2016" else f for f in STATS.facts)
    drawn = bounds_figure(replace(STATS, facts=facts), TEXTS)
    assert drawn.finding == "2016: 560–932 deltagartillfällen, om perioden är störst"


def test_the_exercise_is_announced_before_its_figures() -> None:
    blocks = shown(VIEW).blocks
    keys = [block.key for block in blocks]
    (notice,) = [block for block in blocks if isinstance(block, Notice)]
    assert keys.index("periods") < keys.index(notice.key) < keys.index("period-bounds") < keys.index("persons")
    assert "räkneexempel" in notice.text


def test_persons() -> None:
    drawn = figure(VIEW, "persons")
    assert [(row.cells[0].low, row.cells[0].high) for row in drawn.rows] == [(137, 1399), (137, 1272)]
    assert drawn.finding.replace("\N{NO-BREAK SPACE}", " ") == "Minst 137 och högst 1 399 olika personer"


def test_what_the_report_says_in_words() -> None:
    (prose,) = [block for block in shown(VIEW).blocks if isinstance(block, Prose)]
    assert "Undantag från minskningen 2017: LVU, fortsättning och BBiC." in prose.items
    names = "Yrkeshandledning, Förhållningssätt vid trauma, Familjeterapi och BBiC"
    assert f"Getts i alla perioder: {names}." in prose.items


def test_status() -> None:
    (status,) = [block for block in shown(VIEW).blocks if isinstance(block, Status)]
    assert status.text == "Visar 3 perioder. Inget av deras antal är känt."
