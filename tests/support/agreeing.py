"""Reads a figure's numbers back from everything that shows them, so that they can be held against each other.

A surface says of each cell (row key, column key) what it can: the text that a reader sees, the number that a program
reads, or both.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from typing import TypeAlias
from xml.etree import ElementTree as ET

from openpyxl import load_workbook
from pypdf import PdfReader

from kartblad.charts.figure import Column, Figure

Place: TypeAlias = tuple[str, str]
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Said:
    """What a surface says of a cell; None: the surface does not say that."""

    text: str | None = None
    number: str | None = None
    """The number without needless decimals; empty: there is none."""


def plain(number: float | Decimal | str | None) -> str:
    """Return a number as the shortest decimal text; empty where there is none."""
    if number in (None, ""):
        return ""
    exact = Decimal(str(number)).normalize()
    return format(exact, "f") if exact else "0"


def figure_cells(figure: Figure) -> dict[Place, Said]:
    """Return what the figure itself holds."""
    return {
        (row.key, column.key): Said(cell.text, plain(cell.value))
        for row in figure.rows
        for column, cell in zip(figure.columns, row.cells, strict=True)
    }


def disagreements(figure: Figure, surface: str, found: Mapping[Place, Said]) -> list[str]:
    """Return where a surface says something else than the figure, or leaves out a cell, or has one too many."""
    wanted = figure_cells(figure)
    said = [f"{surface}: {at} is missing" for at in wanted.keys() - found.keys()]
    said += [f"{surface}: {at} is no cell of {figure.key}" for at in found.keys() - wanted.keys()]
    for at in wanted.keys() & found.keys():
        expected, actual = wanted[at], found[at]
        if actual.text is not None and _bare(actual.text) != _bare(expected.text):
            said.append(f"{surface}: {at} is {actual.text!r}, not {expected.text!r}")
        if actual.number is not None and actual.number != expected.number:
            said.append(f"{surface}: {at} is the number {actual.number!r}, not {expected.number!r}")
    return sorted(said)


def _bare(text: str) -> str:
    """Return a text without its white space: where a line breaks, or which space groups figures, says nothing."""
    return re.sub(r"\s", "", text)


class _Page(HTMLParser):
    """Reads the cells and bars of every figure on a page, as a browser finds them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.values: dict[str, dict[tuple[str, int], str]] = {}
        self.bars: dict[str, dict[tuple[str, int], float]] = {}
        self.texts: list[str] = []
        self._figure = self._row = ""
        self._column = -1
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "data-figure" in found:
            self._figure = found["data-figure"]
            assert self._figure not in self.values, "two figures of a page share a key"
            self.values[self._figure], self.bars[self._figure] = {}, {}
        elif tag == "tr":
            self._row, self._column = found.get("data-row", ""), -1
        elif tag == "td":
            self._column += 1
        elif tag == "span" and "kb-value" in found.get("class", "").split():
            self._inside = True
            self.values[self._figure].setdefault((self._row, self._column), "")
        elif found.get("class") == "kb-bar-body":
            self.bars[self._figure][self._row, self._column] = float(found["width"].rstrip("%"))

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "span"

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self._inside:
            self.values[self._figure][self._row, self._column] += data


@cache
def _read(content: bytes) -> _Page:
    page = _Page()
    page.feed(content.decode("utf-8"))
    page.close()
    return page


def html_keys(content: bytes) -> list[str]:
    """Return the keys of the figures on a page, in their order."""
    return list(_read(content).values)


def html_text(content: bytes) -> str:
    """Return all that can be read on a page."""
    return " ".join(_read(content).texts)


def html_cells(content: bytes, figure: Figure) -> dict[Place, Said]:
    """Return what a figure's table on a page says."""
    found = _read(content).values[figure.key]
    return {(row, figure.columns[at].key): Said(text) for (row, at), text in found.items()}


def html_lengths(content: bytes, figure: Figure) -> dict[Place, float]:
    """Return how much of its column's scale every bar takes, in per cent."""
    found = _read(content).bars[figure.key]
    return {(row, figure.columns[at].key): length for (row, at), length in found.items()}


def wanted_lengths(figure: Figure) -> dict[Place, float]:
    """Return how much of its column's scale every bar has to take."""
    return {
        (row.key, column.key): round(figure.share(index, cell.value) * 100, 2)
        for row in figure.rows
        for index, (column, cell) in enumerate(zip(figure.columns, row.cells, strict=True))
        if column.role == "bar" and figure.kind != "table" and cell.value is not None
    }


def open_csv_cells(content: bytes, figure: Figure) -> dict[Place, Said]:
    """Return what the open CSV of a figure says."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    assert [row["label"] for row in rows[:: len(figure.columns)]] == [row.label for row in figure.rows]
    return {(row["key"], row["column"]): Said(_unguarded(row["text"]), plain(row["value"])) for row in rows}


def excel_csv_cells(content: bytes, figure: Figure) -> dict[Place, Said]:
    """Return what the CSV for Excel says; it names no keys, but has the figure's order."""
    _, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    labels = [(row.label, column.label) for row in figure.rows for column in figure.columns]
    assert [(_unguarded(row[0]), _unguarded(row[2])) for row in rows] == labels
    said = (Said(_unguarded(row[7]), plain(row[4].replace(",", "."))) for row in rows)
    return dict(zip(figure_cells(figure), said, strict=True))


def json_cells(content: bytes, figure: Figure) -> dict[Place, Said]:
    """Return what the JSON of a figure says."""
    held = json.loads(content, parse_float=Decimal)
    assert held["finding"] == figure.finding
    keys = [column["key"] for column in held["columns"]]
    return {
        (row["key"], key): Said(cell["text"], plain(cell["value"]))
        for row in held["rows"]
        for key, cell in zip(keys, row["cells"], strict=True)
    }


def xlsx_cells(content: bytes, figure: Figure) -> dict[Place, Said]:
    """Return what the first sheet of the workbook says: a number as a number, else the text."""
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    _, (_, *headings), *rows = sheet.iter_rows(values_only=True)
    at = list(_columns(figure, [str(heading) for heading in headings]))
    assert [row[0] for row in rows] == [row.label for row in figure.rows]
    return {
        (row.key, column.key): _sheet_said(values[1 + index])
        for row, values in zip(figure.rows, rows, strict=True)
        for column, index in zip(figure.columns, at, strict=True)
    }


def _columns(figure: Figure, headings: list[str]) -> Iterator[int]:
    """Yield where each column of the figure stands; columns with its marks and notes may follow it."""
    at = 0
    for column in figure.columns:
        at = headings.index(_heading(column), at)
        yield at
        at += 1


def _heading(column: Column) -> str:
    return f"{column.label} ({column.unit})" if column.unit else column.label


def _sheet_said(value: object) -> Said:
    if isinstance(value, int | float):
        return Said(number=plain(value))
    return Said(text=str(value), number="")


def svg_cells(content: bytes, figure: Figure) -> dict[Place, Said]:
    """Return what the picture with texts says; a text of several lines has a name for each."""
    root = ET.fromstring(content)  # noqa: S314 - our own picture
    groups = {each.get("id", ""): " ".join(each.itertext()) for each in root.iter(f"{SVG}g") if each.get("id")}
    found: dict[Place, Said] = {}
    for row in figure.rows:
        for index, column in enumerate(figure.columns):
            name = f"value:{row.key}:{index}"
            lines = [text for key, text in groups.items() if key == name or key.startswith(f"{name}/")]
            if lines:
                found[row.key, column.key] = Said("".join(lines))
    return found


def _unguarded(text: str) -> str:
    """Return a text without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return text[1:] if re.match(r"'\s*[=+\-@]", text) else text


READERS: Mapping[str, Callable[[bytes, Figure], dict[Place, Said]]] = {
    "live page": html_cells,
    "static page": html_cells,
    "open CSV": open_csv_cells,
    "Excel CSV": excel_csv_cells,
    "JSON": json_cells,
    "XLSX": xlsx_cells,
    "SVG": svg_cells,
}
"""How each surface is read."""


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF as it stands."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def missing_rows(figure: Figure, text: str) -> list[str]:
    """Return the rows of a figure that do not stand in a PDF's text, each a name and then its cells."""
    packed = _unbroken(text)
    rows = (_unbroken("".join((row.label, *(cell.text for cell in row.cells)))) for row in figure.rows)
    return [row for row in rows if row not in packed]


def _unbroken(text: str) -> str:
    """Return a text without white space and hyphens, so that it does not matter where its lines end."""
    return re.sub(r"[\s\u00ad-]", "", text)


def numbers(text: str) -> set[str]:
    """Return every number that stands in a text, with decimal point and without the spaces that group figures."""
    found = re.findall(r"\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[,.]\d+)?", text)
    return {plain(re.sub(r"\s", "", each).replace(",", ".")) for each in found}
