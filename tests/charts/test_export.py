"""The picture by matplotlib: the same labels, numbers and lengths as the value, and the same bytes every time."""

from __future__ import annotations

import io
import subprocess
import sys
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from figures import EVERYTHING, figures
from hypothesis import given, settings
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from PIL import Image

from kartblad.charts.export import draw, figure_pdf, figure_png, figure_svg
from kartblad.charts.figure import Figure, Kind, Mark, Role
from kartblad.charts.marks import meaning
from kartblad.charts.paper import MARGIN, PAGE
from kartblad.i18n import Texts

TEXTS = Texts("sv")
SVG = "{http://www.w3.org/2000/svg}"


def artists(figure: Figure, kind: type) -> dict[str, list]:
    """Return the picture's artists of a kind by name, the lines of a text together."""
    found: dict[str, list] = {}
    for artist in draw(figure, TEXTS).axes[0].get_children():
        if type(artist) is kind and artist.get_gid():
            found.setdefault(artist.get_gid().split("/")[0], []).append(artist)
    return found


def letters(text: str) -> str:
    """Return a text without white space: where it breaks does not matter."""
    return "".join(text.split())


def said(figure: Figure, prefix: str) -> list[str]:
    """Return what the picture says under names with this prefix, in its order."""
    texts = artists(figure, Text)
    return [
        letters("".join(line.get_text() for line in found)) for name, found in texts.items() if name.startswith(prefix)
    ]


@settings(max_examples=30, deadline=None)
@given(figure=figures())
def test_picture_says_what_the_figure_says(figure: Figure) -> None:
    assert said(figure, "finding") == [letters(figure.finding)]
    assert said(figure, "context") == [letters(figure.context)]
    assert said(figure, "sentence") == [letters(figure.sentence)]
    assert said(figure, "column:") == [letters(column.label) for column in figure.columns]
    assert said(figure, "label:") == [letters(row.label) for row in figure.rows]
    assert said(figure, "value:") == [letters(cell.text) for row in figure.rows for cell in row.cells]


@settings(max_examples=30, deadline=None)
@given(figure=figures())
def test_lengths_are_those_of_the_numbers(figure: Figure) -> None:
    bars, lines = artists(figure, Rectangle), artists(figure, Line2D)
    tracks = {name.split(":", 1)[1]: bar for name, (bar,) in bars.items() if name.startswith("bar:")}
    dots = {name.split(":", 1)[1]: dot for name, (dot,) in lines.items() if name.startswith("dot:")}
    drawn = figure.kind is not Kind.TABLE
    for index, column in enumerate(figure.columns):
        cells = {
            f"{row.key}:{index}": row.cells[index]
            for row in figure.rows
            if drawn and row.cells[index].value is not None
        }
        found = {name: tracks[name].get_width() for name in cells if name in tracks}
        assert set(found) == (set(cells) if column.role is Role.BAR else set())
        assert set(dots) >= (set(cells) if column.role is Role.INTERVAL else set())
        # Every bar of a column has the same length per unit, which is a full track's length per scale.
        per_unit = [found[name] / cells[name].value for name in found if cells[name].value > 1]
        assert per_unit == pytest.approx(per_unit[:1] * len(per_unit))


def test_bars_fill_their_track_in_proportion() -> None:
    bars, lines = artists(EVERYTHING, Rectangle), artists(EVERYTHING, Line2D)
    lost = bars["lost:ekb:0"][0]
    for name, share in (("trauma:0", 173 / 396), ("intro:0", 76 / 396), ("rest:0", 1)):
        assert bars[f"bar:{name}"][0].get_width() == pytest.approx(share * lost.get_width())
        assert bars[f"bar:{name}"][0].get_x() == pytest.approx(lost.get_x())
    low, high = lines["interval:trauma:2"][0].get_xdata()
    (dot,) = lines["dot:trauma:2"][0].get_xdata()
    (other,) = lines["dot:intro:2"][0].get_xdata()
    assert dot == high
    assert (dot - other) / (dot - low) == pytest.approx((46.5 - 20) / (46.5 - 35))


def test_marks_are_patterns_and_words() -> None:
    bars = artists(EVERYTHING, Rectangle)
    hatches = {name: bars[f"bar:{name}"][0].get_hatch() for name in ("trauma:0", "intro:0", "rest:0", "intro:1")}
    assert len(set(hatches.values())) == 4
    assert hatches["trauma:0"] is None
    assert bars["lost:ekb:0"][0].get_linestyle() == ":"
    legend = said(EVERYTHING, "legend:")
    assert len(legend) == len(Mark)
    assert [mark for mark in Mark if not any(letters(meaning(mark, TEXTS)) in entry for entry in legend)] == []


def test_source_period_and_warning_are_in_the_picture() -> None:
    origin = "".join(said(EVERYTHING, "origin:"))
    for wanted in ("Rapport<om>kurser", "maj2017", "2014–2017", "atträknapersoner"):
        assert wanted in origin
    assert said(EVERYTHING, "note:") == ["Platserärintepersoner.", "Tvåfotnoter."]


def test_no_text_is_cut() -> None:
    picture = draw(EVERYTHING, TEXTS)
    renderer = FigureCanvasAgg(picture).get_renderer()
    boxes = [text.get_window_extent(renderer) for text in picture.axes[0].texts if text.get_text()]
    dots = picture.dpi / 72
    assert min(box.x0 for box in boxes) >= (MARGIN - 1) * dots
    assert max(box.x1 for box in boxes) <= (PAGE - MARGIN + 4) * dots
    assert min(box.y0 for box in boxes) >= 0


def test_labels_of_a_column_do_not_reach_into_the_next() -> None:
    picture = draw(EVERYTHING, TEXTS)
    renderer = FigureCanvasAgg(picture).get_renderer()
    named = {text.get_gid(): text.get_window_extent(renderer) for text in picture.axes[0].texts if text.get_gid()}
    ends = max(box.x1 for name, box in named.items() if name.startswith("label:"))
    starts = min(
        box.x0 for name, box in named.items() if name.startswith("value:") and name.split("/")[0].endswith(":0")
    )
    assert ends < starts


@pytest.mark.parametrize("write", [figure_svg, figure_png, figure_pdf])
def test_same_figure_same_bytes(write) -> None:
    assert write(EVERYTHING, TEXTS) == write(EVERYTHING, TEXTS)


def test_svg_is_text_with_unique_ids_and_no_foreign_content() -> None:
    root = ET.fromstring(figure_svg(EVERYTHING, TEXTS))  # noqa: S314 - our own file
    words = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert "Utbildning" in words
    assert any("$x^2$" in line for line in words)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert sorted(ids) == sorted(set(ids))
    assert {element.tag for element in root.iter()} & {f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject"} == set()
    links = chain.from_iterable(element.attrib.items() for element in root.iter(f"{SVG}use"))
    assert [value for name, value in links if name.endswith("href") and not value.startswith("#")] == []


def test_svg_shows_every_value_as_text() -> None:
    root = ET.fromstring(figure_svg(EVERYTHING, TEXTS))  # noqa: S314 - our own file
    groups = {g.get("id"): letters("".join(g.itertext())) for g in root.iter(f"{SVG}g") if g.get("id")}
    for row in EVERYTHING.rows:
        for index, cell in enumerate(row.cells):
            name = f"value:{row.key}:{index}"
            lines = [found for key, found in groups.items() if key.split("/")[0] == name]
            assert "".join(lines) == letters(cell.text)


def test_png_is_ten_inches_wide_and_says_what_it_is() -> None:
    with Image.open(io.BytesIO(figure_png(EVERYTHING, TEXTS, dpi=50))) as image:
        assert image.width == 500
        assert image.info["Title"] == EVERYTHING.finding
        assert image.info["Software"] == "kartblad"


def test_matplotlib_is_loaded_when_something_is_drawn_and_pyplot_never() -> None:
    code = (
        "import sys, kartblad.charts.export as e, kartblad.charts.screen; early = 'matplotlib' in sys.modules;"
        "from figures import EVERYTHING; from kartblad.i18n import Texts;"
        "e.figure_png(EVERYTHING, Texts('sv'), dpi=20);"
        "print(early, 'matplotlib' in sys.modules, 'matplotlib.pyplot' in sys.modules)"
    )
    support = Path(__file__).parents[1] / "support"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=support, check=True)
    assert done.stdout.split() == ["False", "True", "False"]
