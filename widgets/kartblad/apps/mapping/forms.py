"""Fields that show one place of the session and change it: a block each, tied to the place by its key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from kartblad.apps.mapping import wording
from kartblad.apps.mapping.paths import EDIT, key
from kartblad.core.editing import get
from kartblad.core.mapping.map import Map
from kartblad.core.mapping.people import Kind, Person
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui import blocks
from kartblad.ui.blocks import Option

Path = Sequence[str]
E = TypeVar("E", bound=StrEnum)


def line(session: Session, path: Path, label: str, most: int = 200, hint: str = "") -> blocks.TextField:
    """Return a field for one line of text; a list of texts is shown with commas between."""
    return blocks.TextField(key(EDIT, *path), label, _text(session, path), max_length=most, hint=hint)


def lines(session: Session, path: Path, label: str, most: int = 200, hint: str = "", rows: int = 2) -> blocks.TextArea:
    """Return a field for a longer text."""
    return blocks.TextArea(key(EDIT, *path), label, _text(session, path), max_length=most, hint=hint, rows=rows)


def day(session: Session, path: Path, label: str, hint: str = "") -> blocks.DateField:
    """Return a field for a date."""
    return blocks.DateField(key(EDIT, *path), label, _text(session, path), hint=hint)


def whole(session: Session, path: Path, label: str, least: int, most: int, hint: str = "") -> blocks.NumberField:
    """Return a field for a whole number that may be unknown."""
    return blocks.NumberField(key(EDIT, *path), label, get(session, path), least, most, hint=hint)


def choice(session: Session, path: Path, label: str, kinds: type[E], texts: Texts, hint: str = "") -> blocks.Select:
    """Return a list to choose from; the first choice is that nobody has said."""
    value = get(session, path)
    nothing = Option("", texts.gettext("Not said"))
    return blocks.Select(key(EDIT, *path), label, (nothing, *options(kinds, texts)), value or "", hint)


def radios(session: Session, path: Path, label: str, kinds: Iterable[E], texts: Texts, hint: str = "") -> blocks.Radios:
    """Return a group of which one is chosen."""
    return blocks.Radios(key(EDIT, *path), label, options(kinds, texts), get(session, path) or "", hint)


def yes_no(session: Session, path: Path, label: str, texts: Texts, hint: str = "") -> blocks.Radios:
    """Return a question that is answered by yes, no, or not at all."""
    value = get(session, path)
    answers = (("yes", texts.gettext("Yes")), ("no", texts.gettext("No")), ("unsaid", texts.gettext("Not said")))
    chosen = {True: "yes", False: "no"}.get(value, "unsaid")
    return blocks.Radios(key(EDIT, *path), label, tuple(Option(*answer) for answer in answers), chosen, hint)


def tick(session: Session, path: Path, label: str) -> blocks.Checks:
    """Return one thing to tick."""
    value = frozenset({path[-1]}) if get(session, path) else frozenset[str]()
    return blocks.Checks(key("tick", *path), "", (Option(path[-1], label),), value)


def people(session: Session, path: Path, label: str, among: Iterable[Person], hint: str = "") -> blocks.Checks:
    """Return persons to tick, by their invented names."""
    offered = tuple(Option(person.id, person.alias) for person in among)
    known = {option.key for option in offered}
    return blocks.Checks(key(EDIT, *path), label, offered, frozenset(get(session, path)) & known, hint)


def children(session: Session) -> tuple[Person, ...]:
    """Return the children of the map."""
    return tuple(person for person in session.map.persons if person.kind is Kind.CHILD)


def one_of(session: Session, path: Path, label: str, offered: Iterable[Option], texts: Texts) -> blocks.Select:
    """Return a list to choose one thing of the map from, or nothing."""
    listed = (Option("", texts.gettext("Not said")), *offered)
    value = get(session, path)
    return blocks.Select(key(EDIT, *path), label, listed, value if value in {each.key for each in listed} else "")


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
    return tuple(Option(kind.value, texts.gettext(wording.NAMES[kind])) for kind in kinds)


def alias(chart: Map, person_id: str) -> str:
    """Return what a person is called in the room; the id itself for somebody who is not drawn."""
    names: dict[str, Any] = {member.person: member.alias for member in chart.network if member.alias}
    names |= {person.id: person.alias for person in chart.persons}
    return str(names.get(person_id, person_id))


def _text(session: Session, path: Path) -> str:
    value = get(session, path)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
