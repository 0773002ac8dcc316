"""What the controls that several places share do to the desk. Each place's own commands stand beside its screen.

A command is a function of the desk, the rest of the control's key, and the value that the control was given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload.desk import Desk, Section, edited, redone, undone
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.talking import NOT_TALKING
from kartblad.core import editing
from kartblad.ui.files import File
from kartblad.ui.paths import converted

Path = tuple[str, ...]
Command = Callable[[Desk, Path, Any, Office], Desk]
Maker = Callable[[Desk, Office], File]
"""Makes the file behind an `Offer`."""


def edit(desk: Desk, path: Path, value: Any, _office: Office) -> Desk:
    """Put what was written or chosen where its field stands in the sheet: "edit.own.draft.flex"."""
    return edited(desk, editing.put(desk.held, path, converted(desk.held, path, value)))


def tick(desk: Desk, path: Path, value: frozenset[str], _office: Office) -> Desk:
    """Tick or untick one thing."""
    return edited(desk, editing.put(desk.held, path, bool(value)))


def drop(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Take a row away; it can be taken back with undo."""
    return edited(desk, editing.remove(desk.held, path))


def section(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Go to another part of the unit's sheet."""
    return replace(desk, section=Section(value), stage=False)


def month(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Look at another month."""
    return replace(desk, month=value)


def person(desk: Desk, path: Path, value: Any, _office: Office) -> Desk:
    """Look at one worker: the code chosen in a list, or that of the button. The talk begins at its beginning."""
    return replace(desk, person=path[0] if path else str(value), section=Section.TALK, talking=NOT_TALKING)


def stage(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Make this window the big screen, or the desk again."""
    return replace(desk, stage=not desk.stage)


def undo(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Take the last change back."""
    return replace(undone(desk), said=office.texts.gettext("The last change was taken back."))


def redo(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Do again what was taken back."""
    return replace(redone(desk), said=office.texts.gettext("The change was made again."))


COMMANDS: Mapping[str, Command] = {
    "edit": edit,
    "tick": tick,
    "drop": drop,
    "section": section,
    "month": month,
    "person": person,
    "stage": stage,
    "undo": undo,
    "redo": redo,
}
