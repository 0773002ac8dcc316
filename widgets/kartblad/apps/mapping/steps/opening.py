"""The first two steps: who does what in the room and what happens to the map, and the question of the session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import forms
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.core import editing
from kartblad.core.mapping.map import Disposal, Phase
from kartblad.core.mapping.people import Participant, RaterGroup, Role
from kartblad.core.problems import Problem
from kartblad.core.script import Step
from kartblad.core.session import Session
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Action, Block, Checks, Controls, Prose, TextField
from kartblad.ui.paths import key

PARTICIPANTS = ("map", "participants")
MOST = 30
"""How many can be written down as being in the room."""


def frame(desk: Desk, _step: Step, _library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return who is in the room, in which roles, and what happens to the map afterwards."""
    session = desk.held
    rows = tuple(_participant(session, at, texts) for at in range(len(session.map.participants)))
    return (
        Prose(
            "room", texts.gettext("Who is in the room?"), 3, () if rows else (texts.gettext("Nobody is written down."),)
        ),
        *rows,
        Controls(
            "joining",
            texts.gettext("One more"),
            (
                TextField(
                    "typed.participant",
                    texts.gettext("Name in the room"),
                    session.unsent.participant,
                    20,
                    _alias_hint(texts),
                ),
                Action("join", texts.gettext("Add"), blocked=_full(session, texts)),
            ),
        ),
        _case(session, texts),
        forms.radios(
            session, ("map", "session", "disposal_choice"), texts.gettext("What happens to the map?"), Disposal, texts
        ),
    )


def _case(session: Session, texts: Texts) -> Controls:
    """Return what the case is called, and that every name is invented."""
    case = ("map", "case")
    invented = texts.gettext("All names are invented, and everybody knows them")
    return Controls(
        "case",
        texts.gettext("The case"),
        (
            forms.line(session, (*case, "alias"), texts.gettext("What do we call the case?"), 20, _alias_hint(texts)),
            forms.tick(session, (*case, "aliases_confirmed"), invented),
        ),
    )


def _alias_hint(texts: Texts) -> str:
    return texts.gettext("A role or an invented name, at most 20 letters. Never a real name.")


def _full(session: Session, texts: Texts) -> str:
    return texts.gettext("The room is full.") if len(session.map.participants) >= MOST else ""


def _participant(session: Session, at: int, texts: Texts) -> Controls:
    place = (*PARTICIPANTS, str(at))
    person = session.map.participants[at]
    roles = forms.options(Role, texts)
    return Controls(
        key("participant", str(at)),
        person.alias,
        (
            Checks(key("roles", str(at)), texts.gettext("Roles"), roles, frozenset(person.roles)),
            forms.choice(session, (*place, "rater_group"), texts.gettext("Rates as"), RaterGroup, texts),
            forms.tick(session, (*place, "present"), texts.gettext("In the room now")),
            Action(key("drop", *place), texts.gettext("Take {alias} away", alias=person.alias)),
        ),
    )


def question(desk: Desk, _step: Step, _library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return the question that decides when the session has been of use."""
    session = desk.held
    return (
        forms.lines(session, ("map", "session", "question"), texts.gettext("The case worker's question"), 300),
        forms.lines(session, ("map", "session", "hoped_outcome"), texts.gettext("What would be a good outcome?"), 300),
        forms.choice(session, ("map", "case", "phase"), texts.gettext("How far has the case come?"), Phase, texts),
    )


def join(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Write down one more who is in the room."""
    alias = desk.held.unsent.participant.strip()[:20]
    texts = office.texts
    if not alias:
        return replace(desk, said=texts.gettext("Write the name first."))
    if alias in {person.alias for person in desk.held.map.participants}:
        return replace(desk, said=texts.gettext("Somebody is already called that. Choose another name."))
    group = RaterGroup.SOCIAL_WORKER
    session = editing.add(desk.held, PARTICIPANTS, Participant(alias, (Role.PARTICIPANT,), group))
    said = texts.gettext("{alias} is in the room.", alias=alias)
    return edited(replace(desk, said=said), editing.put(session, ("unsent", "participant"), ""))


def give_roles(desk: Desk, path: Path, value: frozenset[str], office: Office) -> Desk:
    """Say what somebody does in the session.

    Raises
    ------
    Problem
        If one and the same would both lead and bring the case: then nobody sees how the group works.
    """
    if {Role.FACILITATOR, Role.PRESENTER} <= value:
        sentence = msgid("The one who leads cannot also bring the case. Let two persons have those roles.")
        raise Problem(office.texts.gettext(sentence))
    roles = tuple(role for role in Role if role in value)
    return edited(desk, editing.put(desk.held, (*PARTICIPANTS, path[0], "roles"), roles))


COMMANDS: Mapping[str, Command] = {"join": join, "roles": give_roles}
