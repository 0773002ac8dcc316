"""Where the sources contradict themselves: the listed faults are exactly those that the rules find in the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from kartblad import settings
from kartblad.catalogue.reader import read_yaml
from kartblad.catalogue.tables import Statistics, statistics
from kartblad.core.courses import listed
from kartblad.core.participation import listed_sum
from kartblad.core.plan import TierList, tiers_at
from kartblad.core.staffing import POSTS, cell, check

DATA = settings.load().data
STATS = statistics(DATA)
LISTED = read_yaml(DATA, "known_faults.yaml")


def listed_courses_make_the_total(stats: Statistics) -> Iterator[str]:
    if listed_sum(stats.courses) != stats.total:
        yield "participations_total"


def recurring_courses_match_headings(stats: Statistics) -> Iterator[str]:
    if len({course.group for course in listed(stats.courses)}) != stats.number("recurring_courses"):
        yield "recurring_courses"


def recurring_courses_held_twice(stats: Statistics) -> Iterator[str]:
    yield from (course.key for course in listed(stats.courses) if course.occasions == 1)


def tier_lists_agree(stats: Statistics) -> Iterator[str]:
    """Every number of years, by halves, belongs to exactly one tier of each list."""
    for halves in range(21):
        years = Decimal(halves) / 2
        if any(len(tiers_at(years, stats.tiers, of)) != 1 for of in TierList):
            yield str(years.normalize())


def column_adds_up(stats: Statistics) -> Iterator[str]:
    yield from (c.key for c in stats.staffing_columns if not check(c, stats.staffing).adds_up)


def rereported_posts_match_table(stats: Statistics) -> Iterator[str]:
    for reported in stats.staffing_rereported:
        keys = [c.key for c in stats.staffing_columns if c.municipality == reported.municipality]
        if sum(cell(stats.staffing, key, POSTS).estimate.best or 0 for key in keys) != reported.staff:
            yield reported.municipality


def population_is_whole_region(stats: Statistics) -> Iterator[str]:
    yield from (r.key for r in stats.introduction_regions if r.population_missing)


def survey_round_states_answers_and_margin(stats: Statistics) -> Iterator[str]:
    yield from (r.key for r in stats.survey_rounds if r.more_than is None or r.margin_high is None)


def sections_agree_on_status(stats: Statistics) -> Iterator[str]:
    yield from (group.key for group in stats.course_groups if group.conflict)


RULES: dict[str, Callable[[Statistics], Iterator[str]]] = {
    rule.__name__: rule
    for rule in (
        listed_courses_make_the_total,
        recurring_courses_match_headings,
        recurring_courses_held_twice,
        tier_lists_agree,
        column_adds_up,
        rereported_posts_match_table,
        population_is_whole_region,
        survey_round_states_answers_and_margin,
        sections_agree_on_status,
    )
}


@pytest.mark.parametrize("rule", RULES)
def test_listed_faults_are_the_faults(rule: str) -> None:
    """A fault that is not listed fails, and so does an entry that is a fault no more."""
    entries = [entry["key"] for entry in LISTED if entry["rule"] == rule]
    assert sorted(entries) == sorted(RULES[rule](STATS))


def test_every_entry_has_a_rule() -> None:
    assert {entry["rule"] for entry in LISTED} == set(RULES)


def test_every_entry_points_at_its_inconsistency() -> None:
    assert {entry["inconsistency"] for entry in LISTED} <= {i.key for i in STATS.inconsistencies}


def test_every_severe_inconsistency_of_the_page_is_found_by_a_rule_or_explained() -> None:
    """Those that no rule can find are about words: what a participation is, pooled and preliminary periods."""
    severe = {i.key for i in STATS.inconsistencies if i.severity.value == "high"}
    assert severe - {entry["inconsistency"] for entry in LISTED} == {"I05", "I06", "I07"}
