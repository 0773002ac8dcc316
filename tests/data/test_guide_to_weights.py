"""The guide to weight sets: its example is read, and it explains every key that a file may have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from workload_desks import SETTINGS

from kartblad.catalogue.weights import sets_and_problems
from kartblad.catalogue.weights_written import read, yaml_of
from kartblad.core.workload.localchecks import faults
from kartblad.core.workload.localmade import drafted
from kartblad.core.workload.origin import Ref

GUIDE = (Path(__file__).parents[2] / "docs" / "viktuppsattning.md").read_text(encoding="utf-8")
SCHEMA = json.loads((SETTINGS.data / "schemas" / "weights.json").read_text(encoding="utf-8"))
EXPLAINED = set(re.findall(r"`([a-z_]+)`", GUIDE))


def example() -> str:
    (found,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    return str(found)


def keys(schema: Any) -> Iterator[str]:
    """Yield every key and every word of a closed list that a file may have, but the languages."""
    if isinstance(schema, dict):
        yield from (name for name in schema.get("properties", {}) if name not in ("sv", "en"))
        yield from schema.get("enum", ())
        for inner in schema.values():
            yield from keys(inner)


def test_its_example_is_a_set_without_faults(tmp_path: Path) -> None:
    file = tmp_path / "lokal_2027" / "1.0.0.yaml"
    file.parent.mkdir()
    file.write_text(example(), encoding="utf-8")
    found, problems = sets_and_problems(SETTINGS.data, tmp_path)
    (made,) = found["lokal_2027"]
    assert problems == ()
    assert (made.ref, made.name.sv, made.interval_months) == (Ref("lokal_2027", "1.0.0"), "Våra vikter 2027", 2)
    assert faults(drafted(made, made.ref.id)) == ()
    assert read(yaml_of(made), made.ref, "x", SETTINGS.data) == made


@pytest.mark.parametrize("key", sorted(set(keys(SCHEMA))))
def test_every_key_is_explained(key: str) -> None:
    assert key in EXPLAINED


def test_it_says_whose_table_is_not_there() -> None:
    assert "stadens egen tabell är inte offentlig" in GUIDE
