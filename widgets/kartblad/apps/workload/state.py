"""What the page shows for a desk, and what each control does to it: pure, but for what the office keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import (
    closing,
    commands,
    measurements,
    meeting,
    own,
    start,
    talk,
    unit,
    weights,
    what_if,
    wording,
)
from kartblad.apps.workload.desk import Desk, Room, Section
from kartblad.apps.workload.office import Office
from kartblad.i18n import Texts
from kartblad.ui.blocks import STAGE, Action, Block, Controls, Notice, Option, Screen, Sections, Status
from kartblad.ui.paths import verb_and_path

COMMANDS: Mapping[str, commands.Command] = {
    **commands.COMMANDS,
    **start.COMMANDS,
    **closing.COMMANDS,
    **own.COMMANDS,
    **measurements.COMMANDS,
    **talk.COMMANDS,
    **unit.COMMANDS,
    **meeting.COMMANDS,
    **what_if.COMMANDS,
    **weights.COMMANDS,
}
"""What the first part of a control's key does."""

Shown = Callable[[Desk, Office], tuple[Block, ...]]


def change(desk: Desk, key: str, value: Any, office: Office) -> Desk:
    """Return the desk after a control was used.

    Raises
    ------
    KeyError
        If there is no such control.
    ValueError
        If the control cannot have such a value.
    """
    verb, path = verb_and_path(key)
    return COMMANDS[verb](replace(desk, said="", warned=""), path, value, office)


def screen(desk: Desk, office: Office) -> Screen:
    """Return what the window shows."""
    shown = ROOMS[desk.room](desk, office)
    warned = (Notice("warned", "warning", desk.warned),) if desk.warned else ()
    look = STAGE if desk.stage and desk.room is Room.UNIT else ""
    title = office.texts.gettext("Workload")
    return Screen((*warned, *shown, Status("said", desk.said)), "", f"{title} – Kartblad", look=look, place=place(desk))


def place(desk: Desk) -> str:
    """Return which place this is; never a code of somebody's."""
    if desk.room is not Room.UNIT:
        return desk.room
    # A measurement that is gone through is a place of its own; its id is random and says nothing.
    opened = f".{desk.intake.open_id}" if desk.section is Section.MEASUREMENTS and desk.intake.open_id else ""
    return f"{desk.room}.{desk.section}{opened}"


def _own(desk: Desk, office: Office) -> tuple[Block, ...]:
    return (*own.blocks(desk, office), _tools(desk, office.texts), *closing.blocks(desk, office))


def _unit(desk: Desk, office: Office) -> tuple[Block, ...]:
    if desk.stage:
        return meeting.blocks(desk, office)
    texts = office.texts
    head = (*_invented(desk, texts), _sections(desk, texts))
    return (*head, *SECTIONS[desk.section](desk, office), _tools(desk, texts), *closing.blocks(desk, office))


def _sections(desk: Desk, texts: Texts) -> Sections:
    names = tuple(Option(each.value, texts.gettext(wording.SECTIONS[each])) for each in Section)
    return Sections("section", texts.gettext("The unit's sheet"), names, desk.section.value)


def _invented(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    if not desk.unit.invented:
        return ()
    said = texts.gettext("This unit is made up (påhittad) to learn with. Nobody in it exists. Nothing of it is kept.")
    return (Notice("invented", "info", said),)


def _tools(desk: Desk, texts: Texts) -> Controls:
    nothing = texts.gettext("There is nothing to take back.")
    nothing_more = texts.gettext("There is nothing to make again.")
    return Controls(
        "tools",
        texts.gettext("The sheet"),
        (
            Action("undo", texts.gettext("Undo"), blocked="" if desk.past else nothing),
            Action("redo", texts.gettext("Redo"), blocked="" if desk.future else nothing_more),
            Action("leave", texts.gettext("Close the sheet")),
        ),
    )


SECTIONS: Mapping[Section, Shown] = {
    Section.MEASUREMENTS: measurements.blocks,
    Section.TALK: talk.blocks,
    Section.UNIT: unit.blocks,
    Section.MEETING: meeting.blocks,
    Section.WHAT_IF: what_if.blocks,
    Section.WEIGHTS: weights.blocks,
}
ROOMS: Mapping[Room, Shown] = {
    Room.START: start.blocks,
    Room.PHRASE: start.phrase,
    Room.CONFIRM: start.confirm,
    Room.OWN: _own,
    Room.UNIT: _unit,
}
