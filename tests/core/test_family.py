"""Who is whose: half-siblings only where both other parents are known, homes that a child with two does not join."""

from __future__ import annotations

from kartblad.core.family import family, homes
from kartblad.core.mapping.people import Kind, Person, Relation, Tie


def person(who: str, kind: Kind = Kind.ADULT, *lives_with: str) -> Person:
    return Person(who, who, kind, lives_with=lives_with)


def child(who: str, *lives_with: str) -> Person:
    return person(who, Kind.CHILD, *lives_with)


def parents(**children: str) -> tuple[Relation, ...]:
    return tuple(Relation(who, kid, Tie.PARENT) for kid, both in children.items() for who in both.split())


def found(*persons: Person) -> tuple[tuple[str, ...], ...]:
    return homes({one.id: one for one in persons})


def test_half_siblings_are_said_only_where_it_is_known() -> None:
    who = tuple(person(one) for one in ("a", "b", "c", "d", "mum", "one", "two"))
    kin = family(who, parents(a="mum one", b="mum two", c="mum", d="mum one"))
    assert (kin.half_siblings("a"), kin.siblings("a")) == (("b",), ("c", "d"))
    assert (kin.half_siblings("c"), kin.siblings("c")) == ((), ("a", "b", "d"))


def test_a_sibling_may_be_said_without_parents() -> None:
    kin = family((person("a"), person("b")), (Relation("a", "b", Tie.SIBLING),))
    assert (kin.siblings("a"), kin.siblings("b")) == (("b",), ("a",))


def test_siblings_said_to_be_whole_are_half_where_the_parents_show_it() -> None:
    who = tuple(person(one) for one in ("a", "b", "mum", "one", "two"))
    kin = family(who, (*parents(a="mum one", b="mum two"), Relation("a", "b", Tie.SIBLING)))
    assert (kin.siblings("a"), kin.half_siblings("a")) == ((), ("b",))


def test_relations_to_nobody_are_left_out_and_the_first_of_two_with_the_same_id_counts() -> None:
    kin = family((person("a"), child("a"), person("b")), parents(a="x", b="a", x="b"))
    assert (kin.persons["a"].kind, kin.parents) == (Kind.ADULT, {"a": (), "b": ("a",)})


def test_nobody_is_their_own_ancestor() -> None:
    kin = family(tuple(person(one) for one in "abc"), parents(a="b", b="c", c="a"))
    assert kin.parents == {"a": ("b",), "b": ("c",), "c": ()}


def test_a_child_with_two_homes_does_not_make_them_one() -> None:
    assert found(child("kid", "mum", "dad"), person("mum"), person("dad")) == (("kid", "mum"), ("kid", "dad"))


def test_children_of_the_same_home_need_not_name_each_other() -> None:
    assert found(child("a", "mum"), child("b", "mum"), person("mum")) == (("a", "b", "mum"),)


def test_a_sibling_who_lives_there_half_the_time_takes_nobody_along() -> None:
    who = (child("half", "mum", "dad"), child("kid", "mum", "half"), person("mum"), person("dad"))
    assert found(*who) == (("half", "kid", "mum"), ("half", "dad"))


def test_a_child_who_names_no_adult_follows_the_child_it_lives_with() -> None:
    assert found(child("a", "mum"), child("b", "a"), child("c", "b"), person("mum")) == (("a", "b", "c", "mum"),)


def test_children_alone_are_a_home_and_one_person_is_none() -> None:
    assert found(child("a", "b"), child("b"), person("c")) == (("a", "b"),)
