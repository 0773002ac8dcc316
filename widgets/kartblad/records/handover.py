"""Handing in: a unit's card that only closes, and forms that only the unit opens.

A card is given to workers openly: it holds the unit's name and its public key. A form is sealed to that key and tied to
the unit, so that it opens nowhere else; beside the seal stands the unit's random id, and not whose form it is. What
comes out of a seal was written by somebody else: it is looked through before anything is done with it.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import msgspec

from kartblad.core.workload.book import KEPT_MONTHS, Card, Unit
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.sense import is_ref
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.records import form_checks, vault
from kartblad.records import handover_faults as faults
from kartblad.records.withholding import withheld

FORMAT = 1
CARD, FORM = "kartblad-enhet", "kartblad-formular"
"""What the two kinds of file say that they are."""
LARGEST = {CARD: 8 * 2**10, FORM: 256 * 2**10}
"""Bytes; no file of ours comes near it."""
NAME = 80
"""Signs of a unit's name."""
ID = re.compile(r"[0-9a-f]{16}")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _CardFile:
    kind: str
    format: int
    unit: str
    name: str
    key: str
    weights: Ref


@dataclass(frozen=True, slots=True)
class _FormFile:
    kind: str
    format: int
    unit: str
    note: str
    sealed: str


def new_unit(unit_id: str, name: str, weights: Ref, kept_months: int = KEPT_MONTHS) -> Unit:
    """Return a unit with a key that opens, and one that closes."""
    secret, public = (_text(key) for key in vault.new_pair())
    return Unit(unit_id, name, secret, public, weights, kept_months=kept_months)


def card_file(card: Card) -> bytes:
    """Return a unit's card as a file."""
    return _written(_CardFile(CARD, FORMAT, card.unit, card.name, card.key, card.weights))


def card(content: bytes, texts: Texts) -> Card:
    """Return the card that a file holds.

    Raises
    ------
    NoCard, Newer, Damaged
        If it holds none that can be used.
    """
    file = _read(content, CARD, _CardFile, faults.NoCard(texts), texts)
    named = 0 < len(file.name.strip()) <= NAME and file.name.isprintable()
    if not (ID.fullmatch(file.unit) and is_ref(file.weights) and named) or len(_raw(file.key)) != vault.KEY:
        raise faults.Damaged(texts)
    return Card(file.unit, file.name, file.key, file.weights)


def sealed(measured: Measurement, to: Card, texts: Texts) -> bytes:
    """Return a form that only the unit can open.

    It holds what the worker counted and said, not what belongs to the talk.

    Raises
    ------
    HoldsPersonalNumber
        If something in it looks like one.
    Damaged
        If the card's key is none.
    """
    form = _workers_own(measured, to.unit)
    _clean, places = withheld(form)
    if places:
        raise faults.HoldsPersonalNumber(texts, places[0])
    try:
        content = vault.seal_to(_raw(to.key), msgspec.json.encode(form), _bound(to.unit))
    except ValueError:
        raise faults.Damaged(texts) from None
    note = texts.gettext("Encrypted: opens in kartblad in the sheet of the unit {name}.", name=to.name)
    return _written(_FormFile(FORM, FORMAT, to.unit, note, _text(content)))


def opened(unit: Unit, content: bytes, weights: WeightSet, today: str, texts: Texts) -> Measurement:
    """Return what a form holds, when all of it makes sense.

    Parameters
    ----------
    unit
        Whose secret key opens it, and which knows what it has taken in.
    weights
        What the unit measures with: what it does not know is not taken in.
    today
        ÅÅÅÅ-MM-DD: nothing is measured in a month to come.

    Raises
    ------
    NoForm, Newer, Damaged, AnotherUnit, TakenAlready
        If it is none that this unit can take in.
    NotSensible, UnknownToSet, NotShared, HoldsPersonalNumber
        If what was sealed cannot be counted with.
    """
    file = _read(content, FORM, _FormFile, faults.NoForm(texts), texts)
    if file.unit != unit.id:
        raise faults.AnotherUnit(texts)
    if form_id(content) in unit.taken:
        raise faults.TakenAlready(texts)
    try:
        inner = vault.open_with(_raw(unit.secret), _raw(file.sealed), _bound(unit.id))
    except vault.SealBrokenError:
        raise faults.Damaged(texts) from None
    form = _measurement(inner, unit.id, weights, texts)
    if form.month > today[:7]:
        raise faults.NotSensible(texts, "date")
    return form


def form_id(content: bytes) -> str:
    """Return what a form is known by, wherever a copy of it lies: of what is sealed in it, and so as good as random."""
    try:
        sealed_part = msgspec.json.decode(content, type=_FormFile).sealed.encode()
    except (msgspec.MsgspecError, UnicodeDecodeError):
        sealed_part = content
    return hashlib.sha256(sealed_part).hexdigest()[:16]


def _measurement(inner: bytes, unit_id: str, weights: WeightSet, texts: Texts) -> Measurement:
    try:
        found = msgspec.json.decode(inner, type=Measurement, strict=True)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise faults.NotSensible(texts, form_checks.place(error)) from None
    form = _workers_own(found, unit_id)
    if (place := form_checks.fault(form, weights)) is not None:
        raise faults.NotSensible(texts, place)
    if (unknown := form_checks.unknown(form, weights)) is not None:
        raise faults.UnknownToSet(texts, unknown)
    if (shared := form_checks.unshared(form, weights)) is not None:
        raise faults.NotShared(texts, shared)
    _clean, places = withheld(form)
    if places:
        raise faults.HoldsPersonalNumber(texts, places[0])
    return form


def _workers_own(measured: Measurement, unit_id: str) -> Measurement:
    """Return a measurement without what only the two decide together; nobody hands in a talk or a signature."""
    return replace(measured, unit=unit_id, scored_before=NO_WEIGHTS, handed=(), scored_by="", scored_on="", talk=None)


def _read(content: bytes, kind: str, form: type[T], another: Exception, texts: Texts) -> T:
    try:
        found: Any = msgspec.json.decode(content) if len(content) <= LARGEST[kind] else None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("kind") != kind:
        raise another
    number = found.get("format")
    if isinstance(number, int) and number > FORMAT:
        raise faults.Newer(texts)
    try:
        return msgspec.convert(found, form)
    except msgspec.ValidationError:
        raise faults.Damaged(texts) from None


def _bound(unit_id: str) -> bytes:
    return vault.bound(FORM, FORMAT, unit_id)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _raw(text: str) -> bytes:
    """Return what a text stands for; nothing where it stands for nothing."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


def _written(file: _CardFile | _FormFile) -> bytes:
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"
