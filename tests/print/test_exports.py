"""Every export of a map holds every text of it exactly once, read back from the finished file."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from full_maps import full_map, wrongly_often
from pypdf import PdfReader

from kartblad.core.checks.texts import all_texts
from kartblad.core.mapping.map import Map
from kartblad.i18n import Texts
from kartblad.print.plain import plain
from kartblad.print.sheets import sheet_pdf
from kartblad.print.word import word

SV = Texts("sv")
MAPS = {"short": full_map(), "long": full_map(60, long=True)}
each = pytest.mark.parametrize("whole", MAPS.values(), ids=list(MAPS))


FOOT = re.compile(r"Övning,\s*påhittat[^§]{0,80}?sida\s*\d+\s*av\s*\d+")


def pages_of(pdf: bytes) -> list[str]:
    """Return the pages without their footers, which stand in the middle of a text that goes on overleaf."""
    read = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert all(len(FOOT.findall(page)) == 1 for page in read)
    return [FOOT.sub("", page) for page in read]


def test_the_maps_have_something_in_every_field() -> None:
    """So that a text that an export forgets is missed."""
    places = {(path[0], path[-1]) for path, _text in all_texts(MAPS["short"])}
    assert {name for name, _field in places} == set(Map.__dataclass_fields__) - {"relations"}
    assert len(places) > 40


def test_the_count_finds_what_is_missing_and_what_is_double() -> None:
    whole = MAPS["short"]
    said = "\n".join(text for _path, text in all_texts(whole))
    assert wrongly_often(whole, said) == {}
    question = whole.session.question
    assert wrongly_often(whole, said.replace(question, "")) == {"session.question": 0}
    assert wrongly_often(whole, f"{said} {question}") == {"session.question": 2}


@each
@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_the_sheet(whole: Map, paper: str) -> None:
    assert wrongly_often(whole, " ".join(pages_of(sheet_pdf(whole, SV, paper)))) == {}  # type: ignore[arg-type]


@each
def test_the_word_file(whole: Map) -> None:
    document = docx.Document(BytesIO(word(whole, SV)))
    assert wrongly_often(whole, "\n".join(paragraph.text for paragraph in document.paragraphs)) == {}


@each
def test_the_plain_text(whole: Map) -> None:
    assert wrongly_often(whole, plain(whole, SV)) == {}


@each
@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_nothing_stands_outside_the_page(whole: Map, paper: str) -> None:
    reader, outside = PdfReader(BytesIO(sheet_pdf(whole, SV, paper))), []  # type: ignore[arg-type]
    for page in reader.pages:
        wide, high = float(page.mediabox.width), float(page.mediabox.height)

        def visit(text: str, matrix: list[float], inner: list[float], *_font: object) -> None:
            x = inner[4] * matrix[0] + matrix[4]
            y = inner[5] * matrix[3] + matrix[5]
            if text.strip() and not (20 < x < wide - 20 and 20 < y < high - 20):  # noqa: B023
                outside.append((text, x, y))

        page.extract_text(visitor_text=visit)
    assert outside == []


@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_a_blank_sheet_says_nothing_of_the_map(paper: str) -> None:
    whole = MAPS["short"]
    pages = pages_of(sheet_pdf(whole, SV, paper, blank=True))  # type: ignore[arg-type]
    said = "".join(pages)
    assert [text for _path, text in all_texts(whole) if text in said] == []
    assert len(pages) == 2
    assert "Vad är vi oroliga för?" in pages[0]
