"""What stands beside the staffing table: numbers reported otherwise, and how experience is spread."""

from __future__ import annotations

from collections.abc import Sequence

from kartblad.apps.participation import wording
from kartblad.apps.participation.readings import reading
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core import staffing
from kartblad.core.estimates import Flag, total
from kartblad.core.staffing import Rereported
from kartblad.i18n import Texts


def rereported_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return what municipalities reported to Socialstyrelsen beside what the table says."""
    about = passport(stats, "rereported", texts.locale)
    reported = stats.staffing_rereported
    differing = [each for each in reported if each.beside_table]
    return Figure(
        key="rereported",
        kind=Kind.BARS,
        finding=texts.gettext("{n} municipalities reported other numbers than the table", n=len(differing)),
        context=wording.context(about, wording.PLACE),
        sentence=_shares(reported, stats, texts),
        row_label=texts.gettext("Municipality"),
        columns=(
            Column("reported", texts.gettext("Reported"), Role.BAR),
            Column("table", texts.gettext("In the table"), Role.NUMBER),
            Column("socionom", texts.gettext("With a degree in social work"), Role.BAR, "%", scale_max=100, series=1),
        ),
        rows=tuple(_rereported_row(each, stats, texts) for each in reported),
        passport=about,
    )


def _shares(reported: Sequence[Rereported], stats: Statistics, texts: Texts) -> str:
    shares = sorted(reported, key=lambda each: each.socionom_share)
    return texts.gettext(
        "The share with a degree in social work goes from {low} in {first} to {high} in {last}.",
        low=wording.percent(shares[0].socionom_share, texts),
        first=_municipality(shares[0].municipality, stats),
        high=wording.percent(shares[-1].socionom_share, texts),
        last=_municipality(shares[-1].municipality, stats),
    )


def _municipality(code: str, stats: Statistics) -> str:
    return next(each.name for each in stats.municipalities if each.code == code)


def _rereported_row(each: Rereported, stats: Statistics, texts: Texts) -> Row:
    columns = [column.key for column in stats.staffing_columns if column.municipality == each.municipality]
    posts = total(staffing.cell(stats.staffing, key, staffing.POSTS).estimate for key in columns)
    share = float(each.socionom_share) * 100
    unit = texts.pick(each.unit)
    return Row(
        each.municipality,
        _municipality(each.municipality, stats),
        (
            Cell(wording.number(each.staff, texts), float(each.staff), note=unit),
            reading(posts.estimate, Flag.EXACT, texts),
            Cell(texts.percent(float(each.socionom_share), 1), share, marks=(Mark.DERIVED,)),
        ),
        note=texts.pick(each.note),
    )


def experience_figure(stats: Statistics, texts: Texts) -> Figure:
    """Return how experience is spread over the region, as far as it can be counted."""
    about = passport(stats, "staffing", texts.locale)
    shares = staffing.experience_shares(stats.staffing)
    names = {indicator.key: texts.pick(indicator.name) for indicator in stats.staffing_indicators}
    largest = max(shares, key=lambda key: shares[key])
    return Figure(
        key="experience",
        kind=Kind.BARS,
        finding=f"{names[largest]}: {wording.percent(shares[largest], texts)}",
        context=wording.context(about, wording.PLACE),
        sentence=texts.gettext(
            "Counted where the table gives a number. Posts and persons are mixed, so read it as a rough picture."
        ),
        row_label=texts.gettext("Experience"),
        columns=(
            Column("share", texts.gettext("Share"), Role.BAR, "%", scale_max=100),
            Column("count", texts.gettext("Counted"), Role.NUMBER),
            Column("columns", texts.gettext("Columns with a number"), Role.NUMBER),
        ),
        rows=tuple(_experience_row(key, names[key], float(share), stats, texts) for key, share in shares.items()),
        passport=about,
    )


def _experience_row(key: str, name: str, share: float, stats: Statistics, texts: Texts) -> Row:
    total = staffing.indicator_total(stats.staffing, key)
    cells = (
        Cell(texts.percent(share), share * 100, marks=(Mark.DERIVED,)),
        wording.known(total.best, texts),
        wording.known(total.counted, texts),
    )
    return Row(key, name, cells)
