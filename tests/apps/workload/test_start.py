"""The first screen says what the model is and is not; every way in leads to a sheet, and out of it again."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from workload_desks import (
    CARD,
    CEILING,
    PHRASE,
    USUAL,
    Forgetful,
    html,
    keys,
    office,
    own_desk,
    screen,
    unit_desk,
    use,
)

from kartblad.apps.workload import (
    closing,
    commands,
    learning,
    measurements,
    meeting,
    own,
    start,
    state,
    talk,
    unit,
    weights,
    what_if,
)
from kartblad.apps.workload.desk import Begun, Desk, Room, Section
from kartblad.core.workload.book import Own
from kartblad.core.workload.origin import Ref
from kartblad.ui.blocks import Prose, Select, TextField
from kartblad.ui.fields import find

IN_UNIT = (("plan.name", "Norra"), ("begin.unit", True), ("written", True), ("confirming", PHRASE))
IN_OWN = (("plan.person", "björk-7"), ("begin.own", True), ("written", True), ("confirming", PHRASE))


def field(desk: Desk, key: str) -> TextField:
    """Return a field for a text."""
    found = find(screen(desk), key)
    assert isinstance(found, TextField)
    return found


def test_the_first_screen_says_first_what_the_model_is_and_is_not() -> None:
    first = screen(Desk()).blocks[0]
    assert isinstance(first, Prose)
    said = " ".join((first.heading, *first.paragraphs, *first.items))
    for word in ("poäng", "samtalet", "arbetsmiljön", "inte timmar", "hur bra någon arbetar", "känslomässig"):
        assert word in said, word
    for word in ("inte offentlig", "Vikterna", "personuppgifter", "krypterade", "koder, inte namn"):
        assert word in said, word
    assert len(first.paragraphs) + len(first.items) <= 6


def test_a_broken_set_of_the_municipalitys_is_said() -> None:
    here = office()
    broken = replace(here, library=replace(here.library, faults=("Filen x går inte att läsa.",)))
    assert "Filen x går inte att läsa." in html(Desk(), broken)


def test_a_worker_begins_a_sheet_with_a_code() -> None:
    here = office()
    desk = use(Desk(), *IN_OWN, at=here)
    assert desk.room is Room.OWN
    assert desk.own == Own("björk-7", weights=USUAL.ref)
    assert (desk.phrase, desk.typed, desk.plan) == ("", "", Desk().plan)


def test_a_worker_chooses_a_unit_on_this_machine_and_measures_as_it_does() -> None:
    card = replace(CARD, weights=CEILING.ref)
    here = office(keeper=Forgetful(cards=[card, replace(CARD, unit="f" * 16, name="Södra")]))
    listed = next(block for block in screen(Desk(), here).blocks if isinstance(block, Select))
    assert [option.label for option in listed.options] == ["Ingen enhet än", "Påhittad enhet", "Södra"]
    desk = use(Desk(), ("plan.unit", card.unit), *IN_OWN, at=here)
    assert (desk.own.card, desk.own.weights) == (card, CEILING.ref)


def test_a_set_that_is_not_here_is_replaced_by_the_usual_one() -> None:
    here = office(keeper=Forgetful(cards=[replace(CARD, weights=Ref("lokal", "2.0.0"))]))
    assert use(Desk(), ("plan.unit", CARD.unit), *IN_OWN, at=here).own.weights == USUAL.ref


def test_without_units_there_is_no_list_of_them() -> None:
    assert "plan.unit" not in keys(Desk())


def test_a_leader_begins_a_units_sheet_which_can_be_handed_in_to_at_once() -> None:
    keeper = Forgetful()
    desk = use(Desk(), *IN_UNIT, at=office(keeper=keeper))
    assert desk.room is Room.UNIT
    assert (desk.unit.name, desk.unit.weights, desk.unit.invented) == ("Norra", USUAL.ref, False)
    assert keeper.cards == [desk.unit.card]


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([("begin.own", True)], "Skriv en kod för dig först."),
        ([("begin.unit", True)], "Skriv först vad enheten heter."),
        ([("plan.person", "   "), ("begin.own", True)], "Skriv en kod"),
        ([("plan.person", "850412-1232"), ("begin.own", True)], "ser ut som ett personnummer"),
        ([("plan.name", "850412-1232"), ("begin.unit", True)], "ser ut som ett personnummer"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_is_begun(events: list[tuple[str, object]], said: str) -> None:
    keeper = Forgetful()
    desk = use(Desk(), *events, at=office(keeper=keeper))
    assert desk.room is Room.START
    assert said in desk.said
    (wrong,) = {key for key in ("plan.person", "plan.name") if said in field(desk, key).problem}
    assert field(use(desk, (wrong, "björk-7")), wrong).problem == ""
    assert keeper.kept == []


def test_the_phrase_is_shown_once_and_must_be_written_down_right() -> None:
    here = office()
    desk = use(Desk(), *IN_UNIT[:2], at=here)
    assert PHRASE in html(desk, here)
    desk = use(desk, ("written", True), at=here)
    assert PHRASE not in html(desk, here)
    wrong = use(desk, ("confirming", "något annat"), ("confirmed", True), at=here)
    assert (wrong.room, "inte frasen som visades" in wrong.warned) == (Room.CONFIRM, True)
    assert use(wrong, ("confirming", PHRASE.upper().replace(" ", " - ")), at=here).room is Room.UNIT


def test_another_phrase_is_another_sheet() -> None:
    keeper = Forgetful()
    here = office(keeper=keeper)
    desk = use(Desk(), *IN_UNIT[:2], ("written", True), ("again", True), at=here)
    assert (desk.room, keeper.destroyed, len(keeper.kept)) == (Room.PHRASE, 0, 2)
    assert keeper.cards == [desk.unit.card]


def test_a_kept_sheet_is_taken_up_with_its_phrase() -> None:
    keeper = Forgetful()
    here = office(keeper=keeper)
    left = use(Desk(), *IN_OWN, ("leave", True), at=here)
    assert (left.room, left.book, keeper.left, "stängt och sparat" in left.said) == (Room.START, None, 1, True)
    assert "senast ändrat 22 november 2026 kl. 09:40" in html(left, here)
    again = use(left, ("resume", PHRASE), at=here)
    assert (again.room, again.own.person, again.past) == (Room.OWN, "björk-7", ())


@pytest.mark.parametrize(("kept", "said"), [(1, None), (3, None), (4, "och 1 till"), (20, "och 17 till")])
def test_of_many_sheets_the_latest_are_listed(kept: int, said: str | None) -> None:
    desk = Desk(begun=tuple(Begun("2026-11-20T09:10", f"2026-11-22T{hour:02}:00") for hour in range(kept)))
    listed = find(screen(desk), "resume-what")
    assert isinstance(listed, Prose)
    assert len(listed.items) == min(kept, 3) + (said is not None)
    assert said in (None, listed.items[-1])


def test_the_made_up_unit_opens_at_once_and_is_never_kept() -> None:
    keeper = Forgetful()
    here = office(keeper=keeper)
    desk = use(Desk(), ("begin.invented", True), at=here)
    assert (desk.room, desk.section, desk.unit.invented, desk.unit.name) == (
        Room.UNIT, Section.UNIT, True, "Påhittad enhet",
    )  # fmt: skip
    assert "forget.ask" not in keys(desk, here)
    assert use(desk, ("leave", True), at=here) == Desk()
    assert (keeper.kept, keeper.left) == ([], 0)


@pytest.mark.parametrize("desk", [own_desk(), unit_desk(invented=False)])
def test_a_sheet_is_deleted_after_one_question(desk: Desk) -> None:
    keeper = Forgetful(kept=[desk.held])
    here = office(keeper=keeper)
    asked = use(desk, ("forget.ask", True), at=here)
    assert "Det går inte att ångra" in html(asked, here)
    kept = use(asked, ("forget.no", True), at=here)
    assert (kept.deleting, keeper.destroyed) == (False, 0)
    gone = use(asked, ("forget.yes", True), at=here)
    assert (gone.room, gone.book, gone.past, keeper.destroyed) == (Room.START, None, (), 1)


def test_nothing_is_deleted_that_was_not_asked_for() -> None:
    keeper = Forgetful()
    desk = state.change(own_desk(), "forget.yes", True, office(keeper=keeper))
    assert (desk.room, keeper.destroyed) == (Room.OWN, 0)


@pytest.mark.parametrize("key", ["plan.room", "plan", "begin.annat", "begin"])
def test_unknown_controls_do_nothing(key: str) -> None:
    with pytest.raises((KeyError, ValueError, IndexError)):
        state.change(Desk(), key, "x", office())


def test_every_place_is_drawn_beforehand() -> None:
    here = office()
    desks = learning.warming(here)
    for desk in desks:
        screen(desk, here)
    assert {desk.room for desk in desks} == set(Room) - {Room.START}
    assert {desk.section for desk in desks if desk.room is Room.UNIT} == set(Section)


def test_no_two_places_share_a_command() -> None:
    places = (commands, start, closing, own, measurements, talk, unit, meeting, what_if, weights)
    verbs = list(itertools.chain.from_iterable(place.COMMANDS for place in places))
    assert sorted(verbs) == sorted(set(verbs))
