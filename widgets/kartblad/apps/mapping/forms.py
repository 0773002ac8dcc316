"""Fields for the map's own vocabularies and people; those that any page may need are `kartblad.ui.forms`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from kartblad.apps.mapping import wording
from kartblad.core.editing import get
from kartblad.core.mapping.map import Map
from kartblad.core.mapping.people import Kind, Person
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui import blocks, forms
from kartblad.ui.blocks import Option
from kartblad.ui.forms import day, line, lines, one_of, tick, whole_number, yes_no
from kartblad.ui.paths import EDIT, key

__all__ = [
    "alias",
    "children",
    "choice",
    "day",
    "everybody",
    "line",
    "lines",
    "one_of",
    "options",
    "people",
    "person",
    "radios",
    "tick",
    "whole_number",
    "yes_no",
]

Path = Sequence[str]
E = TypeVar("E", bound=StrEnum)


def choice(session: Session, path: Path, label: str, kinds: type[E], texts: Texts, hint: str = "") -> blocks.Select:
    """Return a list to choose from; the first choice is that nobody has said."""
    return forms.choice(session, path, label, kinds, wording.NAMES, texts, hint)


def radios(session: Session, path: Path, label: str, kinds: Iterable[E], texts: Texts, hint: str = "") -> blocks.Radios:
    """Return a group of which one is chosen."""
    return forms.radios(session, path, label, kinds, wording.NAMES, texts, hint)


def people(session: Session, path: Path, label: str, among: Iterable[Person], hint: str = "") -> blocks.Checks:
    """Return persons to tick, by their invented names."""
    offered = tuple(Option(person.id, person.alias) for person in among)
    known = {option.key for option in offered}
    return blocks.Checks(key(EDIT, *path), label, offered, frozenset(get(session, path)) & known, hint)


def children(session: Session) -> tuple[Person, ...]:
    """Return the children of the map."""
    return tuple(person for person in session.map.persons if person.kind is Kind.CHILD)


def person(session: Session, path: Path, label: str, texts: Texts) -> blocks.Select:
    """Return the persons of the map to choose one of."""
    return one_of(session, path, label, (Option(each.id, each.alias) for each in session.map.persons), texts)


def everybody(chart: Map) -> tuple[Option, ...]:
    """Return those in the room and those on the map, by what they are called here."""
    named = (*(person.alias for person in chart.participants), *(person.alias for person in chart.persons))
    known = dict.fromkeys((*named, *(member.alias for member in chart.network if member.alias)))
    return tuple(Option(alias, alias) for alias in known)


def options(kinds: Iterable[E], texts: Texts) -> tuple[Option, ...]:
    """Return the members of a vocabulary with their words."""
    return forms.options(kinds, wording.NAMES, texts)


def alias(chart: Map, person_id: str) -> str:
    """Return what a person is called in the room; the id itself for somebody who is not drawn."""
    names: dict[str, Any] = {member.person: member.alias for member in chart.network if member.alias}
    names |= {person.id: person.alias for person in chart.persons}
    return str(names.get(person_id, person_id))
