"""The leader enters a measurement for a worker: as last time, or for a new code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import amounts
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_unit
from kartblad.apps.workload.office import Office
from kartblad.core.personal import looks_like_personal_number
from kartblad.core.problems import Problem
from kartblad.core.workload.beginning import begun, first
from kartblad.core.workload.book import with_measurement
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.sense import LONGEST_CODE, is_code, is_day
from kartblad.ui.blocks import Action, Block, Controls, DateField, Option, Prose, Select, TextField

NEW = "new"


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the fields that begin a measurement."""
    texts, intake = office.texts, desk.intake
    last = _last_of_each(desk)
    how = texts.gettext("For somebody without a sheet of their own. The numbers begin as last time.")
    options = (Option(NEW, texts.gettext("A new code")), *(Option(each.id, each.person) for each in last))
    like = intake.like if intake.like in {each.id for each in last} else NEW
    hint = texts.gettext("Made up and the same every time. Never a name or a personal number.")
    code = TextField("enter-code", texts.gettext("New code"), intake.code, LONGEST_CODE, hint)
    return (
        Prose("enter", texts.gettext("Enter a measurement yourself"), 3, (how,)),
        Controls(
            "enter-new",
            texts.gettext("A new measurement"),
            (
                Select("enter-like", texts.gettext("Worker"), options, like),
                *((code,) if like == NEW else ()),
                DateField("enter-day", texts.gettext("Day of the measurement"), intake.day or office.today()),
                Action("enter-begin", texts.gettext("Enter the numbers")),
            ),
        ),
    )


def _last_of_each(desk: Desk) -> tuple[Measurement, ...]:
    """Return everybody's last measurement, in the order of their codes."""
    found = {each.person: each for each in desk.unit.measurements}
    return tuple(found[person] for person in sorted(found))


def like(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Choose for whom, or that the code is a new one."""
    return replace(desk, intake=replace(desk.intake, like=value))


def code(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Write the new code."""
    return replace(desk, intake=replace(desk.intake, code=value))


def day(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Say of which day the numbers are."""
    return replace(desk, intake=replace(desk.intake, day=value))


def begin(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Begin the measurement and open it; a month that has one is never written over."""
    when = _day(desk, office)
    last = next((each for each in _last_of_each(desk) if each.id == desk.intake.like), None)
    who = last.person if last else _code(desk, office)
    if any((each.person, each.month) == (who, when[:7]) for each in desk.unit.measurements):
        month = amounts.month(when, office.texts)
        said = office.texts.gettext(
            "{person} has a measurement for {month} already. Open that one.", person=who, month=month
        )
        raise Problem(said)
    new = replace(_begun(last, when, desk, office), person=who, unit=desk.unit.id)
    after = with_unit(desk, with_measurement(desk.unit, new))
    intake = replace(desk.intake, open_id=new.id, like="", code="", day="", told=())
    return replace(after, month=new.month, intake=intake)


def _begun(last: Measurement | None, when: str, desk: Desk, office: Office) -> Measurement:
    """Return the numbers of last time; for a new code everything is not known until it is written."""
    weights = office.library.weights(desk.unit.weights)
    if last is not None:
        return begun(last, weights, office.new_id(), when)
    empty = first(weights, office.new_id(), when)
    return replace(empty, counts=tuple(Count(kind.id, None) for kind in weights.kinds))


def _day(desk: Desk, office: Office) -> str:
    when = desk.intake.day or office.today()
    if not is_day(when) or when > office.today():
        raise Problem(office.texts.gettext("That day has not come yet. Write a day up to today."))
    return when


def _code(desk: Desk, office: Office) -> str:
    who, texts = desk.intake.code, office.texts
    if not is_code(who):
        raise Problem(texts.gettext("Write a code for the worker first."))
    if looks_like_personal_number(who):
        raise Problem(texts.gettext("The code looks like a personal identity number. Make up another one."))
    return who


COMMANDS: Mapping[str, Command] = {
    "enter-like": like,
    "enter-code": code,
    "enter-day": day,
    "enter-begin": begin,
}
