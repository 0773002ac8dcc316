"""The rooms before and after: modes, the resume phrase, copies of scripts, taking up, the end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from mapping_desks import LIBRARY, NOON, PHRASE, SETTINGS, TEXTS, begun, keys, office, screen, use

from kartblad.apps.mapping import state
from kartblad.apps.mapping.copies import copied
from kartblad.apps.mapping.desk import Desk, Plan, Room
from kartblad.catalogue.scripts import scripts
from kartblad.core.mapping.map import Mode
from kartblad.core.problems import Problem
from kartblad.core.session import HUB, Progress
from kartblad.ui.blocks import Action, Checks, Notice, Radios
from kartblad.ui.fields import Refused, find

CHECKS = [check.key for check in LIBRARY.checklist]


def begin(desk: Desk) -> Action:
    found = find(screen(desk), "begin")
    assert isinstance(found, Action)
    return found


def test_an_invented_case_is_the_usual_one_and_can_begin_at_once() -> None:
    mode = find(screen(Desk()), "plan.mode")
    assert isinstance(mode, Radios)
    assert (mode.value, begin(Desk()).blocked) == (Mode.FICTITIOUS.value, "")


@pytest.mark.parametrize(("ticked", "is_open"), [([], False), (CHECKS[:-1], False), (CHECKS, True)])
def test_a_deidentified_case_begins_when_every_line_is_true(ticked: list[str], is_open: bool) -> None:
    desk = use(Desk(), ("plan.mode", Mode.DEIDENTIFIED.value), ("plan.ticked", ticked))
    assert isinstance(find(screen(desk), "plan.ticked"), Checks)
    assert (begin(desk).blocked == "") is is_open
    if not is_open:
        with pytest.raises(Refused):
            use(desk, ("begin", True))


def test_a_real_case_says_where_it_belongs_and_begins_empty() -> None:
    desk = use(Desk(), ("plan.mode", Mode.REAL.value))
    notice = find(screen(desk), "real")
    assert isinstance(notice, Notice)
    assert "personakt" in notice.text.lower()
    session = use(desk, ("begin", True)).held
    assert (session.map.session.mode, session.map.persons, session.map.cards) == (Mode.REAL, (), ())


def test_the_phrase_is_shown_once_confirmed_once_and_gone() -> None:
    here = office()
    shown = use(Desk(), ("begin", True), at=here)
    assert (shown.room, PHRASE in str(screen(shown).blocks)) == (Room.PHRASE, True)
    asked = use(shown, ("written", True), at=here)
    assert (asked.room, PHRASE in str(screen(asked).blocks)) == (Room.CONFIRM, False)
    inside = use(asked, ("confirming", PHRASE.upper().replace(" ", "-")), at=here)
    assert (inside.room, inside.phrase, inside.typed) == (Room.SESSION, "", "")
    assert [word for word in PHRASE.split() if word in f"{shown!r}{asked!r}{inside!r}{screen(inside)!r}"] == []


def test_a_phrase_that_was_written_down_wrong_opens_nothing() -> None:
    here = office()
    asked = use(Desk(), ("begin", True), ("written", True), ("confirming", "björksten ekhage"), at=here)
    wrong = use(asked, ("confirmed", True), at=here)
    assert (wrong.room, "papper" in wrong.warned) == (Room.CONFIRM, True)
    assert "björksten" not in repr(wrong)
    again = use(wrong, ("again", True), at=here)
    assert (again.room, again.typed, here.keeper.destroyed) == (Room.PHRASE, "", 0)  # type: ignore[attr-defined]


def test_a_session_is_taken_up_where_it_was_left() -> None:
    here = office()
    there = use(begun(at=here), ("step", "S05"), ("typed.card", "Sover dåligt"), ("card.oro", True), at=here)
    here.keeper.write(there.held)
    found = use(Desk(begun=here.keeper.begun()), ("resume", PHRASE), at=here)
    assert (found.room, found.held.at, found.held.map) == (Room.SESSION, "S05", there.held.map)
    assert [len(each.map.cards) for each in (found.held, use(found, ("undo", True), at=here).held)] == [1, 0]


def test_a_wrong_phrase_is_a_sentence() -> None:
    here = office()
    begun(at=here)
    with pytest.raises(Problem, match=r"öppnar ingen"):
        use(Desk(begun=here.keeper.begun()), ("resume", "fel ord helt enkelt"), at=here)


def test_a_night_away_is_no_overtime_and_a_reload_takes_no_time() -> None:
    here = office()
    here.keeper.write(use(begun(at=here), ("step", "S01"), at=here).held)
    tomorrow = replace(here, now=lambda: NOON + 86_400)
    found = state.change(Desk(), "resume", PHRASE, tomorrow).held
    assert found.steps[0].clock.left(NOON + 86_400) == 0


def test_a_session_whose_script_is_gone_goes_on_with_the_usual_one() -> None:
    here = office()
    lost = replace(use(begun(at=here), ("step", "S05"), at=here).held, script="egen-borta")
    here.keeper.write(lost)
    found = use(Desk(begun=here.keeper.begun()), ("resume", PHRASE), at=here)
    assert (found.held.script, found.held.at, found.held.map) == ("standard", "S05", lost.map)
    assert "Grupphandledning" in found.warned
    screen(found)


def test_a_session_at_a_step_that_the_script_has_no_more_is_at_the_list() -> None:
    here = office()
    here.keeper.write(replace(begun(at=here).held, at="S99"))
    assert use(Desk(begun=here.keeper.begun()), ("resume", PHRASE), at=here).held.at == HUB


@pytest.mark.parametrize("script", LIBRARY.scripts)
def test_a_copy_is_handed_out_and_comes_back_as_a_script(script: str, tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    file = copied(script, SETTINGS.data)
    (folder / file.name).write_bytes(file.content)
    both = scripts(SETTINGS.data, folder)
    own = both[f"egen-{script}"]
    assert (own.own, own.steps) == (True, both[script].steps)
    library = replace(LIBRARY, scripts=both)
    offered = {block.key for block in state.screen(Desk(plan=Plan(script=own.key)), library, TEXTS, NOON).blocks}
    assert ("copy-how" in offered, "copy-how" in keys(Desk(plan=Plan(script=script)))) == (False, True)


def test_a_broken_copy_is_a_sentence_beside_the_scripts() -> None:
    library = replace(LIBRARY, faults=("standard.yaml, nyckel steps: fel.",))
    (notice,) = (b for b in state.screen(Desk(), library, TEXTS, NOON).blocks if isinstance(b, Notice))
    assert notice.text == "standard.yaml, nyckel steps: fel."


@pytest.mark.parametrize(
    ("script", "case", "number"), [("standard", "blank", 1), ("uppfoljning", "blank", 2), ("standard", "sma_barn", 2)]
)
def test_the_numbers_of_an_invented_case_are_of_the_time_before(script: str, case: str, number: int) -> None:
    session = begun(script, case).held
    assert session.round == number
    assert [rating for rating in session.map.ratings if rating.round >= session.round] == []


def test_the_end_deletes_and_leaving_keeps() -> None:
    here = office()
    desk = use(begun(at=here), ("step", "S13"), at=here)
    blocked = find(screen(desk), "close")
    assert isinstance(blocked, Action)
    assert blocked.blocked == "Säg först vad som händer med kartan."
    closed = use(desk, ("edit.map.session.disposal_choice", "radera"), ("close", True), at=here)
    assert (closed.room, closed.session, closed.past, here.keeper.destroyed) == (Room.ENDED, None, (), 1)  # type: ignore[attr-defined]
    left = use(desk, ("leave", True), at=office())
    assert (left.room, left.session, left.past) == (Room.START, None, ())


def test_a_follow_up_begins_with_the_same_map_and_nothing_done() -> None:
    desk = use(begun(case="vald"), ("step", "S13"))
    before = desk.held.map
    followed = use(desk, ("follow-up", True)).held
    assert (followed.script, followed.round, followed.at) == ("uppfoljning", desk.held.round + 1, HUB)
    assert {each.progress for each in followed.steps} == {Progress.AHEAD}
    assert replace(followed.map, session=before.session) == before
