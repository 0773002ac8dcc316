"""How evenly the register's participations are spread: per post, as a Lorenz curve, and without one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil

from kartblad.apps.participation import register_wording, wording
from kartblad.apps.participation.register_counts import Counts
from kartblad.apps.participation.register_spread import FEWEST, Amounts, Spread, spread
from kartblad.catalogue.tables import Statistics
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.disclosure import Symbol
from kartblad.core.inequality import Inequality, LeftOut, PerPost, inequality, leave_one_out
from kartblad.core.register import Dimension
from kartblad.i18n import Texts, msgid

ALL = "all"
NO_POSTS = msgid("Posts are only known for Fyrbodal's municipalities, and none of them is shown here")
PROTECTED = Cell(Symbol.PROTECTED.value, marks=(Mark.PROTECTED,))


def equality_figures(found: Counts, stats: Statistics, texts: Texts) -> tuple[Figure, ...]:
    """Return participations per post, how even they are, and what one municipality does to that."""
    seen = spread(found, stats, texts)
    figures = [_per_post_figure(seen)]
    if len(seen.amounts) > FEWEST and any(seen.amounts.values()):
        figures += [_lorenz_figure(seen), _left_out_figure(seen)]
    return tuple(register_wording.notes(figure, found.held, texts, found.selection) for figure in figures)


# Per post ---------------------------------------------------------------------------------------------------------


def _per_post_figure(seen: Spread) -> Figure:
    found, texts = seen.found, seen.texts
    about = register_wording.own_passport("register_per_post", found.held, seen.stats, texts, found.selection)
    ends = [end for row in seen.rows for end in (row.best, row.high) if end is not None]
    return Figure(
        key=register_wording.key("per-tjanst", found.held),
        kind=Kind.INTERVALS,
        finding=_per_post_finding(seen),
        context=register_wording.context(about, "", found.held, texts),
        sentence=_per_post_sentence(seen),
        row_label=texts.gettext("Municipality"),
        columns=(
            Column(
                "per_post",
                texts.gettext("Per post"),
                Role.INTERVAL,
                texts.gettext("participations"),
                ceil(max(ends, default=1)) or 1,
            ),
            Column("participations", texts.gettext("Number of"), Role.NUMBER, texts.gettext("participations")),
        ),
        rows=(
            *(_per_post_row(seen, row) for row in seen.rows),
            *(Row(key, seen.name(key), (PROTECTED, PROTECTED)) for key in seen.hidden),
        ),
        passport=about,
    )


def _per_post_row(seen: Spread, row: PerPost) -> Row:
    texts = seen.texts
    low, best, high = (None if end is None else round(float(end), 1) for end in (row.low, row.best, row.high))
    rate = wording.unknown(texts) if best is None else Cell(texts.number(best, 1), best, low, high)
    return Row(row.key, seen.name(row.key), (rate, wording.known(row.participations, texts)))


def _per_post_finding(seen: Spread) -> str:
    texts = seen.texts
    if not seen.amounts:
        return texts.gettext("No participations per post can be shown")
    name, most = list(seen.amounts.items())[-1]
    return texts.gettext("Most per post: {name}, {n}", name=seen.name(name), n=texts.number(float(most), 1))


def _per_post_sentence(seen: Spread) -> str:
    texts = seen.texts
    if not seen.amounts:
        return texts.gettext(NO_POSTS) + "."
    found = inequality(seen.amounts.values())
    parts = [_ratio(found, texts), texts.gettext("Every municipality counts alike here, whatever its size.")]
    if seen.hidden:
        parts.append(texts.ngettext("{n} is protected.", "{n} are protected.", len(seen.hidden)))
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


# The curve --------------------------------------------------------------------------------------------------------


def _lorenz_figure(seen: Spread) -> Figure:
    found, texts = seen.found, seen.texts
    about = register_wording.own_passport("register_equality", found.held, seen.stats, texts, found.selection)
    unit = texts.gettext("% of the sum")
    curves = [_shares(seen.compared)] + ([_shares(seen.compared_without)] if seen.is_taught else [])
    names = (_whole_name(seen), texts.gettext("Without EKB"))
    keys = ("share", "share_without_ekb")
    return Figure(
        key=register_wording.key("lorenz", found.held),
        kind=Kind.LORENZ,
        finding=_lower_half(seen),
        context=register_wording.context(about, texts.gettext("participations per post"), found.held, texts),
        sentence=_curve_sentence(seen),
        row_label=texts.gettext("Municipality"),
        columns=tuple(
            Column(key, name, Role.CURVE, unit, 100.0) for key, name, _c in zip(keys, names, curves, strict=False)
        ),
        rows=tuple(
            Row(key, seen.name(key), tuple(_percent(curve.get(key), texts) for curve in curves))
            for key in seen.compared
        ),
        passport=about,
        notes=seen.notes,
        pointed_out=seen.telling,
    )


def _whole_name(seen: Spread) -> str:
    narrowed = any(seen.found.selection.values(each) for each in (Dimension.COURSE, Dimension.GROUP))
    return seen.texts.gettext("The chosen courses") if narrowed else seen.texts.gettext("All courses")


def _shares(amounts: Amounts) -> dict[str, Fraction]:
    """Return how much of the sum each municipality has."""
    whole = sum(amounts.values()) or Fraction(1)
    return {key: amount / whole for key, amount in amounts.items()}


def _percent(share: Fraction | None, texts: Texts) -> Cell:
    if share is None:
        return wording.unknown(texts)
    return Cell(texts.percent(float(share), 1), value=min(float(share * 100), 100.0), marks=(Mark.DERIVED,))


def _lower_half(seen: Spread) -> str:
    count = len(seen.compared)
    share = sum(list(_shares(seen.compared).values())[: count // 2], Fraction(0))
    return seen.texts.gettext(
        "The {n} lowest of {of} municipalities have {share}",
        n=count // 2,
        of=count,
        share=wording.percent(share, seen.texts),
    )


def _curve_sentence(seen: Spread) -> str:
    texts, count = seen.texts, len(seen.compared)
    parts = [
        texts.gettext(
            "Of the sum of all municipalities' participations per post. Had all alike, they would have {share}, and "
            "the curve would be straight.",
            share=texts.percent(count // 2 / count),
        )
    ]
    name, whole = seen.name(seen.telling), _shares(seen.compared).get(seen.telling, Fraction(0))
    if seen.is_taught and seen.telling in seen.compared_without:
        without = wording.percent(_shares(seen.compared_without)[seen.telling], texts)
        parts.append(
            texts.gettext(
                "{name} has {share} of the sum, and {without} without EKB.",
                name=name,
                share=wording.percent(whole, texts),
                without=without,
            )
        )
    elif seen.telling:
        parts.append(texts.gettext("{name} has {share} of the sum.", name=name, share=wording.percent(whole, texts)))
    return " ".join(parts)


# Leave one out ----------------------------------------------------------------------------------------------------


def _left_out_figure(seen: Spread) -> Figure:
    found, texts = seen.found, seen.texts
    about = register_wording.own_passport("register_equality", found.held, seen.stats, texts, found.selection)
    whole, left = inequality(seen.compared.values()).gini, leave_one_out(seen.compared)
    without = inequality(seen.compared_without.values()).gini
    taught = {out.key: out.gini for out in leave_one_out(seen.compared_without)}
    every = [gini for gini in (whole, without, *taught.values(), *(out.gini for out in left)) if gini is not None]
    full, unit = _full(every), texts.gettext("Gini coefficient")
    columns = [Column("gini", _whole_name(seen), Role.BAR, unit, full)]
    if seen.is_taught:
        columns.append(Column("without_ekb", texts.gettext("Without EKB"), Role.BAR, unit, full))
    first = Row(ALL, texts.gettext("All that are shown"), _ginis(seen, whole, without))
    rows = (Row(out.key, _left_name(seen, out), _ginis(seen, out.gini, taught.get(out.key))) for out in left)
    return Figure(
        key=register_wording.key("jamnhet", found.held),
        kind=Kind.BARS,
        finding=_left_out_finding(seen, whole, left),
        context=register_wording.context(about, "", found.held, texts),
        sentence=texts.gettext(
            "0 is when all have equally many per post, 1 when one has all. One municipality is left out at a time; "
            "the further the number moves, the more that one decides."
        ),
        row_label=texts.gettext("Counted over"),
        columns=tuple(columns),
        rows=(first, *rows),
        passport=about,
        notes=seen.notes,
    )


def _full(ginis: Iterable[Fraction]) -> float:
    """Return the end of the scale: the next tenth above the largest."""
    return max(ceil(max(ginis, default=Fraction(1)) * 10), 1) / 10


def _left_name(seen: Spread, left: LeftOut) -> str:
    return seen.texts.gettext("Without {name}", name=seen.name(left.key))


def _ginis(seen: Spread, gini: Fraction | None, without: Fraction | None) -> tuple[Cell, ...]:
    cells = (_gini(gini, seen.texts),)
    return (*cells, _gini(without, seen.texts)) if seen.is_taught else cells


def _gini(gini: Fraction | None, texts: Texts) -> Cell:
    if gini is None:
        return Cell(Symbol.NOT_APPLICABLE.value, marks=(Mark.NOT_APPLICABLE,))
    return Cell(texts.number(float(gini), 2), value=min(float(gini), 1.0), marks=(Mark.DERIVED,))


def _left_out_finding(seen: Spread, whole: Fraction | None, left: tuple[LeftOut, ...]) -> str:
    texts = seen.texts
    moved = [(abs(o.gini - whole), o) for o in left if o.gini is not None and whole is not None]
    if not moved or whole is None:
        return texts.gettext("How even it is cannot be said")
    _, most = max(moved, key=lambda pair: (pair[0], pair[1].key))
    return texts.gettext(
        "Without {name} the Gini goes from {before} to {after}",
        name=seen.name(most.key),
        before=texts.number(float(whole), 2),
        after=texts.number(float(most.gini or 0), 2),
    )
