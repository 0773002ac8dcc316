"""The question the other way round: how many workers, or how many cases fewer; and a year's work in hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kartblad.apps.workload import amounts, what_if_ceiling, what_if_words
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_unit
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.what_if_month import Tried, tried
from kartblad.core.workload import wisn
from kartblad.core.workload.comparison import valueless
from kartblad.core.workload.reverse import excess, fewer_needed, workers_needed
from kartblad.core.workload.weights import Band, CaseKind, Phase
from kartblad.core.workload.wisn import Lack, Need, Staffing, Task
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Action, Block, Control, Controls, Facts, NumberField, Option, Prose, Select
from kartblad.ui.paths import key

YEAR = "try-year"
FOLD = "try-hours"
ASKED = (msgid("Points over the ceiling, all together"), msgid("More workers"), msgid("Fewer cases"))
LACKS = {
    Lack.TASKS: msgid("how many a year and hours for each, of at least one kind"),
    Lack.DAYS: msgid("days at work in a year"),
    Lack.HOURS: msgid("hours a day"),
    Lack.TOO_MANY_DAYS: msgid("fewer days for what all do than there are days at work"),
}


def blocks(desk: Desk, found: Tried, office: Office) -> tuple[Block, ...]:
    """Return both ways of asking, one after the other."""
    return (*_bounds(desk, found, office.texts), *_year(desk, found, office.texts))


# The other way round ----------------------------------------------------------------------------------------------


def _bounds(desk: Desk, found: Tried, texts: Texts) -> tuple[Block, ...]:
    why = texts.gettext(
        "Everybody's points against everybody's norms, as if cases could be spread to the last point. In reality they "
        "come whole, some stay where they are, and those who are new are protected: so it takes at least this much."
    )
    without = len(valueless(found.now))
    left_out = (texts.gettext("Those without a value take no part ({n} now).", n=without),) if without else ()
    return (
        Prose("need", texts.gettext("How much it takes, if all are to be under the ceiling"), 3, (why, *left_out)),
        Controls("need-asked", texts.gettext("What is asked for"), _asked(desk, found, texts)),
        Facts("need-bounds", texts.gettext("At least"), 4, tuple(_answers(desk, found, texts))),
    )


def _asked(desk: Desk, found: Tried, texts: Texts) -> tuple[Control, ...]:
    bands = tuple(Option(each.id, each.name.pick(texts.locale)) for each in found.weights.bands)
    kinds = tuple(Option(each.id, what_if_words.kind_name(each.id, found.weights, texts)) for each in _weighing(found))
    return (
        what_if_ceiling.field(desk, found, texts),
        Select("try-band", texts.gettext("More workers, full time, with"), bands, _band(desk, found).id),
        Select("try-kind", texts.gettext("Fewer cases of the kind"), kinds, _kind(desk, found).id),
    )


def _weighing(found: Tried) -> tuple[CaseKind, ...]:
    return tuple(each for each in found.weights.kinds if each.points.value) or found.weights.kinds


def _band(desk: Desk, found: Tried) -> Band:
    return next((each for each in found.weights.bands if each.id == desk.trying.band), found.weights.bands[0])


def _kind(desk: Desk, found: Tried) -> CaseKind:
    kinds = _weighing(found)
    chosen = (each for each in kinds if each.id == desk.trying.kind)
    usual = (each for each in kinds if each.phase is Phase.INVESTIGATION)
    return next(chosen, None) or next(usual, kinds[0])


def _answers(desk: Desk, found: Tried, texts: Texts) -> Iterator[tuple[str, str]]:
    if not found.now.valued:
        unknown = texts.gettext("not known. Nobody has a value this month.")
        yield from ((texts.gettext(each), unknown) for each in ASKED)
        return
    ceiling = what_if_ceiling.ceiling(desk, found)
    too_many = excess(found.now, ceiling)
    name, workers, fewer = (texts.gettext(each) for each in ASKED)
    room = texts.gettext("none; there is room for {points}", points=amounts.points(-too_many, texts))
    yield name, room if too_many < 0 else amounts.points(too_many, texts)
    yield workers, _workers(desk, found, ceiling, texts)
    yield fewer, _fewer(desk, found, ceiling, texts)


def _workers(desk: Desk, found: Tried, ceiling: Fraction, texts: Texts) -> str:
    band = _band(desk, found)
    number = workers_needed(found.now, ceiling, band)
    facts = {"band": band.name.pick(texts.locale), "norm": amounts.labelled(band.points, texts)}
    if number is None:
        return texts.gettext("no number suffices: each brings more points than room ({band}, norm {norm})", **facts)
    return texts.gettext("at least {n} ({band}, norm {norm})", n=number, **facts)


def _fewer(desk: Desk, found: Tried, ceiling: Fraction, texts: Texts) -> str:
    kind = _kind(desk, found)
    needed = fewer_needed(found.now, ceiling, kind.id)
    name = what_if_words.kind_name(kind.id, found.weights, texts)
    facts = {"n": needed.number, "there": needed.there, "kind": name, "points": amounts.labelled(kind.points, texts)}
    if needed.short:
        left = amounts.points(needed.left, texts)
        return texts.gettext(
            "not enough: without all {there} ({kind}) they are still {left} points over the ceiling", left=left, **facts
        )
    return texts.gettext("at least {n} of {there} ({kind}, {points} points each)", **facts)


# A year in hours --------------------------------------------------------------------------------------------------


def _year(desk: Desk, found: Tried, texts: Texts) -> tuple[Block, ...]:
    why = texts.gettext(
        "Another way to reckon, the World Health Organization's WISN: a year's cases times hours for each, against the "
        "hours a worker has. No point stands for an hour, so fill in what you know yourselves. Until then it is not "
        "known."
    )
    return (
        Prose("year", texts.gettext("A year's work in hours"), 3, (why,)),
        Facts("year-found", texts.gettext("What it comes to"), 4, tuple(_need(desk, found, texts))),
        Controls("year-time", texts.gettext("A worker's year"), _time(desk.unit.staffing, texts)),
        *_tasks(desk, found, texts),
    )


def _tasks(desk: Desk, found: Tried, texts: Texts) -> Iterator[Controls]:
    """Yield the button that unfolds the kinds of cases, and what it has unfolded: together they are a wall."""
    held, kinds = desk.unit.staffing, _yearly(found)
    said = {each.id for each in held.tasks if each.volume is not None or each.hours is not None}
    label = texts.gettext(
        "How many a year and hours for each ({n} of {all} kinds begun)",
        n=sum(kind.id in said for kind in kinds),
        all=len(kinds),
    )
    fold = Action(FOLD, label, pressed=desk.trying.with_hours)
    yield Controls("year-kinds", texts.gettext("The kinds of cases"), (fold,))
    if desk.trying.with_hours:
        yield from (_task(held, kind, found, texts) for kind in kinds)


def _yearly(found: Tried) -> tuple[CaseKind, ...]:
    """Return what a year is asked about: not the supplements, whose hours are in those of what they are within."""
    return tuple(each for each in _weighing(found) if not each.within)


def _need(desk: Desk, found: Tried, texts: Texts) -> Iterator[tuple[str, str]]:
    needed = wisn.need(_asked_year(desk.unit.staffing, found))
    there = _existing(found)
    name, unknown = texts.gettext("Full-time workers needed"), texts.gettext("not known")
    if isinstance(needed, Need):
        least = _is_least(needed)
        shown = amounts.points(needed.required, texts, 2)
        yield name, texts.gettext("at least {n}", n=shown) if least else shown
        yield texts.gettext("Of that for the cases alone"), amounts.points(needed.cases, texts, 2)
    else:
        lacks = "; ".join(texts.gettext(LACKS[each]) for each in needed)
        yield name, texts.gettext("not known. Fill in: {lacks}", lacks=lacks)
    posts = texts.gettext("Full-time posts this month (by degree of employment)")
    yield posts, unknown if there is None else amounts.points(there, texts, 2)
    if isinstance(needed, Need) and there is not None and (share := wisn.ratio(there, needed.required)) is not None:
        shown = amounts.points(share, texts, 2)
        most = texts.gettext("at most {n}", n=shown) if _is_least(needed) else shown
        yield texts.gettext("Posts there are for each that is needed (below 1: too few)"), most
    if isinstance(needed, Need) and needed.left_out:
        names = ", ".join(what_if_words.kind_name(each, found.weights, texts) for each in needed.left_out)
        yield texts.gettext("Left out, since not known"), names


def _is_least(needed: Need) -> bool:
    return bool(needed.left_out) or needed.assumed_none


def _existing(found: Tried) -> Fraction | None:
    """Return the full-time posts of the month; None where somebody's degree is not known."""
    degrees = [each.employment for each in found.measured]
    known = [Fraction(each) / 100 for each in degrees if each is not None]
    return sum(known, Fraction(0)) if len(known) == len(degrees) else None


def _asked_year(staffing: Staffing, found: Tried) -> Staffing:
    """Return what the unit knows, with an empty line for every kind that it has said nothing of."""
    said = {each.id: each for each in staffing.tasks}
    return replace(staffing, tasks=tuple(said.get(each.id, Task(each.id)) for each in _yearly(found)))


def _time(held: Staffing, texts: Texts) -> tuple[NumberField, ...]:
    all_do = texts.gettext("Meetings, training, supervision: what everybody does beside the cases.")
    some_do = texts.gettext("Full-time posts for what only some do, such as being a coordinator.")
    return (
        _number("days", held.days, texts.gettext("Days at work in a year"), wisn.MOST_DAYS, 0.5),
        _number("hours_a_day", held.hours_a_day, texts.gettext("Hours a day"), 24, 0.25),
        _number("all_days", held.all_days, texts.gettext("Of the days, for what all do"), wisn.MOST_DAYS, 0.5, all_do),
        _number("individual", held.individual, texts.gettext("Posts for what some do"), 99, 0.05, some_do),
    )


def _task(held: Staffing, kind: CaseKind, found: Tried, texts: Texts) -> Controls:
    task = next((each for each in held.tasks if each.id == kind.id), Task(kind.id))
    return Controls(
        key("year-of", kind.id),
        what_if_words.kind_name(kind.id, found.weights, texts),
        (
            NumberField(
                key(YEAR, kind.id, "volume"), texts.gettext("How many a year"), task.volume, 0, wisn.MOST_VOLUME
            ),
            _number(f"{kind.id}.hours", task.hours, texts.gettext("Hours for each"), 1000, 0.05),
        ),
    )


def _number(name: str, held: Decimal | None, label: str, most: float, step: float, hint: str = "") -> NumberField:
    return NumberField(key(YEAR, name), label, None if held is None else float(held), 0, most, step, hint=hint)


# What the controls do ---------------------------------------------------------------------------------------------


def _choose_band(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    return replace(desk, trying=replace(desk.trying, band=value))


def _choose_kind(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    return replace(desk, trying=replace(desk.trying, kind=value))


def _fold(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Unfold the kinds of cases, or fold them again; nothing that was filled in is lost."""
    return replace(desk, trying=replace(desk.trying, with_hours=not desk.trying.with_hours))


def _fill(desk: Desk, path: Path, value: float | None, office: Office) -> Desk:
    """Put a number in the unit's year: of a kind, or of all."""
    *kind, field = path
    known: Any = None if value is None else int(value) if field == "volume" else Decimal(str(value))
    held = desk.unit.staffing
    new = _with_task(held, kind[0], field, known, desk, office) if kind else replace(held, **{field: known})
    return with_unit(desk, replace(desk.unit, staffing=new))


def _with_task(held: Staffing, kind: str, field: str, value: Any, desk: Desk, office: Office) -> Staffing:
    found = tried(desk, office)
    if found is None or kind not in {each.id for each in _yearly(found)}:
        raise KeyError(kind)
    tasks = {each.id: each for each in held.tasks}
    tasks[kind] = replace(tasks.get(kind, Task(kind)), **{field: value})
    return replace(held, tasks=tuple(tasks.values()))


COMMANDS: Mapping[str, Command] = {"try-band": _choose_band, "try-kind": _choose_kind, FOLD: _fold, YEAR: _fill}
