"""All that a genogram shows, in sentences: who is whose, who lives together, and how it is between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kartblad.charts.drawing import listed
from kartblad.charts.kin_words import kin_words
from kartblad.core.family import Family, Ids
from kartblad.core.kinship import Couple, Layout
from kartblad.core.mapping.people import Kind, Person, Quality, Relation, Tie
from kartblad.i18n import Texts, msgid

COUPLES = {
    Tie.PARTNER: msgid("{one} and {other} are a couple."),
    Tie.FORMER_PARTNER: msgid("{one} and {other} were a couple."),
    None: msgid("{one} and {other} are parents of the same child."),
}
QUALITIES = {
    Quality.CLOSE: msgid("{one} and {other} are close."),
    Quality.CONFLICT: msgid("There is conflict between {one} and {other}."),
    Quality.BROKEN: msgid("The contact between {one} and {other} is broken off."),
    Quality.UNKNOWN: msgid("It is not known how it is between {one} and {other}."),
}


def heading(family: Family, laid: Layout, texts: Texts) -> str:
    """Return the drawing's title, with the names of the family's children."""
    grown = {person.id for person in family.persons.values() if person.kind is not Kind.CHILD}
    children = [person.alias for who, person in family.persons.items() if who not in (*grown, *laid.around)]
    if not children:
        return texts.gettext("Genogram")
    return texts.gettext("Genogram: {names}", names=listed(children, texts))


def sentences(family: Family, laid: Layout, texts: Texts) -> Iterator[str]:
    """Yield everything the drawing shows."""
    if not family.persons:
        yield texts.gettext("Nobody is written down yet.")
        return
    yield _count(family, laid, texts)
    kin = kin_words(tuple(family.persons.values()), family.relations, texts)
    for who, person in family.persons.items():
        yield _person(family, person, kin[who], texts)
    for couple in laid.couples:
        yield _couple(couple, family, texts)
    for old, young in laid.grandparents:
        words = msgid("{one} is a grandparent of {other}; nobody is written between them.")
        yield _two(words, old, young, family, texts)
    for relation in family.relations:
        if relation.quality is not None:
            yield _two(QUALITIES[relation.quality], relation.a, relation.b, family, texts)
    for home in laid.homes:
        yield texts.gettext("{names} live together.", names=_names(home, family, texts))
    yield from _left_out(laid.left_out, family, texts)


def _count(family: Family, laid: Layout, texts: Texts) -> str:
    children = sum(person.kind is Kind.CHILD for person in family.persons.values())
    grown = len(family.persons) - children
    return texts.gettext(
        "The drawing has {children} and {grown}, in {generations}.",
        children=texts.ngettext("{n} child", "{n} children", children),
        grown=texts.ngettext("{n} adult", "{n} adults", grown),
        generations=texts.ngettext("{n} generation", "{n} generations", laid.generations),
    )


def _person(family: Family, person: Person, kin: str, texts: Texts) -> str:
    """Return who somebody is, with parents and half-siblings."""
    parts = [part for part in (age(person, texts), kin) if part]
    if parents := family.parents[person.id]:
        parts.append(texts.gettext("parents: {names}", names=_names(parents, family, texts)))
    if siblings := family.siblings(person.id):
        parts.append(texts.gettext("siblings: {names}", names=_names(siblings, family, texts)))
    if halves := family.half_siblings(person.id):
        parts.append(texts.gettext("half-siblings: {names}", names=_names(halves, family, texts)))
    return f"{person.alias}: {'; '.join(parts)}."


def age(person: Person, texts: Texts) -> str:
    """Return how old somebody is, that they are dead, or that it is not known."""
    if person.deceased:
        return texts.gettext("deceased")
    if person.age_years is None:
        return texts.gettext("age not known")
    return texts.ngettext("{n} year old", "{n} years old", person.age_years)


def _couple(couple: Couple, family: Family, texts: Texts) -> str:
    ends = [family.persons[who] for who in (couple.left, couple.right)]
    dead = [person.alias for person in ends if person.deceased]
    if couple.tie is Tie.PARTNER and dead:
        words = msgid("{one} and {other} were a couple; {dead} is deceased.")
        return texts.gettext(words, one=ends[0].alias, other=ends[1].alias, dead=listed(dead, texts))
    return _two(COUPLES[couple.tie], couple.left, couple.right, family, texts)


def _two(words: str, one: str, other: str, family: Family, texts: Texts) -> str:
    return texts.gettext(words, one=family.persons[one].alias, other=family.persons[other].alias)


def _names(ids: Sequence[str] | Ids, family: Family, texts: Texts) -> str:
    return listed([family.persons[who].alias for who in ids], texts)


def _left_out(relations: Sequence[Relation], family: Family, texts: Texts) -> Iterator[str]:
    words = msgid("What is written of {one} and {other} contradicts the rest, and is not drawn in the family tree.")
    for relation in relations:
        yield _two(words, relation.a, relation.b, family, texts)
