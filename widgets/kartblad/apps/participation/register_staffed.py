"""An own register set against a staff list: how many of those employed are trained, up to date, and since when.

These figures count the whole register and follow no filter: coverages under many filters could be subtracted from each
other, down to single persons.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from kartblad.apps.participation import register_shares, register_wording
from kartblad.apps.participation.register_choices import STAFFED_BY, Amount, Look
from kartblad.apps.participation.register_held import Held
from kartblad.apps.participation.register_shares import Shares
from kartblad.catalogue.tables import Statistics
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.disclosure import Share
from kartblad.core.register import Dimension
from kartblad.i18n import Texts, msgid

if TYPE_CHECKING:
    import pandas as pd

    from kartblad.frames.coverage import UpToDate

FULL = 100.0

NOTHING = msgid("No share can be shown")


def staffed_figure(held: Held, look: Look, stats: Statistics, texts: Texts) -> Figure:
    """Return the figure that was asked for.

    Raises
    ------
    KeyError
        If it needs no staff list.
    ValueError
        If it needs one and there is none.
    """
    return register_wording.notes(FIGURES[look.amount](held, look, stats, texts), held, texts)


def staffed_by(look: Look) -> Dimension:
    """Return what coverage is counted by: what is chosen, or else the courses."""
    return look.by if look.by in STAFFED_BY else Dimension.COURSE


def cycles(stats: Statistics) -> dict[str, float]:
    """Return the renewal cycle of every course whose interval is in the plan: its longer end, in years."""
    years: dict[str, float] = {}
    for training in stats.planned_trainings:
        if training.course_group and training.years_between_high is not None:
            longest = float(training.years_between_high)
            years[training.course_group] = max(longest, years.get(training.course_group, 0.0))
    return {course.key: years[course.group] for course in stats.courses if course.group in years} | years


def _staff(held: Held) -> pd.DataFrame:
    if held.staff is None:
        msg = "these figures need a staff list"
        raise ValueError(msg)
    return held.staff


def _figure(
    held: Held,
    amount: Amount,
    stats: Statistics,
    texts: Texts,
    label: str,
    rows: tuple[Row, ...],
    *,
    finding: str,
    sentence: str,
    extra: tuple[Column, ...] = (),
) -> Figure:
    about = register_wording.own_passport(register_wording.PASSPORTS[amount], held, stats, texts)
    heading = texts.gettext(register_wording.AMOUNTS[amount])
    return Figure(
        key=register_wording.key(amount.value.replace("_", "-"), held),
        kind=Kind.BARS,
        finding=finding,
        context=register_wording.context(about, "", held, texts),
        sentence=sentence,
        row_label=label,
        columns=(Column("share", heading, Role.BAR, "%", FULL), *extra),
        rows=rows,
        passport=about,
    )


def _rows(shares: Shares, name: Callable[[str], str], texts: Texts) -> tuple[Row, ...]:
    return tuple(Row(key, name(key), (register_wording.share_cell(found, texts),)) for key, found in shares.items())


def _largest(shares: Shares) -> dict[str, Share]:
    """Return shares, the largest first, those without one last."""
    return dict(sorted(shares.items(), key=lambda row: -(row[1].share or -1)))


def _namer(held: Held, dimension: Dimension, texts: Texts) -> Callable[[str], str]:
    return lambda key: register_wording.category(held, dimension, key, texts)


def _top(shares: Shares, message: str, name: Callable[[str], str], texts: Texts) -> str:
    """Say which row has the largest share, if one is shown."""
    known = {key: found.share for key, found in shares.items() if found.share is not None}
    if not known:
        return texts.gettext(NOTHING)
    first = max(known, key=lambda key: (known[key], key))
    return texts.gettext(message, name=name(first), n=texts.percent(float(known[first])))


def _day(held: Held, texts: Texts) -> str:
    return texts.gettext(
        "Of those employed on {day}, the register's last day. The filters do not apply here.",
        day=texts.date(held.last_day.isoformat()),
    )


# The figures ------------------------------------------------------------------------------------------------------


def coverage_figure(held: Held, look: Look, stats: Statistics, texts: Texts) -> Figure:
    """Return how many of the staff are trained: in each course, municipality or tier."""
    from kartblad.frames.coverage import coverage

    by = staffed_by(look)
    covered = coverage(held.register.frame, _staff(held), held.last_day, by)
    shares = _largest(
        register_shares.shares(((row.key, row.trained, row.staff) for row in covered if row.staff), by.value)
    )
    name = _namer(held, by, texts)
    short = _shortener(held, by, texts)
    return _figure(
        held,
        Amount.COVERAGE,
        stats,
        texts,
        texts.gettext(register_wording.DIMENSIONS[by]),
        _rows(shares, name, texts),
        finding=_top(shares, msgid("Highest coverage: {name}, {n}"), short, texts),
        sentence=_day(held, texts),
    )


def _shortener(held: Held, by: Dimension, texts: Texts) -> Callable[[str], str]:
    return lambda key: register_wording.short(held, by, key, texts)


def up_to_date_figure(held: Held, _look: Look, stats: Statistics, texts: Texts) -> Figure:
    """Return how many of the staff took each course recently enough, and within how many years."""
    from kartblad.frames.coverage import up_to_date

    known = cycles(stats)
    found = [row for row in up_to_date(held.register.frame, _staff(held), held.last_day, known) if row.cycle]
    shares = _largest(register_shares.split_shares(_current(found), Dimension.COURSE.value))
    name, years = _namer(held, Dimension.COURSE, texts), {row.key: row.cycle for row in found}
    rows = tuple(
        Row(key, name(key), (register_wording.share_cell(each, texts), _years(years[key], texts)))
        for key, each in shares.items()
    )
    return _figure(
        held,
        Amount.UP_TO_DATE,
        stats,
        texts,
        texts.gettext("Course part"),
        rows,
        finding=_top(
            shares,
            msgid("Most up to date: {name}, {n}"),
            _shortener(held, Dimension.COURSE, texts),
            texts,
        ),
        sentence=_day(held, texts),
        extra=(Column("cycle", texts.gettext("Held every"), Role.NUMBER, texts.gettext("years")),),
    )


def _current(found: Iterable[UpToDate]) -> Iterable[tuple[str, int, int, int]]:
    return ((row.key, row.current or 0, row.expired or 0, row.staff) for row in found if row.staff)


def _years(cycle: float | None, texts: Texts) -> Cell:
    return (
        Cell(texts.gettext("not known"), marks=(Mark.NOT_STATED,))
        if cycle is None
        else Cell(texts.number(cycle), value=cycle)
    )


def tier_figure(held: Held, _look: Look, stats: Statistics, texts: Texts) -> Figure:
    """Return how many of every tier took a course while in it."""
    from kartblad.frames.coverage import reach_by_tier

    reached = reach_by_tier(held.register.frame, _staff(held), held.last_day)
    shares = register_shares.split_shares(
        ((row.key, row.in_tier, row.earlier, row.staff) for row in reached if row.staff), Dimension.TIER.value
    )
    name = _namer(held, Dimension.TIER, texts)
    return _figure(
        held,
        Amount.TIER_REACH,
        stats,
        texts,
        texts.gettext("Experience"),
        _rows(shares, name, texts),
        finding=_top(shares, msgid("Widest reach: {name}, {n} of the staff"), name, texts),
        sentence=" ".join((texts.gettext("Trained while in the tier they are in now."), _day(held, texts))),
    )


def saturation_figure(held: Held, _look: Look, stats: Statistics, texts: Texts) -> Figure:
    """Return the coverage at the end of every half-year."""
    from kartblad.frames.coverage import saturation

    halves = saturation(held.register.frame, _staff(held), held.last_day)
    shares = register_shares.shares(
        ((half.key, half.trained, half.staff) for half in halves if half.staff), "half_year"
    )
    return _figure(
        held,
        Amount.SATURATION,
        stats,
        texts,
        texts.gettext("Half-year"),
        _rows(shares, lambda key: _half_year(key, texts), texts),
        finding=_rise(shares, texts),
        sentence=texts.gettext(
            "Of those employed at the end of each half-year, how many had taken any course in the register. Who leaves "
            "takes the training along, so the share can fall. The filters do not apply here."
        ),
    )


def _half_year(key: str, texts: Texts) -> str:
    year, half = key.split("-H")
    return texts.gettext("{year}, first half", year=year) if half == "1" else texts.gettext("{year}, end", year=year)


def _rise(shares: Shares, texts: Texts) -> str:
    known = [found.share for found in shares.values() if found.share is not None]
    if not known:
        return texts.gettext(NOTHING)
    first, last = (texts.percent(float(end)) for end in (known[0], known[-1]))
    return texts.gettext("Trained: from {first} to {last} of the staff", first=first, last=last)


FIGURES: Mapping[Amount, Callable[[Held, Look, Statistics, Texts], Figure]] = {
    Amount.COVERAGE: coverage_figure,
    Amount.UP_TO_DATE: up_to_date_figure,
    Amount.TIER_REACH: tier_figure,
    Amount.SATURATION: saturation_figure,
}
