"""Every shipped example comes out, and a set whose examples do not is found out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from workload_made import SHIPPED, USUAL

from kartblad.core.words import Words
from kartblad.core.workload.examples import Example, Expected
from kartblad.core.workload.trials import failed, measured, trials
from kartblad.core.workload.weights import WeightSet

EACH = [(weights, trial) for weights in SHIPPED for trial in trials(weights)]


@pytest.mark.parametrize(("weights", "trial"), EACH, ids=[f"{w.ref}-{t.example.id}" for w, t in EACH])
def test_every_shipped_example_comes_out(weights: WeightSet, trial: object) -> None:
    assert trial.wrong == ()  # type: ignore[attr-defined]


def test_the_shipped_sets_try_what_is_documented() -> None:
    ids = {weights.ref.id: {example.id for example in weights.examples} for weights in SHIPPED}
    assert ids[USUAL.ref.id] >= {"t1", "t2a", "t2b", "t2c", "t3", "t4a", "t4b", "t4c", "s1", "s3", "s5", "s9"}
    assert ids["demo-tak-100"] >= {"t11"}


@pytest.mark.parametrize(
    ("expected", "wrong"),
    [
        (Expected(points=Decimal(13)), ()),
        (Expected(points=Decimal("13.0"), norm=Decimal(150)), ()),
        (Expected(points=Decimal(12)), ("points",)),
        (Expected(norm=Decimal(149), zone="rod"), ("norm", "zone")),
        (Expected(load_percent=Decimal("8.7"), zone="bla"), ()),
        (Expected(load_percent=Decimal("8.67")), ()),
        (Expected(load_percent=Decimal("8.66")), ("load_percent",)),
        (Expected(zone="-"), ("zone",)),
    ],
)
def test_what_does_not_come_out_is_named(expected: Expected, wrong: tuple[str, ...]) -> None:
    example = Example("e", Words("Ett", "One"), expected, years=Decimal(6), counts=(("utredning", 1),))
    weights = replace(USUAL, examples=(example,))
    assert [trial.wrong for trial in trials(weights)] == [wrong]
    assert [trial.wrong for trial in failed(weights)] == ([wrong] if wrong else [])


def test_an_example_is_a_measurement() -> None:
    example = Example(
        "e",
        Words("Ett", "One"),
        Expected(),
        years=Decimal(6),
        shared=(("utredning", 1),),
        counts=(("yttrande", 2),),
        reductions=(("fackligt", Decimal(10)),),
    )
    made = measured(example, USUAL)
    assert [(count.id, count.whole, count.shared) for count in made.counts] == [("yttrande", 2, 0), ("utredning", 0, 1)]
    assert [(each.reason, each.amount) for each in made.reductions] == [("fackligt", 10)]
    assert made.weights == USUAL.ref


def test_an_example_with_shared_cases_does_not_come_out_where_the_set_shares_none() -> None:
    unshared = replace(USUAL, shared=None)
    found = {each.example.id: each for each in trials(unshared) if each.example.shared}
    assert found
    assert all(each.score.points is None and "points" in each.wrong for each in found.values())
