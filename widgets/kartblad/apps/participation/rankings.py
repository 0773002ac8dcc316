"""Heads against days: the two rankings of the courses side by side."""

from __future__ import annotations

from collections.abc import Sequence

from kartblad.apps.participation import wording
from kartblad.apps.participation.amounts import amount_cell, amount_column
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.core.participation import Grouping, Line, Measure, Placing, placings
from kartblad.i18n import Texts, msgid

MOVED = {
    Grouping.COURSE: msgid("{moved} of {both} parts change place when days are counted"),
    Grouping.GROUP: msgid("{moved} of {both} courses change place when days are counted"),
}
UNMOVED = {
    Grouping.COURSE: msgid("No course part changes place when days are counted"),
    Grouping.GROUP: msgid("No course changes place when days are counted"),
}


def rankings_figure(items: Sequence[Line], by: Grouping, stats: Statistics, texts: Texts) -> Figure:
    """Return the ranking by heads beside the ranking by days, for the courses that have both."""
    pairs = placings(items, Measure.PARTICIPATIONS, Measure.PERSON_DAYS)
    about = passport(stats, Measure.PERSON_DAYS.value, texts.locale)
    moved = [pair for pair in pairs if pair.climb]
    both = [pair for pair in pairs if pair.climb is not None]
    return Figure(
        key="rankings",
        kind=Kind.BARS,
        finding=texts.gettext((MOVED if moved else UNMOVED)[by], moved=len(moved), both=len(both)),
        context=wording.context(about, wording.PLACE),
        sentence=_extremes(moved, texts),
        row_label=texts.gettext("Course"),
        columns=(
            amount_column(Measure.PARTICIPATIONS, Role.BAR, texts),
            amount_column(Measure.PERSON_DAYS, Role.BAR, texts, series=1),
            Column("difference", texts.gettext("When days are counted"), Role.TEXT),
        ),
        rows=tuple(_pair_row(pair, texts) for pair in pairs),
        passport=about,
    )


def _extremes(moved: Sequence[Placing], texts: Texts) -> str:
    """Say which courses climb and fall most."""
    climbs = [pair.climb or 0 for pair in moved]
    sentences = []
    if climbs and max(climbs) > 0:
        names = [texts.pick(p.line.name) for p in moved if p.climb == max(climbs)]
        sentences.append(texts.gettext("Climbs most: {names}.", names=wording.listing(names, texts)))
    if climbs and min(climbs) < 0:
        names = [texts.pick(p.line.name) for p in moved if p.climb == min(climbs)]
        sentences.append(texts.gettext("Falls most: {names}.", names=wording.listing(names, texts)))
    return " ".join((*sentences, texts.gettext("A long course weighs more when days are counted.")))


def _pair_row(pair: Placing, texts: Texts) -> Row:
    line = pair.line
    heads = wording.counted(line.participations, texts)
    days = amount_cell(line, Measure.PERSON_DAYS, texts)
    if pair.first is not None:
        heads = _placed(heads, pair.first, texts)
        days = _placed(days, pair.second or 0, texts)
    return Row(line.key, texts.pick(line.name), (heads, days, Cell(climb_text(pair.climb, texts))))


def _placed(cell: Cell, place: int, texts: Texts) -> Cell:
    return Cell(cell.text, cell.value, marks=cell.marks, note=texts.gettext("place {n}", n=place))


def climb_text(climb: int | None, texts: Texts) -> str:
    """Say in words how far a course moves from one ranking to the other."""
    if climb is None:
        return texts.gettext("cannot be compared")
    if climb == 0:
        return texts.gettext("same place")
    if climb > 0:
        return texts.ngettext("{n} place up", "{n} places up", climb)
    return texts.ngettext("{n} place down", "{n} places down", -climb)
