"""Measurements are taken away: one at once, all of a worker's when that has been confirmed. Undo brings them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import amounts
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_unit
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.trying import NOTHING_TRIED
from kartblad.core.workload.book import Unit
from kartblad.core.workload.forgotten import texts_naming, without
from kartblad.core.workload.measurement import Measurement
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Notice, Option, Prose, Select


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return how a worker is taken away altogether; nothing where there is nobody."""
    texts, persons = office.texts, _one_of_each(desk)
    if not persons:
        return ()
    how = texts.gettext(
        "When somebody has left or asks for it, all measurements and talks with that code go, and the code goes from "
        "colleagues' rows and from proposals. A single measurement is taken away where it is open."
    )
    options = (Option("", texts.gettext("Choose")), *(Option(each.id, each.person) for each in persons))
    chosen = _chosen(desk)
    return (
        Prose("remove", texts.gettext("Take a worker away"), 3, (how,)),
        Select("remove-who", texts.gettext("Worker"), options, chosen.id if chosen else ""),
        *(_confirm(chosen, desk, office) if chosen else ()),
    )


def _confirm(chosen: Measurement, desk: Desk, office: Office) -> tuple[Block, ...]:
    texts, held = office.texts, desk.unit.of_person(chosen.person)
    said = texts.ngettext(
        "{n} measurement of {person} goes, with its talk. Colleagues' numbers stay as they are.",
        "{n} measurements of {person} go, with their talks. Colleagues' numbers stay as they are.",
        len(held),
        person=chosen.person,
    )
    label = texts.gettext("Take all of {person} away", person=chosen.person)
    return (
        Notice("remove-what", "warning", said),
        Controls(
            "remove-sure",
            texts.gettext("Is that meant?"),
            (Action("remove-yes", label), Action("remove-no", texts.gettext("No, keep them"))),
        ),
    )


def _one_of_each(desk: Desk) -> tuple[Measurement, ...]:
    found = {each.person: each for each in desk.unit.measurements}
    return tuple(found[person] for person in sorted(found))


def _chosen(desk: Desk) -> Measurement | None:
    return next((each for each in desk.unit.measurements if each.id == desk.intake.dropping), None)


def who(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Choose whose measurements are to go; nothing goes yet."""
    return replace(desk, intake=replace(desk.intake, dropping=value))


def keep(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Keep them after all."""
    return replace(desk, intake=replace(desk.intake, dropping=""))


def all_of(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Take all of the chosen worker's measurements away, and the code wherever it stands."""
    chosen, texts = _chosen(desk), office.texts
    if chosen is None:
        raise KeyError
    unit, gone = without(desk.unit, {chosen.person}), len(desk.unit.of_person(chosen.person))
    said = texts.ngettext(
        "{n} measurement was taken away. Undo brings it back.",
        "{n} measurements were taken away. Undo brings them back.",
        gone,
    )
    after = _after(desk, unit)
    person = "" if desk.person == chosen.person else desk.person
    asked = tuple(each for each in after.intake.asked if each.new.person != chosen.person)
    # What was looked for among proposals holds codes, too.
    after = replace(after, intake=replace(after.intake, asked=asked), person=person, trying=NOTHING_TRIED)
    return replace(after, said=said, warned=_still_named(unit, chosen.person, texts))


def _still_named(unit: Unit, person: str, texts: Texts) -> str:
    """Say where only somebody who reads can take the code away; empty where there is nothing."""
    if not (n := texts_naming(unit, person)):
        return ""
    return texts.ngettext(
        "{person} is still named in {n} text that somebody has written: in a note, a talk or a proposal's name. Take "
        "it away there.",
        "{person} is still named in {n} texts that somebody has written: in notes, talks or proposals' names. Take "
        "it away there.",
        n,
        person=person,
    )


def one(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Take one measurement away."""
    gone = next((each for each in desk.unit.measurements if each.id == path[0]), None)
    if gone is None:
        raise KeyError
    others = tuple(each for each in desk.unit.measurements if each is not gone)
    month = amounts.month(gone.month, office.texts)
    said = office.texts.gettext(
        "The measurement of {person} for {month} was taken away. Undo brings it back.", person=gone.person, month=month
    )
    return replace(_after(desk, replace(desk.unit, measurements=others)), said=said)


def _after(desk: Desk, unit: Unit) -> Desk:
    after = with_unit(desk, unit)
    return replace(after, intake=replace(desk.intake, open_id="", dropping="", picked="", told=()))


COMMANDS: Mapping[str, Command] = {
    "remove-who": who,
    "remove-yes": all_of,
    "remove-no": keep,
    "measurement-drop": one,
}
