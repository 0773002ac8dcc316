"""Which courses: participations by course, and in which courses no one from a municipality took part."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.apps.dashboard import wording
from kartblad.apps.dashboard.participation_seen import COURSE, MUNICIPALITY, REGION, Seen, at, categories, origin
from kartblad.apps.dashboard.post import Absent, Item, Post
from kartblad.apps.dashboard.wording import Basis
from kartblad.charts import figure
from kartblad.charts.figure import Column, Figure, Kind, Role, Row
from kartblad.core.disclosure import Symbol
from kartblad.core.publication.edition import Name
from kartblad.core.publication.table import TOTAL, Category, Table

KEY, MISSING = "dashboard-courses", "dashboard-missing"


def courses(seen: Seen) -> Item:
    """Return the post about the latest period's courses."""
    tables, texts = seen.tables(Name.PARTICIPATION), seen.texts
    heading = texts.gettext("Which courses")
    if not tables:
        return Absent(
            KEY, heading, seen.none(Name.PARTICIPATION, texts.gettext("No participations are published yet."))
        )
    table = tables[-1]
    if all(cell.value is None for cell in table.cells.values()):
        return Absent(KEY, heading, seen.hidden(seen.region, table))
    return _post(seen, table)


def _post(seen: Seen, table: Table) -> Post:
    texts, bases = seen.texts, (Basis(seen.dataset(Name.PARTICIPATION), (table,)),)
    about = wording.passport(bases, texts)
    rows = tuple(_row(seen, table, course) for course in _listed(seen, table))
    made = Figure(
        key=KEY,
        kind=Kind.BARS,
        finding=_finding(seen, table),
        context=wording.context(about, seen.place),
        sentence=" ".join(_sentences(seen, table)),
        row_label=texts.gettext("Course"),
        columns=seen.columns(seen.sides(table), about.unit, rows),
        rows=rows,
        passport=about,
        notes=seen.long(table),
    )
    return Post(
        wording.finished(made, bases, texts),
        means=texts.gettext("Which courses somebody went to, not which ones are needed: what is given varies."),
        can_do=_can_do(seen, table),
        unknown=texts.gettext(
            "Whether a course was given near by, was full or was cancelled. Longer and shorter courses count alike."
        ),
        datasets=(Name.PARTICIPATION,),
        origins={
            (course.key, side): origin(Name.PARTICIPATION, table, municipality=whose, course=course.key)
            for course in _listed(seen, table)
            for side, whose in seen.sides(table).items()
            if whose == TOTAL or whose in {each.key for each in categories(table, MUNICIPALITY)}
        },
    )


def _can_do(seen: Seen, table: Table) -> str:
    if not seen.own:
        return seen.texts.gettext("Set it beside what was offered when you decide together what to give next.")
    if all(value is None for value in _values(seen, table).values()):
        return seen.texts.gettext("Your own course list tells you which courses. See which ones the region goes to.")
    return seen.texts.gettext("Set it beside the plan: was a course given, was there a seat, and who goes next time?")


def _row(seen: Seen, table: Table, course: Category) -> Row:
    cells = (at(table, municipality=whose, course=course.key) for whose in seen.sides(table).values())
    return Row(course.key, seen.texts.pick(course.label), tuple(seen.cell(cell) for cell in cells))


def _values(seen: Seen, table: Table) -> dict[str, int | None]:
    """Return whether there is anybody in each course: 1, 0, or None where it is not shown.

    Of one's own only in the courses that the region has: where nobody at all took part there may have been none.
    """
    whose, among = seen.own or TOTAL, _held(table) if seen.own else categories(table, COURSE)
    cells = {each.key: at(table, municipality=whose, course=each.key) for each in among}
    return {key: None if cell.value is None else int(cell.symbol is not Symbol.ZERO) for key, cell in cells.items()}


def _held(table: Table) -> tuple[Category, ...]:
    """Return the courses that somebody in the region took part in, as far as one can see."""
    return tuple(each for each in categories(table, COURSE) if at(table, course=each.key).symbol is not Symbol.ZERO)


def _listed(seen: Seen, table: Table) -> tuple[Category, ...]:
    """Return the courses that have a row: those in which nobody in the region took part are named in a sentence."""
    return (_held(table) if REGION in seen.sides(table) else ()) or categories(table, COURSE)


def _finding(seen: Seen, table: Table) -> str:
    texts, found, name = seen.texts, _values(seen, table), seen.own_name or seen.texts.gettext("The region")
    some, unseen = sum(value or 0 for value in found.values()), sum(value is None for value in found.values())
    if found and unseen == len(found):
        return texts.gettext("{name}: no course is shown by itself", name=name)
    if not some:
        return (
            texts.gettext("{name}: no participations in the courses shown", name=name)
            if unseen
            else texts.gettext("{name}: no participations in any course", name=name)
        )
    total = None if seen.own or unseen else at(table).value
    if total is not None:
        return texts.gettext(
            "{name}: {total} participations in {n} of {of} courses",
            name=name,
            total=seen.number(total),
            n=some,
            of=len(found),
        )
    if not seen.own:
        return texts.gettext("{name}: participations in at least {n} of {of} courses", name=name, n=some, of=len(found))
    if unseen:
        return texts.gettext(
            "{name}: participations in at least {n} of the region's {of} courses", name=name, n=some, of=len(found)
        )
    return texts.gettext("{name}: participations in {n} of the region's {of} courses", name=name, n=some, of=len(found))


def _sentences(seen: Seen, table: Table) -> Iterator[str]:
    texts, found = seen.texts, _values(seen, table)
    yield from _altogether(seen, table, seen.own or TOTAL, seen.own_name or texts.gettext("The region"))
    none = [texts.pick(each.label) for each in categories(table, COURSE) if found.get(each.key) == 0]
    if none and len(none) < len(found):
        yield texts.gettext("Nobody took part in: {names}.", names=wording.listing(none, texts))
    if any(value is None for value in found.values()):
        unseen = sum(value is None for value in found.values())
        yield texts.ngettext("{n} course is not shown.", "{n} courses are not shown.", unseen)
    if seen.own and REGION in seen.sides(table):
        yield from _altogether(seen, table, TOTAL, texts.gettext("The region"))
        yield from _nobody(seen, table)


def _nobody(seen: Seen, table: Table) -> Iterator[str]:
    """Name the courses that have no row."""
    texts, listed = seen.texts, {each.key for each in _listed(seen, table)}
    nobody = [texts.pick(each.label) for each in categories(table, COURSE) if each.key not in listed]
    if nobody:
        yield texts.gettext("Nobody in the region took part in: {names}.", names=wording.listing(nobody, texts))


def _altogether(seen: Seen, table: Table, whose: str, name: str) -> Iterator[str]:
    total, texts = at(table, municipality=whose).value, seen.texts
    if total is None:
        yield texts.gettext("{name}: the number of participations in all is not shown.", name=name)
    else:
        yield texts.gettext("{name}: {n} participations in all.", name=name, n=seen.number(total))
    cells = [at(table, municipality=whose, course=each.key).value for each in categories(table, COURSE)]
    known = [value for value in cells if value]
    if len(set(known)) > 1:
        low, high = seen.number(min(known)), seen.number(max(known))
        if None in cells:  # what is hidden may well be less
            yield texts.gettext("From {low} to {high} in a course, of what is shown.", low=low, high=high)
        else:
            yield texts.gettext("From {low} to {high} in a course, where somebody took part.", low=low, high=high)


# Who is missing ---------------------------------------------------------------------------------------------------


def missing(seen: Seen) -> Item:
    """Return the post about the municipalities that nobody came from, course by course."""
    tables, texts = seen.tables(Name.PARTICIPATION), seen.texts
    heading = texts.gettext("Municipalities that are missing")
    if not tables:
        return Absent(
            MISSING, heading, seen.none(Name.PARTICIPATION, texts.gettext("No participations are published yet."))
        )
    table = tables[-1]
    crossed = (at(table, municipality=m.key, course=c.key) for c in categories(table, COURSE) for m in _places(table))
    if all(cell.value is None for cell in crossed):
        return Absent(MISSING, heading, texts.gettext("No number of a municipality in a course can be shown."))
    return _missing_post(seen, table)


def _places(table: Table) -> tuple[Category, ...]:
    return categories(table, MUNICIPALITY)


def _missing_post(seen: Seen, table: Table) -> Post:
    texts, bases = seen.texts, (Basis(seen.dataset(Name.PARTICIPATION), (table,)),)
    about = wording.passport(
        bases,
        texts,
        texts.gettext("A municipality is missing where a zero is shown; what is hidden does not count as missing."),
        texts.gettext("municipalities"),
    )
    made = Figure(
        key=MISSING,
        kind=Kind.TABLE,
        finding=_missing_finding(seen, table),
        context=wording.context(about, seen.region),
        sentence=" ".join((_hidden_sentence(seen, table), *_nobody(seen, table))),
        row_label=texts.gettext("Course"),
        columns=(
            Column("there", texts.gettext("Took part"), Role.NUMBER),
            Column("missing", texts.gettext("Missing"), Role.TEXT),
            Column("hidden", texts.gettext("Not shown"), Role.NUMBER),
        ),
        rows=tuple(_missing_row(seen, table, course) for course in _listed(seen, table)),
        passport=about,
        notes=seen.long(table),
    )
    return Post(
        wording.finished(made, bases, texts),
        means=texts.gettext(
            "Nobody from there took part in this period. That need not be wrong: they may have gone earlier, or not "
            "need it."
        ),
        can_do=texts.gettext("Ask whether a seat was wanted. Small municipalities can share a course or an occasion."),
        unknown=texts.gettext(
            "Why: no need, no seat, no time or another course. Where a number is hidden it is not known either whether "
            "anybody took part."
        ),
        datasets=(Name.PARTICIPATION,),
    )


def _missing(table: Table, course: Category) -> tuple[list[Category], int]:
    """Return the municipalities with a shown zero, and how many are hidden."""
    cells = [(place, at(table, municipality=place.key, course=course.key)) for place in _places(table)]
    return [p for p, cell in cells if cell.symbol is Symbol.ZERO], sum(cell.value is None for _place, cell in cells)


def _missing_row(seen: Seen, table: Table, course: Category) -> Row:
    texts, of = seen.texts, len(_places(table))
    away, unseen = _missing(table, course)
    cells = (
        _count(seen, of - len(away) - unseen),
        figure.Cell(_said_missing(seen, away, of)),
        _count(seen, unseen),
    )
    return Row(course.key, texts.pick(course.label), cells)


def _count(seen: Seen, n: int) -> figure.Cell:
    return figure.Cell(seen.number(n), float(n))


def _said_missing(seen: Seen, away: list[Category], of: int) -> str:
    if not away:
        return seen.texts.gettext("none that is shown")
    if len(away) == of:
        return seen.texts.gettext("all {of}: perhaps it was not given", of=of)
    names = wording.listing([seen.texts.pick(place.label) for place in away], seen.texts)
    return seen.texts.gettext("{n} of {of}: {names}", n=len(away), of=of, names=names)


def _missing_finding(seen: Seen, table: Table) -> str:
    texts, each = seen.texts, [_missing(table, course) for course in _held(table)]
    if not each:
        return texts.gettext("Nobody took part in any course")
    some, unseen = sum(bool(away) for away, _hidden in each), sum(hidden for _away, hidden in each)
    if some and unseen and some < len(each):
        return texts.gettext(
            "At least {n} of {of} courses with participants lack some municipality", n=some, of=len(each)
        )
    if some:
        return texts.gettext("{n} of {of} courses with participants lack some municipality", n=some, of=len(each))
    if unseen:
        return texts.gettext("No municipality is missing among what is shown")
    return texts.gettext("Every municipality took part in every course")


def _hidden_sentence(seen: Seen, table: Table) -> str:
    texts, unseen = seen.texts, sum(_missing(table, course)[1] for course in categories(table, COURSE))
    if not unseen:
        return texts.gettext("All numbers by municipality and course are shown.")
    return texts.ngettext(
        "{n} number by municipality and course is hidden, and is not counted as missing.",
        "{n} numbers by municipality and course are hidden, and are not counted as missing.",
        unseen,
    )
