"""The part Personal: the staffing table as printed beside its readings, and what adds up."""

from __future__ import annotations

from kartblad.apps.participation import wording
from kartblad.apps.participation.readings import reading
from kartblad.apps.participation.selection import View
from kartblad.apps.participation.staffing_beside import experience_figure, rereported_figure
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.core import staffing
from kartblad.core.estimates import Flag, Total
from kartblad.core.staffing import Check, Fit, Indicator, Relief, StaffValue
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Controls, FigureBlock, Notice, Option, Select, Status

FITS = {
    Fit.POSTS: msgid("adds up: both are all posts"),
    Fit.FILLED: msgid("adds up: both are the posts less the vacant ones"),
    Fit.SOCIONOM_ONLY: msgid("adds up: experience counts only those with a degree in social work"),
    Fit.NONE: msgid("does not add up"),
}
RELIEFS = {
    Relief.YES: msgid("yes"),
    Relief.NO: msgid("no"),
    Relief.OTHER: msgid("something else"),
    Relief.UNKNOWN: msgid("not known"),
}


def blocks(view: View, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return what the part shows."""
    indicator = next(each for each in stats.staffing_indicators if each.key == view.indicator)
    choices = tuple(Option(each.key, texts.pick(each.name)) for each in stats.staffing_indicators)
    columns = len(stats.staffing_columns)
    places = len({column.municipality for column in stats.staffing_columns})
    shown = texts.gettext("Showing {n} columns from {places} municipalities.", n=columns, places=places)
    return (
        Controls(
            "selection",
            texts.gettext("What do you want to see?"),
            (Select("indicator", texts.gettext("Item"), choices, indicator.key),),
        ),
        Status("status", shown),
        Notice(
            "small",
            "info",
            texts.gettext(
                "Published numbers. Some columns are so small that they concern single persons: discuss the sums, "
                "not the persons."
            ),
        ),
        FigureBlock(indicator_figure(indicator, stats, texts)),
        *_beside(indicator, stats, texts),
        FigureBlock(checks_figure(stats, texts)),
    )


def _beside(indicator: Indicator, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return the figure that belongs beside the chosen item, if there is one."""
    if indicator.key in staffing.EXPERIENCE:
        return (FigureBlock(experience_figure(stats, texts)),)
    if indicator.key in (staffing.POSTS, staffing.SOCIONOM):
        return (FigureBlock(rereported_figure(stats, texts)),)
    return ()


def indicator_figure(indicator: Indicator, stats: Statistics, texts: Texts) -> Figure:
    """Return one row of the table: the printed text beside how it is read."""
    about = passport(stats, "staffing", texts.locale)
    values = [staffing.cell(stats.staffing, column.key, indicator.key) for column in stats.staffing_columns]
    is_relief = indicator.key == staffing.RELIEF
    read_as = Column("reading", texts.gettext("Read as"), Role.INTERVAL, texts.pick(indicator.unit))
    relief = Column("relief", texts.gettext("Relief"), Role.TEXT)
    printed = Column("printed", texts.gettext("Printed in the report"), Role.TEXT)
    return Figure(
        key="staffing",
        kind=Kind.INTERVALS,
        finding=_relief_finding(stats, texts) if is_relief else _finding(indicator, stats, texts),
        context=" · ".join((texts.pick(indicator.unit), wording.PLACE, about.period)),
        sentence=_relief_sentence(texts) if is_relief else _sentence(indicator, stats, texts),
        row_label=texts.gettext("Column of the table"),
        columns=(read_as, relief, printed) if is_relief else (read_as, printed),
        rows=tuple(_row(value, stats, texts) for value in values),
        passport=about,
    )


def _row(value: StaffValue, stats: Statistics, texts: Texts) -> Row:
    column = next(each for each in stats.staffing_columns if each.key == value.column)
    cells = [reading(value.estimate, value.flag, texts)]
    if value.relief is not None:
        cells.append(Cell(texts.gettext(RELIEFS[value.relief])))
    cells.append(Cell(f"”{value.raw_text}”", note=texts.pick(value.note)))
    return Row(column.key, column.name, tuple(cells), note=texts.pick(column.scope))


def _finding(indicator: Indicator, stats: Statistics, texts: Texts) -> str:
    total = staffing.indicator_total(stats.staffing, indicator.key)
    name = texts.pick(indicator.name)
    best = wording.number(total.best, texts)
    if total.without_best:
        columns = texts.ngettext("{n} column", "{n} columns", total.counted)
        return texts.gettext("{name}: {best} in {columns}", name=name, best=best, columns=columns)
    return texts.gettext("{name}: {best}", name=name, best=best)


def _sentence(indicator: Indicator, stats: Statistics, texts: Texts) -> str:
    total = staffing.indicator_total(stats.staffing, indicator.key)
    parts = []
    if total.without_best:
        parts.append(
            texts.ngettext(
                "{n} column gives no single number.", "{n} columns give no single number.", total.without_best
            )
        )
    parts.append(_ends(total, texts))
    if indicator.key == staffing.POSTS:
        other = staffing.posts_with_rereported(stats.staffing, stats.staffing_columns, stats.staffing_rereported)
        parts.append(
            texts.gettext(
                "With what the municipalities reported to Socialstyrelsen instead, the sum is {n}.",
                n=wording.number(other, texts),
            )
        )
    return " ".join(parts)


def _ends(total: Total, texts: Texts) -> str:
    low = wording.number(total.low, texts)
    if total.high is None:
        return texts.gettext("All columns together: at least {low}, the upper end is open.", low=low)
    if total.low == total.high:
        return texts.gettext("All columns together: {low}.", low=low)
    return texts.gettext(
        "All columns together: between {low} and {high}.", low=low, high=wording.number(total.high, texts)
    )


def _relief_finding(stats: Statistics, texts: Texts) -> str:
    found = staffing.recount(stats.staffing_columns, stats.staffing)
    places = len({column.municipality for column in stats.staffing_columns})
    return texts.gettext(
        "{n} of {places} municipalities have administrative relief", n=len(found.with_relief), places=places
    )


def _relief_sentence(texts: Texts) -> str:
    return texts.gettext(
        "How much it is varies from a small part of a post to a whole one. A reception is not counted."
    )


def checks_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return which columns add up and which do not."""
    about = passport(stats, "staffing_checks", texts.locale)
    checks = [staffing.check(column, stats.staffing) for column in stats.staffing_columns]
    adding = sum(check.adds_up for check in checks)
    return Figure(
        key="staffing-checks",
        kind=Kind.TABLE,
        finding=texts.gettext("{n} of {all} columns add up", n=adding, all=len(checks)),
        context=wording.context(about, wording.PLACE),
        sentence=texts.gettext(
            "Education and experience should each make all posts, or all that are filled. Where they do not, the rows "
            "count different things."
        ),
        row_label=texts.gettext("Column of the table"),
        columns=(
            Column("posts", texts.gettext("Posts"), Role.NUMBER),
            Column("vacancies", texts.gettext("Vacant"), Role.NUMBER),
            Column("education", texts.gettext("Education, sum"), Role.NUMBER),
            Column("experience", texts.gettext("Experience, sum"), Role.NUMBER),
            Column("fit", texts.gettext("Together"), Role.TEXT),
        ),
        rows=tuple(_check_row(check, texts) for check in sorted(checks, key=lambda check: check.adds_up)),
        passport=about,
    )


def _check_row(check: Check, texts: Texts) -> Row:
    estimates = (check.posts, check.vacancies, check.education.estimate, check.experience.estimate)
    numbers = tuple(reading(estimate, Flag.EXACT, texts) for estimate in estimates)
    group = texts.gettext("Adds up") if check.adds_up else texts.gettext("Does not add up")
    fit = Cell(texts.gettext(FITS[check.fit]), note=texts.pick(check.column.comment))
    return Row(check.column.key, check.column.name, (*numbers, fit), group=group)
