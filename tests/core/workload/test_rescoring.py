"""Scoring again: what it would change, what cannot be scored, and that it can be taken back without a trace."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workload_values import CEILING, SAYINGS, TODAY, USUAL, measurement

from kartblad.core.workload.book import Unit, relieved
from kartblad.core.workload.invented import code, invented_unit
from kartblad.core.workload.measurement import Count, Cover, Measurement, Reduction
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.rescoring import all_rescored, effect, effects, rescored, unknown
from kartblad.core.workload.weights import WeightSet


def heavier(version: str = "9.0.0", by: int = 1) -> WeightSet:
    """Return the usual set with investigations that weigh more."""
    kinds = tuple(
        replace(kind, points=replace(kind.points, value=kind.points.value + by)) if kind.id == "utredning" else kind
        for kind in USUAL.kinds
    )
    return replace(USUAL, ref=Ref(USUAL.ref.id, version), kinds=kinds)


NEW = heavier()
SCORED = replace(measurement(), weights=USUAL.ref)


def test_the_effect_is_told_before_anything_is_changed() -> None:
    measured = replace(SCORED, counts=(Count("utredning", 10),))
    found = effect(measured, USUAL, NEW, {})
    assert (found.points, found.moves, found.before.points, found.after and found.after.points) == (10, True, 130, 140)
    assert found.measured is measured


def test_what_colleagues_do_is_taken_off_in_both() -> None:
    measured = replace(SCORED, counts=(Count("utredning", 10),))
    found = effect(measured, USUAL, NEW, {"utredning": 4})
    assert (found.before.points, found.points) == (Fraction(78), Fraction(6))


@pytest.mark.parametrize(
    ("changes", "strange"),
    [
        ({"counts": (Count("utredning", 3),)}, []),
        ({"counts": (Count("yttrande", 0),)}, []),
        (
            {"counts": (Count("yttrande", 1), Count("oppenvard_uppfoljning", None))},
            ["yttrande", "oppenvard_uppfoljning"],
        ),
        ({"counts": (), "handed": (Count("yttrande", 2),)}, ["yttrande"]),
        ({"counts": (), "cover": (Cover("c1", "yttrande", 1),)}, ["yttrande"]),
        ({"counts": (), "reductions": (Reduction("r1", "utbildning", Decimal(1)),)}, ["utbildning"]),
        ({"counts": (), "reductions": (Reduction("r1", "utbildning", Decimal(1), "2026-01-01"),)}, []),
    ],
)
def test_what_another_set_does_not_know(changes: dict[str, object], strange: list[str]) -> None:
    measured = replace(SCORED, **changes)
    assert list(unknown(measured, CEILING)) == strange
    found = effect(measured, USUAL, CEILING, {})
    assert (found.unknown, found.after is None, found.points is None) == (tuple(strange), bool(strange), bool(strange))


def test_what_is_shared_is_not_known_where_a_set_does_not_say_what_half_weighs() -> None:
    measured = replace(SCORED, counts=(Count("utredning", 2, 1), Count("yttrande", 3)))
    assert tuple(unknown(measured, USUAL)) == ()
    assert tuple(unknown(measured, replace(USUAL, shared=None))) == ("utredning",)


def test_a_measurement_that_a_set_does_not_know_is_not_scored_with_it() -> None:
    with pytest.raises(ValueError, match="yttrande"):
        rescored(replace(SCORED, counts=(Count("yttrande", 1),)), CEILING)


def test_what_it_was_scored_with_stays_through_several_versions() -> None:
    once = rescored(SCORED, NEW)
    twice = rescored(once, heavier("9.1.0", 2))
    assert (once.weights, once.scored_before) == (NEW.ref, USUAL.ref)
    assert (twice.weights.version, twice.scored_before) == ("9.1.0", USUAL.ref)
    assert rescored(twice, USUAL) == SCORED


@given(st.lists(st.sampled_from(["9.0.0", "9.1.0", "9.2.0"]), max_size=6))
def test_scoring_as_it_was_measured_leaves_no_trace(versions: list[str]) -> None:
    measured: Measurement = SCORED
    for version in versions:
        measured = rescored(measured, heavier(version))
    assert rescored(measured, USUAL) == SCORED
    assert (measured.scored_before == NO_WEIGHTS) is (measured.weights == USUAL.ref)


def test_a_whole_series_is_scored_and_nobody_elses() -> None:
    unit = invented_unit(USUAL, TODAY, SAYINGS)
    mine = unit.of_person(code(4))
    found = effects(unit, code(4), {USUAL.ref: USUAL}, NEW)
    assert [each.measured for each in found] == list(mine)
    after = all_rescored(unit, frozenset(each.id for each in mine), NEW)
    assert {each.weights for each in after.of_person(code(4))} == {NEW.ref}
    others = [each for each in unit.measurements if each.person != code(4)]
    assert [each for each in after.measurements if each.person != code(4)] == others
    assert effects(after, code(4), {USUAL.ref: USUAL, NEW.ref: NEW}, NEW) == ()


def test_a_version_that_is_gone_is_left_out() -> None:
    unit = Unit("u", "", measurements=(SCORED,))
    assert effects(unit, SCORED.person, {}, NEW) == ()
    assert relieved(SCORED, unit.measurements) == {}
