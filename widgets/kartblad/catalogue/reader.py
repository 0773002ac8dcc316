"""Reads the files under ``data/``: tables as checked rows of text, YAML as typed values. Nothing else opens them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from kartblad.catalogue import schema
from kartblad.catalogue.schema import Package, Resource, Row, problem
from kartblad.core.problems import Place
from kartblad.i18n import msgid

T = TypeVar("T")

ESTIMATE = frozenset({"low", "best", "high"})


def read_rows(data: Path, resource: Resource) -> tuple[Row, ...]:
    """Return one table's rows, checked cell by cell.

    Raises
    ------
    DataProblem
        Naming file, row and column of what breaks the schema.
    """
    place = Place(file=resource.path)
    try:
        with (data / resource.path).open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            schema.check_header(resource, header)
            rows = tuple(_row(resource, header, cells, number) for number, cells in enumerate(reader, start=2))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise problem(msgid("{file} cannot be read: {reason}. Mend the file."), place, reason=error) from error
    schema.check_cells(resource, rows)
    schema.check_unique(resource, rows)
    return rows


def _row(resource: Resource, header: list[str], cells: list[str], number: int) -> Row:
    if len(cells) != len(header):
        message = msgid(
            "{file}, row {row}: there are {found} cells, but {expected} columns. Check the commas and quotes."
        )
        place = Place(file=resource.path, row=number)
        raise problem(message, place, row=number, found=len(cells), expected=len(header))
    return dict(zip(header, cells, strict=True))


def read_tables(data: Path, package: Package) -> Mapping[str, tuple[Row, ...]]:
    """Return every table of the package by its name, with all references between them checked."""
    resources = [resource for resource in package.resources if resource.schema.fields]
    tables = {resource.name: read_rows(data, resource) for resource in resources}
    for resource in resources:
        schema.check_references(resource, tables[resource.name], tables)
    return tables


def read_yaml(data: Path, path: str) -> Any:
    """Return what a YAML file holds, not yet checked.

    Raises
    ------
    DataProblem
        If the file is missing or is not YAML.
    """
    try:
        return msgspec.yaml.decode((data / path).read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise problem(
            msgid("{file} cannot be read: {reason}. Mend the file."), Place(file=path), reason=error
        ) from error


def read_entries(data: Path, path: str, kind: type[T]) -> dict[str, T]:
    """Return a YAML file of named entries as values of ``kind``.

    Raises
    ------
    DataProblem
        Naming file and key of what has another form.
    """
    found = read_yaml(data, path)
    if not isinstance(found, dict):
        raise problem(msgid("{file} should hold keys with an entry each. Mend the file."), Place(file=path))
    return {str(key): _entry(path, str(key), entry, kind) for key, entry in found.items()}


def _entry(path: str, name: str, entry: object, kind: type[T]) -> T:
    try:
        return msgspec.convert(entry, kind)
    except msgspec.ValidationError as error:
        reason, _, inside = str(error).partition(" - at `$")
        key = f"{name}{inside.rstrip('`')}"
        message = msgid("{file}, key {key}: {reason}. Mend the file.")
        raise problem(message, Place(file=path, key=key), key=key, reason=reason) from error


def values(resource: Resource, rows: Iterable[Row], kind: type[T]) -> tuple[T, ...]:
    """Return rows as values of ``kind``: ``x_sv`` and ``x_en`` become ``x``, an empty cell that is no text is None.

    Where a table has a ``flag``, its ``low``, ``best`` and ``high`` become one ``estimate``.

    Raises
    ------
    DataProblem
        If the schema allows what ``kind`` does not take.
    """
    texts = {field.name for field in resource.schema.fields if field.type == "string" and not field.allowed}
    plain = [_nested(row, texts) for row in rows]
    try:
        found: tuple[T, ...] = msgspec.convert(plain, tuple[kind, ...], strict=False)  # type: ignore[valid-type]
    except msgspec.ValidationError as error:
        message = msgid("{file}: the table and the workbook's code disagree: {reason}. Mend the schema or the code.")
        raise problem(message, Place(file=resource.path), reason=error) from error
    return found


def _nested(row: Row, texts: set[str]) -> dict[str, Any]:
    """Return a row as the fields of a value."""
    fields: dict[str, Any] = {}
    for name, text in row.items():
        stem, _, locale = name.rpartition("_")
        if locale in ("sv", "en") and stem:
            fields.setdefault(stem, {})[locale] = text
        elif name in ESTIMATE and "flag" in row:
            fields.setdefault("estimate", {})[name] = text or None
        else:
            fields[name] = text if text or name in texts else None
    return fields
