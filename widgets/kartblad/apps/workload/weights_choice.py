"""Another set, or another version, for the coming measurements: what has been scored stays as it was scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import amounts, weights_effect
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_unit
from kartblad.apps.workload.office import Library, Office
from kartblad.apps.workload.passports import counted
from kartblad.core.problems import Problem
from kartblad.core.workload.weights import WeightSet
from kartblad.ui.blocks import Action, Block, Controls, Option, Prose, Select

CHOSEN, USE = "set-chosen", "set-use"


def every(library: Library) -> Mapping[str, WeightSet]:
    """Return each version of each set by "id@version", the usual set first and the newest of its versions first."""
    return {str(each.ref): each for versions in library.sets.values() for each in reversed(versions)}


def chosen(desk: Desk, office: Office) -> WeightSet:
    """Return the set that is compared; the one in use until another is chosen."""
    in_use = office.library.weights(desk.unit.weights)
    return every(office.library).get(desk.shaping.chosen, in_use)


def options(office: Office) -> tuple[Option, ...]:
    """Return all sets to choose from."""
    return tuple(Option(key, amounts.set_name(each, office.texts)) for key, each in every(office.library).items())


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the choice and what it changes."""
    texts, in_use, new = office.texts, office.library.weights(desk.unit.weights), chosen(desk, office)
    how = texts.gettext(
        "What is chosen here is used for coming measurements. Those that are scored keep the version that they were "
        "scored with; in the talk one can be scored anew, and the series then shows its break."
    )
    select = Select(CHOSEN, texts.gettext("Set and version"), options(office), str(new.ref))
    is_same = new.ref == in_use.ref
    blocked = texts.gettext("This is the set in use.") if is_same else ""
    use = Action(USE, texts.gettext("Use it from now on"), primary=True, blocked=blocked)
    return (
        Prose("choice", texts.gettext("Another set for the coming measurements"), 2, (how,)),
        Controls("choosing", texts.gettext("The set"), (select, use)),
        *(() if is_same else _about(desk, office, new)),
    )


def _about(desk: Desk, office: Office, new: WeightSet) -> tuple[Block, ...]:
    texts = office.texts
    about = (new.about.pick(texts.locale), counted(new, texts))
    return (Prose("choice-about", amounts.set_name(new, texts), 3, about), *weights_effect.blocks(desk, office, new))


def choose(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Compare with another set."""
    return replace(desk, shaping=replace(desk.shaping, chosen=value))


def use(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Measure with the chosen set from now on; workers on this machine are told which it is."""
    new = chosen(desk, office)
    changed = with_unit(desk, replace(desk.unit, weights=new.ref))
    said = office.texts.gettext("From now on: {name}.", name=amounts.set_name(new, office.texts))
    return replace(_announced(changed, office), said=said, shaping=replace(changed.shaping, chosen=""))


def _announced(desk: Desk, office: Office) -> Desk:
    """Let workers on this machine know, unless the unit is made up."""
    if desk.unit.invented:
        return desk
    try:
        office.keeper.announce(desk.unit.card)
    except Problem as problem:
        return replace(desk, warned=str(problem))
    return desk


COMMANDS: Mapping[str, Command] = {CHOSEN: choose, USE: use}
