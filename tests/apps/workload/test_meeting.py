"""What the workplace meeting sees: nobody, nothing small, the same on the big screen and in every file."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from playwright.sync_api import Page
from workload_desks import SETTINGS, TEXTS, USUAL, html, keys, office, screen, unit_desk, use

from kartblad.apps.workload.desk import Desk, Section
from kartblad.apps.workload.meeting import hall
from kartblad.apps.workload.meeting_figures import zones
from kartblad.apps.workload.meeting_months import strip, waiting
from kartblad.apps.workload.unit_seen import seen
from kartblad.charts.export import figure_svg
from kartblad.charts.figure import Figure, Mark
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.picture import backlog
from kartblad.records.exports import excel_csv, open_csv, xlsx
from kartblad.ui.blocks import STAGE, Action, FigureBlock, Notice, Plain, Prose, every

HERE = office()
ZONES = tuple(zone.id for zone in USUAL.zones)
POINTS = dict(zip(ZONES, (60, 150, 171, 186, 210), strict=True))


def worker(name: str, zone: str, day: str, *, new: bool = False, waits: int = 0) -> Measurement:
    """Return a measurement that lies in a zone."""
    points = POINTS[zone] * 120 // 150 if new else POINTS[zone]
    held = (Count("yttrande", round(points / 3)), *(Count(kind, waits) for kind in backlog(USUAL)))
    about = {"years": Decimal("0.5") if new else Decimal(6), "counts": held, "weights": USUAL.ref}
    return Measurement(f"{name}-{day}", day, f"kod-{name}", **about)


def desk(*months: tuple[int, ...], new: int = 0, waits: int = 0, smallest: int = 5) -> Desk:
    """Return the meeting's place with so many workers in each zone, month by month up to November."""
    measured = [
        worker(f"{zone}{place}", zone, f"2026-{12 - len(months) + order:02}-15", new=place < new, waits=waits)
        for order, numbers in enumerate(months)
        for zone, number in zip(ZONES, numbers, strict=True)
        for place in range(number)
    ]
    changes = {"measurements": tuple(measured), "invented": False, "name": "Norr", "smallest": smallest}
    return unit_desk(Section.MEETING, **changes)


def figures(at: Desk) -> list[Figure]:
    """Return the figures on screen."""
    return [block.figure for block in screen(at).blocks if isinstance(block, FigureBlock)]


def shown_hall(at: Desk):
    """Return what may be shown."""
    found = seen(at, HERE)
    assert found is not None
    return hall(found)


def numbers(figure: Figure) -> list[float]:
    """Return every number that a figure holds, its scales included."""
    cells = [cell for row in figure.rows for cell in row.cells]
    held = [n for cell in cells for n in (cell.value, cell.low, cell.high) if n is not None]
    return held + [column.scale_max for column in figure.columns if column.scale_max is not None]


def test_zones_are_counted_together_and_named_so() -> None:
    made = zones(shown_hall(desk((3, 4, 3, 2, 2))))
    assert made is not None
    assert made.finding == "7 av 14 ligger i gul, orange eller röd"
    assert [(row.label, row.cells[0].text) for row in made.rows] == [
        ("Blå och grön", "7"),
        ("Gul, orange och röd", "7"),
    ]
    assert [row.cells[1].text.replace("\N{NO-BREAK SPACE}", " ") for row in made.rows] == [
        "under 110 % (illustrativt)",
        "110 % eller mer (illustrativt)",
    ]
    assert made.sentence == "Lika många ligger till och med grön som över."


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        ((5, 5, 5, 5, 5), "Medianen ligger i gul."),
        ((9, 0, 5, 0, 0), "Medianen ligger i blå eller grön."),
        ((5, 5, 0, 5, 5), "Lika många ligger till och med grön som över."),
    ],
)
def test_the_median_is_told_by_its_group_alone(held: tuple[int, ...], sentence: str) -> None:
    made = zones(shown_hall(desk(held)))
    assert made is not None
    assert made.sentence == sentence


def test_months_are_merged_alike_and_a_month_that_cannot_be_is_left_out_with_a_sentence() -> None:
    made = strip(shown_hall(desk((5, 5, 5, 5, 5), (9, 2, 1, 1, 1), (3, 4, 3, 2, 2))))
    assert made is not None
    assert [[row.label, *(cell.text for cell in row.cells)] for row in made.rows] == [
        ["september 2026", "10", "15"],
        ["oktober 2026", "..", ".."],
        ["november 2026", "7", "7"],
    ]
    assert made.rows[1].cells[0].marks == (Mark.PROTECTED,)
    assert made.finding == "Gul, orange eller röd: 15 i september, 7 i november"
    assert made.notes[0].startswith("Månader med .. är utelämnade: någon grupp skulle bli mindre än 5")


def test_nothing_is_compared_over_a_change_of_weights() -> None:
    held = shown_hall(desk((5, 5, 5, 5, 5), (3, 4, 3, 2, 2), (3, 4, 3, 1, 3)))
    assert strip(held).finding == "Gul, orange eller röd: 15 i september, 7 i november"
    for place, finding in ((1, ": 7 i oktober, 7 i november"), (2, ": 7 medarbetare, november")):
        months = tuple(replace(each, breaks="andra vikter" * (at == place)) for at, each in enumerate(held.months))
        assert strip(replace(held, months=months)).finding.endswith(finding)


def test_all_months_shown_needs_no_such_sentence() -> None:
    made = strip(shown_hall(desk((3, 4, 3, 2, 2), (3, 4, 3, 2, 2))))
    assert made is not None
    assert made.notes == ()
    assert strip(shown_hall(desk((3, 4, 3, 2, 2)))) is None


def test_what_cannot_be_shown_is_said_with_the_reason() -> None:
    at = desk((3, 4, 2, 1, 1))
    assert figures(at) == []
    (said,) = [block.text for block in screen(at).blocks if isinstance(block, Notice)]
    assert "mindre än 5" in said
    assert [block.key for block in screen(at).blocks if isinstance(block, Prose)][-1] == "meeting-questions"


def test_a_unit_may_ask_for_larger_groups() -> None:
    assert figures(desk((3, 4, 3, 2, 2), smallest=8)) == []
    assert "inget tal under 8" in html(desk((9, 0, 0, 0, 9), smallest=8))
    assert "inget tal under 5" in html(desk((9, 0, 0, 0, 9), smallest=1))


def test_what_waits_is_shown_where_enough_have_any() -> None:
    made = waiting(shown_hall(desk((3, 4, 3, 2, 2), waits=2)))
    assert made is not None
    assert made.finding == "Utredningar som inte har påbörjats: 28 i november"
    assert waiting(shown_hall(desk((3, 4, 3, 2, 2)))) is None
    assert waiting(shown_hall(desk((1, 1, 1, 1, 0), waits=9))) is None


def test_newcomers_are_a_table_where_all_its_numbers_are_large() -> None:
    tables = [block for block in screen(desk((12, 0, 12, 0, 0), new=6)).blocks if isinstance(block, Plain)]
    assert [table.rows for table in tables] == [(("Blå och grön", "6", "6"), ("Gul, orange och röd", "6", "6"))]
    assert [block for block in screen(desk((12, 0, 12, 0, 0), new=4)).blocks if isinstance(block, Plain)] == []


def test_three_questions_and_what_the_numbers_mean() -> None:
    prose = {block.key: block for block in screen(desk((3, 4, 3, 2, 2))).blocks if isinstance(block, Prose)}
    questions = prose["meeting-questions"].items
    assert len(questions) == 3
    assert all(question.endswith("?") for question in questions)
    assert len(prose["meeting-meaning"].items) == 3


def test_the_big_screen_shows_nothing_else_and_leads_back() -> None:
    at = desk((3, 4, 3, 2, 2))
    on = use(at, ("stage", True))
    assert screen(on, HERE).look == STAGE
    assert not {"undo", "leave", "section", "month"} & keys(on)
    assert [block.label for block in every(screen(on).blocks) if isinstance(block, Action)] == ["Tillbaka"]
    assert use(on, ("stage", True)) == at
    assert figures(on) == figures(at)


def test_the_big_screen_says_when_a_unit_is_made_up() -> None:
    made_up = replace(unit_desk(Section.MEETING), stage=True)
    assert "Enheten är påhittad." in html(made_up)
    assert "påhittad" not in html(replace(desk((3, 4, 3, 2, 2)), stage=True))


def test_nothing_measured_is_a_sentence_also_on_the_big_screen() -> None:
    for stage in (False, True):
        at = replace(desk(), stage=stage)
        assert "Ingenting är mätt än" in html(at)
        assert ("stage" in keys(at)) is stage


@pytest.mark.parametrize("stage", [False, True])
def test_no_code_note_or_load_of_anybody_is_in_the_markup(stage: bool) -> None:
    at = replace(unit_desk(Section.MEETING), stage=stage)
    markup = html(at)
    persons = {each.person for each in at.unit.measurements}
    assert [code for code in persons if code in markup] == []
    found = seen(at, HERE)
    assert found is not None
    loads = {TEXTS.percent(float(load), 1) for picture in found.pictures for load in picture.loads}
    assert [load for load in loads if load in markup] == []
    said = [each.talk.said for each in at.unit.measurements if each.talk and each.talk.said]
    assert said
    assert [text for text in said if text in markup] == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 8), min_size=5, max_size=5).map(tuple), min_size=1, max_size=3),
    st.integers(0, 6),
    st.integers(0, 3),
)
def test_no_figure_and_no_table_holds_a_small_number(held: list[tuple[int, ...]], new: int, waits: int) -> None:
    at = desk(*held, new=new, waits=waits)
    if not at.unit.measurements:
        return
    shown = screen(at).blocks
    assert [n for block in shown if isinstance(block, FigureBlock) for n in numbers(block.figure) if n < 5] == []
    cells = [cell for block in shown if isinstance(block, Plain) for row in block.rows for cell in row[1:]]
    assert [cell for cell in cells if int(cell) < 5] == []
    for figure in (block.figure for block in shown if isinstance(block, FigureBlock)):
        months = re.sub(r"\b\w+ 20\d\d\b", "", f"{figure.finding} {figure.sentence}")
        assert [n for n in map(int, re.findall(r"\d+", months)) if n < 5] == []


def test_files_hold_the_protected_numbers_only() -> None:
    at = unit_desk(Section.MEETING)
    persons = {each.person for each in at.unit.measurements}
    for figure in figures(at):
        sheets = load_workbook(io.BytesIO(xlsx(figure, TEXTS))).worksheets
        cells = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row]
        written = [
            open_csv(figure).decode(),
            excel_csv(figure, TEXTS).decode("utf-8-sig"),
            figure_svg(figure, TEXTS).decode(),
        ]
        assert [code for code in persons if any(code in text for text in (*written, *cells))] == []
        values = [row.split(",") for row in written[0].splitlines()]
        place = values[0].index("value")
        assert [row[place] for row in values[1:] if row[place] and float(row[place]) < 5] == []


SMALLEST_LETTERS = """() => Math.min(...[...document.querySelectorAll('.kb-screen *')]
  .filter(e => e.checkVisibility() && !e.closest('.kb-visually-hidden'))
  .filter(e => [...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim()))
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_a_room_reads_every_letter_of_the_big_screen(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    stage = html(replace(unit_desk(Section.MEETING), stage=True))
    page.set_content(f"<!DOCTYPE html><html lang='sv'><title>x</title><body class='kb-page'>{stage}</body></html>")
    for name in ("tokens.css", "kartblad.css"):
        page.add_style_tag(path=SETTINGS.static / name)
    assert page.evaluate(SMALLEST_LETTERS) >= 28
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not page.locator(".kb-figure-actions").first.is_visible()
