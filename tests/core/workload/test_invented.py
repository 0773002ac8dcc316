"""The made-up unit: the same every time, of every shipped set's own kinds, with everything a page must show."""

from __future__ import annotations

import pytest
from workload_values import CEILING, TODAY, USUAL

from kartblad.core.workload.invented import code, invented_unit
from kartblad.core.workload.scoring import score
from kartblad.core.workload.weights import WeightSet

SETS = pytest.mark.parametrize("weights", [USUAL, CEILING], ids=lambda each: each.ref.id)


@SETS
def test_it_has_fourteen_workers_over_six_months_and_one_gap(weights: WeightSet) -> None:
    unit = invented_unit(weights, TODAY)
    assert unit.months == ("2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11")
    assert {each.person for each in unit.measurements} == {code(at) for at in range(14)}
    assert len(unit.measurements) == 14 * 6 - 1
    assert unit.invented


@pytest.mark.parametrize(
    ("today", "first", "last"), [("2026-03-02", "2025-10-15", "2026-03-02"), ("2026-12-31", "2026-07-15", "2026-12-15")]
)
def test_its_last_month_is_that_of_the_day_and_nothing_is_measured_after_it(today: str, first: str, last: str) -> None:
    dates = {each.date for each in invented_unit(USUAL, today).measurements}
    assert (min(dates), max(dates)) == (first, last)


@SETS
def test_every_zone_occurs_in_the_last_month(weights: WeightSet) -> None:
    unit = invented_unit(weights, TODAY)
    found = {score(each, weights).zone for each in unit.in_month(unit.months[-1])}
    assert found == {zone.id for zone in weights.zones}


@SETS
def test_it_is_the_same_every_time(weights: WeightSet) -> None:
    assert invented_unit(weights, TODAY) == invented_unit(weights, TODAY)


@SETS
def test_it_has_newcomers_backlog_cover_reductions_an_agreed_talk_and_something_not_known(weights: WeightSet) -> None:
    unit = invented_unit(weights, TODAY)
    last = unit.in_month(unit.months[-1])
    waiting = {kind.id for kind in weights.kinds if kind.phase == "backlog"}
    assert sum(weights.band(each.years).newcomer for each in last if each.years is not None) == 2
    assert any(count.whole for each in last for count in each.counts if count.id in waiting)
    assert [cover.person for each in last for cover in each.cover] == [code(8)]
    assert {r.until for each in unit.measurements for r in each.reductions} == {"2026-08-15", "2026-11-28"}
    assert [len(each.talk.agreed) for each in unit.measurements if each.talk] == [2]
    assert sum(not score(each, weights).zone for each in unit.measurements) == 1


@SETS
def test_some_feel_it_otherwise_than_the_points_say(weights: WeightSet) -> None:
    unit, asked = invented_unit(weights, TODAY), set()
    for each in unit.in_month(unit.months[-1]):
        heavy = weights.rating.heaviness(each.self_rating or 0)
        for rule in weights.mismatches:
            too_heavy = rule.at_least is not None and heavy >= rule.at_least
            too_light = rule.at_most is not None and heavy <= rule.at_most
            if score(each, weights).zone in rule.zones and (too_heavy or too_light):
                asked.add(rule.id)
    assert asked == {rule.id for rule in weights.mismatches}


@SETS
def test_nobody_has_more_of_a_part_than_of_the_whole(weights: WeightSet) -> None:
    parts = [kind for kind in weights.kinds if kind.within]
    for each in invented_unit(weights, TODAY).measurements:
        for kind in parts:
            whole = each.count(kind.within).whole
            assert (each.count(kind.id).whole or 0) <= (999 if whole is None else whole)
