"""Handing a month in: what the leader gets and does not get, in plain words, then to the unit here or as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import amounts, own_months, own_more
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_own
from kartblad.apps.workload.office import Office
from kartblad.core.workload.book import Card
from kartblad.core.workload.measurement import Count, Cover, Measurement, Reduction
from kartblad.core.workload.origin import NO_WEIGHTS
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.records import handover
from kartblad.ui.blocks import Action, Block, Control, Controls, Facts, FileField, Notice, Offer, Option, Prose, Select
from kartblad.ui.fields import Upload
from kartblad.ui.files import File

ENDINGS = (".kartblad", ".json")
FORM = "own-form"
FORM_MEDIA = "application/octet-stream"


def sent(desk: Desk) -> Measurement:
    """Return the month that is about to be handed in.

    Raises
    ------
    KeyError
        If there is none.
    """
    found = next((each for each in desk.own.measurements if each.id == desk.view.sending), None)
    if found is None:
        raise KeyError
    return found


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return what is handed in and how, or first the choice of a unit."""
    texts, measured, card = office.texts, sent(desk), desk.own.card
    heading = texts.gettext("Hand in the measurement of {month}", month=amounts.month(measured.date, texts))
    if card is None or desk.view.choosing:
        return (Prose("own-sending", heading, 2, ()), *_units(desk, office))
    how = texts.gettext("Only the leader of {unit} can open what you hand in.", unit=card.name)
    return (
        Prose("own-sending", heading, 2, (how,)),
        *_other_set(measured, card, office),
        Controls("own-hand-do", texts.gettext("Hand this month in"), _ways(card, measured, office)),
        *_shown(measured, office),
    )


def _units(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the ways to say which unit it is for."""
    texts, here = office.texts, office.keeper.units()
    hint = texts.gettext("Your leader has given you the card. It says which unit it is and holds nothing secret.")
    file = FileField("own-card", texts.gettext("The unit's card"), ENDINGS, handover.LARGEST[handover.CARD], hint)
    offered = (Option("", texts.gettext("Choose …")), *(Option(each.unit, each.name) for each in here))
    listed = (Select("own-unit", texts.gettext("A unit on this machine"), offered, ""),) if here else ()
    later = Action("own-later", texts.gettext("Not now"))
    label = texts.gettext("Which unit do you hand in to?")
    return (Controls("own-units", label, (*listed, file, later)),)


def _ways(card: Card, measured: Measurement, office: Office) -> tuple[Control, ...]:
    texts = office.texts
    later = Action("own-later", texts.gettext("Not now"))
    other = Action("own-other-unit", texts.gettext("Another unit"))
    offer = Offer(FORM, texts.gettext("Download it as a file"))
    if any(each.unit == card.unit for each in office.keeper.units()):
        name = texts.gettext("Hand in to {unit}", unit=card.name)
        return (Action("own-hand", name, primary=True), later, offer, other)
    done = Action("own-handed", texts.gettext("I have given the file to my leader"))
    return (offer, done, later, other)


def _other_set(measured: Measurement, card: Card, office: Office) -> tuple[Notice, ...]:
    """Return that the unit measures with something else, where it does."""
    if card.weights in (measured.weights, NO_WEIGHTS):
        return ()
    said = office.texts.gettext(
        "The unit measures with other weights than this month is filled in for. Change it before you hand it in."
    )
    return (Notice("own-other-weights", "warning", said),)


def _shown(measured: Measurement, office: Office) -> tuple[Block, ...]:
    """Return everything that the leader gets, and what stays here."""
    texts = office.texts
    facts = tuple(_facts(measured, office))
    stays = (
        texts.gettext("Your earlier months and your trend."),
        texts.gettext("Drafts, and what you changed before you pressed Done."),
        texts.gettext("Your name, if you have not used it as your code."),
    )
    return (
        Facts("own-sent", texts.gettext("This is what your leader gets"), 3, facts),
        Prose("own-stays", texts.gettext("This stays with you"), 3, (), stays),
    )


def _facts(measured: Measurement, office: Office) -> Iterator[tuple[str, str]]:
    texts, weights = office.texts, office.library.weights(measured.weights)
    yield texts.gettext("Your code"), measured.person or amounts.unknown(texts)
    yield texts.gettext("Unit"), measured.unit or amounts.unknown(texts)
    yield texts.gettext("Day of the measurement"), texts.date(measured.date)
    yield texts.gettext("Counts"), _joined((_counted(each, weights, texts) for each in measured.counts), texts)
    yield texts.gettext("Cases of colleagues"), _joined((_covered(e, weights, texts) for e in measured.cover), texts)
    yield texts.gettext("Less work for a time"), _joined((_less(e, weights, texts) for e in measured.reductions), texts)
    yield texts.gettext("Points for other duties"), amounts.points(measured.duties, texts)
    yield texts.gettext("Years in the profession"), amounts.points(measured.years, texts)
    yield texts.gettext("Employment"), amounts.per_cent(measured.employment, texts)
    yield texts.gettext("Presence"), amounts.per_cent(measured.presence, texts)
    yield texts.gettext("Own rating"), own_months.said_rating(measured, weights, texts)
    yield texts.gettext("Flex balance"), amounts.hours(measured.flex, texts)
    yield texts.gettext("A short note"), measured.note or texts.gettext("no note")


def _joined(parts: Iterator[str], texts: Texts) -> str:
    return " · ".join(part for part in parts if part) or texts.gettext("none")


def _counted(count: Count, weights: WeightSet, texts: Texts) -> str:
    """Return how many there are of a kind; nothing where there is none of it."""
    if count.whole == 0 and count.shared == 0:
        return ""
    said = f"{texts.pick(weights.kind(count.id).name)}: {amounts.count(count.whole, texts)}"
    if count.shared == 0:
        return said
    return texts.gettext("{counts}, shared: {n}", counts=said, n=amounts.count(count.shared, texts))


def _covered(row: Cover, weights: WeightSet, texts: Texts) -> str:
    said = f"{texts.pick(weights.kind(row.kind).name)}: {amounts.count(row.number, texts)}"
    return texts.gettext("{counts} for {person}", counts=said, person=row.person) if row.person else said


def _less(row: Reduction, weights: WeightSet, texts: Texts) -> str:
    reason = weights.reason(row.reason)
    many = f"{amounts.points(row.amount, texts)} {texts.gettext(own_more.GAUGES[reason.gauge])}"
    until = texts.date(row.until) if row.until else texts.gettext("no last day")
    return f"{texts.pick(reason.name)}: {many} ({until})"


def form(desk: Desk, office: Office) -> File:
    """Return the month as a file that only the unit can open."""
    card, measured = desk.own.card, sent(desk)
    if card is None:
        raise KeyError(FORM)
    content = office.keeper.sealed(measured, card)
    return File(f"kartblad-arbetstyngd-{measured.date}.kartblad", FORM_MEDIA, content)


def send(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Show what would be handed in."""
    return replace(desk, view=replace(desk.view, sending=own_months.chosen(desk).id, choosing=False))


def later(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Go back without handing in."""
    return _back(desk)


def _back(desk: Desk) -> Desk:
    return replace(desk, view=replace(desk.view, sending="", choosing=False))


def other_unit(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Choose another unit."""
    return replace(desk, view=replace(desk.view, choosing=True))


def choose(desk: Desk, _path: Path, value: str, office: Office) -> Desk:
    """Take a unit of this machine."""
    card = next((each for each in office.keeper.units() if each.unit == value), None)
    return desk if card is None else with_card(desk, card, office)


def card_came(desk: Desk, _path: Path, value: Upload, office: Office) -> Desk:
    """Take the card that came as a file."""
    return with_card(desk, office.keeper.card(value.content), office)


def with_card(desk: Desk, card: Card, office: Office) -> Desk:
    """Return the desk that hands in to a unit, and measures as the unit does from now on."""
    own = replace(desk.own, card=card, weights=card.weights if card.weights.id else desk.own.weights)
    said = office.texts.gettext("You hand in to {unit}.", unit=card.name)
    return with_own(replace(desk, view=replace(desk.view, choosing=False), said=said), own)


def hand_in(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Lay the month where the unit's leader finds it on this machine. That cannot be undone, so undo ends here."""
    card = desk.own.card
    if card is None:
        raise KeyError
    office.keeper.hand_in(sent(desk), card)
    return replace(handed(desk, (), True, office), past=(), future=())


def handed(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Note that the month has been handed in."""
    measured = sent(desk)
    ids = tuple(dict.fromkeys((*desk.own.handed, measured.id)))
    said = office.texts.gettext("{month} is handed in.", month=amounts.month(measured.date, office.texts))
    return with_own(replace(_back(desk), said=said[:1].upper() + said[1:]), replace(desk.own, handed=ids))


COMMANDS: Mapping[str, Command] = {
    "own-send": send,
    "own-later": later,
    "own-other-unit": other_unit,
    "own-unit": choose,
    "own-card": card_came,
    "own-hand": hand_in,
    "own-handed": handed,
}
