"""What becomes of a measurement that comes from elsewhere: it is taken in, is there already, or is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from kartblad.apps.workload import amounts
from kartblad.apps.workload.intake_desk import Asked
from kartblad.apps.workload.office import Office
from kartblad.core.workload.book import Unit, with_measurement
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.origin import NO_WEIGHTS
from kartblad.core.workload.sense import is_safe
from kartblad.i18n import msgid

FIELDS: Mapping[str, str] = {
    "date": msgid("Day"),
    "years": msgid("Years in the profession"),
    "employment": msgid("Employment"),
    "presence": msgid("Presence"),
    "duties": msgid("Other duties"),
    "self_rating": msgid("Own rating"),
    "flex": msgid("Flex balance"),
}
LISTS: Mapping[str, str] = {
    "cover": msgid("What is done for colleagues"),
    "reductions": msgid("Less work for a time"),
    "note": msgid("The note"),
}


@dataclass(frozen=True, slots=True)
class Arrival:
    """What has become of what came so far."""

    unit: Unit
    came: tuple[Measurement, ...] = ()
    asked: tuple[Asked, ...] = ()
    told: tuple[str, ...] = ()
    """What is to be known of the others, a sentence each."""


def arrived(before: Arrival, new: Measurement, form_id: str, office: Office) -> Arrival:
    """Return what becomes of a form that a worker handed in.

    Parameters
    ----------
    before
        What became of those before it.
    new
        What the form holds; the keeper has found it sensible.
    form_id
        What the form is known by, so that it does not come in twice.
    office
        What changes need.
    """
    form = _with_own_id(usable(new, office), before.unit, office)
    before = replace(before, told=(*before.told, *_other_set(form, before.unit, office)))
    form = replace(form, weights=before.unit.weights)
    if is_in(form, before.unit):
        said = office.texts.gettext("{form} is here already. Nothing was changed.", form=name(form, office))
        return replace(before, unit=with_taken(before.unit, form_id), told=(*before.told, said))
    if rivals(form, before.unit):
        return replace(before, asked=(*before.asked, Asked(form, form_id)))
    return replace(before, unit=with_taken(put(before.unit, form), form_id), came=(*before.came, form))


def usable(new: Measurement, office: Office) -> Measurement:
    """Return a measurement with an id that can be part of a control's key."""
    return new if is_safe(new.id) else replace(new, id=office.new_id())


def _with_own_id(form: Measurement, unit: Unit, office: Office) -> Measurement:
    """Return a form that takes nobody else's place: whoever wrote it may have seen the id of a colleague's."""
    is_anothers = any(each.id == form.id and each.person != form.person for each in unit.measurements)
    return replace(form, id=office.new_id()) if is_anothers else form


def _other_set(form: Measurement, unit: Unit, office: Office) -> Iterator[str]:
    if form.weights != unit.weights:
        yield office.texts.gettext(
            "{form} was filled in for other weights; it is scored with the unit's. Give the worker the unit's card.",
            form=name(form, office),
        )


def is_in(new: Measurement, unit: Unit) -> bool:
    """Return whether this very measurement is in the unit, whatever the leader has done with it since."""
    alike = (replace(_as_handed(each), weights=new.weights, unit=new.unit) for each in unit.measurements)
    return _as_handed(new) in alike


def _as_handed(measured: Measurement) -> Measurement:
    """Return a measurement without what belongs to the leader and the talk."""
    counts = measured.handed or measured.counts
    bare = replace(measured, scored_before=NO_WEIGHTS, scored_by="", scored_on="", talk=None)
    return replace(bare, counts=counts, handed=())


def rivals(new: Measurement, unit: Unit) -> tuple[Measurement, ...]:
    """Return the measurements whose place a new one takes: that of its person and month, and that of its id."""
    place = (new.person, new.month)
    return tuple(each for each in unit.measurements if (each.person, each.month) == place or each.id == new.id)


def put(unit: Unit, new: Measurement) -> Unit:
    """Return the unit with a measurement in the place of its rivals; what was said in the talk of that month stays."""
    old = rivals(new, unit)
    talk = new.talk or next((each.talk for each in old if each.month == new.month and each.talk), None)
    gone = {each.id for each in old}
    others = tuple(each for each in unit.measurements if each.id not in gone)
    return with_measurement(replace(unit, measurements=others), replace(new, talk=talk))


def with_taken(unit: Unit, form_id: str) -> Unit:
    """Return the unit that knows that it has had a form."""
    return replace(unit, taken=(*unit.taken, form_id)) if form_id and form_id not in unit.taken else unit


def changes(old: Measurement, new: Measurement, office: Office) -> tuple[str, ...]:
    """Return what is another in a new measurement, in words."""
    return tuple(_changes(old, new, office)) or (office.texts.gettext("The numbers are the same."),)


def name(form: Measurement, office: Office) -> str:
    """Return how a form begins a sentence about it."""
    month = amounts.month(form.month, office.texts)
    return office.texts.gettext("The form of {person}, {month},", person=form.person, month=month)


def _changes(old: Measurement, new: Measurement, office: Office) -> Iterator[str]:
    texts, weights = office.texts, office.library.weights(new.weights)
    for kind in weights.kinds:
        before, now = old.count(kind.id), new.count(kind.id)
        if before != now:
            yield f"{texts.pick(kind.name)}: {count(before, office)} → {count(now, office)}"
    for field, label in FIELDS.items():
        was, is_ = getattr(old, field), getattr(new, field)
        if was != is_:
            yield f"{texts.gettext(label)}: {_said(was, office)} → {_said(is_, office)}"
    for field, label in LISTS.items():
        if getattr(old, field) != getattr(new, field):
            yield texts.gettext("{what} is another", what=texts.gettext(label))
    if old.scored_on and not new.scored_on:
        yield texts.gettext("It has to be gone through with the key again")


def count(counted: Count, office: Office) -> str:
    """Return a count in words: how many, and how many of those that are shared."""
    whole = amounts.count(counted.whole, office.texts)
    if counted.shared == 0:
        return whole
    shared = amounts.count(counted.shared, office.texts)
    return office.texts.gettext("{whole} and {shared} shared", whole=whole, shared=shared)


def _said(value: str | int | Decimal | None, office: Office) -> str:
    if value is None:
        return amounts.unknown(office.texts)
    return value if isinstance(value, str) else office.texts.number(value)
