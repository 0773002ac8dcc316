"""The fields of a talk: it begins with the first thing that is written, on the day of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, edited
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.subject import Subject
from kartblad.core import editing
from kartblad.core.problems import Problem
from kartblad.core.workload.book import Book
from kartblad.core.workload.measurement import Measurement, Talk
from kartblad.i18n import Texts
from kartblad.ui import forms
from kartblad.ui.blocks import DateField, TextArea, TextField
from kartblad.ui.paths import converted, key, verb_and_path

F = TypeVar("F", TextField, TextArea, DateField)
VERB = "talk"
SAID = 600
"""The most letters of a longer text."""
DAYS = ("follow_up", "by")
"""Fields that hold a day to come."""


def place_of(measured: Measurement) -> tuple[str, ...]:
    """Return where a measurement's talk stands in the sheet."""
    return ("unit", "measurements", measured.id, "talk")


def with_talk(desk: Desk, about: Subject) -> Book:
    """Return the sheet as the fields are to show it: with a talk, also where none has begun."""
    return _begun(desk.held, place_of(about.now.measured), "")


def hint(texts: Texts) -> str:
    """Return what stands at every text field of a talk."""
    return texts.gettext("About the work. Nothing about children or families.")


def field_of(desk: Desk, about: Subject, name: str, label: str, most: int, texts: Texts) -> TextArea:
    """Return a field for one of the talk's longer texts."""
    path = (*place_of(about.now.measured), name)
    return mine(forms.lines(with_talk(desk, about), path, label, most, hint(texts)))


def mine(field: F) -> F:
    """Return a field that begins the talk, if need be, when it is used."""
    return replace(field, key=key(VERB, *verb_and_path(field.key)[1]))


def write(desk: Desk, path: Path, value: Any, office: Office) -> Desk:
    """Put what was written or chosen into the talk.

    Raises
    ------
    Problem
        If a day lies before the measurement.
    """
    measured: Measurement = editing.get(desk.held, path[:3])
    if path[-1] in DAYS and value and value < measured.date:
        day = office.texts.date(measured.date)
        raise Problem(office.texts.gettext("The day lies before the measurement of {day}. Write a later one.", day=day))
    ready = _begun(desk.held, path[:4], office.today())
    written = editing.put(ready, path, converted(ready, path, value))
    return desk if written == ready else edited(desk, written)


def begun(desk: Desk, measured: Measurement, office: Office) -> Book:
    """Return the sheet with the measurement's talk, begun today if it had none."""
    return _begun(desk.held, place_of(measured), office.today())


def _begun(book: Book, place: Path, day: str) -> Book:
    return book if editing.get(book, place) is not None else editing.put(book, place, Talk(day))


COMMANDS: Mapping[str, Command] = {VERB: write}
