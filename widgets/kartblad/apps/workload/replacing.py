"""A second measurement of somebody's month asks before it takes the first one's place, and says what changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import amounts, arriving
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_unit
from kartblad.apps.workload.intake_desk import Asked
from kartblad.apps.workload.office import Office
from kartblad.ui.blocks import Action, Block, Checks, Controls, Notice, Option


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the question; nothing where there is none."""
    texts, asked, chosen = office.texts, desk.intake.asked, desk.intake.chosen
    if not asked:
        return ()
    said = texts.ngettext(
        "{n} measurement is there already for the same worker and month. Nothing is replaced until you say so.",
        "{n} measurements are there already for the same worker and month. Nothing is replaced until you say so.",
        len(asked),
    )
    nothing = texts.gettext("Tick first what is to be replaced.")
    return (
        Notice("asked", "warning", said),
        Controls(
            "asked-which",
            texts.gettext("Replace what is there?"),
            (
                Checks(
                    "replace-which",
                    texts.gettext("What changes"),
                    tuple(_option(each, desk, office) for each in asked),
                    chosen,
                ),
                Action("replace-chosen", texts.gettext("Replace what is ticked"), blocked="" if chosen else nothing),
                Action("replace-none", texts.gettext("Keep what is there")),
            ),
        ),
    )


def _option(asked: Asked, desk: Desk, office: Office) -> Option:
    new = asked.new
    old = arriving.rivals(new, desk.unit)
    label = f"{new.person}, {amounts.month(new.month, office.texts)}"
    if not old:
        return Option(new.id, label, office.texts.gettext("What was there has been taken away since."))
    return Option(new.id, label, "; ".join(arriving.changes(old[0], new, office)) + ".")


def which(desk: Desk, _path: Path, value: frozenset[str], _office: Office) -> Desk:
    """Tick what is to be replaced."""
    return replace(desk, intake=replace(desk.intake, chosen=value))


def chosen(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Replace what is ticked, and keep the rest as it is."""
    return _answered(desk, desk.intake.chosen, office)


def none(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Keep everything as it is; what was asked about does not come in."""
    return _answered(desk, frozenset(), office)


def _answered(desk: Desk, ids: frozenset[str], office: Office) -> Desk:
    if not desk.intake.asked:
        raise KeyError
    unit, replaced = desk.unit, 0
    for each in desk.intake.asked:
        unit = arriving.with_taken(unit, each.form_id)
        if each.new.id in ids:
            unit, replaced = arriving.put(unit, each.new), replaced + 1
    said = office.texts.ngettext("{n} measurement was replaced.", "{n} measurements were replaced.", replaced)
    after = with_unit(desk, unit)
    return replace(after, intake=replace(after.intake, asked=(), chosen=frozenset(), told=(said,)), said=said)


COMMANDS: Mapping[str, Command] = {
    "replace-which": which,
    "replace-chosen": chosen,
    "replace-none": none,
}
