"""Scoring a worker's series again with the version that the unit uses now: shown before it is done, said afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import amounts
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_unit
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.subject import Subject, measured_now
from kartblad.core.words import Words
from kartblad.core.workload.book import Unit
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.rescoring import Effect, all_rescored, effects, unknown
from kartblad.core.workload.scoring import Score
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Notice, Plain, Prose


def blocks(desk: Desk, about: Subject, office: Office) -> tuple[Block, ...]:
    """Return what the series was scored with where that is not one version, and what another would make of it."""
    return (*_was_rescored(about.now.measured, office), *_offer(desk, about, office))


def _was_rescored(measured: Measurement, office: Office) -> Iterator[Block]:
    """Say that the month was scored again, and offer to take that back."""
    if measured.scored_before == NO_WEIGHTS:
        return
    texts = office.texts
    said = texts.gettext(
        "This month was scored again. When it was measured and talked about, it was scored with {set}.",
        set=_named(measured.scored_before, office),
    )
    back = Action("rescore-back", texts.gettext("Score as it was measured"), blocked=_no_way_back(measured, office))
    yield Notice("rescored", "info", said)
    yield Controls("rescored-back", texts.gettext("Scored again"), (back,))


def _no_way_back(measured: Measurement, office: Office) -> str:
    """Return why the month cannot be scored as it was; empty where it can."""
    if known(measured.scored_before, office) is None:
        return office.texts.gettext("That version is gone.")
    return ""


def _offer(desk: Desk, about: Subject, office: Office) -> Iterator[Block]:
    """Offer the version that the unit uses now, where the series has another, and show what it would change."""
    texts = office.texts
    target = known(desk.unit.weights, office)
    found = () if target is None else changes(desk.unit, about.now.measured.person, target, office)
    if target is None or not found:
        return
    name = amounts.set_name(target, texts)
    why = texts.ngettext(
        "{n} month is scored with another version than the one that the unit uses now, {set}.",
        "{n} months are scored with another version than the one that the unit uses now, {set}.",
        len(found),
        set=name,
    )
    kept = texts.gettext("Nothing is scored again by itself. Where the version changes, the line is broken.")
    yield Prose("rescore-why", texts.gettext("Scored with different versions"), 3, (why, kept))
    show = Action("rescore-show", texts.gettext("Show what it would change"), pressed=desk.talking.trying)
    yield Controls("rescore-try", texts.gettext("Another version"), (show,))
    if desk.talking.trying:
        yield _table(found, target, office)
        yield Controls("rescore-do", texts.gettext("Score again"), _doing(found, about.now.measured, texts))


def _doing(found: tuple[Effect, ...], now: Measurement, texts: Texts) -> tuple[Action, ...]:
    able = [each for each in found if each.after is not None]
    none = texts.gettext("The version does not know all that was counted.")
    one = Action("rescore-one", texts.gettext("Score this month again"), blocked=none)
    if any(each.measured.id == now.id for each in able):
        one = replace(one, blocked="")
    elif all(each.measured.id != now.id for each in found):
        one = replace(one, blocked=texts.gettext("This month is scored with it already."))
    return (one, Action("rescore-all", texts.gettext("Score the whole series again"), blocked="" if able else none))


def _table(found: tuple[Effect, ...], target: WeightSet, office: Office) -> Plain:
    texts = office.texts
    columns = (
        texts.gettext("Month"),
        texts.gettext("Scored with"),
        texts.gettext("Now"),
        texts.gettext("Would be"),
        texts.gettext("Difference"),
    )
    caption = texts.gettext("What {set} would make of the series", set=amounts.set_name(target, texts))
    return Plain("rescore-table", caption, columns, tuple(_row(each, target, office) for each in found))


def _row(each: Effect, target: WeightSet, office: Office) -> tuple[str, ...]:
    texts = office.texts
    was = known(each.measured.weights, office)
    month = amounts.month(each.measured.month, texts)
    now = "" if was is None else _told(each.before, was, texts)
    version = _named(each.measured.weights, office)
    if each.after is None:
        names = ", ".join(_name(one, was, texts) for one in each.unknown)
        return (month, version, now, texts.gettext("cannot be scored: {names} is not known", names=names), "–")
    same = texts.gettext("nothing")
    difference = amounts.signed(each.points, texts) if each.moves else same
    return (month, version, now, _told(each.after, target, texts), difference)


def _told(score: Score, weights: WeightSet, texts: Texts) -> str:
    points, norm = amounts.points(score.points, texts), amounts.points(score.norm, texts)
    said = texts.gettext("{points} of {norm}", points=points, norm=norm)
    return " · ".join((said, amounts.percent(score.load, texts), amounts.zone(weights, score.zone, texts)))


def _name(thing: str, weights: WeightSet | None, texts: Texts) -> str:
    """Return what a kind or reason is called in the set that it was counted with; its id where that is gone."""
    named: dict[str, Words] = {}
    if weights is not None:
        named = {kind.id: kind.name for kind in weights.kinds} | {reason.id: reason.name for reason in weights.reasons}
    return named[thing].pick(texts.locale) if thing in named else thing


def known(ref: Ref, office: Office) -> WeightSet | None:
    """Return the very version; None where it is gone."""
    found = office.library.weights(ref)
    return found if found.ref == ref else None


def _named(ref: Ref, office: Office) -> str:
    found = known(ref, office)
    return str(ref) if found is None else amounts.set_name(found, office.texts)


def changes(unit: Unit, person: str, target: WeightSet, office: Office) -> tuple[Effect, ...]:
    """Return what a version would make of those of a worker's months that were scored with another."""
    refs = {each.weights for each in unit.of_person(person)}
    sets = {ref: weights for ref in refs if (weights := known(ref, office)) is not None}
    return effects(unit, person, sets, target)


def show(desk: Desk, _path: Path, value: Any, _office: Office) -> Desk:
    """Show what the unit's version would change, or hide that."""
    return replace(desk, talking=replace(desk.talking, trying=not desk.talking.trying))


def one(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Score the month that is looked at again."""
    measured = _measured(desk)
    return _scored_again(desk, frozenset({measured.id}), office)


def whole(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Score all of the worker's months again that can be."""
    return _scored_again(desk, frozenset(each.id for each in desk.unit.of_person(_measured(desk).person)), office)


def _scored_again(desk: Desk, ids: frozenset[str], office: Office) -> Desk:
    target = known(desk.unit.weights, office)
    found = () if target is None else changes(desk.unit, _measured(desk).person, target, office)
    able = frozenset(each.measured.id for each in found if each.after is not None) & ids
    if target is None or not able:
        raise ValueError(desk.unit.weights)
    said = office.texts.ngettext(
        "{n} month was scored again with {set}. Undo takes it back.",
        "{n} months were scored again with {set}. Undo takes it back.",
        len(able),
        set=amounts.set_name(target, office.texts),
    )
    done = with_unit(desk, all_rescored(desk.unit, able, target))
    return replace(done, said=said, talking=replace(desk.talking, trying=False))


def back(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Score the month with what it was scored with when it was measured."""
    measured = _measured(desk)
    target = known(measured.scored_before, office)
    if target is None or tuple(unknown(measured, target)):
        raise ValueError(measured.scored_before)
    before = all_rescored(desk.unit, frozenset({measured.id}), target)
    said = office.texts.gettext("The month is scored as it was measured.")
    return replace(with_unit(desk, before), said=said)


def _measured(desk: Desk) -> Measurement:
    found = measured_now(desk)
    if found is None:
        raise KeyError
    return found


COMMANDS: Mapping[str, Command] = {
    "rescore-show": show,
    "rescore-one": one,
    "rescore-all": whole,
    "rescore-back": back,
}
