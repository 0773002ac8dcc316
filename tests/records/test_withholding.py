"""A number that looks personal is nowhere in what is kept; everything else is kept as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sessions import EMPTY, any_session, full, large, noted, texts_in

from kartblad.core.mapping.board import Card, Column
from kartblad.core.personal import looks_like_personal_number
from kartblad.core.session import Session, Table
from kartblad.core.turns import started
from kartblad.records.withholding import withheld

NUMBERS = ["19800101-1234", "800161-1234", "8001011234", "född 1980-01-01 1234", "800101-XXXX", "20121212–1212"]


def carded(*texts: str) -> Session:
    """Return a session with a card for each text."""
    cards = tuple(Card(f"k{at}", Column.WORRY, text_family=text) for at, text in enumerate(texts))
    return replace(EMPTY, map=replace(EMPTY.map, cards=cards))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_left_out_and_its_place_is_said(number: str) -> None:
    assert withheld(carded("ropar", number)) == (carded("ropar", ""), ("map.cards.k1.text_family",))


def test_what_was_clean_before_is_kept_in_its_place() -> None:
    before, now = carded("ropar", "sover"), carded("sover mer", "sover 800101-1234")
    assert withheld(now, before) == (carded("sover mer", "sover"), ("map.cards.k1.text_family",))


def test_a_row_is_found_by_its_id_where_it_has_moved() -> None:
    one, two = carded("ropar", "sover").map.cards
    moved = replace(EMPTY, map=replace(EMPTY.map, cards=(replace(two, text_family="800101-1234"), one)))
    kept, places = withheld(moved, carded("ropar", "sover"))
    assert (kept.map.cards, places) == ((two, one), ("map.cards.k1.text_family",))


def test_rows_without_id_go_by_their_place() -> None:
    session = replace(EMPTY, turn=started(("Alva", "800101-1234"), 0))
    kept, places = withheld(session)
    assert (kept.turn.order, places) == (("Alva", ""), ("turn.order.1",))


def test_a_number_among_what_is_ticked_is_left_out() -> None:
    kept, places = withheld(replace(EMPTY, checklist=frozenset({"namn", "800101-1234"})))
    assert (kept.checklist, places) == (frozenset({"namn", ""}), ("checklist",))


@pytest.mark.parametrize("text", ["070-123 45 67", "2017-01-16", "kl 08.00-16.30", "0–10", "3 av 10 dagar"])
def test_other_numbers_are_kept(text: str) -> None:
    assert withheld(noted(text)) == (noted(text), ())


def test_what_has_not_changed_is_not_looked_through() -> None:
    before = large()
    kept, _ = withheld(replace(before, hidden=True), before)
    assert kept.map is before.map


def test_half_a_character_becomes_a_sign_that_a_file_can_hold() -> None:
    assert withheld(noted("sover \ud83d gott")) == (noted("sover \ufffd gott"), ())


def test_every_text_of_every_kind_of_thing_is_looked_at() -> None:
    session = full("800101-1234")
    kept, places = withheld(session)
    assert set(texts_in(session)) == {"800101-1234"}
    assert set(texts_in(kept)) == {""}
    assert len(places) == len(texts_in(session))


@given(any_session(), st.none() | any_session())
def test_what_is_clean_is_kept_as_it_is(session: Session, last: Session | None) -> None:
    if not any(map(looks_like_personal_number, texts_in(session))):
        assert withheld(session, last) == (session, ())


@given(any_session(), st.sampled_from(NUMBERS))
def test_no_number_is_kept(session: Session, number: str) -> None:
    marked = replace(session, notes=number, tables=(*session.tables, Table("t", danger=number)))
    kept, places = withheld(marked)
    assert not any(map(looks_like_personal_number, texts_in(kept)))
    assert "notes" in places
