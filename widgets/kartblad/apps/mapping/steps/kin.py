"""How one person belongs together with others: parent, couple, sibling, friend; and how it is between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kartblad.apps.mapping import forms, wording
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Office
from kartblad.core import editing
from kartblad.core.mapping.people import Person, Quality, Relation, Tie
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Option, Select
from kartblad.ui.paths import key

RELATIONS = ("map", "relations")


def relations(session: Session, person: Person, texts: Texts) -> tuple[Block, ...]:
    """Return the relations of a person, and a way to add one for each of the others."""
    ties = [n for n, each in enumerate(session.map.relations) if person.id in (each.a, each.b)]
    others = [each for each in session.map.persons if each.id != person.id]
    rows = tuple(_relation(session, at, texts) for at in ties)
    return (*rows, *((_new(person, others, texts),) if others else ()))


def _relation(session: Session, at: int, texts: Texts) -> Controls:
    return Controls(
        f"relation.{at}",
        sentence(session, session.map.relations[at], texts),
        (
            forms.choice(session, (*RELATIONS, str(at), "quality"), texts.gettext("How it is"), Quality, texts),
            Action(key("drop", *RELATIONS, str(at)), texts.gettext("Not so")),
        ),
    )


def sentence(session: Session, relation: Relation, texts: Texts) -> str:
    """Return a relation in words: "Mormor är förälder till Mamma"."""
    return texts.gettext(
        "{a} {tie} {b}",
        a=forms.alias(session.map, relation.a),
        tie=texts.gettext(wording.NAMES[relation.type]),
        b=forms.alias(session.map, relation.b),
    )


def _new(person: Person, others: list[Person], texts: Texts) -> Controls:
    """Return a list for each tie; choosing somebody in it adds that relation."""
    offered = (Option("", texts.gettext("Nobody more")), *(Option(each.id, each.alias) for each in others))
    ties = tuple(
        Select(
            key("relate", person.id, tie),
            texts.gettext("{alias} {tie}", alias=person.alias, tie=texts.gettext(wording.NAMES[tie])),
            offered,
            "",
        )
        for tie in Tie
    )
    return Controls("relating", texts.gettext("Add how they belong together"), ties)


def relate(desk: Desk, path: Path, value: str, office: Office) -> Desk:
    """Note how two persons belong together; what is noted already is not noted twice."""
    (a, tie) = path
    known = {(each.a, each.b, each.type) for each in desk.held.map.relations}
    if not value or (a, value, Tie(tie)) in known:
        return desk
    relation = Relation(a, value, Tie(tie))
    said = sentence(desk.held, relation, office.texts)
    return edited(replace(desk, said=said), editing.add(desk.held, RELATIONS, relation))


COMMANDS: Mapping[str, Command] = {"relate": relate}
