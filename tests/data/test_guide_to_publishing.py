"""The guide to publishing: its commands and options are there, and the folder has what it says."""

from __future__ import annotations

import argparse
import json
import re
import shlex
from pathlib import Path

import pytest
from publications import invented

from kartblad import cli
from kartblad.catalogue import published_csv
from kartblad.core.disclosure import Symbol
from kartblad.core.publication.edition import Name
from kartblad.i18n import Texts
from kartblad.publishing import sources
from kartblad.records.publication_folder import write

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "publicering.md").read_text(encoding="utf-8")
TEXTS = Texts("sv")
PARSER = cli._parser(TEXTS)
COMMANDS = re.findall(r"^kartblad .*$|`(?=kartblad )([^`…]+)`", GUIDE, re.MULTILINE)
LINES = sorted({*re.findall(r"^kartblad .*$", GUIDE, re.MULTILINE), *filter(None, COMMANDS)})


def first_cells(heading: str) -> list[str]:
    """Return what stands in the first column of the table that begins with a heading, without the heading."""
    (table,) = re.findall(rf"^\| {heading} \|.*\n\|[-|]+\n((?:\|.*\n)+)", GUIDE, re.MULTILINE)
    return [row.split("|")[1].strip() for row in table.splitlines()]


def named(cells: list[str]) -> list[str]:
    """Return what stands as code in some cells."""
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def options_of(command: str) -> set[str]:
    """Return the options of a subcommand but help."""
    (chosen,) = [each for each in PARSER._actions if isinstance(each, argparse._SubParsersAction)]
    return {each for action in chosen.choices[command]._actions for each in action.option_strings} - {"-h", "--help"}


@pytest.mark.parametrize("line", [line for line in LINES if len(line.split()) > 3])
def test_its_commands_can_be_written(line: str) -> None:
    assert PARSER.parse_args(shlex.split(line)[1:]).run


def test_it_names_commands_and_each_is_there() -> None:
    (chosen,) = [each for each in PARSER._actions if isinstance(each, argparse._SubParsersAction)]
    assert {line.split()[1] for line in LINES} == {"publish", "attack", "serve", "template"}
    assert {line.split()[1] for line in LINES} <= set(chosen.choices)


def test_every_option_is_explained_and_every_one_explained_is_there() -> None:
    assert set(named(first_cells("val"))) == options_of("publish")
    assert set(re.findall(r"`(--[a-z]+)`", GUIDE)) == options_of("publish") | {"--format"}
    assert "--format" in options_of("attack")


def test_every_word_for_a_source_is_there() -> None:
    words = {name.rpartition("=")[2] for name in named(first_cells("källa"))} - {"kartblad template register"}
    assert words == {sources.SYNTHETIC[0], sources.SHEET, sources.SESSIONS[0], "element.csv"}


def test_every_dataset_and_sign_is_explained() -> None:
    assert named(first_cells("datamängd")) == [each.value for each in Name]
    assert named(first_cells("tecken")) == [each.value for each in Symbol]


def test_the_columns_are_those_of_the_files() -> None:
    zones = invented().dataset(Name.ZONES)
    assert zones is not None
    said = named(first_cells("kolumn"))
    assert set(published_csv.columns(zones.tables)) - set(said) == {"zone_label"}
    by = {dimension.key for each in invented().datasets for table in each.tables for dimension in table.dimensions}
    assert set(said) - set(published_csv.columns(zones.tables)) <= by


def test_the_index_has_the_keys_it_says(tmp_path: Path) -> None:
    write(tmp_path / "ut", invented(), {"index.html": b""}, TEXTS)
    block = json.loads((tmp_path / "ut" / "datapackage.json").read_text(encoding="utf-8"))["kartblad"]
    assert named(first_cells("nyckel")) == list(block)


@pytest.mark.parametrize("name", re.findall(r"\]\(([\w-]+\.md)\)", GUIDE))
def test_what_it_points_at_is_there(name: str) -> None:
    assert (DOCS / name).is_file()
