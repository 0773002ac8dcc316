"""The ways out of a sheet: close it and keep it, or delete it, which asks once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.ui.blocks import Action, Block, Controls, Notice


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the way to delete the open sheet, which asks once; what is made up is not kept, so it has none."""
    texts, unit = office.texts, desk.held.unit
    if unit is not None and unit.invented:
        return ()
    if not desk.deleting:
        ask = Action("forget.ask", texts.gettext("Delete the sheet"))
        return (Controls("forgetting", texts.gettext("Delete"), (ask,)),)
    own = texts.gettext("The sheet with all its measurements is deleted from this computer. It cannot be taken back.")
    whole = texts.gettext(
        "The unit's sheet with all measurements and talks is deleted, and so are forms that wait for it. It cannot be "
        "taken back."
    )
    answers = (
        Action("forget.no", texts.gettext("Keep the sheet"), primary=True),
        Action("forget.yes", texts.gettext("Delete for ever")),
    )
    return (
        Notice("forget-what", "warning", own if unit is None else whole),
        Controls("forgetting", texts.gettext("Delete"), answers),
    )


def leave(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Close the sheet and keep it; the made-up unit is gone."""
    if not (desk.held.unit and desk.held.unit.invented):
        office.keeper.leave()
        return Desk(begun=office.keeper.begun(), said=office.texts.gettext("The sheet is closed and kept."))
    return Desk(begun=office.keeper.begun())


def forget(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Ask whether the sheet is to be deleted, or delete it when that was answered."""
    if path == ("yes",) and desk.deleting:
        office.keeper.destroy()
        said = office.texts.gettext("The sheet is deleted. Nothing of it is left on this computer.")
        return Desk(begun=office.keeper.begun(), said=said)
    return replace(desk, deleting=path == ("ask",))


COMMANDS: Mapping[str, Command] = {"leave": leave, "forget": forget}
