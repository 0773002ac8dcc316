"""Every change is kept before it is drawn; what could not be kept stays on the screen, with a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mapping_desks import PHRASE, Forgetful, begun, office, screen

from kartblad.apps.mapping.desk import Desk, Room
from kartblad.apps.mapping.view import Page
from kartblad.core.problems import Problem
from kartblad.core.session import Session
from kartblad.records.withholding import withheld


class Full(Forgetful):
    def write(self, session: Session) -> tuple[str, ...]:
        raise Problem("Disken är full. Det som står på skärmen är inte sparat.")


class Careful(Forgetful):
    def write(self, session: Session) -> tuple[str, ...]:
        clean, left_out = withheld(session)
        self.kept.append(clean)
        return left_out


@dataclass
class Visit:
    """A page whose tab remembers what it was given."""

    keeper: Forgetful

    def __post_init__(self) -> None:
        self.tokens: list[str] = []
        self.page = Page(replace(office(), keeper=self.keeper))
        self.page.keep = self.tokens.append

    def done(self, desk: Desk, *events: tuple[str, object]) -> Desk:
        for key, value in events:
            desk = self.page.change(desk, key, value)
        return desk

    def begun(self) -> Desk:
        return self.done(Desk(), ("plan.case", "blank"), ("begin", True), ("written", True), ("confirming", PHRASE))


def test_each_change_is_kept_and_shown_on_the_wall() -> None:
    visit = Visit(Forgetful())
    desk = visit.begun()
    before = len(visit.keeper.kept)
    desk = visit.done(desk, ("step", "S05"), ("typed.card", "Vide"), ("card.oro", True), ("undo", True), ("hide", True))
    assert len(visit.keeper.kept) - before == 5
    assert (visit.keeper.kept[-1], visit.keeper.shown[-1]) == (desk.held, desk.held)
    assert visit.keeper.kept[before + 1].unsent.card == "Vide"


def test_what_changes_nothing_of_the_session_is_not_written() -> None:
    visit = Visit(Forgetful())
    desk = visit.done(visit.begun(), ("step", "S05"))
    before = len(visit.keeper.kept)
    visit.done(desk, ("drawer.notes", True), ("stage", True), ("wide.letters", False))
    assert len(visit.keeper.kept) == before


def test_a_full_disk_is_a_sentence_and_the_text_stays() -> None:
    visit = Visit(Full())
    desk = visit.done(begun(), ("step", "S05"), ("typed.card", "Vide föll"), ("card.oro", True))
    assert desk.held.map.cards[0].text_family == "Vide föll"
    assert desk.warned == "Disken är full. Det som står på skärmen är inte sparat."
    assert "Vide föll" in repr(screen(desk))
    assert desk.warned in repr(screen(desk))


def test_a_personal_identity_number_stays_on_the_screen_unkept() -> None:
    visit = Visit(Careful())
    desk = visit.done(visit.begun(), ("step", "S05"), ("typed.card", "Vide 20121212-1212"), ("card.oro", True))
    assert desk.held.map.cards[0].text_family == "Vide 20121212-1212"
    assert "ser ut som ett personnummer" in desk.warned
    assert [each for each in visit.keeper.kept if "1212-1212" in repr(each)] == []
    clean = visit.done(desk, ("edit.map.cards.c1.text_family", "Vide"))
    assert (clean.warned, visit.keeper.kept[-1].map.cards[0].text_family) == ("", "Vide")


def test_the_tab_is_given_its_token_inside_and_loses_it_outside() -> None:
    visit = Visit(Forgetful())
    desk = visit.begun()
    assert visit.tokens[-1] == "tab-1"
    visit.done(desk, ("step", "S13"), ("leave", True))
    assert visit.tokens[-1] == ""


def test_a_reload_in_the_same_tab_needs_no_phrase() -> None:
    visit = Visit(Forgetful())
    there = visit.done(visit.begun(), ("step", "S05"), ("typed.card", "Vide"))
    again = visit.page.kept(Desk(), "tab-1")
    assert (again.room, again.held) == (Room.SESSION, there.held)
    assert visit.page.kept(Desk(), "another") == Desk()
    assert visit.tokens[-1] == ""
