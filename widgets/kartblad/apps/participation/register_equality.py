"""How evenly the register's participations are spread: per post, as a Lorenz curve, and without one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kartblad.apps.participation import register_wording, wording
from kartblad.apps.participation.register_counts import Counts
from kartblad.catalogue.tables import Statistics
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.disclosure import Symbol
from kartblad.core.inequality import (
    Inequality,
    LeftOut,
    PerPost,
    inequality,
    leave_one_out,
    per_post,
    posts_by_municipality,
)
from kartblad.core.register import Dimension
from kartblad.i18n import Texts, msgid

TAUGHT = "ekb"
"""The course that raised one municipality's number, and that the register can be seen without."""
FEWEST = 2
"""Municipalities below which nothing can be spread."""
ALL = "all"
NO_POSTS = msgid("Posts are only known for Fyrbodal's municipalities, and none of them is shown here")


@dataclass(frozen=True, slots=True)
class _Spread:
    """Participations per post where both are shown, the least first."""

    found: Counts
    stats: Statistics
    texts: Texts
    rows: tuple[PerPost, ...]
    hidden: tuple[str, ...]
    without: Mapping[str, int]
    """Participations without the taught course, where that is shown."""

    @property
    def amounts(self) -> dict[str, Fraction]:
        """Participations per post, by municipality."""
        return {row.key: row.best for row in self.rows if row.best is not None}

    @property
    def amounts_without(self) -> dict[str, Fraction]:
        """The same without the taught course."""
        posts = {row.key: row.posts for row in self.rows if row.key in self.without}
        return {row.key: row.best for row in per_post(self.without, posts) if row.best is not None}

    def name(self, key: str) -> str:
        """Return what a municipality is called."""
        return register_wording.category(self.found.held, Dimension.MUNICIPALITY, key, self.texts)


def equality_figures(found: Counts, stats: Statistics, texts: Texts) -> tuple[Figure, ...]:
    """Return participations per post, and what one municipality does to how even they are."""
    spread = _spread(found, stats, texts)
    figures = [_per_post_figure(spread)]
    if len(spread.amounts) > FEWEST:
        figures.append(_left_out_figure(spread))
    return tuple(register_wording.notes(figure, found.held, texts, found.selection) for figure in figures)


def _spread(found: Counts, stats: Statistics, texts: Texts) -> _Spread:
    posts = posts_by_municipality(stats.staffing, stats.staffing_columns)
    here = {k: found.shown(Dimension.MUNICIPALITY, k).count for k in found.categories(Dimension.MUNICIPALITY)}
    here = {key: count for key, count in here.items() if key in posts}
    known = {key: count for key, count in here.items() if count is not None}
    rows = sorted(per_post(known, {key: posts[key] for key in known}), key=lambda row: (row.best or 0, row.key))
    hidden = tuple(key for key, count in here.items() if count is None)
    return _Spread(found, stats, texts, tuple(rows), hidden, _without(found, known))


def _without(found: Counts, known: Mapping[str, int]) -> dict[str, int]:
    """Return participations without the taught course; only unfiltered, and only where that course is shown."""
    if found.selection or TAUGHT not in found.held.register.categories(Dimension.COURSE):
        return {}
    taught = {
        key: found.held.published.cell({Dimension.COURSE.value: TAUGHT, Dimension.MUNICIPALITY.value: key}).count
        for key in known
    }
    return {key: known[key] - count for key, count in taught.items() if count is not None}


# Per post ---------------------------------------------------------------------------------------------------------


def _per_post_figure(spread: _Spread) -> Figure:
    found, texts = spread.found, spread.texts
    about = register_wording.own_passport("register_per_post", found.held, spread.stats, texts)
    curve = inequality(spread.amounts.values()).curve[1:]
    shares = dict(zip(spread.amounts, curve, strict=False))
    rows = [_per_post_row(spread, row, shares.get(row.key)) for row in spread.rows]
    return Figure(
        key=register_wording.key("per-tjanst", found.held),
        kind=Kind.INTERVALS,
        finding=_per_post_finding(spread),
        context=register_wording.context(about, "", found.held, texts),
        sentence=_per_post_sentence(spread),
        row_label=texts.gettext("Municipality"),
        columns=(
            Column("per_post", texts.gettext("Participations per post"), Role.INTERVAL, about.unit),
            Column("participations", texts.gettext("Participations"), Role.NUMBER, texts.gettext("participations")),
            Column("lorenz", texts.gettext("Lorenz: share of the sum so far"), Role.BAR, "%", 100.0),
        ),
        rows=(*rows, *(_hidden_row(spread, key) for key in spread.hidden)),
        passport=about,
    )


def _per_post_row(spread: _Spread, row: PerPost, point: tuple[Fraction, Fraction] | None) -> Row:
    texts = spread.texts
    low, best, high = (None if end is None else float(end) for end in (row.low, row.best, row.high))
    rate = wording.unknown(texts) if best is None else Cell(texts.number(best, 1), best, low, high)
    share = wording.unknown(texts) if point is None else _percent(point[1], texts)
    return Row(row.key, spread.name(row.key), (rate, wording.known(row.participations, texts), share))


def _percent(share: Fraction, texts: Texts) -> Cell:
    return Cell(wording.percent(share, texts), value=min(float(share * 100), 100.0), marks=(Mark.DERIVED,))


def _hidden_row(spread: _Spread, key: str) -> Row:
    return Row(key, spread.name(key), (Cell(Symbol.PROTECTED.value, marks=(Mark.PROTECTED,)),) * 3)


def _per_post_finding(spread: _Spread) -> str:
    texts = spread.texts
    if not spread.amounts:
        return texts.gettext("No participations per post can be shown")
    top = spread.rows[-1]
    return texts.gettext(
        "Most per post: {name}, {n}", name=spread.name(top.key), n=texts.number(float(top.best or 0), 1)
    )


def _per_post_sentence(spread: _Spread) -> str:
    texts = spread.texts
    if not spread.amounts:
        return texts.gettext(NO_POSTS) + "."
    found = inequality(spread.amounts.values())
    parts = [_ratio(found, texts), texts.gettext("Every municipality counts alike here, whatever its size.")]
    if spread.hidden:
        parts.append(texts.ngettext("{n} is protected.", "{n} are protected.", len(spread.hidden)))
    return " ".join(part for part in parts if part)


def _ratio(found: Inequality, texts: Texts) -> str:
    if found.ratio is None:
        return ""
    return texts.gettext(
        "The highest is {times} times the lowest, from {low} to {high} participations per post.",
        times=texts.number(float(found.ratio), 1),
        low=texts.number(float(found.smallest or 0), 1),
        high=texts.number(float(found.largest or 0), 1),
    )


# Leave one out ----------------------------------------------------------------------------------------------------


def _left_out_figure(spread: _Spread) -> Figure:
    found, texts = spread.found, spread.texts
    about = register_wording.own_passport("register_equality", found.held, spread.stats, texts)
    whole = inequality(spread.amounts.values()).gini
    without = inequality(spread.amounts_without.values()).gini if spread.without else None
    left, taught = leave_one_out(spread.amounts), {o.key: o.gini for o in leave_one_out(spread.amounts_without)}
    columns = [Column("gini", texts.gettext("Gini coefficient"), Role.BAR, about.unit, 1.0)]
    if spread.without:
        columns.append(Column("without_ekb", texts.gettext("Without EKB"), Role.BAR, about.unit, 1.0, series=1))
    first = Row(ALL, texts.gettext("All that are shown"), _ginis(spread, whole, without))
    rows = (Row(o.key, _left_name(spread, o), _ginis(spread, o.gini, taught.get(o.key))) for o in left)
    return Figure(
        key=register_wording.key("jamnhet", found.held),
        kind=Kind.BARS,
        finding=_left_out_finding(spread, whole, left),
        context=register_wording.context(about, "", found.held, texts),
        sentence=texts.gettext(
            "0 is when all have equally many per post, 1 when one has all. One municipality is left out at a time; "
            "the further the number moves, the more that one decides."
        ),
        row_label=texts.gettext("Counted over"),
        columns=tuple(columns),
        rows=(first, *rows),
        passport=about,
        notes=_taught_notes(spread),
    )


def _taught_notes(spread: _Spread) -> tuple[str, ...]:
    lost = len(spread.rows) - len(spread.without)
    if not spread.without or not lost:
        return ()
    said = spread.texts.gettext(
        "Without EKB, {n} of {of} municipalities can be counted; in the others EKB is protected. So the two columns "
        "are not over the same municipalities.",
        n=len(spread.without),
        of=len(spread.rows),
    )
    return (said,)


def _left_name(spread: _Spread, left: LeftOut) -> str:
    return spread.texts.gettext("Without {name}", name=spread.name(left.key))


def _ginis(spread: _Spread, gini: Fraction | None, without: Fraction | None) -> tuple[Cell, ...]:
    cells = (_gini(gini, spread.texts),)
    return (*cells, _gini(without, spread.texts)) if spread.without else cells


def _gini(gini: Fraction | None, texts: Texts) -> Cell:
    if gini is None:
        return Cell(Symbol.PROTECTED.value, marks=(Mark.PROTECTED,))
    return Cell(texts.number(float(gini), 2), value=min(float(gini), 1.0), marks=(Mark.DERIVED,))


def _left_out_finding(spread: _Spread, whole: Fraction | None, left: tuple[LeftOut, ...]) -> str:
    texts = spread.texts
    moved = [(abs(o.gini - whole), o) for o in left if o.gini is not None and whole is not None]
    if not moved or whole is None:
        return texts.gettext("How even it is cannot be said")
    _, most = max(moved, key=lambda pair: (pair[0], pair[1].key))
    return texts.gettext(
        "Without {name} the Gini goes from {before} to {after}",
        name=spread.name(most.key),
        before=texts.number(float(whole), 2),
        after=texts.number(float(most.gini or 0), 2),
    )
