"""Handing in: what the leader gets is shown first, all of it and nothing else; then here or as a file."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from workload_desks import (
    CARD,
    CEILING,
    USUAL,
    Forgetful,
    html,
    keys,
    measurement,
    office,
    own_desk,
    screen,
    use,
)

from kartblad.apps.workload import files, own_send
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.core.problems import Problem
from kartblad.core.workload.measurement import Count, Cover, Measurement, Reduction
from kartblad.ui.blocks import Facts
from kartblad.ui.fields import Upload


def full() -> Measurement:
    return replace(
        measurement(id="nov"),
        weights=USUAL.ref,
        unit="Påhittad enhet",
        counts=(Count("utredning", 5, 1), Count("yttrande", None), Count("familjehem_nara", 0)),
        cover=(Cover("t1", "yttrande", 2, "ek-3"),),
        reductions=(Reduction("n1", "handledare_ny", Decimal(10), "2027-05-22"),),
        duties=Decimal(15),
        employment=Decimal(75),
        presence=Decimal(50),
        self_rating=4,
        flex=Decimal("-2.5"),
        note="Två nya utredningar i går.",
    )


def here(**changes: Any) -> Office:
    at = office(**changes)
    at.keeper.announce(CARD)
    return at


def sending(*measured: Measurement, at: Office | None = None, **changes: Any) -> Desk:
    return use(own_desk(*measured, **changes), ("own-send", True), at=at or here())


def facts(desk: Desk) -> dict[str, str]:
    found = next(each for each in screen(desk).blocks if isinstance(each, Facts) and each.key == "own-sent")
    return dict(found.facts)


def test_everything_that_leaves_is_shown_first() -> None:
    assert facts(sending(full())) == {
        "Din kod": "björk-7",
        "Enhet": "Påhittad enhet",
        "Mätningens dag": "22 november 2026",
        "Antal": "Utredningar: 5, delade: 1 · Yttranden: inte känt",
        "Kollegors ärenden": "Yttranden: 2 för ek-3",
        "Nedsättning för en tid": "Handleder en ny kollega eller student: 10 procent av heltid (22 maj 2027)",
        "Poäng för andra uppdrag": "15",
        "År i yrket": "4",
        "Tjänstgöringsgrad": "75\N{NO-BREAK SPACE}%",
        "Närvaro": "50\N{NO-BREAK SPACE}%",
        "Egen skattning": "4 av 5, där 5 är tungt",
        "Flexsaldo": "−2,5 tim",
        "En kort notering": "Två nya utredningar i går.",
    }


def test_no_field_of_a_measurement_leaves_unseen() -> None:
    told = {"person", "date", "counts", "cover", "reductions", "duties", "years", "employment", "presence"}
    told |= {"self_rating", "flex", "note", "unit"}
    leaders = {"id", "weights", "scored_before", "handed", "scored_by", "scored_on", "talk"}
    assert set(Measurement.__dataclass_fields__) == told | leaders
    empty = Measurement("x")
    sent = full()
    assert all(getattr(sent, name) == getattr(empty, name) for name in leaders - {"id", "weights"})


def test_what_stays_is_said() -> None:
    assert "Dina tidigare månader och din kurva." in html(sending(full()))


def test_to_a_unit_on_this_machine() -> None:
    at = here()
    desk = use(sending(full(), at=at), ("own-hand", True), at=at)
    assert isinstance(at.keeper, Forgetful)
    assert at.keeper.forms == {CARD.unit: {"nov": full()}}
    assert (desk.own.handed, desk.view.sending) == (("nov",), "")
    assert "Inlämnad." in html(desk)


def test_what_has_left_cannot_be_undone() -> None:
    at = here()
    desk = use(sending(full(), at=at), ("own-hand", True), at=at)
    assert (desk.past, desk.future) == ((), ())


def test_as_a_file() -> None:
    at = here()
    desk = sending(full(), at=at)
    file = files.made(desk, "own-form", at)
    assert file.name == "kartblad-arbetstyngd-2026-11-22.kartblad"
    assert file.content == at.keeper.sealed(full(), CARD)
    assert "björk" not in file.name


def test_a_unit_that_is_elsewhere_gets_a_file() -> None:
    at = office()
    desk = sending(full(), at=at)
    assert "own-hand" not in keys(desk, at)
    desk = use(desk, ("own-handed", True), at=at)
    assert desk.own.handed == ("nov",)


def test_nothing_is_sealed_for_a_month_that_is_not_about_to_be_handed_in() -> None:
    with pytest.raises(KeyError):
        own_send.form(own_desk(full()), here())
    with pytest.raises(KeyError):
        own_send.hand_in(own_desk(full()), (), True, here())


def test_without_a_unit_nothing_is_sealed() -> None:
    desk = sending(full(), card=None)
    with pytest.raises(KeyError):
        own_send.form(desk, here())
    with pytest.raises(KeyError):
        own_send.hand_in(desk, (), True, here())


def test_not_now() -> None:
    desk = use(sending(full()), ("own-later", True), at=here())
    assert (desk.own.handed, desk.view.sending) == ((), "")


class TestWhichUnit:
    """A worker who has not chosen one."""

    def test_one_on_this_machine(self) -> None:
        at = here()
        desk = use(sending(full(), at=at, card=None), ("own-unit", CARD.unit), at=at)
        assert desk.own.card == CARD
        assert "own-hand" in keys(desk, at)
        assert desk.said == "Du lämnar in till Påhittad enhet."

    def test_a_card_file(self) -> None:
        at = office()
        desk = sending(full(), at=at, card=None)
        assert "own-unit" not in keys(desk, at)
        desk = use(desk, ("own-card", Upload("kort.kartblad", at.keeper.card_file(CARD))), at=at)
        assert desk.own.card == CARD

    def test_a_file_that_is_no_card(self) -> None:
        at = office()
        with pytest.raises(Problem, match="inget kort"):
            use(sending(full(), at=at, card=None), ("own-card", Upload("x.kartblad", b"x")), at=at)

    def test_another_unit(self) -> None:
        at = here()
        other = replace(CARD, unit="f" * 16, name="En annan", weights=CEILING.ref)
        at.keeper.announce(other)
        desk = use(sending(full(), at=at), ("own-other-unit", True), ("own-unit", other.unit), at=at)
        assert (desk.own.card, desk.own.weights) == (other, CEILING.ref)
        assert "Enheten mäter med andra vikter" in html(desk, at)

    def test_choosing_none_changes_nothing(self) -> None:
        at = here()
        desk = sending(full(), at=at, card=None)
        assert use(desk, ("own-unit", ""), at=at) == desk


class TestAgain:
    """A month that has been handed in."""

    def handed(self) -> Desk:
        return own_desk(full(), handed=("nov",))

    def test_once_more_as_it_is(self) -> None:
        at = here()
        desk = use(self.handed(), ("own-send", True), ("own-hand", True), at=at)
        assert desk.own.handed == ("nov",)

    def test_corrected_it_is_a_new_form_that_takes_the_place_of_the_old(self) -> None:
        at = here()
        desk = use(self.handed(), ("own-change", True), ("edit.own.draft.counts.utredning.whole", 6), at=at)
        desk = use(desk, ("own-done", True), ("own-hand", True), at=at)
        [kept] = desk.own.measurements
        assert kept.id != "nov"
        assert (kept.person, kept.month, kept.count("utredning").whole) == ("björk-7", "2026-11", 6)
        assert desk.own.handed == (kept.id,)

    def test_undo_brings_back_that_it_was_handed_in(self) -> None:
        desk = use(self.handed(), ("own-change", True), ("undo", True))
        assert (desk.own.handed, desk.own.draft) == (("nov",), None)
