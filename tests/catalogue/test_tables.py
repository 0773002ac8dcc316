"""The published statistics as one value: typed rows, passports in both languages, and faults that are named."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from kartblad import settings
from kartblad.catalogue.manifest import rewrite
from kartblad.catalogue.tables import KINDS, Statistics, passport, statistics
from kartblad.core.problems import DataProblem
from kartblad.core.provenance import Standing

DATA = settings.load().data
STATS = statistics(DATA)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the data, to be broken."""
    return shutil.copytree(DATA, tmp_path / "data")


def test_every_table_is_a_field() -> None:
    assert {field.name for field in dataclasses.fields(Statistics)} == {*KINDS, "passports"}


@pytest.mark.parametrize("table", KINDS)
def test_every_row_is_a_value(table: str) -> None:
    rows = getattr(STATS, table)
    assert rows
    assert {type(row) for row in rows} == {KINDS[table]}


def test_facts_are_found_by_key() -> None:
    assert (STATS.total, STATS.number("municipalities")) == (1399, Decimal(14))
    assert STATS.fact("mentors").text.sv == "hälften"


@pytest.mark.parametrize("key", ["mentors", "nothing"])
def test_a_fact_that_is_no_number_has_none(key: str) -> None:
    with pytest.raises(KeyError, match=key):
        STATS.number(key)


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("key", STATS.passports)
def test_passports_are_complete_in_both_languages(key: str, locale: str) -> None:
    made = passport(STATS, key, locale)
    assert all([made.definition, made.unit, made.period, made.sources, made.not_for])
    assert bool(made.derivation) >= (made.standing is Standing.DERIVED)
    assert "" not in (*made.known_faults, *made.not_for)


def test_a_passport_takes_its_source_from_the_table() -> None:
    (source,) = passport(STATS, "staffing", "en").sources
    assert (source.publisher, source.place) == ("Fyrbodals kommunalförbund", "Annex 1")


def test_a_passport_that_is_not_written_is_named() -> None:
    with pytest.raises(DataProblem, match=r"passports\.yaml.*coffee"):
        passport(STATS, "coffee", "sv")


def change(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("statistics/courses.csv", ",76,", ",sjuttiosex,", r"courses\.csv.* 2.*participations.*sjuttiosex"),
        ("statistics/courses.csv", "lvu_basic,lvu,", "lvu_basic,law,", r"courses\.csv.* 4.*group.*law"),
        ("statistics/municipalities.csv", "1427,", "1421,", r"municipalities\.csv.* 3.*1421"),
        ("statistics/staffing.csv", ",includes_addons,", ",included,", r"staffing\.csv.* 5.*flag.*included"),
        ("statistics/tiers.csv", "key,list", "key,lista", r"tiers\.csv.*lista"),
        (
            "passports.yaml",
            "standing: stated",
            "standing: guessed",
            r"passports\.yaml.*participations\.standing.*guessed",
        ),
        ("passports.yaml", "  unit: {sv: deltagartillfällen, en: participations}", "  units: 1", r"passports\.yaml"),
        ("datapackage.json", '"name": "tiers"', '"name": "steps"', r"planned_trainings\.csv.* tiers"),
        ("datapackage.json", '"name": "survey-findings"', '"name": "x"', r"datapackage\.json.*survey-findings"),
    ],
)
def test_a_break_is_named(copy: Path, file: str, old: str, new: str, said: str) -> None:
    change(copy / file, old, new)
    with pytest.raises(DataProblem, match=said):
        statistics(copy)


def test_a_source_that_is_not_listed_is_named(copy: Path) -> None:
    change(copy / "passports.yaml", "key: fyrbodal_2017", "key: hearsay")
    with pytest.raises(DataProblem, match=r"passports\.yaml.*participations.*hearsay"):
        passport(statistics(copy), "participations", "sv")


def test_a_new_course_needs_no_code(copy: Path) -> None:
    with (copy / "statistics" / "courses.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("new,bbic,Ny,New,,,listed,1,,,1 dag,1,20,,yes,,false,,,fyrbodal_2017,\n")
    rewrite(copy)
    assert statistics(copy).courses[-1].participations == 20


def test_reading_is_light() -> None:
    """The server reads the data: nothing that takes seconds to import may come with it."""
    heavy = ["frictionless", "pandas", "jsonschema", "IPython", "matplotlib"]
    code = f"import sys, kartblad.catalogue.tables; print(*[n for n in {heavy} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")
