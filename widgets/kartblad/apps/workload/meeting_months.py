"""The months of a workplace meeting: its zones counted together alike in all of them, and what waits."""

from __future__ import annotations

from collections.abc import Sequence

from kartblad.apps.workload import amounts
from kartblad.apps.workload.meeting_seen import Hall, Month, group_name, shown
from kartblad.apps.workload.unit_figures import zone_names
from kartblad.apps.workload.unit_seen import month_alone, unknown
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.disclosure import Published
from kartblad.core.workload.merged import KIND, group_key
from kartblad.i18n import Texts


def strip(hall: Hall) -> Figure | None:
    """Return the groups of zones month by month; None unless at least two months can be shown."""
    gathering, texts = hall.gathering, hall.texts
    if len(gathering.merged.months) < 2:
        return None
    groups = gathering.merged.groups
    most = max(published.cell({}).count or 0 for published in gathering.zones.values())
    return Figure(
        key="meeting-strip",
        kind=Kind.BARS,
        finding=_moved(hall),
        context=hall.context(texts.gettext("workers in each group of zones, month by month"), hall.period),
        sentence=texts.gettext("The zones are counted together in the same way in all months."),
        row_label=texts.gettext("Month"),
        columns=tuple(
            Column(group_key(group), group_name(hall, group), Role.BAR, scale_max=float(most)) for group in groups
        ),
        rows=tuple(_strip_row(hall, month) for month in hall.months),
        passport=hall.passport(
            texts.gettext("How many workers of the unit had a load in each group of zones, month by month."),
            texts.gettext("workers"),
            hall.period,
        ),
        notes=_left_out(hall),
    )


def waiting(hall: Hall) -> Figure | None:
    """Return what waits, month by month; None where no number of it can be shown."""
    texts, kinds = hall.texts, hall.gathering.waiting[hall.month.key].categories[KIND]
    found = {month: _shown(published, kinds) for month, published in hall.gathering.waiting.items()}
    numbers = [number for each in found.values() for number in each if number is not None]
    if not numbers:
        return None
    names = [hall.weights.kind(kind).name.pick(texts.locale) for kind in kinds]
    return Figure(
        key="meeting-waiting",
        kind=Kind.BARS,
        finding=_waits(found, names, texts),
        context=hall.context(texts.gettext("what waits or has passed its time"), hall.period),
        sentence=texts.gettext("The whole unit's, added up. What somebody has not counted is not in it."),
        row_label=texts.gettext("Month"),
        columns=tuple(
            Column(kind, name, Role.BAR, scale_max=float(max(numbers))) for kind, name in zip(kinds, names, strict=True)
        ),
        rows=tuple(_waiting_row(hall, month, found[month.key]) for month in hall.months),
        passport=hall.passport(
            texts.gettext("What the unit's workers have that is not begun or has passed its time, added up."),
            texts.gettext("cases"),
            hall.period,
        ),
        notes=(
            texts.gettext(
                "A number is shown where at least {n} workers have any; otherwise .. stands there.",
                n=texts.number(hall.gathering.smallest),
            ),
        ),
    )


def _cell(number: int | None, texts: Texts) -> Cell:
    if number is None:
        return Cell("..", marks=(Mark.PROTECTED,))
    return Cell(texts.number(number), float(number))


def _strip_row(hall: Hall, month: Month) -> Row:
    published, groups, texts = hall.gathering.zones.get(month.key), hall.gathering.merged.groups, hall.texts
    cells: Sequence[Cell]
    if not month.measured:
        cells = [unknown(texts, texts.gettext("not measured"))] * len(groups)
    elif published is None:
        cells = [_cell(None, texts)] * len(groups)
    else:
        cells = [_cell(shown(published, group), texts) for group in groups]
    return Row(month.key, amounts.month(month.key, texts), tuple(cells), breaks=month.breaks)


def _shown(published: Published, kinds: Sequence[str]) -> tuple[int | None, ...]:
    known = published.categories[KIND]
    return tuple(published.cell({KIND: kind}).count if kind in known else None for kind in kinds)


def _waiting_row(hall: Hall, month: Month, numbers: Sequence[int | None]) -> Row:
    texts = hall.texts
    missing = unknown(texts, texts.gettext("not measured"))
    cells = tuple(_cell(number, texts) if month.measured else missing for number in numbers)
    return Row(month.key, amounts.month(month.key, texts), cells)


def _left_out(hall: Hall) -> tuple[str, ...]:
    measured = {month.key for month in hall.months if month.measured}
    if not measured & set(hall.gathering.merged.left_out):
        return ()
    said = hall.texts.gettext(
        "Months with .. are left out: a group would be smaller than {n}, or they were scored with other zones.",
        n=hall.texts.number(hall.gathering.smallest),
    )
    return (said,)


def _moved(hall: Hall) -> str:
    """Return how many were in the uppermost group in the first month shown since the weights changed, and the last."""
    texts, gathering = hall.texts, hall.gathering
    group, months = gathering.merged.groups[-1], [each for each in gathering.merged.months if each >= hall.since]
    first, last = (months or gathering.merged.months[-1:])[0], gathering.merged.months[-1]
    before, now = (shown(gathering.zones[month], group) for month in (first, last))
    zones = zone_names(hall.weights, group, texts)
    if first == last:
        said = texts.gettext("{zones}: {number} workers", zones=zones.capitalize(), number=texts.number(now))
        return f"{said}, {month_alone(last, texts)}"
    return texts.gettext(
        "{zones}: {before} in {first}, {now} in {last}",
        zones=zones[:1].upper() + zones[1:],
        before=texts.number(before),
        first=month_alone(first, texts),
        now=texts.number(now),
        last=month_alone(last, texts),
    )


def _waits(published: dict[str, tuple[int | None, ...]], names: Sequence[str], texts: Texts) -> str:
    """Return the latest number that is shown, with its month."""
    found = (
        (month, number, name) for month, each in published.items() for number, name in zip(each, names, strict=True)
    )
    known = [(month, number, name) for month, number, name in found if number is not None]
    latest = max(month for month, _number, _name in known)
    _month, number, name = next(each for each in known if each[0] == latest)
    return texts.gettext(
        "{kind}: {number} in {month}", kind=name, number=texts.number(number), month=month_alone(latest, texts)
    )
