"""Registers as strangers send them: what people, personnel systems, Excel and attackers make of a list of courses."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from registers import GOOD, HEADINGS, book, csv_file, repacked, row, saved, xlsx_file

NUMBER = "19800101-1234"
"""Nobody's: its check digit is wrong."""
SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
FIVE = HEADINGS[:5]
HEAD = "Person;Kommun;Kurs;Startdatum;Dagar\r\n"
LINE = "k-01;Trollhättan;BBiC;2017-01-16;2\r\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def text(*lines: str, encoding: str = "utf-8") -> bytes:
    """Return a register as text: headings, a good row, and what is given."""
    return "".join((HEAD, LINE, *lines)).encode(encoding)


def column(heading: str, *values: str) -> bytes:
    """Return a good register with one more column."""
    rows = [(f"k-{at}", *GOOD[1:5], value) for at, value in enumerate(values)]
    return csv_file(rows, (*FIVE, heading))


def persons(*codes: str) -> bytes:
    """Return a good register with these persons."""
    return csv_file([(code, *GOOD[1:5]) for code in codes], FIVE)


def made(change: Callable[[Workbook, Worksheet], object]) -> bytes:
    """Return a good workbook that something was done to."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for line in (FIVE, GOOD[:5]):
        sheet.append(list(line))
    change(workbook, sheet)
    return saved(workbook)


def cells(number: int, values: tuple[object, ...]) -> str:
    """Return a row as XML."""
    inner = "".join(
        f'<c r="{"ABCDEFGHIJ"[at]}{number}" t="inlineStr"><is><t>{v}</t></is></c>' for at, v in enumerate(values)
    )
    return f'<row r="{number}">{inner}</row>'


def sheet(*rows: str, after: str = "", head: str = '<?xml version="1.0"?>') -> bytes:
    """Return a sheet as XML: headings, a good row, and what is given."""
    inner = cells(1, FIVE) + cells(2, GOOD[:5]) + "".join(rows)
    return f"{head}<worksheet {SPACE}><sheetData>{inner}</sheetData>{after}</worksheet>".encode()


def with_sheet(*rows: str, **parts: str) -> bytes:
    """Return a workbook with that sheet."""
    return repacked(xlsx_file([GOOD]), {SHEET: sheet(*rows, **parts)})


def value(reference: str, number: object, formula: str = "", kind: str = "n") -> str:
    """Return a cell as XML: what was saved, and perhaps the formula that it came from."""
    made_by = f"<f>{formula}</f>" if formula else ""
    return f'<c r="{reference}" t="{kind}">{made_by}<v>{number}</v></c>'


BROKEN = cells(3, ("k-02", "Atlantis", "BBiC", "2016-03-01", "1"))
"""A row with one fault: B3."""


def respelt(content: bytes, names: dict[str, str]) -> bytes:
    """Return a workbook whose parts have other names, everywhere."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            name, inner = part, old.read(part)
            for before, after in names.items():
                name, inner = name.replace(before, after), inner.replace(before.encode(), after.encode())
            new.writestr(name, inner)
    return target.getvalue()


def merged() -> bytes:
    """Return a workbook where a municipality and its days are written once for several rows."""

    def change(_book: Workbook, where: Worksheet) -> None:
        where.append(["k-02", None, "BBiC", date(2017, 1, 16), None])
        where.merge_cells("B2:B3")
        where.merge_cells("E2:E3")

    return made(change)


def hidden() -> bytes:
    """Return a workbook with the form in a sheet that is not shown."""

    def change(workbook: Workbook, _sheet: Worksheet) -> None:
        other = workbook.create_sheet("Gammalt")
        other.sheet_state = "hidden"
        for line in (FIVE, ("k-09", *GOOD[1:5])):
            other.append(list(line))

    return made(change)


def hidden_row(_book: Workbook, where: Worksheet) -> None:
    where.append(["k-02", "Atlantis", "BBiC", date(2017, 1, 16), 1])
    where.row_dimensions[3].hidden = True


def with_comment(_book: Workbook, where: Worksheet) -> None:
    where["B2"].comment = Comment(f"ring {NUMBER}", "x")


def with_property(workbook: Workbook, _sheet: Worksheet) -> None:
    workbook.custom_doc_props.append(StringProperty(name="Akt", value=NUMBER))


def with_title(workbook: Workbook, _sheet: Worksheet) -> None:
    workbook.properties.title = f"Lista {NUMBER}"


def with_name(workbook: Workbook, _sheet: Worksheet) -> None:
    workbook.defined_names["akt"] = DefinedName("akt", attr_text=f'"{NUMBER}"')


def with_header(_book: Workbook, where: Worksheet) -> None:
    where.oddHeader.left.text = f"Akt {NUMBER}"


def with_choices(_book: Workbook, where: Worksheet) -> None:
    choices = DataValidation(type="list", formula1=f'"{NUMBER}"')
    where.add_data_validation(choices)
    choices.add("A2")


def with_formula(_book: Workbook, where: Worksheet) -> None:
    where["F2"] = f'=IF(A2="{NUMBER}",1,2)'


def with_link(_book: Workbook, where: Worksheet) -> None:
    where["F2"] = "länk"
    where["F2"].hyperlink = "mailto:anna.andersson@orust.example"


def with_hidden_cell(_book: Workbook, where: Worksheet) -> None:
    where["J9"] = 198001011234
    where.column_dimensions["J"].hidden = True
    where.row_dimensions[9].hidden = True


def with_sheet_name(_book: Workbook, where: Worksheet) -> None:
    where.title = NUMBER
    where["A3"] = NUMBER


def in_one_column() -> bytes:
    """Return a workbook that somebody opened a text file in and saved."""
    return book({"Blad1": [[line] for line in (HEAD + LINE).split("\r\n") if line]})


BAD_BOOK = xlsx_file([GOOD, row(municipality="Atlantis")])
STRICT = respelt(
    BAD_BOOK,
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    },
)
ONLINE = respelt(BAD_BOOK, {"workbook.xml": "workbook2.xml", "styles.xml": "styles2.xml"})


def with_strings(strings: bytes) -> bytes:
    """Return a good workbook with a table of texts that no cell points at."""
    good, kind = with_sheet(), "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    name = "xl/_rels/workbook.xml.rels"
    relations = zipfile.ZipFile(io.BytesIO(good)).read(name)
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'.encode()
    without = b"" if b"sharedStrings" in relations else relation
    changed = relations.replace(b"</Relationships>", without) if without else relations
    return repacked(good, {name: changed, "xl/sharedStrings.xml": strings})


PROPERTIES = repacked(BAD_BOOK, {"docProps/core.xml": b"<a><b></a>"})
HTML = repacked(BAD_BOOK, {"xl/drawings/v1.vml": b"<a>x<br>y</a>"})
ENCODING = repacked(BAD_BOOK, {SHEET: sheet(head='<?xml version="1.0" encoding="EUC-JP"?>')})
NO_TEXT = with_sheet(f'<row r="3">{value("A3", 1)}{value("B3", "²", kind="s")}</row>')
CORNER = with_sheet(BROKEN, '<row r="1048576"><c r="XFD1048576" s="0"/></row>')
SLASHES = repacked(BAD_BOOK, {SHEET: None, SHEET.replace("/", "\\"): zipfile.ZipFile(io.BytesIO(BAD_BOOK)).read(SHEET)})
