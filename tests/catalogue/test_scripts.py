"""The scripts: minutes, steps, both languages; a copy comes back the same, and a broken one is said in a sentence."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from kartblad import settings
from kartblad.catalogue.script_copies import copy_name, copy_of
from kartblad.catalogue.scripts import FOLDER, LIBRARY, OWN, scripts, scripts_and_problems
from kartblad.core.problems import DataProblem, Problem
from kartblad.core.script import Audience, Ear, Script, Speaks, Step, Work
from kartblad.core.words import Words

DATA = settings.load().data
SHIPPED = scripts(DATA)
SCHEMA = json.loads((DATA / "schemas/session.json").read_text(encoding="utf-8"))
EACH = pytest.mark.parametrize("key", SHIPPED)
STEPS = [(key, step) for key, script in SHIPPED.items() for step in script.steps]
EACH_STEP = pytest.mark.parametrize(
    "step", [step for _, step in STEPS], ids=[f"{key}-{step.id}" for key, step in STEPS]
)


def words_of(step: Step) -> Iterator[Words]:
    """Yield every text of a step."""
    yield from (step.name, step.purpose, step.example, *step.prompts, *step.mistakes)
    yield from (ear.text for ear in step.ears)


def ids(script: Script) -> list[str]:
    return [step.id for step in script.steps]


def numbered(letter: str, most: int) -> list[str]:
    return [f"{letter}{number:02}" for number in range(1, most + 1)]


class TestShipped:
    def test_they_come_in_order_with_their_minutes(self) -> None:
        assert {key: script.minutes for key, script in SHIPPED.items()} == {
            "standard": 60,
            "snabb": 35,
            "familj": 90,
            "uppfoljning": 30,
            "forberedelse": 20,
            "trygghetsplan": 60,
            "reflekterande": 35,
            "uppskattande": 47,
            "bord": 75,
        }
        assert list(SHIPPED)[:3] == ["standard", "snabb", "familj"]

    @pytest.mark.parametrize(
        ("key", "minutes"),
        [
            ("standard", [3, 3, 5, 4, 7, 6, 3, 4, 8, 5, 5, 4, 3]),
            ("snabb", [2, 2, 3, 3, 4, 4, 1, 2, 5, 3, 3, 2, 1]),
            ("uppfoljning", [4, 5, 8, 6, 5, 2]),
            ("reflekterande", [5, 5, 8, 3, 10, 4]),
        ],
    )
    def test_a_step_has_its_minutes(self, key: str, minutes: list[int]) -> None:
        assert [step.minutes for step in SHIPPED[key].steps] == minutes

    def test_steps_stand_in_their_order(self) -> None:
        assert ids(SHIPPED["standard"]) == ids(SHIPPED["snabb"]) == numbered("S", 13)
        assert ids(SHIPPED["uppfoljning"]) == numbered("U", 6)
        assert ids(SHIPPED["forberedelse"]) == ["S02", "S03", "S04", "S05", "S06", "S13"]

    def test_with_a_family_what_works_comes_first(self) -> None:
        family = SHIPPED["familj"]
        assert ids(family) == [*numbered("S", 4), "S06", "S05", *numbered("S", 13)[6:]]
        assert family.step("S05").prompts != SHIPPED["standard"].step("S05").prompts

    def test_the_appreciative_thread_takes_25_minutes(self) -> None:
        review = SHIPPED["uppskattande"]
        assert sum(step.minutes for step in review.steps if step.id.startswith("A")) == 25
        assert set(ids(review)) & set(numbered("S", 13)[4:11]) == set()

    def test_every_kind_occurs(self) -> None:
        steps = [step for _, step in STEPS]
        assert {step.work for step in steps} == set(Work)
        assert {step.speaks for step in steps} == set(Speaks)
        assert {ear.kind for step in steps for ear in step.ears} == set(Ear)
        assert {script.audience for script in SHIPPED.values()} == set(Audience)

    def test_only_what_begins_with_an_earlier_map_follows_up(self) -> None:
        recaps = {key for key, step in STEPS if step.work is Work.RECAP}
        assert (
            {key for key, script in SHIPPED.items() if script.follows_up} == recaps == {"uppfoljning", "trygghetsplan"}
        )

    def test_judgements_are_sealed(self) -> None:
        assert {step.work for _, step in STEPS if step.sealed} == {Work.DANGER, Work.SCALE, Work.RERATE, Work.TABLES}

    @EACH
    def test_it_says_what_it_is_and_whose_way_it_follows(self, key: str) -> None:
        script = SHIPPED[key]
        assert [words for words in (script.name, script.what, script.credit) if not (words.sv and words.en)] == []
        assert (script.key, script.own) == (key, False)

    @EACH_STEP
    def test_every_text_stands_in_both_languages(self, step: Step) -> None:
        assert [words for words in words_of(step) if not (words.sv and words.en)] == []

    @EACH_STEP
    def test_a_step_teaches(self, step: Step) -> None:
        assert len(step.prompts) >= 2
        assert len(step.mistakes) >= 1
        assert step.example != step.purpose

    @EACH_STEP
    def test_prompts_fit_on_a_wall(self, step: Step) -> None:
        assert len(step.prompts) <= 5
        assert [p for words in step.prompts for p in (words.sv, words.en) if len(p) > 130] == []

    @EACH_STEP
    def test_typography(self, step: Step) -> None:
        texts = [text for words in words_of(step) for text in (words.sv, words.en)]
        assert [text for text in texts if text != " ".join(text.split()) or '"' in text or "..." in text] == []
        assert [words.sv for words in words_of(step) if "“" in words.sv] == []
        assert [words.en for words in words_of(step) if "”" in words.en and "“" not in words.en] == []

    @pytest.mark.parametrize("name", sorted(path.name for path in (DATA / FOLDER).glob("*.yaml")))
    def test_jsonschema_agrees(self, name: str) -> None:
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        step_list = {"additionalProperties": {"$ref": "#/$defs/step"}, "$defs": SCHEMA["$defs"]}
        held = yaml.safe_load((DATA / FOLDER / name).read_text(encoding="utf-8"))
        schema = step_list if name == Path(LIBRARY).name else SCHEMA
        assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(held)] == []

    def test_the_schema_lists_the_code_s_own_vocabulary(self) -> None:
        step = SCHEMA["$defs"]["step"]["properties"]
        assert step["work"]["enum"] == [work.value for work in Work]
        assert step["speaks"]["enum"] == [speaks.value for speaks in Speaks]
        assert step["ears"]["items"]["properties"]["kind"]["enum"] == [ear.value for ear in Ear]
        assert SCHEMA["properties"]["audience"]["enum"] == [audience.value for audience in Audience]


class TestCopy:
    @EACH
    def test_it_comes_back_the_same_but_as_ones_own(self, key: str, tmp_path: Path) -> None:
        (tmp_path / copy_name(key)).write_bytes(copy_of(DATA, key))
        found = scripts(DATA, tmp_path)
        assert found[f"{OWN}{key}"] == replace(SHIPPED[key], key=f"{OWN}{key}", own=True)
        assert {name: found[name] for name in SHIPPED} == SHIPPED
        assert list(found) == [*SHIPPED, f"{OWN}{key}"]

    def test_it_says_in_swedish_what_may_be_changed(self) -> None:
        head = copy_of(DATA, "standard").decode().partition("\n\n")[0]
        assert all(line.startswith("# ") for line in head.splitlines())
        assert "Ni får ändra ord, minuter och stegens ordning" in head

    def test_there_is_none_of_what_is_not_there(self) -> None:
        with pytest.raises(KeyError):
            copy_of(DATA, "annat")

    def test_it_may_be_changed_in_every_way(self, tmp_path: Path) -> None:
        (tmp_path / "kort.yml").write_text(OURS, encoding="utf-8")
        ours = scripts(DATA, tmp_path)["egen-kort"]
        assert (ours.name, ours.what, ours.minutes, ours.own) == (Words("Vårt korta"), Words(), 9, True)
        assert [(step.id, step.minutes) for step in ours.steps] == [("S11", 4), ("slut", 5)]
        assert ours.step("S11").prompts == (Words("Nej", "No"), Words("Hur då: så?"))
        assert ours.step("S11").purpose == SHIPPED["standard"].step("S11").purpose
        assert ours.step("slut").speaks is Speaks.ALL

    def test_without_a_folder_there_are_the_workbooks_own(self, tmp_path: Path) -> None:
        assert scripts(DATA, tmp_path / "saknas") == SHIPPED

    def test_other_files_are_no_copies(self, tmp_path: Path) -> None:
        for name in ("urgent.yaml", ".dold.yaml", "~kort.yaml", "kort.yaml.bak", "anteckning.txt"):
            (tmp_path / name).write_text("x: [", encoding="utf-8")
        (tmp_path / "mapp.yaml").mkdir()
        assert scripts_and_problems(DATA, tmp_path) == (SHIPPED, ())


OURS = """
name: Vårt korta
audience: grupp
steps:
  - like: S11
    minutes: 4
    prompts:
      - {sv: Nej, en: No}
      - "Hur då: så?"
  - {id: slut, like: S13, minutes: 5, speaks: alla}
"""

BROKEN = [
    ("audience: grupp\n", "audience: [grupp\n", "rad 4: raden går inte att läsa"),
    (
        "audience: grupp",
        "audience: alla",
        "rad 3, nyckel audience: där står ”alla”, men bara grupp, familj, bord, ensam",
    ),
    ("audience: grupp", "audience:", "rad 3, nyckel audience: det står inget där"),
    ("audience: grupp\n", "", "rad 2: audience saknas"),
    ("audience: grupp", "publik: grupp", "rad 3: nyckeln publik är okänd. Skriv någon av order, name"),
    ("audience: grupp", "audience: grupp\nname: Igen", "rad 4: nyckeln name står där två gånger"),
    (
        "minutes: 4",
        "minutes: 0",
        "rad 6, nyckel steps › S11 › minutes: där står 0, men talet ska ligga mellan 1 och 120",
    ),
    ("minutes: 4", "minutes: fyra", "nyckel steps › S11 › minutes: där står ”fyra”, men det ska vara ett heltal"),
    ("minutes: 4", "minutes: 4.5", "nyckel steps › S11 › minutes: där står ”4.5”"),
    ("minutes: 4", 'minutes: "4"', "nyckel steps › S11 › minutes: där står ”4”, men det ska vara ett heltal, utan"),
    ("minutes: 4\n", "sealed: ja\n", "nyckel steps › S11 › sealed: där står ”ja”, men det ska vara true eller false"),
    ("    minutes: 4\n", "", "nyckel steps › S11: minutes saknas"),
    ("minutes: 4", "minutes: 4\n    work: sälja", "nyckel steps › S11 › work: där står ”sälja”, men bara ram"),
    ("like: S11", "like: S99", "nyckel steps › S99: det finns inget steg S99 att ta efter. Välj något av S01, S02"),
    ("like: S11", "id: nytt", "nyckel steps › nytt: work saknas. Skriv in det, eller skriv ”like”"),
    ("id: slut", "id: S11", "nyckel steps › S11: 2 steg har det id:t"),
    ("like: S13", "like: S12", "nyckel steps: inget steg avslutar mötet"),
    ("audience: grupp", "audience: grupp\nminutes: 60", "nyckel minutes: där står 60, men stegen blir 9 minuter"),
    ("{sv: Nej, en: No}", "{en: No}", "nyckel steps › S11 › prompts › 1 › sv"),
    ("{sv: Nej, en: No}", "{sv: Nej, eng: No}", "nyckeln steps › S11 › prompts › 1 › eng är okänd"),
    ("{sv: Nej, en: No}", "''", "nyckel steps › S11 › prompts › 1: det står inget där"),
    ("{sv: Nej, en: No}", "[Nej]", "nyckel steps › S11 › prompts › 1: där står ”…”, men det ska vara en text"),
    ("Vårt korta", "x" * 81, "nyckel name: texten har 81 tecken, men 80 får plats"),
    ("id: slut", "id: så här", "nyckel steps › så här › id: där står ”så här”, som inte har formen"),
]
IN_SCHEMA = [change for change in BROKEN if " › " in change[2] or "rad 3" in change[2]]


@pytest.mark.parametrize(("before", "after", "said"), BROKEN)
def test_a_broken_copy_is_said_and_hides_nothing(before: str, after: str, said: str, tmp_path: Path) -> None:
    assert OURS.count(before) == 1
    (tmp_path / "kort.yaml").write_text(OURS.replace(before, after), encoding="utf-8")
    (tmp_path / "standard.yaml").write_bytes(copy_of(DATA, "standard"))
    found, (problem,) = scripts_and_problems(DATA, tmp_path)
    if "prompts › 1 › sv" in said:
        said = said.removeprefix("nyckel ") + " saknas"
    assert str(problem).startswith("kort.yaml, ")
    assert said in str(problem)
    assert (problem.place.file, type(problem)) == ("kort.yaml", Problem)
    assert list(found) == [*SHIPPED, "egen-standard"]
    with pytest.raises(Problem, match=re.escape(str(problem))):
        scripts(DATA, tmp_path)


@pytest.mark.parametrize(("before", "after", "said"), IN_SCHEMA)
def test_jsonschema_refuses_the_same(before: str, after: str, said: str) -> None:
    held = yaml.safe_load(OURS.replace(before, after).replace("en: No", "en: Nix"))  # YAML's own No is no text
    refused = list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(held))
    beyond_the_schema = {"› S99:", "› nytt:", "S11: 2 steg", "S11: minutes"}  # between steps, which no schema sees
    assert bool(refused) is not any(part in said for part in beyond_the_schema)


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    contents = {
        "a.yaml": (b"\xff\xfe\x00n", "inte sparad som UTF-8"),
        "b.yaml": (b"", "är tom"),
        "c.yaml": (b"# bara en kommentar\n", "är tom"),
        "d.yaml": (b"x" * 1_000_001, "för stor"),
        "e.yaml": (b"- en lista\n", "nycklar, var och en med kolon"),
        "f.yaml": (b"a: &a [*a]\n", "okänd"),
        "g.yaml": (b"name: !!python/object:os.system x\n", "saknas"),
        "h.yaml": (b"\x00", "raden går inte att läsa"),
    }
    for name, (content, _) in contents.items():
        (tmp_path / name).write_bytes(content)
    found, problems = scripts_and_problems(DATA, tmp_path)
    assert found == SHIPPED
    assert [problem.place.file for problem in problems] == list(contents)
    assert [said in str(p) for p, (_, said) in zip(problems, contents.values(), strict=True)] == [True] * len(contents)


def test_two_copies_of_one_name(tmp_path: Path) -> None:
    for name in ("kort.yaml", "kort.yml"):
        (tmp_path / name).write_text(OURS, encoding="utf-8")
    found, (problem,) = scripts_and_problems(DATA, tmp_path)
    assert str(problem) == "kort.yml: en annan kopia har samma namn. Ge den ena filen ett annat namn."
    assert list(found) == [*SHIPPED, "egen-kort"]


def test_a_fault_of_the_workbooks_own_is_its_own(tmp_path: Path) -> None:
    for folder in ("sessions", "schemas"):
        (tmp_path / folder).mkdir()
        for file in (DATA / folder).iterdir():
            (tmp_path / folder / file.name).write_bytes(file.read_bytes())
    (tmp_path / "sessions/snabb.yaml").write_text(OURS.replace("grupp", "grupper"), encoding="utf-8")
    with pytest.raises(DataProblem, match=r"^sessions/snabb\.yaml, rad 3, nyckel audience"):
        scripts_and_problems(tmp_path)


@effort(deadline=None, max_examples=50)
@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_whatever_is_written_it_is_a_script_or_a_sentence(text: str) -> None:
    """No file that a person can write ends in anything but a script or a Problem."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "x.yaml").write_bytes(OURS.replace("Vårt korta", text).encode())
        found, problems = scripts_and_problems(DATA, Path(folder))
        assert len(found) + len(problems) == len(SHIPPED) + 1
        assert all(str(problem).startswith("x.yaml") for problem in problems)
