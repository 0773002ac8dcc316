"""The part En utbildning: one course with its parts, what two documents say of its future, and how it was received."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from kartblad.apps.participation import wording
from kartblad.apps.participation.amounts import amount_column
from kartblad.apps.participation.selection import View
from kartblad.catalogue.tables import Statistics, passport
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.courses import Autumn, Course, CourseGroup, Standing, course_hours, hours, person_days
from kartblad.core.participation import Measure
from kartblad.core.words import Words
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Controls, Facts, FigureBlock, Notice, Option, Select, Status

STANDINGS = {
    Standing.LISTED: msgid("held, with a number of its own"),
    Standing.PLANNED: msgid("planned, not held when the report was written"),
    Standing.LOST: msgid("in the total, but its number was in a picture that is lost"),
    Standing.OUTSIDE: msgid("named in the report, outside its total"),
}
AUTUMNS = {
    Autumn.YES: msgid("planned"),
    Autumn.NO: msgid("not planned"),
    Autumn.FOLLOW_UP_DAY: msgid("only a follow-up day"),
    Autumn.NOT_STATED: msgid("not known"),
}


def blocks(view: View, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return what the part shows."""
    group = next(group for group in stats.course_groups if group.key == view.course)
    courses = tuple(course for course in stats.courses if course.group == group.key)
    choices = tuple(Option(each.key, texts.pick(each.name)) for each in stats.course_groups)
    shown = texts.gettext("Showing {name}: {parts}.", name=texts.pick(group.name), parts=_parts(len(courses), texts))
    return (
        Controls(
            "selection",
            texts.gettext("Which course?"),
            (Select("course", texts.gettext("Course"), choices, group.key),),
        ),
        Status("status", shown),
        Facts("facts", texts.pick(group.name), 2, facts(group, courses, texts)),
        *_conflict(group, texts),
        FigureBlock(parts_figure(group, courses, stats, texts)),
        FigureBlock(status_figure(group, stats, texts)),
        FigureBlock(views_figure(group, stats, texts)),
    )


def _parts(n: int, texts: Texts) -> str:
    return texts.ngettext("{n} part", "{n} parts", n)


def _conflict(group: CourseGroup, texts: Texts) -> tuple[Block, ...]:
    return (Notice("conflict", "warning", texts.pick(group.conflict)),) if group.conflict else ()


def facts(group: CourseGroup, courses: tuple[Course, ...], texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return what is known of a course as a whole; what is not, in words."""
    silent = texts.gettext("not known")
    reach = silent
    if group.municipalities is not None:
        reach = texts.gettext("{n} of {of} municipalities", n=group.municipalities, of=group.of_municipalities)
    periods = {None: silent, True: texts.gettext("yes"), False: texts.gettext("no")}[group.in_all_periods]
    return (
        (texts.gettext("Standing in the report"), texts.gettext(STANDINGS[group.standing])),
        (texts.gettext("Length"), _each(courses, lambda c: wording.length(c, texts) or silent, texts)),
        (texts.gettext("Reach"), reach),
        (texts.gettext("Given in every period"), periods),
        (texts.gettext("Years, where stated"), group.years or silent),
        (texts.gettext("Autumn 2017"), _each(courses, lambda c: texts.gettext(AUTUMNS[c.autumn_2017]), texts)),
    )


def _each(courses: tuple[Course, ...], say: Callable[[Course], str], texts: Texts) -> str:
    """Say something once, or for every part where the parts differ."""
    answers = [say(course) for course in courses]
    if len(set(answers)) == 1:
        return answers[0]
    parts = (texts.pick(course.part) or texts.gettext("the course") for course in courses)
    return "; ".join(f"{part}: {answer}" for part, answer in zip(parts, answers, strict=True))


def parts_figure(group: CourseGroup, courses: tuple[Course, ...], stats: Statistics, texts: Texts) -> Figure:
    """Return the parts of a course with what is counted for each."""
    about = passport(stats, Measure.PARTICIPATIONS.value, texts.locale)
    known = [course.participations for course in courses if course.participations is not None]
    return Figure(
        key="parts",
        kind=Kind.BARS,
        finding=_parts_finding(wording.short(group.name, texts), known, len(courses), texts),
        context=wording.context(about, wording.PLACE),
        sentence=_planned(courses, texts),
        row_label=texts.gettext("Part"),
        columns=(
            amount_column(Measure.PARTICIPATIONS, Role.BAR, texts),
            Column("occasions", texts.gettext("Occasions"), Role.NUMBER),
            Column("per_occasion", texts.gettext("Participations per occasion"), Role.NUMBER),
            Column("amount", texts.gettext("Person-days or hours"), Role.TEXT),
        ),
        rows=tuple(_part_row(course, texts) for course in courses),
        passport=about,
    )


def _parts_finding(name: str, known: list[int], parts: int, texts: Texts) -> str:
    if not known:
        return texts.gettext("{name}: no number is known", name=name)
    n = wording.number(sum(known), texts)
    if len(known) < parts:
        return texts.gettext("{name}: {n} participations in the parts held", name=name, n=n)
    return texts.gettext("{name}: {n} participations", name=name, n=n)


def _planned(courses: tuple[Course, ...], texts: Texts) -> str:
    """Say what is registered for parts not held yet."""
    planned = [c for c in courses if c.planned_participations is not None]
    if not planned:
        return texts.gettext("The same person may be counted in several courses.")
    return texts.gettext(
        "{name} was planned when the report was written, with {n} registered.",
        name=texts.pick(planned[0].name),
        n=planned[0].planned_participations,
    )


def _part_row(course: Course, texts: Texts) -> Row:
    return Row(
        course.key,
        texts.pick(course.name),
        (
            _participations(course, texts),
            wording.counted(course.occasions, texts),
            _per_occasion(course, texts),
            _amount(course, texts),
        ),
        note=texts.pick(course.note),
    )


def _participations(course: Course, texts: Texts) -> Cell:
    if course.participations is not None:
        return wording.known(course.participations, texts)
    if course.standing is Standing.LOST:
        return Cell(texts.gettext("lost"), marks=(Mark.LOST,))
    if course.planned_participations is not None:
        text = texts.gettext("{n} registered", n=course.planned_participations)
        return Cell(text, marks=(Mark.PRELIMINARY,))
    return wording.unknown(texts)


def _per_occasion(course: Course, texts: Texts) -> Cell:
    if course.participations is None or not course.occasions:
        return wording.unknown(texts)
    return wording.known(Fraction(course.participations, course.occasions), texts, decimals=1, marks=(Mark.DERIVED,))


def _amount(course: Course, texts: Texts) -> Cell:
    """Return person-days, or hours where the source counts in hours; never one made of the other."""
    days, time, each = person_days(course), hours(course), course_hours(course)
    if days is not None:
        text = texts.gettext("{n} person-days", n=wording.number(days, texts))
    elif time is not None and each is not None:
        text = texts.gettext("{n} hours", n=wording.number(time, texts))
    else:
        return wording.unknown(texts)
    return Cell(text, marks=(Mark.DERIVED,))


def status_figure(group: CourseGroup, stats: Statistics, texts: Texts) -> Figure:
    """Return what the follow-up and the plan say of a course's future."""
    about = passport(stats, "course_status", texts.locale)
    return Figure(
        key="status-in-documents",
        kind=Kind.TABLE,
        finding=_status_finding(group, texts),
        context=wording.context(about, wording.PLACE),
        sentence=texts.pick(group.conflict) or _said_in_both(group, texts),
        row_label=texts.gettext("Document"),
        columns=(Column("statement", texts.gettext("What it says"), Role.TEXT),),
        rows=(
            _statement("followup", texts.gettext("The follow-up"), group.followup, texts),
            _statement("plan", texts.gettext("The competence plan"), group.plan, texts),
        ),
        passport=about,
    )


def _status_finding(group: CourseGroup, texts: Texts) -> str:
    name = wording.short(group.name, texts)
    if group.conflict:
        return texts.gettext("{name}: the documents disagree", name=name)
    if group.followup and group.plan:
        return texts.gettext("{name}: no conflict between the documents", name=name)
    if group.followup or group.plan:
        return texts.gettext("{name}: one document says something", name=name)
    return texts.gettext("{name}: nothing said of the future", name=name)


def _said_in_both(group: CourseGroup, texts: Texts) -> str:
    if group.followup and group.plan:
        return texts.gettext("Both statements stand in the same report.")
    return texts.gettext("Where nothing is said, the course may go on or end: it is not known.")


def _statement(key: str, label: str, words: Words, texts: Texts) -> Row:
    return Row(key, label, (wording.said(texts.pick(words), texts),))


def views_figure(group: CourseGroup, stats: Statistics, texts: Texts) -> Figure:
    """Return what supervisors valued in a course and what divided them, in our words."""
    about = passport(stats, "supervisors_views", texts.locale)
    return Figure(
        key="views",
        kind=Kind.TABLE,
        finding=_views_finding(group, texts),
        context=wording.context(about, wording.PLACE),
        sentence=texts.gettext("Summed up in our words from interviews with supervisors.")
        if group.valued or group.divided
        else texts.gettext("The interviews do not mention this course."),
        row_label=texts.gettext("View"),
        columns=(Column("summary", texts.gettext("In short"), Role.TEXT),),
        rows=(
            _statement("valued", texts.gettext("Valued"), group.valued, texts),
            _statement("divided", texts.gettext("Objections"), group.divided, texts),
        ),
        passport=about,
    )


def _views_finding(group: CourseGroup, texts: Texts) -> str:
    name = wording.short(group.name, texts)
    if group.valued or group.divided:
        return texts.gettext("{name}: what supervisors say", name=name)
    return texts.gettext("{name}: no views are known", name=name)
