"""What a session leaves for statistics: six answers and a month, and no word of what was said."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from kartblad.core.clock import Clock
from kartblad.core.elements import Counted, Elements, counted, elements
from kartblad.core.mapping.board import Card, Column
from kartblad.core.mapping.child import Approval, ChildVoice, Explanation
from kartblad.core.mapping.future import Danger, Goal, Scale
from kartblad.core.mapping.map import Map, Meeting, Mode
from kartblad.core.mapping.people import NetworkMember
from kartblad.core.mapping.steps import PlanRule
from kartblad.core.session import Progress, Session, StepRecord

EMPTY = Map(Meeting(Mode.FICTITIOUS))
WORRY, WORKING = Card("c1", Column.WORRY), Card("c2", Column.WORKING)
PAIR = replace(EMPTY, dangers=(Danger("r1"),), goals=(Goal("g1", "r1"),))
NONE = Elements(map=False, risk_goal_scale=False, child_words=False, network=False, explanation=False, plan=False)


@pytest.mark.parametrize(
    ("chart", "has"),
    [
        (EMPTY, set()),
        (replace(EMPTY, cards=(WORRY,)), set()),
        (replace(EMPTY, cards=(WORRY, WORKING)), {"map"}),
        (PAIR, set()),
        (replace(PAIR, scales=(Scale("s1", "g1"),)), {"risk_goal_scale"}),
        (replace(PAIR, scales=(Scale("s1", "g2"),)), set()),
        (replace(PAIR, goals=(Goal("g1", "r9"),), scales=(Scale("s1", "g1"),)), set()),
        (replace(EMPTY, child_voice=(ChildVoice("a", unknown=True, plan_to_find_out="Vi frågar."),)), set()),
        (replace(EMPTY, child_voice=(ChildVoice("a", wishes=" "),)), set()),
        (replace(EMPTY, child_voice=(ChildVoice("a", wishes="Sova."),)), {"child_words"}),
        (replace(EMPTY, network=(NetworkMember("p1"),)), set()),
        (replace(EMPTY, network=(NetworkMember("p1"), NetworkMember("p2"))), {"network"}),
        (replace(EMPTY, explanations=(Explanation("a", Approval.DRAFT),)), set()),
        (replace(EMPTY, explanations=(Explanation("a", Approval.TOLD),)), {"explanation"}),
        (replace(EMPTY, plan_rules=(PlanRule(" "),)), set()),
        (replace(EMPTY, plan_rules=(PlanRule("Morfar kommer."),)), {"plan"}),
    ],
)
def test_a_map_has_an_element_when_it_can_be_seen_in_it(chart: Map, has: set[str]) -> None:
    assert {name for name, value in asdict(elements(chart)).items() if value} == has


def test_a_session_leaves_its_month_and_how_many_steps_were_done() -> None:
    states = (Progress.DONE, Progress.DONE, Progress.SKIPPED, Progress.OPEN, Progress.AHEAD)
    steps = tuple(StepRecord(f"S{n}", Clock(60), state) for n, state in enumerate(states))
    left = counted(Session("x", "standard", EMPTY, steps=steps), "2026-11-22")
    assert left == Counted("2026-11", "standard", NONE, steps_done=2, steps_skipped=1, steps=5)
