"""A month as scenarios make it: every kind of change, what does not fit, and what no scenario may do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from workload_months import KINDS, SMALL, amount, kind, months, move, proposal, scenarios, worker

from kartblad.core.workload.book import relieved
from kartblad.core.workload.changes import Why
from kartblad.core.workload.measurement import Cover, Measurement
from kartblad.core.workload.outlook import Misfit, Outlook, baseline, outlook
from kartblad.core.workload.scenario import Change, Scenario, What
from kartblad.core.workload.scoring import score

MONTH = (
    worker("a", inquiry=12, forced=2, report=5),
    worker("b", inquiry=3, placed=2),
    worker("n", "0.5", inquiry=2),
    worker("u", None, inquiry=1, placed=None),
)


def ahead(scenario: Scenario, month: tuple[Measurement, ...] = MONTH) -> Outlook:
    return outlook(month, scenario, SMALL, SMALL)


def points(found: Outlook) -> dict[str, str]:
    return {each.code: str(each.score.points) for each in found.persons}


def test_the_month_itself_is_scored_as_ever() -> None:
    found = baseline(MONTH, SMALL)
    assert [each.code for each in found.persons] == ["a", "b", "n", "u"]
    assert [each.score for each in found.persons] == [score(each, SMALL) for each in MONTH]
    assert points(found) == {"a": "139", "b": "54", "n": "20", "u": "None"}
    assert (found.points, found.norm, found.median) == (213, 250, Fraction(54, 100))
    assert found.zones == {"low": 1, "fair": 1, "high": 1}
    assert baseline(MONTH[:2], SMALL).median is None  # of two it would be their mean
    assert [each.newcomer for each in found.persons] == [False, False, True, False]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (move("c", "a", "b", "inquiry", 3), {"a": "109", "b": "84"}),
        (move("c", "a", "b", "inquiry", 11), {"a": "49/2", "b": "337/2"}),
        (move("c", "a", "b", "forced"), {"a": "249/2", "b": "137/2"}),
        (move("c", "a", "n", "report", 5), {"a": "129", "n": "30"}),
        (Change("c", What.INFLOW, "b", kind="report", number=4), {"b": "62"}),
        (Change("c", What.INFLOW, "a", kind="inquiry", number=-11), {"a": "49/2"}),
        (Change("c", What.INFLOW, kind="report", number=2), {"b": "58"}),
        (Change("c", What.INFLOW, kind="report", number=-2), {"a": "135"}),
        (Change("c", What.HIRE, "z", years=Decimal(2), share=Decimal(50)), {"z": "0"}),
    ],
)
def test_points_after_a_change(change: Change, expected: dict[str, str]) -> None:
    found = ahead(proposal(change))
    assert found.misfits == ()
    assert points(found) == points(baseline(MONTH, SMALL)) | expected


@pytest.mark.parametrize(
    ("scenario", "code", "norm"),
    [
        (proposal(Change("c", What.HIRE, "z", share=Decimal(50))), "z", Fraction(25)),
        (proposal(Change("c", What.HIRE, "z", years=Decimal("0.5")), months=5), "z", Fraction(50)),
        (proposal(Change("c", What.HIRE, "z", years=Decimal("0.5")), months=6), "z", Fraction(100)),
        (proposal(months=6), "n", Fraction(100)),
        (proposal(Change("c", What.AWAY, "b", share=Decimal(25))), "b", Fraction(25)),
    ],
)
def test_norm_after_a_change(scenario: Scenario, code: str, norm: Fraction) -> None:
    person = ahead(scenario).person(code)
    assert person is not None
    assert person.score.norm == norm


@pytest.mark.parametrize(
    ("change", "why", "most"),
    [
        (move("c", "", "b", "report"), Why.UNFINISHED, None),
        (move("c", "a", "b", ""), Why.UNFINISHED, None),
        (move("c", "a", "b", "report", 0), Why.UNFINISHED, None),
        (move("c", "x", "b", "report"), Why.NOBODY, None),
        (move("c", "a", "x", "report"), Why.NOBODY, None),
        (move("c", "a", "a", "report"), Why.SAME, None),
        (move("c", "a", "b", "strange"), Why.KIND, None),
        (move("c", "a", "b", "report", 6), Why.TOO_FEW, 5),
        (move("c", "b", "a", "forced", 1), Why.TOO_FEW, 0),
        (move("c", "u", "b", "placed"), Why.UNKNOWN, None),
        (move("c", "b", "u", "placed"), Why.UNKNOWN, None),
        (Change("c", What.HIRE), Why.UNFINISHED, None),
        (Change("c", What.HIRE, "a"), Why.TAKEN, None),
        (Change("c", What.AWAY, "x"), Why.NOBODY, None),
        (Change("c", What.INFLOW, "a", kind="report", number=0), Why.UNFINISHED, None),
        (Change("c", What.INFLOW, "u", kind="placed"), Why.UNKNOWN, None),
        (Change("c", What.INFLOW, kind="placed", number=-3), Why.TOO_FEW, 2),
    ],
)
def test_what_does_not_fit_is_named_and_left_out(change: Change, why: Why, most: int | None) -> None:
    found = ahead(proposal(change))
    assert found.misfits == (Misfit("c", why, most),)
    assert found.persons == baseline(MONTH, SMALL).persons


def test_a_unit_of_newcomers_has_nobody_to_give_to() -> None:
    found = outlook(MONTH[2:], proposal(Change("c", What.INFLOW, kind="report")), SMALL, SMALL)
    assert found.misfits == (Misfit("c", Why.NO_ROOM),)


def test_what_a_colleague_does_already_neither_moves_nor_counts_twice() -> None:
    month = (worker("a", placed=3), replace(worker("b"), cover=(Cover("v", "placed", 2, "a"),)), worker("d"))
    assert points(baseline(month, SMALL)) == {"a": "12", "b": "24", "d": "0"}
    assert points(ahead(proposal(move("c", "a", "d", "placed")), month)) == {"a": "0", "b": "24", "d": "12"}
    assert ahead(proposal(move("c", "a", "d", "placed", 2)), month).misfits == (Misfit("c", Why.TOO_FEW, 1),)


def test_new_cases_go_to_the_lowest_load_one_by_one_and_never_to_newcomers() -> None:
    month = (worker("a", placed=2), worker("b", placed=1), worker("n", "0"))
    found = ahead(proposal(Change("c", What.INFLOW, kind="placed", number=3)), month)
    assert points(found) == {"a": "36", "b": "36", "n": "0"}


def test_other_weights_that_do_not_know_what_was_counted_do_not_fit() -> None:
    known = replace(SMALL, kinds=(kind("inquiry", amount("20")), kind("forced", amount("1"), within="inquiry")))
    month = (worker("a", inquiry=2, forced=1), worker("b"))
    assert points(outlook(month, proposal(), SMALL, known)) == {"a": "41", "b": "0"}
    found = outlook((*month, worker("c", placed=1)), proposal(), SMALL, known)
    assert found.misfits == (Misfit("", Why.WEIGHTS),)
    assert points(found) == {"a": "49/2", "b": "0", "c": "12"}


def whole(found: Outlook) -> dict[str, int]:
    held = [each.measured for each in found.persons]
    return {of: sum(each.count(of).whole or 0 for each in held) for of in KINDS}


@given(months(), scenarios())
def test_laws(month: tuple[Measurement, ...], scenario: Scenario) -> None:
    """Moves keep all counts; nothing falls below none; supplements never outnumber cases; what is unknown stays so."""
    found, now = ahead(scenario, month), baseline(month, SMALL)
    kept = proposal(*(each for each in scenario.changes if each.what is What.MOVE))
    assert whole(ahead(kept, month)) == whole(now)
    assert [each.code for each in found.persons] == sorted(each.code for each in found.persons)
    for each in found.persons:
        numbers: dict[str, Any] = {of: each.measured.count(of).whole for of in KINDS}
        assert all(number is None or number >= 0 for number in numbers.values())
        before = next((one for one in month if one.person == each.code), None)
        if numbers["inquiry"] is not None:
            assert numbers["forced"] <= numbers["inquiry"]
        if before is not None:
            unknown = {of for of in KINDS if before.count(of).whole is None}
            assert {of for of in KINDS if numbers[of] is None} == unknown
            assert each.relieved == relieved(before, month)
            assert all((numbers[of] or 0) >= n for of, n in each.relieved.items())


@given(months(), scenarios())
def test_what_does_not_fit_changes_nothing(month: tuple[Measurement, ...], scenario: Scenario) -> None:
    found = ahead(scenario, month)
    unfit = {each.change for each in found.misfits}
    rest = replace(scenario, changes=tuple(each for each in scenario.changes if each.id not in unfit))
    again = ahead(rest, month)
    assert again.persons == found.persons
    assert again.misfits == ()
