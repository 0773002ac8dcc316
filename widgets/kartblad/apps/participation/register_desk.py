"""What lies on the desk: a register and perhaps a staff list, held in memory only, or why a file did not come in.

Tables are imported late: the page's first paint, which has no register, must not wait for pandas.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kartblad.apps.participation.register_held import Held, held
from kartblad.catalogue.tables import Statistics
from kartblad.ui.refused import Progress, Refusal, refusal

if TYPE_CHECKING:
    from kartblad.records.findings import Findings
    from kartblad.records.imported import Imported
    from kartblad.records.rawtable import Limits


class Kind(StrEnum):
    """What a file is meant to be; the names are those of the forms."""

    REGISTER = "register"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Saved:
    """A view that was given a name."""

    name: str
    query: str


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """Everything that the visit holds besides the view."""

    held: Held | None = None
    refusal: Refusal | None = None
    naming: str = ""
    """The name that the next saved view gets."""
    saved: tuple[Saved, ...] = ()

    def saving(self, name: str, query: str) -> Desk:
        """Return the desk with a named view; the same name again is written over."""
        kept = tuple(each for each in self.saved if each.name != name)
        return replace(self, naming="", saved=(*kept, Saved(name, query)))


EMPTY = Desk()


@dataclass(frozen=True, slots=True)
class Lists:
    """What files are checked against."""

    stats: Statistics
    data: Path


def received(
    desk: Desk,
    kind: Kind,
    name: str,
    content: bytes,
    lists: Lists,
    *,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    limits: Limits | None = None,
) -> Desk:
    """Return the desk after a file was chosen: all of it has come in, or nothing and it is said why."""
    from kartblad.records.findings import Findings

    options = {} if limits is None else {"limits": limits}
    outcome = _read(kind, name, content, lists, mapping=mapping, progress=progress, **options)
    if isinstance(outcome, Findings):
        return replace(desk, refusal=refusal(kind, content, outcome, mapping))
    return replace(desk, held=_taken(desk, kind, outcome, lists), refusal=None)


def _read(kind: Kind, name: str, content: bytes, lists: Lists, **options: Any) -> Imported | Findings:
    from kartblad.catalogue import formats
    from kartblad.records import imports

    form, towns = formats.read_form(lists.data, kind), formats.municipalities(lists.data)
    if kind is Kind.STAFF:
        return imports.staff(content, name, form=form, municipalities=towns, **options)
    courses = formats.course_names(lists.stats)
    return imports.register(content, name, form=form, courses=courses, municipalities=towns, **options)


def _taken(desk: Desk, kind: Kind, came: Imported, lists: Lists) -> Held | None:
    from kartblad.catalogue import formats
    from kartblad.frames.coverage import staff_frame
    from kartblad.frames.register import register_frame

    if kind is Kind.STAFF:
        return None if desk.held is None else desk.held.beside_staff(staff_frame(came.table), came)
    towns = formats.municipalities(lists.data)
    made = held(register_frame(came.table), lists.stats, towns=towns, came=came)
    before = desk.held
    if before is None or before.staff is None or before.staff_came is None:
        return made  # an invented staff list goes with the invented register
    return made.beside_staff(before.staff, before.staff_came)


def invented(desk: Desk, lists: Lists) -> Desk:
    """Return the desk with the invented register and its staff list."""
    from kartblad.frames.synthetic import synthetic

    made = synthetic(lists.stats)
    return replace(desk, held=held(made.register, lists.stats, staff=made.staff), refusal=None)


def again(desk: Desk, lists: Lists, progress: Progress | None = None) -> Desk:
    """Return the desk after the refused file was read once more, with the columns that were chosen."""
    refused = desk.refusal
    if refused is None:
        return desk
    kind, chosen = Kind(refused.kind), refused.wanted
    return received(desk, kind, refused.name, refused.content, lists, mapping=chosen, progress=progress)
