"""Walks through the whole page: every script, case and step draws, and nothing that a screen offers is a fault."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mapping_desks import LIBRARY, PHRASE, begun, office, screen, use
from pressing import Event, events

from kartblad.apps.mapping.desk import Desk, Room
from kartblad.core.editing import texts_in
from kartblad.core.problems import Problem
from kartblad.core.script import Script
from kartblad.core.session import Session
from kartblad.ui import blocks
from kartblad.ui.blocks import every

KINDS = {
    (step.work, step.sealed): (script.key, step.id) for script in LIBRARY.scripts.values() for step in script.steps
}
STEPS = list(KINDS.values())
"""One step of every kind."""
LEAVES = {"close", "leave", "follow-up", "again"}
"""Buttons that end what a walk is about."""
TAKES_AWAY = {
    "drop",
    "card-drop",
    "person-drop",
    "danger-drop",
    "ballot-drop",
    "scale-drop",
    "table-unrate",
    "to-strength",
}
WRITES = {"edit", "typed", "undo", "redo"}
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A walk that fails is told as it was found: to look for a shorter one takes minutes."""

started = cache(begun)


def opened(script: str, step: str, case: str = "blank") -> Desk:
    return use(started(script, case), ("step", step))


@pytest.mark.parametrize("case", LIBRARY.cases)
@pytest.mark.parametrize("script", LIBRARY.scripts.values(), ids=list(LIBRARY.scripts))
def test_every_step_of_every_script_draws_for_every_case(script: Script, case: str) -> None:
    for step in script.steps:
        shown = screen(opened(script.key, step.id, case))
        (where,) = (block for block in shown.blocks if block.key == "where")
        assert isinstance(where, blocks.Prose)
        assert step.name.sv in where.heading


@pytest.mark.parametrize(("script", "step"), STEPS)
def test_everything_that_a_step_offers_can_be_done(script: str, step: str) -> None:
    desk = opened(script, step, "sma_barn")
    for event in events(screen(desk)):
        if event[0] not in LEAVES:
            assert done(desk, event).room is Room.SESSION


@pytest.mark.parametrize(("script", "step"), STEPS)
def test_a_button_that_cannot_be_used_says_why(script: str, step: str) -> None:
    shown = every(screen(opened(script, step)).blocks)
    reasons = [block.blocked for block in shown if isinstance(block, blocks.Action) and block.blocked]
    assert [reason for reason in reasons if not reason.endswith(".")] == []
    assert "Det finns inget att ångra." in reasons


@pytest.mark.parametrize(("script", "step"), STEPS)
def test_every_letter_presses_a_button_of_the_screen(script: str, step: str) -> None:
    for desk in (opened(script, step), started(script, "blank")):
        shown = list(every(screen(desk).blocks))
        pressed = {entry.action for block in shown if isinstance(block, blocks.Shortcuts) for entry in block.entries}
        assert pressed - {block.key for block in shown if isinstance(block, blocks.Action)} == set()
        assert pressed


def done(desk: Desk, event: Event) -> Desk:
    """Return the desk after an event; a sentence about what was typed leaves it as it was."""
    try:
        return use(desk, event)
    except Problem as problem:
        sentence = str(problem)
    assert sentence.endswith(".")
    return desk


def walk(data: st.DataObject, desk: Desk, length: int) -> Iterator[tuple[Event, Desk, Desk]]:
    """Do what the screens offer, and say of each event what was before and after."""
    for _ in range(length):
        offered: dict[str, list[Event]] = {}
        for event in events(screen(desk)):
            if event[0] not in LEAVES:
                offered.setdefault(event[0], []).append(event)
        # A control first, then a value: a list with many options is not likelier than a button.
        event = data.draw(st.sampled_from(offered[data.draw(st.sampled_from(sorted(offered)))]))
        before, desk = desk, done(desk, event)
        yield event, before, desk


WALKED = [
    ("standard", "blank"),
    ("familj", "vald"),
    ("bord", "tonaring"),
    ("uppfoljning", "starkt_natverk"),
    ("trygghetsplan", "sma_barn"),
]


@pytest.mark.parametrize(("script", "case"), WALKED)
@settings(max_examples=6, phases=UNSHRUNK)
@given(st.data())
def test_a_walk_meets_no_fault_and_undo_and_redo_lead_back_and_forth(
    script: str, case: str, data: st.DataObject
) -> None:
    for _event, _before, desk in walk(data, started(script, case), 12):
        if ("undo", True) in events(screen(desk)):
            back = use(desk, ("undo", True))
            assert use(back, ("redo", True)).session == desk.session
            screen(back)


@settings(max_examples=12, phases=UNSHRUNK)
@given(st.data())
def test_what_was_written_is_there_until_somebody_takes_it_away(data: st.DataObject) -> None:
    for event, before, desk in walk(data, started("standard", "vald"), 10):
        if event[0].partition(".")[0] not in TAKES_AWAY | WRITES:
            assert written(before.held) - written(desk.held) == set(), event


def written(session: Session) -> set[str]:
    """Return the texts of several words: names of choices are of one."""
    return {text for text in texts_in(session.map) if " " in text.strip()}


def test_the_rooms_before_a_session_can_be_walked_through() -> None:
    here = office()
    desk = Desk()
    for event in events(screen(desk)):
        assert use(desk, event, at=here).room in (Room.START, Room.PHRASE)
    desk = use(desk, ("begin", True), ("written", True), at=here)
    for event in events(screen(desk)):
        assert use(desk, event, at=here).room in (Room.CONFIRM, Room.PHRASE)
    assert use(desk, ("confirming", PHRASE), at=here).room is Room.SESSION
