"""A managers' view on paper: one tagged page whatever is on it, no number changed, and what it lacks is said."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from full_maps import squeezed
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from paper_views import PART, TABLE, VIEW
from pypdf import PdfReader

from kartblad.i18n import Texts
from kartblad.print.onepage import onepage
from kartblad.print.view import Grid, Part, View

SV = Texts("sv")
IN_ORDER = (
    "Kartläggningar: Enhet Norr", "Påhittat: ingenting", "IFO-chefer", "1 september 2026", "i 18 av 25",
    "första halvåret 2026", "Andel, Enhet Norr", "72 %", "61 av 103", "Nätverk", "Vad betyder det?", "Det är en fråga",
    "Vad kan vi göra?", "Pröva en sak", "Vad vet vi inte?", "Andelar visas där", "Fler fynd", "2026-12", "312",
    "Det som väntar", "Maj visas inte", "Inget stickprov", "Tecken", "skyddat", "Källor", "2026-08-31",
)  # fmt: skip


def read(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_it_is_tagged_and_speaks_swedish() -> None:
    root = PdfReader(BytesIO(onepage(VIEW, SV))).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("sv", True)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_its_tables_have_headings() -> None:
    kinds: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            kinds.append(str(node.get("/S", "")))
            walk(node.get("/K"))
        elif isinstance(node, list):
            for each in node:
                walk(each.get_object() if hasattr(each, "get_object") else each)
        elif hasattr(node, "get_object") and not isinstance(node, int):
            walk(node.get_object())  # type: ignore[union-attr]

    walk(PdfReader(BytesIO(onepage(VIEW, SV))).trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert [kinds.count(kind) for kind in ("/H1", "/H2", "/Table", "/TH")] == [1, 3, 2, 6]


def test_everything_is_there_in_order() -> None:
    text = squeezed(read(onepage(VIEW, SV)))
    at = [text.find(squeezed(said)) for said in IN_ORDER]
    assert [said for said, place in zip(IN_ORDER, at, strict=True) if place < 0] == []
    assert at == sorted(at)
    assert "fickinteplats" not in text


def test_its_own_description_tells_nothing() -> None:
    reader = PdfReader(BytesIO(onepage(VIEW, SV)))
    described = f"{reader.metadata}{reader.trailer['/Root']['/Metadata'].get_data().decode()}"
    assert [said for said in ("Norr", "IFO", "Kartläggningar") if said in described] == []
    assert str((reader.metadata or {})["/Title"]) == "Vyn på en sida"


@pytest.mark.parametrize("said", ['#panic("x")', "$x^2$", "[klammer]", "@hänvisning", "*fet*", "= rubrik", "\\ omvänt"])
def test_text_is_shown_as_it_stands(said: str) -> None:
    assert squeezed(said) in squeezed(read(onepage(replace(VIEW, heading=said), SV)))


# What there is no room for ----------------------------------------------------------------------------------------


def test_a_full_page_gives_up_words_before_numbers() -> None:
    numbers = tuple((f"Rad {at}", f"{at} av 999", f"{at} %", f"{at * 7 + 5003}") for at in range(14))
    part = replace(PART, grid=replace(TABLE, rows=numbers), means="En lång mening om vad talen betyder. " * 6)
    text = squeezed(read(onepage(replace(VIEW, parts=(part,) * 5), SV)))
    assert [text.count(squeezed(row[3])) for row in numbers] == [5] * len(numbers)
    assert squeezed("Det här fick inte plats: fotnoter, en del av orden") in text


WORDS = {
    "none": "",
    "signs": "\x00\u2028 é漢字 {x} #set",
    "unbroken": "Oavbrutetlångtord",
    "sentences": "Mening med ord i lagom längd. ",
}
CELLS = ("12 av 25", "..", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567", "ett långt ord till")


def full(words: str, parts: int, rows: int, columns: int) -> View:
    """Return a view with the same text in every place and tables of a size."""
    row = (words, *(CELLS[at % len(CELLS)] for at in range(columns)))
    grid = Grid(row, (row,) * rows, first=(1,) if columns else (), by_time=bool(rows % 2))
    part = Part(words, words, grid if rows else None, words, words, words, words, (words, words))
    facts, sources = ((words, words),) * 4, (words,) * 2
    return View(words, words, facts, (part,) * parts, VIEW.legend, sources, (words,), "på sidan /kartor")


def heights(pdf: bytes) -> dict[str, float]:
    """Return how far up on the page the last words of the body and the margin's stand, in points."""
    found: dict[str, float] = {}

    def seen(text: str, matrix: list[float], _text_matrix: object, _font: object, _size: float) -> None:
        for word in ("Tecken", "Ett underlag"):
            if word in text:
                found[word] = matrix[5]

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=seen)
    return found


# A page takes long to make, and one that fails is read as it is: nothing is shrunk.
@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.sampled_from(list(WORDS)), st.integers(1, 40), st.integers(0, 7), st.integers(0, 40), st.integers(0, 7))
def test_it_is_one_page_whatever_is_on_it_and_its_foot_is_there(
    words: str, times: int, parts: int, rows: int, columns: int
) -> None:
    made = onepage(full(WORDS[words] * times, parts, rows, columns), SV)
    assert len(PdfReader(BytesIO(made)).pages) == 1
    at = heights(made)
    assert at["Tecken"] > at["Ett underlag"] + 8


def test_the_tightest_holds_whatever_a_publication_has() -> None:
    made = onepage(full(WORDS["unbroken"] * 400, 7, 40, 7), SV)
    assert len(PdfReader(BytesIO(made)).pages) == 1
    at = heights(made)
    assert at["Tecken"] > at["Ett underlag"] + 8
