"""What somebody is to the child, in a word: "Ebbas halvbror", "Viggos mammas partner", "vän till Hanna"."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.core.family import Family, read
from kartblad.core.mapping.people import Kind, Person, Relation, Symbol, Tie
from kartblad.i18n import Texts, msgid

Steps = tuple[str, ...]
"""How one gets from one person to another: "up", "down", "side", "half", "over" (grandparent), "with", "once"."""

_WOMAN, _MAN, _SOMEBODY = Symbol.CIRCLE, Symbol.SQUARE, Symbol.NEUTRAL

_WORDS: dict[Steps, dict[Symbol, str]] = {
    ("up",): {_WOMAN: msgid("mother"), _MAN: msgid("father"), _SOMEBODY: msgid("parent")},
    ("down",): {_WOMAN: msgid("daughter"), _MAN: msgid("son"), _SOMEBODY: msgid("child (of somebody)")},
    ("side",): {_WOMAN: msgid("sister"), _MAN: msgid("brother"), _SOMEBODY: msgid("sibling")},
    ("half",): {_WOMAN: msgid("half-sister"), _MAN: msgid("half-brother"), _SOMEBODY: msgid("half-sibling")},
    ("over",): {
        _WOMAN: msgid("grandmother"),
        _MAN: msgid("grandfather"),
        _SOMEBODY: msgid("grandparent"),
    },
    ("with",): dict.fromkeys(Symbol, msgid("partner")),
    ("once",): dict.fromkeys(Symbol, msgid("former partner")),
    ("up", "side", "down"): dict.fromkeys(Symbol, msgid("cousin")),
}
_MOTHERS: dict[Steps, dict[Symbol, str]] = {
    ("up", "up"): {_WOMAN: msgid("mother's mother"), _MAN: msgid("mother's father")},
    ("up", "side"): {_WOMAN: msgid("mother's sister"), _MAN: msgid("mother's brother")},
}
_FATHERS: dict[Steps, dict[Symbol, str]] = {
    ("up", "up"): {_WOMAN: msgid("father's mother"), _MAN: msgid("father's father")},
    ("up", "side"): {_WOMAN: msgid("father's sister"), _MAN: msgid("father's brother")},
}
_SIDES = {_WOMAN: _MOTHERS, _MAN: _FATHERS}

TIES = {
    Tie.RELATIVE: msgid("relative of {name}"),
    Tie.FRIEND: msgid("friend of {name}"),
    Tie.PROFESSIONAL: msgid("professional around {name}"),
}


def kin_words(persons: tuple[Person, ...], relations: tuple[Relation, ...], texts: Texts) -> dict[str, str]:
    """Return what everybody is to the child that they are nearest kin to; else to whom they are written as a friend.

    The first child needs no word.
    """
    family = read(persons, relations)
    children = [person.id for person in family.persons.values() if person.kind is Kind.CHILD]
    return {who: "" if children[:1] == [who] else _nearest(family, children, who, texts) for who in family.persons}


def _nearest(family: Family, children: list[str], who: str, texts: Texts) -> str:
    ways = [(way, child) for child in children if child != who and (way := _path(family, child, who))]
    if not ways:
        return tie_word(family, who, texts)
    return kin_word(family, min(ways, key=lambda way: len(way[0]))[1], who, texts)


def tie_word(family: Family, who: str, texts: Texts) -> str:
    """Return as whose relative, friend or professional somebody is written; empty where nobody is."""
    for tie, words in TIES.items():
        names = [family.persons[other].alias for other in family.said(who, tie)]
        if names:
            return texts.gettext(words, name=names[0])
    return ""


def kin_word(family: Family, child: str, other: str, texts: Texts) -> str:
    """Return what somebody is to a child, with the child's name; empty where they are no kin."""
    path = _path(family, child, other)
    if not path:
        return ""
    word = family.persons[child].alias
    for part in _parts(family, path, texts):
        word = belonging(word, part, texts)
    return word


def belonging(owner: str, thing: str, texts: Texts) -> str:
    """Return whose something is: "Ebbas mamma", but "Nils mamma"."""
    if owner[-1:].casefold() in ("s", "x", "z"):
        return texts.gettext("{owner}' {thing}", owner=owner, thing=thing)
    return texts.gettext("{owner}'s {thing}", owner=owner, thing=thing)


def _path(family: Family, start: str, goal: str) -> tuple[tuple[str, str], ...]:
    """Return the shortest way by kin as steps and whom each leads to; at most five steps."""
    ways: list[tuple[tuple[str, str], ...]] = [((("", start)),)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        for step, who in _steps(family, way[-1][1]):
            if who == goal:
                return (*way[1:], (step, who))
            if who not in seen and len(way) <= 4:
                seen.add(who)
                ways.append((*way, (step, who)))
    return ()


def _steps(family: Family, who: str) -> Iterator[tuple[str, str]]:
    yield from (("up", other) for other in family.parents[who])
    yield from (("side", other) for other in family.siblings(who))
    yield from (("half", other) for other in family.half_siblings(who))
    yield from (("down", other) for other in family.children(who))
    yield from (("over", other) for other in family.grandparents(who))
    yield from (("with", other) for other in family.said(who, Tie.PARTNER))
    yield from (("once", other) for other in family.said(who, Tie.FORMER_PARTNER))


def _parts(family: Family, path: tuple[tuple[str, str], ...], texts: Texts) -> Iterator[str]:
    """Yield the words of a way, the longest that there is a word for first."""
    while path:
        for length in (3, 2, 1):
            word = _word(family, path[:length]) if len(path) >= length else ""
            if word:
                yield texts.gettext(word)
                path = path[length:]
                break


def _word(family: Family, path: tuple[tuple[str, str], ...]) -> str:
    steps = tuple(step for step, _who in path)
    first, last = (family.persons[who].symbol for who in (path[0][1], path[-1][1]))
    sided = _SIDES.get(first, {}).get(steps, {})
    return sided.get(last, "") or _WORDS.get(steps, {}).get(last, "")
