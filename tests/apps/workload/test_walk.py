"""Walks through the whole page: every room and section draws, and nothing that a screen offers is a fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pressing import Event, events
from workload_desks import (
    CARD,
    CEILING,
    LIBRARY,
    USUAL,
    Forgetful,
    measurement,
    office,
    own_desk,
    screen,
    unit_desk,
    use,
)

from kartblad.apps.workload import files, state
from kartblad.apps.workload.desk import Desk, Room, Section
from kartblad.apps.workload.office import Office
from kartblad.core.problems import Problem
from kartblad.core.workload.measurement import Count
from kartblad.core.workload.origin import Ref
from kartblad.ui.blocks import Action, Offer, Screen, Select, every

LEAVES = {"leave", "forget"}
"""Buttons that end what a walk is about."""
SLOW = {"propose", "suggest"}
"""What computes for seconds has tests of its own."""
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A walk that fails is told as it was found: to look for a shorter one takes minutes."""
OWN_ROOM = (Room.OWN,)
FEW = 3
"""Options of one list, or rows of one table, that are tried: the others do the same."""


@cache
def units() -> dict[str, Desk]:
    """Return units of every sort."""
    today = measurement()
    odd = (
        today,
        measurement(id="m2", person="å.b c/<d>", years=None, self_rating=None),
        measurement(id="m3", person="ek-2", counts=(Count("utredning", None),)),
        replace(measurement(id="m4", person="lönn-1"), weights=Ref("borta", "1.0.0"), counts=(Count("okänd", 1),)),
    )
    return {
        "invented": unit_desk(),
        "ceiling": unit_desk(weights=CEILING),
        "real": unit_desk(invented=False),
        "empty": unit_desk(invented=False, measurements=()),
        "one": unit_desk(invented=False, measurements=(today,)),
        "odd": unit_desk(invented=False, measurements=odd),
    }


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return an office whose own weights lie in a folder of the test's, with forms that wait for every unit."""
    return _office(tmp_path_factory.mktemp("own"))


def _office(own: Path) -> Office:
    keeper = Forgetful()
    for desk in units().values():
        keeper.hand_in(
            replace(measurement(id="w1", person="ek-9"), unit=desk.unit.id), replace(CARD, unit=desk.unit.id)
        )
    return replace(office(keeper=keeper), library=replace(LIBRARY, own=own))


def in_section(desk: Desk, section: Section) -> Desk:
    """Return a desk in a section, with the first worker looked at."""
    first = next(iter(desk.unit.measurements), None)
    return replace(desk, section=section, person=first.person if first else "")


SECTIONS = [(name, section) for name in units() for section in Section]


@pytest.mark.parametrize(("name", "section"), SECTIONS)
def test_every_section_draws_for_every_unit(name: str, section: Section, here: Office) -> None:
    shown = screen(in_section(units()[name], section), here)
    assert len(shown.blocks) > 2
    says_nothing_of_anybody(shown)


@pytest.mark.parametrize(("name", "section"), SECTIONS)
def test_everything_that_a_section_offers_can_be_done(name: str, section: Section, here: Office) -> None:
    desk = in_section(units()[name], section)
    for event in offered(screen(desk, here)):
        after = done(desk, event, here)
        assert after.room is Room.UNIT, event
        says_nothing_of_anybody(screen(after, here))


@pytest.mark.parametrize(("name", "section"), SECTIONS)
def test_a_button_that_cannot_be_used_says_why(name: str, section: Section, here: Office) -> None:
    shown = every(screen(in_section(units()[name], section), here).blocks)
    reasons = [block.blocked for block in shown if isinstance(block, Action) and block.blocked]
    assert [reason for reason in reasons if not reason.endswith(".")] == []


@pytest.mark.parametrize(("name", "section"), SECTIONS)
def test_every_file_that_is_offered_is_made_and_names_nobody(name: str, section: Section, here: Office) -> None:
    desk = in_section(units()[name], section)
    offers = [block for block in every(screen(desk, here).blocks) if isinstance(block, Offer)]
    for offer in offers:
        file = files.made(desk, offer.key, here)
        assert file.content
        assert not any(each.person in file.name for each in desk.unit.measurements)


@pytest.mark.parametrize("name", ["invented", "odd"])
def test_everything_that_an_open_measurement_offers_can_be_done(name: str, here: Office) -> None:
    for measured in units()[name].unit.measurements[-4:]:
        desk = replace(units()[name], intake=replace(units()[name].intake, open_id=measured.id, by="AL"))
        for event in offered(screen(desk, here)):
            says_nothing_of_anybody(screen(done(desk, event, here), here))


TODAYS = replace(measurement(), weights=USUAL.ref)
OF_CEILING = replace(measurement(CEILING), weights=CEILING.ref)
OWN = {
    "empty": own_desk(),
    "begun": own_desk(draft=TODAYS),
    "again": own_desk(replace(TODAYS, date="2026-10-20"), draft=replace(TODAYS, id="m2")),
    "done": own_desk(replace(TODAYS, id="m0", date="2026-10-20"), TODAYS),
    "alone": own_desk(TODAYS, card=None),
    "ceiling": own_desk(OF_CEILING, weights=CEILING, draft=replace(OF_CEILING, id="m2")),
}


@pytest.mark.parametrize("name", OWN)
def test_everything_on_a_workers_own_sheet_can_be_done(name: str, here: Office) -> None:
    for event in offered(screen(OWN[name], here)):
        after = done(OWN[name], event, here)
        assert after.room in OWN_ROOM, event
        says_nothing_of_anybody(screen(after, here))


def test_everything_before_a_sheet_can_be_done(here: Office) -> None:
    for event in offered(screen(Desk(), here)):
        screen(done(Desk(), event, here), here)


def offered(shown: Screen) -> list[Event]:
    """Return what a screen offers but for what ends it; of long lists the first few."""
    long = {
        block.key: list(dict.fromkeys(value for key, value in events(shown) if key == block.key))[:FEW]
        for block in every(shown.blocks)
        if isinstance(block, Select)
    }
    found = [(key, value) for key, value in events(shown) if key not in long or value in long[key]]
    return [event for event in found if event[0].partition(".")[0] not in LEAVES | SLOW]


def says_nothing_of_anybody(shown: Screen) -> None:
    """Fail where a code stands in what a browser keeps of a page."""
    for text in (shown.title, shown.query):
        assert "påhittad-" not in text
        assert "björk" not in text


def done(desk: Desk, event: Event, at: Office) -> Desk:
    """Return the desk after an event; a sentence about what was given leaves it as it was."""
    try:
        return use(desk, event, at=at)
    except Problem as problem:
        sentence = str(problem)
    assert sentence.endswith("."), event
    return desk


def walk(data: st.DataObject, desk: Desk, length: int, at: Office) -> Iterator[tuple[Event, Desk, Desk]]:
    """Do what the screens offer, and say of each event what was before and after."""
    for _ in range(length):
        sections: list[Event] = [("section", each.value) for each in Section] if desk.room is Room.UNIT else []
        by_key: dict[str, list[Event]] = {}
        for event in (*offered(state.screen(desk, at)), *(() if desk.stage else sections)):
            by_key.setdefault(event[0], []).append(event)
        # A control first, then a value: a list with many options is not likelier than a button.
        event = data.draw(st.sampled_from(by_key[data.draw(st.sampled_from(sorted(by_key)))]))
        before, desk = desk, done(desk, event, at)
        yield event, before, desk


@pytest.mark.parametrize("name", units())
@settings(max_examples=6, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_walk_meets_no_fault_and_undo_and_redo_lead_back_and_forth(
    name: str, here: Office, data: st.DataObject
) -> None:
    for event, _before, desk in walk(data, units()[name], 12, here):
        if desk.past and not desk.stage:
            back = use(desk, ("undo", True), at=here)
            assert use(back, ("redo", True), at=here).book == desk.book, event
            screen(back, here)


@pytest.mark.parametrize("name", OWN)
@settings(max_examples=6, phases=UNSHRUNK, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_walk_over_a_workers_own_sheet_meets_no_fault(name: str, here: Office, data: st.DataObject) -> None:
    for event, _before, desk in walk(data, OWN[name], 12, here):
        assert desk.room in OWN_ROOM, event
        screen(desk, here)
