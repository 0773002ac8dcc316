"""Measurements come in from a filled-in table: all of it as it should be, or nothing and what is to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kartblad.apps.workload import arriving, intake
from kartblad.apps.workload.arriving import Arrival
from kartblad.apps.workload.commands import Command, Maker, Path
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.intake_desk import Asked
from kartblad.apps.workload.office import Office
from kartblad.core.problems import Problem
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.sense import is_code
from kartblad.ui import refused
from kartblad.ui.blocks import Block, Controls, FileField, Offer
from kartblad.ui.files import File
from kartblad.ui.refused import ACCEPT, ANNOTATED, DISMISS, LIMIT, MAP, Progress, Refusal, refusal

if TYPE_CHECKING:
    from kartblad.catalogue.formats import FormField
    from kartblad.records.findings import Findings
    from kartblad.records.workload_received import Received

COLUMN = "column."
"""How the keys of the columns' fields begin."""
WORKLOAD = "workload"


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return where a table is chosen, and why the last one did not come in."""
    texts = office.texts
    hint = texts.gettext(
        "One row for each worker and day, codes only, never names or personal numbers. All rows come in, or none. The "
        "file is read into memory and written to no disk."
    )
    label = texts.gettext("A filled-in table (Excel or CSV)")
    chosen = Controls(
        "table-in",
        texts.gettext("Measurements in a table"),
        (
            FileField("table-file", label, ACCEPT, LIMIT, hint),
            Offer("workload-template", texts.gettext("Download a table to fill in (XLSX)")),
            Offer("workload-template-csv", texts.gettext("Download a table to fill in (CSV)")),
        ),
    )
    return (chosen, *_refused(desk, office))


def _refused(desk: Desk, office: Office) -> tuple[Block, ...]:
    wrong = desk.intake.refusal
    if wrong is None:
        return ()
    stays = office.texts.gettext("Nothing has been replaced: the unit's measurements are as they were.")
    return refused.blocks(wrong, lambda: _fields(desk, office), office.texts, stays=stays, prefix=COLUMN)


def _fields(desk: Desk, office: Office) -> Sequence[FormField]:
    from kartblad.records.workload_form import form

    return form(office.library.data, office.library.weights(desk.unit.weights)).fields


def received(desk: Desk, _path: Path, value: Any, office: Office) -> Desk:
    """Take in a table that was chosen."""
    return _read(desk, value.name, value.content, {}, office)


def again(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Read the refused table once more, with the columns that were chosen."""
    wrong = _wrong(desk)
    return _read(desk, wrong.name, wrong.content, wrong.wanted, office)


def column(desk: Desk, path: Path, value: str, _office: Office) -> Desk:
    """Say which column of the table is which."""
    (field,) = path
    return replace(desk, intake=replace(desk.intake, refusal=_wrong(desk).mapped(field, value)))


def dismiss(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Go on without the table that did not come in."""
    return replace(desk, intake=replace(desk.intake, refusal=None))


def _wrong(desk: Desk) -> Refusal:
    if desk.intake.refusal is None:
        raise KeyError
    return desk.intake.refusal


def _read(desk: Desk, name: str, content: bytes, mapping: Mapping[str, str], office: Office) -> Desk:
    from kartblad.records.findings import Findings

    with refused.reading(name, office.texts) as progress:
        outcome = _outcome(desk, name, content, mapping, progress, office)
    if isinstance(outcome, Findings):
        wrong = refusal(WORKLOAD, content, outcome, mapping)
        said = outcome.fact(office.texts)
        return replace(desk, intake=replace(desk.intake, refusal=wrong, told=()), said=said)
    after = _came(desk, outcome, office)
    return replace(after, intake=replace(after.intake, refusal=None))


def _outcome(
    desk: Desk, name: str, content: bytes, mapping: Mapping[str, str], progress: Progress, office: Office
) -> Received | Findings:
    from kartblad.records import workload_import

    library = office.library
    weights = library.weights(desk.unit.weights)
    return workload_import.received(
        content, name, weights, library.sets, library.data, mapping=mapping, progress=progress
    )


def _came(desk: Desk, outcome: Received, office: Office) -> Desk:
    """Take in what is new; what would replace something is asked about, what is here already is left."""
    texts, arrival, same = office.texts, Arrival(desk.unit), 0
    _check(outcome.measurements, office)
    for each in outcome.measurements:
        new = arriving.usable(each, office)
        same += arriving.is_in(new, arrival.unit)
        arrival = _added(arrival, new)
    none = texts.gettext("No new measurement came in.")
    n = len(arrival.came)
    told = [texts.ngettext("{n} measurement came in.", "{n} measurements came in.", n) if n else none]
    if same:
        told.append(texts.ngettext("{n} was here already.", "{n} were here already.", same))
    return intake.came_in(desk, arrival, (*told, *outcome.sentences(texts)))


def _check(measurements: Iterable[Measurement], office: Office) -> None:
    """Refuse what no field of the page would take either: a month to come, a code that looks like another's."""
    texts = office.texts
    for each in measurements:
        if not is_code(each.person):
            said = texts.gettext(
                "{day}: the code has signs that cannot be seen. Nothing was taken in. Write it anew in the file.",
                day=each.date,
            )
            raise Problem(said)
        if each.month > office.today()[:7]:
            said = texts.gettext(
                "{person}, {day}: that day has not come yet. Nothing was taken in. Mend the file and choose it again.",
                person=each.person,
                day=each.date,
            )
            raise Problem(said)


def _added(before: Arrival, new: Measurement) -> Arrival:
    if arriving.is_in(new, before.unit):
        return before
    if arriving.rivals(new, before.unit):
        return replace(before, asked=(*before.asked, Asked(new)))
    return replace(before, unit=arriving.put(before.unit, new), came=(*before.came, new))


def _annotated(desk: Desk, office: Office) -> File:
    return refused.annotated(_wrong(desk), office.texts)


def _template(ending: str, media: str) -> Maker:
    def made(desk: Desk, office: Office) -> File:
        from kartblad.records import workload_templates

        library = office.library
        both = workload_templates.files(library.data, library.weights(desk.unit.weights), office.texts)
        return next(File(each.name, media, each.content) for each in both if each.name.endswith(ending))

    return made


COMMANDS: Mapping[str, Command] = {
    "table-file": received,
    "column": column,
    MAP: again,
    DISMISS: dismiss,
}
OFFERS: Mapping[str, Maker] = {
    ANNOTATED: _annotated,
    "workload-template": _template(".xlsx", refused.XLSX),
    "workload-template-csv": _template(".csv", "text/csv;charset=utf-8"),
}
