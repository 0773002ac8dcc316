"""The index names every file and measures it; whoever forgets to rewrite it is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kartblad.catalogue.manifest import faults, rewrite


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder with an index of two files, measured."""
    (tmp_path / "statistics").mkdir()
    (tmp_path / "statistics" / "a.csv").write_text("key\nå\n", encoding="utf-8", newline="\n")
    (tmp_path / "b.yaml").write_text("b: 1\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("about", encoding="utf-8")
    (tmp_path / ".hidden").write_text("editor's", encoding="utf-8")
    resources = [{"name": "a", "path": "statistics/a.csv", "schema": {"fields": []}}, {"name": "b", "path": "b.yaml"}]
    (tmp_path / "datapackage.json").write_text(json.dumps({"title": "Å", "resources": resources}), encoding="utf-8")
    rewrite(tmp_path)
    return tmp_path


def test_rewriting_measures_and_changes_nothing_else(data: Path) -> None:
    index = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    assert index["title"] == "Å"
    assert index["resources"][0] == {
        "name": "a",
        "path": "statistics/a.csv",
        "schema": {"fields": []},
        "bytes": 7,
        "hash": "sha256:e67566f2cdbae35d8fadd59e91429a80b3df9d869d02db599828b9929a5dfa45",
    }
    assert faults(data) == ()


def test_rewriting_twice_is_rewriting_once(data: Path) -> None:
    before = (data / "datapackage.json").read_bytes()
    rewrite(data)
    assert (data / "datapackage.json").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("statistics/a.csv", "key\nä\n", "statistics/a.csv has changed"),
        ("statistics/c.csv", "key\n", "does not list it"),
        ("b.yaml", None, "there is no such file"),
    ],
)
def test_what_is_out_of_step_is_told(data: Path, name: str, text: str | None, said: str) -> None:
    if text is None:
        (data / name).unlink()
    else:
        (data / name).write_text(text, encoding="utf-8", newline="\n")
    (fault,) = faults(data)
    assert name in fault
    assert said in fault
