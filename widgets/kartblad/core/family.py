"""Who is whose: parents and children, couples, siblings and homes, read from persons and relations as they stand.

What is written may be half done or contradict itself. Nothing here fails on that: a relation to somebody who is not
there is left out, and one who would be their own ancestor keeps the parents that were written first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kartblad.core.mapping.people import Kind, Person, Relation, Tie

COUPLES = (Tie.PARTNER, Tie.FORMER_PARTNER)
Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Persons by id in the order they were written, and the relations that can hold together."""

    persons: Mapping[str, Person]
    parents: Mapping[str, Ids]
    """Everybody's parents; those without are in it, too."""
    relations: tuple[Relation, ...]
    """Every relation between two who are there, the contradictory ones, too."""

    def children(self, who: str) -> Ids:
        """Return the children of a person."""
        return tuple(child for child, parents in self.parents.items() if who in parents)

    def siblings(self, who: str) -> Ids:
        """Return who shares a parent and is not known to have another, and who is said to be a sibling."""
        shared = (other for other in self._sharing(who) if not self._half(who, other))
        said = (other for other in self.said(who, Tie.SIBLING) if not self._half(who, other))
        return _once((*shared, *said))

    def half_siblings(self, who: str) -> Ids:
        """Return who shares one parent, where both are known to have another one, too."""
        return tuple(other for other in self._sharing(who) if self._half(who, other))

    def _sharing(self, who: str) -> Iterator[str]:
        mine = set(self.parents[who])
        return (other for other, theirs in self.parents.items() if other != who and mine & set(theirs))

    def _half(self, who: str, other: str) -> bool:
        mine, theirs = set(self.parents[who]), set(self.parents[other])
        return bool(mine & theirs and mine - theirs and theirs - mine)

    def partners(self, who: str) -> Ids:
        """Return who is or was a partner, as written."""
        return _once(other for tie in COUPLES for other in self.said(who, tie))

    def said(self, who: str, tie: Tie) -> Ids:
        """Return the other end of every relation of a kind that somebody is in."""
        ties = (relation for relation in self.relations if relation.type is tie and who in (relation.a, relation.b))
        return _once(relation.b if relation.a == who else relation.a for relation in ties)

    def grandparents(self, who: str) -> Ids:
        """Return those said to be grandparents, with nobody written between."""
        ties = (relation for relation in self.relations if relation.type is Tie.GRANDPARENT and relation.b == who)
        return _once(relation.a for relation in ties)

    def home_of(self, who: str) -> Iterator[Ids]:
        """Yield the homes that a person lives in, with everybody in them."""
        return (home for home in homes(self.persons) if who in home)


def family(persons: Sequence[Person], relations: Sequence[Relation]) -> Family:
    """Return who is whose; of two persons with the same id, the first counts."""
    known: dict[str, Person] = {}
    for person in persons:
        known.setdefault(person.id, person)
    held = tuple(r for r in dict.fromkeys(relations) if r.a in known and r.b in known and r.a != r.b)
    parents: dict[str, Ids] = dict.fromkeys(known, ())
    for relation in held:
        if relation.type is Tie.PARENT and not _descends(relation.a, relation.b, parents):
            parents[relation.b] = _once((*parents[relation.b], relation.a))
    return Family(known, parents, held)


def _descends(who: str, ancestor: str, parents: Mapping[str, Ids]) -> bool:
    """Tell whether ``ancestor`` is among the ancestors of ``who``."""
    waiting, seen = [who], {who}
    while waiting:
        for parent in parents[waiting.pop()]:
            if parent == ancestor:
                return True
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return False


def homes(persons: Mapping[str, Person]) -> tuple[Ids, ...]:
    """Return who lives together, in homes of two or more.

    Adults who live together are one home; a child belongs to the home of every adult it lives with, so that a child
    with two homes does not make them one. Children who name no adult follow the child they live with.
    """
    grown = [person.id for person in persons.values() if person.kind is Kind.ADULT]
    together = _neighbours(persons)
    groups = _groups(grown, together)
    children = [person.id for person in persons.values() if person.kind is Kind.CHILD]
    _move_in([child for child in children if together[child] & set(grown)], groups, together, set(grown))
    _follow([child for child in children if not together[child] & set(grown)], groups, together)
    order = list(persons)
    return tuple(tuple(sorted(group, key=order.index)) for group in groups if len(group) > 1)


def _follow(waiting: list[str], groups: list[set[str]], together: Mapping[str, set[str]]) -> None:
    """Let children into the homes of those they live with, one after the other; who is left makes a home alone."""
    while waiting:
        housed = {who for group in groups for who in group}
        ready = [child for child in waiting if together[child] & housed]
        if not ready:
            groups += _groups(waiting, together)
            return
        _move_in(ready, groups, together, housed)
        waiting = [child for child in waiting if child not in ready]


def _move_in(
    children: Sequence[str], groups: list[set[str]], together: Mapping[str, set[str]], hosts: set[str]
) -> None:
    """Let every child into each home where one of the hosts lives with it."""
    for child in children:
        for group in groups:
            if group & hosts & together[child]:
                group.add(child)


def _neighbours(persons: Mapping[str, Person]) -> dict[str, set[str]]:
    together: dict[str, set[str]] = {who: set() for who in persons}
    for person in persons.values():
        for other in person.lives_with:
            if other in persons and other != person.id:
                together[person.id].add(other)
                together[other].add(person.id)
    return together


def _groups(who: Sequence[str], together: Mapping[str, set[str]]) -> list[set[str]]:
    """Return who hangs together among some, through no others."""
    left, found = dict.fromkeys(who), []
    while left:
        group, waiting = set[str](), [next(iter(left))]
        while waiting:
            one = waiting.pop()
            if one in left:
                del left[one]
                group.add(one)
                waiting += together[one] & left.keys()
        found.append(group)
    return found


def _once(ids: Iterable[str]) -> Ids:
    return tuple(dict.fromkeys(ids))


@lru_cache(maxsize=2)
def read(persons: tuple[Person, ...], relations: tuple[Relation, ...]) -> Family:
    """Return `family`, kept for as long as nothing changes."""
    return family(persons, relations)
