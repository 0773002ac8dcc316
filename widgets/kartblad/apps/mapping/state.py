"""What the page shows for a desk, and what each control does to it: pure, but for what the office keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import commands, frame, hub, start
from kartblad.apps.mapping.desk import Desk, Room
from kartblad.apps.mapping.office import Library, Office
from kartblad.apps.mapping.paths import verb_and_path
from kartblad.apps.mapping.workbench import COMMANDS as WORK_COMMANDS
from kartblad.apps.mapping.workbench import work_blocks
from kartblad.core.session import HUB
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Facts, Notice, Prose, Screen, Status

COMMANDS: Mapping[str, commands.Command] = {**commands.COMMANDS, **start.COMMANDS, **WORK_COMMANDS}
"""What the first part of a control's key does."""


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


def screen(desk: Desk, library: Library, texts: Texts, now: float) -> Screen:
    """Return what the window shows."""
    shown = ROOMS[desk.room](desk, library, texts, now)
    warned = (Notice("warned", "warning", desk.warned),) if desk.warned else ()
    look = "stage" if desk.stage and desk.room is Room.SESSION else ""
    return Screen((*warned, *shown, Status("said", desk.said)), "", texts.gettext("Mapping"), look=look)


def _session(desk: Desk, library: Library, texts: Texts, now: float) -> tuple[Block, ...]:
    if desk.held.hidden:
        return hidden(texts)
    if desk.held.paused:
        return urgent(library, texts)
    if desk.held.at == HUB:
        return (*hub.blocks(desk, library, texts, now), *frame.below(desk, library, texts, now))
    step = library.scripts[desk.held.script].step(desk.held.at)
    work = work_blocks(desk, step, library, texts)
    return (*frame.above(desk, step, library, texts, now), *work, *frame.below(desk, library, texts, now))


def hidden(texts: Texts) -> tuple[Block, ...]:
    """Return a screen that says nothing of what goes on."""
    return (Controls("hidden", texts.gettext("Hidden"), (Action("hide", texts.gettext("Show again"), primary=True),)),)


def urgent(library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return what to do now with an acute worry: the municipality's own text."""
    said, locale = library.urgent, texts.locale
    points = tuple(point.pick(locale) for point in said.points)
    phones = tuple((each.name.pick(locale), each.number or texts.gettext("fill in")) for each in said.phones)
    return (
        Prose("urgent", said.heading.pick(locale), 2, items=points),
        *((Facts("urgent-phones", texts.gettext("Call"), 3, phones),) if phones else ()),
        *((Notice("urgent-note", "info", said.note.pick(locale)),) if said.note else ()),
        Controls("urgent-on", texts.gettext("On"), (Action("pause", texts.gettext("Go on with the session")),)),
    )


ROOMS: Mapping[Room, Callable[[Desk, Library, Texts, float], tuple[Block, ...]]] = {
    Room.START: start.blocks,
    Room.PHRASE: start.phrase,
    Room.CONFIRM: start.confirm,
    Room.SESSION: _session,
    Room.ENDED: start.ended,
}
