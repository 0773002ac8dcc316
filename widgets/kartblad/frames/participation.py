"""Participation and staffing as pandas tables for analysts; every column keeps one unit, and <NA> is "not known".

Shares are fractions (0-1). Nothing is filled in: a sum over a column with <NA> is a sum of what is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from kartblad.core.courses import Course, CourseGroup, Reading
from kartblad.core.participation import Grouping, Line, lines, listed_sum
from kartblad.core.staffing import Indicator, StaffColumn, StaffValue

LINE_TYPES = {
    "name": "string",
    "group": "string",
    "participations": "Int64",
    "person_days": "Float64",
    "hours": "Float64",
    "municipalities": "Int64",
    "of_municipalities": "Int64",
    "reach_share": "Float64",
    "joint_reach": "boolean",
    "occasions": "Int64",
    "per_occasion": "Float64",
}
STAFFING_TYPES = {
    "column": "string",
    "municipality": "string",
    "label": "string",
    "indicator": "string",
    "unit": "string",
    "raw_text": "string",
    "low": "Float64",
    "best": "Float64",
    "high": "Float64",
    "flag": "string",
    "relief": "string",
}
RECONCILIATION_TYPES = {
    "name": "string",
    "total": "Int64",
    "listed": "Int64",
    "remainder": "Int64",
    "remainder_share": "Float64",
}


def _number(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]  # Decimal or Fraction


def line_table(
    courses: Iterable[Course], groups: Sequence[CourseGroup], by: Grouping = Grouping.COURSE, locale: str = "sv"
) -> pd.DataFrame:
    """Return one row for each listed course (12) or heading (9), indexed by key, in the report's order.

    Columns: ``name``, ``group`` · ``participations`` · ``person_days`` · ``hours`` · ``municipalities`` of
    ``of_municipalities`` and their ``reach_share`` · ``joint_reach`` (the municipalities of a heading, not of this
    part) · ``occasions`` and participations ``per_occasion``.
    """
    rows = {line.key: _line(line, locale) for line in lines(courses, groups, by)}
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(LINE_TYPES)).astype(LINE_TYPES).rename_axis("key")


def _line(line: Line, locale: str) -> tuple[object, ...]:
    return (
        line.name.pick(locale),
        line.group,
        line.participations,
        _number(line.person_days),
        _number(line.hours),
        line.municipalities,
        line.of_municipalities,
        _number(line.reach_share),
        line.joint_reach,
        line.occasions,
        _number(line.per_occasion),
    )


def staffing_table(
    values: Iterable[StaffValue],
    columns: Iterable[StaffColumn],
    indicators: Iterable[Indicator],
    locale: str = "sv",
) -> pd.DataFrame:
    """Return one row for each cell of the staffing table (16 columns x 9 indicators).

    Columns: ``column``, ``municipality`` (SCB's code), ``label``, ``indicator``, ``unit``, ``raw_text`` as printed,
    ``low``, ``best`` and ``high`` in that unit, ``flag``, ``relief``.
    """
    by_key = {column.key: column for column in columns}
    units = {indicator.key: indicator.unit.pick(locale) for indicator in indicators}
    rows = [_cell(value, by_key[value.column], units[value.indicator]) for value in values]
    return pd.DataFrame(rows, columns=list(STAFFING_TYPES)).astype(STAFFING_TYPES)


def _cell(value: StaffValue, column: StaffColumn, unit: str) -> tuple[object, ...]:
    return (
        value.column,
        column.municipality,
        column.name,
        value.indicator,
        unit,
        value.raw_text,
        _number(value.estimate.low),
        _number(value.estimate.best),
        _number(value.estimate.high),
        value.flag.value,
        None if value.relief is None else value.relief.value,
    )


def reconciliation_table(
    total: int, courses: Sequence[Course], readings: Iterable[Reading], locale: str = "sv"
) -> pd.DataFrame:
    """Return how the stated total goes with the listed courses: as printed first, then each reading of the scope.

    Indexed by reading. Columns in participations: ``total``, ``listed``, ``remainder``; and ``remainder_share``.
    """
    printed = "Så som rapporten trycker talen" if locale.startswith("sv") else "As the report prints its figures"
    steps = [("printed", printed, listed_sum(courses))]
    steps += [(r.key, r.name.pick(locale), listed_sum(courses, r)) for r in readings]
    rows = {key: (name, total, known, total - known, (total - known) / total) for key, name, known in steps}
    table = pd.DataFrame.from_dict(rows, orient="index", columns=list(RECONCILIATION_TYPES))
    return table.astype(RECONCILIATION_TYPES).rename_axis("reading")
