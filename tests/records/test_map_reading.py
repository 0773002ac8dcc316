"""Maps from anywhere: what may be missing is forgiven, what is no map is refused in a sentence, and nothing hurts."""

from __future__ import annotations

import copy
import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from checked import changed
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from kartblad import cli, settings
from kartblad.catalogue.cases import cases
from kartblad.core.mapping.map import Map, Mode
from kartblad.core.problems import Problem
from kartblad.records.map_reading import read_map

DATA = settings.load().data
Capture = pytest.CaptureFixture[str]


def written(folder: Path, content: str | bytes, name: str = "karta.yaml") -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def inner() -> dict[str, Any]:
    """Return the map without the key around it."""
    return copy.deepcopy(changed({})["fixture_good"])


@pytest.mark.parametrize("key", cases(DATA))
def test_practice_cases_are_read_as_the_workbook_reads_them(key: str) -> None:
    assert read_map(DATA / "cases" / f"{key}.yaml", DATA).map == cases(DATA)[key].map


def test_yaml_and_json_and_a_key_around_it_are_the_same_map(tmp_path: Path) -> None:
    texts = [
        yaml.safe_dump(inner(), allow_unicode=True),
        yaml.safe_dump({"fixture_good": inner()}, allow_unicode=True),
        json.dumps(inner()),
        json.dumps({"map": inner(), "name": "x"}, indent=1),
        "\ufeff" + json.dumps(inner(), ensure_ascii=False),
    ]
    maps = [read_map(written(tmp_path, text), DATA).map for text in texts]
    assert len(set(maps)) == 1


def test_the_mode_is_asked_about(tmp_path: Path) -> None:
    raw = inner()
    assert read_map(written(tmp_path, json.dumps(raw)), DATA).mode_confirmed
    del raw["session"]["mode"]
    read = read_map(written(tmp_path, json.dumps(raw)), DATA)
    assert (read.mode_confirmed, read.map.session.mode) == (False, Mode.FICTITIOUS)


def test_keys_of_other_workbooks_are_passed_over(tmp_path: Path) -> None:
    raw = inner()
    before = read_map(written(tmp_path, json.dumps(raw)), DATA).map
    raw["session"]["id"], raw["revisions"], raw["persons"][0]["genogram"] = "a-b", [{"n": 1}], {"x": 1.5}
    assert read_map(written(tmp_path, json.dumps(raw)), DATA).map == before


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nsession: {mode: *b}\n"
NO_MAPS = {
    "empty": ("", "tom"),
    "blank": ("\n \n", "tom"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "UTF-8"),
    "utf-16": ("session: {mode: ovning_fiktivt}".encode("utf-16"), "UTF-8"),
    "latin-1": ("session: {question: Får jag?}".encode("latin-1"), "UTF-8"),
    "nul": ("session: \0", "rad 1"),
    "huge": ("#" * 1_000_001, "för stor"),
    "list": ("- session\n- persons\n", "session"),
    "word": ("hej", "session"),
    "other keys": ("kommun: 1488\nkurs: bbic\n", "session"),
    "not yaml": ("session: [1, 2\npersons", "går inte att läsa"),
    "tab": ("session:\n\tmode: ovning_fiktivt", "rad"),
    "bomb": (BOMB, "pekar någon annanstans"),
    "anchor": ("session: &a {mode: ovning_fiktivt}", "pekar någon annanstans"),
    "tag": ("session: !!python/object/apply:os.system [ls]", "tagg"),
    "two documents": ("session: {mode: ovning_fiktivt}\n---\nsession: {}", "andra dokument"),
    "twice": ("session: {mode: ovning_fiktivt}\nsession: {}", "två gånger"),
    "twice in json": ('{"session": {}, "session": {}}', "två gånger"),
    "deep": ("session: " + "[" * 5000, "djupare"),
    "deep json": ('{"session": ' * 20 + "1" + "}" * 20, "djupare"),
    "very deep json": ("[" * 100_000, "djupare"),
    "key of keys": ("? {a: b}\n: c", "nyckel"),
    "session is a list": ("session: []", "session"),
    "unknown key": ("session: {mode: ovning_fiktivt, adress: x}", "adress"),
    "unknown mode": ("session: {mode: hemligt}", "ovning_fiktivt"),
    "wrong kind": ("session: {mode: ovning_fiktivt}\ncards: hej", "cards"),
    "quoted number": (
        '{"session": {}, "persons": [{"id": "a", "alias": "A", "kind": "barn", "age_years": "6"}]}',
        "age_years",
    ),
    "too high": ("session: {mode: ovning_fiktivt}\nratings: [{scale: s, round: 1, value: 11}]", "mellan 0 och 10"),
    "same id": ("session: {}\ncards: [{id: a, column: oro}, {id: a, column: oro}]", "två gånger"),
    "no id": ("session: {}\ncards: [{column: oro}]", "id"),
    "too long": ("session: {question: '" + "x" * 10_001 + "'}", "för lång"),
}


@pytest.mark.parametrize(("content", "said"), NO_MAPS.values(), ids=NO_MAPS)
def test_what_is_no_map_is_said_in_a_sentence(content: str | bytes, said: str, tmp_path: Path, capsys: Capture) -> None:
    started = time.perf_counter()
    assert cli.main(["check-map", str(written(tmp_path, content))]) == 2
    out, sentence = capsys.readouterr()
    assert out == ""
    assert said in sentence
    assert sentence.startswith("karta.yaml")
    assert sentence.strip().count("\n") == 0
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("name", ["finns_inte.yaml", "."])
def test_a_file_that_is_not_there(name: str, tmp_path: Path, capsys: Capture) -> None:
    assert cli.main(["check-map", str(tmp_path / name)]) == 2
    assert "öppna" in capsys.readouterr().err


def test_rows_and_keys_are_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_map(written(tmp_path, "session:\n  mode: ovning_fiktivt\ncards:\n  - {id: a, column: vet_ej}\n"), DATA)
    assert (caught.value.place.row, caught.value.place.key) == (4, "cards › 1 › column")


def test_the_command_prints_a_list(tmp_path: Path, capsys: Capture) -> None:
    good = written(tmp_path, json.dumps(changed({})), "bra.json")
    assert (cli.main(["check-map", str(good)]), json.loads(capsys.readouterr().out)) == (0, [])
    assert (cli.main(["check-map", str(good), "--format", "text"]), capsys.readouterr().out) == (0, "Inga frågor.\n")
    worse = written(tmp_path, json.dumps(changed({"goals.0.family_goal": ""})), "annan.json")
    assert cli.main(["check-map", str(worse)]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (list(row), row["rule"], row["severity"], row["target"]) == (
        ["rule", "severity", "target", "message"],
        "G06",
        "fraga",
        "goals.g1.family_goal",
    )
    assert cli.main(["check-map", str(worse), "--format", "text"]) == 0
    assert capsys.readouterr().out == f"G06  goals.g1.family_goal: {row['message']}\n"


def test_earlier_maps_are_held_beside_it(tmp_path: Path, capsys: Capture) -> None:
    good = str(written(tmp_path, json.dumps(changed({})), "bra.json"))
    assert cli.main(["check-map", good, "--earlier", good, "--earlier", good, "--format", "text"]) == 0
    assert capsys.readouterr().out.startswith("R03")


def test_an_unknown_form_is_said(tmp_path: Path, capsys: Capture) -> None:
    good = str(written(tmp_path, json.dumps(changed({}))))
    assert cli.main(["check-map", good, "--format", "xml"]) == 2
    assert "json, text" in capsys.readouterr().err


@trying(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_a_map_or_a_problem(content: bytes, tmp_path: Path) -> None:
    with suppress(Problem):
        assert isinstance(read_map(written(tmp_path, content), DATA).map, Map)
