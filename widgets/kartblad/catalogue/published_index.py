"""What ``datapackage.json`` of a published folder says, as typed values: Frictionless, and a block of our own.

The block ``kartblad`` holds everything that a `Publication` is made of but the numbers, which stand in the CSV files,
and what every other file in the folder must be, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields

import msgspec

from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, LeftOut, Name, Publication
from kartblad.core.publication.table import Dimension, Table
from kartblad.core.words import Words

INDEX = "datapackage.json"
DATA = "data"
FORMAT_VERSION = 1
PLAIN = re.compile(r"(?!(?i:datapackage\.json|data)$)[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
"""Names of the site's files: all in the folder itself, none hidden."""


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A column of a CSV file."""

    name: str
    type: str
    title: str
    description: str
    constraints: Mapping[str, bool | int | tuple[str, ...]] = {}


class Schema(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The columns of a CSV file, and what makes a row the only one of its kind."""

    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    missing_values: tuple[str, ...] = ("",)


class Resource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A CSV file."""

    name: str
    path: str
    title: str
    description: str
    bytes: int
    hash: str
    schema: Schema
    profile: str = "tabular-data-resource"
    format: str = "csv"
    mediatype: str = "text/csv"
    encoding: str = "utf-8"


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file in the folder must be."""

    bytes: int
    sha256: str


class TableEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A `Table` without its numbers."""

    period: str
    k: int
    edition: int
    rounding: int
    base: str
    dimensions: tuple[Dimension, ...]


class DatasetEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A `Dataset` without its numbers."""

    name: Name
    title: Words
    definition: Words
    unit: Words
    source: Words
    coverage: Words
    standing: Standing
    people: bool
    faults: tuple[Words, ...]
    not_for: tuple[Words, ...]
    left_out: tuple[LeftOut, ...]
    tables: tuple[TableEntry, ...]


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """Our own part: the publication but for its numbers, the legend of the symbols, and every other file."""

    format_version: int
    circle: str
    edition: int
    published: str
    k: int
    invented: bool
    symbols: dict[str, Words]
    datasets: tuple[DatasetEntry, ...]
    files: dict[str, File]


class Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    name: str
    title: str
    description: str
    created: str
    resources: tuple[Resource, ...]
    kartblad: Block
    profile: str = "tabular-data-package"


_DECODER = msgspec.json.Decoder(Index)
_PASSPORT = tuple(each.name for each in fields(Dataset) if each.name != "tables")
_HEAD = ("period", "k", "edition", "rounding", "base", "dimensions")


def encoded(index: Index) -> bytes:
    """Return the file's bytes: the same for the same values."""
    return msgspec.json.format(msgspec.json.encode(index), indent=2) + b"\n"


def decoded(content: bytes) -> Index:
    """Return what a file says.

    Raises
    ------
    ValueError
        If it says anything else than `encoded` writes: an unknown key, a number twice, deeper than any value goes.
    """
    try:
        index = _DECODER.decode(content)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error
    if encoded(index) != content:
        msg = "not as it was written"
        raise ValueError(msg)
    return index


def entry(dataset: Dataset) -> DatasetEntry:
    """Return what the index says of a dataset."""
    heads = (TableEntry(**{name: getattr(table, name) for name in _HEAD}) for table in dataset.tables)
    return DatasetEntry(**{name: getattr(dataset, name) for name in _PASSPORT}, tables=tuple(heads))


def dataset(said: DatasetEntry, tables: tuple[Table, ...]) -> Dataset:
    """Return a dataset of what the index says of it, and its tables with their numbers."""
    return Dataset(**{name: getattr(said, name) for name in _PASSPORT}, tables=tables)


def publication(block: Block, datasets: tuple[Dataset, ...]) -> Publication:
    """Return what the block describes, with its datasets."""
    return Publication(block.circle, block.edition, block.published, block.k, datasets)


def block(made: Publication, symbols: Mapping[str, Words], files: Mapping[str, File]) -> Block:
    """Return the block of a publication."""
    return Block(
        FORMAT_VERSION,
        made.circle,
        made.edition,
        made.published,
        made.k,
        made.is_invented,
        dict(symbols),
        tuple(map(entry, made.datasets)),
        dict(sorted(files.items())),
    )


def data_path(name: Name) -> str:
    """Return where a dataset's numbers lie in the folder."""
    return f"{DATA}/{name}.csv"
