"""The groups of zones month by month: as coarse as the coarsest month, so that all months are divided alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kartblad.apps.dashboard import periods_said, sides, wording
from kartblad.apps.dashboard.post import Origin, Place
from kartblad.apps.dashboard.sides import Drawn, Side
from kartblad.apps.dashboard.workload_figures import ZONE
from kartblad.charts.figure import Column, Figure, Kind, Role, Row
from kartblad.core.disclosure import Symbol
from kartblad.core.publication import table as published
from kartblad.core.publication.edition import Dataset
from kartblad.core.publication.periods import finest, span
from kartblad.core.publication.table import PROTECTED, Table
from kartblad.i18n import Texts

MOST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Zones that are counted together in every month that is shown."""

    key: str
    label: str
    zones: frozenset[str]
    """The finest zones in it."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month in which a side has numbers, one for each group."""

    table: Table
    side: Side
    numbers: tuple[published.Cell, ...]

    @property
    def whole(self) -> published.Cell:
        """All that the side has."""
        return self.table.cell(self.side.where)


def strip(dataset: Dataset, own: str, texts: Texts) -> Drawn | None:
    """Return the groups of one's own unit, or of all, month by month; None unless two months can be shown alike."""
    tables = alike(dataset.tables)
    groups = common(tables, texts)
    periods = _periods(tables)
    months = {each.table.period: each for each in _months(dataset, tables, groups, own, texts)}
    shown = {period: months[period] for period in periods if period in months}
    if len(shown) < 2 or len(groups) < 2:
        return None
    bases = (wording.Basis(dataset, tuple(each.table for each in shown.values())),)
    about = wording.passport(bases, texts)
    most = max(float(each.whole.value or 0) for each in shown.values())
    ends = tuple(shown.values())
    figure = wording.finished(
        Figure(
            key="dashboard-zones-months",
            kind=Kind.BARS,
            finding=_ends(ends, groups[-1], texts),
            context=wording.context(about, ends[-1].side.name),
            sentence=_sentence(ends, groups, texts),
            row_label=texts.gettext("Month"),
            columns=tuple(
                Column(each.key, each.label, Role.BAR, about.unit, scale_max=most or None) for each in groups
            ),
            rows=tuple(_row(dataset, shown, period, own, len(groups), texts) for period in periods),
            passport=about,
            notes=_notes(shown, len(months), texts),
        ),
        bases,
        texts,
    )
    return Drawn(figure, _origins(dataset, shown, groups))


# Groups that all months have --------------------------------------------------------------------------------------


def alike(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return the tables that have the same finest zones as the last."""
    return tuple(each for each in tables if _finest(each) == _finest(tables[-1]))


def _finest(table: Table) -> frozenset[str]:
    return frozenset(zone for each in table.dimension(ZONE).categories for zone in each.finest)


def common(tables: Sequence[Table], texts: Texts) -> tuple[Group, ...]:
    """Return the finest groups of which every group of every table is a part, in the last table's order."""
    found = [frozenset(each.finest) for each in tables[-1].dimension(ZONE).categories]
    for table in tables:
        for each in table.dimension(ZONE).categories:
            found = _joined(found, frozenset(each.finest))
    return tuple(_named(zones, tables, texts) for zones in found)


def _joined(groups: Sequence[frozenset[str]], zones: frozenset[str]) -> list[frozenset[str]]:
    """Return groups with all those that share a zone with some others made one, at the first one's place."""
    whole = frozenset(zone for group in groups if group & zones for zone in group)
    first = next(group for group in groups if group & zones)
    return [whole if group is first else group for group in groups if group is first or not group & zones]


def _named(zones: frozenset[str], tables: Sequence[Table], texts: Texts) -> Group:
    named = [each for table in reversed(tables) for each in table.dimension(ZONE).categories]
    same = next((each for each in named if frozenset(each.finest) == zones), None)
    if same is not None:
        return Group(same.key, texts.pick(same.label), zones)
    parts = [each for each in tables[-1].dimension(ZONE).categories if zones.issuperset(each.finest)]
    names = [texts.pick(parts[0].label), *(sides.within(texts.pick(each.label)) for each in parts[1:])]
    return Group("+".join(each.key for each in parts), wording.listing(names, texts), zones)


def _months(dataset: Dataset, tables: Sequence[Table], groups: Sequence[Group], own: str, texts: Texts) -> list[Month]:
    found = [(table, side) for table in tables if (side := sides.side(dataset, table, own, texts)) is not None]
    months = [Month(table, side, tuple(_together(table, side, each) for each in groups)) for table, side in found]
    return [each for each in months if any(number.value is not None for number in each.numbers)]


def _together(table: Table, side: Side, group: Group) -> published.Cell:
    """Return the number of a group: that of one category, or the sum of several that are all shown and not rounded."""
    parts = [each for each in table.dimension(ZONE).categories if group.zones.issuperset(each.finest)]
    if len(parts) > 1 and table.rounding > 1:
        return published.Cell(None, Symbol.NOT_APPLICABLE)
    values = [table.cell({**side.where, ZONE: each.key}).value for each in parts]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return PROTECTED
    total = sum(known)
    return published.Cell(total, None if total else Symbol.ZERO)


def _origins(dataset: Dataset, shown: Mapping[str, Month], groups: Sequence[Group]) -> dict[Place, Origin]:
    """Return where every number stands that is no sum of several."""
    return {
        (period, group.key): sides.origin(dataset, month.table, {**month.side.where, ZONE: same.key})
        for period, month in shown.items()
        for group in groups
        for same in month.table.dimension(ZONE).categories
        if frozenset(same.finest) == group.zones
    }


# Rows -------------------------------------------------------------------------------------------------------------


def _periods(tables: Sequence[Table]) -> tuple[str, ...]:
    """Return the latest months, up to the last that is published; a span of several months stays one."""
    inside = {month: table.period for table in tables for month in finest(table.period)}
    every = finest(span(min(inside), max(inside)))
    return tuple(dict.fromkeys(inside.get(month, month) for month in every))[-MOST_MONTHS:]


def _row(dataset: Dataset, shown: Mapping[str, Month], period: str, own: str, count: int, texts: Texts) -> Row:
    label = periods_said.label(period, texts)
    if period not in shown:
        cells = (sides.gap_cell(sides.gap(dataset, own, period)),) * count
        return Row(period, label, cells, note=_gap_note(dataset, period, own, texts))
    month = shown[period]
    notes = [] if month.side.key == "own" else [sides.others_missing(dataset, month.table, texts)]
    if any(each.symbol is Symbol.NOT_APPLICABLE for each in month.numbers):
        notes.append(texts.gettext("published in finer groups, and rounded numbers are not added up"))
    cells = tuple(sides.said_of(each, month.whole, texts) for each in month.numbers)
    return Row(period, label, cells, note=" · ".join(note for note in notes if note))


def _gap_note(dataset: Dataset, period: str, own: str, texts: Texts) -> str:
    if period in {each.period for each in dataset.tables} - {each.period for each in alike(dataset.tables)}:
        return texts.gettext("Counted with other zones.")
    return sides.gap_note(dataset, own, period, texts)


def _notes(shown: Mapping[str, Month], count: int, texts: Texts) -> tuple[str, ...]:
    merged = len({len(each.table.dimension(ZONE).categories) for each in shown.values()}) > 1
    found = (
        (
            merged,
            texts.gettext(
                "Where a month is published in finer groups, they are added up here, so that months can be compared."
            ),
        ),
        (count > len(shown), texts.gettext("Earlier months stand in the published files.")),
    )
    return tuple(said for holds, said in found if holds)


# Words ------------------------------------------------------------------------------------------------------------


def _ends(months: Sequence[Month], group: Group, texts: Texts) -> str:
    """Return how many were in the uppermost group at first and at last."""
    ends = [(each.numbers[-1].value, each.whole.value) for each in (months[0], months[-1])]
    told = [
        texts.gettext("{n} of {of}", n=texts.number(n), of=texts.number(of))
        for n, of in ends
        if n is not None and of is not None
    ]
    if len(told) < len(ends):
        return texts.gettext("The groups of zones month by month")
    if told[0] == told[1]:
        return texts.gettext("Uppermost group: {n} both first and last", n=told[0])
    return texts.gettext("Uppermost group: {first} first, {last} last", first=told[0], last=told[1])


def _sentence(months: Sequence[Month], groups: Sequence[Group], texts: Texts) -> str:
    told = [
        (
            periods_said.label(month.table.period, texts),
            [
                (sides.within(group.label), sides.said_of(number, month.whole, texts))
                for group, number in zip(groups, month.numbers, strict=True)
            ],
        )
        for month in (months[0], months[-1])
    ]
    return sides.sentence(told, texts)
