"""What an own register holds, counted by one dimension: bars, beside the region's or last year's, or small figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kartblad.apps.participation import register_wording, wording
from kartblad.apps.participation.register_choices import Amount, Look
from kartblad.apps.participation.register_counts import Counted, Counts, companion, small_figures
from kartblad.catalogue.tables import Statistics
from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.core.participation import Grouping, Measure, lines
from kartblad.core.provenance import Passport
from kartblad.core.register import Dimension
from kartblad.i18n import Texts, msgid

PUBLISHED_AS = {
    Amount.PARTICIPATIONS: Measure.PARTICIPATIONS,
    Amount.PERSON_DAYS: Measure.PERSON_DAYS,
    Amount.HOURS: Measure.HOURS,
}
"""Amounts that the region's report has in the same unit."""
REGION = "region"
"""The column with what the report prints."""
GROUPINGS = {Dimension.COURSE: Grouping.COURSE, Dimension.GROUP: Grouping.GROUP}
ORDERED = (Dimension.YEAR, Dimension.TIER)
"""Dimensions with an order of their own; others come with the largest first."""
MOST = {
    Amount.PARTICIPATIONS: msgid("Most participations: {name}, {n}"),
    Amount.PERSONS: msgid("Most persons: {name}, {n}"),
    Amount.PERSON_DAYS: msgid("Most person-days: {name}, {n}"),
    Amount.HOURS: msgid("Most hours: {name}, {n}"),
}
ONE = msgid("{name}: {n} {unit}")
SHOWN_MOST = msgid("Most of what is shown: {name}, {n}")
SHARED = msgid("{count} share the first place with {n} each")

Comparison = tuple[Column, Mapping[str, Cell]]
"""A column to compare with, and its cell in every row."""
Table = Mapping[str, tuple[Counted, ...]]
"""For every row its number in each column of the measure."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What one figure shows."""

    found: Counts
    amount: Amount
    by: Dimension
    stats: Statistics
    texts: Texts
    small: Dimension | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """What the small figures are of."""
        return () if self.small is None else self.found.columns(self.small)

    def table(self) -> Table:
        """Return the numbers, the largest first unless the dimension has an order."""
        if self.small is None:
            table: Table = {key: (counted,) for key, counted in self.found.amounts(self.amount, self.by).items()}
        else:
            each = [self.found.beside(self.small, c).amounts(self.amount, self.by) for c in self.columns]
            table = {key: tuple(one[key] for one in each) for key in self.found.categories(self.by)}
        if self.by in ORDERED:
            return table
        return dict(sorted(table.items(), key=lambda row: -sum(counted.number or 0 for counted in row[1])))

    def name(self, key: str) -> str:
        """Return what a row is called."""
        return register_wording.category(self.found.held, self.by, key, self.texts)

    @property
    def unit(self) -> str:
        """The unit of every number."""
        return self.texts.gettext(register_wording.UNITS[self.amount])


def amount_figure(found: Counts, look: Look, stats: Statistics, texts: Texts) -> Figure:
    """Return the figure that was asked for."""
    return _figure(_Plan(found, look.amount, look.by, stats, texts, small_figures(found, look)), "matt")


def companion_figure(found: Counts, look: Look, stats: Statistics, texts: Texts) -> tuple[Dimension, Figure] | None:
    """Return the same selection counted by something else, and by what; None where nothing more may be shown."""
    by = companion(found, look.by)
    return None if by is None else (by, _figure(_Plan(found, look.amount, by, stats, texts), "sammanhang"))


def _figure(plan: _Plan, name: str) -> Figure:
    table, held, texts = plan.table(), plan.found.held, plan.texts
    beside = _comparisons(plan)
    about = _passport(plan, [column for column, _cells in beside])
    figure = Figure(
        key=register_wording.key(f"{name}-{plan.by}", held),
        kind=Kind.BARS,
        finding=_finding(plan, table),
        context=register_wording.context(about, plan.unit, held, texts),
        sentence=_sentence(plan, table),
        row_label=texts.gettext(register_wording.DIMENSIONS[plan.by]),
        columns=(*_columns(plan, table), *(column for column, _cells in beside)),
        rows=tuple(
            _row(plan, key, counted, [cells[key] for _column, cells in beside]) for key, counted in table.items()
        ),
        passport=about,
    )
    return register_wording.notes(figure, held, texts, plan.found.selection)


def _passport(plan: _Plan, extra: Iterable[Column]) -> Passport:
    """Return where the numbers come from; those of the report, where they stand beside, from the report."""
    name, held, selection = register_wording.PASSPORTS[plan.amount], plan.found.held, plan.found.selection
    about = register_wording.own_passport(name, held, plan.stats, plan.texts, selection)
    if not any(column.key == REGION for column in extra):
        return about
    return register_wording.beside_published(about, plan.stats, PUBLISHED_AS[plan.amount].value, plan.texts)


def _columns(plan: _Plan, table: Table) -> tuple[Column, ...]:
    if plan.small is None:
        return (Column(plan.amount.value, plan.texts.gettext("Number of"), Role.BAR, plan.unit),)
    numbers = [counted.number or 0.0 for counts in table.values() for counted in counts]
    full = max(numbers, default=0.0) or 1.0
    held, small = plan.found.held, plan.small
    return tuple(
        Column(f"{small}-{number}", register_wording.category(held, small, key, plan.texts), Role.BAR, plan.unit, full)
        for number, key in enumerate(plan.columns)
    )


def _row(plan: _Plan, key: str, counts: tuple[Counted, ...], beside: Iterable[Cell]) -> Row:
    cells = (register_wording.cell(counted, plan.texts) for counted in counts)
    return Row(key, plan.name(key), (*cells, *beside))


# Beside the numbers stands what they can be compared with ---------------------------------------------------------


def _comparisons(plan: _Plan) -> tuple[Comparison, ...]:
    """Return own history, own neighbours and the region: what the numbers can be set against without a new filter."""
    if plan.small is not None:
        return ()
    found = (_year_before(plan) or _region(plan), _every_municipality(plan))
    return tuple(comparison for comparison in found if comparison)


def _year_before(plan: _Plan) -> Comparison | None:
    """Return the year before, where one year is chosen."""
    years = plan.found.selection.values(Dimension.YEAR)
    before = str(int(next(iter(years))) - 1) if len(years) == 1 else ""
    if plan.by is Dimension.YEAR or before not in plan.found.held.register.categories(Dimension.YEAR):
        return None
    label = plan.texts.gettext("The year before, {year}", year=before)
    return _counted_beside(plan, "year_before", label, plan.found.beside(Dimension.YEAR, before))


def _every_municipality(plan: _Plan) -> Comparison | None:
    """Return the same for all municipalities of the register, where only some are chosen."""
    found = plan.found
    chosen = found.selection.values(Dimension.MUNICIPALITY)
    if plan.by is Dimension.MUNICIPALITY or not chosen:
        return None
    every = replace(found, selection=found.selection.cleared(Dimension.MUNICIPALITY))
    if len(every.categories(Dimension.MUNICIPALITY)) <= len(chosen):
        return None
    label = plan.texts.gettext("All municipalities in the register")
    return _counted_beside(plan, "every_municipality", label, every)


def _counted_beside(plan: _Plan, key: str, label: str, found: Counts) -> Comparison:
    cells = {row: register_wording.cell(n, plan.texts) for row, n in found.amounts(plan.amount, plan.by).items()}
    return Column(key, label, Role.NUMBER, plan.unit), cells


def _region(plan: _Plan) -> Comparison | None:
    """Return what the report prints for all of Fyrbodal, where the unit is the same."""
    if plan.by not in GROUPINGS or plan.amount not in PUBLISHED_AS:
        return None
    listed = lines(plan.stats.courses, plan.stats.course_groups, GROUPINGS[plan.by])
    printed = {line.key: line.amount(PUBLISHED_AS[plan.amount]) for line in listed}
    keys = plan.found.categories(plan.by)
    if not any(printed.get(key) for key in keys):
        return None
    column = Column(REGION, plan.texts.gettext("Published for Fyrbodal 2014–2017"), Role.NUMBER, plan.unit)
    return column, {key: wording.counted(printed.get(key), plan.texts) for key in keys}


# What is seen -----------------------------------------------------------------------------------------------------


def _finding(plan: _Plan, table: Table) -> str:
    texts = plan.texts
    known = {
        (key, at): counted.number
        for key, counts in table.items()
        for at, counted in enumerate(counts)
        if counted.number is not None
    }
    hidden = any(counted.is_hidden for counts in table.values() for counted in counts)
    if not known:
        return texts.gettext("Everything here is protected") if hidden else texts.gettext("Nothing here is known")
    most = max(known.values())
    if not most:
        return texts.gettext("Nobody took part") if not hidden else texts.gettext("What is shown is zero")
    first = [place for place, number in known.items() if number == most]
    return _first(plan, first, most, alone=len(table) == 1 and plan.small is None, hidden=hidden)


def _first(plan: _Plan, first: list[tuple[str, int]], most: float, *, alone: bool, hidden: bool) -> str:
    texts, n = plan.texts, plan.texts.number(most)
    if len(first) > 1:
        return texts.gettext(SHARED, count=texts.number(len(first)), n=n)
    key, at = first[0]
    held = plan.found.held
    name = register_wording.short(held, plan.by, key, texts)
    if alone:
        return texts.gettext(ONE, name=name, n=n, unit=plan.unit)
    if plan.small is not None:
        column = register_wording.short(held, plan.small, plan.columns[at], texts)
        return f"{name}, {column}: {n}"
    return texts.gettext(SHOWN_MOST if hidden else MOST[plan.amount], name=name, n=n)


def _sentence(plan: _Plan, table: Table) -> str:
    """Say how much is shown, what is hidden, and who is missing."""
    texts = plan.texts
    hidden = sum(counted.is_hidden for counts in table.values() for counted in counts)
    total = plan.found.total()
    parts = [
        texts.ngettext("{n} participation in the selection.", "{n} participations in the selection.", total.count)
        if total.count is not None
        else texts.gettext("How many there are in the selection is protected.")
    ]
    if hidden:
        parts.append(
            texts.ngettext(
                "{n} number is protected, as few persons are behind it or could be worked out.",
                "{n} numbers are protected, as few persons are behind them or could be worked out.",
                hidden,
            )
        )
    return " ".join((*parts, *_missing(plan)))


def _missing(plan: _Plan) -> tuple[str, ...]:
    """Name the municipalities that sent nobody, as far as that is shown."""
    dimension, texts = Dimension.MUNICIPALITY, plan.texts
    if plan.by is Dimension.YEAR or not plan.found.allowed(dimension):
        return ()
    every = plan.found.categories(dimension)
    away = [key for key in every if plan.found.shown(dimension, key).count == 0]
    if not away or len(every) < 2:
        return ()
    names = wording.listing([register_wording.category(plan.found.held, dimension, k, texts) for k in away], texts)
    return (texts.gettext("{n} of {of} municipalities are missing: {names}.", n=len(away), of=len(every), names=names),)
