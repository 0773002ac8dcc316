"""What a file to be published from holds, told by its headings, and registers and staff lists read in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kartblad.catalogue import formats
from kartblad.catalogue.tables import statistics
from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts
from kartblad.records import element_counts
from kartblad.records.findings import Finding, Findings
from kartblad.records.imported import Imported
from kartblad.records.rawtable import Unreadable
from kartblad.records.recognition import recognised
from kartblad.records.weights_choice import chosen
from kartblad.records.workload_form import form as workload_form
from kartblad.settings import Settings
from kartblad.ui.refused import refusal
from kartblad.ui.returned import problem

OTHER_FORMS = ("wishes", "answers")
"""What looks a little like a register, or like measurements, and is neither."""


class Kind(StrEnum):
    """What a file can be; of the first two there can be one."""

    REGISTER = "register"
    STAFF = "staff"
    WORKLOAD = "workload"
    ELEMENTS = "elements"


@dataclass(frozen=True, slots=True)
class Wanted:
    """How sources are read."""

    here: Settings
    texts: Texts
    today: str
    """The last day that counts, ÅÅÅÅ-MM-DD."""
    phrase: Callable[[], str]
    """Asks for the phrase of a sealed sheet; called only when one is a source."""
    returned: str = ""
    """Where a copy goes of a file that cannot be read in."""


def kind_of(content: bytes, path: Path, wanted: Wanted) -> Kind:
    """Return what a file holds.

    Raises
    ------
    Problem
        If it is none of what can be published.
    """
    if element_counts.are_counts(content):
        return Kind.ELEMENTS
    data, texts = wanted.here.data, wanted.texts
    forms = {name: formats.read_form(data, name) for name in (Kind.REGISTER, Kind.STAFF, *OTHER_FORMS)}
    forms[Kind.WORKLOAD] = workload_form(data, chosen("", wanted.here, texts).weights)
    try:
        found = recognised(content, path.name, forms)
    except Unreadable as unreadable:
        said = Finding(unreadable.fault, facts=unreadable.facts).sentence(texts)
        raise Problem(f"{path.name}: {said}", Place(file=str(path), row=unreadable.place.row)) from unreadable
    if found and found not in OTHER_FORMS:
        return Kind(found)
    message = texts.gettext(
        "{file} is nothing that can be published. It can be a register of courses, a staff list, measurements of "
        "workload (CSV or XLSX, with the headings that kartblad template writes), or element.csv from mapping.",
        file=path.name,
    )
    raise Problem(message, Place(file=str(path)))


def imported(kind: Kind, content: bytes, path: Path, wanted: Wanted) -> Imported:
    """Return what came in with a register or a staff list.

    Raises
    ------
    Problem
        Naming every place that has to be mended.
    """
    from kartblad.records import imports  # late: it takes pandas

    data = wanted.here.data
    form, towns = formats.read_form(data, kind), formats.municipalities(data)
    if kind is Kind.STAFF:
        came = imports.staff(content, path.name, form=form, municipalities=towns, limits=imports.LOCAL)
    else:
        courses = formats.course_names(statistics(data))
        came = imports.register(
            content, path.name, form=form, courses=courses, municipalities=towns, limits=imports.LOCAL
        )
    if isinstance(came, Findings):
        raise problem(refusal(kind, content, came), wanted.returned, wanted.texts)
    return came
