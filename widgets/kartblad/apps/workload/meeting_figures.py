"""The figures of a workplace meeting. They are given published numbers and nothing else, so no file can hold more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from kartblad.apps.workload import amounts
from kartblad.apps.workload.meeting_seen import Group, Hall, group_name, shown
from kartblad.apps.workload.unit_figures import limits_between, zone_names
from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.core.disclosure import Published, Shown
from kartblad.core.workload.merged import GROUP, NEW, OTHERS, STAGE, group_key
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block, Plain


def zones(hall: Hall) -> Figure | None:
    """Return how many are in each group of zones; None where that cannot be shown."""
    published = hall.gathering.zones.get(hall.month.key)
    if published is None:
        return None
    texts, period = hall.texts, amounts.month(hall.month.key, hall.texts)
    numbers = [shown(published, group) for group in hall.gathering.merged.groups]
    workers = texts.gettext("workers")
    return Figure(
        key="meeting-zones",
        kind=Kind.BARS,
        finding=_finding(hall, numbers),
        context=hall.context(texts.gettext("workers in each group of zones"), period),
        sentence=_middle(hall, numbers),
        row_label=texts.gettext("Zones"),
        columns=(
            Column("workers", texts.gettext("Workers"), Role.BAR, scale_max=float(sum(numbers))),
            Column("limits", texts.gettext("Load"), Role.TEXT),
        ),
        rows=tuple(
            Row(group_key(group), group_name(hall, group), (Cell(texts.number(n), float(n)), _limits(hall, group)))
            for group, n in zip(hall.gathering.merged.groups, numbers, strict=True)
        ),
        passport=hall.passport(
            texts.gettext("How many workers of the unit have a load in each group of zones."), workers, period
        ),
    )


def newcomers(hall: Hall) -> tuple[Block, ...]:
    """Return how new and other workers lie, where every number of it can be shown."""
    published, texts = hall.gathering.newcomers, hall.texts
    if published is None:
        return ()
    rows = tuple(
        (group_name(hall, group), *(_crossed(published, group, stage, texts) for stage in (NEW, OTHERS)))
        for group in hall.gathering.merged.groups
    )
    caption = texts.gettext("New workers and others, {month}", month=amounts.month(hall.month.key, texts))
    columns = (texts.gettext("Zones"), texts.gettext("New"), texts.gettext("Others"))
    return (Plain("meeting-new", caption, columns, rows),)


# Cells and rows ---------------------------------------------------------------------------------------------------


def _crossed(published: Published, group: Group, stage: str, texts: Texts) -> str:
    return _words(published.cell({GROUP: group_key(group), STAGE: stage}), texts)


def _words(cell: Shown, texts: Texts) -> str:
    return str(cell.symbol) if cell.count is None else texts.number(cell.count)


def _limits(hall: Hall, group: Group) -> Cell:
    return Cell(limits_between(hall.weights, group[0], group[-1], hall.texts))


# Findings ---------------------------------------------------------------------------------------------------------


def _finding(hall: Hall, numbers: Sequence[int]) -> str:
    """Return how many are in the uppermost group."""
    texts, group = hall.texts, hall.gathering.merged.groups[-1]
    return texts.ngettext(
        "{number} of {of} are in the zone {zones}",
        "{number} of {of} are in {zones}",
        len(group),
        number=texts.number(numbers[-1]),
        of=texts.number(sum(numbers)),
        zones=zone_names(hall.weights, group, texts),
    )


def _middle(hall: Hall, numbers: Sequence[int]) -> str:
    """Return in which group the median is, worked out from what is shown: the median itself is somebody's own load."""
    texts, groups = hall.texts, hall.gathering.merged.groups
    reached, count = list(accumulate(numbers)), sum(numbers)
    low, high = (next(i for i, up in enumerate(reached) if place < up) for place in ((count - 1) // 2, count // 2))
    if low == high:
        return texts.gettext("The median lies in {zones}.", zones=zone_names(hall.weights, groups[low], texts))
    return texts.gettext(
        "As many lie up to and with {zone} as above it.", zone=zone_names(hall.weights, groups[low][-1:], texts)
    )
