"""An own register set against a staff list: how many of those employed are trained, up to date, and since when.

Filters on course, and on where or how experienced the staff is, choose among shares that are decided once
(`kartblad.frames.shares`). What a filter cannot do without telling of few persons is said in a sentence at the figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from kartblad.apps.participation import register_wording
from kartblad.apps.participation.register_choices import Amount, Look
from kartblad.apps.participation.register_counts import Counts
from kartblad.apps.participation.register_held import Held
from kartblad.apps.participation.register_staff_choice import (
    UNUSED,
    chosen_course,
    chosen_staff,
    places,
    rows_of,
    staffed_by,
)
from kartblad.catalogue.tables import Statistics
from kartblad.charts.figure import Cell, Column, Figure, Kind, Role, Row
from kartblad.core.disclosure import Share
from kartblad.core.register import Dimension
from kartblad.frames.shares import Shares
from kartblad.i18n import Texts, msgid

FULL = 100.0
HALF_YEAR_ENDS = {(6, 30), (12, 31)}

NOTHING = msgid("No share can be shown")


def staffed_figure(found: Counts, look: Look, stats: Statistics, texts: Texts) -> Figure:
    """Return the figure that was asked for.

    Raises
    ------
    KeyError
        If it needs no staff list.
    ValueError
        If it needs one and there is none.
    """
    figure = FIGURES[look.amount](found, look, stats, texts)
    acting = found.selection
    for dimension in UNUSED[look.amount]:
        acting = acting.cleared(dimension)
    return register_wording.notes(figure, found.held, texts, acting)


def cycles(stats: Statistics) -> dict[str, float]:
    """Return the renewal cycle of every course whose interval is in the plan: its longer end, in years."""
    years: dict[str, float] = {}
    for training in stats.planned_trainings:
        if training.course_group and training.years_between_high is not None:
            longest = float(training.years_between_high)
            years[training.course_group] = max(longest, years.get(training.course_group, 0.0))
    return {course.key: years[course.group] for course in stats.courses if course.group in years} | years


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


def _sentence(found: Counts, amount: Amount, *first: str, texts: Texts) -> str:
    """Return what is counted, of which course, and which filters do not act."""
    course, held = chosen_course(found), found.held
    said = list(first)
    if amount is not Amount.UP_TO_DATE and len(found.courses or ()) == 1:
        name = register_wording.category(held, Dimension.COURSE, course, texts)
        said.append(texts.gettext("Trained means: has taken {course}.", course=name))
    return " ".join((*said, unused(amount, texts)))


def unused(amount: Amount, texts: Texts) -> str:
    """Return the sentence on the filters that do not act on a figure."""
    names = [texts.gettext(register_wording.DIMENSIONS[dimension]).lower() for dimension in UNUSED[amount]]
    return texts.gettext(
        "These filters do not act here, as few persons would be left between two shares: {names}.",
        names=", ".join(names),
    )


def _day(held: Held, texts: Texts) -> str:
    day = texts.date(held.last_day.isoformat())
    return texts.gettext("Of those employed on {day}, the register's last day.", day=day)


def _shortener(held: Held, by: Dimension, texts: Texts) -> Callable[[str], str]:
    return lambda key: register_wording.short(held, by, key, texts)


# The figures ------------------------------------------------------------------------------------------------------


def coverage_figure(found: Counts, look: Look, stats: Statistics, texts: Texts) -> Figure:
    """Return how many of the staff are trained: in each course, municipality or tier."""
    by, held = staffed_by(look), found.held
    shares = _largest(_covered(found, by))
    return _figure(
        held,
        Amount.COVERAGE,
        stats,
        texts,
        texts.gettext(register_wording.DIMENSIONS[by]),
        _rows(shares, _namer(held, by, texts), texts),
        finding=_top(shares, msgid("Highest coverage: {name}, {n}"), _shortener(held, by, texts), texts),
        sentence=_sentence(found, Amount.COVERAGE, _day(held, texts), *_tiers_now(found, by, texts), texts=texts),
    )


def _covered(found: Counts, by: Dimension) -> Shares:
    """Return the coverage of every row."""
    shares = found.held.shares
    if by is not Dimension.COURSE:
        covered = shares.covered(chosen_course(found), by)
        return {row: covered.of((row,)) for row in rows_of(found, by)}
    place = next(iter(places(found)), Dimension.MUNICIPALITY)
    chosen = chosen_staff(found, place)
    return {course: shares.covered(course, place).of(chosen) for course in rows_of(found, by)}


def _tiers_now(found: Counts, by: Dimension, texts: Texts) -> Iterable[str]:
    if by is Dimension.TIER or Dimension.TIER in places(found):
        yield texts.gettext("Experience is what the staff list says now.")


def up_to_date_figure(found: Counts, _look: Look, stats: Statistics, texts: Texts) -> Figure:
    """Return how many of the staff took each course recently enough, and within how many years."""
    held, years = found.held, cycles(stats)
    chosen = chosen_staff(found, Dimension.MUNICIPALITY)
    kept = [course for course in rows_of(found, Dimension.COURSE) if course in years]
    shares = _largest({course: held.shares.up_to_date(course, years[course]).of(chosen) for course in kept})
    name = _namer(held, Dimension.COURSE, texts)
    rows = tuple(
        Row(key, name(key), (register_wording.share_cell(each, texts), _years(years[key], texts)))
        for key, each in shares.items()
    )
    short = _shortener(held, Dimension.COURSE, texts)
    return _figure(
        held,
        Amount.UP_TO_DATE,
        stats,
        texts,
        texts.gettext("Course part"),
        rows,
        finding=_top(shares, msgid("Most up to date: {name}, {n}"), short, texts),
        sentence=_sentence(found, Amount.UP_TO_DATE, _day(held, texts), texts=texts),
        extra=(Column("cycle", texts.gettext("Held every"), Role.NUMBER, texts.gettext("years")),),
    )


def _years(cycle: float, texts: Texts) -> Cell:
    return Cell(texts.number(cycle), value=cycle)


def tier_figure(found: Counts, _look: Look, stats: Statistics, texts: Texts) -> Figure:
    """Return how many of every tier took a course while in it."""
    held = found.held
    reached = held.shares.in_tier(chosen_course(found))
    shares = {tier: reached.of((tier,)) for tier in rows_of(found, Dimension.TIER)}
    name, told = _namer(held, Dimension.TIER, texts), texts.gettext("Trained while in the tier they are in now.")
    return _figure(
        held,
        Amount.TIER_REACH,
        stats,
        texts,
        texts.gettext("Experience"),
        _rows(shares, name, texts),
        finding=_top(shares, msgid("Widest reach: {name}, {n} of the staff"), name, texts),
        sentence=_sentence(found, Amount.TIER_REACH, told, _day(held, texts), texts=texts),
    )


def saturation_figure(found: Counts, _look: Look, stats: Statistics, texts: Texts) -> Figure:
    """Return the coverage at the end of every half-year, of the chosen course or of any."""
    held = found.held
    by_day = held.shares.saturation(chosen_course(found))
    shares = {_half(day): share for day, share in by_day.items() if (day.month, day.day) in HALF_YEAR_ENDS}
    told = texts.gettext(
        "Of those employed at the end of each half-year, how many had been trained by then. Who leaves takes the "
        "training along, so the share can fall."
    )
    return _figure(
        held,
        Amount.SATURATION,
        stats,
        texts,
        texts.gettext("Half-year"),
        _rows(shares, lambda key: _half_year(key, texts), texts),
        finding=_rise(shares, texts),
        sentence=_sentence(found, Amount.SATURATION, told, texts=texts),
    )


def _half(end: date) -> str:
    return f"{end.year}-H{1 if end.month <= 6 else 2}"


def _half_year(key: str, texts: Texts) -> str:
    year, half = key.split("-H")
    return texts.gettext("{year}, first half", year=year) if half == "1" else texts.gettext("{year}, end", year=year)


def _rise(shares: Shares, texts: Texts) -> str:
    known = [found.share for found in shares.values() if found.share is not None]
    if not known:
        return texts.gettext(NOTHING)
    first, last = (texts.percent(float(end)) for end in (known[0], known[-1]))
    return texts.gettext("Trained: from {first} to {last} of the staff", first=first, last=last)


FIGURES: Mapping[Amount, Callable[[Counts, Look, Statistics, Texts], Figure]] = {
    Amount.COVERAGE: coverage_figure,
    Amount.UP_TO_DATE: up_to_date_figure,
    Amount.TIER_REACH: tier_figure,
    Amount.SATURATION: saturation_figure,
}
