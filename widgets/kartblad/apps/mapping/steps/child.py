"""The child's voice: three houses in words, or an honest note that nobody knows yet, with a plan to find out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kartblad.apps.mapping import forms
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.core import editing
from kartblad.core.mapping.child import ChildVoice
from kartblad.core.mapping.people import Person
from kartblad.core.script import Step
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Notice
from kartblad.ui.paths import key

VOICES = ("map", "child_voice")
TALKS_FROM = 4
"""The age in years from which a child is asked in words."""


def blocks(desk: Desk, _step: Step, _library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return a sheet for each child of the map."""
    children = forms.children(desk.held)
    if not children:
        sentence = texts.gettext("No child is on the map yet. Write the children down in the step about the family.")
        return (Notice("no-child", "warning", sentence),)
    return tuple(block for child in children for block in _sheet(desk.held, child, texts))


def answered(voice: ChildVoice) -> bool:
    """Tell whether the child has been heard, or there is a plan for how it will be."""
    said = any(text.strip() for text in (voice.worries, voice.good, voice.wishes))
    return said or (voice.unknown and bool(voice.plan_to_find_out.strip()))


def unheard(session: Session) -> tuple[Person, ...]:
    """Return the children from four years on, or of unknown age, for whom nothing is written."""
    heard = {voice.child for voice in session.map.child_voice if answered(voice)}
    children = (child for child in forms.children(session) if child.id not in heard)
    return tuple(child for child in children if child.age_years is None or child.age_years >= TALKS_FROM)


def _sheet(session: Session, child: Person, texts: Texts) -> tuple[Block, ...]:
    at = next((n for n, voice in enumerate(session.map.child_voice) if voice.child == child.id), None)
    if at is None:
        begin = Action(
            key("voice-add", child.id), texts.gettext("Write {alias}'s words", alias=child.alias), primary=True
        )
        return (Controls(key("voice", child.id), child.alias, (begin,)), _gate(child, texts))
    place, voice = (*VOICES, str(at)), session.map.child_voice[at]
    houses = Controls(
        key("voice", child.id),
        texts.gettext("Three houses: {alias}", alias=child.alias),
        (
            forms.lines(session, (*place, "worries"), texts.gettext("The house of worries")),
            forms.lines(session, (*place, "good"), texts.gettext("The house of good things")),
            forms.lines(session, (*place, "wishes"), texts.gettext("The house of wishes")),
            forms.tick(session, (*place, "verbatim"), texts.gettext("These are the child's own words")),
            forms.tick(session, (*place, "unknown"), texts.gettext("We do not know what the child says")),
            *_plan(session, place, voice, texts),
        ),
    )
    return (houses,) if answered(voice) else (houses, _gate(child, texts))


def _plan(session: Session, place: tuple[str, ...], voice: ChildVoice, texts: Texts) -> tuple[Any, ...]:
    if not voice.unknown:
        return ()
    return (forms.lines(session, (*place, "plan_to_find_out"), texts.gettext("How and when shall we get to know?")),)


def _gate(child: Person, texts: Texts) -> Notice:
    sentence = texts.gettext(
        "Nothing is written for {alias} yet: the child's words, or that you do not know and how you will find out.",
        alias=child.alias,
    )
    return Notice(key("gate", child.id), "info", sentence)


def add(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Begin a sheet for a child."""
    return edited(desk, editing.add(desk.held, VOICES, ChildVoice(path[0])))


COMMANDS: Mapping[str, Command] = {"voice-add": add}
