"""The map answers back: on demand and at the end, each question with its why, put aside where it does not help."""

from __future__ import annotations

from dataclasses import replace

import pytest
from mapping_desks import LIBRARY, TEXTS, begun, keys, office, screen, use

from kartblad.apps.mapping import asking
from kartblad.apps.mapping.desk import Desk
from kartblad.core.checks.finding import Severity
from kartblad.core.checks.rules import RULES
from kartblad.core.mapping.board import Card, Column
from kartblad.ui.blocks import Details, Notice, Tasks

DRAWER = ("drawer.questions", True)


def asked(desk: Desk) -> Tasks:
    return next(block for block in screen(desk).blocks if isinstance(block, Tasks) and block.key == "ask")


def test_questions_come_on_demand_and_by_themselves_only_at_the_end() -> None:
    desk = begun("standard", "sma_barn")
    assert "ask" not in keys(use(desk, ("step", "S05")))
    assert "ask" in keys(use(desk, ("step", "S05"), DRAWER))
    assert "ask" in keys(use(desk, ("step", "S13")))
    assert "ask" in keys(use(desk, ("step", "S13"), DRAWER)), "once, and not twice"


def test_a_question_says_why_it_is_asked_and_where_the_rule_is_weak() -> None:
    desk = use(begun("standard", "sma_barn"), DRAWER)
    chosen = next(task.key for task in asked(desk).tasks if task.key.startswith("G05"))
    shown = next(b for b in screen(use(desk, ("ask", chosen))).blocks if isinstance(b, Details) and b.key == "ask-why")
    rule = LIBRARY.rules.rules["G05"]
    assert shown.paragraphs == (rule.rationale.sv, f"Svaghet: {rule.weakness.sv}")


def test_a_question_is_put_aside_with_a_reason_and_can_be_asked_again() -> None:
    desk = use(begun("standard", "sma_barn"), DRAWER)
    chosen = next(task.key for task in asked(desk).tasks if task.key.startswith("G05"))
    there = use(desk, ("ask", chosen), ("reason", "Familjen vill vänta."), ("ask-aside", True))
    assert chosen not in {task.key for task in asked(there).tasks}
    assert [(each.rule, each.reason) for each in there.held.dismissed] == [("G05", "Familjen vill vänta.")]
    assert asked(use(there, ("ask-again", True))) == asked(desk)
    assert use(there, ("undo", True)).held.dismissed == ()


def test_without_a_reason_nothing_is_put_aside() -> None:
    desk = use(begun("standard", "sma_barn"), DRAWER)
    chosen = asked(desk).tasks[0].key
    there = use(desk, ("ask", chosen))
    assert asking.put_aside(there, (), True, office()).held.dismissed == ()


@pytest.mark.parametrize("script", LIBRARY.scripts)
@pytest.mark.parametrize("case", LIBRARY.cases)
def test_every_question_leads_to_a_step_that_the_script_has(script: str, case: str) -> None:
    desk = begun(script, case)
    for finding in asking.findings(desk.held, LIBRARY):
        step = asking.place(finding, LIBRARY.scripts[script])
        assert (
            step is None
            or use(desk, DRAWER, ("ask", asking.name(finding)), (f"answer.{step.id}", True)).held.at == step.id
        )


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_place_in_the_usual_script(rule: str) -> None:
    from kartblad.core.checks.finding import Finding

    finding = Finding(rule, Severity.QUESTION)
    usual = asking.place(finding, LIBRARY.scripts["standard"])
    assert usual is not None


def test_a_weak_sign_is_asked_about_at_once_and_kept() -> None:
    desk = use(begun(), ("step", "S05"))
    card = Card("c1", Column.WORRY, text_family="Ring mormor på 070-123 45 67.")
    with_card = replace(desk, session=replace(desk.held, map=replace(desk.held.map, cards=(card,))))
    notice = next(block for block in screen(with_card).blocks if isinstance(block, Notice))
    assert notice.text.endswith("Se Frågor till kartan.")
    assert asking.recognisable(desk.held, LIBRARY, TEXTS) == ()


def test_no_question_is_no_praise() -> None:
    desk = use(begun("standard", "sma_barn"), DRAWER)
    quiet = replace(desk.held, dismissed=tuple(_dismissed(finding) for finding in asking.findings(desk.held, LIBRARY)))
    said = next(block for block in screen(replace(desk, session=quiet)).blocks if block.key == "asking")
    assert "inte att den är rätt" in said.paragraphs[0]  # type: ignore[union-attr]


def _dismissed(finding: object) -> object:
    from kartblad.core.session import Dismissed

    return Dismissed(finding.rule, finding.target, "ja")  # type: ignore[attr-defined]
