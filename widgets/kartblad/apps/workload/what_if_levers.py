"""Which weights matter most for the month: each from the low to the high end of its range, the others as they are."""

from __future__ import annotations

from decimal import Decimal

from kartblad.apps.workload import amounts, what_if_words
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.passports import passport
from kartblad.apps.workload.what_if_figures import median_words
from kartblad.apps.workload.what_if_month import Tried
from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.core.workload.comparison import overloaded
from kartblad.core.workload.sensitivity import FIXED, SHARED, TOP, Lever, levers, rangeless
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block, FigureBlock, Notice, Prose


def blocks(desk: Desk, found: Tried, office: Office) -> tuple[Block, ...]:
    """Return what is asked, the five that matter most, and what has no range."""
    texts = office.texts
    why = texts.gettext(
        "Many weights are proposals with a range. Here each is taken to the ends of its range, one at a time. "
        "What changes the picture most is what you gain most by measuring yourselves."
    )
    head = Prose("levers-why", texts.gettext("Measure this first"), 3, (why,))
    ordered = levers(found.now)[:TOP]
    if not ordered:
        none = texts.gettext("No proposed weight with a range was counted this month, so there is nothing to compare.")
        return (head, Notice("levers-none", "info", none), *_rangeless(found, texts))
    return (head, FigureBlock(_figure(ordered, found, desk, office), 3), *_rangeless(found, texts))


def _rangeless(found: Tried, texts: Texts) -> tuple[Block, ...]:
    kinds = rangeless(found.now)
    if not kinds:
        return ()
    names = tuple(what_if_words.kind_name(each, found.weights, texts) for each in kinds)
    why = texts.gettext("These weights are proposals without a range. How much they matter is not known.")
    return (Prose("levers-rangeless", texts.gettext("Without a range"), 4, (why,), names),)


def _figure(ordered: tuple[Lever, ...], found: Tried, desk: Desk, office: Office) -> Figure:
    texts, month = office.texts, amounts.month(found.month, office.texts)
    defined = texts.gettext(
        "How many are in a zone that asks for a plan, how many come to another zone, the median load and all points, "
        "with one weight at the low and at the high end of its range."
    )
    unit, heavy = texts.gettext("workers"), what_if_words.zones(found.weights, texts)
    return Figure(
        key="what-if-levers",
        kind=Kind.INTERVALS,
        finding=texts.gettext("Measure first: {name}", name=_name(ordered[0], found, texts)),
        context=f"{unit} · {month}",
        sentence=_sentence(ordered[0], found, texts),
        row_label=texts.gettext("Weight"),
        columns=(
            Column("overloaded", texts.gettext("In {zones}", zones=heavy), Role.INTERVAL, unit, _full(found)),
            Column("changed", texts.gettext("Other zone at most"), Role.NUMBER, unit),
            Column("median", texts.gettext("Median"), Role.TEXT),
            Column("total", texts.gettext("Points of all with a value"), Role.TEXT),
            Column("range", texts.gettext("Range"), Role.TEXT),
        ),
        rows=tuple(_row(each, found, texts) for each in ordered),
        passport=passport(office, found.weights, defined, unit, month, invented=desk.unit.invented),
    )


def _full(found: Tried) -> float:
    return float(len(found.now.valued))


def _row(lever: Lever, found: Tried, texts: Texts) -> Row:
    now, low, high = overloaded(found.now), lever.low, lever.high
    least, _middle, most = sorted((low.overloaded, now, high.overloaded))
    changed = max(low.changed, high.changed)
    middle = "–".join(dict.fromkeys(median_words(each.median, texts) for each in (low, high)))
    totals = f"{amounts.points(low.total, texts)}–{amounts.points(high.total, texts)}"
    ends = f"{_as_written(low.value, texts)}–{_as_written(high.value, texts)}"
    ranged = texts.gettext("{ends}, now {now}", ends=ends, now=amounts.labelled(lever.amount, texts))
    cells = (
        Cell(texts.number(now), float(now), float(least), float(most)),
        Cell(texts.number(changed), float(changed)),
        *(Cell(each) for each in (middle, totals, ranged)),
    )
    return Row(lever.key.strip("*"), _name(lever, found, texts), cells)


def _as_written(number: Decimal, texts: Texts) -> str:
    return amounts.points(number, texts, amounts.decimals((number,)) or None)


def _name(lever: Lever, found: Tried, texts: Texts) -> str:
    if lever.key == SHARED:
        return texts.gettext("The share when two share a case")
    if lever.key == FIXED:
        return texts.gettext("What everybody has outside the cases")
    return what_if_words.kind_name(lever.key, found.weights, texts)


def _sentence(lever: Lever, found: Tried, texts: Texts) -> str:
    moved = texts.gettext(
        "{name}: at the low end {low} come to another zone, at the high end {high}.",
        name=_name(lever, found, texts),
        low=texts.number(lever.low.changed),
        high=texts.number(lever.high.changed),
    )
    if found.now.median is None:
        return moved
    middle = texts.gettext(
        "The median load goes from {least} to {most}; now it is {now}.",
        least=amounts.percent(lever.low.median, texts),
        most=amounts.percent(lever.high.median, texts),
        now=amounts.percent(found.now.median, texts),
    )
    return f"{moved} {middle}"
