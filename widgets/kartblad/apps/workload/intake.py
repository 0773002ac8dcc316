"""Forms come in: those that wait on this machine, all with one button, and those that come as files, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import arriving
from kartblad.apps.workload.arriving import Arrival
from kartblad.apps.workload.commands import Command, Maker, Path
from kartblad.apps.workload.desk import Desk, with_unit
from kartblad.apps.workload.intake_desk import MOST_TOLD
from kartblad.apps.workload.office import Office
from kartblad.core.problems import Problem
from kartblad.core.workload.book import Unit
from kartblad.i18n import Texts
from kartblad.records import handover
from kartblad.ui.blocks import Action, Block, Controls, FileField, Notice, Offer, Prose
from kartblad.ui.files import File

ENDINGS = (".kartblad", ".json")
"""What the browser offers; what a file holds, the keeper sees."""
LIMIT = 250_000
"""Bytes; the keeper opens none that is larger than `kartblad.records.handover.LARGEST` says."""


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the forms that wait, where a form is chosen as a file, and what became of the last ones."""
    texts = office.texts
    waiting = () if desk.unit.invented else office.keeper.waiting(desk.unit)
    return (
        Prose("intake", texts.gettext("Take in"), 2, _how(desk, len(waiting), texts)),
        *told(desk.intake.told, texts),
        *(() if desk.unit.invented else (_controls(desk, bool(waiting), texts),)),
    )


def told(sentences: tuple[str, ...], texts: Texts) -> tuple[Block, ...]:
    """Return what became of what came in: one sentence as a notice, several as a list."""
    if len(sentences) > 1:
        return (Prose("told", texts.gettext("What became of it"), 3, (), sentences),)
    return tuple(Notice("told", "info", said) for said in sentences)


def _how(desk: Desk, waiting: int, texts: Texts) -> tuple[str, ...]:
    if desk.unit.invented:
        return (texts.gettext("Nobody hands in to a made-up unit. Enter a measurement yourself below to try it."),)
    if waiting:
        said = texts.ngettext("{n} form waits on this machine.", "{n} forms wait on this machine.", waiting)
        return (said,)
    none = texts.gettext("No form waits on this machine.")
    how = texts.gettext("Workers on this machine hand in from their own sheet; others send you a file to choose here.")
    return (none, how)


def _controls(desk: Desk, waiting: bool, texts: Texts) -> Controls:
    # A worker may hand in while the leader looks at the page: to look again is always possible.
    label = texts.gettext("Take all in") if waiting else texts.gettext("Look again for forms")
    discard = Action("forms-discard", texts.gettext("Throw away what cannot be read"))
    return Controls(
        "intake-forms",
        texts.gettext("Forms from workers"),
        (
            Action("forms-take", label, primary=waiting),
            FileField(
                "form-file",
                texts.gettext("A form as a file"),
                ENDINGS,
                LIMIT,
                texts.gettext("Choose one after the other. Only your unit's sheet can open them."),
            ),
            *((discard,) if desk.intake.broken else ()),
        ),
    )


def card(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the unit's card, and how workers use it."""
    texts = office.texts
    if desk.unit.invented:
        return ()
    how = texts.gettext(
        "Workers at other machines need the unit's card. Send it to them once: they choose it in their own sheet, and "
        "can then make forms that only this sheet opens. The card is no secret. Send a new one when the weights change."
    )
    return (
        Prose("card", texts.gettext("Give workers the unit's card"), 3, (how,)),
        Offer("unit-card", texts.gettext("Download the unit's card")),
    )


def take(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Take in every form that waits; what cannot be read stays, and is told."""
    arrival, broken = Arrival(desk.unit), []
    for form_id in office.keeper.waiting(desk.unit):
        try:
            new = office.keeper.take_in(desk.unit, form_id)
        except Problem as problem:
            broken.append(form_id)
            arrival = replace(arrival, told=(*arrival.told, str(problem)))
        else:
            arrival = arriving.arrived(arrival, new, form_id, office)
    after = came_in(desk, arrival, (_taken_in(arrival, office), *arrival.told))
    return replace(after, intake=replace(after.intake, broken=tuple(broken)))


def _taken_in(arrival: Arrival, office: Office) -> str:
    n = len(arrival.came)
    if not (n or arrival.asked or arrival.told):
        return office.texts.gettext("No form waits on this machine.")
    return office.texts.ngettext("{n} form was taken in.", "{n} forms were taken in.", n)


def received(desk: Desk, _path: Path, value: Any, office: Office) -> Desk:
    """Take in a form that was chosen as a file, or say why not."""
    if desk.unit.invented:
        raise KeyError
    try:
        new = office.keeper.opened(desk.unit, value.content)
    except Problem as problem:
        return _told(desk, (*desk.intake.told, str(problem)))
    arrival = arriving.arrived(Arrival(desk.unit), new, handover.form_id(value.content), office)
    taken = (office.texts.gettext("{form} was taken in.", form=arriving.name(each, office)) for each in arrival.came)
    return came_in(desk, arrival, (*desk.intake.told, *taken, *arrival.told))


def came_in(desk: Desk, arrival: Arrival, sentences: Iterable[str]) -> Desk:
    """Return the desk after measurements came in: one step that can be taken back."""
    asked = {each.new.id: each for each in (*desk.intake.asked, *arrival.asked)}
    after = _told(with_unit(desk, arrival.unit), sentences)
    months = [each.month for each in arrival.came]
    after = replace(after, month=max(months)) if months else after
    return replace(after, intake=replace(after.intake, asked=tuple(asked.values()), chosen=frozenset()))


def _told(desk: Desk, sentences: Iterable[str]) -> Desk:
    """Return the desk with what is told; of it, what is new since the last change is said at once."""
    held = tuple(sentences)[-MOST_TOLD:]
    before = desk.intake.told
    new = held[len(before) :] if before and held[: len(before)] == before else held[:1]
    return replace(desk, intake=replace(desk.intake, told=held), said=" ".join(new))


def discard(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Throw away the forms that wait and cannot be read."""
    for form_id in desk.intake.broken:
        office.keeper.taken(desk.unit, form_id)
    said = office.texts.gettext("What could not be read is thrown away. Ask for new forms.")
    return replace(_told(desk, (said,)), intake=replace(desk.intake, broken=(), told=(said,)))


def settle(unit: Unit, office: Office) -> None:
    """Remove the forms from this machine that a sheet holds which was just read from the disk.

    Never while it is worked with: what was taken in and then taken back, or could not be saved, must be there again.
    What cannot be removed now is removed the next time: it is sealed, and does not come in twice.
    """
    for form_id in unit.taken:
        with suppress(OSError, Problem):
            office.keeper.taken(unit, form_id)


def _card(desk: Desk, office: Office) -> File:
    if desk.unit.invented:
        raise KeyError
    name = office.texts.gettext("workload-unit-card")
    return File(f"{name}.json", "application/json", office.keeper.card_file(desk.unit.card))


COMMANDS: Mapping[str, Command] = {
    "forms-take": take,
    "form-file": received,
    "forms-discard": discard,
}
OFFERS: Mapping[str, Maker] = {"unit-card": _card}
