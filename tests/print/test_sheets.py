"""The printed pages: what kind of PDF they are, what their own description tells, and that text is never source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from full_maps import CASES, full_map, squeezed
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from kartblad.charts.theme import THEME
from kartblad.core.checks.texts import all_texts
from kartblad.core.mapping.future import Scale
from kartblad.core.mapping.map import Map, Meeting, Mode
from kartblad.i18n import Texts
from kartblad.print import typst
from kartblad.print.closing import Left
from kartblad.print.sheets import family_pdf, frames_pdf, plan_pdf, receipt_pdf, sheet_pdf

SV = Texts("sv")
EMPTY = Map(Meeting(Mode.FICTITIOUS))
Make = Callable[[Map], bytes]
KINDS: dict[str, Make] = {
    "a3": lambda whole: sheet_pdf(whole, SV, "A3"),
    "a4": lambda whole: sheet_pdf(whole, SV, "A4"),
    "blank-a3": lambda whole: sheet_pdf(whole, SV, "A3", blank=True),
    "blank-a4": lambda whole: sheet_pdf(whole, SV, "A4", blank=True),
    "family": lambda whole: family_pdf(whole, SV),
    "plan": lambda whole: plan_pdf(whole, SV),
    "frames": lambda whole: frames_pdf(whole, SV),
    "receipt": lambda whole: receipt_pdf(whole, SV),
}
every_kind = pytest.mark.parametrize("make", KINDS.values(), ids=list(KINDS))


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@every_kind
@pytest.mark.parametrize("whole", [EMPTY, full_map()], ids=["empty", "full"])
def test_it_is_tagged_and_speaks_swedish(make: Make, whole: Map) -> None:
    root = PdfReader(BytesIO(make(whole))).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("sv", True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert "/StructTreeRoot" in root


@every_kind
def test_its_own_description_tells_nothing_of_the_case(make: Make) -> None:
    whole = full_map()
    reader = PdfReader(BytesIO(make(whole)))
    described = f"{reader.metadata}{reader.trailer['/Root']['/Metadata'].get_data().decode()}"
    assert [text for _path, text in all_texts(whole) if text in described] == []
    assert set(reader.metadata or ()) <= {"/Title", "/Creator"}


@every_kind
def test_every_page_says_what_it_is(make: Make) -> None:
    for page in PdfReader(BytesIO(make(full_map()))).pages:
        read = squeezed(page.extract_text())
        assert "Övning,påhittat" in read
        assert "inteettbeslut" in read


@pytest.mark.parametrize(("paper", "size"), [("A3", (1191, 842)), ("A4", (842, 595))])
def test_the_sheet_lies_down(paper: str, size: tuple[int, int]) -> None:
    box = PdfReader(BytesIO(sheet_pdf(EMPTY, SV, paper))).pages[0].mediabox  # type: ignore[arg-type]
    assert (round(box.width), round(box.height)) == size


@every_kind
def test_a_real_case_has_its_banner(make: Make) -> None:
    real = replace(EMPTY, session=Meeting(Mode.REAL))
    assert "Denhärkartanhörtillärendet" in squeezed(text_of(make(real)))
    assert "Denhärkartanhörtillärendet" not in squeezed(text_of(make(EMPTY)))


HOSTILE = (
    '#panic("x")', "$x^2$", "[klammer]", "@hänvisning", "\\ omvänt", "<etikett>", "*fet* _kursiv_", "= rubrik",
    "`kod`", "// bort", "/* bort */", '#read("look.typ")', "#sys.inputs.data", "{{ mall }}",
    "</script>", '"citat"', "~ ' -- ...",
)  # fmt: skip


@pytest.mark.parametrize("said", HOSTILE)
def test_text_is_shown_as_it_stands(said: str) -> None:
    whole = replace(EMPTY, session=replace(EMPTY.session, question=said), scales=(Scale("k1", zero_text=said),))
    assert squeezed(text_of(sheet_pdf(whole, SV))).count(squeezed(said)) == 2


def test_signs_that_no_font_of_ours_has_do_not_stop_the_print() -> None:
    whole = replace(EMPTY, session=replace(EMPTY.session, question="šđ → 🫠 ኣማርኛ 中 \x07\ud800 مرحبا ok"))
    assert "ok" in text_of(sheet_pdf(whole, SV))


def test_the_family_page_is_one_page_for_every_invented_case() -> None:
    pages = {key: len(PdfReader(BytesIO(family_pdf(whole, SV))).pages) for key, whole in CASES.items()}
    assert pages == dict.fromkeys(CASES, 1)


def test_the_family_page_has_the_familys_words_first() -> None:
    read = squeezed(text_of(family_pdf(CASES["vald"], SV)))
    own, ours = "Jagställdemigemellan", "Karinringdepolisen"
    assert read.index("Barnenharsettdet") < read.index(own) < read.index(ours)


def test_the_receipt_says_what_was_decided_and_what_was_not_reached() -> None:
    left = Left(("Trygghetsplan", "Ord och bild"), "2026-02-18")
    read = squeezed(text_of(receipt_pdf(CASES["vald"], SV, left)))
    for said in ("Karinringerhyresvärden", "vem:Karin", "senast18februari2026", "Trygghetsplan,Ordochbild"):
        assert said in read
    assert "Raderasfråndatorn:18februari2026" in read


def test_the_genogram_and_the_drawings_have_words() -> None:
    assert alternatives(sheet_pdf(CASES["vald"], SV))[0].startswith("Genogram: Albin")
    assert "Teckning till bild 1" in alternatives(frames_pdf(full_map(), SV))


def alternatives(pdf: bytes) -> list[str]:
    """Return the text alternatives in a file's structure."""

    def inside(each: object) -> Iterator[str]:
        each = each.get_object() if isinstance(each, IndirectObject) else each
        if isinstance(each, list):
            for child in each:
                yield from inside(child)
        elif isinstance(each, dict):
            yield from [str(each["/Alt"])] if "/Alt" in each else []
            yield from inside(each.get("/K"))

    return list(inside(PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]))


def test_the_templates_have_the_colours_of_the_theme() -> None:
    source = (typst.HERE / "look.typ").read_text(encoding="utf-8")
    said = dict(re.findall(r'#let ([\w-]+) = rgb\("(#\w+)"\)', source))
    names = {"line-colour": "line"}
    assert said == {name: getattr(THEME, names.get(name, name)) for name in said}
    assert len(said) == 7


def test_no_network_package_and_no_user_text_in_the_source() -> None:
    for template in sorted(typst.HERE.glob("*.typ")):
        source = template.read_text(encoding="utf-8")
        assert re.findall(r"@preview|https?:|eval\(", source) == []
