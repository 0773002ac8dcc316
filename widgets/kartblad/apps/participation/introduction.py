"""The part Introduktion: three regions' introduction courses, and populations as printed and as they should be."""

from __future__ import annotations

from math import ceil

from kartblad.apps.participation import wording
from kartblad.apps.participation.selection import View
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.regions import IntroductionRegion
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block, Details, FigureBlock, Status

PASSPORT = "introduction_regions"


def blocks(_view: View, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return what the part shows."""
    regions = stats.introduction_regions
    return (
        Status("status", texts.gettext("Showing {n} regions.", n=len(regions))),
        FigureBlock(course_figure(stats, texts)),
        *(_about(region, texts) for region in regions),
        FigureBlock(population_figure(stats, texts)),
    )


def _about(region: IntroductionRegion, texts: Texts) -> Details:
    """Return what only words can say of a region's course."""
    return Details(
        f"about-{region.key}",
        texts.gettext("How {name} does it", name=texts.pick(region.name)),
        items=tuple(
            texts.gettext("{what}: {said}", what=what, said=said)
            for what, said in (
                (texts.gettext("Length"), texts.pick(region.duration)),
                (texts.gettext("Given"), texts.pick(region.times)),
                (texts.gettext("Trainers"), texts.pick(region.trainers)),
                (texts.gettext("Content"), texts.pick(region.content)),
                (texts.gettext("Fee"), texts.pick(region.cost)),
            )
        ),
    )


def course_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return length and fee of the three courses."""
    about = passport(stats, PASSPORT, texts.locale)
    longest = max(stats.introduction_regions, key=lambda region: region.course_days)
    return Figure(
        key="introduction-courses",
        kind=Kind.BARS,
        finding=texts.gettext(
            "{name} has most course days: {n}",
            name=texts.pick(longest.name),
            n=wording.number(longest.course_days, texts),
        ),
        context=wording.context(about),
        sentence=texts.gettext(
            "A fee per day is the fee divided by the days. It is not what a day costs, and one region states no fee."
        ),
        row_label=texts.gettext("Region"),
        columns=(
            Column("days", texts.gettext("Course days"), Role.BAR, texts.gettext("days")),
            Column("fee", texts.gettext("Fee"), Role.NUMBER, texts.gettext("SEK")),
            Column(
                "fee_per_day", texts.gettext("Fee per day"), Role.BAR, texts.gettext("SEK"), _scale(stats), series=1
            ),
            Column("start", texts.gettext("Start"), Role.TEXT),
        ),
        rows=tuple(_course_row(region, texts) for region in stats.introduction_regions),
        passport=about,
    )


def _scale(stats: Statistics) -> float:
    """Return where the scale of fees ends: at a whole hundred."""
    fees = [region.fee_per_day for region in stats.introduction_regions if region.fee_per_day is not None]
    return ceil(max(fees, default=1) / 100) * 100.0


def _course_row(region: IntroductionRegion, texts: Texts) -> Row:
    per_day = region.fee_per_day
    return Row(
        region.key,
        texts.pick(region.name),
        (
            wording.known(region.course_days, texts),
            wording.counted(region.cost_sek, texts),
            wording.counted(per_day, texts, decimals=0, marks=(Mark.DERIVED,)),
            wording.said(texts.pick(region.start), texts),
        ),
    )


def population_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return the populations as printed beside those of the whole regions."""
    about = passport(stats, PASSPORT, texts.locale)
    regions = stats.introduction_regions
    short = [region for region in regions if region.population_missing]
    return Figure(
        key="populations",
        kind=Kind.BARS,
        finding=texts.gettext("{n} of {all} printed populations are too small", n=len(short), all=len(regions)),
        context=wording.context(about),
        sentence=texts.gettext(
            "The report prints numbers of different years, and for some regions only of a part. Compare nothing per "
            "inhabitant with the printed numbers."
        ),
        row_label=texts.gettext("Region"),
        columns=(
            Column("stated", texts.gettext("As printed"), Role.NUMBER, texts.gettext("inhabitants")),
            Column("checked", texts.gettext("The whole region"), Role.BAR, texts.gettext("inhabitants")),
            Column("missing", texts.gettext("Missing"), Role.NUMBER, "%"),
            Column("municipalities", texts.gettext("Municipalities"), Role.NUMBER),
        ),
        rows=tuple(_population_row(region, texts) for region in regions),
        passport=about,
    )


def _population_row(region: IntroductionRegion, texts: Texts) -> Row:
    marks = (Mark.DERIVED,) if region.population_missing else ()
    share = Cell(
        texts.percent(float(region.missing_share), 1), float(region.missing_share) * 100, marks=(Mark.DERIVED,)
    )
    return Row(
        region.key,
        texts.pick(region.name),
        (
            Cell(region.population_raw, float(region.population_stated)),
            wording.known(region.population_checked, texts, marks=marks),
            share if region.population_missing else wording.known(0, texts),
            wording.known(region.municipalities, texts),
        ),
        note=texts.pick(region.population_note),
    )
