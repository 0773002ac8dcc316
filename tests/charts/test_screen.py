"""The figure on screen: its table says every label and number, and every bar has the length of its number."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import html5lib
import pytest
from figures import EVERYTHING, figures
from hypothesis import given

from kartblad.charts.figure import Cell, Figure, Kind, Mark, Role, Row
from kartblad.charts.marks import marks_of, meaning, range_text, word
from kartblad.charts.passport import lines
from kartblad.charts.screen import figure_html, percent
from kartblad.i18n import Texts

TEXTS = Texts("sv")
SVG = "{http://www.w3.org/2000/svg}"


def parsed(figure: Figure, level: int = 2) -> Element:
    """Return the sheet as a strict parser sees it."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False, strict=True)
    return parser.parse("<!DOCTYPE html><title>x</title>" + figure_html(figure, TEXTS, level)).find(".//section")


def text(element: Element) -> str:
    """Return all text of an element."""
    return "".join(element.itertext())


def gathered(words: str) -> str:
    """Return words with every run of white space as one space."""
    return " ".join(words.split())


def with_class(element: Element, name: str) -> list[Element]:
    """Return the descendants that have a class."""
    return [found for found in element.iter() if name in (found.get("class") or "").split()]


def drawn(figure: Figure) -> list[tuple[str, list[str]]]:
    """Return every row's label and the values of its cells, as the table says them."""
    found = []
    for row in parsed(figure).iter("tr"):
        if row.get("data-row") is not None:
            values = [gathered(text(value)) for value in with_class(row, "kb-value")]
            found.append((gathered(row.find("th").text), values))
    return found


def length(share: float | None) -> str | None:
    """Return a share as the screen writes it."""
    return None if share is None else percent(share)


def lengths(cell: Element) -> tuple[str | None, str | None, str | None, str | None]:
    """Return the lengths of bar, dot, low and high end in a cell."""
    bar, dot, line = (with_class(cell, name) for name in ("kb-bar-body", "kb-dot", "kb-interval"))
    return (
        bar[0].get("width") if bar else None,
        dot[0].get("cx") if dot else None,
        line[0].get("x1") if line else None,
        line[0].get("x2") if line else None,
    )


def expected_lengths(figure: Figure, index: int, cell: Cell) -> tuple[str | None, str | None, str | None, str | None]:
    """Return what the value itself says about the lengths of a cell."""
    role = figure.columns[index].role
    if figure.kind is Kind.TABLE or role not in {Role.BAR, Role.INTERVAL}:
        return (None, None, None, None)
    value, low, high = (
        None if number is None else length(number / figure.scale(index)) for number in (cell.value, cell.low, cell.high)
    )
    return (value if role is Role.BAR else None, value if role is Role.INTERVAL else None, low, high)


@given(figure=figures())
def test_table_says_what_the_figure_says(figure: Figure) -> None:
    expected = [(gathered(row.label), [gathered(cell.text) for cell in row.cells]) for row in figure.rows]
    assert drawn(figure) == expected


@given(figure=figures())
def test_bars_have_the_length_of_their_numbers(figure: Figure) -> None:
    cells = list(parsed(figure).iter("td"))
    expected = [expected_lengths(figure, index, cell) for row in figure.rows for index, cell in enumerate(row.cells)]
    assert [lengths(cell) for cell in cells] == expected


@given(figure=figures())
def test_every_note_range_and_mark_of_a_cell_is_text_in_its_row(figure: Figure) -> None:
    rows = [row for row in parsed(figure).iter("tr") if row.get("data-row") is not None]
    for row, element in zip(figure.rows, rows, strict=True):
        said = gathered(text(element)).casefold()
        wanted = [row.note, *(part for cell in row.cells for part in (cell.note, range_text(cell, TEXTS)))]
        wanted += [word(mark, TEXTS) for cell in row.cells for mark in marks_of(row, cell)]
        assert [part for part in wanted if gathered(part).casefold() not in said] == []


def test_head_and_context_are_said() -> None:
    sheet = parsed(EVERYTHING, level=3)
    heading = sheet.find(".//h3")
    assert gathered(text(heading)) == EVERYTHING.finding
    assert sheet.get("aria-labelledby") == heading.get("id")
    said = gathered(text(sheet))
    wanted = (EVERYTHING.context, EVERYTHING.sentence, *EVERYTHING.notes, "Grund", "Övrigt", "Utbildning")
    assert [part for part in wanted if gathered(part) not in said] == []


def test_legend_explains_the_marks_that_occur_and_no_other() -> None:
    one = Figure(
        **{
            name: getattr(EVERYTHING, name)
            for name in ("kind", "finding", "context", "sentence", "row_label", "passport")
        },
        key="one",
        columns=EVERYTHING.columns[:1],
        rows=(Row("a", "A", (Cell("1", 1, marks=(Mark.POOLED,)),)),),
    )
    for figure in (EVERYTHING, one):
        legend = gathered(text(with_class(parsed(figure), "kb-signs")[0]))
        assert {mark for mark in Mark if meaning(mark, TEXTS) in legend} == set(figure.marks)


def test_legend_says_what_a_line_is_where_there_is_one() -> None:
    said = TEXTS.gettext("The line runs from the lowest to the highest reading.")
    shared = {name: getattr(EVERYTHING, name) for name in ("finding", "context", "sentence", "row_label", "passport")}
    rows = tuple(Row(row.key, row.label, row.cells[:1]) for row in EVERYTHING.rows)
    bare = Figure(key="bare", kind=Kind.BARS, columns=EVERYTHING.columns[:1], rows=rows, **shared)
    assert [said in figure_html(figure, TEXTS) for figure in (EVERYTHING, bare)] == [True, False]


def test_passport_travels_with_the_figure() -> None:
    passport = gathered(text(with_class(parsed(EVERYTHING), "kb-passport")[0]))
    wanted = [part for line in lines(EVERYTHING.passport, TEXTS) for part in (line.label, *line.texts)]
    assert [part for part in wanted if gathered(part) not in passport] == []


def test_table_keeps_its_roles_when_cells_are_stacked() -> None:
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    sheet = parsed(EVERYTHING)
    assert {(e.tag, e.get("role")) for e in sheet.iter() if e.tag in roles} == set(roles.items())
    headers = {(e.get("scope"), e.get("role")) for e in sheet.iter("th")}
    assert headers == {("col", "columnheader"), ("row", "rowheader"), ("rowgroup", "rowheader")}
    assert sheet.find(".//caption") is not None


def test_drawings_are_hidden_from_screen_readers_and_hold_no_text() -> None:
    svgs = [
        svg
        for parent in parsed(EVERYTHING).iter()
        if not parent.tag.startswith(SVG)
        for svg in parent.findall(f"{SVG}svg")
    ]
    assert len(svgs) > 10
    assert {svg.get("aria-hidden") for svg in svgs} == {"true"}
    assert "".join(text(svg) for svg in svgs).strip() == ""


def test_policy_and_neighbours_are_respected() -> None:
    html = figure_html(EVERYTHING, TEXTS)
    assert re.findall(r"\sstyle=|<style|<script|\son[a-z]+=|url\(|https?:", html) == []
    assert re.findall(r'\bid="([^"]+)"', html) == ["figure-everything"]


def test_marks_differ_in_pattern_and_not_in_colour_alone() -> None:
    cells = (Cell("1", 1), *(Cell("1", 1, marks=(mark,)) for mark in (Mark.PRELIMINARY, Mark.REMAINDER, Mark.POOLED)))
    cells += tuple(Cell("1", 1, marks=(mark,)) for mark in (Mark.UNCERTAIN, Mark.DERIVED))
    rows = tuple(Row(str(number), "A", (cell,)) for number, cell in enumerate(cells))
    shared = {name: getattr(EVERYTHING, name) for name in ("finding", "context", "sentence", "row_label", "passport")}
    figure = Figure(key="m", kind=Kind.BARS, columns=EVERYTHING.columns[:1], rows=rows, **shared)
    html = figure_html(figure, TEXTS).split("<tbody")[1]
    bodies = re.findall(r'<svg class="kb-bar-body".*?</svg>', html.split("</tbody>")[0], re.DOTALL)
    assert len(bodies) == len(set(bodies)) == len(cells)


def test_a_lost_value_has_an_outline_and_words_but_no_length() -> None:
    row = next(row for row in parsed(EVERYTHING).iter("tr") if row.get("data-row") == "ekb")
    assert [gathered(text(value)) for value in with_class(row, "kb-lost")] == ["bilden är borta"]
    assert with_class(row, "kb-bar-body") == []


def test_a_mark_of_a_whole_column_is_shown_once_and_read_in_every_cell() -> None:
    derived = word(Mark.DERIVED, TEXTS)
    sheet = parsed(EVERYTHING)
    marks = [gathered(text(mark)) for mark in with_class(sheet.find(".//thead"), "kb-mark")]
    assert marks == [derived]
    hidden = [gathered(text(e)) for e in with_class(sheet.find(".//table"), "kb-visually-hidden") if e.tag == "span"]
    assert hidden == [derived] * 3


def test_an_empty_selection_says_so() -> None:
    shared = {
        name: getattr(EVERYTHING, name) for name in ("kind", "finding", "context", "sentence", "row_label", "passport")
    }
    sheet = parsed(Figure(key="none", columns=EVERYTHING.columns, rows=(), **shared))
    assert sheet.find(".//table") is None
    assert len(with_class(sheet, "kb-figure-empty")) == 1


@pytest.mark.parametrize(("share", "expected"), [(0, "0%"), (1, "100%"), (1 / 3, "33.33%"), (0.00001, "0%")])
def test_percent(share: float, expected: str) -> None:
    assert percent(share) == expected


def test_english_is_drawn_too() -> None:
    assert "Must not be used for" in figure_html(EVERYTHING, Texts("en"))
