"""What the page shows for a desk, and what each control does to it: pure, but for what the office keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import asking, commands, frame, hub, leaving, map_files, start, wall_screen
from kartblad.apps.mapping.desk import Desk, Room
from kartblad.apps.mapping.office import Library, Office
from kartblad.apps.mapping.workbench import COMMANDS as WORK_COMMANDS
from kartblad.apps.mapping.workbench import work_blocks
from kartblad.core.session import HUB
from kartblad.core.wall import snapshot
from kartblad.i18n import Texts
from kartblad.ui.blocks import STAGE, Action, Block, Controls, Facts, Notice, Prose, Screen, Status
from kartblad.ui.paths import verb_and_path

COMMANDS: Mapping[str, commands.Command] = {
    **commands.COMMANDS,
    **start.COMMANDS,
    **map_files.COMMANDS,
    **asking.COMMANDS,
    **leaving.COMMANDS,
    **WORK_COMMANDS,
}
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
    in_step = desk.session is not None and desk.session.at != HUB and not desk.session.paused
    look = STAGE if desk.stage and desk.room is Room.SESSION and in_step else ""
    title = texts.gettext("Mapping")
    return Screen((*warned, *shown, Status("said", desk.said)), "", f"{title} – Kartblad", look=look, place=place(desk))


def place(desk: Desk) -> str:
    """Return which place this is: a room, and in a session the step, or what stands in its stead."""
    session = desk.session
    if desk.room is not Room.SESSION or session is None:
        return desk.room
    return "hidden" if session.hidden else "urgent" if session.paused else f"step.{session.at}"


def _session(desk: Desk, library: Library, texts: Texts, now: float) -> tuple[Block, ...]:
    if desk.held.hidden:
        return hidden(desk, texts)
    if desk.held.paused:
        return urgent(library, texts)
    if desk.held.at == HUB:
        return (*hub.blocks(desk, library, texts, now), frame.shortcuts(desk, library, texts))
    step = library.scripts[desk.held.script].step(desk.held.at)
    if desk.stage:
        return on_stage(desk, library, texts, now)
    work = work_blocks(desk, step, library, texts)
    return (*frame.above(desk, step, library, texts, now), *work, frame.shortcuts(desk, library, texts))


def on_stage(desk: Desk, library: Library, texts: Texts, now: float) -> tuple[Block, ...]:
    """Return the step as the wall shows it, for who has one screen only, with a few buttons under it."""
    script = library.scripts[desk.held.script]
    step, shown = script.step(desk.held.at), snapshot(desk.held, script, now)
    buttons = (
        Action(
            "done", texts.gettext("Done, next step"), primary=True, blocked=frame.unfinished(desk.held, step, texts)
        ),
        Action("hide", texts.gettext("Hide everything")),
        Action("stage", texts.gettext("Leave the big screen")),
    )
    return (*wall_screen.blocks(shown, texts), Controls("on-stage", texts.gettext("On"), buttons))


def hidden(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Return a screen that says nothing of what goes on; the letter that hid it all shows it again."""
    show = Action("hide", texts.gettext("Show again"), primary=True)
    return (Controls("hidden", texts.gettext("Hidden"), (show,)), frame.way_back(desk, show, texts))


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
