"""A genogram's layout: whatever is written, everybody has one place, and what can hold together does."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad import settings as installed
from kartblad.catalogue.cases import cases
from kartblad.core.kinship import Layout, layout
from kartblad.core.mapping.people import Kind, Person, Quality, Relation, Tie

CASES = {key: case.map for key, case in cases(installed.load().data).items()}
IDS = "abcdefgh"

persons = st.lists(st.sampled_from(IDS), max_size=10).map(
    lambda ids: tuple(Person(who, who, Kind.CHILD if who < "d" else Kind.ADULT) for who in ids)
)
relations = st.lists(
    st.builds(
        Relation, st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(Tie), st.none() | st.sampled_from(Quality)
    ),
    max_size=16,
).map(tuple)


def people(*ids: str) -> tuple[Person, ...]:
    return tuple(Person(who, who.title(), Kind.ADULT) for who in ids)


def parents(**children: str) -> tuple[Relation, ...]:
    """Return "kid='mum dad'" as relations."""
    return tuple(Relation(who, child, Tie.PARENT) for child, both in children.items() for who in both.split())


def rows(laid: Layout) -> list[list[str]]:
    return [[spot.person for spot in laid.spots if spot.row == row] for row in range(laid.rows)]


@settings(max_examples=150, deadline=None)
@given(persons, relations)
def test_everybody_stands_in_it_once_and_nobody_on_another(who: tuple[Person, ...], said: tuple[Relation, ...]) -> None:
    laid = layout(who, said)
    assert sorted(spot.person for spot in laid.spots) == sorted({person.id for person in who})
    close = [
        (one, other)
        for one, other in combinations(laid.spots, 2)
        if one.row == other.row and abs(one.x - other.x) < 1 - 1e-3
    ]
    assert close == []
    assert min((spot.x for spot in laid.spots), default=0) >= 0


@settings(max_examples=150, deadline=None)
@given(persons, relations)
def test_what_does_not_contradict_holds(who: tuple[Person, ...], said: tuple[Relation, ...]) -> None:
    laid = layout(who, said)
    row = {spot.person: spot.row for spot in laid.spots}
    held = [r for r in said if r.a in row and r.b in row and r.a != r.b and r not in laid.left_out]
    assert [r for r in held if r.type in (Tie.PARENT, Tie.GRANDPARENT) and row[r.b] <= row[r.a]] == []
    beside = (Tie.PARTNER, Tie.FORMER_PARTNER, Tie.SIBLING)
    assert [r for r in held if r.type in beside and row[r.a] != row[r.b]] == []


@settings(max_examples=50, deadline=None)
@given(persons, relations)
def test_the_same_family_has_the_same_drawing(who: tuple[Person, ...], said: tuple[Relation, ...]) -> None:
    assert layout.__wrapped__(who, said) == layout.__wrapped__(who, said)


def test_half_siblings_of_two_fathers_with_parents_of_their_own() -> None:
    who = people("kid", "half", "mum", "one", "two", "ma", "pa", "oma", "opa", "tma", "tpa")
    laid = layout(who, parents(kid="mum one", half="mum two", mum="ma pa", one="oma opa", two="tma tpa"))
    old, grown, young = rows(laid)
    assert grown[1] == "mum"
    assert {grown[0], grown[2]} == {"one", "two"}
    assert [set(old[at : at + 2]) for at in (0, 2, 4)] == [
        {"one": {"oma", "opa"}, "two": {"tma", "tpa"}, "mum": {"ma", "pa"}}[who] for who in grown
    ]
    assert young == (["kid", "half"] if grown[0] == "one" else ["half", "kid"])
    assert all(couple.adjacent for couple in laid.couples)
    assert laid.left_out == ()


@pytest.mark.parametrize("key", [key for key in CASES if key != "blank"])
def test_the_cases_have_no_crossing_between_generations(key: str) -> None:
    laid = layout(CASES[key].persons, CASES[key].relations)
    at = {spot.person: spot for spot in laid.spots}
    lines = [
        (at[child].row, sum(at[who].x for who in brood.parents) / len(brood.parents), at[child].x)
        for brood in laid.broods
        for child in brood.children
    ]
    crossed = [(a, b) for a, b in combinations(lines, 2) if a[0] == b[0] and (a[1] - b[1]) * (a[2] - b[2]) < 0]
    assert crossed == []


@pytest.mark.parametrize(
    ("said", "left_out"),
    [
        (parents(a="b", b="a"), 1),
        (parents(a="b", b="c", c="a"), 1),
        ((*parents(a="b"), Relation("a", "b", Tie.PARTNER)), 1),
        ((*parents(a="b", b="c"), Relation("a", "c", Tie.SIBLING)), 1),
        ((*parents(a="b"), Relation("a", "b", Tie.GRANDPARENT)), 1),
        ((*parents(a="b", b="c"), Relation("c", "a", Tie.GRANDPARENT)), 0),
        (parents(a="a", b="x"), 0),
    ],
    ids=[
        "each other's parent",
        "a ring",
        "parent and partner",
        "sibling of a grandparent",
        "turned",
        "both ways",
        "nobody",
    ],
)
def test_contradictions_are_left_out_and_the_first_word_holds(said: tuple[Relation, ...], left_out: int) -> None:
    laid = layout(people("a", "b", "c"), said)
    assert len(laid.left_out) == left_out
    assert len(laid.spots) == 3


def test_friends_and_the_unrelated_stand_below() -> None:
    who = people("kid", "mum", "friend", "nobody")
    laid = layout(who, (*parents(kid="mum"), Relation("friend", "mum", Tie.FRIEND)))
    assert (rows(laid), laid.around, laid.generations) == (
        [["mum"], ["kid"], ["friend", "nobody"]],
        ("friend", "nobody"),
        2,
    )


def test_a_grandparent_without_the_parent_between_stands_two_rows_up_with_a_line() -> None:
    laid = layout(people("kid", "gran", "mum"), (*parents(kid="mum"), Relation("gran", "kid", Tie.GRANDPARENT)))
    assert laid.grandparents == (("gran", "kid"),)
    row = {spot.person: spot.row for spot in laid.spots}
    assert (row["gran"], row["mum"], row["kid"]) == (0, 1, 2)


def test_nobody() -> None:
    laid = layout((), ())
    assert (laid.spots, laid.rows, laid.generations) == ((), 0, 0)


def test_sixty_persons_are_laid_out() -> None:
    ids = [f"p{number}" for number in range(60)]
    said = tuple(Relation(ids[number // 2], ids[number], Tie.PARENT) for number in range(1, 60))
    assert len(layout(people(*ids), said).spots) == 60
