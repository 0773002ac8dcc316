"""Every file under data/ against the index, its schema, its form, and the rule of two languages."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from frictionless import Package

from kartblad import settings
from kartblad.catalogue import manifest

DATA = settings.load().data
INDEX = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
TABLES = [resource for resource in INDEX["resources"] if "schema" in resource]


def rows_of(resource: dict[str, object]) -> list[dict[str, str]]:
    """Return a table's rows as text."""
    with (DATA / str(resource["path"])).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_index_is_in_step() -> None:
    assert manifest.faults(DATA) == ()


def test_frictionless_finds_no_fault() -> None:
    """The reference implementation checks types, constraints, keys, references, sizes and hashes."""
    report = Package(str(DATA / "datapackage.json")).validate()
    assert [(task.name, error.message) for task in report.tasks for error in task.errors] == []
    assert report.valid


def test_frictionless_sees_a_fault(tmp_path: Path) -> None:
    """The check above can fail: one wrong cell in a copy is found."""
    tiers = next(resource for resource in TABLES if resource["name"] == "tiers")
    schema = {key: value for key, value in tiers["schema"].items() if key != "foreignKeys"}
    text = (DATA / tiers["path"]).read_text(encoding="utf-8").replace("staffing_0_2,staffing", "staffing_0_2,both", 1)
    (tmp_path / "tiers.csv").write_text(text, encoding="utf-8")
    (tmp_path / "datapackage.json").write_text(
        json.dumps({"resources": [{"name": "tiers", "path": "tiers.csv", "schema": schema}]}), encoding="utf-8"
    )
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert [error.type for task in report.tasks for error in task.errors] == ["constraint-error"]


@pytest.mark.parametrize("resource", TABLES, ids=[resource["name"] for resource in TABLES])
def test_a_table_is_described(resource: dict[str, object]) -> None:
    schema = resource["schema"]
    assert isinstance(schema, dict)
    assert resource["title"]
    assert resource["description"]
    assert schema["primaryKey"]
    assert schema["missingValues"] == [""]
    assert [f["name"] for f in schema["fields"] if not (f.get("title") and f.get("description") and f["type"])] == []


@pytest.mark.parametrize("resource", INDEX["resources"], ids=[resource["name"] for resource in INDEX["resources"]])
def test_a_file_is_utf8_with_plain_line_ends(resource: dict[str, object]) -> None:
    content = (DATA / str(resource["path"])).read_bytes()
    assert content.decode("utf-8")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")


@pytest.mark.parametrize("resource", TABLES, ids=[resource["name"] for resource in TABLES])
def test_a_text_stands_in_both_languages_or_none(resource: dict[str, object]) -> None:
    rows = rows_of(resource)
    pairs = [name.removesuffix("_sv") for name in rows[0] if name.endswith("_sv")]
    assert {f"{pair}_en" for pair in pairs} == {name for name in rows[0] if name.endswith("_en")}
    cells = [(number, pair, row) for number, row in enumerate(rows, 2) for pair in pairs]
    lone = [(number, pair) for number, pair, row in cells if bool(row[f"{pair}_sv"]) != bool(row[f"{pair}_en"])]
    assert lone == []


@pytest.mark.parametrize("resource", TABLES, ids=[resource["name"] for resource in TABLES])
def test_texts_are_tidy(resource: dict[str, object]) -> None:
    """No stray spaces, no straight quotes in our own words, no empty table."""
    rows = rows_of(resource)
    assert rows
    ours = [name for name in rows[0] if name.endswith(("_sv", "_en"))]
    cells = [(number, name, row[name]) for number, row in enumerate(rows, 2) for name in ours]
    assert [cell for cell in cells if cell[2] != " ".join(cell[2].split()) or '"' in cell[2] or "..." in cell[2]] == []


@pytest.mark.parametrize("resource", TABLES, ids=[resource["name"] for resource in TABLES])
def test_no_column_quotes_a_source(resource: dict[str, object]) -> None:
    assert [name for name in rows_of(resource)[0] if name.startswith(("verbatim", "source_file"))] == []


@pytest.mark.parametrize("name", ["passports", "known_faults", "sheets"])
def test_yaml_follows_its_schema(name: str) -> None:
    schema = json.loads((DATA / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    held = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(held)] == []


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("passports", {"reach": {}}),
        ("passports", {"Reach": None}),
        ("known_faults", [{"rule": "x"}]),
        ("sheets", {"kompetens": {"number": 3}}),
    ],
)
def test_a_schema_refuses_what_is_wrong(name: str, entry: object) -> None:
    schema = json.loads((DATA / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(entry, schema, jsonschema.Draft202012Validator)


def test_the_package_says_what_is_known_of_the_terms() -> None:
    assert [licence["name"] for licence in INDEX["licenses"]] == ["CC-BY-4.0"]
    ours = {"own_register", "synthetic_register"}
    assert {row["key"] for row in rows_of(TABLES[0]) if "inte kända" not in row["licence_sv"]} == ours
