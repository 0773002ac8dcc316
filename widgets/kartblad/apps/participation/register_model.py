"""What becomes of a coverage in the years ahead: a worked example with assumptions of the visitor's own."""

from __future__ import annotations

from decimal import Decimal

from kartblad.apps.participation.register_choices import ASSUMED, LIMITS, Assumed, own_key
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.core.coverage import Saturation
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Controls, FigureBlock, NumberField

YEARS = 5
KEY = "rakneexempel-mattnad"
TURNOVER = "turnover"
"""The topic of the numbers that turnover can be compared with."""
LABELS = {
    "staff": msgid("Staff that is to be trained"),
    "coverage": msgid("Trained now"),
    "turnover": msgid("Leave in a year"),
    "newcomers": msgid("Newcomers who are trained already"),
    "seats": msgid("Seats a year"),
}
PERSONS = ("staff", "seats")
"""Counted in persons; the others in per cent."""


def model_blocks(assumed: Assumed, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return the fields for the assumptions and what follows from them."""
    fields = tuple(_field(name, number, texts) for name, number in assumed.numbers.items())
    label = texts.gettext("Worked example: what do you assume of the years ahead?")
    return (Controls(own_key("model"), label, fields), FigureBlock(model_figure(assumed, stats, texts)))


def _field(name: str, number: int, texts: Texts) -> NumberField:
    least, most = LIMITS[name]
    unit = texts.gettext("persons") if name in PERSONS else "%"
    return NumberField(own_key(ASSUMED + name), texts.gettext(LABELS[name]), number, least, most, unit=unit)


def model(assumed: Assumed) -> Saturation:
    """Return the model of these assumptions."""
    return Saturation(assumed.staff, assumed.turnover / 100, assumed.newcomers / 100, assumed.seats)


def model_figure(assumed: Assumed, stats: Statistics, texts: Texts) -> Figure:
    """Return the coverage year by year, as a worked example."""
    about = passport(stats, "saturation_model", texts.locale)
    path = model(assumed).path(assumed.coverage / 100, YEARS)
    return Figure(
        key=KEY,
        kind=Kind.BARS,
        finding=texts.gettext(
            "Worked example: {now} becomes {then} in {n} years",
            now=texts.percent(path[0]),
            then=texts.percent(path[-1]),
            n=YEARS,
        ),
        context=" · ".join((about.unit, texts.gettext("worked example, no forecast"), about.period)),
        sentence=_sentence(assumed, texts),
        row_label=texts.gettext("When"),
        columns=(
            Column("coverage", texts.gettext("Trained"), Role.BAR, "%", 100.0),
            Column("persons", texts.gettext("Number of"), Role.NUMBER, texts.gettext("persons")),
        ),
        rows=tuple(_row(year, share, assumed, texts) for year, share in enumerate(path)),
        passport=about,
        notes=_notes(stats, texts),
    )


def _row(year: int, share: float, assumed: Assumed, texts: Texts) -> Row:
    label = texts.ngettext("in {n} year", "in {n} years", year) if year else texts.gettext("now")
    percent = Cell(texts.percent(share), value=share * 100)
    persons = round(share * assumed.staff)
    return Row(f"year-{year}", label, (percent, Cell(texts.number(persons), persons)))


def _sentence(assumed: Assumed, texts: Texts) -> str:
    made, now = model(assumed), assumed.coverage / 100
    held = texts.gettext(
        "To hold {now}, about {needed} seats a year are needed.",
        now=texts.percent(now),
        needed=texts.number(made.to_hold(now), 0),
    )
    if made.level is None:
        return " ".join((held, texts.gettext("Nobody leaves and nobody is trained, so it stays as it is.")))
    level = texts.ngettext(
        "With {n} seat a year it settles at {level} in the long run.",
        "With {n} seats a year it settles at {level} in the long run.",
        assumed.seats,
        level=texts.percent(made.level),
    )
    return f"{held} {level}"


def _notes(stats: Statistics, texts: Texts) -> tuple[str, ...]:
    """Say that nothing here is of the register, and what turnover has been elsewhere."""
    known = [each for each in stats.reference_figures if (each.topic, each.source) == (TURNOVER, "ssr_2017")]
    compared = (_compared(each.name.pick(texts.locale), each.best, each.period, texts) for each in known if each.best)
    return (texts.gettext("The assumptions are yours and not read from the register."), *compared)


def _compared(name: str, number: Decimal, period: str, texts: Texts) -> str:
    when = "–".join(texts.date(month) for month in period.split("/"))
    return texts.gettext(
        "To compare with: {name}, {n} ({period}).", name=name, n=texts.percent(float(number) / 100), period=when
    )
