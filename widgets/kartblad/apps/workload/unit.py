"""The unit as its leader sees it: how many are in each zone, beside the median; months, what waits, who is new."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from kartblad.apps.workload import amounts, unit_figures, unit_months
from kartblad.apps.workload.commands import Command
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.unit_seen import Seen, seen
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block, Facts, FigureBlock, Notice, Option, Prose, Select

COMMANDS: Mapping[str, Command] = {}
"""The month is chosen with a control that several places share."""


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return what is shown of the unit."""
    texts = office.texts
    found = seen(desk, office)
    head = Prose("unit-head", texts.gettext("The unit: {name}", name=desk.unit.name or texts.gettext("without a name")))
    if found is None:
        return (head, nothing_measured("unit-nothing", texts))
    figures = (
        unit_figures.zones(found),
        unit_months.strip(found),
        unit_months.spread(found),
        unit_months.waiting(found),
    )
    shown = (FigureBlock(figure, level=3) for figure in figures if figure is not None)
    return (head, month_choice(desk, texts), _unsigned(found), *_facts(found), *shown, _not_said(texts))


def nothing_measured(key: str, texts: Texts) -> Notice:
    """Return the sentence that stands where nothing has been measured."""
    said = texts.gettext("Nothing has been measured yet. Take measurements in under Measurements.")
    return Notice(key, "info", said)


def month_choice(desk: Desk, texts: Texts) -> Select:
    """Return the choice of which month is looked at, the newest first."""
    name = partial(amounts.month, texts=texts)
    months = tuple(Option(month, name(month)) for month in reversed(desk.unit.months))
    return Select("month", texts.gettext("Month"), months, desk.shown_month)


def _unsigned(found: Seen) -> Prose:
    """Return how many of the month the leader has not scored."""
    texts, picture = found.texts, found.picture
    lines = [
        texts.ngettext(
            "{n} worker measured in {month}.",
            "{n} workers measured in {month}.",
            picture.measured,
            month=amounts.month(picture.month, texts),
        )
    ]
    if picture.unsigned:
        lines.append(
            texts.ngettext(
                "{n} of the measurements has not been scored by the leader.",
                "{n} of the measurements have not been scored by the leader.",
                picture.unsigned,
            )
        )
    return Prose("unit-month", paragraphs=(" ".join(lines),))


def _facts(found: Seen) -> tuple[Block, ...]:
    texts, picture = found.texts, found.picture
    facts = (
        (texts.gettext("Median load"), unit_figures.median_words(found)),
        (texts.gettext("Lowest and highest"), unit_figures.ends_words(found)),
        (texts.gettext("Without a value"), unit_figures.lacks_words(found)),
        (texts.gettext("New workers"), unit_figures.newcomers_words(found)),
        (texts.gettext("Cases covered for a colleague"), texts.number(picture.covered)),
        (texts.gettext("Scored with"), amounts.set_name(picture.weights, texts)),
    )
    return (Facts("unit-facts", texts.gettext("The month in numbers"), 3, facts),)


def _not_said(texts: Texts) -> Prose:
    return Prose(
        "unit-not-said",
        texts.gettext("What the figures do not say"),
        3,
        (
            texts.gettext(
                "They do not say why somebody has much or little to do, how heavy it feels, or how well anybody works. "
                "The numbers by zone stand first because a middle number hides those at both ends. Ask in the talk."
            ),
        ),
    )
