"""Profiles: lines through time over named bands, with gaps and breaks, drawn alike on screen and on paper."""

from __future__ import annotations

import csv
import io
import re

import pytest
from figures import PASSPORT
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from kartblad import settings
from kartblad.charts.export import draw, figure_svg
from kartblad.charts.figure import Band, Cell, Column, Figure, Kind, Level, Mark, Role, Row
from kartblad.charts.profile import LINE_HEIGHT, Profile, Strip, profile
from kartblad.charts.profile_plan import PATTERNS
from kartblad.charts.screen import figure_html
from kartblad.i18n import Texts
from kartblad.records.exports import open_csv

TEXTS = Texts("sv")
BANDS = (
    Band("Blå", 0, 90, 1),
    Band("Grön", 90, 110, 0),
    Band("Gul", 110, 120, 2),
    Band("Orange <4>", 120, 130, 3),
    Band("Röd", 130, None, 4),
)
NOT_KNOWN = Cell("inte känt", marks=(Mark.NOT_STATED,))
VALUES = st.lists(st.none() | st.floats(0, 400).map(lambda number: round(number, 1)), min_size=1, max_size=24)


def figure(*columns: tuple[float | None, ...], breaks: dict[int, str] | None = None, bands=BANDS) -> Figure:
    """Return a profile with a line for each column of numbers."""
    heads = tuple(Column(f"c{n}", f"Linje {n}", Role.LINE, "% av normen") for n in range(len(columns)))
    rows = tuple(
        Row(
            f"m{place}",
            f"månad {place}",
            tuple(NOT_KNOWN if number is None else Cell(f"{number:g} %", number) for number in numbers),
            breaks=(breaks or {}).get(place, ""),
        )
        for place, numbers in enumerate(zip(*columns, strict=True))
    )
    about = ("profile", Kind.PROFILE, "Fynd", "Enhet", "Mening.", "Månad", heads, rows, PASSPORT)
    return Figure(*about, bands=bands, level=Level("norm", 100))


def drawn(made: Figure) -> Profile:
    """Return the layout of a figure that has one."""
    found = profile(made, TEXTS)
    assert found is not None
    return found


def test_numbers_stand_where_their_scale_says() -> None:
    found = drawn(figure((95, 105, 128)))
    # From 50 to 140: the ends are round, and the last band, which has no end, has room.
    assert [(tick.text, round(tick.at, 6), tick.name) for tick in found.ticks] == [
        ("50", 0.0, ""),
        ("90", round(40 / 90, 6), ""),
        ("100", round(50 / 90, 6), "norm"),
        ("110", round(60 / 90, 6), ""),
        ("120", round(70 / 90, 6), ""),
        ("130", round(80 / 90, 6), ""),
        ("140", 1.0, ""),
    ]
    (walk,) = found.walks
    assert walk.points == tuple(pytest.approx(point) for point in ((1 / 6, 0.5), (3 / 6, 55 / 90), (5 / 6, 78 / 90)))
    assert (walk.tip, found.up) == ("128 %", "Linje 0, % av normen")
    assert found.level == pytest.approx(50 / 90)
    assert [strip.name for strip in found.strips] == [("Blå",), ("Grön",), ("Gul",), ("Orange <4>",), ("Röd",)]


@pytest.mark.parametrize(
    ("numbers", "breaks", "runs"),
    [
        ((95, 100, 105), {}, [3]),
        ((95, None, 105), {}, [1, 1]),
        ((95, 100, 105), {2: "nya vikter"}, [2, 1]),
        ((95, None, 105), {2: "nya vikter"}, [1, 1]),
        ((95, None, 105, 110), {1: "nya vikter"}, [1, 2]),
        ((None, 95, 100, None), {0: "först"}, [2]),
    ],
)
def test_no_line_goes_over_a_gap_or_a_break(numbers, breaks, runs) -> None:
    (walk,) = drawn(figure(numbers, breaks=breaks)).walks
    assert [len(piece) for piece in walk.pieces] == runs
    assert len(list(walk.segments)) == sum(runs) - len(runs)


def test_a_break_stands_between_its_row_and_the_one_before() -> None:
    found = drawn(figure((95, 100, 105, 90), breaks={0: "först", 1: "nya vikter", 3: "åter"}))
    assert [(fault.text, fault.across, fault.is_late) for fault in found.faults] == [
        ("nya vikter", 0.25, False),
        ("åter", 0.75, True),
    ]
    assert len({fault.line for fault in found.faults}) == len(found.faults)


def test_what_has_no_number_is_not_drawn() -> None:
    assert profile(figure((None, None)), TEXTS) is None
    html = figure_html(figure((None, None)), TEXTS)
    assert "kb-profile" not in html
    assert html.count("inte känt") >= 2


def test_a_level_keeps_its_place_where_numbers_crowd() -> None:
    found = drawn(figure((95, 400)))
    assert [tick.text for tick in found.ticks] == ["50", "100", "430"]
    assert [strip.is_pointed for strip in found.strips] == [False, False, True, True, False]


def test_long_names_stand_on_several_lines() -> None:
    bands = (Band("Under", 0, 90), Band("Vid eller över taket", 90, None))
    found = drawn(figure((80, 95), bands=bands))
    assert found.strips[1].name == ("Vid eller", "över taket")
    assert found.lane == 12


def test_several_lines_say_which_is_which() -> None:
    found = drawn(figure((100, 105), (80, 70)))
    assert [walk.tip for walk in found.walks] == ["Linje 0: 105 %", "Linje 1: 70 %"]
    assert [walk.series for walk in found.walks] == [0, 1]
    assert found.up == "% av normen"


def _overlap(one: Strip, other: Strip) -> float:
    heights = (len(one.name) + len(other.name)) * LINE_HEIGHT / 2
    return heights - (other.word - one.word)


@given(VALUES, st.dictionaries(st.integers(0, 23), st.just("nya vikter"), max_size=4))
def test_everything_stands_in_the_field(numbers: list[float | None], breaks: dict[int, str]) -> None:
    made = figure(tuple(numbers), breaks=breaks)
    found = profile(made, TEXTS)
    assert (found is None) == all(number is None for number in numbers)
    if found is None:
        return
    (walk,) = found.walks
    assert len(walk.points) == sum(number is not None for number in numbers)
    assert all(0 < across < 1 and 0 <= up <= 1 for across, up in walk.points)
    assert [strip.low for strip in found.strips[1:]] == [strip.high for strip in found.strips[:-1]]
    assert (found.strips[0].low, found.strips[-1].high) == (0, 1)
    assert all(_overlap(*pair) < 1e-9 for pair in zip(found.strips, found.strips[1:], strict=False))
    assert all(0 <= strip.word <= 1 for strip in found.strips)
    assert found.labels[-1].is_written


@given(VALUES)
def test_a_point_lies_in_the_band_of_its_number(numbers: list[float | None]) -> None:
    found = profile(figure(tuple(numbers)), TEXTS)
    if found is None:
        return
    (walk,) = found.walks
    known = [number for number in numbers if number is not None]
    for number, (_across, up) in zip(known, walk.points, strict=True):
        strip = next(
            strip for strip, band in zip(found.strips, BANDS, strict=True) if band.high is None or number < band.high
        )
        assert strip.low - 1e-9 <= up <= strip.high + 1e-9


def test_screen_and_paper_draw_the_same_points() -> None:
    made = figure((95, 105, None, 128, 99), (80, 85, 90, None, 70), breaks={4: "nya vikter"})
    html, picture = figure_html(made, TEXTS), draw(made, TEXTS)
    boxes = {box.get_gid(): box for box in picture.axes[0].patches if box.get_gid()}
    lines = {line.get_gid(): line for line in picture.axes[0].lines if line.get_gid()}
    field, level = boxes["profile:field"], lines["level"]
    left, right = level.get_xdata()
    for walk in drawn(made).walks:
        on_page = re.search(rf'data-line="{walk.key}">.*?</g>', html, re.DOTALL)
        assert on_page is not None
        dots = re.findall(r'cx="([\d.]+)%" cy="([\d.]+)%"', on_page.group())
        on_screen = [(float(x) / 100, 1 - float(y) / 100) for x, y in dots]
        assert on_screen == [pytest.approx(point, abs=1e-3) for point in walk.points]
        assert on_page.group().count("<line") == len(list(walk.segments))
        found = [line for name, line in lines.items() if name.startswith(f"point:{walk.key}:")]
        on_paper = [
            (
                (dot.get_xdata()[0] - left) / (right - left),
                1 - (dot.get_ydata()[0] - field.get_y()) / field.get_height(),
            )
            for dot in found
        ]
        assert on_paper == [pytest.approx(point, abs=1e-6) for point in walk.points]
        traces = [line for name, line in lines.items() if name.startswith(f"line:{walk.key}:")]
        assert len(traces) == sum(len(piece) > 1 for piece in walk.pieces)


def test_bands_lie_alike_and_each_has_a_pattern_and_a_name() -> None:
    made = figure((95, 105, 128))
    html, picture = figure_html(made, TEXTS), draw(made, TEXTS)
    boxes = {box.get_gid(): box for box in picture.axes[0].patches if box.get_gid()}
    field, hatches = boxes["profile:field"], []
    for number, strip in enumerate(drawn(made).strips):
        name = " ".join(strip.name)
        escaped = name.replace("<", "&lt;").replace(">", "&gt;")
        on_page = re.search(rf'data-band="{escaped}" y="([\d.]+)%" width="100%" height="([\d.]+)%"', html)
        assert on_page is not None
        top, height = (float(part) / 100 for part in on_page.groups())
        assert (top, height) == pytest.approx((1 - strip.high, strip.high - strip.low), abs=1e-3)
        box = boxes[f"band:{number}"]
        assert (box.get_y() - field.get_y()) / field.get_height() == pytest.approx(1 - strip.high)
        assert box.get_height() / field.get_height() == pytest.approx(strip.high - strip.low)
        assert f">{escaped}</tspan>" in html
        assert any(text.get_text() == name for text in picture.axes[0].texts)
        hatches.append(box.get_hatch())
    assert len(set(hatches)) == len(PATTERNS)


def test_breaks_and_gaps_are_words_in_table_picture_and_file() -> None:
    made = figure((95, None, 128), breaks={2: "nya vikter <2>"})
    html, svg = figure_html(made, TEXTS), figure_svg(made, TEXTS).decode()
    assert html.count("nya vikter &lt;2&gt;") == 2  # at the break, and in the table
    assert svg.count("nya vikter &lt;2&gt;") == 2
    assert html.count("<tr") == 1 + len(made.rows)
    rows = list(csv.DictReader(io.StringIO(open_csv(made).decode())))
    assert [row["note"] for row in rows] == ["", "", "nya vikter <2>"]
    assert [row["value"] for row in rows] == ["95", "", "128"]


@pytest.mark.parametrize(
    "bands",
    [
        (Band("a", 0, 50), Band("b", 60, None)),
        (Band("a", 0, None), Band("b", 50, None)),
        (Band("a", 0, 50), Band("b", 50, 40)),
    ],
)
def test_bands_that_do_not_follow_on_each_other_are_refused(bands: tuple[Band, ...]) -> None:
    with pytest.raises(ValueError, match="do not follow on each other"):
        figure((95,), bands=bands)


# In a browser -----------------------------------------------------------------------------------------------------

STATIC = settings.load().static
FRAME = (
    "<!DOCTYPE html><html lang='sv'><title>Figurer</title><body class='kb-page'><main class='kb-main'>"
    "<h1>Figurer</h1><div class='kb-screen'><div class='kb-block'>{figure}</div></div></main></body></html>"
)
WORDS = """() => [...document.querySelectorAll('.kb-profile text')].map(text => {
  const box = text.getBoundingClientRect(), style = getComputedStyle(text);
  return {text: text.textContent, shown: style.display != 'none', left: box.left, right: box.right,
          top: box.top, bottom: box.bottom, size: parseFloat(style.fontSize)} }).filter(word => word.shown)"""
STROKES = """() => ['.kb-profile-line', '.kb-profile-level', '.kb-profile-frame', '.kb-profile-limit']
  .map(name => getComputedStyle(document.querySelector(name)).stroke)"""


@pytest.fixture
def sheet(page: Page) -> Page:
    """Return a page with a profile of six months, a gap and a break."""
    made = figure((95.3, 102, None, 113.5, 128, 142.1), breaks={4: "nya vikter"})
    page.set_content(FRAME.format(figure=figure_html(made, TEXTS)))
    for name in ("tokens.css", "kartblad.css"):
        page.add_style_tag(path=STATIC / name)
    return page


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 640, 1280])
def test_letters_are_large_enough_and_stand_apart(sheet: Page, width: int) -> None:
    sheet.set_viewport_size({"width": width, "height": 800})
    words = sheet.evaluate(WORDS)
    assert {"Blå", "Röd", "142,1 %".replace(",", "."), "nya vikter"} <= {word["text"] for word in words}
    assert min(word["size"] for word in words) >= 12
    assert max(word["right"] for word in words) <= width
    assert min(word["left"] for word in words) >= 0
    assert sheet.evaluate("document.documentElement.scrollWidth") <= width
    assert [
        (one["text"], other["text"])
        for place, one in enumerate(words)
        for other in words[place + 1 :]
        if min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 4
    ] == []


@pytest.mark.browser
def test_the_drawing_is_there_in_forced_colours(sheet: Page) -> None:
    ordinary = sheet.evaluate(STROKES)
    sheet.emulate_media(forced_colors="active")
    forced = sheet.evaluate(STROKES)
    assert forced[0] != ordinary[0]
    assert len(set(forced)) == 1  # the colour of text
