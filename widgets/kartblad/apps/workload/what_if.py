"""What if: proposals beside the locked month, a redistribution, how much it takes, and what to measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import (
    amounts,
    what_if_ceiling,
    what_if_levers,
    what_if_moving,
    what_if_need,
    what_if_proposals,
)
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.trying import Part
from kartblad.apps.workload.what_if_month import Tried, tried
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Controls, Notice, Option, Prose, Radios, Select

PARTS = {
    Part.PROPOSALS: msgid("Compare proposals"),
    Part.MOVING: msgid("Look for a redistribution"),
    Part.NEED: msgid("How much it takes"),
    Part.WEIGHTS: msgid("Which weights matter"),
}
_SHOWN = {
    Part.PROPOSALS: what_if_proposals.blocks,
    Part.MOVING: what_if_moving.blocks,
    Part.NEED: what_if_need.blocks,
    Part.WEIGHTS: what_if_levers.blocks,
}


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the month that is tried on, and the part that is chosen."""
    texts, found = office.texts, tried(desk, office)
    if found is None:
        return (Prose("what-if", texts.gettext("What if"), 2, (_why_nothing(desk, texts),)), *_months(desk, texts))
    said = texts.gettext(
        "Nothing here changes a measurement. Proposals are kept with the sheet, and taking one to the talks only "
        "writes down what to talk about."
    )
    return (
        Prose("what-if", texts.gettext("What if"), 2, (said,)),
        Controls("what-if-on", texts.gettext("What you try"), (*_month_list(desk, texts), _part(desk, texts))),
        *_mixed(found, texts),
        *_SHOWN[desk.trying.part](desk, found, office),
    )


def _why_nothing(desk: Desk, texts: Texts) -> str:
    if not desk.unit.measurements:
        return texts.gettext("Nothing is measured yet. Take in a month's measurements first.")
    return texts.gettext(
        "No weights know all that was counted this month. Put the version back that it was scored with, under “The "
        "weights”, or choose another month."
    )


def _months(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    lists = _month_list(desk, texts)
    return (Controls("what-if-on", texts.gettext("What you try"), lists),) if lists else ()


def _month_list(desk: Desk, texts: Texts) -> tuple[Select, ...]:
    months = tuple(Option(each, amounts.month(each, texts)) for each in reversed(desk.unit.months))
    return (Select("month", texts.gettext("Month"), months, desk.shown_month),) if months else ()


def _part(desk: Desk, texts: Texts) -> Radios:
    offered = tuple(Option(part.value, texts.gettext(name)) for part, name in PARTS.items())
    return Radios("try-part", texts.gettext("What do you want to try?"), offered, desk.trying.part.value)


def _mixed(found: Tried, texts: Texts) -> tuple[Notice, ...]:
    if found.replaced:
        said = texts.gettext(
            "A version that the month was scored with is not here any more. Here all of it is reckoned with {name}, "
            "so the numbers are others than then; the measurements keep theirs.",
            name=amounts.set_name(found.weights, texts),
        )
        return (Notice("what-if-mixed", "info", said),)
    if not found.mixed:
        return ()
    said = texts.gettext(
        "The month was scored with several sets. Here all of it is reckoned with {name}; the measurements keep theirs.",
        name=amounts.set_name(found.weights, texts),
    )
    return (Notice("what-if-mixed", "info", said),)


def _choose_part(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    return replace(desk, trying=replace(desk.trying, part=Part(value)))


_PLACES: tuple[Mapping[str, Any], ...] = (
    what_if_ceiling.COMMANDS,
    what_if_proposals.COMMANDS,
    what_if_moving.COMMANDS,
    what_if_need.COMMANDS,
)
COMMANDS: Mapping[str, Command] = {
    "try-part": _choose_part,
    **{verb: command for place in _PLACES for verb, command in place.items()},
}
