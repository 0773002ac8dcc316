"""The published numbers, held against what the workbook computes from the tables."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from kartblad import settings
from kartblad.catalogue.tables import statistics
from kartblad.core.courses import Standing
from kartblad.core.evidence import Derivable
from kartblad.core.participation import (
    Bounds,
    Grouping,
    Measure,
    known_sum,
    lines,
    listed_sum,
    period_bounds,
    person_bounds,
    placings,
    ranking,
    reach,
    remainder,
)
from kartblad.core.regions import population
from kartblad.core.staffing import (
    EXPERIENCE,
    Fit,
    check,
    experience_shares,
    indicator_total,
    posts_with_rereported,
    recount,
)

D = Decimal
STATS = statistics(settings.load().data)
PARTS = lines(STATS.courses, STATS.course_groups, Grouping.COURSE)
HEADINGS = lines(STATS.courses, STATS.course_groups, Grouping.GROUP)
LEFT = remainder(STATS.total, STATS.courses, STATS.scope_readings)
RATIO = STATS.fact("ratio_2017_to_2016")


@pytest.mark.parametrize("items", [PARTS, HEADINGS], ids=["parts", "headings"])
@pytest.mark.parametrize(
    ("measure", "known"),
    [(Measure.PARTICIPATIONS, 1003), (Measure.PERSON_DAYS, 2887), (Measure.HOURS, 2790)],
)
def test_sums(items: tuple[object, ...], measure: Measure, known: int) -> None:
    assert known_sum(items, measure) == known  # type: ignore[arg-type]


def test_counts() -> None:
    assert (len(PARTS), len(HEADINGS), len(STATS.municipalities)) == (12, 9, 14)


def test_total_and_remainder() -> None:
    assert (LEFT.total, LEFT.listed, LEFT.best, LEFT.low, LEFT.high) == (1399, 1003, 396, 380, 445)
    assert round(float(LEFT.share), 3) == 0.283
    assert [listed_sum(STATS.courses, r) for r in STATS.scope_readings] == [1019, 978, 954]


def test_reach() -> None:
    found = reach(STATS.courses, STATS.course_groups)
    assert (found.pairs, found.of_pairs, round(float(found.share), 3)) == (106, 126, 0.841)


def test_persons() -> None:
    assert person_bounds(STATS.total, STATS.courses) == Bounds(137, 1399)
    assert person_bounds(STATS.total, STATS.courses, continued=True) == Bounds(137, 1272)


@pytest.mark.parametrize(("mean", "low"), [(False, 560), (True, 400)])
def test_periods(mean: bool, low: int) -> None:
    assert RATIO.low is not None
    assert RATIO.high is not None
    assert period_bounds(STATS.total, RATIO.low, RATIO.high, mean=mean)["2016"] == Bounds(low, 999)


def test_no_period_has_a_number() -> None:
    assert [(p.key, p.years, p.state.value, p.participations, p.lost) for p in STATS.periods] == [
        ("2014_2015", 2, "pooled", None, "diagram_1"),
        ("2016", 1, "final", None, "diagram_1"),
        ("2017", 1, "preliminary", None, "diagram_1"),
    ]


@pytest.mark.parametrize(
    ("measure", "order"),
    [
        (
            Measure.PARTICIPATIONS,
            [("trauma", 173), ("family_therapy", 141), ("lvu", 136), ("bbic", 121), ("attachment", 119),
             ("supervision", 93), ("introduction", 76), ("case_handling", 74), ("talking_with_children", 70)],
        ),
        (
            Measure.PERSON_DAYS,
            [("family_therapy", 846), ("trauma", 656), ("attachment", 595), ("bbic", 242), ("lvu", 182),
             ("introduction", 152), ("talking_with_children", 140), ("case_handling", 74), ("supervision", None)],
        ),
        (
            Measure.REACH,
            [("bbic", 14), ("introduction", 13), ("lvu", 13), ("attachment", 13), ("trauma", 12),
             ("case_handling", 12), ("supervision", 11), ("talking_with_children", 10), ("family_therapy", 8)],
        ),
    ],
)  # fmt: skip
def test_rankings(measure: Measure, order: list[tuple[str, int | None]]) -> None:
    assert [(r.line.key, r.amount) for r in ranking(HEADINGS, measure)] == order


def test_counting_days_changes_the_order() -> None:
    found = placings(HEADINGS, Measure.PARTICIPATIONS, Measure.PERSON_DAYS)
    assert {p.line.key: p.climb for p in found} == {
        "trauma": -1, "family_therapy": 1, "lvu": -2, "bbic": 0, "attachment": 2,
        "introduction": 0, "case_handling": -1, "talking_with_children": 1, "supervision": None,
    }  # fmt: skip


def test_per_occasion() -> None:
    found = {i.key: None if i.per_occasion is None else round(float(i.per_occasion), 2) for i in PARTS}
    assert found == {
        "introduction": 25.33, "supervision": 7.75, "lvu_basic": 45, "lvu_continued": 46, "trauma_basic": None,
        "trauma_continued": None, "family_therapy_1": 48, "family_therapy_2": 22.5, "attachment": None,
        "bbic": 40.33, "talking_with_children": 70, "case_handling": 24.67,
    }  # fmt: skip


def test_what_is_outside_the_count_has_no_number() -> None:
    others = [c for c in STATS.courses if c.standing is not Standing.LISTED]
    assert [(c.key, c.participations, c.planned_participations) for c in others] == [
        ("attachment_followup_day", None, 16),
        ("ekb", None, None),
        ("tmo", None, None),
        ("supervisor_day", None, None),
        ("lupic", None, None),
    ]


def test_posts() -> None:
    posts = indicator_total(STATS.staffing, "posts")
    assert (posts.low, posts.best, posts.high, posts.without_best) == (D("151.8"), D("159.3"), None, 0)
    assert posts_with_rereported(STATS.staffing, STATS.staffing_columns, STATS.staffing_rereported) == D("163.1")


def test_experience() -> None:
    totals = [indicator_total(STATS.staffing, key) for key in EXPERIENCE]
    assert [(t.best, t.without_best) for t in totals] == [(D("51.5"), 1), (D("60.8"), 1), (D("41.75"), 0)]
    assert [round(100 * float(share), 1) for share in experience_shares(STATS.staffing).values()] == [33.4, 39.5, 27.1]


def test_eleven_of_sixteen_columns_add_up() -> None:
    found = {c.key: check(c, STATS.staffing).fit for c in STATS.staffing_columns}
    assert {key for key, fit in found.items() if fit is Fit.NONE} == {
        "mellerud", "stromstad", "trollhattan_1", "vanersborg", "uddevalla_1",
    }  # fmt: skip
    assert {key: fit for key, fit in found.items() if fit in (Fit.FILLED, Fit.SOCIONOM_ONLY)} == {
        "orust": Fit.FILLED,
        "bengtsfors": Fit.SOCIONOM_ONLY,
    }
    assert len(found) == 16


def test_the_interviews_agree_with_the_table() -> None:
    found = recount(STATS.staffing_columns, STATS.staffing)
    assert (len(found.without_vacancies), len(found.with_vacancy_data)) == (6, STATS.number("interviewed"))
    assert len(found.nobody_over_5) == STATS.number("nobody_over_5") == 3
    assert len(found.all_under_2) == STATS.number("all_under_2") == 1
    assert len(found.with_relief) == STATS.number("with_relief") == 9
    names = {m.code: m.name for m in STATS.municipalities}
    assert {names[code] for code in found.nobody_over_5} == {"Lysekil", "Strömstad", "Vänersborg"}
    assert {names[code] for code in found.all_under_2} == {"Strömstad"}


def test_rereported_shares() -> None:
    found = {r.municipality: round(100 * float(r.socionom_share), 1) for r in STATS.staffing_rereported}
    assert found == {"1488": 70.5, "1487": 48.7, "1485": 74.1, "1460": 62.3, "1438": 66.7}


def test_population() -> None:
    assert population(STATS.municipalities) == 271_706
    assert round(1000 * STATS.total / population(STATS.municipalities), 2) == 5.15


def test_regions() -> None:
    found = {
        r.key: (r.population_stated, r.population_checked, r.population_missing, round(100 * float(r.missing_share), 1))
        for r in STATS.introduction_regions
    }
    assert found == {
        "goteborg": (982_360, 982_360, 0, 0),
        "jonkoping": (333_923, 352_735, 18_812, 5.3),
        "kalmar": (216_455, 242_301, 25_846, 10.7),
    }
    fees = {r.key: None if r.fee_per_day is None else round(r.fee_per_day) for r in STATS.introduction_regions}
    assert fees == {"goteborg": 611, "jonkoping": 350, "kalmar": None}


def test_surveys_are_kept_apart() -> None:
    assert [(r.key, r.more_than, r.margin_low, r.margin_high) for r in STATS.survey_rounds] == [
        ("2018_12", None, D("2.5"), D("4.0")),
        ("2019_08", 600, None, None),
    ]
    assert {f.key: (f.round, f.percent) for f in STATS.survey_findings} == {
        "mental_ill_health_increased": ("2019_08", 89),
        "national_specialist_training": ("2019_08", 81),
        "further_education_important": ("2019_08", None),
        "experienced_staff_important": ("2018_12", 93),
        "experience_fully_rewarded": ("2018_12", 9),
        "experience_little_or_not_rewarded": ("2018_12", 48),
        "digitalisation_improves": ("2018_12", 68),
        "leadership_retention": ("", None),
    }
    assert [area.rank for area in STATS.education_areas] == list(range(1, 27))


def test_the_plan() -> None:
    counts = {t.key: sum(training.tier == t.key for training in STATS.planned_trainings) for t in STATS.tiers}
    assert counts == {
        "staffing_0_2": 0, "staffing_2_5": 0, "staffing_over_5": 0,
        "plan_0_2": 7, "plan_3_5": 13, "plan_over_5": 4, "first_line": 5,
    }  # fmt: skip
    assert {t.name.sv for t in STATS.planned_trainings if t.frequency.value == "not_stated"} == {"Mentorsutbildning"}


NUMBERS_IN_ANSWERS = {
    "D01": (LEFT.listed, LEFT.best, LEFT.low, LEFT.high),
    "D02": (560, 999, 400),
    "D05": (LEFT.best, LEFT.high),
    "D07": (2887, 2790),
    "D08": (137, 1399, 1272),
    "D09": (106, 126, D("84.1")),
    "D10": (D("151.8"), D("159.3"), D("163.1")),
    "D11": (D("51.5"), D("60.8"), D("41.75")),
    "D12": (D("70.5"), D("48.7"), D("74.1"), D("62.3"), D("66.7")),
    "D16": (D("5.15"),),
}


@pytest.mark.parametrize("key", NUMBERS_IN_ANSWERS)
def test_sentences_say_the_computed_numbers(key: str) -> None:
    """The numbers are computed and tested above; here the sentences must hold all of them."""
    (row,) = [d for d in STATS.derivations if d.key == key]
    said_sv = re.sub(r"(?<=\d)[ \u00a0](?=\d{3})", "", row.answer.sv).replace(",", ".")
    said_en = re.sub(r"(?<=\d)[ \u00a0](?=\d{3})", "", row.answer.en)
    for said in (said_sv, said_en):
        numbers = {D(n) for n in re.findall(r"\d+(?:\.\d+)?", said)}
        assert set(NUMBERS_IN_ANSWERS[key]) - numbers == set(), said


def test_questions_without_an_answer_say_so() -> None:
    unknown = {d.key for d in STATS.derivations if "Inte känt" in d.answer.sv}
    assert unknown == {d.key for d in STATS.derivations if d.derivable is Derivable.NO and d.key != "D01"}


def test_everything_wrong_or_lost_is_told() -> None:
    assert [i.key for i in STATS.inconsistencies] == [f"I{n:02}" for n in range(1, 37)]
    assert [lost.key for lost in STATS.lost_content] == [
        "diagram_1", "diagram_2", "diagram_3", "diagram_4", "annex_3", "survey_charts",
    ]  # fmt: skip
