"""The command `kartblad workload`: the documented values, the page's own numbers, and errors that are sentences."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from workload_made import CEILING, DATA, SETS, USUAL

from kartblad import cli
from kartblad.apps.workload import exported
from kartblad.apps.workload.scored_rows import exact
from kartblad.core.workload.book import relieved
from kartblad.core.workload.invented import invented_unit
from kartblad.core.workload.measurement import Count, Cover, Measurement
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.scoring import rounded, score
from kartblad.i18n import Texts

SV = Texts("sv")
CASES = {"utredning": 5, "oppenvard_uppfoljning": 4, "familjehem_mellan": 3, "yttrande": 2}
KINDS = [kind.id for kind in USUAL.kinds]
EXAMPLE = DATA / "examples/workload.csv"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the machine's own sets out."""
    monkeypatch.setenv("KARTBLAD_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Run the command and return its code, what it wrote, and what it said."""

    def run_it(*arguments: object) -> tuple[int, str, str]:
        code = cli.main(["workload", *map(str, arguments)])
        out, said = capfdbinary.readouterr()
        return code, out.decode(), said.decode()

    return run_it


def table(folder: Path, *rows: dict[str, object], kinds: Sequence[str] = KINDS) -> Path:
    """Write rows as a CSV with machine names."""
    names = ["date", "person", "years", "employment", "presence", "other_duties", *kinds]
    blank = {"date": "2026-03-02", "presence": 100, "other_duties": 0, "employment": 100, **dict.fromkeys(kinds, 0)}
    file = folder / "m.csv"
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, names)
        writer.writeheader()
        writer.writerows({"person": f"björk-{at}", **blank, **row} for at, row in enumerate(rows))
    return file


class TestDocumented:
    @pytest.mark.parametrize(
        ("row", "points", "norm", "load", "zone"),
        [
            ({"years": 2.2}, 0, 126, 0, "bla"),  # T1
            ({"years": 0.5}, 0, 120, 0, "bla"),  # T2
            ({"years": 4}, 0, 138, 0, "bla"),
            ({"years": 6}, 0, 150, 0, "bla"),
            ({"years": 5}, 0, 150, 0, "bla"),  # T3
            ({"years": 6, "yttrande": 1}, 3, 150, 2, "bla"),  # T4
            ({"years": 6, "familjehem_nara": 1}, 10, 150, 6.7, "bla"),
            ({"years": 6, "familjehem_langt": 1}, 14, 150, 9.3, "bla"),
            ({"years": 6, **CASES}, 143, 150, 95.3, "gron"),  # S1
            ({"years": 2, **CASES}, 143, 126, 113.5, "gul"),  # S3
            ({"years": 6, "employment": 75, **CASES}, 143, 112.5, 127.1, "orange"),  # S5
            ({"years": 6, "employment": 0, **CASES}, 143, 0, None, None),  # S9
            ({"years": "", **CASES}, 143, None, None, None),
        ],
    )
    def test_values(
        self, row: dict[str, object], points: int, norm: float, load: float, zone: str, tmp_path: Path, run: Any
    ) -> None:
        code, out, said = run(table(tmp_path, row))
        (found,) = json.loads(out)
        assert (code, said) == (0, "")
        assert [found[key] for key in ("points", "norm", "load_percent", "zone")] == [points, norm, load, zone]

    def test_the_ceiling(self, tmp_path: Path, run: Any) -> None:  # T11
        kinds = [kind.id for kind in CEILING.kinds]
        file = table(tmp_path, {"years": 3, "plan": 7, "other_duties": 15}, kinds=kinds)
        (found,) = json.loads(run(file, "--weights", "demo-tak-100")[1])
        assert [found[key] for key in ("points", "norm", "load_percent", "zone")] == [100, 100, 100, "vid_taket"]

    def test_a_team_of_two_at_60_and_140_per_cent(self, tmp_path: Path, run: Any) -> None:  # S8
        rows = json.loads(run(table(tmp_path, {"years": 6, "yttrande": 30}, {"years": 6, "yttrande": 70}))[1])
        assert [(row["load_percent"], row["zone"]) for row in rows] == [(60, "bla"), (140, "rod")]
        assert sum(row["load_percent"] for row in rows) / 2 == 100

    def test_the_colours_in_order(self, tmp_path: Path, run: Any) -> None:  # T5
        rows = [{"years": 6, "yttrande": number} for number in (44, 45, 55, 60, 65)]
        found = json.loads(run(table(tmp_path, *rows))[1])
        assert [row["zone_name"] for row in found] == ["Blå", "Grön", "Gul", "Orange", "Röd"]
        assert [row["load_percent"] for row in found] == [88, 90, 110, 120, 130]

    def test_every_documented_number_says_that_it_is(self, tmp_path: Path, run: Any) -> None:
        (found,) = json.loads(run(table(tmp_path, {"years": 6, "yttrande": 2, "utredning": 1}))[1])
        assert [(part["key"], part["number"], part["each"], part["points"], part["origin"]) for part in
                found["breakdown"]["points"]] == [
            ("utredning", 1, 13, 13, "illustrative"), ("yttrande", 2, 3, 6, "documented"),
        ]  # fmt: skip
        assert [(part["step"], part["points"], part["origin_label"]) for part in found["breakdown"]["norm"]] == [
            ("band", 150, "dokumenterat")
        ]
        assert found["weights"] == {"id": USUAL.ref.id, "version": "0.1.0", "name": USUAL.name.sv}


class TestPage:
    def test_numbers_of_a_whole_unit(self, tmp_path: Path, run: Any) -> None:
        """Six months of fourteen persons, with cover, reductions and gaps: the same as one by one in their month."""
        unit = invented_unit(USUAL, "2026-11-22")
        file = tmp_path / "enhet.xlsx"
        file.write_bytes(exported.xlsx(unit.measurements, SETS, DATA, SV))
        rows = json.loads(run(file)[1])
        held = sorted(unit.measurements, key=lambda each: (each.date, each.person))
        assert [(row["date"], row["person"]) for row in rows] == [(each.date, each.person) for each in held]
        for row, each in zip(rows, held, strict=True):
            found = score(each, USUAL, relieved(each, unit.in_month(each.month)))
            assert (row["zone"] or "", row["exact"]["points"]) == (found.zone, exact(found.points))
            assert row["load_percent"] == (None if found.load is None else float(rounded(found.load * 100, 1)))
            for sum_, whole in (("points", found.least), ("norm", found.norm)):
                parts = [Fraction(part["exact"]) for part in row["breakdown"][sum_]]
                assert whole is None or sum(parts, Fraction(0)) == whole
            assert [gap["key"] for gap in row["gaps"]] == [gap.value for gap in found.gaps]

    def test_csv_has_the_same_and_adds_up(self, tmp_path: Path, run: Any) -> None:
        rows = [{"years": 6, "employment": 66.6, **CASES}, {"years": "", "yttrande": 1}]
        file = table(tmp_path, *rows)
        as_json = json.loads(run(file)[1])
        out = run(file, "--format", "csv")[1]
        assert "\r" not in out
        found = list(csv.DictReader(io.StringIO(out, newline="")))
        for row, entry in zip(found, as_json, strict=True):
            for name in ("date", "person", "points", "norm", "load_percent", "zone"):
                assert row[name] == ("" if entry[name] is None else str(entry[name]))
            parts = [Fraction(value) for name, value in row.items() if name.startswith("points.") and value]
            assert sum(parts) == Fraction(row["points_exact"])
        assert found[0]["load_exact"] == str(Fraction(143) / (150 * Fraction("0.666")))
        assert (found[1]["gaps"], found[1]["norm"], found[1]["zone"]) == ("years", "", "")
        assert "år" in found[1]["why"]

    def test_a_colleague_who_covers_takes_the_points_over(self, tmp_path: Path, run: Any) -> None:
        one = Measurement(
            "a", "2026-03-02", "al-1", years=Decimal(6), counts=(Count("utredning", 5),), weights=USUAL.ref
        )
        two = replace(one, id="b", person="ek-2", counts=(), cover=(Cover("c", "utredning", 2, "al-1"),))
        file = tmp_path / "m.xlsx"
        file.write_bytes(exported.xlsx([one, two], SETS, DATA, SV))
        assert [row["points"] for row in json.loads(run(file)[1])] == [39, 26]

    def test_each_row_is_scored_with_its_own_set_unless_another_is_asked_for(self, tmp_path: Path, run: Any) -> None:
        one = Measurement(
            "a", "2026-03-02", "al-1", years=Decimal(6), counts=(Count("utredning", 1),), weights=USUAL.ref
        )
        two = replace(one, id="b", date="2026-04-01", weights=CEILING.ref)
        file = tmp_path / "m.xlsx"
        file.write_bytes(exported.xlsx([one, two], SETS, DATA, SV))
        assert [row["points"] for row in json.loads(run(file)[1])] == [13, 22]
        assert [row["points"] for row in json.loads(run(file, "--weights", "demo-tak-100")[1])] == [22, 22]


class TestGone:
    """A row that was scored with a version that is not on this machine."""

    HELD = Measurement("a", "2026-03-02", "al-1", years=Decimal(6), counts=(Count("utredning", 1),))

    def file(self, folder: Path, ref: Ref) -> Path:
        file = folder / "m.xlsx"
        file.write_bytes(exported.xlsx([replace(self.HELD, weights=ref)], SETS, DATA, SV))
        return file

    def test_it_has_no_value_and_says_why(self, tmp_path: Path, run: Any) -> None:
        gone = Ref(USUAL.ref.id, "0.0.9")
        code, out, _said = run(self.file(tmp_path, gone))
        (row,) = json.loads(out)
        assert code == 0
        nothing = ("points", "norm", "load_percent", "zone", "zone_name", "counted_points")
        assert [row[name] for name in nothing] == [None] * len(nothing)
        assert row["exact"] == {"points": None, "norm": None, "load": None}
        assert row["breakdown"] == {"points": [], "norm": []}
        assert row["weights"] == {"id": gone.id, "version": "0.0.9", "name": None}
        assert [gap["key"] for gap in row["gaps"]] == ["weights"]
        assert f"uppsättningen {gone} som mätningen räknades med finns inte här" in row["gaps"][0]["message"]

    def test_nor_in_csv(self, tmp_path: Path, run: Any) -> None:
        out = run(self.file(tmp_path, Ref(USUAL.ref.id, "0.0.9")), "--format", "csv")[1]
        (row,) = csv.DictReader(io.StringIO(out, newline=""))
        assert [row[name] for name in ("points", "norm", "load_percent", "zone", "load_exact")] == [""] * 5
        assert (row["gaps"], row["version"], row["weights_name"]) == ("weights", "0.0.9", "")

    def test_it_is_scored_with_what_is_asked_for(self, tmp_path: Path, run: Any) -> None:
        (row,) = json.loads(run(self.file(tmp_path, Ref(USUAL.ref.id, "0.0.9")), "--weights", USUAL.ref.id)[1])
        assert (row["points"], row["weights"]["version"]) == (13, "0.1.0")

    def test_a_row_that_names_none_is_scored_with_the_usual(self, tmp_path: Path, run: Any) -> None:
        (row,) = json.loads(run(self.file(tmp_path, NO_WEIGHTS))[1])
        assert (row["points"], row["weights"]["version"], row["gaps"]) == (13, "0.1.0", [])


class TestWeights:
    @pytest.mark.parametrize("asked", ["demo-tak-100", "demo-tak-100@0.1.0"])
    def test_by_id(self, asked: str, tmp_path: Path, run: Any) -> None:
        file = table(tmp_path, {"years": 3, "plan": 1}, kinds=["plan"])
        assert json.loads(run(file, "--weights", asked)[1])[0]["points"] == 25

    def test_by_file_and_by_folder(self, tmp_path: Path, run: Any) -> None:
        folder = tmp_path / "min-uppsattning"
        folder.mkdir()
        source = (DATA / "weights/demo-tak-100/0.1.0.yaml").read_text(encoding="utf-8")
        (folder / "0.1.0.yaml").write_text(source, encoding="utf-8")
        (folder / "0.10.0.yaml").write_text(source, encoding="utf-8")
        file = table(tmp_path, {"years": 3, "plan": 1}, kinds=["plan"])
        for asked, version in ((folder, "0.10.0"), (folder / "0.1.0.yaml", "0.1.0")):
            (row,) = json.loads(run(file, "--weights", asked)[1])
            assert (row["points"], row["weights"]["id"], row["weights"]["version"]) == (25, "min-uppsattning", version)

    def test_the_municipalitys_own(self, home: Path, tmp_path: Path, run: Any) -> None:
        own = home / "own/weights/min"
        own.mkdir(parents=True)
        shutil.copy(DATA / "weights/demo-tak-100/0.1.0.yaml", own / "1.0.0.yaml")
        file = table(tmp_path, {"years": 3, "plan": 1}, kinds=["plan"])
        assert json.loads(run(file, "--weights", "min")[1])[0]["weights"]["id"] == "min"

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ("finns-inte", "Viktuppsättningen ”finns-inte” finns inte. Det finns "),
            ("demo-tak-100@9.9", "Viktuppsättningen ”demo-tak-100@9.9” finns inte. Det finns demo-tak-100@0.1.0."),
            ("saknas.yaml", "Viktuppsättningen ”saknas.yaml” finns inte."),
        ],
    )
    def test_one_that_is_not_there(self, asked: str, said: str, run: Any) -> None:
        code, out, told = run(EXAMPLE, "--weights", asked)
        assert (code, out, said in told) == (2, "", True)

    @pytest.mark.parametrize("content", ["", "name: [", "name: {sv: A, en: A}\n", "\x00\x01"])
    def test_a_file_that_is_no_set(self, content: str, tmp_path: Path, run: Any) -> None:
        file = tmp_path / "trasig.yaml"
        file.write_text(content, encoding="utf-8")
        code, out, told = run(EXAMPLE, "--weights", file)
        assert (code, out, "trasig.yaml" in told, "Traceback" in told) == (2, "", True, False)

    def test_a_broken_own_set_is_in_nobodys_way_but_its_own(self, home: Path, run: Any) -> None:
        own = home / "own/weights/min"
        own.mkdir(parents=True)
        (own / "1.0.0.yaml").write_text("name: [", encoding="utf-8")
        assert run(EXAMPLE)[0] == 0
        code, out, told = run(EXAMPLE, "--weights", "min")
        assert (code, out, "min/1.0.0.yaml" in told) == (2, "", True)


class TestErrors:
    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("", "Filen är tom."),
            ("date,person,employment,konsultation\n2026-03-02,björk-7,100,3\n", "konsultation"),
            ("date,person,employment,utredning\n2026-03-02,björk-7,100,fem\n", "”fem” är inget tal"),
            ("date,person\n2026-03-02,björk-7\n", "Tjänstgöringsgrad"),
            ("date,person,employment\n2026-03-02,191212121212,100\n", "Inget lästes in"),
        ],
    )
    def test_sentences_go_to_stderr_and_nothing_to_stdout(
        self, content: str, said: str, tmp_path: Path, run: Any
    ) -> None:
        file = tmp_path / "m.csv"
        file.write_text(content, encoding="utf-8")
        code, out, told = run(file)
        assert (code, out, said in told, "Traceback" in told) == (2, "", True, False)
        assert "191212121212" not in told

    def test_the_file_is_given_back_with_its_errors_where_it_was_asked_for(self, tmp_path: Path, run: Any) -> None:
        file, copy = table(tmp_path, {"date": "igår", "years": 6}), tmp_path / "rättas.csv"
        code, out, told = run(file, "--returned", copy)
        assert (code, out, "rättas.csv" in told) == (2, "", True)
        assert "”igår” är inget datum" in copy.read_text(encoding="utf-8-sig")
        assert "finns redan" in run(file, "--returned", copy)[2]  # never written over

    def test_no_file(self, run: Any) -> None:
        code, out, told = run("finns-inte.csv")
        assert (code, out, "finns-inte.csv" in told) == (2, "", True)

    def test_no_such_form(self, run: Any) -> None:
        code, out, told = run(EXAMPLE, "--format", "xml")
        assert (code, out, "”xml”" in told) == (2, "", True)

    def test_something_the_asked_set_does_not_know(self, tmp_path: Path, run: Any) -> None:
        held = Measurement(
            "a", "2026-03-02", "al-1", years=Decimal(6), counts=(Count("yttrande", 1),), weights=USUAL.ref
        )
        file = tmp_path / "m.xlsx"
        file.write_bytes(exported.xlsx([held], SETS, DATA, SV))
        code, out, told = run(file, "--weights", "demo-tak-100")
        assert (code, out, "demo-tak-100@0.1.0" in told) == (2, "", True)

    def test_what_a_missing_column_counts_as_is_said_beside_the_list(self, tmp_path: Path, run: Any) -> None:
        file = tmp_path / "m.csv"
        file.write_text("date,person,years,employment\n2026-03-02,björk-7,6,100\n", encoding="utf-8")
        code, out, told = run(file)
        assert (code, json.loads(out)[0]["norm"]) == (0, 150)
        assert "räknas därför som 0" in told

    def test_a_code_that_a_spreadsheet_would_run_is_text(self, tmp_path: Path, run: Any) -> None:
        out = run(table(tmp_path, {"person": "@ek-1", "years": 6}), "--format", "csv")[1]
        assert "'@ek-1" in out


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (None, None),
        ("143", "143"),
        ("112.5", "112.5"),
        ("-0.25", "-0.25"),
        ("0.001", "0.001"),
        ("1/3", "1/3"),
        ("7/6", "7/6"),
    ],
)
def test_exact(number: str | None, expected: str | None) -> None:
    assert exact(None if number is None else Fraction(number)) == expected


class TestTemplate:
    def test_of_a_set(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["template", "workload", "--weights", "demo-tak-100", "--to", str(tmp_path / "mall")]) == 0
        assert sorted(path.suffix for path in (tmp_path / "mall").iterdir()) == [".csv", ".xlsx"]
        assert "demo-tak-100" in capsys.readouterr().out

    def test_only_workload_has_sets(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["template", "staff", "--weights", "demo-tak-100", "--to", str(tmp_path)]) == 2
        assert "--weights" in capsys.readouterr().err
