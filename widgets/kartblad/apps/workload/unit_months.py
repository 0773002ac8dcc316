"""The unit month by month: how many in each zone, the median between lowest and highest, and what waits."""

from __future__ import annotations

from fractions import Fraction

from kartblad.apps.workload import amounts, profile
from kartblad.apps.workload.unit_figures import zone_names
from kartblad.apps.workload.unit_seen import Seen, counted, month_alone, unknown
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.workload.picture import Picture, backlog, heavy, same_zones
from kartblad.core.workload.scoring import rounded
from kartblad.i18n import Texts


def strip(seen: Seen) -> Figure:
    """Return how many were in each zone, month by month."""
    texts, weights = seen.texts, seen.weights
    most = float(max(each.measured for each in seen.pictures))
    what = texts.gettext("workers in each zone, month by month")
    return Figure(
        key="unit-strip",
        kind=Kind.BARS,
        finding=_moved(seen),
        context=seen.context(what, seen.period),
        sentence=texts.gettext("Every row is a month: how many were in each zone, and how many had no value."),
        row_label=texts.gettext("Month"),
        columns=(
            *(Column(each.id, each.name.pick(texts.locale), Role.BAR, scale_max=most) for each in weights.zones),
            Column("without", texts.gettext("Without a value"), Role.NUMBER),
        ),
        rows=tuple(_strip_row(seen, place) for place in range(len(seen.pictures))),
        passport=seen.passport(
            texts.gettext("How many workers of the unit had a load in each zone, month by month."),
            texts.gettext("workers"),
            seen.period,
        ),
        notes=seen.rescored(seen.pictures),
    )


def spread(seen: Seen) -> Figure | None:
    """Return the median between the lowest and the highest load as lines over the zones; None for a single month."""
    if sum(bool(each.loads) for each in seen.pictures) < 2:
        return None
    texts, unit = seen.texts, seen.texts.gettext("% of the norm")
    names = (texts.gettext("Median"), texts.gettext("Lowest"), texts.gettext("Highest"))
    return Figure(
        key="unit-spread",
        kind=Kind.PROFILE,
        finding=_between(seen),
        context=seen.context(texts.gettext("load in per cent of the norm"), seen.period),
        sentence=texts.gettext(
            "All loads lie between the two outer lines. Lowest and highest may be another each month."
        ),
        row_label=texts.gettext("Month"),
        columns=tuple(
            Column(key, name, Role.LINE, unit) for key, name in zip(("median", "low", "high"), names, strict=True)
        ),
        rows=tuple(_spread_row(seen, place) for place in range(len(seen.pictures))),
        passport=seen.passport(
            texts.gettext("The load with as many workers above it as below, and the lowest and highest load."),
            unit,
            seen.period,
        ),
        bands=profile.bands(seen.weights, texts),
        level=profile.norm(texts),
        notes=seen.rescored(seen.pictures),
    )


def waiting(seen: Seen) -> Figure | None:
    """Return what waits or drags on, month by month; None where the set does not ask for it."""
    texts, kinds = seen.texts, backlog(seen.weights)
    if not kinds:
        return None
    most = float(max(each.waiting(kind).number for each in seen.pictures for kind in kinds)) or 1.0
    return Figure(
        key="unit-waiting",
        kind=Kind.BARS,
        finding=_waits(seen),
        context=seen.context(texts.gettext("what waits or has passed its time"), seen.period),
        sentence=texts.gettext("It stands beside the points, added up for the whole unit."),
        row_label=texts.gettext("Month"),
        columns=tuple(
            Column(kind, seen.weights.kind(kind).name.pick(texts.locale), Role.BAR, scale_max=most) for kind in kinds
        ),
        rows=tuple(_waiting_row(seen, place, kinds) for place in range(len(seen.pictures))),
        passport=seen.passport(
            texts.gettext("What the unit's workers have that is not begun or has passed its time, added up."),
            texts.gettext("cases"),
            seen.period,
        ),
    )


# Rows -------------------------------------------------------------------------------------------------------------


def not_measured(texts: Texts) -> Cell:
    """Return the cell of a month without a measurement."""
    return unknown(texts, texts.gettext("not measured"))


def _strip_row(seen: Seen, place: int) -> Row:
    texts, picture = seen.texts, seen.pictures[place]
    cells: tuple[Cell, ...]
    if not picture.standings:
        cells = (not_measured(texts),) * (len(seen.weights.zones) + 1)
    else:
        lacking = counted(sum(picture.lacks.values()), texts)
        if same_zones(picture.weights, seen.weights):
            cells = (*(counted(number, texts) for number in picture.zones.values()), lacking)
        else:
            other = Cell(texts.gettext("other zones"), marks=(Mark.NOT_APPLICABLE,))
            cells = (*(other for _zone in seen.weights.zones), lacking)
    again = " ".join(seen.rescored((picture,)))
    return Row(picture.month, amounts.month(picture.month, texts), cells, note=again, breaks=seen.breaks(place))


def _spread_row(seen: Seen, place: int) -> Row:
    texts, picture = seen.texts, seen.pictures[place]
    loads = picture.loads
    ends = (loads[0], loads[-1]) if loads else (None, None)
    cells = tuple(_load(load, picture, texts) for load in (picture.median, *ends))
    return Row(picture.month, amounts.month(picture.month, texts), cells, breaks=seen.breaks(place))


def _load(load: Fraction | None, picture: Picture, texts: Texts) -> Cell:
    if load is not None:
        return Cell(amounts.percent(load, texts), float(rounded(load * 100, 1)))
    if not picture.standings:
        return not_measured(texts)
    if picture.loads:
        return Cell(texts.gettext("too few"), marks=(Mark.NOT_APPLICABLE,))
    return unknown(texts)


def _waiting_row(seen: Seen, place: int, kinds: tuple[str, ...]) -> Row:
    texts, picture = seen.texts, seen.pictures[place]
    cells = tuple(_waiting(picture, kind, texts) for kind in kinds)
    return Row(picture.month, amounts.month(picture.month, texts), cells)


def _waiting(picture: Picture, kind: str, texts: Texts) -> Cell:
    if not picture.standings:
        return not_measured(texts)
    found = picture.waiting(kind)
    if found.unknown == picture.measured:
        return unknown(texts)
    note = ""
    if found.unknown:
        note = texts.ngettext("at least: {n} has not counted", "at least: {n} have not counted", found.unknown)
    return Cell(texts.number(found.number), float(found.number), note=note)


# Findings: true for the very selection ------------------------------------------------------------------------------


def _moved(seen: Seen) -> str:
    """Return how many are in the heavy zones now, and were in the first month since the weights last changed."""
    texts = seen.texts
    months = [each for each in seen.pictures[seen.since :] if each.loads and same_zones(each.weights, seen.weights)]
    if not months:
        return texts.gettext("No month has a value")
    asked = heavy(seen.weights)
    zones = zone_names(seen.weights, asked, texts)
    numbers = [texts.number(each.in_zones(asked)) for each in (months[0], months[-1])]
    if len(months) == 1:
        return texts.gettext("{zones}: {number} workers", zones=zones.capitalize(), number=numbers[0])
    return texts.gettext(
        "{zones}: {before} in {first}, {now} in {last}",
        zones=zones.capitalize(),
        before=numbers[0],
        first=month_alone(months[0].month, texts),
        now=numbers[1],
        last=month_alone(months[-1].month, texts),
    )


def _between(seen: Seen) -> str:
    last = next(each for each in reversed(seen.pictures) if each.loads)
    texts = seen.texts
    return texts.gettext(
        "Loads from {low} to {high} in {month}",
        low=amounts.percent(last.loads[0], texts),
        high=amounts.percent(last.loads[-1], texts),
        month=month_alone(last.month, texts),
    )


def _waits(seen: Seen) -> str:
    """Return how many of the first kind wait now."""
    texts, picture = seen.texts, seen.picture
    found = picture.waiting(backlog(seen.weights)[0])
    kind = seen.weights.kind(found.kind).name.pick(texts.locale)
    if found.unknown == picture.measured:
        return texts.gettext("{kind}: not counted", kind=kind)
    if found.unknown:
        return texts.gettext("{kind}: at least {number}", kind=kind, number=texts.number(found.number))
    return texts.gettext("{kind}: {number}", kind=kind, number=texts.number(found.number))
