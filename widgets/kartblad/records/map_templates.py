"""Writes the map's form: the YAML file that the workbook reads, and sheets to prepare one in, from its JSON Schema.

A map is a tree with links, so no single table holds it. The workbook (XLSX) has one sheet for each of its lists; the
CSV holds the one list that people gather beforehand, the cards.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kartblad.catalogue import formats
from kartblad.i18n import Texts, msgid

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CARDS = "cards"
NOTE = msgid("Made-up example. Use made-up names only; several ids in a cell are divided by semicolons.")

Schema = Mapping[str, Any]
Row = list[str | int | None]


def files(data: Path, texts: Texts) -> Iterator[tuple[str, bytes]]:
    """Yield the ending and content of each of the map's files."""
    schema, example = formats.map_schema(data), formats.map_example(data)
    yield ".yaml", example.source
    yield ".xlsx", workbook(schema, example.map, texts)
    yield ".csv", cards_csv(schema, example.map, texts)


def columns(item: Schema, texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return path and heading of every column that a list of the map has as a sheet."""
    found: list[tuple[str, str]] = []
    for name, said in item["properties"].items():
        if "properties" in said:
            found.extend((f"{name}.{path}", heading) for path, heading in columns(said, texts))
        else:
            found.append((name, title(said, texts)))
    return tuple(found)


def title(schema: Schema, texts: Texts) -> str:
    """Return what a part of the map is called."""
    return texts.pick({"sv": str(schema["title"]), "en": str(schema["title_en"])})


def rows(item: Schema, entries: Sequence[Mapping[str, Any]], texts: Texts) -> Iterator[Row]:
    """Yield a list of the map as a table: headings, then a row for each entry."""
    paths = columns(item, texts)
    yield [heading for _path, heading in paths]
    for entry in entries:
        yield [_flat(_at(entry, path), texts) for path, _heading in paths]


def _at(entry: Mapping[str, Any], path: str) -> object:
    name, _, rest = path.partition(".")
    value = entry.get(name)
    return _at(value, rest) if rest and isinstance(value, Mapping) else None if rest else value


def _flat(value: object, texts: Texts) -> str | int | None:
    """Return a value as one cell."""
    if isinstance(value, bool):
        return texts.gettext("yes") if value else texts.gettext("no")
    if isinstance(value, list):
        return "; ".join(str(_flat(part, texts)) for part in value)
    if isinstance(value, Mapping):
        return ": ".join(str(part) for part in value.values())
    return value if isinstance(value, int) or value is None else str(value)


def cards_csv(schema: Schema, example: Mapping[str, Any], texts: Texts) -> bytes:
    """Return the cards for a Swedish Excel."""
    target = StringIO(newline="")
    item = schema["properties"][CARDS]["items"]
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows(item, example[CARDS], texts))
    return target.getvalue().encode("utf-8-sig")


def workbook(schema: Schema, example: Mapping[str, Any], texts: Texts) -> bytes:
    """Return the whole map, a sheet for each of its lists."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title, book.properties.creator = title(schema, texts), "kartblad"
    del book["Sheet"]
    for name, said in schema["properties"].items():
        item, held = said.get("items", said), example.get(name, [])
        entries = held if isinstance(held, list) else [held]
        _write(book.create_sheet(title(said, texts)), rows(item, entries, texts), texts.gettext(NOTE))
    _write_choices(book.create_sheet(texts.gettext("Allowed values")), schema, texts)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _write(sheet: Worksheet, table: Iterator[Row], note: str) -> None:
    from openpyxl.styles import Font

    sheet.cell(1, 1, note)
    for number, row in enumerate(table, start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
            if number == 2:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "A3"


def _write_choices(sheet: Worksheet, schema: Schema, texts: Texts) -> None:
    """List what may stand in the columns that are chosen from."""
    table: list[Row] = [[texts.gettext("Sheet"), texts.gettext("Column"), texts.gettext("Allowed values")]]
    for said in schema["properties"].values():
        for name, part in said.get("items", said)["properties"].items():
            values = part.get("enum") or part.get("items", {}).get("enum")
            if values:
                table.append([title(said, texts), title(part, texts) or name, ", ".join(values)])
    _write(sheet, iter(table), "")
