"""Measurements that were written come back as they were, whatever they hold; no file runs or tells anything."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import opened
from workload_made import CEILING, DATA, SETS, USUAL, measurements

from kartblad.apps.workload import exported
from kartblad.core.workload.measurement import Count, Measurement, Talk
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.records.findings import Findings
from kartblad.records.free_text import plain_text, safe_text
from kartblad.records.workload_export import file_name
from kartblad.records.workload_import import received

SV = Texts("sv")
PLAIN = Measurement("m1", "2026-03-02", "björk-7", counts=(Count("yttrande", 2, 0),), weights=USUAL.ref)


def taken(content: bytes, name: str, weights: WeightSet = USUAL) -> tuple[Measurement, ...]:
    found = received(content, name, weights, SETS, DATA)
    assert not isinstance(found, Findings), found.lines(SV)
    return found.measurements


def unique(held: list[Measurement]) -> list[Measurement]:
    """Return at most one for each day and person, and for each id, by day and person."""
    by_key = {(each.date, each.person): each for each in held}
    by_id = {each.id: each for each in by_key.values()}
    return sorted(by_id.values(), key=lambda each: (each.date, each.person))


@settings(deadline=None, max_examples=25)
@given(
    held=st.lists(measurements(USUAL) | measurements(CEILING), min_size=1, max_size=4).map(unique),
    texts=st.sampled_from(["sv", "en"]),
)
def test_a_workbook_comes_back_without_loss(held: list[Measurement], texts: str) -> None:
    content = exported.xlsx(held, SETS, DATA, Texts(texts))
    assert taken(content, "m.xlsx") == tuple(held)


@pytest.mark.parametrize("text", ["'=1", "''", "'", "=1+1", "-2 i dag", "@er", "'ord'"])
def test_an_apostrophe_of_ones_own_comes_back(text: str) -> None:
    held = replace(PLAIN, note=text, scored_by=text, talk=Talk(date="2026-03-03", said=text))
    assert taken(exported.xlsx([held], SETS, DATA, SV), "m.xlsx") == (held,)


def test_what_no_workbook_can_hold_is_left_out() -> None:
    held = replace(PLAIN, note="a\x00b\ufffe\uffffc")
    assert taken(exported.xlsx([held], SETS, DATA, SV), "m.xlsx") == (replace(PLAIN, note="abc"),)


@settings(deadline=None, max_examples=20)
@given(
    held=st.lists(measurements(USUAL, every=True) | measurements(CEILING, every=True), min_size=1, max_size=4).map(
        unique
    )
)
def test_the_table_comes_back_but_for_the_lists_it_has_no_room_for(held: list[Measurement]) -> None:
    expected = tuple(replace(each, cover=(), reductions=(), handed=(), talk=None) for each in held)
    found = taken(exported.csv_table(held, SETS, DATA, SV), "m.csv")
    assert [replace(each, counts=()) for each in found] == [replace(each, counts=()) for each in expected]
    assert [set(each.counts) for each in found] == [set(each.counts) for each in expected]


@given(st.text())
def test_a_text_is_safe_and_comes_back(text: str) -> None:
    safe = safe_text(text)
    assert not safe.lstrip().startswith(("=", "+", "-", "@"))
    printable = "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")
    assert plain_text(safe) == printable


def test_no_cell_is_a_formula_and_no_property_tells_who() -> None:
    held = [replace(PLAIN, note='=HYPERLINK("x")', scored_by="@ledare", person="björk-7")]
    content = exported.xlsx(held, SETS, DATA, SV)
    book = opened(content)
    assert [
        cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ] == []
    assert (book.properties.title, book.properties.creator, book.properties.lastModifiedBy) == (
        "Arbetstyngdsmätning",
        "kartblad",
        None,
    )
    with ZipFile(BytesIO(content)) as parts:
        told = b"".join(parts.read(name) for name in parts.namelist() if name.startswith("docProps"))
    assert "björk".encode() not in told
    assert taken(content, "m.xlsx") == tuple(held)


@pytest.mark.parametrize("ref", [Ref(USUAL.ref.id, "0.0.9"), Ref("borta", "1.0.0")])
def test_where_the_very_version_is_gone_nothing_is_worked_out(ref: Ref) -> None:
    held = replace(PLAIN, years=Decimal(6), weights=ref)
    book = opened(exported.xlsx([held], SETS, DATA, SV))
    (row,) = book["Beräknat"].iter_rows(min_row=2, values_only=True)
    assert row[2:7] == (None, None, None, None, str(ref))
    assert f"uppsättningen {ref} som mätningen räknades med finns inte här" in str(row[7])
    assert list(book["Var talen kommer ifrån"].iter_rows(min_row=2)) == []
    table = exported.csv_table([held], SETS, DATA, SV).decode("utf-8-sig")
    (line,) = csv.DictReader(StringIO(table, newline=""), delimiter=";")
    assert (line["Poäng (beräknat)"], line["Räknat med (beräknat)"]) == ("", str(ref))


def test_what_names_no_set_is_worked_out_with_the_usual() -> None:
    held = replace(PLAIN, years=Decimal(6), weights=NO_WEIGHTS)
    (row,) = opened(exported.xlsx([held], SETS, DATA, SV))["Beräknat"].iter_rows(min_row=2, values_only=True)
    assert (row[2], row[3], row[6]) == (6, 150, f"{USUAL.name.sv} ({USUAL.ref})")


def test_what_was_worked_out_says_so_and_adds_up() -> None:
    book = opened(exported.xlsx([PLAIN], SETS, DATA, SV))
    assert book.sheetnames == ["Mätningar", "Beräknat", "Var talen kommer ifrån"]
    worked = [[cell.value for cell in row] for row in book["Beräknat"].iter_rows()]
    assert worked[0] == [
        *(
            "Mätdag",
            "Person",
            "Poäng (beräknat)",
            "Norm (beräknat)",
            "Belastning i procent (beräknat)",
            "Zon (beräknat)",
        ),
        *("Räknat med (beräknat)", "Varför det inte finns någon belastning (beräknat)"),
    ]
    assert worked[1][2:6] == [6, None, None, None]
    assert "år i yrket" in str(worked[1][7]).replace("åren", "år")
    (parts,) = list(book["Var talen kommer ifrån"].iter_rows(min_row=2, values_only=True))
    assert parts[2:] == ("Poäng", "Yttranden", 2, 6, "dokumenterat")


def test_the_table_is_what_a_swedish_excel_opens() -> None:
    content = exported.csv_table([PLAIN], SETS, DATA, SV)
    assert content.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert dict(zip(head, row, strict=True))["Poäng (beräknat)"] == "6"


def test_a_unit_without_measurements_has_a_file_all_the_same() -> None:
    assert opened(exported.xlsx([], SETS, DATA, SV)).sheetnames[0] == "Mätningar"


@pytest.mark.parametrize(("month", "expected"), [("", "arbetstyngd.xlsx"), ("2026-11", "arbetstyngd_2026-11.xlsx")])
def test_file_name(month: str, expected: str) -> None:
    assert file_name("xlsx", month) == expected
