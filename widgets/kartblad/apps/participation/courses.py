"""The part Utbildningar: the courses by one measure, and heads against days as two rankings side by side."""

from __future__ import annotations

from collections.abc import Sequence

from kartblad.apps.participation import wording
from kartblad.apps.participation.amounts import UNITS, amount_cell, amount_column, line_length, parts
from kartblad.apps.participation.rankings import rankings_figure
from kartblad.apps.participation.selection import Among, View
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.courses import Autumn, listed
from kartblad.core.participation import (
    Grouping,
    Line,
    Measure,
    Ranked,
    known_sum,
    lines,
    ranking,
    reach,
    remainder,
)
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Controls, FigureBlock, Radios, Select, Status

REMAINDER = "remainder"

MOST = {
    Measure.PARTICIPATIONS: msgid("Most among those broken down: {name}, {n}"),
    Measure.PERSON_DAYS: msgid("Most person-days: {name}, {n}"),
    Measure.HOURS: msgid("Hours are known for {name} only: {n}"),
    Measure.REACH: msgid("Widest reach: {name}, {n} of {of} municipalities"),
}
SHARED = {
    Measure.PARTICIPATIONS: msgid("{count} share the first place: {n} participations each"),
    Measure.PERSON_DAYS: msgid("{count} share the first place: {n} person-days each"),
    Measure.HOURS: msgid("{count} share the first place: {n} hours each"),
    Measure.REACH: msgid("{count} reach furthest: {n} of {of} municipalities"),
}
NOTHING = {
    Measure.PARTICIPATIONS: msgid("No participations are known for this selection"),
    Measure.PERSON_DAYS: msgid("No person-days can be computed for this selection"),
    Measure.HOURS: msgid("No hours are known for this selection"),
    Measure.REACH: msgid("No reach is known for this selection"),
}


SHOWING = {
    Grouping.COURSE: msgid("Showing {n} of {total} course parts."),
    Grouping.GROUP: msgid("Showing {n} of {total} courses."),
}


def blocks(view: View, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return what the part shows."""
    items = chosen(stats, view.by, view.among)
    everything = lines(stats.courses, stats.course_groups, view.by)
    shown = texts.gettext(SHOWING[view.by], n=len(items), total=len(everything))
    return (
        _controls(view, texts),
        Status("status", shown),
        FigureBlock(measure_figure(stats, texts, view.by, view.measure, view.among)),
        FigureBlock(rankings_figure(items, view.by, stats, texts)),
    )


def _controls(view: View, texts: Texts) -> Controls:
    return Controls(
        "selection",
        texts.gettext("What do you want to see?"),
        (
            Radios("measure", texts.gettext("Measure"), wording.options(Measure, texts), view.measure),
            Radios("by", texts.gettext("One row for each"), wording.options(Grouping, texts), view.by),
            Select("among", texts.gettext("Which courses"), wording.options(Among, texts), view.among),
        ),
    )


def chosen(stats: Statistics, by: Grouping, among: Among) -> tuple[Line, ...]:
    """Return the lines of the courses that are compared."""
    return tuple(line for line in lines(stats.courses, stats.course_groups, by) if _is_among(line, among, stats))


def _is_among(line: Line, among: Among, stats: Statistics) -> bool:
    if among is Among.AUTUMN_2017:
        return any(course.autumn_2017 is Autumn.YES for course in parts(line, stats))
    every_period = next(group.in_all_periods for group in stats.course_groups if group.key == line.group)
    return among is Among.ALL or every_period is (among is Among.EVERY_PERIOD)


def measure_figure(stats: Statistics, texts: Texts, by: Grouping, measure: Measure, among: Among = Among.ALL) -> Figure:
    """Return the courses by one measure, largest first; participations of no listed course have a bar of their own."""
    ranked = ranking(chosen(stats, by, among), measure)
    about = passport(stats, measure.value, texts.locale)
    rows = tuple(_row(r, measure, stats, texts) for r in ranked)
    if measure is Measure.PARTICIPATIONS and among is Among.ALL:
        rows = (*rows, remainder_row(stats, texts))
    return Figure(
        key="courses",
        kind=Kind.BARS,
        finding=_finding(_first_places(ranked, measure, stats), by, measure, texts),
        context=wording.context(about, wording.PLACE),
        sentence=_sentence([r.line for r in ranked], measure, among, stats, texts),
        row_label=texts.gettext("Course"),
        columns=_columns(measure, stats, texts),
        rows=rows,
        passport=about,
        notes=_notes(by, measure, among, stats, texts),
    )


def _columns(measure: Measure, stats: Statistics, texts: Texts) -> tuple[Column, ...]:
    full = float(len(stats.municipalities)) if measure is Measure.REACH else None
    bar = amount_column(measure, Role.BAR, texts, full)
    if measure in (Measure.PARTICIPATIONS, Measure.REACH):
        return (bar,)
    heads = amount_column(Measure.PARTICIPATIONS, Role.NUMBER, texts)
    return (bar, heads, Column("length", texts.gettext("Length"), Role.TEXT))


def _row(ranked: Ranked, measure: Measure, stats: Statistics, texts: Texts) -> Row:
    line, cell = ranked.line, amount_cell(ranked.line, measure, texts)
    if measure in (Measure.PARTICIPATIONS, Measure.REACH):
        return Row(line.key, texts.pick(line.name), (cell,))
    heads = wording.counted(line.participations, texts)
    return Row(line.key, texts.pick(line.name), (cell, heads, wording.said(line_length(line, stats, texts), texts)))


def remainder_row(stats: Statistics, texts: Texts) -> Row:
    """Return the participations that the report counts without saying for which course."""
    rest = remainder(stats.total, stats.courses, stats.scope_readings)
    note = texts.gettext("depending on how the source is read")
    ends = (float(rest.low), float(rest.high))
    cell = Cell(wording.number(rest.best, texts), float(rest.best), *ends, marks=(Mark.REMAINDER,), note=note)
    return Row(REMAINDER, texts.gettext("Not broken down (EKB etc.)"), (cell,))


def _first_places(ranked: Sequence[Ranked], measure: Measure, stats: Statistics) -> tuple[Ranked, ...]:
    """Return what shares the first place; for reach the headings, as their parts have no reach of their own."""
    if measure is Measure.REACH:
        groups = {r.line.group for r in ranked}
        headings = lines(stats.courses, stats.course_groups, Grouping.GROUP)
        ranked = ranking([line for line in headings if line.key in groups], measure)
    return tuple(r for r in ranked if r.place == 1)


def _finding(top: Sequence[Ranked], by: Grouping, measure: Measure, texts: Texts) -> str:
    if not top:
        return texts.gettext(NOTHING[measure])
    line = top[0].line
    return texts.gettext(
        MOST[measure] if len(top) == 1 else SHARED[measure],
        name=wording.short(line.name, texts),
        n=wording.number(top[0].amount or 0, texts),
        of=line.of_municipalities,
        count=_counted(len(top), Grouping.GROUP if measure is Measure.REACH else by, texts),
    )


def _counted(n: int, by: Grouping, texts: Texts) -> str:
    if by is Grouping.GROUP:
        return texts.ngettext("{n} course", "{n} courses", n)
    return texts.ngettext("{n} course part", "{n} course parts", n)


def _sentence(items: Sequence[Line], measure: Measure, among: Among, stats: Statistics, texts: Texts) -> str:
    if measure is Measure.REACH:
        return _reach_sentence(items, stats, texts)
    amount = wording.number(known_sum(items, measure), texts)
    if all(line.amount(measure) is None for line in items):
        return texts.gettext("The report counts these courses in another way.")
    if measure is not Measure.PARTICIPATIONS:
        return texts.gettext(
            "Together {amount} {unit}, if everyone attended in full. Hours are never made into days, nor days into "
            "hours.",
            amount=amount,
            unit=texts.gettext(UNITS[measure]),
        )
    if among is not Among.ALL:
        return texts.gettext("Together {amount} participations.", amount=amount)
    rest = remainder(stats.total, stats.courses, stats.scope_readings)
    return texts.gettext(
        "{amount} of {total} participations belong to a course in the list. The other {rest} ({share}) are of courses "
        "that the report does not break down.",
        amount=amount,
        total=wording.number(rest.total, texts),
        rest=wording.number(rest.best, texts),
        share=wording.percent(rest.share, texts),
    )


def _reach_sentence(items: Sequence[Line], stats: Statistics, texts: Texts) -> str:
    groups = {line.group for line in items}
    found = reach((c for c in stats.courses if c.group in groups), [g for g in stats.course_groups if g.key in groups])
    return texts.gettext(
        "Someone took part in {pairs} of {of} possible pairs of municipality and course ({share}). Which "
        "municipalities are missing, the report does not say.",
        pairs=found.pairs,
        of=found.of_pairs,
        share=wording.percent(found.share, texts),
    )


def _notes(by: Grouping, measure: Measure, among: Among, stats: Statistics, texts: Texts) -> tuple[str, ...]:
    notes = []
    if among is Among.AUTUMN_2017:
        only_day = [texts.pick(c.name) for c in listed(stats.courses) if c.autumn_2017 is Autumn.FOLLOW_UP_DAY]
        notes.append(
            texts.gettext(
                "{names}: only a follow-up day is planned, so it is not among these.", names=", ".join(only_day)
            )
        )
        if by is Grouping.GROUP:
            notes.append(texts.gettext("A course with two parts is among these when one of its parts is planned."))
    if measure is Measure.PARTICIPATIONS and among is not Among.ALL:
        rest = remainder(stats.total, stats.courses, stats.scope_readings)
        notes.append(
            texts.gettext("The {rest} that are not broken down cannot be placed in a selection.", rest=rest.best)
        )
    return tuple(notes)
