"""The works of the other steps: family, child's voice, words and pictures, plan, next steps, tables, close."""

from __future__ import annotations

from functools import cache

import pytest
from mapping_desks import LIBRARY, begun, keys, screen, use

from kartblad.apps.mapping.desk import Desk
from kartblad.apps.mapping.workbench import BENCHES
from kartblad.core.mapping.child import Frame
from kartblad.core.mapping.people import NetworkMember, Relation, Tie
from kartblad.core.problems import Problem
from kartblad.core.script import Work
from kartblad.ui.blocks import Action, Pad, Picture, Plain, Radios, Select
from kartblad.ui.fields import find


@cache
def with_family() -> Desk:
    desk = use(begun(), ("step", "S03"))
    for name, kind in (("Ines", "barn"), ("Ture", "vuxen"), ("Mona", "vuxen")):
        desk = use(desk, ("typed.person", name), (f"person-add.{kind}", True))
    return desk


def at(desk: Desk, step: str) -> Desk:
    return use(desk, ("hub", True), ("step", step))


def reason(desk: Desk, key: str) -> str:
    found = find(screen(desk), key)
    assert isinstance(found, Action)
    return found.blocked


def test_every_kind_of_work_has_a_screen() -> None:
    assert set(BENCHES) == set(Work)


def test_a_family_is_drawn_and_said() -> None:
    desk = use(with_family(), ("person-choose", "p2"), ("relate.p2.foralder", "p1"), ("relate.p2.foralder", "p1"))
    assert desk.held.map.relations == (Relation("p2", "p1", Tie.PARENT),)
    drawing = find(screen(desk), "genogram")
    assert isinstance(drawing, Picture)
    assert [name for name in ("Ines", "Ture", "Mona") if name not in " ".join(drawing.drawing.description)] == []
    desk = use(desk, ("person-choose", "p3"), ("network-add.p3", True), ("edit.map.network.0.knows_level", "vet_delar"))
    assert desk.held.map.network == (NetworkMember("p3", "Mona", "vet_delar"),)  # type: ignore[arg-type]
    assert "circles" in keys(desk)


def test_a_person_goes_with_all_that_ties_others_to_it_and_undo_brings_all_back() -> None:
    desk = use(begun(case="vald"), ("step", "S03"))
    child = next(person for person in desk.held.map.persons if person.kind == "barn")
    gone = use(desk, ("person-choose", child.id), (f"person-drop.{child.id}", True))
    chart = gone.held.map
    assert [r for r in chart.relations if child.id in (r.a, r.b)] == []
    assert [c for c in chart.cards if child.id in c.children] == []
    assert [v for v in chart.child_voice if v.child == child.id] == []
    assert use(gone, ("undo", True)).held.map == desk.held.map


def test_the_childs_voice_is_a_gate_that_words_or_an_honest_plan_open() -> None:
    desk = at(with_family(), "S07")
    assert reason(desk, "done") == ("Skriv först för Ines: barnets ord, eller att ni inte vet och hur ni ska få veta.")
    desk = use(desk, ("voice-add.p1", True))
    place = "map.child_voice.0"
    assert reason(use(desk, (f"tick.{place}.unknown", ["unknown"])), "done") != ""
    told = use(desk, (f"edit.{place}.wishes", "Att alla sover"))
    planned = use(
        desk, (f"tick.{place}.unknown", ["unknown"]), (f"edit.{place}.plan_to_find_out", "Lo frågar i morgon")
    )
    assert (reason(told, "done"), reason(planned, "done")) == ("", "")
    assert [key for desk in (told, planned) for key in keys(desk) if key.startswith("gate")] == []


def test_the_gate_never_locks_anybody_in() -> None:
    desk = at(with_family(), "S07")
    assert (use(desk, ("skip", True)).held.at, use(desk, ("hub", True)).held.at) == ("S08", "")
    toddler = use(at(with_family(), "S03"), ("person-choose", "p1"), ("edit.map.persons.p1.age_years", "3"))
    assert (reason(at(toddler, "S07"), "done"), "gate.p1" in keys(at(toddler, "S07"))) == ("", True)


def test_three_houses_are_the_childs_own() -> None:
    desk = use(at(with_family(), "S07"), ("voice-add.p1", True))
    houses = {f"edit.map.child_voice.0.{name}" for name in ("worries", "good", "wishes")}
    assert houses <= keys(desk)


def test_words_and_pictures_have_three_to_eight_frames_and_a_state() -> None:
    desk = use(begun("trygghetsplan", "sma_barn"))
    step = next(step.id for step in LIBRARY.scripts["trygghetsplan"].steps if step.work is Work.EXPLAIN)
    desk = use(desk, ("step", step))
    begin = next(key for key in sorted(keys(desk)) if key.startswith("explain-add."))
    desk = use(desk, (begin, True))
    at_ = len(desk.held.map.explanations) - 1
    place = f"map.explanations.{at_}.frames"
    assert desk.held.map.explanations[at_].frames == (Frame(),) * 3
    assert reason(desk, f"drop.{place}.0") == "En förklaring har minst 3 rutor."
    desk = use(desk, *[(f"frame-add.{at_}", True)] * 5)
    assert reason(desk, f"frame-add.{at_}") == "En förklaring har högst 8 rutor."
    desk = use(
        desk,
        (f"edit.{place}.1.strokes", [[0, 0, 9, 9]]),
        (f"edit.{place}.1.text", "Pappa sov"),
        (f"move.{place}.1.-1", True),
    )
    assert desk.held.map.explanations[at_].frames[0] == Frame("Pappa sov", "", ((0, 0, 9, 9),))
    pad = find(screen(desk), f"edit.{place}.0.strokes")
    assert isinstance(pad, Pad)
    state = find(screen(desk), f"edit.map.explanations.{at_}.status")
    assert isinstance(state, Radios)
    assert [option.key for option in state.options] == ["finns_inte", "utkast", "godkand_av_foralder", "berattad"]


def test_a_next_step_has_one_owner_and_a_date() -> None:
    desk = use(at(with_family(), "S12"), ("next-add", True), ("edit.map.next_steps.n1.who", "Mona"))
    desk = use(desk, ("edit.map.next_steps.n1.by", "2026-12-01"), ("edit.map.next_steps.n1.text", "Fråga Gun"))
    (step,) = desk.held.map.next_steps
    assert (step.who, step.by, step.text) == ("Mona", "2026-12-01", "Fråga Gun")
    owner = find(screen(desk), "edit.map.next_steps.n1.who")
    assert isinstance(owner, Select)
    assert [option.key for option in owner.options] == ["", "Ines", "Ture", "Mona"]
    with pytest.raises(Problem):
        use(desk, ("edit.map.next_steps.n1.by", "vid behov"))


def test_a_rule_of_the_plan_says_when_what_and_who() -> None:
    desk = use(begun("trygghetsplan", "vald"))
    step = next(step.id for step in LIBRARY.scripts["trygghetsplan"].steps if step.work is Work.PLAN)
    desk = use(desk, ("step", step))
    at_ = len(desk.held.map.plan_rules)
    person = desk.held.map.persons[0]
    desk = use(desk, ("rule-add", True), (f"edit.map.plan_rules.{at_}.for_trigger", "Det blir bråk"))
    desk = use(
        desk, (f"edit.map.plan_rules.{at_}.who_acts", [person.id]), (f"edit.map.plan_rules.{at_}.tested", "ovad")
    )
    rule = desk.held.map.plan_rules[-1]
    assert (rule.for_trigger, rule.who_acts, rule.tested) == ("Det blir bråk", (person.id,), "ovad")


def tables_steps() -> tuple[str, str]:
    steps = [step for step in LIBRARY.scripts["bord"].steps if step.work is Work.TABLES]
    return steps[0].id, next(step.id for step in steps if not step.sealed)


def test_tables_are_keyed_in_one_by_one_and_compared_side_by_side() -> None:
    writing, comparing = tables_steps()
    desk = use(begun("bord", "tonaring"), ("step", writing), ("tables-add.2", True))
    desk = use(desk, ("edit.tables.t1.danger", "Viggo kan bli slagen"), ("table-rate.t1", "3"), ("table-rate.t1", "8"))
    assert "Viggo kan bli slagen" not in repr(screen(use(desk, ("table-choose", "t2"))))
    desk = use(desk, ("table-choose", "t2"), ("edit.tables.t2.goal", "Någon hämtar"), ("table-rate.t2", "5"))
    with pytest.raises(Problem, match=r"0 till 10"):
        use(desk, ("table-rate.t2", "v"))
    seen = use(desk, ("hub", True), ("step", comparing))
    table = find(screen(seen), "tables-texts")
    assert isinstance(table, Plain)
    assert table.rows == (("Bord 1", "Viggo kan bli slagen", "–"), ("Bord 2", "–", "Någon hämtar"))
    assert "tables-dots" in keys(seen)


def test_nothing_is_opened_at_the_end_by_itself() -> None:
    desk = use(begun(), ("step", "S13"), ("edit.map.session.feedback.answered_question_0_10", "8"))
    assert desk.held.map.session.feedback.answered_question_0_10 == 8
    assert (
        use(
            desk, ("edit.map.session.feedback.answered_question_0_10", "")
        ).held.map.session.feedback.answered_question_0_10
        is None
    )
