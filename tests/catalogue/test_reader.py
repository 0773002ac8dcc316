"""Files that cannot be read are named; rows become typed values with their empty cells told apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from kartblad.catalogue.reader import read_entries, read_rows, read_tables, read_yaml, values
from kartblad.catalogue.schema import Constraints, Field, Package, Resource, TableSchema, read_package
from kartblad.core.estimates import Estimate, Flag
from kartblad.core.problems import DataProblem, Place
from kartblad.core.words import Words

FLAGS = tuple(flag.value for flag in Flag)
TABLE = Resource(
    "cells",
    "cells.csv",
    schema=TableSchema(
        (
            Field("key", "string"),
            Field("low", "number"),
            Field("best", "number"),
            Field("high", "number"),
            Field("flag", "string", Constraints(enum=FLAGS)),
            Field("name_sv", "string"),
            Field("name_en", "string"),
        )
    ),
)
HEADER = "key,low,best,high,flag,name_sv,name_en\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with an estimate, an optional flag and words."""

    key: str
    estimate: Estimate
    flag: Flag | None
    name: Words


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a file and return its folder."""
    content = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(content)
    return folder


def test_rows_become_values(tmp_path: Path) -> None:
    rows = read_rows(write(tmp_path, "cells.csv", f"{HEADER}a,21,24,,open_upper,minst,at least\n,,,,,,\n"), TABLE)
    assert values(TABLE, rows, Entry) == (
        Entry("a", Estimate(Decimal(21), Decimal(24), None), Flag.OPEN_UPPER, Words("minst", "at least")),
        Entry("", Estimate(), None, Words()),
    )


def test_a_schema_that_allows_what_code_does_not_take_is_named(tmp_path: Path) -> None:
    rows = read_rows(write(tmp_path, "cells.csv", f"{HEADER}a,3,2,1,exact,,\n"), TABLE)
    with pytest.raises(DataProblem, match=r"cells\.csv.*order low, best, high"):
        values(TABLE, rows, Entry)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (f"{HEADER}a,1,1,1,exact,x\n", 2),
        (f"{HEADER}a,1,1,1,exact,x,y,z\n", 2),
        ("key\n", 1),
        ("", 1),
        (f'{HEADER}a,1,1,1,exact,"x"y",z\n', None),
        ("key,låg\n".encode("latin-1"), None),
    ],
)
def test_a_file_in_another_form_is_named(tmp_path: Path, text: str | bytes, row: int | None) -> None:
    with pytest.raises(DataProblem, match=r"cells\.csv") as raised:
        read_rows(write(tmp_path, "cells.csv", text), TABLE)
    assert raised.value.place == Place("cells.csv", row=row)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataProblem, match=r"cells\.csv"):
        read_tables(tmp_path, Package((TABLE, Resource("text", "text.yaml"))))


@pytest.mark.parametrize("text", [None, "{", '{"resources": [{"name": 1}]}'])
def test_an_index_that_cannot_be_read_is_named(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        write(tmp_path, "datapackage.json", text)
    with pytest.raises(DataProblem, match=r"datapackage\.json"):
        read_package(tmp_path)


def test_entries_are_typed(tmp_path: Path) -> None:
    write(tmp_path, "words.yaml", "a: {sv: ja, en: 'yes'}\n")
    assert read_entries(tmp_path, "words.yaml", Words) == {"a": Words("ja", "yes")}
    assert read_yaml(tmp_path, "words.yaml") == {"a": {"sv": "ja", "en": "yes"}}


@pytest.mark.parametrize(
    ("text", "key"), [("a: {sv: 1}\n", "a.sv"), ("b: text\n", "b"), ("- a\n", ""), ("a: [\n", ""), (None, "")]
)
def test_an_entry_in_another_form_is_named(tmp_path: Path, text: str | None, key: str) -> None:
    if text is not None:
        write(tmp_path, "words.yaml", text)
    with pytest.raises(DataProblem, match=r"words\.yaml") as raised:
        read_entries(tmp_path, "words.yaml", Words)
    assert raised.value.place == Place("words.yaml", key=key)
