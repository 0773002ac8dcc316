"""Participations period by period. Periods of different length are never drawn beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kartblad.apps.dashboard import periods_said, wording
from kartblad.apps.dashboard.participation_seen import MUNICIPALITY, Seen, at, categories, origin
from kartblad.apps.dashboard.post import Absent, Item, Post
from kartblad.apps.dashboard.wording import Basis
from kartblad.charts.figure import Figure, Kind, Mark, Row
from kartblad.core.publication.edition import Name
from kartblad.core.publication.table import TOTAL, Number, Table

KEY = "dashboard-periods"


def periods(seen: Seen) -> Item:
    """Return the post about all published periods."""
    tables, texts = seen.tables(Name.PARTICIPATION), seen.texts
    heading = texts.gettext("Development over time")
    if not tables:
        return Absent(
            KEY, heading, seen.none(Name.PARTICIPATION, texts.gettext("No participations are published yet."))
        )
    if len(tables) == 1:
        why = texts.gettext(
            "Only {period} is published: there is nothing to set it beside.", period=_said(seen, tables)
        )
        return Absent(KEY, heading, why)
    if all(at(table, municipality=whose).value is None for table in tables for whose in seen.sides(*tables).values()):
        return Absent(KEY, heading, _why(seen, tables))
    return _post(seen, tables)


def _said(seen: Seen, tables: tuple[Table, ...]) -> str:
    return periods_said.together([table.period for table in tables], seen.texts)


def _alike(tables: tuple[Table, ...]) -> bool:
    return len({periods_said.length(table.period) for table in tables}) == 1


def _post(seen: Seen, tables: tuple[Table, ...]) -> Post:
    texts, bases = seen.texts, (Basis(seen.dataset(Name.PARTICIPATION), tables),)
    about = wording.passport(bases, texts)
    rows, drawn = tuple(_rows(seen, tables)), _alike(tables)
    made = Figure(
        key=KEY,
        kind=Kind.BARS if drawn else Kind.TABLE,
        finding=_finding(seen, tables),
        context=wording.context(about, seen.place),
        sentence=" ".join(_sentences(seen, tables)),
        row_label=texts.gettext("Period"),
        columns=seen.columns(seen.sides(*tables), about.unit, rows, drawn=drawn),
        rows=rows,
        passport=about,
    )
    return Post(
        wording.finished(made, bases, texts),
        means=texts.gettext(
            "How much training was taken part in, period by period. More is not better by itself: it follows what is "
            "given and how many are employed."
        ),
        can_do=texts.gettext("Look for the reason before you act: which courses were given, and who was new or away?"),
        unknown=texts.gettext(
            "How many were employed in each period, and whether somebody comes back again and again."
        ),
        datasets=(Name.PARTICIPATION,),
        origins={
            (table.period, side): origin(Name.PARTICIPATION, table, municipality=whose)
            for table in tables
            for side, whose in seen.sides(*tables).items()
            if whose == TOTAL or whose in {each.key for each in categories(table, MUNICIPALITY)}
        },
    )


def _rows(seen: Seen, tables: tuple[Table, ...]) -> Iterator[Row]:
    gaps = (False, *(not periods_said.follows(a.period, b.period) for a, b in pairwise(tables)))
    for table, gap in zip(tables, gaps, strict=True):
        note = seen.texts.gettext("what lies before it is not published") if gap else ""
        yield replace(_row(seen, table, tables), note=" · ".join(part for part in (_long(seen, table), note) if part))


def _row(seen: Seen, table: Table, tables: tuple[Table, ...]) -> Row:
    marks = (Mark.POOLED,) if periods_said.length(table.period) > 1 else ()
    cells = tuple(seen.cell(at(table, municipality=whose)) for whose in seen.sides(*tables).values())
    return Row(table.period, periods_said.label(table.period, seen.texts), cells, marks=marks)


def _long(seen: Seen, table: Table) -> str:
    n = periods_said.length(table.period)
    return seen.texts.gettext("{n} half-years together", n=n) if n > 1 else ""


# The words --------------------------------------------------------------------------------------------------------


def _values(seen: Seen, tables: tuple[Table, ...]) -> tuple[Number | None, ...]:
    return tuple(at(table, municipality=seen.own or TOTAL).value for table in tables)


def _why(seen: Seen, tables: tuple[Table, ...]) -> str:
    shown = ((at(table, municipality=seen.own or TOTAL), table) for table in tables)
    return seen.why(seen.own_name or seen.region, shown)


def _comparable(tables: tuple[Table, ...]) -> bool:
    """Whether the last two periods follow on each other and are equally long."""
    before, after = tables[-2].period, tables[-1].period
    return periods_said.follows(before, after) and _alike(tables[-2:])


def _finding(seen: Seen, tables: tuple[Table, ...]) -> str:
    texts, name = seen.texts, seen.own_name or seen.texts.gettext("The region")
    before, now = _values(seen, tables)[-2:]
    if now is None:
        return texts.gettext("{name}: the latest number is not shown", name=name)
    if before is None or not _comparable(tables):
        return texts.ngettext(
            "{name}: {n} participation latest", "{name}: {n} participations latest", int(now), name=name
        )
    if before == now and max(table.rounding for table in tables[-2:]) > 1:
        return texts.gettext("{name}: {n} participations both times, rounded", name=name, n=seen.number(now))
    if before == now:
        return texts.ngettext(
            "{name}: {n} participation, as the time before",
            "{name}: {n} participations, as the time before",
            int(now),
            name=name,
        )
    return texts.gettext(
        "{name}: from {before} to {now} participations",
        name=name,
        before=seen.number(before),
        now=seen.number(now),
    )


def _sentences(seen: Seen, tables: tuple[Table, ...]) -> Iterator[str]:
    texts, values = seen.texts, _values(seen, tables)
    known = [(table, value) for table, value in zip(tables, values, strict=True) if value is not None]
    if known:
        said = "; ".join(f"{seen.period(table)}: {seen.number(value)}" for table, value in known)
        yield f"{said[:1].upper()}{said[1:]}."
    if None in values:
        yield _why(seen, tables)
    if not _alike(tables):
        yield texts.gettext(
            "The periods are not equally long, so they are not drawn: a longer one holds more by its length alone."
        )
