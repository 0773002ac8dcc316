"""The session: soft steps in any order, of which none takes anything away; what is left of the time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from canaries import BIRD, filled
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.clock import Clock
from kartblad.core.editing import texts_in
from kartblad.core.script import Audience, Script, Speaks, Step, Work
from kartblad.core.session import (
    HUB,
    Progress,
    Session,
    StepRecord,
    begun,
    following,
    go,
    record,
    seconds_left,
    skip,
    taken_up,
    timed,
)
from kartblad.core.turns import NO_ROUND
from kartblad.core.words import Words

NOON = 1_763_813_600.0


def step(step_id: str, minutes: int, work: Work = Work.TALK) -> Step:
    return Step(step_id, work, Words(step_id), minutes, Speaks.ALL, Words("Varför"), (Words("Vad?"),))


SCRIPT = Script("prov", Words("Prov"), Words(), Audience.GROUP, tuple(step(f"S{n}", n) for n in range(1, 5)))
FULL = begun(replace(filled(Session), at=HUB, steps=(), ballots=()), SCRIPT)
IDS = tuple(each.id for each in SCRIPT.steps)
Move = tuple[str, str, int]
moves = st.tuples(st.sampled_from(["go", "done", "skip", "longer"]), st.sampled_from((HUB, *IDS)), st.integers(0, 500))


def moved(session: Session, move: Move, now: float) -> Session:
    verb, step_id, _wait = move
    match verb:
        case "skip" if step_id:
            return skip(session, step_id, now)
        case "longer" if step_id:
            return timed(session, step_id, record(session, step_id).clock.longer())
        case _:
            return go(session, step_id, now, done=verb == "done")


def progress(session: Session) -> list[Progress]:
    return [each.progress for each in session.steps]


def test_a_session_begins_with_a_record_for_each_step() -> None:
    assert FULL.steps == tuple(StepRecord(f"S{n}", Clock(n * 60)) for n in range(1, 5))


def test_a_changed_script_keeps_what_is_known_and_leaves_a_step_that_is_gone() -> None:
    there = go(go(FULL, "S2", NOON), "S4", NOON + 30)
    shorter = replace(SCRIPT, steps=(step("S2", 9), step("S9", 3)))
    again = begun(there, shorter)
    assert again.at == HUB
    assert again.steps == (StepRecord("S2", Clock(120, 30), Progress.OPEN), StepRecord("S9", Clock(180)))


def test_one_clock_runs_at_a_time() -> None:
    there = go(go(FULL, "S1", NOON), "S3", NOON + 40, done=True)
    assert [each.clock for each in there.steps] == [Clock(60, 40), Clock(120), Clock(180, 0, NOON + 40), Clock(240)]
    assert progress(there) == [Progress.DONE, Progress.AHEAD, Progress.OPEN, Progress.AHEAD]


def test_a_step_that_was_skipped_can_be_opened() -> None:
    skipped = skip(FULL, "S2", NOON)
    assert (progress(skipped)[1], progress(go(skipped, "S2", NOON))[1]) == (Progress.SKIPPED, Progress.OPEN)


def test_no_such_step() -> None:
    for act in (lambda: go(FULL, "S9", NOON), lambda: skip(FULL, "S9", NOON), lambda: record(FULL, "S9")):
        with pytest.raises(KeyError):
            act()


@pytest.mark.parametrize(
    ("session", "ahead"),
    [
        (FULL, "S1"),
        (go(FULL, "S2", NOON), "S3"),
        (skip(go(FULL, "S2", NOON), "S3", NOON), "S4"),
        (go(FULL, "S4", NOON), None),
        (go(go(FULL, "S4", NOON), HUB, NOON, done=True), "S1"),
    ],
    ids=["at the hub", "the one after", "not a skipped one", "none after the last", "back from the hub"],
)
def test_which_step_follows(session: Session, ahead: str | None) -> None:
    found = following(session, SCRIPT)
    assert (found and found.id) == ahead


@pytest.mark.parametrize(
    ("session", "left"),
    [
        (FULL, 600),
        (skip(FULL, "S4", NOON), 360),
        (go(go(FULL, "S4", NOON), HUB, NOON, done=True), 360),
        (go(FULL, "S4", NOON - 1000), 360),
        (timed(FULL, "S1", Clock(60).longer()), 720),
    ],
    ids=["all", "skipped", "done", "over counts as nothing", "longer"],
)
def test_what_is_left_of_the_time(session: Session, left: int) -> None:
    assert seconds_left(session, NOON) == left


def test_a_night_away_is_no_overtime() -> None:
    next_day = NOON + 86_400
    there = taken_up(go(go(FULL, "S1", NOON), "S2", NOON + 10), next_day)
    assert [each.clock.left(next_day) for each in there.steps] == [50, 0, 180, 240]


@given(st.lists(moves, max_size=25))
def test_no_way_through_the_steps_takes_anything_away(walk: list[Move]) -> None:
    session, now = FULL, NOON
    for move in walk:
        now += move[2]
        session = moved(session, move, now)
        assert written(session) == written(FULL)
        assert [each.id for each in session.steps] == list(IDS)
        assert sum(each.clock.started is not None for each in session.steps) <= 1
        assert session.map is FULL.map


def written(session: Session) -> set[str]:
    """Return everything that somebody wrote; whose turn it is belongs to one step."""
    return {text for text in texts_in(replace(session, turn=NO_ROUND)) if text.startswith(BIRD)}
