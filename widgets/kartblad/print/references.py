"""How things on a map refer to each other on paper: people by name, risks, harm and goals by a letter and a number."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from kartblad.catalogue.vocabulary import NAMES
from kartblad.charts.drawing import listed
from kartblad.core.mapping.map import Map
from kartblad.i18n import Texts
from kartblad.print.parts import printable


class References:
    """Knows what everything on one map is called.

    Parameters
    ----------
    whole
        The map.
    texts
        The reader's language.
    """

    def __init__(self, whole: Map, texts: Texts) -> None:
        self.texts = texts
        self._names = {member.person: printable(member.alias) for member in whole.network if printable(member.alias)}
        self._names |= {person.id: printable(person.alias) for person in whole.persons if printable(person.alias)}
        linked = {link for card in whole.cards for link in card.links}
        self._marks = {
            **_numbered(texts.gettext("C"), (card.id for card in whole.cards if card.id in linked)),
            **_numbered(texts.gettext("H"), (event.id for event in whole.harm_events)),
            **_numbered(texts.gettext("R"), (danger.id for danger in whole.dangers)),
            **_numbered(texts.gettext("G"), (goal.id for goal in whole.goals)),
            **_numbered(texts.gettext("S"), (scale.id for scale in whole.scales)),
        }

    def name(self, person: str) -> str:
        """Return somebody's name; the id itself where nobody has it, so that nothing is lost."""
        return self._names.get(person) or printable(person)

    def names(self, people: Iterable[str]) -> str:
        """Return several names as they are said."""
        return listed([self.name(person) for person in people], self.texts)

    def mark(self, thing: str) -> str:
        """Return by what a thing is referred to; the id itself where there is no such thing."""
        return self._marks.get(thing, printable(thing))

    def marks(self, things: Iterable[str]) -> str:
        """Return several marks with commas between."""
        return ", ".join(self.mark(thing) for thing in things)

    def own_mark(self, thing: str) -> str:
        """Return the mark of a thing; empty where nothing refers to its kind."""
        return self._marks.get(thing, "")

    def word(self, member: StrEnum | None) -> str:
        """Return what a word of a vocabulary is called; empty where nothing was chosen."""
        return "" if member is None else self.texts.gettext(NAMES[member])


def _numbered(letter: str, things: Iterable[str]) -> dict[str, str]:
    return {thing: f"{letter}{number}" for number, thing in enumerate(things, start=1)}
