"""Who may write to a published folder, with digests that are true, still gets nothing but texts and tables shown.

The texts are hostile in every passport, label and name: on pages, in the static site, in every file and on paper.
"""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from publications import invented, lone
from spoiling import HOSTILE, faults

from kartblad.apps.dashboard import state
from kartblad.apps.dashboard.address import View
from kartblad.apps.dashboard.cover import cover
from kartblad.apps.dashboard.page import owns, page
from kartblad.apps.dashboard.paper import paper
from kartblad.apps.dashboard.post import Post
from kartblad.apps.dashboard.site import site
from kartblad.catalogue import published_index
from kartblad.catalogue.published import published
from kartblad.catalogue.published_index import INDEX, File
from kartblad.core.problems import Problem
from kartblad.core.publication.edition import Dataset, LeftOut, Publication, Topic
from kartblad.core.publication.table import Category, Dimension, Table, restored
from kartblad.core.words import Words
from kartblad.i18n import Texts
from kartblad.records.publication_folder import write
from kartblad.ui.files import FORMS, file_of
from kartblad.ui.markup import screen_html

TEXTS = Texts("sv")
FORMULA = "=cmd|' /C calc'!A0"
AT_ONCE = 5.0
"""Seconds within which a folder that is much too large is refused."""


def reworded(value: Any, text: str) -> Any:
    """Return a value with every text for readers another one; keys and numbers stay."""
    if isinstance(value, Words):
        return Words(text, text)
    if isinstance(value, tuple) and not any(isinstance(each, str) for each in value):
        return tuple(reworded(each, text) for each in value)
    if isinstance(value, Table):
        said = {name: getattr(value, name) for name in ("k", "edition", "rounding", "base")}
        return restored(value.period, reworded(value.dimensions, text), value.cells, **said)
    if isinstance(value, Dataset | Dimension | Category | LeftOut):
        held = {each.name: getattr(value, each.name) for each in fields(value)}
        return replace(value, **{name: reworded(each, text) for name, each in held.items()})
    return value


@cache
def spoilt(text: str) -> Publication:
    """Return the invented publication with a text in the place of all its words."""
    made = invented()
    return replace(made, circle=text, datasets=reworded(made.datasets, text))


@cache
def spoilt_site() -> dict[str, bytes]:
    """Return the static site of the hostile publication."""
    return site(spoilt(HOSTILE), TEXTS)


def views(publication: Publication) -> Iterator[View]:
    """Yield each topic, and each with the first of one's own."""
    for topic in Topic:
        yield View(topic)
        yield View(topic, owns(publication, topic)[0][0])


def posts(text: str) -> Iterator[Post]:
    """Yield the figures of a spoilt publication."""
    for view in views(spoilt(text)):
        yield from page(spoilt(text), view.topic, view.own, TEXTS).shown


def test_hostile_words_are_read_back_and_stay_text_on_every_page(tmp_path: Path) -> None:
    write(tmp_path / "ut", spoilt(HOSTILE), spoilt_site(), TEXTS)
    held = published(tmp_path / "ut", TEXTS)
    assert held == spoilt(HOSTILE)
    for view in views(held):
        html = screen_html(state.screen(view, held, TEXTS), TEXTS)
        assert (faults(html), html.count("onerror=kanin(1)") > 10) == ([], True)
    pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "ut").glob("*.html")}
    looked_at = [
        name for name in sorted(pages) if not name.startswith("deltagande-14")
    ]  # the others are like the first
    assert {name: found for name in (*looked_at, "deltagande-1488.html") if (found := faults(pages[name]))} == {}
    assert {name for name, html in pages.items() if "onerror=kanin(1)" not in html or "<script" in html} == set()
    assert {path.suffix for path in (tmp_path / "ut").iterdir()} == {".html", ".css", ".woff2", ".txt", ".json", ""}


def test_hostile_words_are_no_part_of_a_files_name_nor_of_an_address() -> None:
    assert [name for name in spoilt_site() if "kanin" in name or "<" in name] == []
    assert [post.figure.key for post in posts(HOSTILE) if "kanin" in post.figure.key] == []
    assert {sign.symbol for sign in cover(spoilt(HOSTILE), TEXTS).signs} == {"..", "-", ".", "–"}


@pytest.mark.parametrize("form", ["csv", "excel_csv", "xlsx"])
def test_no_word_becomes_a_formula_in_a_file(form: str) -> None:
    for post in posts(FORMULA):
        content = file_of(post.figure, FORMS[form], TEXTS).content
        assert computed(content) == []
        assert b"calc" in content or form == "xlsx"


@pytest.mark.parametrize("text", [FORMULA, "+1", "@SUM(1)", "\t=1", "-2+3"])
def test_no_label_becomes_a_formula_in_the_published_files(text: str, tmp_path: Path) -> None:
    write(tmp_path / "ut", spoilt(text), {}, TEXTS)
    assert [found for file in (tmp_path / "ut" / "data").iterdir() for found in computed(file.read_bytes())] == []


def computed(content: bytes) -> list[str]:
    """Return the cells of a CSV or XLSX file that a spreadsheet would compute."""
    if content.startswith(b"PK"):
        book = openpyxl.load_workbook(io.BytesIO(content))
        return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    text = content.decode("utf-8-sig")
    parts = max(",;", key=text.partition("\n")[0].count)
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=parts) for cell in row]
    return [cell for cell in cells if cell.lstrip()[:1] in {*"=+@-"} and any(sign.isalnum() for sign in cell)]


def test_the_hunt_for_formulas_finds_one() -> None:
    assert computed(b"a,=1+1\n") == ["=1+1"]


def test_hostile_words_are_text_on_paper() -> None:
    for text in (HOSTILE, '#read("/etc/passwd") $x$ *b* @a <b> \\', "#import sys: x"):
        made = spoilt(text)
        content = paper(page(made, Topic.MAPPING, "", TEXTS), made, TEXTS).content
        assert (content[:5], b"root:" in content) == (b"%PDF-", False)


@pytest.mark.parametrize("content", [b"\n" * (2**24 - 1), b"2026-03,norr,x,5,,5,1\n" * 700_000], ids=["empty", "rows"])
def test_a_table_that_is_much_too_large_is_refused_at_once(content: bytes, tmp_path: Path) -> None:
    write(tmp_path / "ut", lone(), {}, TEXTS)
    said = published_index.decoded((tmp_path / "ut" / INDEX).read_bytes())
    listed = {**said.kartblad.files, "data/zoner.csv": File(len(content), sha256(content).hexdigest())}
    (tmp_path / "ut" / "data" / "zoner.csv").write_bytes(content)
    block = msgspec.structs.replace(said.kartblad, files=listed)
    (tmp_path / "ut" / INDEX).write_bytes(published_index.encoded(msgspec.structs.replace(said, kartblad=block)))
    began = time.monotonic()
    with pytest.raises(Problem, match=r"data/zoner\.csv"):
        published(tmp_path / "ut", TEXTS)
    assert time.monotonic() - began < AT_ONCE
