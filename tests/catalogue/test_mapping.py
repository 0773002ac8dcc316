"""What stands beside the map: both languages, every kind of scale, no protected name or item in any file of data/."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from kartblad import settings
from kartblad.catalogue.mapping import anchors, bbic_tags, checklist, safety_plan
from kartblad.catalogue.urgent import FILE, Phone, urgent_and_problem, urgent_text
from kartblad.core.mapping.future import Anchor
from kartblad.core.problems import DataProblem, Problem
from kartblad.core.words import Words

DATA = settings.load().data
FILES = sorted(path for path in DATA.rglob("*") if path.is_file())
NAMES = ("anchors", "bbic", "checklist", "safety_plan", "urgent")

OURS = """
checked: 2026-11-02
heading: Akut
points:
  - Ring jouren.
phones:
  - {name: Jour, number: 010-000 00 00}
  - {name: Chef}
"""


def words_in(value: Any) -> list[Words]:
    """Return every text of a value."""
    if isinstance(value, Words):
        return [value]
    if is_dataclass(value):
        return [words for field in fields(value) for words in words_in(getattr(value, field.name))]
    return [words for each in value for words in words_in(each)] if isinstance(value, tuple) else []


SHOWN = (*anchors(DATA).values(), bbic_tags(DATA), checklist(DATA), safety_plan(DATA), urgent_text(DATA))


def test_every_text_stands_in_both_languages() -> None:
    texts = [words for value in SHOWN for words in words_in(value) if words]
    assert len(texts) > 90
    assert [words for words in texts if not (words.sv and words.en)] == []
    assert [words.sv for words in texts if words.sv != " ".join(words.sv.split()) or '"' in words.sv] == []


@pytest.mark.parametrize("name", NAMES)
def test_jsonschema_agrees(name: str) -> None:
    schema = json.loads((DATA / f"schemas/{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    held = yaml.safe_load((DATA / f"mapping/{name}.yaml").read_text(encoding="utf-8"))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(held)] == []


class TestAnchors:
    def test_every_kind_of_scale_has_both_ends_but_the_free_one(self) -> None:
        found = anchors(DATA)
        assert set(found) == set(Anchor)
        assert {kind for kind, words in found.items() if not (words.zero and words.ten)} == {Anchor.FREE}
        assert not found[Anchor.FREE].zero
        assert not found[Anchor.FREE].ten

    def test_an_end_is_long_enough_to_mean_something(self) -> None:
        ends = [end.sv for words in anchors(DATA).values() for end in (words.zero, words.ten) if end]
        assert [end for end in ends if len(end) < 10] == []


class TestBbic:
    def test_areas_fit_a_card_and_are_not_yet_checked(self) -> None:
        found = bbic_tags(DATA)
        assert [(area.name.sv, len(area.tags)) for area in found.areas] == [
            ("Barnets utveckling", 4),
            ("Föräldrarnas förmåga", 4),
            ("Familj och miljö", 4),
        ]
        keys = [tag.key for area in found.areas for tag in area.tags]
        assert len(set(keys)) == 12
        assert max(map(len, keys)) <= 60
        assert found.checked == ""
        assert "Grundbok" in found.note.sv


def test_the_checklist_has_what_de_identifying_takes() -> None:
    assert [check.key for check in checklist(DATA)] == [
        "inga_namn",
        "ungefarliga_aldrar",
        "inga_platser",
        "inga_datum",
        "inget_ovanligt",
        "ingen_kanner",
        "alla_vet",
    ]


class TestUrgent:
    def test_the_workbooks_own_has_numbers_to_fill_in(self) -> None:
        text = urgent_text(DATA)
        assert [(phone.number, phone.known) for phone in text.phones] == [
            ("112", True),
            ("", False),
            ("", False),
            ("", False),
        ]
        assert (text.own, text.checked) == (False, "")
        assert len(text.points) == 6

    def test_the_municipality_writes_its_own(self, tmp_path: Path) -> None:
        (tmp_path / FILE).write_text(OURS, encoding="utf-8")
        text, problem = urgent_and_problem(DATA, tmp_path)
        assert problem is None
        assert (text.heading, text.points, text.own, text.checked) == (
            Words("Akut"),
            (Words("Ring jouren."),),
            True,
            "2026-11-02",
        )
        assert text.phones == (Phone(Words("Jour"), "010-000 00 00"), Phone(Words("Chef")))

    @pytest.mark.parametrize(
        ("before", "after", "said"),
        [
            ("heading: Akut", "heading:", "urgent.yaml, rad 3, nyckel heading: det står inget där"),
            ("points:\n  - Ring jouren.\n", "", "urgent.yaml, rad 2: points saknas"),
            ("010-000 00 00", "jouren", "urgent.yaml, rad 7, nyckel phones › 1 › number: där står ”jouren”"),
            ("2026-11-02", "i går", "urgent.yaml, rad 2, nyckel checked: där står ”i går”"),
            ("heading: Akut", "heading: 'Akut", "går inte att läsa"),
        ],
    )
    def test_a_broken_one_is_said_and_there_is_a_text_all_the_same(
        self, before: str, after: str, said: str, tmp_path: Path
    ) -> None:
        assert before in OURS
        (tmp_path / FILE).write_text(OURS.replace(before, after), encoding="utf-8")
        text, problem = urgent_and_problem(DATA, tmp_path)
        assert text == urgent_text(DATA)
        assert said in str(problem)
        with pytest.raises(Problem, match=re.escape(str(problem))):
            urgent_text(DATA, tmp_path)

    def test_without_a_file_of_its_own(self, tmp_path: Path) -> None:
        assert urgent_and_problem(DATA, tmp_path) == (urgent_text(DATA), None)


def test_a_broken_file_of_the_workbook_is_named(tmp_path: Path) -> None:
    for folder in ("mapping", "schemas"):
        (tmp_path / folder).mkdir()
        for file in (DATA / folder).iterdir():
            (tmp_path / folder / file.name).write_bytes(file.read_bytes())
    (tmp_path / "mapping/anchors.yaml").write_text("risk_mal: {name: {sv: Risk, en: Risk}}\n", encoding="utf-8")
    with pytest.raises(DataProblem, match=r"^mapping/anchors\.yaml, rad 1: risk_mal › about saknas"):
        anchors(tmp_path)


# Names and texts that belong to others ------------------------------------------------------------------------------

OTHERS = re.compile(
    r"signs?[\s_-]+of[\s_-]+(safety|success|wellbeing|well-being|belonging)|three[\s_-]+houses|safety[\s_-]+house\b"
    r"|family[\s_-]+safety[\s_-]+circles|circles[\s_-]+of[\s_-]+safety|mind of my own|resolutions consultancy|\belia\b"
    r"|bbic-?triangel|\bORS\b|\bSRS\b|outcome rating|session rating|\bmunro\b|turnell",
    re.IGNORECASE,
)
PRINTED = {"statistics/training_wishes.csv": 2}
"""Where a published figure is about a course of that name: the source's word, counted so that it does not spread."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_no_file_uses_a_protected_name(path: Path) -> None:
    expected = PRINTED.get(path.relative_to(DATA).as_posix(), 0)
    assert len(list(OTHERS.finditer(path.read_text(encoding="utf-8")))) == expected


def test_the_search_knows_the_names() -> None:
    for text in ("Signs of Safety", "signs-of-safety", "My Three Houses", "BBIC-triangeln", "ORS", "the Safety House"):
        assert OTHERS.search(text)
    assert not OTHERS.search("tre hus, trygghetshuset, BBIC, tors, skolors")


def test_samarbete_for_trygghet_is_only_credited() -> None:
    """The name is its authors': it stands where a script says what it builds on, nowhere else in what sessions read."""
    for folder in ("sessions", "mapping", "cases", "wordlists"):
        for path in sorted((DATA / folder).glob("*.yaml")):
            held = yaml.safe_load(path.read_text(encoding="utf-8"))
            if isinstance(held, dict):
                held.pop("credit", None)
            assert "Samarbete för Trygghet" not in json.dumps(held, ensure_ascii=False), path.name
