"""The weights: the set in use with every number's origin, another set, a set of one's own, files to and from others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kartblad.apps.workload import (
    weights_choice,
    weights_editing,
    weights_editor,
    weights_files,
    weights_making,
    weights_rows,
    weights_shown,
    weights_trying,
)
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.shaping import Look
from kartblad.i18n import msgid
from kartblad.ui.blocks import Block, Notice, Option, Prose, Sections

LOOKS: Mapping[Look, str] = {
    Look.READ: msgid("The set in use"),
    Look.CHANGE: msgid("Another set"),
    Look.MAKE: msgid("A set of your own"),
    Look.SHARE: msgid("Files"),
}


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return what is looked at of the weights."""
    return (*_faults(office), _looks(desk, office), *SHOWN[desk.shaping.look](desk, office))


def place(desk: Desk) -> str:
    """Return where in the weights the window is: a reader who goes on begins at the heading there."""
    at = desk.shaping
    return f"{at.look}.{at.part or ''}.{at.row}.{'came' if at.brought else ''}"


def _looks(desk: Desk, office: Office) -> Sections:
    names = tuple(Option(each.value, office.texts.gettext(LOOKS[each])) for each in Look)
    return Sections("set-look", office.texts.gettext("The weights"), names, desk.shaping.look.value)


def _faults(office: Office) -> tuple[Block, ...]:
    """Return what is wrong with own files."""
    return tuple(Notice(f"set-fault-{at}", "warning", each) for at, each in enumerate(office.library.faults))


def _read(desk: Desk, office: Office) -> tuple[Block, ...]:
    weights = office.library.weights(desk.unit.weights)
    return (*missing(desk, office), *weights_shown.shown(weights, office), whose(office))


def whose(office: Office) -> Prose:
    """Return that nobody's own table is shown here, and how a municipality that has one adds it."""
    texts = office.texts
    said = texts.gettext(
        "The table that the city of Göteborg uses is not public and is not here. A municipality that has it, or a "
        "table of its own, adds it as a set: by hand under A set of your own, or as a file under Files. What is "
        "illustrative here is a proposal, so that the sheet can be tried; it is nobody's model."
    )
    return Prose("whose", texts.gettext("Whose numbers these are"), 3, (said,))


def missing(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return a warning where the version that the unit has chosen is not here any more."""
    wanted, found = desk.unit.weights, office.library.weights(desk.unit.weights)
    if found.ref == wanted:
        return ()
    said = office.texts.gettext(
        "{id}, version {version}, which the unit has chosen, is not here any more. Until you choose another set the "
        "one below is used. Lay the file back if you have it.",
        id=wanted.id,
        version=wanted.version,
    )
    return (Notice("set-missing", "warning", said),)


def look(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Look at something else of the weights."""
    return replace(desk, shaping=replace(desk.shaping, look=Look(value), row="", name=""))


SHOWN: Mapping[Look, Callable[[Desk, Office], tuple[Block, ...]]] = {
    Look.READ: _read,
    Look.CHANGE: weights_choice.blocks,
    Look.MAKE: weights_editor.blocks,
    Look.SHARE: weights_files.blocks,
}
COMMANDS: Mapping[str, Command] = {
    "set-look": look,
    **weights_choice.COMMANDS,
    **weights_making.COMMANDS,
    **weights_editing.COMMANDS,
    **weights_rows.COMMANDS,
    **weights_trying.COMMANDS,
    **weights_files.COMMANDS,
}
