"""The page on security names tests that are there, leaves out no file of attacks, and says what is not protected."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PAGE = (TESTS.parent / "docs" / "sakerhet.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", PAGE)))
SECTIONS = (
    "Utifrån: dörrarna",
    "Från en öppen sida: meddelanden och kontroller",
    "Med en skadlig fil",
    "Genom siffrorna",
    "På datorn",
    "Det som inte är skyddat",
)


@cache
def functions_in(file: str) -> frozenset[str]:
    """Return the names of all functions of a file, those of its classes, too."""
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return frozenset(each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))


@pytest.mark.parametrize("file", sorted({file for file, _test in NAMED}))
def test_every_test_that_it_names_is_there(file: str) -> None:
    assert {test for each, test in NAMED if each == file} - functions_in(file) == set()


def test_every_file_of_attacks_is_named() -> None:
    files = {f"security/{path.name}" for path in (TESTS / "security").glob("test_*.py")}
    assert len(files) > 8
    assert files - {file for file, _test in NAMED} == set()


def test_its_sections_are_those_that_were_asked_for() -> None:
    assert tuple(re.findall(r"^## (.+)$", PAGE, re.MULTILINE)) == SECTIONS


def test_every_attempt_says_what_stopped_it_and_where_it_is_tried_again() -> None:
    rows = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| ")]
    attempts = [row for row in rows if row[0] != "försök"]
    assert len(attempts) > 40
    assert [row for row in attempts if len(row) != 3 or not all(row) or "::" not in row[2]] == []
