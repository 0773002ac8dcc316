"""The forms that files from outside follow: Table Schemas in ``data/schemas``, their examples and their lists.

One schema is the one truth of a form: the import checks by it, the template and ``docs/format.md`` are written from it.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from kartblad.catalogue import reader
from kartblad.catalogue.schema import problem, read_package
from kartblad.catalogue.tables import Statistics, statistics
from kartblad.core.courses import Course, CourseGroup
from kartblad.core.problems import Place
from kartblad.core.words import Words
from kartblad.i18n import msgid

TABLES = ("register", "workload", "staff", "wishes", "answers")
"""Forms that are one table."""
WORKLOAD_PARTS = tuple(f"workload_{part}" for part in ("kept", "cover", "reductions", "talks", "agreed", "handed"))
"""What belongs to a measurement of workload beside its own row; further sheets of the same file."""
MAP = "map"
"""The form that is no table: a map, as YAML or JSON."""
PLACES = "swedish-municipalities"
EXAMPLE = "påhittad-"
"""What every person's code in an example begins with, so that an example that was left in a file is seen."""

Example = Mapping[str, str]


class Limits(msgspec.Struct, frozen=True, rename="camel"):
    """Table Schema's constraints on one column, as far as the forms use them."""

    required: bool = False
    minimum: int | float | str | None = None
    maximum: int | float | str | None = None
    max_length: int | None = None
    pattern: str = ""
    enum: tuple[str, ...] = ()


class Choice(msgspec.Struct, frozen=True):
    """One value of a closed list: how it is stored, shown and otherwise written."""

    value: str
    title: str
    title_en: str
    synonyms: tuple[str, ...] = ()
    at_least: float | None = msgspec.field(name="from", default=None)
    """Where the choice is a range of numbers: its lower end."""
    at_most: float | None = msgspec.field(name="to", default=None)
    above: bool = False
    """The lower end itself belongs to the choice before."""

    def holds(self, number: float) -> bool:
        """Return whether a stated range can hold a number; both ends agree with what somebody states."""
        return (self.at_least or 0) <= number and (self.at_most is None or number <= self.at_most)

    @property
    def words(self) -> Words:
        """How it is shown."""
        return Words(self.title, self.title_en)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it may be called in a file."""
        return (self.value, self.title, self.title_en, *self.synonyms)


class FormField(msgspec.Struct, frozen=True, dict=True):
    """One column of a form."""

    name: str
    type: str
    title: str
    title_en: str
    description: str
    description_en: str
    example: str | int | float
    constraints: Limits = Limits()
    synonyms: tuple[str, ...] = ()
    lookup: str = ""
    """"municipality" or "course": the cell is looked up in that list."""
    choices: tuple[Choice, ...] = ()
    suffixes: tuple[str, ...] = ()
    """Words that may stand after a number: "2 dagar"."""
    unit: str = ""
    free: bool = False
    """A text in somebody's own words: kept with its line breaks."""
    may_be_empty: bool = False
    """No file can be without the column, but a cell of it may say that it is not known."""

    def choice_of(self, number: float) -> Choice | None:
        """Return the range that a number falls in: the last that begins at it or, for one above, before it."""
        begun = [
            c
            for c in self.choices
            if c.at_least is not None and (number > c.at_least if c.above else number >= c.at_least)
        ]
        return begun[-1] if begun else None

    @property
    def words(self) -> Words:
        """The column's heading."""
        return Words(self.title, self.title_en)

    @property
    def about(self) -> Words:
        """What is filled in, in a sentence."""
        return Words(self.description, self.description_en)

    @property
    def required(self) -> bool:
        """Whether every row must have it."""
        return self.constraints.required

    @property
    def needs_value(self) -> bool:
        """Whether no cell of it may be empty."""
        return self.required and not self.may_be_empty

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Every heading the column is known by, plain, the best first."""
        return tuple(dict.fromkeys(plain(text) for text in (self.title, self.title_en, self.name, *self.synonyms)))

    @cached_property
    def values(self) -> Mapping[str, str]:
        """The stored value of everything a closed list's values may be called, plain."""
        return MappingProxyType({plain(name): choice.value for choice in self.choices for name in choice.names})


class Form(msgspec.Struct, frozen=True, dict=True, rename="camel"):
    """One form: its columns and what an empty cell may look like."""

    name: str
    title: str
    title_en: str = msgspec.field(name="title_en")
    description: str = ""
    description_en: str = msgspec.field(name="description_en", default="")
    missing_values: tuple[str, ...] = ("",)
    fields: tuple[FormField, ...] = ()
    primary_key: tuple[str, ...] = ()

    @property
    def words(self) -> Words:
        """What the form is called."""
        return Words(self.title, self.title_en)

    @property
    def about(self) -> Words:
        """What one row is."""
        return Words(self.description, self.description_en)

    @cached_property
    def missing(self) -> frozenset[str]:
        """How an empty cell may look, plain."""
        return frozenset(text.casefold() for text in self.missing_values)

    @cached_property
    def by_name(self) -> Mapping[str, FormField]:
        """The columns by their machine names."""
        return MappingProxyType({field.name: field for field in self.fields})

    @property
    def required(self) -> tuple[FormField, ...]:
        """The columns that no file can be without."""
        return tuple(field for field in self.fields if field.required)


def plain(text: str) -> str:
    """Return a text as it is compared: small letters, one kind of dash, no other signs, single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("–", "-").replace("—", "-").replace("\u2212", "-")
    return " ".join(re.sub(r"[^\w<>%+-]+", " ", folded).split())


def read_form(data: Path, key: str) -> Form:
    """Return one of `TABLES` as its schema says.

    Raises
    ------
    DataProblem
        If the schema is missing or is not a form.
    """
    place = Place(file=f"schemas/{key}.json")
    try:
        return msgspec.json.decode((data / place.file).read_bytes(), type=Form)
    except (OSError, msgspec.DecodeError) as error:
        raise problem(msgid("{file} cannot be read: {reason}. Mend the file."), place, reason=error) from error


def read_examples(data: Path, form: Form) -> tuple[Example, ...]:
    """Return the made-up rows of a form, with stored values: ISO dates, decimal points, keys of the lists.

    Raises
    ------
    DataProblem
        If the file is missing or has other columns than the form.
    """
    place = Place(file=f"examples/{form.name}.csv")
    try:
        with (data / place.file).open(encoding="utf-8", newline="") as file:
            lines = csv.DictReader(file, strict=True)
            rows = tuple(lines)
            found = list(lines.fieldnames or ())
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise problem(msgid("{file} cannot be read: {reason}. Mend the file."), place, reason=error) from error
    expected = [field.name for field in form.fields]
    if found != expected:
        message = msgid(
            "{file}, row 1: the columns are {found}, but the schema says {expected}. Change one of the two."
        )
        raise problem(message, place, found=", ".join(found), expected=", ".join(expected))
    return rows


def municipalities(data: Path) -> Mapping[str, str]:
    """Return the name of every Swedish municipality by its code.

    Raises
    ------
    DataProblem
        If the list is missing or breaks its schema.
    """
    listed = next((resource for resource in read_package(data).resources if resource.name == PLACES), None)
    if listed is None:
        place = Place("datapackage.json", key=PLACES)
        raise problem(msgid("{file} lacks the table {table}."), place, table=PLACES)
    return MappingProxyType({row["code"]: row["name"] for row in reader.read_rows(data, listed)})


def course_names(stats: Statistics) -> Mapping[str, str]:
    """Return the key of every course and heading by each name it goes by, plain; a heading gives way to its course."""
    names: dict[str, str] = {}
    things: tuple[Course | CourseGroup, ...] = (*stats.course_groups, *stats.courses)
    for thing in things:
        for name in (thing.key, thing.name.sv, thing.name.en):
            names[plain(name)] = thing.key
    return MappingProxyType(names)


def limit(value: float | str | None, kind: str) -> Decimal | date | None:
    """Return a limit of a column as the value that cells are compared with."""
    if value is None:
        return None
    return date.fromisoformat(str(value)) if kind == "date" else Decimal(str(value))


def course_titles(data: Path, locale: str) -> Mapping[str, str]:
    """Return what every course and heading is called in a language, by its key."""
    stats = statistics(data)
    things: tuple[Course | CourseGroup, ...] = (*stats.course_groups, *stats.courses)
    return MappingProxyType({thing.key: thing.name.pick(locale) for thing in things})


class MapExample(msgspec.Struct, frozen=True):
    """The made-up map: as it is written, and what it says."""

    source: bytes
    map: Mapping[str, Any]


def map_schema(data: Path) -> Mapping[str, Any]:
    """Return the JSON Schema of a map.

    Raises
    ------
    DataProblem
        If it cannot be read.
    """
    found: Mapping[str, Any] = reader.read_yaml(data, f"schemas/{MAP}.json")  # JSON is YAML
    return found


def map_example(data: Path) -> MapExample:
    """Return the made-up map.

    Raises
    ------
    DataProblem
        If it cannot be read.
    """
    path = f"examples/{MAP}.yaml"
    found: Mapping[str, Any] = reader.read_yaml(data, path)
    return MapExample((data / path).read_bytes(), found)
