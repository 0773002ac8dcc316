"""Reads what a unit has measured: from its sealed sheet, which stays as it is, or from tables of measurements."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kartblad.apps.workload.keeping import told
from kartblad.apps.workload.library import library
from kartblad.apps.workload.score_command import read_in
from kartblad.catalogue.formats import EXAMPLE
from kartblad.catalogue.resume_words import resume_words
from kartblad.catalogue.weights import latest
from kartblad.core.problems import Place, Problem
from kartblad.core.words import Words
from kartblad.core.workload.book import Unit, with_measurement
from kartblad.core.workload.expiry import unexpired
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.publishing.workload import UnitMonths
from kartblad.records import journals, phrase
from kartblad.records.sheet_journal import SheetJournal
from kartblad.records.weights_choice import Choice, chosen
from kartblad.settings import Settings

MADE_UP = Words("påhittad", "invented")
_RANDOM = re.compile(r"[0-9a-f]{16}")
"""What stands for the unit's name in rows that its own sheet wrote."""


def unit_of(here: Settings, typed: str, texts: Texts, *, now: Callable[[], float] = time.time) -> Unit:
    """Return the unit whose sheet on this machine a phrase opens, and leave the sheet as it is.

    Nothing is written, the leader's window keeps the sheet, and it is not kept any longer for having been read. What
    has been kept for long enough is not read.

    Parameters
    ----------
    here
        Where sheets are kept, and for how long.
    typed
        The phrase as somebody types it.
    texts
        The reader's language.
    now
        Seconds since 1970.

    Raises
    ------
    Problem
        If no sheet is kept here, none opens with the phrase, or it is a worker's own.
    """
    folder = here.workload
    if not journals.entries(folder, hours=0):
        message = texts.gettext(
            "No sheet is kept in {folder}. Set {variable} to the folder of the one who keeps the unit's sheet.",
            folder=folder,
            variable="KARTBLAD_HOME",
        )
        raise Problem(message, Place(file=str(folder), key="KARTBLAD_HOME"))
    words = phrase.read_phrase(typed, resume_words(here.data), texts)
    with told(folder, texts):
        book = SheetJournal.read(folder, words, texts)
    today = datetime.fromtimestamp(now()).astimezone().strftime("%Y-%m-%d")
    unit = unexpired(book, here.workload_months, today).unit
    if unit is None:
        message = texts.gettext(
            "The phrase opens a worker's own sheet. Only a unit's sheet can be published: its leader has the phrase."
        )
        raise Problem(message)
    return unit


def with_weights(unit: Unit, here: Settings) -> UnitMonths:
    """Return a unit with the weight sets of this machine, called as its sheet is."""
    return UnitMonths(_called(unit), unit, library(here.data, here.own).weights)


def units_of_file(
    file: Path, here: Settings, texts: Texts, name: str = "", returned: str = ""
) -> tuple[UnitMonths, ...]:
    """Return the units of a file with measurements, XLSX or CSV, in the order in which they first stand there.

    Parameters
    ----------
    file
        Where it lies.
    here
        Where the weight sets are.
    texts
        The reader's language.
    name
        What to call the unit of rows that do not name it; those that a unit's sheet wrote hold a random id.
    returned
        Where a copy goes of a file that cannot be read in, with the errors written in; empty: nowhere.

    Raises
    ------
    Problem
        If the file cannot be read in, or a row is nobody's.
    """
    choice = chosen("", here, texts)
    found: dict[str, Unit] = {}
    for each in read_in(file, choice, here.data, texts, returned).measurements:
        called = _name(each, name)
        if not called:
            message = texts.gettext(
                "{file}: a row of {date} does not say by name which unit it belongs to. "
                "Fill in the column for the unit.",
                file=file.name,
                date=each.date,
            )
            raise Problem(message, Place(file=str(file)))
        held = found.get(called, Unit(called, called, weights=choice.weights.ref))
        made_up = held.invented or each.person.startswith(EXAMPLE)
        found[called] = replace(with_measurement(held, each), invented=made_up)
    return tuple(UnitMonths(_called(each), each, _scored_by(choice)) for each in found.values())


def check_apart(units: Iterable[UnitMonths], texts: Texts) -> None:
    """See to it that no measurement stands in two units: one of them less the other would tell of few.

    Parameters
    ----------
    units
        All that are published together; what is made up is nobody's.
    texts
        The reader's language.

    Raises
    ------
    Problem
        Naming two that share one, and never whose it is.
    """
    found: dict[object, UnitMonths] = {}
    for unit in (each for each in units if not each.unit.invented):
        for each in unit.unit.measurements:
            counted = frozenset((one.id, one.whole, one.shared) for one in each.counts if one.whole or one.shared)
            other = found.setdefault((each.date, each.person, each.years, each.self_rating, counted), unit)
            if other is not unit:
                message = texts.gettext(
                    "The same measurement stands in both {one} and {other}, {date}. Every worker can be published in "
                    "one unit only: leave out one of the sources, or mend the column for the unit.",
                    one=texts.pick(other.label),
                    other=texts.pick(unit.label),
                    date=each.date,
                )
                raise Problem(message)


def _scored_by(choice: Choice) -> Callable[[Ref], WeightSet]:
    return lambda ref: latest(choice.sets, ref)


def _name(measured: Measurement, name: str) -> str:
    own = " ".join(measured.unit.split())
    return name if not own or _RANDOM.fullmatch(own) else own


def _called(unit: Unit) -> Words:
    """Return a unit's name, which says that it is made up where it is."""
    if not unit.invented or MADE_UP.sv in unit.name.lower():
        return Words(unit.name, unit.name)
    return Words(f"{unit.name} ({MADE_UP.sv})", f"{unit.name} ({MADE_UP.en})")
