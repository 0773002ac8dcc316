"""Mapping sessions over time: how many there are, and how many of them have each element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kartblad.apps.dashboard import amounts, periods_said, sides, wording
from kartblad.apps.dashboard.mapping_figures import ELEMENT, child_first, explained, having
from kartblad.apps.dashboard.post import Origin, Place
from kartblad.apps.dashboard.sides import Drawn, Side
from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.core.disclosure import Symbol
from kartblad.core.publication import table as published
from kartblad.core.publication.edition import Dataset, Why
from kartblad.core.publication.periods import finest
from kartblad.core.publication.table import PROTECTED, Category, Table
from kartblad.i18n import Texts

MOST_PERIODS = 4
"""So many are shown beside each other."""


def sessions(dataset: Dataset, own: str, texts: Texts) -> Drawn | None:
    """Return how many sessions there are in every period; None where no number is shown."""
    bases = (wording.Basis(dataset, dataset.tables),)
    about = wording.passport(bases, texts)
    columns = _sides(dataset, own, texts)
    rows = tuple(_sessions_row(dataset, period, columns, own, texts) for period in _periods(dataset, own))
    if not any(cell.value is not None for row in rows for cell in row.cells):
        return None
    figure = wording.finished(
        Figure(
            key="dashboard-sessions",
            kind=Kind.BARS,
            finding=_latest(rows, columns, own, texts),
            context=wording.context(about, sides.place(columns, texts)),
            sentence=sides.sentence(
                [(rows[-1].label, list(zip((each.said for each in columns), rows[-1].cells, strict=True)))], texts
            ),
            row_label=texts.gettext("Period"),
            columns=tuple(
                Column(each.key, each.name, Role.BAR, about.unit, series=at) for at, each in enumerate(columns)
            ),
            rows=rows,
            passport=about,
        ),
        bases,
        texts,
    )
    return Drawn(figure, _origins(dataset, columns))


def _origins(dataset: Dataset, columns: Sequence[Side]) -> dict[Place, Origin]:
    return {
        (table.period, each.key): sides.origin(dataset, table, where)
        for table in dataset.tables
        for each in columns
        if (where := _counted(table, each)) is not None
    }


def number_of_sessions(table: Table, side: Side) -> published.Cell:
    """Return how many sessions there are: what every element's yes and no make together."""
    where = _counted(table, side)
    return PROTECTED if where is None else table.cell(where)


def _counted(table: Table, side: Side) -> Mapping[str, str] | None:
    """Return where it stands how many sessions there are: at the first element of which the whole is shown."""
    if side.key == "own" and all(each.key != side.where[sides.UNIT] for each in table.dimension(sides.UNIT).categories):
        return None
    places = ({**side.where, ELEMENT: each.key} for each in table.dimension(ELEMENT).categories)
    return next((where for where in places if table.cell(where).value is not None), None)


def _sides(dataset: Dataset, own: str, texts: Texts) -> tuple[Side, ...]:
    """Return one's own unit, where some period has it, and all; a unit that is the only one is not shown twice."""
    units = {each.key for table in dataset.tables for each in table.dimension(sides.UNIT).categories}
    unit = sides.unit_of(dataset, own)
    mine = () if unit is None else (Side("own", texts.pick(unit.label), {sides.UNIT: own}),)
    return mine if units == {own} else (*mine, Side("all", sides.together(dataset, texts), {}))


def _periods(dataset: Dataset, own: str) -> list[str]:
    """Return the periods that are shown, and those between and after them of which it is said why they are not."""
    shown = [table.period for table in dataset.tables]
    inside = {part for period in shown for part in finest(period)}
    unit = sides.unit_of(dataset, own)
    whose = {"", unit.label.sv} if unit else {""}
    gaps = {
        each.period
        for each in dataset.left_out
        if each.whose.sv in whose and each.why is not Why.OPEN and not inside & set(finest(each.period))
    }
    return sorted({*shown, *gaps})


def _sessions_row(dataset: Dataset, period: str, columns: Sequence[Side], own: str, texts: Texts) -> Row:
    table = next((each for each in dataset.tables if each.period == period), None)
    label = periods_said.label(period, texts)
    if table is None:
        cells = (sides.gap_cell(sides.gap(dataset, own, period)),) * len(columns)
        return Row(period, label, cells, note=sides.gap_note(dataset, own, period, texts))
    mine = sides.own_missing(dataset, own, table, texts)
    missing = sides.gap_cell(sides.gap(dataset, own, period))
    return Row(
        period,
        label,
        tuple(
            missing if mine and each.key == "own" else amounts.cell(number_of_sessions(table, each), texts)
            for each in columns
        ),
        note=" · ".join(note for note in (*mine, sides.others_missing(dataset, table, texts, own)) if note),
    )


def _latest(rows: Sequence[Row], columns: Sequence[Side], own: str, texts: Texts) -> str:
    """Return how many there were the last time, of the first side of which that is shown."""
    for at, side in enumerate(columns):
        known = [(row, number) for row in rows if (number := row.cells[at].value) is not None]
        if known:
            row, number = known[-1]
            period = sides.within(row.label)
            n = round(number)
            return sides.told(
                side,
                own,
                texts.ngettext("{n} session in {period}", "{n} sessions in {period}", n, period=period),
                texts.ngettext("{n} session the last time", "{n} sessions the last time", n),
            )
    return texts.gettext("The number of sessions is hidden")


# Every element over time ------------------------------------------------------------------------------------------


def elements(dataset: Dataset, own: str, texts: Texts) -> Drawn | None:
    """Return how many sessions have each element in the latest periods; None unless two can be shown."""
    pairs = [(table, side) for table in dataset.tables if (side := sides.side(dataset, table, own, texts)) is not None]
    shown = [(table, side) for table, side in pairs if number_of_sessions(table, side).value is not None]
    if len(shown) < 2:
        return None
    beside = shown[-MOST_PERIODS:]
    bases = (wording.Basis(dataset, tuple(table for table, _side in beside)),)
    about = wording.passport(bases, texts)
    each_element = beside[-1][0].dimension(ELEMENT).categories
    figure = wording.finished(
        Figure(
            key="dashboard-elements-time",
            kind=Kind.BARS,
            finding=_ends(beside, each_element, texts),
            context=wording.context(about, beside[-1][1].name),
            sentence=texts.gettext("Each number is out of the sessions of its own period."),
            row_label=texts.pick(beside[-1][0].dimension(ELEMENT).label),
            columns=tuple(_column(table, side, texts) for table, side in beside),
            rows=tuple(
                Row(
                    each.key,
                    texts.pick(each.label),
                    tuple(_cell(table, side, each, texts) for table, side in beside),
                    note=explained(each.key, texts),
                )
                for each in each_element
            ),
            passport=about,
            notes=_notes(dataset, len(shown) > len(beside), beside, texts),
        ),
        bases,
        texts,
    )
    origins = {
        (each.key, table.period): sides.origin(dataset, table, {**side.where, **having(each)})
        for table, side in beside
        for each in each_element
        if _has(table, each)
    }
    return Drawn(figure, origins)


def _column(table: Table, side: Side, texts: Texts) -> Column:
    full = float(number_of_sessions(table, side).value or 0)
    return Column(table.period, periods_said.label(table.period, texts), Role.BAR, scale_max=full or None)


def _has(table: Table, element: Category) -> bool:
    return any(each.key == element.key for each in table.dimension(ELEMENT).categories)


def _cell(table: Table, side: Side, element: Category, texts: Texts) -> Cell:
    """Return how many of a period's sessions have an element; "." where the period does not know the element."""
    if not _has(table, element):
        return amounts.absent(Symbol.NOT_APPLICABLE)
    return sides.number_of(table, {**side.where, **having(element)}, texts)


def _notes(dataset: Dataset, cut: bool, beside: Sequence[tuple[Table, Side]], texts: Texts) -> tuple[str, ...]:
    fewer = [
        f"{periods_said.label(table.period, texts)}: {said}."
        for table, side in beside
        if side.key == "all" and (said := sides.others_missing(dataset, table, texts))
    ]
    return (*fewer, *((texts.gettext("Earlier periods stand in the published files."),) if cut else ()))


def _ends(beside: Sequence[tuple[Table, Side]], each_element: Sequence[Category], texts: Texts) -> str:
    """Return one element when it was first shown, and the last time: the child's words, or else the first that is."""
    for each in child_first(each_element):
        cells = [_cell(table, side, each, texts) for table, side in beside]
        told = [cell.text for cell in cells if cell.value]
        if len(told) > 1 and cells[-1].value:
            first, last = told[0], told[-1]
            name = texts.pick(each.label)
            if first == last and cells[0].value:
                return sides.first_words(
                    texts.gettext("{element}: {n} both first and last", element=name, n=first),
                    texts.gettext("One element: {n} both first and last", n=first),
                )
            return sides.first_words(
                texts.gettext("{element}: {first}, later {last}", element=name, first=first, last=last),
                texts.gettext("One element: {first}, later {last}", first=first, last=last),
            )
    return texts.gettext("The elements period by period")
