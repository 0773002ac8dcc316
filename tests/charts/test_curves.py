"""Curves: the parts of a whole added up, the smallest first, drawn alike on screen and on paper."""

from __future__ import annotations

import re
from dataclasses import replace

from figures import PASSPORT
from hypothesis import given
from hypothesis import strategies as st

from kartblad.charts.curves import HALF, panels
from kartblad.charts.export import draw, figure_svg
from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.charts.screen import figure_html
from kartblad.i18n import Texts

TEXTS = Texts("sv")
NAMES = ("Ås", "Bo", "Dal <1>")


def curve(*columns: tuple[float | None, ...], pointed_out: str = "Bo") -> Figure:
    """Return a figure with a curve for each column of parts."""
    heads = tuple(Column(f"c{n}", f"Kurva {n}", Role.CURVE, "% av summan", 100.0) for n in range(len(columns)))
    parts = zip(NAMES, zip(*columns, strict=True), strict=True)
    rows = tuple(
        Row(name, name, tuple(Cell("x" if s is None else f"{s:g}", s) for s in sizes)) for name, sizes in parts
    )
    about = ("lorenz", Kind.LORENZ, "Fynd", "Enhet", "Mening.", "Kommun", heads, rows, PASSPORT)
    return Figure(*about, pointed_out=pointed_out)


def test_the_parts_are_added_up_the_smallest_first() -> None:
    (panel,) = panels(curve((50, 20, 30)), TEXTS)
    assert panel.points == ((0.0, 0.0), (1 / 3, 0.2), (2 / 3, 0.5), (1.0, 1.0))
    assert panel.across == "Kommun, lägst först"
    assert panel.step is not None
    assert (panel.step.name, panel.step.start, panel.step.end) == ("Bo", (0.0, 0.0), (1 / 3, 0.2))
    assert not panel.step.is_late


def test_what_is_not_known_has_no_place_on_the_curve() -> None:
    whole, part = panels(curve((50, 20, 30), (40, None, 60)), TEXTS)
    assert (len(whole.points), len(part.points), part.step) == (4, 3, None)


def test_nothing_shared_is_no_curve() -> None:
    assert panels(curve((0, 0, 0)), TEXTS) == ()
    assert panels(curve((None, None, None)), TEXTS) == ()
    assert panels(replace(curve((50, 20, 30)), kind=Kind.TABLE), TEXTS) == ()


@given(st.tuples(*[st.floats(0, 100)] * 3), st.sampled_from([*NAMES, ""]))
def test_no_curve_rises_over_the_line_of_equality(sizes: tuple[float, ...], pointed_out: str) -> None:
    for panel in panels(curve(sizes, pointed_out=pointed_out), TEXTS):
        assert panel.points[0] == (0.0, 0.0)
        assert panel.points[-1] == (1.0, 1.0)
        assert all(up <= across + 1e-9 for across, up in panel.points)
        assert panel.step is None or panel.step.is_late == (panel.step.middle[0] > HALF)


def test_screen_and_paper_draw_the_same_points() -> None:
    figure = curve((50, 20, 30), (10, 20, 70))
    html, picture = figure_html(figure, TEXTS), draw(figure, TEXTS)
    for panel in panels(figure, TEXTS):
        drawn = re.search(rf'data-curve="{panel.key}">.*?</div>', html, re.DOTALL)
        assert drawn is not None
        ends = re.findall(r'kb-curve-line" x1="[^"]*" y1="[^"]*" x2="([\d.]+)%" y2="([\d.]+)%"', drawn.group())
        on_screen = [(round(float(x) / 100, 3), round(1 - float(y) / 100, 3)) for x, y in ends]
        assert on_screen == [(round(x, 3), round(y, 3)) for x, y in panel.points[1:]]
        line = next(each for each in picture.axes[0].lines if each.get_gid() == f"curve:{panel.key}")
        frame = next(each for each in picture.axes[0].lines if each.get_gid() == f"equality:{panel.key}")
        (left, right), (low, high) = frame.get_xdata(), frame.get_ydata()
        places = zip(line.get_xdata(), line.get_ydata(), strict=True)
        on_paper = [(round((x - left) / (right - left), 3), round((y - low) / (high - low), 3)) for x, y in places]
        assert on_paper == [(round(x, 3), round(y, 3)) for x, y in panel.points]


def test_the_names_are_words_in_both_drawings_and_the_table_says_it_all() -> None:
    figure = curve((20, 50, 30), pointed_out="Dal <1>")
    html = figure_html(figure, TEXTS)
    assert "lika för alla" in html
    assert ">Dal &lt;1&gt;</text>" in html
    assert html.count("<tr") == 1 + len(figure.rows)
    assert '<div class="kb-curves" aria-hidden="true">' in html
    svg = figure_svg(figure, TEXTS).decode()
    assert "lika för alla" in svg
    assert "Dal &lt;1&gt;" in svg
