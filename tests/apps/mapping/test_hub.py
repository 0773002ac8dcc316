"""The list of steps and what surrounds each: where one is, in words; the time; hide, pause, park, round, notes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from mapping_desks import LIBRARY, NOON, TEXTS, begun, keys, office, screen, use

from kartblad.apps.mapping import state
from kartblad.apps.mapping.desk import Desk
from kartblad.core.problems import Problem
from kartblad.ui.blocks import Action, Clock, Details, Facts, Prose, Select, Tasks, every
from kartblad.ui.fields import find

started = cache(begun)


def where(desk: Desk, now: float = NOON) -> str:
    shown = find(state.screen(desk, LIBRARY, TEXTS, now), "where")
    assert isinstance(shown, Prose)
    return " | ".join((shown.heading, *shown.paragraphs))


def statuses(desk: Desk) -> list[str]:
    tasks = find(screen(desk), "step")
    assert isinstance(tasks, Tasks)
    return [task.status for task in tasks.tasks]


def action(desk: Desk, key: str) -> Action:
    found = find(screen(desk), key)
    assert isinstance(found, Action)
    return found


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([], "Steg 1 av 13 · ca 60 min kvar"),
        (
            [("step", "S01"), ("done", True), ("done", True), ("done", True), ("hub", True)],
            "Steg 4 av 13 · ca 49 min kvar",
        ),
        ([("step", "S01"), ("skip", True), ("hub", True)], "Steg 2 av 13 · ca 57 min kvar"),
        ([("step", "S01"), ("longer", True), ("hub", True)], "Steg 1 av 13 · ca 62 min kvar"),
        ([("step", "S13"), ("done", True)], "Steg 1 av 13 · ca 57 min kvar"),
    ],
    ids=["begins", "three done", "skipped", "longer", "any order"],
)
def test_where_one_is_and_what_is_left(events: list[tuple[str, object]], said: str) -> None:
    assert said in where(use(started(), *events))


def test_when_all_is_done_no_time_is_left() -> None:
    desk = use(started(), ("step", "S01"), *[("skip", True)] * 13)
    assert "Alla 13 steg är klara eller överhoppade" in where(desk)
    assert "kvar" not in where(desk)


def test_a_step_says_its_number_who_speaks_and_the_time_of_the_whole() -> None:
    desk = use(started(), ("step", "S04"))
    assert where(desk, NOON + 90) == "Steg 4 av 13: Lägesbild | Ärendedragaren har ordet · ca 59 min kvar"


def test_the_clock_ticks_towards_its_end_and_rests() -> None:
    running, resting = use(started(), ("step", "S04")), use(started(), ("step", "S04"), ("clock", True))
    assert [find(screen(desk), "clock-face") for desk in (running, resting)] == [
        Clock("clock-face", "Tid för steget", NOON + 240, 240),
        Clock("clock-face", "Tid för steget", None, 240),
    ]


def test_statuses_are_words() -> None:
    desk = use(started(), ("step", "S01"), ("done", True), ("skip", True), ("hub", True))
    assert statuses(desk)[:4] == ["Klart", "Hoppades över", "Påbörjat", "Inte påbörjat"]
    again = use(desk, ("step", "S02"), ("hub", True))
    assert statuses(again)[:2] == ["Klart", "Påbörjat"]


def test_learning_shows_why_and_running_only_asks() -> None:
    learning = use(started(), ("step", "S05"))
    running = use(learning, ("teach", True))
    step = LIBRARY.scripts["standard"].step("S05")
    shown = find(screen(learning), "margin.purpose")
    assert isinstance(shown, Details)
    assert step.purpose.sv in shown.paragraphs
    assert {"margin.purpose", "margin.mistakes", "margin.ears"} <= keys(learning)
    assert {"margin.purpose", "margin.mistakes"} & keys(running) == set()
    assert {"margin.questions", "margin.ears"} <= keys(running)


@pytest.mark.parametrize("place", [[], [("step", "S05")], [("step", "S11")]])
def test_hidden_says_nothing_of_the_case(place: list[tuple[str, str]]) -> None:
    desk = use(begun(case="vald"), *place, ("hide", True))
    shown = repr(screen(desk))
    words = {person.alias for person in desk.held.map.persons} | {card.text_family for card in desk.held.map.cards} - {
        ""
    }
    assert [word for word in words if word in shown] == []
    assert use(desk, ("hide", True)).held.hidden is False


def test_a_pause_shows_the_municipal_text_with_what_to_fill_in() -> None:
    desk = use(started(), ("step", "S05"), ("pause", True))
    urgent = find(screen(desk), "urgent")
    assert isinstance(urgent, Prose)
    assert urgent.items == tuple(point.sv for point in LIBRARY.urgent.points)
    phones = find(screen(desk), "urgent-phones")
    assert isinstance(phones, Facts)
    known = [phone.number or "fyll i" for phone in LIBRARY.urgent.phones]
    assert [number for _name, number in phones.facts] == known
    assert use(desk, ("pause", True)).held.at == "S05"


def test_a_thought_is_parked_with_an_owner_and_comes_back_to_be_resolved() -> None:
    desk = use(started(), ("step", "S01"), ("typed.participant", "Lo"), ("join", True))
    desk = use(desk, ("drawer.parked", True), ("typed.parked", "Vem har nyckeln?"), ("park", True))
    desk = use(desk, ("edit.map.session.parked.0.owner", "Lo"), ("hub", True), ("step", "S12"))
    owner = find(screen(desk), "edit.map.session.parked.0.owner")
    assert isinstance(owner, Select)
    assert owner.value == "Lo"
    desk = use(desk, ("resolved.0", "steg"))
    (parked,) = desk.held.map.session.parked
    assert (parked.text, parked.owner, parked.resolution.value) == ("Vem har nyckeln?", "Lo", "steg")


def test_what_is_being_written_is_kept_in_its_own_field_and_through_the_steps() -> None:
    desk = use(
        started(), ("step", "S01"), ("drawer.parked", True), ("typed.parked", "Tanke"), ("typed.participant", "Lo")
    )
    desk = use(desk, ("hub", True), ("step", "S05"), ("typed.card", "Halv lapp"), ("hub", True), ("step", "S06"))
    unsent = desk.held.unsent
    assert (unsent.parked, unsent.participant, unsent.card) == ("Tanke", "Lo", "Halv lapp")


def test_a_round_begins_with_chance_and_says_who_has_not_spoken() -> None:
    here = office(first=[0, 1])
    desk = begun(at=here)
    for name in ("Bo", "Eva", "Lo"):
        desk = use(desk, ("step", "S01"), ("typed.participant", name), ("join", True), ("hub", True), at=here)
    desk = use(desk, ("step", "S02"), ("drawer.round", True), ("round", True), at=here)
    assert desk.held.turn.order == ("Eva", "Lo", "Bo")
    desk = use(desk, ("spoke.0", True), ("passed.1", True), at=here)
    facts = find(screen(desk), "round-facts")
    assert isinstance(facts, Facts)
    assert dict(facts.facts) == {"På tur": "Bo", "Har inte talat": "Lo, Bo"}


def test_who_leads_cannot_bring_the_case() -> None:
    desk = use(started(), ("step", "S01"), ("typed.participant", "Lo"), ("join", True))
    leads = use(desk, ("roles.0", ["ledare", "skrivare"]))
    assert leads.held.map.participants[0].roles == ("ledare", "skrivare")
    with pytest.raises(Problem, match=r"leder"):
        use(leads, ("roles.0", ["ledare", "dragare"]))


def test_every_button_that_cannot_be_used_says_why_on_the_list_too() -> None:
    blocked = {b.key: b.blocked for b in every(screen(started()).blocks) if isinstance(b, Action) and b.blocked}
    assert blocked == {"undo": "Det finns inget att ångra.", "redo": "Inget har ångrats."}


def test_undo_leaves_place_time_and_screens() -> None:
    desk = use(
        started(), ("step", "S05"), ("typed.card", "Sover dåligt"), ("card.oro", True), ("hub", True), ("step", "S06")
    )
    back = use(desk, ("undo", True))
    assert (back.held.map.cards, back.held.at, back.held.steps) == ((), "S06", desk.held.steps)
    assert replace(use(back, ("redo", True)).held) == desk.held


def test_notes_are_the_facilitators() -> None:
    desk = use(started(), ("step", "S05"), ("drawer.notes", True), ("edit.notes", "Siv är tyst"))
    assert desk.held.notes == "Siv är tyst"
    assert "Siv är tyst" not in repr(screen(use(desk, ("drawer.notes", True))))
