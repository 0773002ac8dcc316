"""Whatever is written anywhere stays text: no screen and no drawing makes an element or a handler of it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

import pytest
import workload_desks
from full_maps import full_map
from mapping_desks import LIBRARY, TEXTS, begun, screen, use
from register_desks import desk_of, looked, own_rows
from spoiling import HOSTILE, faults, spoiled
from workload_desks import own_desk, unit_desk

from kartblad.apps.workload.desk import Section, with_unit
from kartblad.charts.screen import figure_html
from kartblad.core.mapping.map import Map
from kartblad.core.register import Dimension
from kartblad.core.session import Session
from kartblad.ui.blocks import FigureBlock, Screen
from kartblad.ui.markup import screen_html

LETTERED = re.compile(r"Kan(?:[a-z]{2}){4}q")
"""The words that `full_map` puts into every text."""


def checked(shown: Screen, *, must_show: bool = False) -> bool:
    """Draw a screen, find nothing made of a text, and return whether the hostile text stands on it."""
    html = screen_html(shown, TEXTS)
    assert faults(html) == []
    assert not must_show or "onerror=kanin(1)" in html
    return "onerror=kanin(1)" in html


def test_the_check_itself_finds_what_is_let_through() -> None:
    assert set(faults(f"<p>{HOSTILE}</p>")) >= {"img", "script", "img onerror", "b", "b style"}
    assert faults("<a href=' JavaScript:kanin(3)'>x</a>") == ["a href"]
    assert faults(f"<p>{HOSTILE.replace('<', '&lt;')}</p>") == []


def hostile_map() -> Map:
    made: Map = spoiled(full_map(8), LETTERED)
    return made


@pytest.mark.parametrize("script", LIBRARY.scripts)
def test_no_text_of_a_map_leaves_its_place_in_any_step(script: str) -> None:
    desk = begun(script)
    shown = []
    for step in LIBRARY.scripts[script].steps:
        held = use(desk, ("step", step.id)).held
        session = replace(held, map=hostile_map(), notes=HOSTILE, unsent=filled_unsent(held))
        shown.append(checked(screen(replace(desk, session=session))))
    assert sum(shown) > len(shown) / 2


def filled_unsent(held: Session) -> Any:
    """Return what is being typed, hostile in every field of a text."""
    texts = {each.name: HOSTILE for each in fields(held.unsent) if isinstance(getattr(held.unsent, each.name), str)}
    return replace(held.unsent, **texts)


@pytest.mark.parametrize("section", Section)
def test_no_text_of_a_unit_leaves_its_place_in_any_section(section: Section) -> None:
    desk = unit_desk(section, invented=False, name=HOSTILE)
    rows = tuple(
        replace(each, person=f"{HOSTILE}{at}", note=HOSTILE, unit=HOSTILE, scored_by=HOSTILE)
        for at, each in enumerate(desk.unit.measurements)
    )
    shown = with_unit(desk, replace(desk.unit, measurements=rows))
    assert checked(workload_desks.screen(shown)) is (section is not Section.WEIGHTS)  # weights name nobody


def test_no_text_of_a_workers_own_sheet_leaves_its_place() -> None:
    hostile = {"note": HOSTILE, "person": HOSTILE, "unit": HOSTILE}
    measured = workload_desks.measurement(**hostile)
    desk = own_desk(measured, draft=workload_desks.measurement(id="m2", **hostile))
    assert checked(workload_desks.screen(desk), must_show=True)


@pytest.mark.parametrize("by", [Dimension.COURSE, Dimension.MUNICIPALITY, Dimension.TIER])
def test_no_course_of_a_file_leaves_its_place(by: Dimension) -> None:
    name = HOSTILE.replace('"', "”").replace(";", ",")  # the file's own signs
    assert checked(looked(desk_of(own_rows(course=name)), by=by), must_show=True)


def test_no_text_of_a_figure_leaves_its_place() -> None:
    figure = next(block.figure for block in looked().blocks if isinstance(block, FigureBlock))
    rows = tuple(replace(row, label=HOSTILE, note=HOSTILE) for row in figure.rows)
    html = figure_html(replace(figure, finding=HOSTILE, sentence=HOSTILE, rows=rows, notes=(HOSTILE,)), TEXTS)
    assert faults(html) == []
    assert html.count("onerror=kanin(1)") > len(rows)
