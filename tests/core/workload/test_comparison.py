"""A scenario beside the month: differences and facts, recomputed from the two months."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from workload_months import SMALL, Measurement, amount, months, move, proposal, scenarios, worker

from kartblad.core.workload.comparison import compared, overloaded, valueless
from kartblad.core.workload.outlook import baseline, outlook
from kartblad.core.workload.picture import heavy
from kartblad.core.workload.scenario import Change, Scenario, What

MONTH = (worker("a", inquiry=12), worker("b", inquiry=4), worker("u", None))


def test_differences_of_a_move_and_a_newcomer() -> None:
    scenario = proposal(move("c1", "a", "b", "inquiry", 2), Change("c2", What.HIRE, "z"))
    found = compared(baseline(MONTH, SMALL), outlook(MONTH, scenario, SMALL, SMALL))
    assert [(each.code, each.points, each.norm, each.touched) for each in found.differences] == [
        ("a", Fraction(-20), Fraction(0), True),
        ("b", Fraction(20), Fraction(0), True),
        ("u", Fraction(0), None, False),
        ("z", None, None, True),
    ]
    assert (found.arrived, found.touched, found.both, found.lighter, found.heavier) == (1, 3, 2, 1, 1)
    assert (overloaded(found.before), overloaded(found.after)) == (1, 0)
    assert [each.code for each in valueless(found.after)] == ["u"]


def test_where_zones_are_others_no_moves_between_them_are_counted() -> None:
    fewer = replace(SMALL, zones=(replace(SMALL.zones[1], upper=amount("1")), SMALL.zones[2]))
    found = compared(baseline(MONTH, SMALL), outlook(MONTH, proposal(), SMALL, fewer))
    assert (found.same_zones, found.lighter, found.heavier, found.both) == (False, 0, 0, 2)


def test_a_set_that_names_no_overload_means_its_last_zone() -> None:
    assert heavy(SMALL) == ("high",)
    assert heavy(replace(SMALL, overload=None)) == ("high",)


@given(months(), scenarios())
def test_facts_are_those_of_the_two_months(month: tuple[Measurement, ...], scenario: Scenario) -> None:
    before, after = baseline(month, SMALL), outlook(month, scenario, SMALL, SMALL)
    found = compared(before, after)
    old = {each.code: each.score for each in before.persons}
    order = [zone.id for zone in SMALL.zones]
    steps = [
        order.index(each.score.zone) - order.index(old[each.code].zone)
        for each in after.persons
        if each.code in old and each.score.zone and old[each.code].zone
    ]
    assert (found.both, found.lighter, found.heavier) == (
        len(steps),
        sum(step < 0 for step in steps),
        sum(step > 0 for step in steps),
    )
    assert found.arrived == len(after.persons) - len(before.persons)
    assert overloaded(after) == after.zones["high"]
    assert sum(after.zones.values()) + len(valueless(after)) == len(after.persons)
