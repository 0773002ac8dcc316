"""The practice cases follow the map's form, hang together, and are what they are said to be."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import jsonschema
import pytest
import yaml

from kartblad import settings
from kartblad.catalogue import formats
from kartblad.catalogue.cases import cases
from kartblad.core.family import read
from kartblad.core.kinship import layout
from kartblad.core.mapping.board import COLUMN_OF, Category, Column
from kartblad.core.mapping.child import Frame
from kartblad.core.mapping.map import Map, Mode
from kartblad.core.problems import DataProblem

DATA = settings.load().data
CASES = cases(DATA)
FILLED = {key: case.map for key, case in CASES.items() if key != "blank"}
SCHEMA = formats.map_schema(DATA)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

each = pytest.mark.parametrize("case", FILLED.values(), ids=list(FILLED))


def inner(kind: Any) -> tuple[Any, bool]:
    """Return what a field holds without None, and whether it holds many."""
    if get_origin(kind) in (Union, UnionType):
        return inner(next(part for part in get_args(kind) if part is not NoneType))
    if get_origin(kind) is tuple:
        return get_args(kind)[0], True
    return kind, False


def enum_of(schema: dict[str, Any]) -> list[str]:
    return list(schema.get("items", schema).get("enum", ()))


def differences(kind: type, schema: dict[str, Any], path: str) -> Iterator[str]:
    """Yield where a value of the code and its form differ, by name and by closed list."""
    hints = get_type_hints(kind)
    names, said = [field.name for field in fields(kind)], schema["properties"]
    yield from (f"{path}.{name}" for name in set(names) ^ set(said))
    for name in set(names) & set(said):
        held, many = inner(hints[name])
        part = said[name]
        if many != (part.get("type") == "array"):
            yield f"{path}.{name}: many"
        if is_dataclass(held):
            assert isinstance(held, type)
            yield from differences(held, part.get("items", part), f"{path}.{name}")
        elif isinstance(held, type) and issubclass(held, StrEnum):
            if [member.value for member in held] != enum_of(part) and name != "profile":
                yield f"{path}.{name}: {enum_of(part)}"
        elif enum_of(part) and name != "profile":
            yield f"{path}.{name}: a closed list only in the form"


class TestForm:
    def test_the_code_and_the_form_agree_name_by_name(self) -> None:
        assert sorted(differences(Map, dict(SCHEMA), "map")) == []

    def test_a_difference_is_seen(self) -> None:
        assert list(differences(Frame, {"properties": {"text": {}, "strokes": {"type": "array"}}}, "frame")) == [
            "frame.picture"
        ]

    def test_what_must_be_there_has_no_other_value_in_the_code(self) -> None:
        with pytest.raises(TypeError):
            Map()  # type: ignore[call-arg]
        assert SCHEMA["required"] == ["session", "persons"]

    @pytest.mark.parametrize("key", CASES)
    def test_a_case_follows_the_form(self, key: str) -> None:
        written = yaml.safe_load((DATA / "cases" / f"{key}.yaml").read_text(encoding="utf-8"))
        assert [(list(error.path), error.message) for error in VALIDATOR.iter_errors(written["map"])] == []

    @pytest.mark.parametrize("key", CASES)
    def test_nothing_in_the_file_is_left_unread(self, key: str) -> None:
        written = yaml.safe_load((DATA / "cases" / f"{key}.yaml").read_text(encoding="utf-8"))
        assert set(written) == {"number", "name", "what", "map"}


class TestReading:
    def test_in_order_with_the_blank_one_last(self) -> None:
        assert list(CASES) == ["sma_barn", "tonaring", "vald", "starkt_natverk", "blank"]
        assert [case.key for case in CASES.values()] == list(CASES)

    def test_every_case_says_that_it_is_made_up_in_both_languages(self) -> None:
        said = [(case.what.sv[:8], case.what.en[:7]) for key, case in CASES.items() if key in FILLED]
        assert set(said) == {("Påhittat", "Made up")}
        assert {case.map.session.mode for case in CASES.values()} == {Mode.FICTITIOUS}

    def test_a_fault_is_named_by_file_and_key(self, tmp_path: Path) -> None:
        (tmp_path / "cases").mkdir()
        shutil.copy(DATA / "cases" / "blank.yaml", tmp_path / "cases")
        file = tmp_path / "cases" / "blank.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("ovning_fiktivt", "annat"), encoding="utf-8")
        with pytest.raises(DataProblem) as caught:
            cases(tmp_path)
        assert (caught.value.place.file, caught.value.place.key) == ("cases/blank.yaml", "map.session.mode")


class TestContent:
    @each
    def test_about_twenty_cards_two_risks_and_three_generations(self, case: Map) -> None:
        assert 18 <= len(case.cards) <= 22
        assert len(case.dangers) == len(case.goals) == 2
        assert layout(case.persons, case.relations).generations == 3
        assert {card.column for card in case.cards} == set(Column)
        assert {card.category for card in case.cards} == set(Category)
        assert len({card.source_kind for card in case.cards}) >= 4

    def test_half_siblings(self) -> None:
        with_them = {
            key
            for key, case in FILLED.items()
            if any(read(case.persons, case.relations).half_siblings(person.id) for person in case.persons)
        }
        assert with_them == set(FILLED)

    @each
    def test_every_link_leads_somewhere(self, case: Map) -> None:
        persons = {person.id for person in case.persons}
        cards, harms, dangers = ({row.id for row in rows} for rows in (case.cards, case.harm_events, case.dangers))
        goals, scales = {goal.id for goal in case.goals}, {scale.id for scale in case.scales}
        pointed = [
            (persons, {end for r in case.relations for end in (r.a, r.b)}),
            (persons, {m.person for m in case.network} | {c for card in case.cards for c in card.children}),
            (persons, {who for person in case.persons for who in person.lives_with}),
            (persons, {h.who_did for h in case.harm_events if h.who_did} | {p.who for p in case.protections}),
            (persons, {v.child for v in case.child_voice} | {e.child for e in case.explanations}),
            (persons, {who for e in case.explanations for who in e.approved_by}),
            (persons, {who for rule in case.plan_rules for who in rule.who_acts}),
            (persons, {child for danger in case.dangers for child in danger.children}),
            (cards, {h.card for h in case.harm_events} | {p.card for p in case.protections}),
            (harms, {link for danger in case.dangers for link in danger.harm_links}),
            (harms | dangers, {link for p in case.protections for link in p.protects_against}),
            (harms | dangers | cards, {link for card in case.cards for link in card.links}),
            (dangers, {g.opposite_of for g in case.goals} | {b.reason for b in case.bottom_lines}),
            (goals, {scale.goal for scale in case.scales} | {step.goal for step in case.next_steps}),
            (scales, {rating.scale for rating in case.ratings}),
        ]
        assert [ends - known for known, ends in pointed if ends - known] == []

    @each
    def test_ids_are_its_own(self, case: Map) -> None:
        for rows in (case.persons, case.cards, case.harm_events, case.dangers, case.goals, case.scales):
            ids = [row.id for row in rows]
            assert sorted(set(ids)) == sorted(ids)

    @each
    def test_steps_are_owned_by_one_who_is_there_and_have_a_day(self, case: Map) -> None:
        aliases = {p.alias for p in case.participants} | {person.alias for person in case.persons}
        assert [step.who for step in case.next_steps if step.who not in aliases] == []
        assert [step.by for step in case.next_steps if not re.fullmatch(r"2026-\d\d-\d\d", step.by)] == []
        assert any(step.is_question for step in case.next_steps)

    @each
    def test_cards_stand_in_the_column_of_their_category(self, case: Map) -> None:
        wrong = [c.id for c in case.cards if c.category in COLUMN_OF and COLUMN_OF[c.category] is not c.column]
        assert wrong == []

    @each
    def test_every_risk_has_a_chain_a_goal_a_scale_with_both_ends_and_a_child_named(self, case: Map) -> None:
        names = {person.id: person.alias for person in case.persons}
        for danger in case.dangers:
            assert danger.skada
            assert danger.riskfylld
            assert danger.harm_links
            assert any(names[child] in danger.foljd for child in danger.children)
        assert {goal.opposite_of for goal in case.goals} == {danger.id for danger in case.dangers}
        assert {scale.goal for scale in case.scales} == {goal.id for goal in case.goals}
        assert [scale.id for scale in case.scales if min(len(scale.zero_text), len(scale.ten_text)) < 10] == []

    def test_the_faults_to_discuss_are_there(self) -> None:
        small, teen, violence, network = (FILLED[key] for key in ("sma_barn", "tonaring", "vald", "starkt_natverk"))
        assert [goal.id for goal in small.goals if not goal.duration] == ["m2"]
        assert [p.card for p in teen.protections if not p.when_danger_present] == ["c13"]
        assert "olle" not in {voice.child for voice in violence.child_voice}
        assert sum(step.who == "Karin" for step in violence.next_steps) == 4
        assert [rating.value for rating in network.ratings if not rating.reason] == [5]
        assert not any("bo" in danger.children for danger in network.dangers)

    def test_the_blank_one_is_empty(self) -> None:
        blank = CASES["blank"].map
        assert blank == Map(session=blank.session)
