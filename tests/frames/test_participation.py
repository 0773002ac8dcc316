"""The analysts' tables have the promised columns, types and sums, and leave what is not known empty."""

from __future__ import annotations

import pandas as pd
import pytest

from kartblad import settings
from kartblad.catalogue.tables import statistics
from kartblad.core.participation import Grouping
from kartblad.frames.participation import (
    LINE_TYPES,
    RECONCILIATION_TYPES,
    STAFFING_TYPES,
    line_table,
    reconciliation_table,
    staffing_table,
)

STATS = statistics(settings.load().data)
COURSES = line_table(STATS.courses, STATS.course_groups)
GROUPS = line_table(STATS.courses, STATS.course_groups, Grouping.GROUP)
STAFFING = staffing_table(STATS.staffing, STATS.staffing_columns, STATS.staffing_indicators)
RECONCILIATION = reconciliation_table(STATS.total, STATS.courses, STATS.scope_readings)


@pytest.mark.parametrize(
    ("table", "rows", "types"),
    [
        (COURSES, 12, LINE_TYPES),
        (GROUPS, 9, LINE_TYPES),
        (STAFFING, 144, STAFFING_TYPES),
        (RECONCILIATION, 4, RECONCILIATION_TYPES),
    ],
    ids=["courses", "groups", "staffing", "reconciliation"],
)
def test_shape_and_types(table: pd.DataFrame, rows: int, types: dict[str, str]) -> None:
    assert len(table) == rows
    assert {name: dtype.name for name, dtype in table.dtypes.items()} == {
        name: dtype.lower() if dtype == "string" else dtype for name, dtype in types.items()
    }


@pytest.mark.parametrize("table", [COURSES, GROUPS], ids=["courses", "groups"])
def test_sums(table: pd.DataFrame) -> None:
    sums = table[["participations", "person_days", "hours"]].sum().tolist()
    assert sums == [1003, 2887, 2790]


def test_what_is_not_known_is_empty() -> None:
    assert COURSES.index[COURSES["person_days"].isna()].tolist() == ["supervision"]
    assert COURSES.index[COURSES["occasions"].isna()].tolist() == ["trauma_basic", "trauma_continued", "attachment"]
    assert COURSES.index[COURSES["joint_reach"]].tolist() == [
        "lvu_basic",
        "lvu_continued",
        "trauma_basic",
        "trauma_continued",
        "family_therapy_1",
        "family_therapy_2",
    ]


def test_parts_make_headings() -> None:
    made = COURSES.groupby("group", sort=False)["participations"].sum()
    assert made.to_dict() == GROUPS["participations"].to_dict()


def test_reach() -> None:
    assert GROUPS[["municipalities", "of_municipalities"]].sum().tolist() == [106, 126]


def test_staffing_sums() -> None:
    best = STAFFING.groupby("indicator")["best"].sum().round(2)
    low = STAFFING.groupby("indicator")["low"].sum().round(2)
    assert best[["posts", "exp_0_2", "exp_2_5", "exp_over_5"]].tolist() == [159.3, 51.5, 60.8, 41.75]
    assert low["posts"] == 151.8


def test_a_cell_keeps_its_printed_text() -> None:
    cell = STAFFING[(STAFFING["column"] == "lysekil") & (STAFFING["indicator"] == "consultants")].iloc[0]
    assert cell[["raw_text", "low", "high", "flag"]].tolist() == ["13 utr= ca 2-3 tjänster", 2, 3, "approx_range"]
    assert pd.isna(cell["best"])


def test_reconciliation() -> None:
    assert RECONCILIATION["listed"].tolist() == [1003, 1019, 978, 954]
    assert RECONCILIATION["remainder"].tolist() == [396, 380, 421, 445]
    assert RECONCILIATION["remainder_share"].round(3).tolist() == [0.283, 0.272, 0.301, 0.318]


@pytest.mark.parametrize(("locale", "name"), [("sv", "Yrkeshandledning"), ("en", "Professional supervision")])
def test_names_follow_the_language(locale: str, name: str) -> None:
    assert line_table(STATS.courses, STATS.course_groups, locale=locale).loc["supervision", "name"] == name
    printed = reconciliation_table(STATS.total, STATS.courses, (), locale).loc["printed", "name"]
    assert printed.startswith({"sv": "Så som", "en": "As"}[locale])
