"""The user's own file comes back with its errors written in, and comes in when they are mended."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from registers import (
    GOOD,
    HEADINGS,
    book,
    csv_file,
    imported,
    opened,
    refused,
    register,
    repacked,
    row,
    saved,
    xlsx_file,
)

from kartblad.i18n import Texts
from kartblad.records.annotated import annotated, file_name
from kartblad.records.annotated_book import COMMENTS
from kartblad.records.rawtable import Unreadable

SV = Texts("sv")
BAD = [GOOD, row(days="två", municipality="Boras"), [""] * 9, row(start="3/4 2017")]
NOTES = {
    3: "Kommun (B): ”Boras” är ingen svensk kommun. Menade du Borås? Skriv namnet eller SCB:s fyrställiga kod. | "
    "Dagar (E): ”två” är inget tal. Skriv siffror, som 1,5.",
    5: "Startdatum (D): ”3/4 2017” kan vara två datum: det framgår inte vad som är månad. "
    "Skriv datumet som 2017-03-31.",
}


def noted(content: bytes, name: str) -> bytes:
    return annotated(content, name, refused(register(content, name)), SV)


def cells(content: bytes, encoding: str = "utf-8-sig", separator: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(encoding), newline=""), delimiter=separator))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_text_file_keeps_its_form(encoding: str, separator: str, end: str) -> None:
    content = (
        csv_file(BAD, separator=separator, encoding=encoding).decode(encoding).replace("\r\n", end).encode(encoding)
    )
    before, after = cells(content, encoding, separator), cells(noted(content, "r.csv"), encoding, separator)
    assert [line[:9] for line in after] == [line[:9] for line in before]
    assert [line[9] for line in after] == ["Fel", "", NOTES[3], "", NOTES[5]]
    assert noted(content, "r.csv").decode(encoding).count(end) == content.decode(encoding).count(end)


def test_everything_but_the_new_column_is_the_same_text() -> None:
    content = b'Titel;"a ""b"""\r\n\r\n' + csv_file([('"k;1"', *GOOD[1:]), row(days="x")], encoding="utf-8")
    before, after = content.decode().splitlines(), noted(content, "r.csv").decode().splitlines()
    assert all(new.startswith(old) for old, new in zip(before, after, strict=True))
    assert after[:2] == before[:2]


def test_a_short_row_is_filled_up_so_that_the_error_stands_under_its_heading() -> None:
    content = csv_file([GOOD[:3], GOOD])
    assert [len(line) for line in cells(noted(content, "r.csv"))] == [10, 10, 10]


def test_a_line_end_inside_a_cell_ends_no_row() -> None:
    content = csv_file([row(occasion='"två\nrader"'), row(days="x")])
    after = cells(noted(content, "r.csv"))
    assert [line[9] for line in after] == ["Fel", "", "Dagar (E): ”x” är inget tal. Skriv siffror, som 1,5."]


@pytest.mark.parametrize(("make", "name"), [(csv_file, "r.csv"), (xlsx_file, "r.xlsx")])
def test_writing_errors_twice_is_writing_them_once(make: Callable[..., bytes], name: str) -> None:
    once = noted(make(BAD), name)
    twice = noted(once, name)
    if name == "r.csv":
        assert twice == once
    assert refused(register(twice, name)).items == refused(register(make(BAD), name)).items


def test_a_mended_text_file_comes_in() -> None:
    mended = (
        noted(csv_file(BAD), "r.csv")
        .decode("utf-8-sig")
        .replace("två", "2")
        .replace(";Boras", ";Borås")
        .replace("3/4 2017", "2017-04-03")
    )
    taken = imported(register(mended.encode("utf-8-sig")))
    assert (taken.rows, taken.ignored) == (3, ())


def test_a_mended_workbook_comes_in() -> None:
    made = opened(noted(xlsx_file(BAD), "r.xlsx"))
    sheet = made["Register"]
    sheet["E3"], sheet["B3"], sheet["D5"] = 2, "Borås", "2017-04-03"
    taken = imported(register(saved(made), "r.xlsx"))
    assert (taken.rows, taken.ignored) == (3, ())


def test_a_workbook_is_coloured_and_commented() -> None:
    sheet = opened(noted(xlsx_file(BAD), "r.xlsx"))["Register"]
    assert [sheet.cell(number, 10).value for number in range(1, 6)] == ["Fel", None, NOTES[3], None, NOTES[5]]
    marked = [cell.coordinate for line in sheet.iter_rows() for cell in line if cell.comment]
    assert marked == ["B3", "E3", "D5"]
    assert sheet["E3"].comment.text == "”två” är inget tal. Skriv siffror, som 1,5."
    assert sheet["E3"].fill.fgColor.rgb != sheet["E2"].fill.fgColor.rgb


def test_the_rest_of_a_workbook_stays() -> None:
    made = opened(book({"Register": [HEADINGS, *BAD], "Annat": [["hej", 1]]}))
    made["Register"]["A2"].font = Font(bold=True)
    made["Register"].column_dimensions["C"].width = 44
    made["Annat"]["B2"] = "=B1+1"
    after = opened(noted(saved(made), "r.xlsx"))
    assert after.sheetnames == ["Register", "Annat"]
    assert after["Register"]["A2"].font.bold
    assert after["Register"].column_dimensions["C"].width == 44
    assert after["Annat"]["B2"].value == "=B1+1"
    assert [[cell.value for cell in line[:9]] for line in after["Register"].iter_rows()] == [
        [cell.value for cell in line] for line in made["Register"].iter_rows()
    ]


def test_every_sheet_gets_its_own_column() -> None:
    content = book(
        {"2016": [HEADINGS, GOOD, row(days="x")], "2017": [["Titel"], [], HEADINGS, row(days="y")], "Fri": [["a"]]}
    )
    after = opened(noted(content, "r.xlsx"))
    assert [
        (after[name].max_column, after[name].cell(number, 10).value) for name, number in (("2016", 1), ("2017", 3))
    ] == [
        (10, "Fel"),
        (10, "Fel"),
    ]
    assert after["2017"]["J4"].value == "Dagar (E): ”y” är inget tal. Skriv siffror, som 1,5."
    assert after["Fri"].max_column == 1


def test_personal_numbers_are_pointed_out_and_not_repeated() -> None:
    content = csv_file([GOOD, ("800101-1234", *GOOD[1:])], ("Personnummer", *HEADINGS[1:]))
    after = noted(content, "r.csv").decode("utf-8-sig")
    assert after.count("800101-1234") == 1
    assert "Person" in cells(after.encode(), "utf-8")[0][9]
    assert cells(after.encode(), "utf-8")[2][9].startswith("Personnummer (A): Det här ser ut som ett personnummer")


def test_a_file_whose_headings_were_at_fault_comes_in_when_mended() -> None:
    content = csv_file([GOOD], ("Förnamn", *HEADINGS[1:]))
    mended = noted(content, "r.csv").decode("utf-8-sig").replace("Förnamn;", "Person;", 1)
    assert imported(register(mended.encode())).ignored == ()


def test_three_hundred_errors_are_all_written() -> None:
    content = xlsx_file([row(days="x")] * 300)
    sheet = opened(noted(content, "r.xlsx"))["Register"]
    assert sum(bool(sheet.cell(number, 10).value) for number in range(2, 302)) == 300


def test_comments_stop_where_excel_would_groan() -> None:
    sheet = opened(noted(xlsx_file([row(days="x")] * (COMMENTS + 50)), "r.xlsx"))["Register"]
    commented = sum(cell.comment is not None for line in sheet.iter_rows() for cell in line)
    assert commented == COMMENTS
    assert sheet.cell(COMMENTS + 51, 10).value


def test_a_quoted_formula_stays_text() -> None:
    sheet = opened(noted(xlsx_file([row(days="'=1+1")]), "r.xlsx"))["Register"]
    assert sheet["J2"].data_type == "s"


def test_a_file_with_declarations_is_never_given_to_another_reader() -> None:
    content = xlsx_file(BAD)
    findings = refused(register(content, "r.xlsx"))
    evil = repacked(content, {"docProps/core.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    with pytest.raises(Unreadable, match="deklarationer"):
        annotated(evil, "r.xlsx", findings, SV)


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from(["", "x", "2", "a;b", 'c"d', "rad\nrad"])] * 9), max_size=6))
def test_any_text_keeps_its_cells(rows: list[tuple[str, ...]]) -> None:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows([HEADINGS, row(days="x"), *rows])
    content = target.getvalue().encode()
    after = cells(noted(content, "r.csv"), "utf-8")
    assert [line[:9] for line in after] == [list(line) for line in (HEADINGS, row(days="x"), *rows)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("register.csv", "register_fel.csv"),
        ("a b.XLSX", "a b_fel.xlsx"),
        ("r_fel.csv", "r_fel.csv"),
        ("../x/y.csv", "y_fel.csv"),
        ("C:\\x\\å.csv", "å_fel.csv"),
    ],
)
def test_the_name_says_that_errors_are_in_it(name: str, expected: str) -> None:
    assert file_name(name) == expected
