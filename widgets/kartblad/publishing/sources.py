"""What an edition is made from: files, sheets and counts on this machine, and what is made up to learn with.

A source is written ``[NAME=]FILE`` or ``[NAME=]word``. What a file holds is told by its headings. All sources come in
or none: the first that cannot be read is said with everything that is wrong in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kartblad.catalogue.tables import statistics
from kartblad.core.elements import Counted
from kartblad.core.problems import Place, Problem
from kartblad.core.provenance import Standing
from kartblad.core.publication.periods import half_year
from kartblad.core.words import Words
from kartblad.i18n import Texts
from kartblad.publishing import invented, unit_sheet
from kartblad.publishing.mapping import UnitSessions
from kartblad.publishing.source_files import Kind, Wanted, imported, kind_of
from kartblad.publishing.units import key_of
from kartblad.publishing.workload import UnitMonths
from kartblad.records import element_counts
from kartblad.records.imported import Imported
from kartblad.records.named_file import content_of
from kartblad.records.weights_choice import chosen

if TYPE_CHECKING:
    import pandas as pd

SYNTHETIC = ("synthetic", "påhittad", "pahittad")
SHEET = "arbetstyngd"
SESSIONS = ("kartlaggning", "kartläggning")
COUNTS_IN = "statistics"
"""The folder with what sessions leave behind, in the user's own."""
MADE_UP = "påhitta"
"""What the name of a made-up unit holds, in any form."""


@dataclass(frozen=True, eq=False)
class Sources:
    """Everything that came in."""

    register: pd.DataFrame | None = field(default=None, repr=False)
    own_courses: Mapping[str, str] = field(default_factory=dict)
    staff: pd.DataFrame | None = field(default=None, repr=False)
    units: tuple[UnitMonths, ...] = field(default=(), repr=False)
    sessions: tuple[UnitSessions, ...] = field(default=(), repr=False)
    said: tuple[str, ...] = ()
    """What was read of registers and staff lists, what was left, and what may make every number wrong."""

    @property
    def made_up(self) -> frozenset[bool]:
        """Whether what came in is made up: both true and false, if some of it is."""
        from kartblad.frames.register import standing_of  # late: it takes pandas

        lists = (standing_of(frame) is Standing.SYNTHETIC for frame in (self.register, self.staff) if frame is not None)
        units = (each.unit.invented for each in self.units)
        return frozenset((*lists, *units, *(each.invented for each in self.sessions)))


def read(written: Sequence[str], wanted: Wanted) -> Sources:
    """Return what all sources hold.

    Raises
    ------
    Problem
        Saying what is wrong with the first that cannot be used.
    """
    found = Sources()
    for each in written:
        name, _is, what = ("", "", each) if Path(each).is_file() else each.rpartition("=")
        found = _with(found, name.strip(), what.strip(), wanted)
    if found.staff is not None and found.register is None:
        said = wanted.texts.gettext("A staff list is published beside a register: name the register, too.")
        raise Problem(said, Place(key=Kind.STAFF))
    _needs_names(found.units, wanted.texts)
    unit_sheet.check_apart(found.units, wanted.texts)
    _needs_names(found.sessions, wanted.texts)
    _needs_own_sessions(found.sessions, wanted.texts)
    _needs_one_kind(found, wanted.texts)
    return found


def _with(found: Sources, name: str, what: str, wanted: Wanted) -> Sources:
    """Return what there is with one source more."""
    if what in SYNTHETIC:
        _free_of_name(name, what, wanted.texts)
        return _with_invented(found, what, wanted)
    if what == SHEET:
        unit = unit_sheet.unit_of(wanted.here, wanted.phrase(), wanted.texts)
        return _with_units(found, [_called(unit_sheet.with_weights(unit, wanted.here), name)])
    if what in SESSIONS:
        return _with_sessions(found, name, what, _kept(wanted), wanted.texts)
    return _with_file(found, name, Path(what), wanted)


def _with_invented(found: Sources, what: str, wanted: Wanted) -> Sources:
    from kartblad.frames.synthetic import CLOSES, moved, synthetic  # late: it takes pandas

    _needs_first(found.register, Kind.REGISTER, what, wanted.texts)
    # Moved to the years before today, so that its last half-year is the last that has ended, as in a register in use.
    years = int(wanted.today[:4]) - half_year(wanted.today).endswith("H1") - CLOSES.year
    made = moved(synthetic(statistics(wanted.here.data)), years)
    usual = chosen("", wanted.here, wanted.texts).weights
    units = invented.units(usual, wanted.today, wanted.texts)
    months = [unit_sheet.with_weights(unit, wanted.here) for unit in units]
    left = zip(months, invented.sessions(wanted.today), strict=True)
    sessions = tuple(UnitSessions(each.label, counted, invented=True) for each, counted in left)
    whole = replace(found, register=made.register, staff=made.staff, sessions=(*found.sessions, *sessions))
    return _with_units(whole, months)


def _with_file(found: Sources, name: str, path: Path, wanted: Wanted) -> Sources:
    texts = wanted.texts
    content = content_of(path, texts)
    kind = kind_of(content, path, wanted)
    if kind is Kind.WORKLOAD:
        units = unit_sheet.units_of_file(path, wanted.here, texts, name=name, returned=wanted.returned)
        return _with_units(found, units)
    if kind is Kind.ELEMENTS:
        counted = element_counts.counts(content, path.name, texts)
        return _with_sessions(found, name, str(path), counted, texts)
    _free_of_name(name, str(path), texts)
    _needs_first(found.register if kind is Kind.REGISTER else found.staff, kind, path.name, texts)
    came = imported(kind, content, path, wanted)
    return _with_list(found, kind, came, texts)


def _with_list(found: Sources, kind: Kind, came: Imported, texts: Texts) -> Sources:
    from kartblad.frames.coverage import staff_frame  # late: they take pandas
    from kartblad.frames.register import register_frame

    said = (*found.said, *came.sentences(texts))
    if kind is Kind.STAFF:
        return replace(found, staff=staff_frame(came.table), said=said)
    return replace(found, register=register_frame(came.table), own_courses=came.own_courses, said=said)


def _with_units(found: Sources, units: Iterable[UnitMonths]) -> Sources:
    return replace(found, units=(*found.units, *units))


def _kept(wanted: Wanted) -> tuple[Counted, ...]:
    """Return the counts on this machine.

    Raises
    ------
    Problem
        If there are none.
    """
    folder = wanted.here.home / COUNTS_IN
    if kept := element_counts.kept(folder):
        return kept
    message = wanted.texts.gettext("No mapping session has been counted on this computer, in {folder}.", folder=folder)
    raise Problem(message, Place(file=str(folder)))


def _with_sessions(found: Sources, name: str, what: str, counted: Sequence[Counted], texts: Texts) -> Sources:
    if not name:
        message = texts.gettext(
            "Say which unit the sessions are of: write {example}, with the same name each time.",
            example=f"Enhetens namn={what}",
        )
        raise Problem(message, Place(file=what))
    made = UnitSessions(Words(name, name), tuple(counted), invented=MADE_UP in name.casefold())
    return replace(found, sessions=(*found.sessions, made))


def _called(unit: UnitMonths, name: str) -> UnitMonths:
    """Return a unit under the name that was given, if one was; what is made up keeps its mark."""
    if not name or unit.unit.invented:
        return unit
    return replace(unit, label=Words(name, name))


def _free_of_name(name: str, what: str, texts: Texts) -> None:
    """Refuse a name for what is no unit's.

    Raises
    ------
    Problem
        If there is one.
    """
    if name:
        message = texts.gettext("{what} is not of one unit: write it without {name}=.", what=what, name=name)
        raise Problem(message, Place(key=name))


def _needs_first(held: object, kind: Kind, what: str, texts: Texts) -> None:
    """Refuse a second register or staff list: the same persons would count twice.

    Raises
    ------
    Problem
        If there is one already.
    """
    if held is not None:
        message = (
            texts.gettext("There can be one register only: put the files together first.")
            if kind is Kind.REGISTER
            else texts.gettext("There can be one staff list only: put the files together first.")
        )
        raise Problem(f"{what}: {message}", Place(file=what, key=kind))


def _needs_one_kind(found: Sources, texts: Texts) -> None:
    """Refuse what is made up beside what is not: the mark on everything would be false of a part.

    Raises
    ------
    Problem
        If both came in.
    """
    if len(found.made_up) > 1:
        message = texts.gettext(
            "Some of the sources are made up (påhittade) and some are not. Publish them to two folders: what is made "
            "up is marked everywhere, and what is real must not be."
        )
        raise Problem(message)


def _needs_names(units: Sequence[UnitMonths] | Sequence[UnitSessions], texts: Texts) -> None:
    """Refuse units that cannot be told apart, also in an address.

    Raises
    ------
    Problem
        Naming the first that has no letters, or the name of one before it.
    """
    seen: set[str] = set()
    for unit in units:
        key = key_of(unit)
        if not key or key in seen:
            message = texts.gettext(
                "Two units are called {name}, or nearly so. Give each of them a name of its own: NAME=FILE.",
                name=f"”{unit.label.sv}”",
            )
            raise Problem(message, Place(key=unit.label.sv))
        seen.add(key)


def _needs_own_sessions(units: Sequence[UnitSessions], texts: Texts) -> None:
    """Refuse the same sessions under two names.

    Raises
    ------
    Problem
        Naming both.
    """
    seen: dict[tuple[Counted, ...], str] = {}
    for unit in units:
        other = seen.setdefault(tuple(unit.counted), unit.label.sv)
        if unit.counted and other != unit.label.sv:
            message = texts.gettext(
                "{one} and {other} have the same sessions. Leave out one of the sources.",
                one=other,
                other=unit.label.sv,
            )
            raise Problem(message, Place(key=unit.label.sv))
