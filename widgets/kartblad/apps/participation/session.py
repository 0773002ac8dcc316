"""What one visit holds: the view, which stands in the address, and the desk, which stands nowhere but in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from kartblad.apps.participation import register_onward, register_wording, selection
from kartblad.apps.participation.address import parse, query
from kartblad.apps.participation.register_choices import Amount
from kartblad.apps.participation.register_desk import EMPTY, Desk, Kind, Lists, again, invented, received
from kartblad.apps.participation.register_intake import FILES
from kartblad.apps.participation.selection import View
from kartblad.i18n import Texts
from kartblad.ui.files import File
from kartblad.ui.refused import ANNOTATED, DISMISS, MAP, MAPPED, XLSX, annotated, reading

TEMPLATES = {"template-register": Kind.REGISTER, "template-staff": Kind.STAFF}


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that a visit holds. Two desks are equal only if they are the same one."""

    view: View
    desk: Desk = EMPTY


@dataclass(frozen=True, slots=True)
class Office:
    """What changes need besides the session."""

    lists: Lists
    texts: Texts


def change(session: Session, key: str, value: Any, office: Office) -> Session:
    """Return the session after the visitor used the control ``key``.

    Raises
    ------
    KeyError
        If the page has no such control.
    ValueError
        If the control cannot have such a value.
    """
    if key in FILES:
        return _received(session, FILES[key], value.name, value.content, office)
    if key in DESK:
        return replace(session, desk=DESK[key](session.desk, office))
    if key.startswith(MAPPED) and session.desk.refusal is not None:
        refusal = session.desk.refusal.mapped(key.removeprefix(MAPPED), value)
        return replace(session, desk=replace(session.desk, refusal=refusal))
    if key in KEEPING:
        return KEEPING[key](session, value, office)
    return replace(session, view=selection.change(session.view, key, value))


def _received(session: Session, kind: Kind, name: str, content: bytes, office: Office) -> Session:
    with reading(name, office.texts) as progress:
        return replace(session, desk=received(session.desk, kind, name, content, office.lists, progress=progress))


def _again(desk: Desk, office: Office) -> Desk:
    name = "" if desk.refusal is None else desk.refusal.name
    with reading(name, office.texts) as progress:
        return again(desk, office.lists, progress)


def _invented(desk: Desk, office: Office) -> Desk:
    return invented(desk, office.lists)


def _forgotten(desk: Desk, _office: Office) -> Desk:
    return replace(desk, held=None, refusal=None)


def _dismissed(desk: Desk, _office: Office) -> Desk:
    return replace(desk, refusal=None)


DESK: dict[str, Callable[[Desk, Office], Desk]] = {
    MAP: _again,
    "invent": _invented,
    "forget": _forgotten,
    DISMISS: _dismissed,
}


def _neighbour(session: Session, value: str, _office: Office) -> Session:
    look = replace(session.view.own, amount=Amount(value))
    return replace(session, view=replace(session.view, own=look, corrections=()))


def _kept(session: Session, value: str, office: Office) -> Session:
    number = int(value.removeprefix(f"{register_onward.SAVED}-"))
    return replace(session, view=parse(session.desk.saved[number].query, office.lists.stats))


def _named(session: Session, value: str, _office: Office) -> Session:
    return replace(session, desk=replace(session.desk, naming=value))


def _saved(session: Session, _value: object, office: Office) -> Session:
    usual = office.texts.gettext(register_wording.AMOUNTS[session.view.own.amount])
    name = session.desk.naming or usual
    return replace(session, desk=session.desk.saving(name, query(session.view, office.lists.stats)))


KEEPING: dict[str, Callable[[Session, Any, Office], Session]] = {
    register_onward.ALSO: _neighbour,
    register_onward.SAVED: _kept,
    register_onward.NAME: _named,
    register_onward.SAVE: _saved,
}


def offered(session: Session, key: str, office: Office) -> File:
    """Return the file behind a button.

    Raises
    ------
    KeyError
        If there is no such file.
    """
    if key == ANNOTATED:
        return _annotated(session.desk, office.texts)
    return _template(TEMPLATES[key], office)


def _annotated(desk: Desk, texts: Texts) -> File:
    if desk.refusal is None:
        raise KeyError
    return annotated(desk.refusal, texts)


def _template(kind: Kind, office: Office) -> File:
    from kartblad.catalogue import formats
    from kartblad.records import templates

    form = formats.read_form(office.lists.data, kind)
    rows = formats.read_examples(office.lists.data, form)
    return File(f"{kind}.xlsx", XLSX, templates.workbook(form, rows, office.texts))
