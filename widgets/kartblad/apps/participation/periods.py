"""The part Perioder: three stretches of unlike length whose numbers are lost, and what can still be said of them."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.apps.participation import wording
from kartblad.apps.participation.selection import View
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.courses import Period, PeriodState
from kartblad.core.participation import Bounds, period_bounds, person_bounds
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block, FigureBlock, Notice, Prose, Status

RATIO = "ratio_2017_to_2016"
STATE_MARKS = {PeriodState.POOLED: (Mark.POOLED,), PeriodState.PRELIMINARY: (Mark.PRELIMINARY,), PeriodState.FINAL: ()}


def blocks(_view: View, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return what the part shows."""
    return (
        Status("status", _shown(stats, texts)),
        FigureBlock(periods_figure(stats, texts)),
        _trend(stats, texts),
        Notice(
            "exercise",
            "info",
            texts.gettext("What follows is arithmetic to try out together. The report states no such numbers."),
        ),
        FigureBlock(bounds_figure(stats, texts)),
        FigureBlock(persons_figure(stats, texts)),
    )


def _shown(stats: Statistics, texts: Texts) -> str:
    known = sum(period.participations is not None for period in stats.periods)
    if not known:
        return texts.gettext("Showing {n} periods. No number of theirs is known.", n=len(stats.periods))
    return texts.gettext("Showing {n} periods. {known} of their numbers are known.", n=len(stats.periods), known=known)


def periods_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return the periods as the report counts them, their numbers lost with a picture, beside the stated total."""
    about = passport(stats, "periods", texts.locale)
    total = Cell(wording.number(stats.total, texts), float(stats.total))
    rows = [_period_row(period, stats, texts) for period in stats.periods]
    together = texts.ngettext("{n} year", "{n} years", sum(period.years for period in stats.periods))
    return Figure(
        key="periods",
        kind=Kind.BARS,
        finding=texts.gettext("Only the total is known: {total} in three periods", total=total.text),
        context=wording.context(about, wording.PLACE),
        sentence=texts.gettext(
            "The numbers of the periods were in a picture that is lost. The first period is two years and 2017 is "
            "preliminary, so this is no time line."
        ),
        row_label=texts.gettext("Period"),
        columns=(
            Column("years", texts.gettext("Length"), Role.TEXT),
            Column("participations", texts.gettext("Number of"), Role.BAR, texts.gettext("participations")),
        ),
        rows=(*rows, Row("total", texts.gettext("All periods"), (Cell(together), total))),
        passport=about,
        notes=tuple(f"{texts.pick(p.name)}: {texts.pick(p.note)}" for p in stats.periods),
    )


def _period_row(period: Period, stats: Statistics, texts: Texts) -> Row:
    lost = next(item for item in stats.lost_content if item.key == period.lost)
    years = Cell(texts.ngettext("{n} year", "{n} years", period.years))
    picture = texts.gettext("stood in {picture}", picture=texts.pick(lost.name))
    number = Cell(texts.gettext("lost"), marks=(Mark.LOST,), note=picture)
    if period.participations is not None:
        number = wording.known(period.participations, texts)
    return Row(period.key, texts.pick(period.name), (years, number), STATE_MARKS[period.state])


def _trend(stats: Statistics, texts: Texts) -> Prose:
    """Say what the report tells of the periods in words."""
    every = [texts.pick(group.name) for group in stats.course_groups if group.in_all_periods]
    spared = [texts.pick(course.name) for course in stats.courses if course.exception_2017]
    return Prose(
        "trend",
        texts.gettext("What the report says in words"),
        items=(
            texts.gettext("2016 was the most intensive period."),
            texts.gettext("In 2017 participations fell to just under half of 2016."),
            texts.gettext("Exceptions from the fall in 2017: {names}.", names=wording.listing(spared, texts)),
            texts.gettext("Given in every period: {names}.", names=wording.listing(every, texts)),
        ),
    )


def bounds_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return what each period can have been, under two readings of "most intensive"."""
    about = passport(stats, "periods", texts.locale)
    ratio = stats.fact(RATIO)
    widest = _bounds(stats, mean=False)["2016"]
    return Figure(
        key="period-bounds",
        kind=Kind.INTERVALS,
        finding=texts.gettext(
            "Between {low} and {high} participations in 2016, if largest", low=widest.low, high=widest.high
        ),
        context=wording.context(about, wording.PLACE),
        sentence=texts.gettext(
            "The total and “just under half” leave room for many answers. That just under half means at least {share} "
            "is an assumption of ours.",
            share=wording.percent(ratio.low or 0, texts),
        ),
        row_label=texts.gettext("Period"),
        columns=(
            Column("participations", texts.gettext("Least and most"), Role.INTERVAL, texts.gettext("participations")),
        ),
        rows=tuple(_bounds_rows(stats, texts)),
        passport=about,
        notes=(texts.gettext("Derived by us for the sake of discussion. Never quote it as what the report says."),),
    )


def _bounds(stats: Statistics, *, mean: bool) -> dict[str, Bounds]:
    ratio = stats.fact(RATIO)
    if ratio.low is None or ratio.high is None:
        raise KeyError(RATIO)
    return period_bounds(stats.total, ratio.low, ratio.high, mean=mean)


def _bounds_rows(stats: Statistics, texts: Texts) -> Iterator[Row]:
    readings = (
        (False, texts.gettext("If 2016 is the largest period")),
        (True, texts.gettext("If 2016 only exceeds the yearly mean of 2014/2015")),
    )
    for mean, group in readings:
        found = _bounds(stats, mean=mean)
        for period in stats.periods:
            cell = interval(found[period.key], texts)
            marks = STATE_MARKS[period.state]
            yield Row(f"{period.key}-{mean:d}", texts.pick(period.name), (cell,), marks, group=group)


def interval(bounds: Bounds, texts: Texts) -> Cell:
    """Return the cell of a number of which only the ends can be derived."""
    text = f"{wording.number(bounds.low, texts)}–{wording.number(bounds.high, texts)}"
    return Cell(text, low=float(bounds.low), high=float(bounds.high), marks=(Mark.DERIVED,))


def persons_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return how few and how many different persons can be behind the participations."""
    about = passport(stats, "persons", texts.locale)
    widest = person_bounds(stats.total, stats.courses)
    narrow = person_bounds(stats.total, stats.courses, continued=True)
    return Figure(
        key="persons",
        kind=Kind.INTERVALS,
        finding=texts.gettext(
            "At least {low} and at most {high} different persons",
            low=wording.number(widest.low, texts),
            high=wording.number(widest.high, texts),
        ),
        context=wording.context(about, wording.PLACE),
        sentence=texts.gettext(
            "The same person may have taken several courses. At least as many persons took part as in the largest "
            "single course part."
        ),
        row_label=texts.gettext("Assumption"),
        columns=(Column("persons", texts.gettext("Fewest and most"), Role.INTERVAL, texts.gettext("persons")),),
        rows=(
            Row("none", texts.gettext("None"), (interval(widest, texts),)),
            Row("continued", texts.gettext("A continuation requires the basic part"), (interval(narrow, texts),)),
        ),
        passport=about,
    )
