"""Every file that is no table gets its own sentence, whatever its name says, and nothing raises."""

from __future__ import annotations

import io
import string
import zipfile
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import GOOD, HEADINGS, book, csv_file, imported, refused, register, repacked, xlsx_file

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records import tabular
from kartblad.records.faults import Fault
from kartblad.records.findings import Findings, Stop
from kartblad.records.imports import Imported
from kartblad.records.rawtable import BROWSER, Limits
from kartblad.records.wording import WORDING

CSV = csv_file([GOOD])
XLSX = xlsx_file([GOOD])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SMALL = Limits(bytes=20_000, rows=10, columns=12, inflated=100_000)


def zipped(names: list[str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return target.getvalue()


def sheet_part(inner: str, before: str = "") -> bytes:
    """Return the first sheet's XML with the given rows."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<?xml version="1.0"?>{before}<worksheet xmlns="{space}"><sheetData>{inner}</sheetData></worksheet>'.encode()
    )


def locked() -> bytes:
    """Return a zip whose first part says that it is encrypted."""
    content = bytearray(zipped(["[Content_Types].xml"]))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


ENTITIES = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
WIDE_ENTITIES = sheet_part("", ENTITIES).decode().encode("utf-16")
SHEET = "xl/worksheets/sheet1.xml"

REFUSED = [
    ("empty", b"", "r.csv", Fault.EMPTY),
    ("only spaces", b"\xef\xbb\xbf \r\n;;;\r\n", "r.csv", Fault.EMPTY),
    ("empty workbook", book({"Blad1": []}), "r.xlsx", Fault.EMPTY),
    ("headings only", csv_file([]), "r.csv", Fault.HEADER_ONLY),
    ("headings only in Excel", xlsx_file([]), "r.xlsx", Fault.HEADER_ONLY),
    ("truncated workbook", XLSX[: len(XLSX) // 2], "r.xlsx", Fault.TRUNCATED),
    ("its beginning only", b"PK\x03\x04", "r.xlsx", Fault.TRUNCATED),
    ("password", OLE + "EncryptedPackage".encode("utf-16-le"), "r.xlsx", Fault.PASSWORD),
    ("locked zip", locked(), "r.xlsx", Fault.PASSWORD),
    ("old Excel", OLE, "r.xls", Fault.OLD_EXCEL),
    ("old Excel called CSV", OLE, "r.csv", Fault.OLD_EXCEL),
    ("binary Excel", zipped(["[Content_Types].xml", "xl/workbook.bin"]), "r.xlsb", Fault.BINARY_EXCEL),
    ("LibreOffice", zipped(["mimetype", "content.xml"]), "r.ods", Fault.OTHER_SHEET),
    ("Word", zipped(["[Content_Types].xml", "word/document.xml"]), "r.docx", Fault.DOCUMENT),
    ("a zip", zipped(["r.csv"]), "r.zip", Fault.ARCHIVE),
    ("a zip called Excel", zipped(["r.csv"]), "r.xlsx", Fault.DAMAGED),
    ("gzip", b"\x1f\x8b\x08" + b"\0" * 20, "r.csv", Fault.ARCHIVE),
    ("Excel called CSV", XLSX, "r.csv", Fault.EXCEL_AS_CSV),
    ("CSV called Excel", CSV, "r.xlsx", Fault.CSV_AS_EXCEL),
    ("CSV called old Excel", CSV, "r.xls", Fault.CSV_AS_EXCEL),
    ("PDF called CSV", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "r.csv", Fault.PDF),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "r.csv", Fault.IMAGE),
    ("a photo called Excel", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01", "r.xlsx", Fault.IMAGE),
    ("a web page called Excel", b"<html><table><tr><td>1</td></tr></table>", "r.xls", Fault.WEB_PAGE),
    ("RTF", b"{\\rtf1\\ansi}", "r.csv", Fault.DOCUMENT),
    ("a program", b"\x7fELF\x02\x01\x01\0\0\0", "r.csv", Fault.UNKNOWN),
    ("another ending", CSV, "r.json", Fault.WRONG_ENDING),
    ("no ending", CSV, "register", Fault.NO_ENDING),
    ("letters that are none", csv_file([GOOD], encoding="cp1252") + b"\x81\x8d", "r.csv", Fault.ENCODING),
    ("an open quotation mark", csv_file([GOOD]) + b'"k-02;Orust;BBiC;2017-01-16\r\nk-03;Orust', "r.csv", Fault.QUOTES),
    ("macros", repacked(XLSX, {"xl/vbaProject.bin": b"x"}), "r.xlsx", Fault.MACROS),
    ("macros by name", XLSX, "r.xlsm", Fault.MACROS),
    ("links", repacked(XLSX, {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}), "r.xlsx", Fault.LINKS),
    ("entities", repacked(XLSX, {SHEET: sheet_part("", ENTITIES)}), "r.xlsx", Fault.XML_ENTITIES),
    ("entities in UTF-16", repacked(XLSX, {SHEET: WIDE_ENTITIES}), "r.xlsx", Fault.XML_ENTITIES),
    ("a broken sheet", repacked(XLSX, {SHEET: b"<worksheet><sheetData>"}), "r.xlsx", Fault.DAMAGED),
    ("a lost sheet", repacked(XLSX, {SHEET: None}), "r.xlsx", Fault.DAMAGED),
    ("a lost book", repacked(XLSX, {"xl/workbook.xml": None}), "r.xlsx", Fault.DAMAGED),
    ("another compression", repacked(XLSX, {}, zipfile.ZIP_LZMA), "r.xlsx", Fault.DAMAGED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "name", "fault"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_is_no_table_gets_its_sentence(content: bytes, name: str, fault: Fault) -> None:
    outcome = refused(register(content, name))
    assert (outcome.stop, [found.fault for found in outcome.items]) == (Stop.FILE, [fault])
    sentence = outcome.sentence(Texts("sv"))
    assert sentence.endswith(".")
    assert sentence != outcome.sentence(Texts("en"))


def test_a_file_over_the_limit_says_both_sizes() -> None:
    outcome = refused(register(b"x" * 12_345_678))
    assert outcome.items[0].fault is Fault.TOO_BIG
    assert outcome.sentence(Texts("sv")).startswith("Filen är 12,3 MB; högst 10 MB kan läsas.")


@pytest.mark.parametrize(("make", "name"), [(csv_file, "r.csv"), (xlsx_file, "r.xlsx")])
def test_too_many_rows_and_columns(make: object, name: str) -> None:
    many = make([GOOD] * 11)  # type: ignore[operator]
    wide = make([(*GOOD, *"abcd")], (*HEADINGS, *"wxyz"))  # type: ignore[operator]
    found = [refused(register(content, name, limits=SMALL)).items[0].fault for content in (many, wide)]
    assert found == [Fault.TOO_MANY_ROWS, Fault.TOO_MANY_COLUMNS]


def test_as_many_rows_as_the_limit_come_in() -> None:
    assert imported(register(csv_file([GOOD] * 10), limits=SMALL)).rows == 10


class TestZipBombs:
    ROWS = "".join('<row><c t="inlineStr"><is><t>aaaa</t></is></c></row>' for _ in range(4_000))

    def test_one_that_says_so(self) -> None:
        bomb = repacked(XLSX, {SHEET: sheet_part(self.ROWS)})
        assert len(bomb) < SMALL.bytes
        outcome = refused(register(bomb, "r.xlsx", limits=SMALL))
        assert outcome.items[0].fault is Fault.ZIP_BOMB

    def test_one_that_lies_about_its_size(self) -> None:
        """The declared size is changed to a small one: no more than that is ever unpacked."""
        bomb = bytearray(repacked(XLSX, {SHEET: sheet_part(self.ROWS)}))
        true_size = len(sheet_part(self.ROWS)).to_bytes(4, "little")
        assert bomb.count(true_size) == 2
        lying = bytes(bomb).replace(true_size, (1_000).to_bytes(4, "little"))
        assert refused(register(lying, "r.xlsx", limits=SMALL)).items[0].fault is Fault.DAMAGED

    def test_one_in_many_parts(self) -> None:
        bomb = repacked(XLSX, {f"xl/media/{number}.png": b"\0" * 1_000 for number in range(100)})
        assert refused(register(bomb, "r.xlsx", limits=SMALL)).items[0].fault is Fault.ZIP_BOMB

    def test_one_whose_rows_never_end(self) -> None:
        rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 2_000))
        endless = repacked(XLSX, {SHEET: sheet_part(rows)})
        limits = Limits(bytes=1_000_000, rows=100, columns=12, inflated=10_000_000)
        assert refused(register(endless, "r.xlsx", limits=limits)).items[0].fault is Fault.TOO_MANY_ROWS


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_words_in_both_languages(fault: Fault) -> None:
    wording = WORDING[fault]
    for message in (wording.what, wording.remedy, wording.name):
        facts = dict.fromkeys(
            {place for _text, place, _spec, _how in string.Formatter().parse(message) if place},
            "X",
        )
        assert Texts("sv").gettext(message, **facts).strip().endswith((".", ";", "X")), message


@settings(deadline=None)
@given(content=st.binary(max_size=600), name=st.sampled_from(["r.csv", "r.xlsx", "r.txt", "r", "å.CSV"]))
def test_noise_never_raises(content: bytes, name: str) -> None:
    assert isinstance(register(content, name), Findings | Imported)


@settings(max_examples=150, deadline=None)
@given(
    data=st.data(),
    source=st.sampled_from([(CSV, "r.csv"), (XLSX, "r.xlsx")]),
    edits=st.integers(min_value=1, max_value=8),
)
def test_a_file_damaged_anywhere_never_raises(data: st.DataObject, source: tuple[bytes, str], edits: int) -> None:
    content = bytearray(source[0])
    for _ in range(edits):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    del content[data.draw(st.integers(1, len(content))) :]
    assert isinstance(register(bytes(content), source[1]), Findings | Imported)


@settings(deadline=None)
@given(content=st.binary(max_size=300))
def test_reading_raises_problems_only(content: bytes) -> None:
    with suppress(Problem):
        assert all(len(table.numbers) == len(table.cells) for table in tabular.read(content, "r.csv"))


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_separator_in_any_encoding(separator: str, encoding: str) -> None:
    table = imported(register(csv_file([GOOD], separator=separator, encoding=encoding))).table
    assert table.astype(object).iloc[0].tolist()[:3] == ["k-01", "1488", "bbic"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_any_line_end(end: str) -> None:
    assert imported(register(CSV.replace(b"\r\n", end.encode()))).rows == 1


def test_the_limits_in_the_label_are_the_limits() -> None:
    assert Decimal(BROWSER.bytes) / 1_000_000 == 10
    assert (
        imported(
            register(
                CSV + b"\r\n" * ((BROWSER.bytes - len(CSV)) // 2 - 1),
                limits=BROWSER.__class__(10_000_000, 9_000_000, 200, 1),
            )
        ).rows
        == 1
    )
