"""What is counted of a course: its column, its cell and its length."""

from __future__ import annotations

from kartblad.apps.participation import wording
from kartblad.catalogue.tables import Statistics
from kartblad.charts.figure import Cell, Column, Mark, Role
from kartblad.core.courses import Course, listed
from kartblad.core.participation import Line, Measure
from kartblad.i18n import Texts, msgid

UNITS = {
    Measure.PARTICIPATIONS: msgid("participations"),
    Measure.PERSON_DAYS: msgid("person-days"),
    Measure.HOURS: msgid("hours"),
    Measure.REACH: msgid("municipalities"),
}


def amount_column(measure: Measure, role: Role, texts: Texts, full: float | None = None, series: int = 0) -> Column:
    """Return the column that holds the amounts of a measure."""
    return Column(measure.value, texts.gettext("Number of"), role, texts.gettext(UNITS[measure]), full, series)


def amount_cell(line: Line, measure: Measure, texts: Texts) -> Cell:
    """Return the amount of one line, or why there is none."""
    amount = line.amount(measure)
    if amount is None and measure is Measure.PERSON_DAYS and line.hours is not None:
        return Cell(texts.gettext("hours, not days"), marks=(Mark.NOT_APPLICABLE,))
    if amount is None:
        return wording.unknown(texts)
    if measure is not Measure.REACH:
        marks = () if measure is Measure.PARTICIPATIONS else (Mark.DERIVED,)
        return wording.known(amount, texts, marks=marks)
    text = texts.gettext("{n} of {of}", n=int(amount), of=line.of_municipalities)
    note = texts.gettext("counted for both parts together") if line.joint_reach else ""
    return Cell(text, value=float(amount), marks=(Mark.POOLED,) if line.joint_reach else (), note=note)


def line_length(line: Line, stats: Statistics, texts: Texts) -> str:
    """Return the length of a course, or of its parts one after the other."""
    lengths = [wording.length(course, texts) for course in parts(line, stats)]
    return " + ".join(found for found in lengths if found)


def parts(line: Line, stats: Statistics) -> tuple[Course, ...]:
    """Return the course parts that a line stands for."""
    return tuple(c for c in listed(stats.courses) if line.key in (c.key, c.group))
