"""The forms: what the schema says stands in them, they are marked as made up, and they come back in as they were."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import COURSES, DATA, TOWNS, imported, opened, register, row

from kartblad import cli
from kartblad.catalogue import formats
from kartblad.catalogue.formats import FormField
from kartblad.catalogue.scripts import scripts
from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records import imports, templates
from kartblad.records.template_command import KEYS

SV = Texts("sv")


def files(key: str) -> dict[str, bytes]:
    return {Path(file.name).suffix: file.content for file in templates.files(DATA, key, SV)}


def stored(field: FormField, text: str) -> Any:
    """Return an example's cell as the import should hold it."""
    if text in ("", "unknown"):  # the template says "inte känt", which is an empty cell's word
        return None
    if field.type in ("number", "integer"):
        return float(text)
    return key_of(text) if field.lookup == "course" else text


def key_of(text: str) -> str:
    return text if text in COURSES.values() else "own:egen-pahittad-kurs-om-hembesok"


@pytest.mark.parametrize("end", [".csv", ".xlsx"])
@pytest.mark.parametrize("key", formats.TABLES)
def test_a_template_comes_in_as_its_example(key: str, end: str) -> None:
    form = formats.read_form(DATA, key)
    taken = imported(imports.table(files(key)[end], f"t{end}", form=form, courses=COURSES, municipalities=TOWNS))
    examples = formats.read_examples(DATA, form)
    expected = [[stored(field, row[field.name]) for field in form.fields] for row in examples]
    held = taken.table.astype(object).where(taken.table.notna(), None)
    found = [
        [
            str(cell)[:10] if field.type == "date" and cell is not None else cell
            for field, cell in zip(form.fields, line, strict=True)
        ]
        for line in held.to_numpy().tolist()
    ]
    assert found == expected
    assert (taken.ignored, taken.own_courses.get("own:egen-pahittad-kurs-om-hembesok", "")[:5]) in [
        ((), "Egen "),
        ((), ""),
    ]
    if "person" in form.by_name:
        assert taken.counts["made_up"] == taken.rows


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[a-z]-[0-9]{1,5}", fullmatch=True),
            st.sampled_from(sorted(TOWNS)),
            st.sampled_from(sorted({*COURSES.values()})),
            st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)),
            st.none() | st.integers(0, 3660).map(lambda tenths: tenths / 10),
            st.none() | st.integers(0, 3000),
            st.sampled_from(["staffing_0_2", "staffing_2_5", "staffing_over_5", "unknown"]),
            st.sampled_from(["", "vår", "Grupp 2"]),
        ),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from(["csv", "xlsx"]),
)
def test_rows_written_as_a_template_come_back_the_same(rows: list[tuple[Any, ...]], kind: str) -> None:
    form = formats.read_form(DATA, "register")
    names = [field.name for field in form.fields]
    examples = [
        dict.fromkeys(names, "")
        | dict(zip(imports.REGISTER_COLUMNS, ("" if cell is None else str(cell) for cell in line), strict=True))
        for line in rows
    ]
    write = templates.excel_csv if kind == "csv" else templates.workbook
    table = imported(register(write(form, examples, SV), f"r.{kind}")).table
    table["start"] = table["start"].dt.date
    held = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    assert held == [list(line) for line in rows]


@pytest.mark.parametrize("key", formats.TABLES)
def test_the_guide_says_what_the_schema_says(key: str) -> None:
    form = formats.read_form(DATA, key)
    made = opened(files(key)[".xlsx"])
    assert made.sheetnames == [form.title, "Så fyller du i"]
    first, guide = made.worksheets
    assert str(first["A1"].value).startswith("Påhittat exempel")
    assert [cell.value for cell in first[2]] == [field.title for field in form.fields]
    assert guide["A1"].value == form.description
    said = [[cell.value or "" for cell in line] for line in guide.iter_rows(min_row=4, max_col=3)]
    assert said == [[field.title, "ja" if field.required else "nej", field.description] for field in form.fields]


@pytest.mark.parametrize("key", formats.TABLES)
def test_excel_csv_is_what_a_swedish_excel_opens(key: str) -> None:
    content = files(key)[".csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(line) for line in lines} == {len(formats.read_form(DATA, key).fields)}


def test_the_map_is_yaml_with_sheets_to_prepare_it_in() -> None:
    written = files("map")
    schema = formats.map_schema(DATA)
    jsonschema.Draft202012Validator(schema).validate(yaml.safe_load(written[".yaml"]))
    assert opened(written[".xlsx"]).sheetnames == [
        *(part["title"] for part in schema["properties"].values()),
        "Tillåtna värden",
    ]
    lines = list(csv.reader(io.StringIO(written[".csv"].decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == [part["title"] for part in schema["properties"]["cards"]["items"]["properties"].values()]


def test_the_choices_on_the_maps_last_sheet_are_the_schemas() -> None:
    last = opened(files("map")[".xlsx"])["Tillåtna värden"]
    found = {(line[0].value, line[1].value): line[2].value for line in last.iter_rows(min_row=3)}
    assert found[("Lappar", "Spalt")] == "oro, fungerar, behover_handa"


class TestCommand:
    def test_it_offers_every_form(self) -> None:
        assert set(KEYS) == {*formats.TABLES, formats.MAP}

    @pytest.mark.parametrize("key", KEYS)
    def test_it_writes_and_says_where(self, key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["template", key, "--to", str(tmp_path / "ny")]) == 0
        printed = [Path(line) for line in capsys.readouterr().out.splitlines()]
        assert sorted(printed) == sorted((tmp_path / "ny").iterdir())
        assert {path.name.split("_", 1)[0] for path in printed} == {key}
        assert all("pahittat_exempel" in path.name for path in printed)
        assert {path.suffix for path in printed} >= {".xlsx", ".csv"}

    def test_it_writes_nothing_over(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        there = tmp_path / "register_pahittat_exempel.csv"
        there.write_text("mitt", encoding="utf-8")
        assert cli.main(["template", "register", "--to", str(tmp_path)]) == 2
        assert (there.read_text(encoding="utf-8"), list(tmp_path.iterdir())) == ("mitt", [there])
        assert "finns redan" in capsys.readouterr().err

    def test_it_knows_no_other_form(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["template", "karta", "--to", str(tmp_path)]) == 2
        assert "Det finns ingen mall karta." in capsys.readouterr().err

    def test_a_script_lands_where_own_ones_are_found(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("KARTBLAD_HOME", str(tmp_path))
        assert cli.main(["template", "session", "--script", "familj"]) == 0
        assert capsys.readouterr().out.splitlines() == [str(tmp_path / "own" / "familj.yaml")]
        assert scripts(DATA, tmp_path / "own")["egen-familj"].minutes == 90
        assert cli.main(["template", "session", "--script", "familj"]) == 2
        assert cli.main(["template", "session", "--to", str(tmp_path / "ny")]) == 0
        assert [path.name for path in (tmp_path / "ny").iterdir()] == ["standard.yaml"]

    def test_it_knows_no_other_script(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.main(["template", "session", "--script", "karta", "--to", str(tmp_path)]) == 2
        assert "Det finns inget manus karta. Välj något av standard, snabb, familj," in capsys.readouterr().err

    def test_a_folder_that_is_a_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "x").write_text("", encoding="utf-8")
        assert cli.main(["template", "register", "--to", str(tmp_path / "x")]) == 2
        assert "Det går inte att skriva" in capsys.readouterr().err


def test_a_missing_schema_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"schemas/register\.json"):
        templates.files(tmp_path, "register", SV)


def test_a_good_row_is_a_row_of_the_form() -> None:
    assert len(row()) == len(formats.read_form(DATA, "register").fields)
