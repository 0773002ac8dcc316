"""The weight sets: the shipped ones read whole, and every fault of a file is a sentence that names file and key."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from kartblad import settings
from kartblad.catalogue.weights import USUAL, latest, sets_and_problems, weight_sets
from kartblad.core.problems import Problem
from kartblad.core.workload.origin import Origin, Ref
from kartblad.core.workload.weights import DutiesRule, PartTime, Tone

DATA = settings.load().data
SOURCE = DATA / f"weights/{USUAL}/0.1.0.yaml"
Change = Callable[[dict[str, Any]], object]


def own(folder: Path, change: Change, name: str = "min/1.0.0.yaml") -> Path:
    """Write a copy of the usual set with a change, and return the folder of own sets."""
    raw = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    change(raw)
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    return folder


def unchanged(_raw: dict[str, Any]) -> None:
    """Change nothing."""


class TestShipped:
    def test_the_usual_one_stands_first(self) -> None:
        assert list(weight_sets(DATA)) == [USUAL, "demo-tak-100"]

    def test_what_is_documented_from_nassjo(self) -> None:
        made = weight_sets(DATA)[USUAL][-1]
        assert [(band.id, band.points.value, band.points.origin) for band in made.bands] == [
            ("ny_0_1", 120, Origin.DOCUMENTED),
            ("van_1_3", 126, Origin.DOCUMENTED),
            ("van_3_5", 138, Origin.DOCUMENTED),
            ("erfaren_5", 150, Origin.DOCUMENTED),
        ]
        documented = {kind.id: kind.points.value for kind in made.kinds if kind.points.origin is Origin.DOCUMENTED}
        assert documented == {"yttrande": 3, "familjehem_nara": 10, "familjehem_langt": 14}
        assert [(zone.tone, zone.upper and zone.upper.value) for zone in made.zones] == [
            (Tone.BLUE, Decimal("0.90")),
            (Tone.GREEN, Decimal("1.10")),
            (Tone.YELLOW, Decimal("1.20")),
            (Tone.ORANGE, Decimal("1.30")),
            (Tone.RED, None),
        ]
        assert {zone.upper.origin for zone in made.zones if zone.upper} == {Origin.ILLUSTRATIVE}

    def test_every_documented_number_names_its_source(self) -> None:
        for versions in weight_sets(DATA).values():
            for made in versions:
                amounts = [each.points for each in (*made.kinds, *made.bands)]
                assert [each for each in amounts if each.origin is Origin.DOCUMENTED and not each.source] == []

    def test_another_shape_is_data(self) -> None:
        made = weight_sets(DATA)["demo-tak-100"][-1]
        assert (made.fixed and made.fixed.value, made.duties, made.shared, made.part_time) == (
            15, DutiesRule.ADD_POINTS, None, PartTime.LINEAR,
        )  # fmt: skip


class TestOwn:
    @pytest.mark.parametrize("name", ["min/senaste.yaml", "min/NaN.yaml", "a.b/1.0.0.yaml", "Våra vikter/1.0.0.yaml"])
    def test_a_name_that_says_no_version_is_a_sentence_and_the_others_are_there(
        self, name: str, tmp_path: Path
    ) -> None:
        found, (problem,) = sets_and_problems(DATA, own(tmp_path, unchanged, name))
        assert list(found) == [USUAL, "demo-tak-100"]
        assert str(problem).startswith(f"{name}: en uppsättning ligger i en mapp")

    def test_no_folder_is_no_set(self, tmp_path: Path) -> None:
        assert list(weight_sets(DATA, tmp_path / "finns-inte")) == [USUAL, "demo-tak-100"]

    def test_versions_are_numbers_not_texts(self, tmp_path: Path) -> None:
        for version in ("1.10.0", "1.9.0", "1.2.0"):
            own(tmp_path, unchanged, f"min/{version}.yaml")
        versions = weight_sets(DATA, tmp_path)["min"]
        assert [made.ref.version for made in versions] == ["1.2.0", "1.9.0", "1.10.0"]

    def test_what_a_measurement_was_scored_with_is_found_or_the_newest(self, tmp_path: Path) -> None:
        own(tmp_path, unchanged, "min/1.0.0.yaml")
        sets = weight_sets(DATA, own(tmp_path, unchanged, "min/2.0.0.yaml"))
        refs = [Ref("min", "1.0.0"), Ref("min", "3.0.0"), Ref("borta", "1.0.0")]
        assert [str(latest(sets, ref).ref) for ref in refs] == ["min@1.0.0", "min@2.0.0", f"{USUAL}@0.1.0"]

    def test_a_broken_one_hides_nothing(self, tmp_path: Path) -> None:
        own(tmp_path, unchanged, "hel/1.0.0.yaml")
        found, problems = sets_and_problems(DATA, own(tmp_path, lambda raw: raw.pop("bands"), "trasig/1.0.0.yaml"))
        assert set(found) == {USUAL, "demo-tak-100", "hel"}
        assert [problem.place.file for problem in problems] == ["trasig/1.0.0.yaml"]


def _kind(raw: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = raw["kinds"][0]
    return found


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda raw: raw.pop("zones"), "zones"),
        (lambda raw: raw.update(goteborg=True), "goteborg"),
        (lambda raw: raw.update(unit="barn"), "unit"),
        (lambda raw: raw.update(date="i våras"), "date"),
        (lambda raw: raw.update(interval_months=0), "interval_months"),
        (lambda raw: raw.update(examples=[]), "examples"),
        (lambda raw: _kind(raw).pop("points"), "points"),
        (lambda raw: _kind(raw)["points"].pop("origin"), "origin"),
        (lambda raw: _kind(raw)["points"].update(origin="dokumenterat"), "origin"),
        (lambda raw: _kind(raw)["points"].update(value="två"), "value"),
        (lambda raw: _kind(raw)["points"].update(value=-1), "value"),
        (lambda raw: _kind(raw)["points"].update(source="finns_inte"), "finns_inte"),
        (lambda raw: _kind(raw).update(within="finns_inte"), "finns_inte"),
        (lambda raw: raw["mismatches"][0].update(zones=["lila"]), "lila"),
        (lambda raw: raw["overload"].update(zones=["lila"]), "lila"),
        (lambda raw: raw["examples"][0].update(counts={"finns_inte": 1}), "finns_inte"),
        (lambda raw: raw["examples"][0].update(reductions={"finns_inte": 1}), "finns_inte"),
        (lambda raw: raw["examples"][0]["expected"].update(zone="lila"), "lila"),
        (lambda raw: raw["examples"][0]["expected"].update(norm=127), "Heltid efter drygt två år"),
        (lambda raw: raw["kinds"].append(raw["kinds"][0]), "min/1.0.0.yaml"),
        (lambda raw: raw["bands"].pop(1), "min/1.0.0.yaml"),
        (lambda raw: raw["zones"].pop(), "min/1.0.0.yaml"),
    ],
)
def test_every_fault_is_a_sentence_with_file_and_key(change: Change, named: str, tmp_path: Path) -> None:
    found, (problem,) = sets_and_problems(DATA, own(tmp_path, change))
    said = str(problem)
    assert ("min" in found, "min/1.0.0.yaml" in said, named in said) == (False, True, True), said
    assert said.rstrip().endswith(".")
    with pytest.raises(Problem, match=r"min/1\.0\.0\.yaml"):
        weight_sets(DATA, tmp_path)


@pytest.mark.parametrize("content", [b"", b"- 1\n", b"name: [", b"\xff\xfe\x00", b"a: &a [*a]\n", b"a: 1\na: 2\n"])
def test_a_file_that_is_no_set(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "min/1.0.0.yaml"
    file.parent.mkdir()
    file.write_bytes(content)
    _found, (problem,) = sets_and_problems(DATA, tmp_path)
    assert "min/1.0.0.yaml" in str(problem)
