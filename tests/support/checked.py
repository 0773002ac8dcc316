"""The map that gives no finding, changed by path, and what the checks find in it."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from kartblad import settings
from kartblad.catalogue.checks import standard
from kartblad.core.checks.finding import Finding
from kartblad.core.checks.material import Material
from kartblad.core.checks.rules import all_findings
from kartblad.core.checks.standard import Standard
from kartblad.core.mapping.map import Map
from kartblad.records.map_reading import read_map

HERE = Path(__file__).parents[1] / "core" / "checks"
GONE = "GONE"


def loaded(name: str) -> Any:
    """Return what a YAML file beside the tests of the checks holds."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


@cache
def measure() -> Standard:
    """Return the words and limits of the workbook."""
    return standard(settings.load().data)


def changed(changes: dict[str, Any]) -> dict[str, Any]:
    """Return the map that gives no finding with values set, added or taken away; its key around it is kept."""
    raw: dict[str, Any] = copy.deepcopy(loaded("fixture_good.yaml"))
    gone: list[tuple[Any, Any]] = []
    for path, value in changes.items():
        *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        inside: Any = raw["fixture_good"]
        for part in parents:
            inside = inside[part]
        if value == GONE:
            gone.append((inside, last))
        elif isinstance(inside, list) and last == len(inside):
            inside.append(value)
        else:
            inside[last] = value
    for inside, last in reversed(gone):
        del inside[last]
    return raw


def material(raw: dict[str, Any], folder: Path, *earlier: Map) -> Material:
    """Return a map to check, read back from a file as anybody's would be."""
    file = folder / "karta.json"
    file.write_bytes(msgspec.json.encode(raw))
    read = read_map(file, settings.load().data)
    return Material(read.map, measure(), earlier, read.mode_confirmed)


def found(raw: dict[str, Any], folder: Path, *earlier: Map) -> tuple[Finding, ...]:
    """Return what the checks find in a map."""
    return all_findings(material(raw, folder, *earlier))
