"""pyproject.toml alone says what is needed: `environment.yml` adds nothing, `constraints.txt` pins all of it."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution, version
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINS = dict(line.split("==") for line in LINES if line and not line.startswith("#"))
NEEDED = [Requirement(line) for line in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]]


def needed_by(name: str, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]) -> Iterator[str]:
    """Yield every package that an installed one needs on this machine, directly or not."""
    if (name, extras) in seen:
        return
    seen.add((name, extras))
    for line in distribution(name).requires or []:
        needed = Requirement(line)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            yield canonicalize_name(needed.name)
            yield from needed_by(canonicalize_name(needed.name), frozenset(needed.extras), seen)


def closure() -> set[str]:
    """Return every package that the workbook and its tests need on this machine."""
    return set(needed_by("kartblad", frozenset({"test"}), set())) - {"kartblad"}


def test_conda_environment_adds_nothing() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert environment == {
        "name": PROJECT["name"],
        "channels": ["conda-forge"],
        "dependencies": [
            f"python{PROJECT['requires-python']}",
            "pip",
            {"pip": ["--constraint constraints.txt", "--editable .[test]"]},
        ],
    }


def test_constraints_are_names_and_versions_only_in_order() -> None:
    lines = [line for line in LINES if not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", line)] == []
    assert lines == sorted(set(lines), key=lambda line: line.split("==")[0])


@pytest.mark.parametrize("needed", NEEDED, ids=lambda needed: needed.name)
def test_every_direct_dependency_is_pinned_within_its_bounds(needed: Requirement) -> None:
    assert needed.specifier.contains(Version(PINS[canonicalize_name(needed.name)]))


@pytest.mark.skipif(
    (sys.platform, sys.version_info[:2]) != ("linux", (3, 11)), reason="the pinned set is that of Linux and Python 3.11"
)
def test_the_pinned_set_is_what_is_needed_and_what_is_running() -> None:
    assert {name: version(name) for name in sorted(closure())} == PINS


def test_changelog_begins_with_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first = re.search(r"^## (\S+)", changelog, flags=re.MULTILINE)
    assert first is not None
    assert first[1] == PROJECT["version"] == version(PROJECT["name"])
