"""Registers from strangers: each comes in whole or gets its sentence, keeps its secrets, and can be mended."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from datetime import date

import pytest
from foreign import (
    BROKEN,
    CORNER,
    ENCODING,
    FIVE,
    HEAD,
    HTML,
    LINE,
    NO_TEXT,
    NUMBER,
    OLE,
    ONLINE,
    PROPERTIES,
    SLASHES,
    STRICT,
    column,
    hidden,
    hidden_row,
    in_one_column,
    made,
    merged,
    persons,
    text,
    value,
    with_choices,
    with_comment,
    with_formula,
    with_header,
    with_hidden_cell,
    with_link,
    with_name,
    with_property,
    with_sheet,
    with_sheet_name,
    with_strings,
    with_title,
)  # fmt: skip
from openpyxl import load_workbook
from registers import GOOD, HEADINGS, book, csv_file, imported, places, refused, register, row, xlsx_file

from kartblad.core.personal import looks_like_personal_number
from kartblad.i18n import Texts
from kartblad.records.annotated import annotated, file_name
from kartblad.records.annotated_book import ELEMENTS
from kartblad.records.findings import Stop
from kartblad.records.imports import BROWSER, LOCAL
from kartblad.records.privacy import in_text

SV, EN = Texts("sv"), Texts("en")
LONG = 'k-02;Orust;BBiC;2017-01-16;"' + "x" * 40_000 + '"\r\n'
DIVIDED = ("Person\n(kod)", "Kommun-\nkod", "KURS /\nUTBILDNING", "Start\u00ad-\ndatum", "Antal\ndagar")
COMMAS = b"Person,Kommun,Kurs,Startdatum,Dagar\nk,Orust,BBiC,2017-01-16,1,5\n"
UNUSED = book({"R": [HEADINGS, GOOD], "x": [[None], [None, NUMBER]]})
XML_2003 = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'

COMES_IN = [
    ("headings over several lines", xlsx_file([("k-1", "1488", "BBiC", date(2016, 3, 1), 2)], DIVIDED), "r.xlsx", 1),
    ("another order", text().replace(HEAD.encode(), b"Person;Kommun;Kurs;Kursstart;Dgr\r\n"), "r.csv", 1),
    ("no mark for UTF-16", text(encoding="utf-16-le"), "r.csv", 1),
    ("no mark for UTF-16, high byte first", text(encoding="utf-16-be"), "r.csv", 1),
    ("old Macintosh line ends", text(LINE).replace(b"\r\n", b"\r"), "r.csv", 2),
    ("an old program's end of file", text() + b"\x1a", "r.csv", 1),
    ("Excel's own line", b"sep=;\r\n" + text(), "r.csv", 1),
    ("two tabs", text().replace(b";", b"\t\t"), "r.txt", 1),
    ("bars", text().replace(b";", b"|"), "r.csv", 1),
    ("an empty first column", text().replace(b"\r\nk", b"\r\n;k").replace(b"Person", b";Person"), "r.csv", 1),
    ("one row without a line end", text().strip(), "r.csv", 1),
    ("inches", text('k-02;Orust;Kurs 5" bred;2017-01-16;2\r\n', LINE), "r.csv", 3),
    ("a hidden sheet", hidden(), "r.xlsx", 2),
    ("a bare sheet", with_sheet(), "r.xlsx", 1),
    ("codes that are letters", persons("Person A", "Person B"), "r.csv", 2),
    ("a method that sounds like a name", csv_file([(*GOOD[:2], "Marte Meo", GOOD[3])] * 3, FIVE[:4]), "r.csv", 3),
    ("places of two words", column("Ort", "Gamla Uppsala", "Stora Höga", "Upplands Väsby"), "r.csv", 3),
    ("half a day", text("k-02;1488;BBiC;16/3 2016;½ dag\r\n"), "r.csv", 2),
]  # fmt: skip

STOPPED = [
    ("a sum below", text("Summa;;;;2\r\n"), "r.csv", [("sum_row", 3)]),
    ("a sum in the middle", text(";;;Totalt:;2\r\n", LINE), "r.csv", [("sum_row", 3)]),
    ("headings again", text(HEAD, LINE), "r.csv", [("headings_again", 3)]),
    ("merged cells", merged(), "r.xlsx", [("merged", 2), ("merged", 2)]),
    ("all in one column", in_one_column(), "r.xlsx", [("one_column", 1)]),
    ("rows in quotes", b"".join(b'"%s"\r\n' % line for line in text().split()), "r.csv", [("one_column", 1)]),
    ("a caret between", text().replace(b";", b"^"), "r.csv", [("no_headings", None)]),
    ("headings too far down", b"Titel;;;;\r\n" * 24 + text(), "r.csv", [("no_headings", None)]),
    ("letters read twice wrongly", text().decode("cp1252").encode(), "r.csv", [("garbled", 2)]),
    ("letters that were lost", text().replace("ä".encode(), b"\xef\xbf\xbd"), "r.csv", [("garbled", 2)]),
    ("DOS letters", text(encoding="cp850"), "r.csv", [("encoding", None)]),
    ("old Macintosh letters", text(encoding="mac_roman"), "r.csv", [("encoding", None)]),
    ("four bytes a letter", text(encoding="utf-32"), "r.csv", [("encoding", None)]),
    ("a NUL", text(LINE.replace("BBiC", "BB\0iC")), "r.csv", [("unknown", None)]),
    ("a very long cell", text(LONG), "r.csv", [("cell_too_long", 3)]),
    ("a longer one", text(LONG.replace("x", "xxxx")), "r.csv", [("cell_too_long", 3)]),
    ("an unquoted decimal comma", COMMAS, "r.csv", [("row_too_wide", 2)]),
    ("a month", text("k-02;Orust;BBiC;mars 2016;2\r\n"), "r.csv", [("not_a_date", 3)]),
    ("a year and month", text("k-02;Orust;BBiC;2016-03;2\r\n"), "r.csv", [("not_a_date", 3)]),
    ("a year of two digits", text("k-02;Orust;BBiC;16/3-16;2\r\n"), "r.csv", [("not_a_date", 3)]),
    ("hours among days", text("k-02;Orust;BBiC;2016-03-16;7,5 tim\r\n"), "r.csv", [("other_unit", 3)]),
    ("a level that Excel made a date", xlsx_file([(*GOOD[:6], date(2026, 5, 2))]), "r.xlsx", [("not_in_list", 2)]),
    ("two formats of Office", OLE + "WordDocument".encode("utf-16-le"), "r.doc", [("document", None)]),
    ("XML of 2003", XML_2003, "r.xls", [("xml_excel", None)]),
    ("MHTML", b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "r.xls", [("xml_excel", None)]),
    ("no ending", text(), "register", [("no_ending", None)]),
    ("a strange row number", with_sheet('<row r="abc"><c r="A3"><v>1</v></c></row>'), "r.xlsx", [("damaged", None)]),
    ("a huge row number", with_sheet('<row r="99999999999999999999"/>'), "r.xlsx", [("damaged", None)]),
    ("a negative row number", with_sheet('<row r="-5"/>'), "r.xlsx", [("damaged", None)]),
    ("rows backwards", with_sheet('<row r="1"/>'), "r.xlsx", [("damaged", None)]),
    ("a strange cell", with_sheet('<row r="3"><c r="!!3"><v>1</v></c></row>'), "r.xlsx", [("damaged", None)]),
    ("a text that is not there", NO_TEXT, "r.xlsx", [("required", 3)] * 3),
    ("a strange encoding", ENCODING, "r.xlsx", [("damaged", None)]),
    ("ISO's strict format", STRICT, "r.xlsx", [("no_such_municipality", 3)]),
    ("Excel on the web", ONLINE, "r.xlsx", [("no_such_municipality", 3)]),
    ("slashes of Windows", SLASHES, "r.xlsx", [("no_such_municipality", 3)]),
    ("broken properties", PROPERTIES, "r.xlsx", [("no_such_municipality", 3)]),
    ("a drawing of HTML", HTML, "r.xlsx", [("no_such_municipality", 3)]),
    ("a format at the last corner", CORNER, "r.xlsx", [("no_such_municipality", 3)]),
]  # fmt: skip

SECRETS = [
    ("a file's name", text(), f"Lista {NUMBER}.csv", ["number_in_file_name"]),
    ("a sheet's name", made(with_sheet_name), "r.xlsx", ["number_in_sheet_name", "personal_number"]),
    ("a comment", made(with_comment), "r.xlsx", ["number_in_comment"]),
    ("a property", made(with_property), "r.xlsx", ["number_in_properties"]),
    ("the file's title", made(with_title), "r.xlsx", ["number_in_properties"]),
    ("a name", made(with_name), "r.xlsx", ["number_in_formula"]),
    ("a page header", made(with_header), "r.xlsx", ["number_in_header"]),
    ("a list of choices", made(with_choices), "r.xlsx", ["number_in_formula"]),
    ("a formula", made(with_formula), "r.xlsx", ["number_in_formula"]),
    ("a link", made(with_link), "r.xlsx", ["number_elsewhere"]),
    ("a hidden cell", made(with_hidden_cell), "r.xlsx", ["personal_number"]),
    ("a sheet that is not used", UNUSED, "r.xlsx", ["personal_number"]),
    ("names and initials", persons("Anna K", "Erik Ö"), "r.csv", ["name_column"]),
    ("initials and names", persons("A. Andersson", "E Öberg"), "r.csv", ["name_column"]),
    ("user names", persons("anna.andersson", "erik_oberg"), "r.csv", ["name_column"]),
    ("three names", persons("Andersson Anna Maria", "Öberg Erik Olof"), "r.csv", ["name_column"]),
    ("a number and a name", persons("1 Anna Andersson", "2 Erik Öberg (EÖ)"), "r.csv", ["name_column"]),
    ("spaces of all kinds", persons("Anna\u00a0Andersson", "Erik  Öberg"), "r.csv", ["name_column"]),
    ("names from elsewhere", column("Ledare", "Zoë Łukasz", "Pat O'Brien", "Omar al-Hassan"), "r.csv", ["name_column"]),
    ("first names", column("Förnamn", "Anna"), "r.csv", ["name_heading"]),
    ("initials", column("Initialer", "AA"), "r.csv", ["name_heading"]),
    ("births", column("Född", "800101"), "r.csv", ["name_heading"]),
]  # fmt: skip

NUMBERS = [
    "198001011234,0", "8001011234.0", "8,001011234E+09", "8,00101E+09", "1,98001E+11", "1.98001011234E+11",
    "8 001 011 234", "198 001 011 234", "8.001.011.234", "8 0 0 1 0 1 1 2 3 4", "800101_1234", "800101/1234",
    "800101.1234", "800101--1234", "800101-12 34", "19800101T123", "SE198001011234", "19 800101-1234",
    "800101-1234-5", "19800101-1234Anna", "800101\u00ad1234", "800101\u200b-1234", "٨٠٠١٠١-١٢٣٤", "80.01.01-1234",
]  # fmt: skip


def named(cases: list[tuple[object, ...]]) -> dict[str, object]:
    return {"argvalues": [case[1:] for case in cases], "ids": [case[0] for case in cases]}


@pytest.mark.parametrize(("content", "name", "rows"), **named(COMES_IN))
def test_it_comes_in(content: bytes, name: str, rows: int) -> None:
    assert imported(register(content, name)).rows == rows


@pytest.mark.parametrize(("content", "name", "expected"), **named(STOPPED))
def test_it_gets_its_sentence(content: bytes, name: str, expected: list[tuple[str, int | None]]) -> None:
    outcome = refused(register(content, name))
    assert [found[:2] for found in places(outcome)] == expected
    for group in outcome.groups(SV):
        assert group.what.endswith((".", "?"))
        assert group.remedy
    assert outcome.sentence(SV) != outcome.sentence(EN)


@pytest.mark.parametrize(
    ("content", "name", "expected"), **named([case for case in STOPPED if case[3][0][1] is not None])
)
def test_it_comes_back_with_the_same_faults_and_their_words(content: bytes, name: str, expected: object) -> None:
    outcome = refused(register(content, name))
    if not outcome.can_annotate:
        return
    returned = annotated(content, name, outcome, SV)
    assert len(returned) <= BROWSER.bytes
    again = refused(register(returned, file_name(name)))
    assert [found[:2] for found in places(again)] == expected
    if name.endswith(".xlsx"):
        told = [
            cell.value
            for line in load_workbook(io.BytesIO(returned)).worksheets
            for row in line["A1:K3"]
            for cell in row
        ]
        assert any(outcome.items[0].what(SV) in str(cell) for cell in told)
    else:
        assert outcome.items[0].what(SV).replace('"', '""').encode("utf-8") in returned


@pytest.mark.parametrize(("content", "name", "expected"), **named(SECRETS))
def test_it_keeps_its_secret(content: bytes, name: str, expected: list[str]) -> None:
    outcome = refused(register(content, name))
    assert (outcome.stop, [found.fault.value for found in outcome.items]) == (Stop.PRIVACY, expected)
    said = repr((outcome.file, outcome.sentence(SV), outcome.groups(SV), outcome.lines(SV), outcome.items))
    for secret in (NUMBER, "198001011234", "Andersson", "Öberg", "anna.andersson"):
        assert secret not in said


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_seen_however_it_is_written(number: str) -> None:
    assert looks_like_personal_number(number)


@pytest.mark.parametrize(
    "harmless",
    ["2017-01-16, 2017-01-18", "2017-01-16/2017-01-18", "1 234 567", "12 345 678 901", "1,23457E+11", "6,5E+09",
     "da39a3ee5e6b4b0d3255bfef95601890afd80709", "20170116-20170118", "HT 2017-01", "0520-49 70 00"],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(harmless: str) -> None:
    assert not looks_like_personal_number(harmless)


@pytest.mark.parametrize("unit", ["a", "a@", "1", "1a", "8001 ", "-1", "Aa ", "80.01."])
def test_no_text_takes_long_to_look_through(unit: str) -> None:
    start = time.perf_counter()
    in_text(unit * (300_000 // len(unit)) + " @")
    assert time.perf_counter() - start < 2


def test_a_hidden_sheet_is_said() -> None:
    assert "Lästes också, fast de är dolda i Excel: bladen Gammalt." in imported(
        register(hidden(), "r.xlsx")
    ).sentences(SV)


def test_a_sentence_names_no_more_than_anybody_reads() -> None:
    taken = imported(register(csv_file([row(course=f"Egen kurs {at}") for at in range(900)])))
    (own,) = [said for said in taken.sentences(SV) if "egna" in said]
    assert len(own) < 300
    assert "och 888 till" in own


def test_a_formula_comes_back_as_its_value_and_comes_in_when_the_rest_is_mended() -> None:
    person, length = value("A4", "k1", '"k"&amp;1', "str"), value("E4", 2.5, "1+1.5")
    others = value("B4", 1488) + value("C4", "BBiC", kind="str") + value("D4", 42445)
    content = with_sheet(BROKEN, f'<row r="4">{person}{others}{length}</row>')
    outcome = refused(register(content, "r.xlsx"))
    returned = load_workbook(io.BytesIO(annotated(content, "r.xlsx", outcome, SV)))
    where = returned["Register"]
    assert [where["A4"].value, where["E4"].value] == ["k1", 2.5]
    where["B3"] = "Orust"
    mended = io.BytesIO()
    returned.save(mended)
    taken = imported(register(mended.getvalue(), "r_fel.xlsx"))
    assert (taken.rows, taken.formulas, taken.table["days"].tolist()) == (3, 0, [2.0, 1.0, 2.5])


def test_no_note_in_a_text_file_begins_a_formula() -> None:
    content = csv_file([("k-01", "Orust", "BBiC", "2017-01-16", "två")], (*FIVE[:4], "=Dagar"))
    returned = annotated(content, "r.csv", refused(register(content)), SV).decode("utf-8-sig")
    assert returned.splitlines()[1].partition(';"')[2].startswith("'=Dagar")


def test_a_quotation_mark_inside_a_text_moves_no_note() -> None:
    content = text('k-02;Orust;Kurs 5" bred;2017-01-16;2\r\n', LINE * 2_000, LINE.replace("Troll", "Trall"))
    lines = annotated(content, "r.csv", refused(register(content)), SV).decode().splitlines()
    assert [at for at, line in enumerate(lines, 1) if "ingen svensk kommun" in line] == [2004]


def test_the_row_with_an_error_is_shown_again() -> None:
    content = made(hidden_row)
    returned = load_workbook(io.BytesIO(annotated(content, "r.xlsx", refused(register(content, "r.xlsx")), SV)))
    assert not returned["Sheet"].row_dimensions[3].hidden


def test_a_returned_file_is_never_too_big_to_choose_again() -> None:
    content = csv_file([row(municipality=f"Atlantis {at}") for at in range(400)])
    few = replace(BROWSER, bytes=2 * len(content))
    returned = annotated(content, "r.csv", refused(register(content)), SV, few)
    assert 1.5 * len(content) < len(returned) <= few.bytes


class TestTooMuch:
    def test_few_bytes_that_are_many_cells(self) -> None:
        rows = "".join(f'<row r="{n}"><c r="GR{n}"><v>1</v></c></row>' for n in range(3, 25_000))
        assert places(register(with_sheet(rows), "r.xlsx"))[0][0] == "too_many_cells"

    @pytest.mark.long
    def test_a_sheet_formatted_to_its_last_row(self) -> None:
        rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(4, 1_048_576))
        content = with_sheet(BROKEN, rows)
        assert rows.count("<") > ELEMENTS
        outcome = refused(register(content, "r.xlsx"))
        returned = annotated(content, "r.xlsx", outcome, SV)
        assert [found[:2] for found in places(register(returned, "r.xlsx"))] == [("no_such_municipality", 3)]

    def test_many_texts_that_no_cell_uses(self) -> None:
        strings = b"<sst>" + b"<si><t>a</t></si>" * 3_000 + b"</sst>"
        content = with_strings(strings)
        assert places(register(content, "r.xlsx", limits=replace(BROWSER, cells=2_000)))[0][0] == "too_many_cells"

    def test_a_long_text_that_no_cell_uses(self) -> None:
        content = with_strings(b"<sst><si><t>" + b"a" * 40_000 + b"</t></si></sst>")
        assert places(register(content, "r.xlsx"))[0][0] == "cell_too_long"

    @pytest.mark.long
    def test_a_million_rows_from_the_command_line(self) -> None:
        content = (HEAD + LINE * 1_000_000).encode()
        assert places(register(content))[0][0] == "too_big"
        assert imported(register(content, limits=LOCAL)).rows == 1_000_000
