"""The data package's own account of its tables: fields, constraints and keys, and the check of rows against them.

The Table Schema in ``data/datapackage.json`` is the one truth. Here is the part of it that ``data/`` uses; the tests
hold this check against frictionless, which is too slow to load in a server.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from kartblad.core.problems import DataProblem, Place
from kartblad.i18n import Texts, msgid

Row = Mapping[str, str]


class Constraints(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What Table Schema calls constraints, as far as ``data/`` uses them."""

    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    pattern: str = ""


class Field(msgspec.Struct, frozen=True, dict=True):
    """One column."""

    name: str
    type: str
    constraints: Constraints = Constraints()

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """The compiled pattern of its values."""
        return re.compile(self.constraints.pattern) if self.constraints.pattern else None

    @cached_property
    def allowed(self) -> frozenset[str]:
        """The closed list of its values; empty: any."""
        return frozenset(self.constraints.enum)


class Target(msgspec.Struct, frozen=True):
    """What a foreign key points at."""

    resource: str
    fields: tuple[str, ...]


class ForeignKey(msgspec.Struct, frozen=True):
    """Columns whose values must be found in another table."""

    fields: tuple[str, ...]
    reference: Target


class TableSchema(msgspec.Struct, frozen=True, rename="camel"):
    """Columns and keys of one table."""

    fields: tuple[Field, ...] = ()
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()


class Resource(msgspec.Struct, frozen=True):
    """One file of the package; a table if its schema has columns."""

    name: str
    path: str
    bytes: int = 0
    hash: str = ""
    schema: TableSchema = TableSchema()


class Package(msgspec.Struct, frozen=True):
    """``datapackage.json`` as far as the workbook reads it."""

    resources: tuple[Resource, ...]


def problem(message: str, place: Place, **facts: object) -> DataProblem:
    """Return a sentence in Swedish that names the file, with its facts filled in."""
    return DataProblem(Texts().gettext(message, file=place.file, **facts), place)


def read_package(data: Path) -> Package:
    """Return the package's account of its files.

    Raises
    ------
    DataProblem
        If ``datapackage.json`` is missing or cannot be understood.
    """
    place = Place(file="datapackage.json")
    try:
        return msgspec.json.decode((data / place.file).read_bytes(), type=Package)
    except OSError as error:
        message = msgid(
            "{file} is missing in {folder}: the workbook's data folder is incomplete. Install the workbook again."
        )
        raise problem(message, place, folder=data) from error
    except msgspec.DecodeError as error:
        raise problem(msgid("{file} cannot be read: {reason}. Mend the file."), place, reason=error) from error


def check_header(resource: Resource, found: Iterable[str]) -> None:
    """Raise a DataProblem unless the file has exactly the columns of its schema, in order."""
    expected, header = [field.name for field in resource.schema.fields], list(found)
    if header != expected:
        message = msgid(
            "{file}, row 1: the columns are {found}, but the schema says {expected}. Change one of the two."
        )
        place = Place(file=resource.path, row=1)
        raise problem(message, place, found=", ".join(header), expected=", ".join(expected))


def _fault(column: Field, text: str) -> str:
    """Return what is wrong with a cell, as a message; empty if nothing is."""
    limits = column.constraints
    if not text:
        return (
            msgid("{file}, row {row}, column {column}: the cell is empty, but must be filled.")
            if limits.required
            else ""
        )
    if column.allowed and text not in column.allowed:
        return msgid("{file}, row {row}, column {column}: found {value}, but only {allowed} are allowed.")
    if column.pattern and not column.pattern.fullmatch(text):
        return msgid("{file}, row {row}, column {column}: found {value}, which does not have the form {pattern}.")
    return _type_fault(column, text)


def _type_fault(column: Field, text: str) -> str:
    if column.type == "boolean" and text not in ("true", "false"):
        return msgid("{file}, row {row}, column {column}: found {value}, but true or false was expected.")
    if column.type not in ("integer", "number"):
        return ""
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or (column.type == "integer" and number != int(number)):
        return msgid(
            "{file}, row {row}, column {column}: found {value}, but a number was expected, with a decimal point."
        )
    low, high = column.constraints.minimum, column.constraints.maximum
    if (low is not None and number < low) or (high is not None and number > high):
        return msgid("{file}, row {row}, column {column}: found {value}, which is not between {low} and {high}.")
    return ""


def check_cells(resource: Resource, rows: Iterable[Row]) -> None:
    """Raise a DataProblem at the first cell that breaks its column's type or constraints."""
    for number, row in enumerate(rows, start=2):
        for column in resource.schema.fields:
            text = row[column.name]
            fault = _fault(column, text)
            if fault:
                raise problem(
                    fault, Place(resource.path, row=number, column=column.name), **_facts(column, number, text)
                )


def _facts(column: Field, row: int, text: str) -> dict[str, Any]:
    limits = column.constraints
    return {
        "row": row,
        "column": column.name,
        "value": f"”{text}”",
        "allowed": ", ".join(limits.enum),
        "pattern": limits.pattern,
        "low": "–" if limits.minimum is None else limits.minimum,
        "high": "–" if limits.maximum is None else limits.maximum,
    }


def _columns(rows: Iterable[Row], columns: Iterable[str]) -> list[tuple[str, ...]]:
    names = tuple(columns)
    return [tuple(row[name] for name in names) for row in rows]


def check_unique(resource: Resource, rows: Iterable[Row]) -> None:
    """Raise a DataProblem if two rows share a primary key or a value that must be unique."""
    singles = [(field.name,) for field in resource.schema.fields if field.constraints.unique]
    held = list(rows)
    for key in (resource.schema.primary_key, *singles):
        seen: set[tuple[str, ...]] = set()
        for number, found in enumerate(_columns(held, key) if key else (), start=2):
            if found in seen:
                message = msgid("{file}, row {row}: {value} in {column} stands there twice. Every row needs its own.")
                column = ", ".join(key)
                place = Place(resource.path, row=number, column=column)
                raise problem(message, place, row=number, column=column, value=", ".join(found))
            seen.add(found)


def check_references(resource: Resource, rows: Iterable[Row], tables: Mapping[str, Iterable[Row]]) -> None:
    """Raise a DataProblem if a foreign key points at nothing; an empty cell points nowhere."""
    held = list(rows)
    for key in resource.schema.foreign_keys:
        target = key.reference.resource
        known = set(_columns(tables.get(target, ()) if target else held, key.reference.fields))
        for number, found in enumerate(_columns(held, key.fields), start=2):
            if any(found) and found not in known:
                message = msgid("{file}, row {row}, column {column}: {value} is not found in {table}.")
                column = ", ".join(key.fields)
                place = Place(resource.path, row=number, column=column)
                facts = {"row": number, "column": column, "value": ", ".join(found), "table": target or resource.name}
                raise problem(message, place, **facts)
