"""The wall: of the map only what belongs to the step; no note, nothing sealed, no old number, nothing while hidden."""

from __future__ import annotations

import json
from dataclasses import replace

import msgspec
import pytest
from canaries import birds, filled
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.mapping.future import DO_NOT_KNOW, Danger, Rating, Scale
from kartblad.core.mapping.map import Map, Meeting, Mode
from kartblad.core.script import Audience, Script, Speaks, Step, Work
from kartblad.core.sealed import Ballot, Draft, Vote
from kartblad.core.session import HUB, Session, begun, go
from kartblad.core.wall import NOTHING, snapshot
from kartblad.core.words import Words

NOON = 1_763_813_600.0
STEPS = tuple(
    Step(work.value, work, Words(f"Steg {work}"), 5, Speaks.ALL, Words("hemligt syfte"), (Words("Vad?"),))
    for work in Work
)
SCRIPT = Script("prov", Words("Prov"), Words(), Audience.GROUP, STEPS)
CARDS = {"map.cards", "map.persons"}
BELONGS: dict[Work, set[str]] = {
    Work.FRAME: {"map.participants"},
    Work.QUESTION: {"map.session.question"},
    Work.FAMILY: {"map.persons", "map.relations", "map.network"},
    Work.SITUATION: CARDS,
    Work.WORRY: CARDS,
    Work.WORKING: CARDS,
    Work.CHILD: {"map.child_voice", "map.persons"},
    Work.SORT: CARDS,
    Work.DANGER: {"map.dangers"},
    Work.GOAL: {"map.dangers", "map.goals", "map.bottom_lines"},
    Work.SCALE: {"map.goals", "map.scales"},
    Work.RERATE: {"map.goals", "map.scales"},
    Work.NEXT: {"map.next_steps"},
    Work.PLAN: {"map.plan_rules", "map.persons"},
    Work.EXPLAIN: {"map.explanations", "map.persons"},
    Work.TABLES: {"tables"},
    Work.RECAP: {"map.dangers", "map.goals", "map.next_steps"},
    Work.CHANGES: CARDS,
    Work.TALK: CARDS,
    Work.CLOSE: {"map.next_steps"},
}
"""Where the canaries of a step may come from, on a wall where a round is sealed and no draft is shown."""

full = filled(Session)
FULL = begun(replace(full, at=HUB, steps=(), hidden=False, paused=False, drafts_open=False), SCRIPT)


def at(work: Work, session: Session = FULL) -> Session:
    return go(session, work.value, NOON)


def shown(session: Session) -> set[str]:
    return birds(json.loads(msgspec.json.encode(snapshot(session, SCRIPT, NOON))))


@pytest.mark.parametrize("work", Work)
def test_a_canary_is_seen_only_where_it_belongs(work: Work) -> None:
    seen = shown(at(work))
    assert {bird for bird in seen if not any(f"{bird}.".startswith(f"{place}.") for place in BELONGS[work])} == set()
    assert {place for place in BELONGS[work] if not any(f"{bird}.".startswith(f"{place}.") for bird in seen)} == set()


def test_the_canaries_reach_every_part_of_a_session() -> None:
    everything = birds(json.loads(msgspec.json.encode(FULL)))
    parts = {f"map.{name}" for name in Map.__dataclass_fields__} | {"notes", "drafting", "drafts", "tables", "unsent"}
    assert {part for part in parts if not any(bird.startswith(part) for bird in everything)} == set()


@pytest.mark.parametrize("work", Work)
def test_nothing_is_there_while_all_is_hidden(work: Work) -> None:
    assert snapshot(replace(at(work), hidden=True), SCRIPT, NOON) == NOTHING


@pytest.mark.parametrize("work", Work)
def test_a_pause_shows_nothing_of_the_case(work: Work) -> None:
    assert shown(replace(at(work), paused=True)) == set()


def test_the_list_of_steps_shows_the_script_alone() -> None:
    there = snapshot(FULL, SCRIPT, NOON)
    assert (there.of, there.name, there.map, there.work) == (len(Work), Words("Prov"), None, None)


def test_the_purpose_of_a_step_is_the_facilitators() -> None:
    assert "hemligt" not in str(snapshot(at(Work.TALK), SCRIPT, NOON))


def test_drafts_are_counted_until_they_are_shown() -> None:
    session = replace(at(Work.DANGER), drafts=(Draft(Danger("", skada="A")), Draft(Danger("", skada="B"))))
    sealed, opened = (snapshot(replace(session, drafts_open=is_open), SCRIPT, NOON) for is_open in (False, True))
    assert (sealed.sealed, sealed.drafts) == (2, ())
    assert (opened.sealed, [draft.skada for draft in opened.drafts]) == (0, ["A", "B"])


def test_a_round_on_a_scale_that_is_gone_is_none() -> None:
    session = replace(at(Work.SCALE), ballots=(Ballot("borta", 1, votes=(Vote(3),)),))
    there = snapshot(session, SCRIPT, NOON)
    assert (there.rating, there.sealed) == ("", 0)


def test_tables_are_seen_when_they_are_compared_not_while_they_write() -> None:
    steps = tuple(replace(step, sealed=step.work is Work.TABLES) for step in STEPS)
    assert snapshot(at(Work.TABLES), replace(SCRIPT, steps=steps), NOON).tables == ()


values = st.one_of(st.integers(0, 10), st.just(DO_NOT_KNOW))
rating = st.builds(
    Rating, scale=st.sampled_from(["s1", "s2"]), round=st.integers(1, 3), value=values, sealed=st.booleans()
)
ballots = st.lists(st.sampled_from(["s1", "s2"]), unique=True, max_size=2)


@given(st.lists(rating, max_size=12), ballots, st.integers(1, 3), st.sampled_from([Work.SCALE, Work.RERATE]))
def test_no_sealed_number_and_no_old_one_before_the_new(
    ratings: list[Rating], sealed: list[str], number: int, work: Work
) -> None:
    chart = Map(Meeting(Mode.FICTITIOUS), scales=(Scale("s1"), Scale("s2")), ratings=tuple(ratings))
    open_rounds = tuple(Ballot(scale, number, votes=(Vote(9),)) for scale in sealed)
    session = begun(Session("1", "prov", chart, ballots=open_rounds, round=number), SCRIPT)
    there = snapshot(at(work, session), SCRIPT, NOON)
    assert there.map is not None
    new = {each.scale for each in ratings if each.round == number and not each.sealed}
    expected = [
        each
        for each in ratings
        if not each.sealed and each.scale not in sealed and (each.round == number or each.scale in new)
    ]
    assert list(there.map.ratings) == expected
    assert there.sealed == (1 if sealed else 0)
