"""Weight sets as files: one to share, one that came from elsewhere, and where the municipality's own lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import amounts, weights_making
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.shaping import NOT_SHAPING, Look
from kartblad.apps.workload.weights_shown import shown
from kartblad.catalogue.weights_written import brought, file_name, id_from, next_version, save, yaml_of
from kartblad.core.editing import texts_in
from kartblad.core.personal import looks_like_personal_number
from kartblad.core.problems import Problem
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.weights import WeightSet
from kartblad.ui.blocks import Action, Block, Controls, FileField, Offer, Prose
from kartblad.ui.fields import Upload
from kartblad.ui.files import File

OFFER, DRAFT_OFFER, FIELD = "weights-file", "weights-draft", "set-file"
LARGEST = 200_000
"""Bytes; a set with sixty examples has a tenth of that."""
ENDINGS = (".yaml", ".yml")
YAML = "application/yaml"


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return what goes out, what comes in, and where the files lie."""
    texts = office.texts
    in_use = office.library.weights(desk.unit.weights)
    out = texts.gettext("The file has everything that the set says, with labels and examples. No measurement is in it.")
    where = texts.gettext(
        "Own sets lie in {folder}. Each has a folder of its own, with a file for each version: {example}.",
        folder=office.library.own,
        example="lokal_2027/1.0.0.yaml",
    )
    again = texts.gettext(
        "A file that is laid there is offered at once. If something is wrong in it, a sentence here says where."
    )
    return (
        Prose("sharing", texts.gettext("Files to and from others"), 2, (out,)),
        Controls(
            "sharing-out", amounts.set_name(in_use, texts), (Offer(OFFER, texts.gettext("Download it as a file")),)
        ),
        *_in(desk, office),
        Prose("sharing-where", texts.gettext("Where the files lie"), 3, (where, again)),
    )


def _in(desk: Desk, office: Office) -> tuple[Block, ...]:
    texts, shaping = office.texts, desk.shaping
    if shaping.brought is not None:
        return _before_it_is_added(desk, office, shaping.brought)
    hint = texts.gettext("It is read and shown before it is added.")
    field = FileField(FIELD, texts.gettext("A set from elsewhere"), ENDINGS, LARGEST, hint, shaping.refused)
    return (Controls("sharing-in", texts.gettext("Add a set that came as a file"), (field,)),)


def _before_it_is_added(desk: Desk, office: Office, came: WeightSet) -> tuple[Block, ...]:
    texts, new = office.texts, settled(came, office)
    held = office.library.sets.get(new.ref.id, ())
    is_known = any(each == new for each in held)
    blocked = texts.gettext("It is here already.") if is_known else ""
    if desk.unit.invented:
        blocked = texts.gettext("The unit is made up, so nothing is saved.")
    said = texts.gettext("It becomes {id}, version {version}.", id=new.ref.id, version=new.ref.version)
    moved = texts.gettext("Another set has that id and version already, so it gets new ones; nothing is written over.")
    acts = (
        Action("set-take", texts.gettext("Add it"), primary=True, blocked=blocked),
        Action("set-leave", texts.gettext("Do not add it")),
    )
    return (
        Prose(
            "sharing-came",
            texts.gettext("This came in the file"),
            2,
            (said, *((moved,) if new.ref != came.ref else ())),
        ),
        Controls("sharing-take", texts.gettext("The file"), acts),
        *shown(new, office, "came", 3),
    )


def settled(came: WeightSet, office: Office) -> WeightSet:
    """Return a set from elsewhere under an id and version that nothing else here has, unless it is the same set."""
    held = office.library.sets.get(came.ref.id, ())
    if came in held:
        return came
    if not weights_making.is_own(came.ref, office):
        return replace(came, ref=Ref(id_from(came.name, office.library.sets), came.ref.version))
    if any(each.ref == came.ref for each in held):
        return replace(came, ref=Ref(came.ref.id, next_version(each.ref.version for each in held)))
    return came


def take_file(desk: Desk, _path: Path, value: Upload, office: Office) -> Desk:
    """Read a set that came as a file; it is shown, not added."""
    try:
        came = brought(value.content, value.name, office.library.data)
        _check(came, office)
    except Problem as problem:
        return replace(desk, shaping=replace(desk.shaping, brought=None, refused=str(problem)))
    return replace(desk, shaping=replace(desk.shaping, brought=came, refused=""))


def _check(came: WeightSet, office: Office) -> None:
    if any(looks_like_personal_number(text) for text in texts_in(came)):
        raise Problem(
            office.texts.gettext(
                "Something in the file looks like a personal identity number. Take it away there, and choose the file "
                "again."
            )
        )


def add(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Add the set that came; it is used when it is chosen."""
    if desk.shaping.brought is None or desk.unit.invented:
        raise KeyError
    new = settled(desk.shaping.brought, office)
    try:
        save(new, office.library.own, office.library.data)
    except Problem as problem:
        return replace(desk, warned=str(problem))
    texts = office.texts
    said = texts.gettext(
        "Saved: {name}. Nothing is measured with it until you choose it.", name=amounts.set_name(new, texts)
    )
    return replace(desk, shaping=replace(NOT_SHAPING, look=Look.CHANGE, chosen=str(new.ref)), said=said)


def leave(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Let the file be."""
    return replace(desk, shaping=replace(desk.shaping, brought=None, refused=""))


def in_use_file(desk: Desk, office: Office) -> File:
    """Return the set in use as a file to share."""
    weights = office.library.weights(desk.unit.weights)
    return File(file_name(weights.ref), YAML, yaml_of(weights))


def draft_file(desk: Desk, office: Office) -> File:
    """Return the draft as a file; KeyError while something is left to mend."""
    if weights_making.left(desk, office):
        raise KeyError
    weights = weights_making.tried(desk, office)
    if weights is None:
        raise KeyError
    return File(file_name(weights.ref), YAML, yaml_of(weights))


COMMANDS: Mapping[str, Command] = {FIELD: take_file, "set-take": add, "set-leave": leave}
OFFERS = {OFFER: in_use_file, DRAFT_OFFER: draft_file}
