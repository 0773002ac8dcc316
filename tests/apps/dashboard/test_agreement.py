"""Live page, static page, every download, the A4 and the published files say the same number, to the digit.

Of every view (a topic and one's own) the figure is held against the published files, and everything that shows the
figure against the figure. What is slow to make is looked at for some views only, except in the long run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from agreed_origins import Numbers, foreign, numbers_in
from agreeing import (
    READERS,
    disagreements,
    figure_cells,
    html_keys,
    html_lengths,
    html_text,
    missing_rows,
    numbers,
    pdf_text,
    wanted_lengths,
)
from openpyxl import load_workbook
from publications import invented

from kartblad.apps.dashboard import state
from kartblad.apps.dashboard.address import View
from kartblad.apps.dashboard.page import owns, page
from kartblad.apps.dashboard.paper import paper
from kartblad.apps.dashboard.post import Page, Post
from kartblad.apps.dashboard.site import file_name, site
from kartblad.catalogue.published import published
from kartblad.charts.export import figure_svg
from kartblad.charts.figure import Figure, Mark
from kartblad.core.publication.edition import Publication, Topic
from kartblad.i18n import Texts
from kartblad.records import exports
from kartblad.records.publication_folder import write
from kartblad.ui.files import FORMS
from kartblad.ui.markup import screen_html

TEXTS = Texts("sv")
MADE = {"five": invented(), "seven": invented(k=7), "rounded": invented(rounding=5)}
QUICK = ("live page", "static page", "open CSV", "Excel CSV", "JSON")


@dataclass(frozen=True)
class Place:
    """A view of a publication."""

    made: str
    topic: Topic
    own: str

    @property
    def publication(self) -> Publication:
        return MADE[self.made]

    @property
    def page(self) -> Page:
        return shown(self)

    @property
    def live(self) -> bytes:
        return live(self)

    @property
    def static(self) -> bytes:
        return static(self.made)[file_name(self.topic, self.own)]


EVERY = [Place(m, t, own) for m in MADE for t in Topic for own in ("", *(key for key, _ in owns(MADE[m], t)))]
TROLLHATTAN = Place("five", Topic.PARTICIPATION, "1488")
SOME = [TROLLHATTAN, Place("rounded", Topic.MAPPING, "soder")]


@cache
def shown(place: Place) -> Page:
    return page(place.publication, place.topic, place.own, TEXTS)


@cache
def live(place: Place) -> bytes:
    return screen_html(state.screen(View(place.topic, place.own), place.publication, TEXTS), TEXTS).encode()


@cache
def static(made: str) -> dict[str, bytes]:
    return site(MADE[made], TEXTS)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folder that each publication was written to."""
    home = tmp_path_factory.mktemp("published")
    for name, publication in MADE.items():
        write(home / name, publication, static(name), TEXTS)
    return {name: home / name for name in MADE}


@pytest.fixture(scope="module")
def held(folders: dict[str, Path]) -> dict[str, Numbers]:
    return {name: numbers_in(folder) for name, folder in folders.items()}


def surface(name: str, place: Place, figure: Figure) -> bytes:
    """Return what one sees or takes along, as it is handed out."""
    if name == "live page":
        return place.live
    if name == "static page":
        return place.static
    if name == "JSON":
        return exports.as_json(figure)
    if name == "SVG":
        return figure_svg(figure, TEXTS)
    return FORMS[{"open CSV": "csv", "Excel CSV": "excel_csv", "XLSX": "xlsx"}[name]].write(figure, TEXTS)


def found_wrong(place: Place, names: tuple[str, ...], most: int | None = None) -> Iterator[str]:
    """Yield where one of these surfaces says something else than the page's figures, at most so many of them."""
    for post in place.page.shown[:most]:
        for name in names:
            content = surface(name, place, post.figure)
            yield from disagreements(post.figure, name, READERS[name](content, post.figure))


def test_there_is_something_to_hold_against_each_other() -> None:
    assert len([place for place in EVERY if place.made == "five"]) == 15 + 4 + 4
    cells = [cell for place in EVERY for post in place.page.shown for cell in figure_cells(post.figure).values()]
    assert len(cells) > 2000
    assert sum(cell.text == ".." for cell in cells) > 100
    assert sum(cell.number not in ("", "0") for cell in cells) > 1000


def test_every_figure_comes_from_the_published_files(held: dict[str, Numbers]) -> None:
    wrong = [
        (place, problem)
        for place in EVERY
        for post in place.page.shown
        for problem in foreign(post, place.own, held[place.made])
    ]
    assert wrong == []


@pytest.mark.parametrize("made", MADE)
def test_pages_and_files_say_what_the_figures_say(made: str) -> None:
    assert [wrong for place in EVERY if place.made == made for wrong in found_wrong(place, QUICK)] == []


@pytest.mark.parametrize("made", MADE)
def test_live_and_static_page_have_the_same_figures_and_bars(made: str) -> None:
    for place in EVERY:
        if place.made == made:
            figures = [post.figure for post in place.page.shown]
            for content in (place.live, place.static):
                assert html_keys(content) == [figure.key for figure in figures]
                for figure in figures:
                    assert html_lengths(content, figure) == pytest.approx(wanted_lengths(figure), abs=0.005)


@pytest.mark.parametrize("made", MADE)
def test_pages_made_of_the_folder_are_the_pages_in_the_folder(folders: dict[str, Path], made: str) -> None:
    again = published(folders[made], TEXTS)
    assert again == MADE[made]
    assert site(again, TEXTS) == {name: (folders[made] / name).read_bytes() for name in static(made)}


@pytest.mark.parametrize(
    ("place", "most"),
    [*((each, 1) for each in SOME), *(pytest.param(each, 9, marks=pytest.mark.long) for each in EVERY)],
    ids=str,
)
def test_workbooks_pictures_and_the_a4_say_what_the_figures_say(place: Place, most: int) -> None:
    """A picture takes a third of a second to draw."""
    assert list(found_wrong(place, ("XLSX",))) == []
    assert list(found_wrong(place, ("SVG",), most)) == []
    text = pdf_text(paper(place.page, place.publication, TEXTS).content)
    assert [row for post in place.page.shown for row in missing_rows(post.figure, text)] == []
    said = numbers(html_text(place.static))
    assert numbers(text) - said == set()


def test_no_page_has_a_number_that_is_not_published(held: dict[str, Numbers]) -> None:
    """What is neither published nor in a figure's table is how many rows or cells there are, or what day it is."""
    for place in EVERY:
        for post in place.page.shown:
            table = numbers(" ".join(cell.text for cell in figure_cells(post.figure).values()))
            known = table | held[place.made].shown()
            extra = {float(each) for each in _told(post)} - {float(each) for each in known}
            assert {each for each in extra if each > 14 * 8 and not 2024 <= each <= 2026} == set(), post.key


def _told(post: Post) -> set[str]:
    return numbers(
        " ".join((post.heading, post.figure.sentence, *post.figure.notes, post.means, post.can_do, post.unknown))
    )


def test_what_is_hidden_is_two_dots_and_no_number_everywhere() -> None:
    for place in EVERY:
        for post in place.page.shown:
            for row in post.figure.rows:
                for cell in row.cells:
                    assert (cell.text == "..") == (Mark.PROTECTED in cell.marks), (place, row)
                    assert cell.text != ".." or not cell.is_known, (place, row)


@pytest.fixture
def post() -> Post:
    """Return a post with bars of one's own and the region's."""
    return next(post for post in TROLLHATTAN.page.shown if post.key.endswith("courses"))


class TestItWouldBeSeen:
    """Every surface is changed by one digit in one cell, and the change is found."""

    @pytest.mark.parametrize("name", READERS)
    def test_on_a_page_and_in_a_file(self, name: str, post: Post) -> None:
        figure = post.figure
        content = surface(name, TROLLHATTAN, figure)
        changed = _changed(name, content, figure)
        assert disagreements(figure, name, READERS[name](content, figure)) == []
        assert len(disagreements(figure, name, READERS[name](changed, figure))) == 1

    def test_on_the_a4(self, post: Post) -> None:
        text = pdf_text(paper(TROLLHATTAN.page, TROLLHATTAN.publication, TEXTS).content)
        row = post.figure.rows[0]
        said = " ".join((row.label, *(cell.text for cell in row.cells)))
        assert len(missing_rows(post.figure, text.replace(said, f"{said[:-1]}x"))) == 1

    def test_in_the_published_files(self, post: Post, folders: dict[str, Path], tmp_path: Path) -> None:
        (tmp_path / "data").mkdir()
        content = (folders["five"] / "data" / "deltagande.csv").read_text(encoding="utf-8")
        changed, n = re.subn(r"(2026-H1,1488,Trollhättan,introduction,[^,]*,)(\d+),", r"\g<1>999,", content)
        assert n == 1
        (tmp_path / "data" / "deltagande.csv").write_text(changed, encoding="utf-8")
        assert foreign(post, "1488", numbers_in(folders["five"])) == []
        assert len(foreign(post, "1488", numbers_in(tmp_path))) == 1

    def test_in_a_bar(self, post: Post) -> None:
        content = TROLLHATTAN.live
        before = html_lengths(content, post.figure)
        at = content.index(f'data-figure="{post.key}"'.encode())
        changed = content[:at] + re.sub(rb'(class="kb-bar-body" width=")[\d.]+', rb"\g<1>1.5", content[at:], count=1)
        assert sum(before[each] != length for each, length in html_lengths(changed, post.figure).items()) == 1


def _changed(name: str, content: bytes, figure: Figure) -> bytes:
    """Return a surface in which the figure's first number is another."""
    text = figure.rows[0].cells[0].text
    if name == "XLSX":
        return _changed_book(content)
    at = 0
    if name.endswith("page"):
        at = content.index(f'data-figure="{figure.key}"'.encode())
    if name == "SVG":
        at = content.index(f'id="value:{figure.rows[0].key}:0"'.encode())
    pattern = {
        "open CSV": rf",{text},,,{text},",
        "Excel CSV": rf";{text};;;{text};",
        "JSON": rf'"text": "{text}"',
    }.get(name, rf">{text}<")
    found = re.search(pattern.encode(), content[at:])
    assert found is not None
    other = found.group().replace(text.encode(), f"{int(text) + 1}".encode(), 1)
    return content[: at + found.start()] + other + content[at + found.end() :]


def _changed_book(content: bytes) -> bytes:
    book = load_workbook(BytesIO(content))
    cell = book.worksheets[0].cell(3, 2)
    assert isinstance(cell.value, int | float)
    cell.value += 1
    target = BytesIO()
    book.save(target)
    return target.getvalue()
