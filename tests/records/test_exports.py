"""The files: every number comes back, the passport is in each, and no text is taken for a formula."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from figures import EVERYTHING, figures
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.charts.passport import lines, source_text
from kartblad.i18n import Texts
from kartblad.records.exports import OPEN_COLUMNS, as_json, excel_csv, file_name, open_csv, xlsx

TEXTS = Texts("sv")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def open_rows(figure: Figure) -> list[dict[str, str]]:
    """Return open CSV as a reader without any settings reads it."""
    return list(csv.DictReader(io.StringIO(open_csv(figure).decode("utf-8"), newline="")))


def excel_rows(figure: Figure) -> list[list[str]]:
    """Return Excel CSV as a Swedish Excel reads it."""
    return list(csv.reader(io.StringIO(excel_csv(figure, TEXTS).decode("utf-8-sig"), newline=""), delimiter=";"))


def sheets(figure: Figure) -> list[Worksheet]:
    """Return the sheets of the workbook."""
    return load_workbook(io.BytesIO(xlsx(figure, TEXTS))).worksheets


def harmless(text: str) -> str:
    """Return a text with the apostrophe that keeps it from being a formula, where it would be one."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text


def numbers(row: dict[str, str]) -> list[float | None]:
    """Return value, low and high of an open row."""
    return [float(row[name]) if row[name] else None for name in ("value", "low", "high")]


@given(figure=figures())
def test_open_csv_holds_every_cell(figure: Figure) -> None:
    cells = [(row, column, cell) for row in figure.rows for column, cell in zip(figure.columns, row.cells, strict=True)]
    rows = open_rows(figure)
    assert [numbers(row) for row in rows] == [[cell.value, cell.low, cell.high] for _, _, cell in cells]
    assert [row["key"] for row in rows] == [row.key for row, _, _ in cells]
    assert [row["column"] for row in rows] == [column.key for _, column, _ in cells]
    assert [row["text"] for row in rows] == [harmless(cell.text) for _, _, cell in cells]
    assert [set(filter(None, row["marks"].split("|"))) for row in rows] == [{*c.marks, *r.marks} for r, _, c in cells]


def test_open_csv_is_open_data() -> None:
    raw = open_csv(EVERYTHING)
    head, first, *_ = raw.decode("utf-8").split("\n")
    assert head == ",".join(OPEN_COLUMNS)
    assert first.startswith("trauma,")
    assert (b"\r" in raw, raw.startswith(b"\xef\xbb\xbf"), raw.endswith(b"\n")) == (False, False, True)


def test_open_csv_carries_the_passport_on_every_row() -> None:
    expected = {
        "definition": "En plats som någon tog.",
        "source": "Rapport <om> kurser, Kommunförbundet & Co, avsnitt 3",
        "source_date": "2017-05",
        "period": "2014–2017",
        "standing": "derived",
    }
    assert [{name: row[name] for name in expected} for row in open_rows(EVERYTHING)] == [expected] * 20


@given(figure=figures())
def test_excel_csv_holds_every_number_with_a_decimal_comma(figure: Figure) -> None:
    head, *rows = excel_rows(figure)
    assert {len(row) for row in rows} <= {len(head)}
    found = [[float(text.replace(",", ".")) if text else None for text in row[4:7]] for row in rows]
    assert found == [[cell.value, cell.low, cell.high] for row in figure.rows for cell in row.cells]
    assert [text for row in rows for text in row[4:7] if "." in text or " " in text or "\xa0" in text] == []


def test_excel_csv_opens_in_a_swedish_excel() -> None:
    raw = excel_csv(EVERYTHING, TEXTS)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 21
    assert b"sep=" not in raw
    row = excel_rows(EVERYTHING)[3]
    assert row[:3] == [
        "Förhållningssätt vid trauma, grund och fortsättning för alla som arbetar med barn",
        "Grund",
        "Tjänster",
    ]
    assert row[4:7] == ["46,5", "35", "46,5"]
    assert row[-4] == source_text(EVERYTHING.passport.sources[0], TEXTS)
    assert row[-1] == "att räkna personer"


@given(figure=figures())
def test_no_text_in_csv_is_a_formula(figure: Figure) -> None:
    numeric = {"value", "low", "high"}
    texts = [text for row in open_rows(figure) for name, text in row.items() if name not in numeric]
    texts += [text for row in excel_rows(figure)[1:] for text in (*row[:4], *row[7:])]
    assert [text for text in texts if text.lstrip().startswith(FORMULA)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("-2", "'-2"),
        ("a\r\n=1", "a =1"),
        ("\t=1", "' =1"),
        ("−2", "−2"),
        ("'=1", "'=1"),
        ("1421", "1421"),
    ],
)
def test_guarded_text(text: str, expected: str) -> None:
    figure = Figure(
        "f",
        Kind.TABLE,
        "F",
        "",
        "",
        "R",
        (Column("t", "T", Role.TEXT),),
        (Row("a", text, (Cell("x"),)),),
        EVERYTHING.passport,
    )
    assert open_rows(figure)[0]["label"] == expected


def test_a_negative_number_stays_a_number() -> None:
    row = next(row for row in open_rows(EVERYTHING) if (row["key"], row["column"]) == ("ekb", "rank"))
    assert (row["value"], row["text"]) == ("-3", "'-3")


@settings(max_examples=40, deadline=None)
@given(figure=figures())
def test_workbook_holds_every_number_and_no_formula(figure: Figure) -> None:
    table, about = sheets(figure)
    assert [cell.data_type for sheet in (table, about) for row in sheet for cell in row if cell.data_type == "f"] == []
    rows = list(table.iter_rows(min_row=3, values_only=True))
    assert [row[0] for row in rows] == [row.label for row in figure.rows]
    known = [cell.value if cell.value is not None else cell.text for row in figure.rows for cell in row.cells]
    written = [value for row in rows for value in row[1:] if value is not None]
    remaining = iter(written)
    assert [value for value in known if value not in remaining] == []


def test_workbook_keeps_numbers_codes_and_words() -> None:
    table, _ = sheets(EVERYTHING)
    assert table["A1"].value == EVERYTHING.finding
    assert [cell.value for cell in table[2]][:4] == [
        "Utbildning",
        "Platser (antal)",
        *[table["C2"].value, table["D2"].value],
    ]
    assert (table["B3"].value, table["B3"].data_type) == (173, "n")
    assert (table["A6"].value, table["A6"].data_type, table["A6"].number_format) == ("1421", "s", "@")
    assert [row[1] for row in table.iter_rows(min_row=3, values_only=True)] == [173, 76, 396, "bilden är borta"]
    views = [cell.value for cell in table[2]].index("Vad arbetsledarna sa")
    assert [row[views] for row in table.iter_rows(min_row=3, values_only=True)] == [
        '=HYPERLINK("x") <b>fet</b>',
        "+46 och -1, @alla",
        "-",
        "0014",
    ]
    assert table.freeze_panes == "B3"


def test_second_sheet_is_the_passport() -> None:
    _, about = sheets(EVERYTHING)
    written = [[value for value in row if value is not None] for row in about.iter_rows(values_only=True)]
    assert written[:3] == [[EVERYTHING.finding], [EVERYTHING.context], [EVERYTHING.sentence]]
    texts = [text for line in lines(EVERYTHING.passport, TEXTS) for text in line.texts]
    assert [row[-1] for row in written[3:]] == [*texts, *EVERYTHING.notes]


def test_workbook_names_nobody() -> None:
    book = load_workbook(io.BytesIO(xlsx(EVERYTHING, TEXTS)))
    properties = book.properties
    assert (properties.creator, properties.lastModifiedBy, properties.title) == ("kartblad", None, EVERYTHING.finding)
    with zipfile.ZipFile(io.BytesIO(xlsx(EVERYTHING, TEXTS))) as archive:
        assert [name for name in archive.namelist() if "vba" in name.lower() or "external" in name.lower()] == []


def test_control_characters_do_not_break_the_workbook() -> None:
    columns, rows = (Column("t", "T", Role.TEXT),), (Row("a", "A", (Cell("ett\x0btvå\x00"),)),)
    table, _ = sheets(Figure("f", Kind.TABLE, "F", "", "", "R", columns, rows, EVERYTHING.passport))
    assert table["B3"].value == "etttvå"


@given(figure=figures())
def test_json_is_the_figure(figure: Figure) -> None:
    found = json.loads(as_json(figure))
    assert found["finding"] == figure.finding
    assert [[cell["value"] for cell in row["cells"]] for row in found["rows"]] == [
        [cell.value for cell in row.cells] for row in figure.rows
    ]
    assert found["passport"]["not_for"] == list(figure.passport.not_for)
    assert [column["role"] for column in found["columns"]] == [column.role.value for column in figure.columns]


@pytest.mark.parametrize(
    ("key", "extension", "expected"),
    [
        ("heads_and_days", "csv", "heads-and-days.csv"),
        ("Åtgärder/../x", ".xlsx", "atgarder-x.xlsx"),
        ("…", "svg", "kartblad.svg"),
        ("a" * 200, "png", "a" * 80 + ".png"),
    ],
)
def test_file_name(key: str, extension: str, expected: str) -> None:
    figure = Figure(key, Kind.TABLE, "Hemligt", "", "", "R", (), (), EVERYTHING.passport)
    assert file_name(figure, extension) == expected
