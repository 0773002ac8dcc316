"""A set of one's own is begun, written part by part, looked at, and saved as a new version; nothing is written over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import amounts
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.shaping import NOT_SHAPING, Look, Part
from kartblad.apps.workload.weights_choice import every
from kartblad.apps.workload.weights_editing import base_of, draft, with_draft
from kartblad.catalogue.weights import FOLDER
from kartblad.catalogue.weights_written import id_from, next_version, save
from kartblad.core.problems import Problem
from kartblad.core.words import Words
from kartblad.core.workload.localchecks import Fault, Wrong, faults
from kartblad.core.workload.localmade import drafted, made, owned
from kartblad.core.workload.localset import LocalSet
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.weights import WeightSet


def finished(desk: Desk, office: Office) -> LocalSet:
    """Return the draft with the labels that its changes give it."""
    local = draft(desk)
    return owned(local, base_of(local, office))


def left(desk: Desk, office: Office) -> tuple[Fault, ...]:
    """Return what is left to mend."""
    return faults(finished(desk, office))


def tried(desk: Desk, office: Office) -> WeightSet | None:
    """Return the draft as a set that can be tried: all is mended but, maybe, examples. None: it cannot be yet."""
    if any(fault.what is not Wrong.EXAMPLE for fault in left(desk, office)):
        return None
    return made(finished(desk, office), version(draft(desk), office), office.today())


def version(local: LocalSet, office: Office) -> str:
    """Return the number that the next version gets."""
    return next_version(each.ref.version for each in office.library.sets.get(local.id, ()))


def is_own(ref: Ref, office: Office) -> bool:
    """Return whether a set is the municipality's own: the workbook does not come with it."""
    return not (office.library.data / FOLDER / ref.id).is_dir()


def base(desk: Desk, office: Office) -> WeightSet:
    """Return what is copied: what was chosen, else the set in use."""
    return every(office.library).get(desk.shaping.base, office.library.weights(desk.unit.weights))


def choose_base(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Choose what to begin from."""
    return replace(desk, shaping=replace(desk.shaping, base=value))


def copy(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Begin a set of one's own as a copy under another name."""
    name = desk.shaping.name.strip()
    if not name:
        return replace(desk, warned=office.texts.gettext("Write first what the set is to be called."))
    copied, new_id = base(desk, office), id_from(Words(name), office.library.sets)
    about = office.texts.gettext(
        "A set of our own, begun from {name}. Each number says where it comes from.",
        name=amounts.set_name(copied, office.texts),
    )
    return _begun(desk, replace(drafted(copied, new_id, Words(name)), about=Words(about)))


def renew(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Begin a new version of a set of one's own."""
    held = base(desk, office)
    if not is_own(held.ref, office):
        raise ValueError
    return _begun(desk, drafted(held, held.ref.id))


def _begun(desk: Desk, local: LocalSet) -> Desk:
    return replace(with_draft(desk, local), shaping=replace(NOT_SHAPING, look=Look.MAKE))


def part(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Go to another part of the draft."""
    return replace(desk, shaping=replace(desk.shaping, part=Part(value), row="", name=""))


def hub(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Go back to the list of the parts."""
    return replace(desk, shaping=replace(desk.shaping, part=None, row="", name=""))


def throw(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Throw the draft away; undo takes it back."""
    said = office.texts.gettext("The draft is gone. Undo takes it back.")
    return replace(with_draft(desk, None), shaping=replace(NOT_SHAPING, look=Look.MAKE), said=said)


def keep(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Save the draft as a new version and show what using it would change."""
    texts = office.texts
    if desk.unit.invented or left(desk, office):
        raise ValueError
    new = made(finished(desk, office), version(draft(desk), office), office.today())
    try:
        save(new, office.library.own, office.library.data)
    except Problem as problem:
        return replace(desk, warned=str(problem))
    said = texts.gettext(
        "Saved: {name}. Nothing is measured with it until you choose it.", name=amounts.set_name(new, texts)
    )
    shaping = replace(NOT_SHAPING, look=Look.CHANGE, chosen=str(new.ref))
    return replace(with_draft(desk, None), shaping=shaping, said=said)


COMMANDS: Mapping[str, Command] = {
    "set-base": choose_base,
    "set-copy": copy,
    "set-renew": renew,
    "set-part": part,
    "set-hub": hub,
    "set-throw": throw,
    "set-save": keep,
}
