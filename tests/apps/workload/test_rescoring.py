"""Scoring again on the page: offered only where versions differ, shown first, said afterwards, and taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from workload_desks import CEILING, LIBRARY, USUAL, html, keys, office, screen, unit_desk, use

from kartblad.apps.workload import state
from kartblad.apps.workload.commands import undo
from kartblad.apps.workload.desk import Desk, Section
from kartblad.apps.workload.office import Library, Office
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.weights import WeightSet
from kartblad.ui.blocks import Action, Plain, every

WHO = "påhittad-06"
NEW = replace(
    USUAL,
    ref=Ref(USUAL.ref.id, "9.0.0"),
    kinds=tuple(
        replace(kind, points=replace(kind.points, value=kind.points.value + 1)) if kind.id == "utredning" else kind
        for kind in USUAL.kinds
    ),
)
BUTTONS = {"rescore-show", "rescore-one", "rescore-all", "rescore-back"}


def with_sets(*sets: WeightSet) -> Office:
    """Return an office that has these sets too."""
    held = dict(LIBRARY.sets)
    for each in sets:
        held[each.ref.id] = (*held.get(each.ref.id, ()), each)
    return replace(office(), library=Library(held, LIBRARY.data, LIBRARY.own))


HERE = with_sets(NEW)


def talking(weights: WeightSet = NEW) -> Desk:
    desk = unit_desk(Section.TALK)
    unit = replace(desk.unit, weights=weights.ref)
    return use(replace(desk, book=replace(desk.held, unit=unit)), ("person", WHO), at=HERE)


def table(desk: Desk) -> Plain:
    found = next(each for each in every(screen(desk, HERE).blocks) if each.key == "rescore-table")
    assert isinstance(found, Plain)
    return found


def blocked(desk: Desk) -> dict[str, str]:
    shown = every(screen(desk, HERE).blocks)
    return {each.key: each.blocked for each in shown if isinstance(each, Action) and each.key in BUTTONS}


def test_nothing_is_offered_where_all_was_scored_with_one_version() -> None:
    assert not BUTTONS & keys(talking(USUAL), HERE)


def test_it_is_shown_before_anything_is_changed() -> None:
    desk = use(talking(), ("rescore-show", True), at=HERE)
    assert desk.unit == talking().unit
    rows = table(desk).rows
    assert len(rows) == len(desk.unit.months) == 6
    assert rows[-1][0] == "november 2026"
    assert rows[-1][2] == "176 av 126 · 139,7\N{NO-BREAK SPACE}% · Röd (5 av 5)"
    assert rows[-1][3:] == ("185 av 126 · 146,8\N{NO-BREAK SPACE}% · Röd (5 av 5)", "+9")


def test_one_month_is_scored_again_and_says_so() -> None:
    desk = use(talking(), ("rescore-show", True), ("rescore-one", True), at=HERE)
    refs = [(each.month, each.weights.version, each.scored_before.version) for each in desk.unit.of_person(WHO)]
    assert refs[-1] == ("2026-11", "9.0.0", "0.1.0")
    assert {each[1:] for each in refs[:-1]} == {("0.1.0", "")}
    assert "1 månad är omräknad" in desk.said
    shown = html(desk, HERE)
    assert "Månaden är omräknad. När den mättes och ni pratade om den var den räknad med Exempel efter Nässjö" in shown
    assert blocked(desk)["rescore-back"] == ""


def test_the_whole_series_is_scored_again_and_nobody_elses() -> None:
    before = talking()
    desk = use(before, ("rescore-show", True), ("rescore-all", True), at=HERE)
    assert {each.weights for each in desk.unit.of_person(WHO)} == {NEW.ref}
    others = [each for each in desk.unit.measurements if each.person != WHO]
    assert others == [each for each in before.unit.measurements if each.person != WHO]
    assert "rescore-show" not in keys(desk, HERE)


def test_it_is_taken_back_by_undo_and_by_its_own_button() -> None:
    before = talking()
    desk = use(before, ("rescore-show", True), ("rescore-all", True), at=HERE)
    assert undo(desk, (), True, HERE).unit == before.unit
    back = use(desk, ("rescore-back", True), at=HERE)
    november = back.unit.of_person(WHO)[-1]
    assert (november.weights, november.scored_before) == (USUAL.ref, NO_WEIGHTS)
    assert november == before.unit.of_person(WHO)[-1]


def test_a_version_that_does_not_know_what_was_counted_says_what() -> None:
    desk = use(talking(CEILING), ("rescore-show", True), at=HERE)
    last = table(desk).rows[-1]
    assert last[3].startswith("går inte att räkna: Förhandsbedömningar, ")
    assert last[3].endswith("är okänt där")
    assert last[4] == "–"
    assert (
        blocked(desk)["rescore-one"] == blocked(desk)["rescore-all"] == "Versionen känner inte till allt som räknades."
    )


def test_a_month_that_is_scored_with_it_already_is_not_scored_again() -> None:
    desk = use(talking(), ("rescore-show", True), ("rescore-one", True), ("rescore-show", True), at=HERE)
    assert blocked(desk)["rescore-one"] == "Den här månaden är redan räknad med den."
    assert blocked(desk)["rescore-all"] == ""


def test_the_way_back_is_closed_where_the_version_is_gone() -> None:
    desk = use(talking(), ("rescore-show", True), ("rescore-one", True), at=HERE)
    held = replace(HERE.library, sets={USUAL.ref.id: (NEW,)})
    shown = [each for each in every(screen(desk, replace(HERE, library=held)).blocks) if each.key == "rescore-back"]
    assert [each.blocked for each in shown if isinstance(each, Action)] == ["Den versionen finns inte kvar."]


@pytest.mark.parametrize("key", ["rescore-one", "rescore-all", "rescore-back"])
def test_what_cannot_be_done_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="@"):
        state.change(talking(USUAL), key, True, HERE)
    with pytest.raises(KeyError):
        state.change(unit_desk(Section.TALK), key, True, HERE)
