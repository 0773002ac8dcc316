"""The cards: written, chosen, and then said something of, one or many; sorted, made exact and linked."""

from __future__ import annotations

from functools import cache

import pytest
from mapping_desks import begun, keys, screen, use

from kartblad.apps.mapping.desk import Desk
from kartblad.core.mapping.board import Category, Column
from kartblad.ui.blocks import Action, Board, Notice, Radios, every
from kartblad.ui.fields import find


@cache
def with_cards() -> Desk:
    desk = use(begun(), ("step", "S05"))
    for text, column in (
        ("Vide föll i trappan", "oro"),
        ("Mona kom", "fungerar"),
        ("Sova hela natten", "behover_handa"),
    ):
        desk = use(desk, ("typed.card", text), (f"card.{column}", True))
    return use(desk, ("choose-none", True))


def board(desk: Desk) -> Board:
    found = find(screen(desk), "chosen")
    assert isinstance(found, Board)
    return found


def test_a_card_lands_where_its_button_says_and_is_chosen() -> None:
    desk = use(begun(), ("step", "S05"), ("typed.card", "  Vide föll "), ("card.oro", True))
    assert (desk.held.map.cards[0].text_family, desk.held.map.cards[0].column) == ("Vide föll", Column.WORRY)
    assert (desk.chosen, desk.held.unsent.card) == (frozenset({"c1"}), "")
    assert use(desk, ("card.oro", True)).held.map.cards == desk.held.map.cards


@pytest.mark.parametrize(("step", "first"), [("S05", "card.oro"), ("S06", "card.fungerar")])
def test_the_usual_column_comes_first(step: str, first: str) -> None:
    shown = every(screen(use(begun(), ("step", step))).blocks)
    buttons = [block for block in shown if isinstance(block, Action) and block.key.startswith("card.")]
    assert buttons[0].key == first
    assert [button.primary for button in buttons] == [True, False, False]


def test_the_whole_board_is_one_control() -> None:
    columns = [[card.text for card in column.cards] for column in board(with_cards()).columns]
    assert columns == [["Vide föll i trappan"], ["Mona kom"], ["Sova hela natten"]]


def test_select_then_assign_to_many() -> None:
    desk = use(
        with_cards(),
        ("chosen", ["c1", "c2"]),
        ("assign.source_kind", "sett_sjalv"),
        ("assign.statement_kind", "beskrivning"),
    )
    desk = use(desk, ("assign.priority", "2"), ("assign.category", "styrka"), ("assign.column", "fungerar"))
    said = [(c.source_kind, c.statement_kind, c.priority, c.category, c.column) for c in desk.held.map.cards]
    assert said[0] == said[1] == ("sett_sjalv", "beskrivning", 2, "styrka", "fungerar")
    assert said[2] == (None, None, 0, "osorterat", "behover_handa")
    assert board(desk).columns[1].cards[0].marks == ("Styrka", "Sett själv", "Beskrivning", "Vikt 2")


def test_where_chosen_cards_differ_nothing_is_chosen_for_them() -> None:
    desk = use(with_cards(), ("chosen", ["c1"]), ("assign.category", "tidigare_skada"), ("chosen", ["c1", "c2"]))
    category = find(screen(desk), "assign.category")
    assert isinstance(category, Radios)
    assert (category.value, desk.held.map.cards[1].category) == ("", Category.UNSORTED)


def test_the_familys_words_beside_the_agencys() -> None:
    desk = use(with_cards(), ("chosen", ["c1"]), ("edit.map.cards.c1.text_agency", "Fallolycka"))
    card = board(desk).columns[0].cards[0]
    assert (card.text, card.second) == ("Vide föll i trappan", "Socialtjänsten: Fallolycka")
    own = use(desk, ("edit.map.cards.c1.text_family", ""))
    assert (board(own).columns[0].cards[0].text, board(own).columns[0].cards[0].second) == ("Fallolycka", "")


def test_cards_are_linked_with_each_other_and_with_what_has_happened() -> None:
    alone = use(with_cards(), ("hub", True), ("step", "S08"), ("chosen", ["c1"]))
    blocked = find(screen(alone), "link")
    assert isinstance(blocked, Action)
    assert blocked.blocked == "Välj minst två lappar."
    desk = use(alone, ("chosen", ["c1", "c2"]), ("link", True))
    assert [card.links for card in desk.held.map.cards] == [("c2",), ("c1",), ()]
    assert board(desk).columns[0].cards[0].marks == ("1 koppling",)
    desk = use(desk, ("chosen", ["c1"]), ("assign.category", "tidigare_skada"), ("harm-add.c1", True))
    desk = use(desk, ("chosen", ["c2"]), ("linked", ["h1"]))
    assert desk.held.map.cards[1].links == ("c1", "h1")
    assert use(desk, ("chosen", ["c1", "c2"]), ("unlink", True)).held.map.cards[1].links == ("h1",)
    dropped = use(desk, ("chosen", ["c1"]), ("card-drop", True)).held.map
    assert ([card.links for card in dropped.cards], dropped.harm_events) == ([("h1",), ()], ())


def test_the_name_of_a_card_that_was_taken_away_while_pointed_to_is_not_given_again() -> None:
    desk = use(with_cards(), ("hub", True), ("step", "S08"), ("chosen", ["c3"]), ("assign.category", "tidigare_skada"))
    desk = use(
        desk,
        ("harm-add.c3", True),
        ("chosen", ["c2"]),
        ("linked", ["h1"]),
        ("chosen", ["c3"]),
        ("drop.map.harm_events.h1", True),
    )
    assert use(desk, ("harm-add.c3", True)).held.map.harm_events[0].id == "h2"


def test_protection_without_danger_is_asked_to_be_a_strength() -> None:
    desk = use(with_cards(), ("hub", True), ("step", "S08"), ("chosen", ["c2"]), ("assign.category", "skydd"))
    desk = use(desk, ("protection-add.c2", True), ("edit.map.protections.0.when_danger_present", "no"))
    asked = find(screen(desk), "only-strength")
    assert isinstance(asked, Notice)
    assert asked.text.endswith("?")
    strength = use(desk, ("to-strength.c2", True)).held.map
    assert (strength.cards[1].category, strength.protections) == (Category.STRENGTH, ())
    assert "only-strength" not in keys(use(desk, ("edit.map.protections.0.when_danger_present", "yes")))


def test_an_area_is_a_text_from_the_data() -> None:
    desk = use(with_cards(), ("chosen", ["c1"]))
    (first, *_rest) = [option.key for option in find(screen(desk), "assign.bbic_tag").options if option.key]  # type: ignore[union-attr]
    assert use(desk, ("assign.bbic_tag", first)).held.map.cards[0].bbic_tag == first


def test_three_hundred_cards_are_all_there_is_room_for() -> None:
    desk = use(begun(), ("step", "S05"), ("typed.card", "Vide föll"), ("card.oro", True))
    from dataclasses import replace

    (card,) = desk.held.map.cards
    many = tuple(replace(card, id=f"c{n}") for n in range(1, 301))
    full = replace(desk, session=replace(desk.held, map=replace(desk.held.map, cards=many)))
    button = find(screen(full), "card.oro")
    assert isinstance(button, Action)
    assert button.blocked == "Tavlan är full: 300 lappar."
