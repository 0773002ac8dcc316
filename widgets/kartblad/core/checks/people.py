"""Who is who in a map: family or profession, in the household or outside it, the children it is about."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.core.checks.material import Material
from kartblad.core.checks.phrases import stem_in
from kartblad.core.mapping.map import Map
from kartblad.core.mapping.people import Kind, Participant, Person, RaterGroup, Role, Tie

PRIVATE_GROUPS = frozenset({RaterGroup.CHILD, RaterGroup.PARENT, RaterGroup.NETWORK})
PRIVATE_ROLES = frozenset({Role.FAMILY, Role.NETWORK, Role.CHILD})
_KIN = frozenset({Tie.PARENT, Tie.SIBLING, Tie.GRANDPARENT, Tie.RELATIVE})


def children(each: Map) -> tuple[Person, ...]:
    """Return the children whom the map is about: a friend who is a child is left out, unless a risk names him."""
    about = {child for danger in each.dangers for child in danger.children}
    about |= {voice.child for voice in each.child_voice}
    return tuple(
        person for person in each.persons if person.kind is Kind.CHILD and (person.id in about or _is_kin(each, person))
    )


def _is_kin(each: Map, person: Person) -> bool:
    ties = {relation.type for relation in each.relations if person.id in (relation.a, relation.b)}
    return not ties or bool(ties & _KIN)


def household(material: Material) -> frozenset[str]:
    """Return the ids of those who live with the children, and the children's own.

    Where nothing is written of who lives with whom, parents do.
    """
    each = material.map
    young = {child.id for child in children(each)}
    together = {other for child in children(each) for other in child.lives_with}
    together |= {person.id for person in each.persons if young & set(person.lives_with)}
    if not any(person.lives_with for person in each.persons):
        together |= {person.id for person in each.persons if is_parent(material, person)}
    return frozenset(young | together)


def is_parent(material: Material, person: Person) -> bool:
    """Return whether somebody is a child's parent, by relation or by alias."""
    young = {child.id for child in children(material.map)}
    ties = (tie for tie in material.map.relations if tie.type is Tie.PARENT)
    by_tie = any(tie.a == person.id and tie.b in young for tie in ties)
    return by_tie or person.alias.casefold() in material.lexicon.parents


def is_professional(participant: Participant) -> bool:
    """Return whether somebody in the room is there by profession."""
    if participant.rater_group is not None:
        return participant.rater_group not in PRIVATE_GROUPS
    return not PRIVATE_ROLES & set(participant.roles)


def names(each: Map) -> Iterator[str]:
    """Yield every invented name in the map."""
    yield from (person.alias for person in each.persons)
    yield from (participant.alias for participant in each.participants)
    yield from (member.alias for member in each.network)
    yield each.case.alias


def owner_kind(material: Material, who: str) -> str:
    """Return whether a step's owner is "profession", "parent", or "other"."""
    small = who.strip().casefold()
    for participant in material.map.participants:
        if participant.alias.casefold() == small:
            return _kind_in_room(participant)
    for person in material.map.persons:
        if small in (person.alias.casefold(), person.id):
            return _kind_of_person(material, person)
    if small in material.lexicon.parents:
        return "parent"
    return "profession" if stem_in(small.split(), material.lexicon.professionals) else "other"


def _kind_in_room(participant: Participant) -> str:
    if is_professional(participant):
        return "profession"
    return "parent" if participant.rater_group is RaterGroup.PARENT else "other"


def _kind_of_person(material: Material, person: Person) -> str:
    if is_parent(material, person):
        return "parent"
    ties = {tie.type for tie in material.map.relations if person.id in (tie.a, tie.b)}
    by_word = stem_in(person.alias.casefold().split(), material.lexicon.professionals)
    return "profession" if Tie.PROFESSIONAL in ties or (by_word and not ties & _KIN) else "other"
