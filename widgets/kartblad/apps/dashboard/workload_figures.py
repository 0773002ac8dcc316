"""The figures of one month of workload: how many are in each group of zones, and what waits."""

from __future__ import annotations

from collections.abc import Sequence

from kartblad.apps.dashboard import sides, wording
from kartblad.apps.dashboard.sides import Drawn, Side
from kartblad.charts.figure import Figure, Kind, Row
from kartblad.core.publication.edition import Dataset
from kartblad.core.publication.table import Category, Number, Table
from kartblad.i18n import Texts

ZONE, KIND = "zone", "kind"


def zones(dataset: Dataset, own: str, texts: Texts) -> Drawn | None:
    """Return how many are in each group of zones in the latest month; None where no number is shown."""
    table, bases = dataset.latest, (wording.Basis(dataset, (dataset.latest,)),)
    found, groups = sides.sides(table, own, texts), table.dimension(ZONE).categories
    about = wording.passport(bases, texts)
    shown = sides.compared(dataset, table, found, {each.key: {ZONE: each.key} for each in groups}, texts)
    if shown.is_empty:
        return None
    figure = wording.finished(
        Figure(
            key="dashboard-zones",
            kind=Kind.BARS,
            finding=_uppermost(table, found, own, texts),
            context=wording.context(about, sides.place(found, texts)),
            sentence=sides.by_side(
                table, found, [(texts.pick(each.label), {ZONE: each.key}) for each in groups], texts
            ),
            row_label=texts.gettext("Zones"),
            columns=shown.columns,
            rows=tuple(
                Row(each.key, texts.pick(each.label), row, note=position(at, len(groups), texts))
                for at, (each, row) in enumerate(zip(groups, shown.cells, strict=True))
            ),
            passport=about,
            notes=sides.notes(dataset, table, own, shown, texts),
        ),
        bases,
        texts,
    )
    return Drawn(figure, shown.origins)


def position(at: int, count: int, texts: Texts) -> str:
    """Return where a group lies among all, in words."""
    if at == count - 1:
        return texts.gettext("the highest load")
    return "" if at else texts.gettext("the lowest load")


def waiting(dataset: Dataset, own: str, texts: Texts) -> Drawn | None:
    """Return what waits by kind in the latest month; None where no number is shown."""
    table, bases = dataset.latest, (wording.Basis(dataset, (dataset.latest,)),)
    found, kinds = sides.sides(table, own, texts), table.dimension(KIND).categories
    about = wording.passport(bases, texts)
    shown = sides.compared(dataset, table, found, {each.key: {KIND: each.key} for each in kinds}, texts)
    if shown.is_empty:
        return None
    figure = wording.finished(
        Figure(
            key="dashboard-waiting",
            kind=Kind.BARS,
            finding=_waits(table, found, kinds, own, texts),
            context=wording.context(about, sides.place(found, texts)),
            sentence=sides.by_side(table, found, [(texts.pick(each.label), {KIND: each.key}) for each in kinds], texts),
            row_label=texts.gettext("What waits"),
            columns=shown.columns,
            rows=tuple(
                Row(each.key, texts.pick(each.label), row) for each, row in zip(kinds, shown.cells, strict=True)
            ),
            passport=about,
            notes=sides.notes(dataset, table, own, shown, texts),
        ),
        bases,
        texts,
    )
    return Drawn(figure, shown.origins)


# Findings ---------------------------------------------------------------------------------------------------------


def _uppermost(table: Table, found: Sequence[Side], own: str, texts: Texts) -> str:
    """Return how many are in the uppermost group, of the first side that shows it."""
    group = table.dimension(ZONE).categories[-1]
    for each in found:
        where = {**each.where, ZONE: group.key}
        number, whole = table.cell(where).value, table.whole(where).value
        if number is not None and whole is not None:
            facts = {"n": texts.number(number), "of": texts.number(whole)}
            return sides.told(
                each,
                own,
                texts.gettext("{n} of {of} are in “{zones}”", zones=sides.within(texts.pick(group.label)), **facts),
                texts.gettext("{n} of {of} are in the uppermost group", **facts),
            )
    return texts.gettext("The uppermost group is hidden")


def _waits(table: Table, found: Sequence[Side], kinds: Sequence[Category], own: str, texts: Texts) -> str:
    """Return what there is most of, of the first side that shows anything."""
    for each in found:
        values = [(kind, table.cell({**each.where, KIND: kind.key}).value) for kind in kinds]
        shown: list[tuple[Category, Number]] = [(kind, value) for kind, value in values if value is not None]
        if shown:
            return sides.told(each, own, *_most(shown, len(kinds), texts))
    return texts.gettext("What waits is hidden")


def _most(shown: Sequence[tuple[Category, Number]], count: int, texts: Texts) -> tuple[str, ...]:
    """Return what there is most of among what is shown; where a kind is hidden, nothing is called the most."""
    most = max(value for _kind, value in shown)
    leading = [kind for kind, value in shown if value == most]
    number, name = texts.number(most), texts.pick(leading[0].label)
    if not most:
        return (texts.gettext("Nothing waits in what is shown"),)
    if len(leading) > 1:
        return (texts.gettext("Equally much of several kinds: {n} each", n=number),)
    if len(shown) < count or count == 1:
        return (f"{name}: {number}", texts.gettext("{n} of one kind", n=number))
    most_of_all = texts.gettext("Most of all: {kind}, {n}", kind=sides.within(name), n=number)
    return (most_of_all, f"{name}: {number}", texts.gettext("{n} of one kind", n=number))
