"""Publications as their readers hold them, to be attacked: our own folders, even changed ones, and any made elsewhere.

Our own folder is read by what its ``datapackage.json`` says of dimensions and spans, and no digest is looked at: what
is attacked is what stands there. In any other folder every CSV file is a table, and its columns are guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from kartblad.catalogue import published_csv
from kartblad.catalogue.foreign_columns import (
    NOTHING,
    Columns,
    Odd,
    Unusable,
    columns,
    is_hidden,
    is_total,
    merged,
    number,
)
from kartblad.catalogue.foreign_files import Folder, Sheet
from kartblad.catalogue.published_index import DatasetEntry, TableEntry, data_path
from kartblad.core.attacking.seen import ALIKE, STOCKS, Axis, Said, Seen
from kartblad.core.disclosure import Symbol
from kartblad.core.problems import Place, Problem
from kartblad.core.publication.table import TOTAL, Key
from kartblad.core.words import Words
from kartblad.i18n import Texts


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table from elsewhere was taken as."""

    file: str
    columns: Columns
    totals: tuple[str, ...]
    """The categories that were taken as all together."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What lies in one folder."""

    tables: tuple[Seen, ...]
    taken: tuple[Taken, ...] = ()
    names: Mapping[tuple[str, ...], Words] = field(default_factory=dict)
    """What datasets (dataset,), dimensions (dataset, dimension) and categories (dataset, dimension, category) are
    called."""


def attackable(path: Path, texts: Texts) -> Reading:
    """Return the tables in a folder.

    Raises
    ------
    Problem
        If there are none, or one cannot be used.
    """
    folder = Folder(path, texts)
    files = folder.tables()
    index = folder.index()
    entries, circle = _entries(index), _circle(index)
    own = {data_path(each.name): each for each in entries if each.tables}
    keys = _primary_keys(index)
    tables = [
        seen for file in files if file in own for seen in _own(path, circle, folder.sheet(file), own[file], texts)
    ]
    taken = []
    for file in (file for file in files if file not in own):
        seen, how = _foreign(path, folder.sheet(file), keys.get(file, ()), texts)
        tables.extend(seen)
        taken.append(how)
    if not tables:
        sentence = texts.gettext("There is no table in {folder}: no CSV file with rows.", folder=path.name)
        raise Problem(sentence, Place(file=str(path)))
    return Reading(tuple(tables), tuple(taken), _names(entries))


def _entries(index: Mapping[str, Any]) -> tuple[DatasetEntry, ...]:
    """Return what our own block says of the datasets; nothing where there is none, or it is not as we write it."""
    block = index.get("kartblad")
    try:
        said = block.get("datasets") if isinstance(block, dict) else ()
        return msgspec.convert(said, tuple[DatasetEntry, ...])
    except msgspec.ValidationError:
        return ()


def _circle(index: Mapping[str, Any]) -> str:
    """Return whose numbers they are, as our own block says; empty where nothing is said."""
    block = index.get("kartblad")
    return str(block.get("circle", "")) if isinstance(block, dict) else ""


def _primary_keys(index: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Return the primary keys that a data package states, by file; a key that is not as it should be is none."""
    found: dict[str, tuple[str, ...]] = {}
    resources = index.get("resources")
    for resource in resources if isinstance(resources, list) else ():
        schema = resource.get("schema") if isinstance(resource, dict) else None
        key = schema.get("primaryKey") if isinstance(schema, dict) else None
        names = [key] if isinstance(key, str) else key
        path = resource.get("path") if isinstance(resource, dict) else None
        if isinstance(path, str) and isinstance(names, list) and all(isinstance(name, str) for name in names):
            found[path] = tuple(names)
    return found


def _names(entries: Sequence[DatasetEntry]) -> Mapping[tuple[str, ...], Words]:
    names: dict[tuple[str, ...], Words] = {}
    for entry in entries:
        names[entry.name,] = entry.title
        for dimension in (each for table in entry.tables for each in table.dimensions):
            names[entry.name, dimension.key] = dimension.label
            names |= {(entry.name, dimension.key, each.key): each.label for each in dimension.categories}
    return names


def _own(path: Path, circle: str, sheet: Sheet, entry: DatasetEntry, texts: Texts) -> Iterator[Seen]:
    rows = [dict(zip(sheet.heading, row, strict=True)) for row in sheet.rows]
    for head in entry.tables:
        try:
            cells = {_key(row, head): _own_said(row) for row in rows if row["period"] == head.period}
        except KeyError as error:
            sentence = texts.gettext(
                "{file} has not the column {column}. Publish it anew, or take datapackage.json away so that it is "
                "read as a table from elsewhere.",
                file=f"{path.name}/{sheet.path}",
                column=str(error.args[0]),
            )
            raise Problem(sentence, Place(file=sheet.path)) from error
        yield _own_seen(path, circle, entry, head, cells)


def _own_seen(path: Path, circle: str, entry: DatasetEntry, head: TableEntry, cells: Mapping[Key, Said]) -> Seen:
    axes = [{each.key: each.finest for each in dimension.categories} for dimension in head.dimensions]
    for key in cells:  # a row that was put there later has categories that the index does not know
        for categories, category in zip(axes, key, strict=True):
            if category != TOTAL:
                categories.setdefault(category, (category,))
    return Seen(
        str(path),
        entry.name,
        head.period,
        tuple(Axis(d.key, each, d.additive) for d, each in zip(head.dimensions, axes, strict=True)),
        cells,
        head.k,
        head.rounding,
        head.base if any(d.key == head.base for d in head.dimensions) else "",
        adds=entry.name not in STOCKS,
        people=entry.people,
        circle=circle,
        counts="participations" if entry.name in ALIKE else "",
    )


def _key(row: Mapping[str, str], head: TableEntry) -> Key:
    return tuple(row[dimension.key] for dimension in head.dimensions)


def _own_said(row: Mapping[str, str]) -> Said:
    share = number(row.get(published_csv.SHARE, ""))
    hidden = row["symbol"] == Symbol.PROTECTED
    return Said(number(row["value"]), None if share is None else int(share), hidden)


def _foreign(path: Path, sheet: Sheet, key: Sequence[str], texts: Texts) -> tuple[list[Seen], Taken]:
    try:
        how = columns(sheet, tuple(name for name in key if name in sheet.heading))
    except Unusable as error:
        wrong = {
            Odd.NO_NUMBER: texts.gettext("No column holds numbers."),
            Odd.NOTHING_BESIDE: texts.gettext("No column says what the numbers are divided by."),
        }[error.odd]
        file = f"{path.name}/{sheet.path}"
        sentence = texts.gettext("{file} cannot be attacked. {wrong}", file=file, wrong=wrong)
        raise Problem(sentence, Place(file=file)) from error
    rows = [dict(zip(sheet.heading, row, strict=True)) for row in sheet.rows]
    categories = {name: list(dict.fromkeys(row[name] for row in rows)) for name in how.dimensions}
    totals = dict.fromkeys(category for each in categories.values() for category in each if is_total(category))
    axes = tuple(_axis(name, each) for name, each in categories.items())
    cells: dict[str, dict[Key, Said]] = defaultdict(dict)
    for at, row in enumerate(rows, 2):
        of, place = row.get(how.period, ""), tuple(merged(row[name]) for name in how.dimensions)
        if place in cells[of]:
            raise _twice(path, sheet, at, texts)
        cells[of][place] = _said(row[how.value])
    name = sheet.path.removesuffix(".csv").rpartition("/")[2]
    seen = [Seen(str(path), name, period, axes, each) for period, each in cells.items()]
    return seen, Taken(f"{path.name}/{sheet.path}", how, tuple(totals))


def _axis(name: str, categories: Sequence[str]) -> Axis:
    """Return a dimension of a table from elsewhere: its categories add up where there is one for all together."""
    single = {each: (each,) for each in categories if not is_total(each)}
    return Axis(name, single, additive=len(single) < len(categories))


def _said(text: str) -> Said:
    return Said(hidden=True) if is_hidden(text) else Said(None if text in NOTHING else number(text))


def _twice(path: Path, sheet: Sheet, row: int, texts: Texts) -> Problem:
    file = f"{path.name}/{sheet.path}"
    sentence = texts.gettext(
        "Row {n} in {file} has the same categories as a row before it. Name the columns that tell rows apart as "
        "primaryKey in datapackage.json.",
        n=row,
        file=file,
    )
    return Problem(sentence, Place(file=file, row=row))
