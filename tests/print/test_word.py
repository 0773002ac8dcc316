"""The Word file: headings, banner, pictures with words, and nothing about the case in its own description."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import docx
from full_maps import CASES, full_map

from kartblad.core.checks.texts import all_texts
from kartblad.core.mapping.map import Map, Meeting, Mode
from kartblad.i18n import Texts
from kartblad.print.plain import plain
from kartblad.print.word import word

SV = Texts("sv")


def opened(whole: Map) -> docx.document.Document:
    return docx.Document(BytesIO(word(whole, SV)))


def test_headings_go_down_one_level_at_a_time() -> None:
    styles = [each.style.name for each in opened(full_map()).paragraphs if each.style.name.startswith("Heading")]
    levels = [int(name.rpartition(" ")[2]) for name in styles]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(after - before for before, after in pairwise(levels)) == 1


def test_a_real_case_begins_with_its_banner() -> None:
    real = replace(CASES["vald"], session=replace(CASES["vald"].session, mode=Mode.REAL))
    assert opened(real).paragraphs[0].text.startswith("Den här kartan hör till ärendet.")
    assert plain(real, SV).startswith("*** Den här kartan hör till ärendet.")
    assert opened(CASES["vald"]).paragraphs[0].style.name == "Heading 1"


def test_its_own_description_tells_nothing_of_the_case() -> None:
    whole = full_map()
    about = opened(whole).core_properties
    said = " ".join(str(getattr(about, name)) for name in dir(about) if not name.startswith("_"))
    assert [text for _path, text in all_texts(whole) if text in said] == []
    assert (about.title, about.author, about.comments) == ("Karta från ett möte", "", "")


def test_pictures_have_words() -> None:
    shapes = opened(full_map()).inline_shapes
    words = [shape._inline.docPr.get("descr") for shape in shapes]
    assert len(words) == 2
    assert words[0].startswith("Genogram: ")
    assert words[1] == "Teckning till bild 1"


def test_the_footer_says_what_it_is() -> None:
    foot = opened(CASES["vald"]).sections[0].footer.paragraphs[0].text
    assert foot == "Övning, påhittat · 17 februari 2026 · inte ett beslut"


def test_an_empty_map_has_headings_to_write_under() -> None:
    said = plain(Map(Meeting(Mode.FICTITIOUS)), SV)
    assert said.count("Här är inget skrivet.") == 7
    assert "\n\n\n\n" not in said
