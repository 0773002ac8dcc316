"""The family and its network: who they are, how they belong together, who knows what. Drawn, and said in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import forms
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.apps.mapping.steps import kin
from kartblad.core import editing
from kartblad.core.mapping.map import Map
from kartblad.core.mapping.people import Kind, Knows, NetworkMember, Person, Symbol, Willing
from kartblad.core.script import Step
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Option, Picture, Select, TextField
from kartblad.ui.paths import key

PERSONS, NETWORK = ("map", "persons"), ("map", "network")
MOST = 40


def blocks(desk: Desk, _step: Step, _library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return the drawings, a field for one more person, and all that is said of the chosen one."""
    session = desk.held
    person = _chosen(desk)
    return (
        *_drawings(session.map, texts),
        _newcomer(desk, texts),
        *((_choice(session, person, texts),) if session.map.persons else ()),
        *(_about(session, person, texts) if person else ()),
    )


def _drawings(chart: Map, texts: Texts) -> tuple[Block, ...]:
    from kartblad.charts.circles import circles
    from kartblad.charts.genogram import genogram

    drawn: list[Block] = []
    if chart.persons:
        family = genogram(chart.persons, chart.relations, texts)
        drawn.append(Picture("genogram", texts.gettext("The family"), 3, family))
    if chart.network:
        network = circles(chart.persons, chart.network, texts)
        drawn.append(Picture("circles", texts.gettext("The network"), 3, network))
    return tuple(drawn)


def _newcomer(desk: Desk, texts: Texts) -> Controls:
    full = texts.gettext("There is room for {most} persons.", most=MOST) if len(desk.held.map.persons) >= MOST else ""
    hint = texts.gettext("An invented name or a place in the family, at most 20 letters.")
    return Controls(
        "newcomer",
        texts.gettext("One more person"),
        (
            TextField("typed.person", texts.gettext("Invented name"), desk.held.unsent.person, 20, hint),
            Action("person-add.barn", texts.gettext("Add a child"), blocked=full),
            Action("person-add.vuxen", texts.gettext("Add an adult"), blocked=full),
        ),
    )


def _chosen(desk: Desk) -> Person | None:
    return next((person for person in desk.held.map.persons if person.id in desk.chosen), None)


def _choice(session: Session, person: Person | None, texts: Texts) -> Select:
    offered = tuple(Option(each.id, each.alias) for each in session.map.persons)
    nobody = Option("", texts.gettext("Choose a person"))
    return Select("person-choose", texts.gettext("Say more about"), (nobody, *offered), person.id if person else "")


def _about(session: Session, person: Person, texts: Texts) -> tuple[Block, ...]:
    return (
        _person(session, person, texts),
        *kin.relations(session, person, texts),
        _in_network(session, person, texts),
    )


def _person(session: Session, person: Person, texts: Texts) -> Controls:
    place = (*PERSONS, person.id)
    others = [each for each in session.map.persons if each.id != person.id]
    rough = texts.gettext("Roughly is enough.")
    return Controls(
        "person",
        person.alias,
        (
            forms.line(session, (*place, "alias"), texts.gettext("Invented name"), 20),
            forms.whole_number(session, (*place, "age_years"), texts.gettext("Age in years"), 0, 120, rough),
            forms.radios(session, (*place, "symbol"), texts.gettext("Shape in the drawing"), Symbol, texts),
            forms.tick(session, (*place, "deceased"), texts.gettext("Is dead")),
            *((forms.people(session, (*place, "lives_with"), texts.gettext("Lives with"), others),) if others else ()),
            Action(key("person-drop", person.id), texts.gettext("Take {alias} away", alias=person.alias)),
        ),
    )


def _in_network(session: Session, person: Person, texts: Texts) -> Controls:
    at = next((n for n, member in enumerate(session.map.network) if member.person == person.id), None)
    if at is None:
        label = texts.gettext("{alias} is one of the network", alias=person.alias)
        return Controls("network", texts.gettext("Network"), (Action(key("network-add", person.id), label),))
    place = (*NETWORK, str(at))
    return Controls(
        "network",
        texts.gettext("Network"),
        (
            forms.choice(session, (*place, "knows_level"), texts.gettext("Knows about the worries"), Knows, texts),
            forms.choice(session, (*place, "willing"), texts.gettext("Wants to help"), Willing, texts),
            forms.line(session, (*place, "can_do"), texts.gettext("Can do")),
            Action(key("drop", *place), texts.gettext("Not one of the network")),
        ),
    )


def choose(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Choose a person to say more about."""
    return replace(desk, chosen=frozenset({value}) if value else frozenset())


def join(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Write down one more person, who is then chosen."""
    alias, texts = desk.held.unsent.person.strip()[:20], office.texts
    if not alias:
        return replace(desk, said=texts.gettext("Write the name first."))
    person = Person(editing.fresh_id("p", desk.held), alias, Kind(path[0]))
    said = texts.gettext("{alias} is on the map.", alias=alias)
    session = editing.put(editing.add(desk.held, PERSONS, person), ("unsent", "person"), "")
    return edited(replace(desk, chosen=frozenset({person.id}), said=said), session)


def leave(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Take a person away, with all that ties others to it."""
    said = office.texts.gettext("Taken away. Undo brings it back.")
    return edited(replace(desk, chosen=frozenset(), said=said), replace(desk.held, map=without(desk.held.map, path[0])))


def without(chart: Map, person_id: str) -> Map:
    """Return the map without a person and without what is said of it in relation to others."""
    persons = tuple(
        replace(each, lives_with=tuple(other for other in each.lives_with if other != person_id))
        for each in chart.persons
        if each.id != person_id
    )
    return replace(
        chart,
        persons=persons,
        relations=tuple(each for each in chart.relations if person_id not in (each.a, each.b)),
        network=tuple(each for each in chart.network if each.person != person_id),
        child_voice=tuple(each for each in chart.child_voice if each.child != person_id),
        explanations=tuple(each for each in chart.explanations if each.child != person_id),
        cards=tuple(replace(c, children=tuple(x for x in c.children if x != person_id)) for c in chart.cards),
        dangers=tuple(replace(d, children=tuple(x for x in d.children if x != person_id)) for d in chart.dangers),
    )


def networked(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Count a person to the network."""
    person: Person = editing.get(desk.held, (*PERSONS, path[0]))
    return edited(desk, editing.add(desk.held, NETWORK, NetworkMember(person.id, person.alias)))


COMMANDS: Mapping[str, Command] = {
    "person-choose": choose,
    "person-add": join,
    "person-drop": leave,
    "network-add": networked,
    **kin.COMMANDS,
}
