"""What another set would do: persons per zone, who cannot be scored, and which numbers differ."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from workload_desks import CEILING, LIBRARY, USUAL, unit_desk

from kartblad.core import editing
from kartblad.core.workload.effect import Difference, Field, differences, effect, zones_of_both
from kartblad.core.workload.labels import amounts, origins
from kartblad.core.workload.localmade import drafted, made
from kartblad.core.workload.localset import Figure
from kartblad.core.workload.measurement import Count, Reduction
from kartblad.core.workload.origin import Origin
from kartblad.core.workload.weights import DutiesRule, PartTime, WeightSet

UNIT = unit_desk().unit
MONTH = UNIT.in_month(UNIT.months[-1])


def changed(*path: str, to: object) -> WeightSet:
    return made(editing.put(drafted(USUAL, "lokal"), path, to), "1.0.0", USUAL.date)


HEAVIER = changed("kinds", "utredning", "points", to=Figure(Decimal(14)))


def test_the_same_set_moves_nobody() -> None:
    found = effect(MONTH, LIBRARY.weights, USUAL)
    assert (found.moved, found.lost, found.before) == (0, 0, found.after)
    assert [shift.person for shift in found.shifts] == sorted(each.person for each in MONTH)


def test_what_was_scored_with_a_version_that_is_gone_is_left_out_and_counted() -> None:
    first, *rest = MONTH
    lost = replace(first, weights=replace(first.weights, version="9.9.9"), counts=(Count("okand", 3),))
    found = effect((lost, *rest), LIBRARY.weights, HEAVIER)
    assert (found.gone, len(found.shifts)) == (1, len(MONTH) - 1)
    assert first.person not in {shift.person for shift in found.shifts}


def test_a_heavier_weight_moves_people_up_and_loses_nobody() -> None:
    found = effect(MONTH, LIBRARY.weights, HEAVIER)
    assert found.moved > 0
    assert sum(found.before.values()) == sum(found.after.values()) == len(MONTH)
    assert all(shift.after and (shift.after.load or 0) >= (shift.before.load or 0) for shift in found.shifts)


def test_what_the_other_set_does_not_know_is_lost_by_name_and_scored_as_nothing_else() -> None:
    found = effect(MONTH, LIBRARY.weights, CEILING)
    assert found.lost == len(MONTH)
    assert all("oppenvard_uppfoljning" in shift.lost or shift.lost for shift in found.shifts)
    assert not any(shift.moves for shift in found.shifts)


@pytest.mark.parametrize(
    ("count", "lost"),
    [(Count("borta", 0, 0), ()), (Count("borta", 1, 0), ("borta",)), (Count("borta", None, 0), ("borta",))],
)
def test_a_kind_that_is_gone_is_no_loss_where_there_was_none(count: Count, lost: tuple[str, ...]) -> None:
    grown = replace(USUAL, kinds=(*USUAL.kinds, replace(USUAL.kinds[0], id="borta")))
    one = replace(MONTH[0], counts=(*MONTH[0].counts, count))
    (shift,) = effect((one,), lambda _ref: grown, USUAL).shifts
    assert shift.lost == lost


def test_a_reason_that_is_gone_is_a_loss_while_it_holds() -> None:
    without = replace(USUAL, reasons=())
    held = replace(MONTH[0], reductions=(Reduction("r", "fackligt", Decimal(10)),))
    over = replace(held, reductions=(Reduction("r", "fackligt", Decimal(10), "2000-01-01"),))
    (lost,) = effect((held,), LIBRARY.weights, without).shifts
    (kept,) = effect((over,), LIBRARY.weights, without).shifts
    assert (lost.lost, kept.lost) == (("fackligt",), ())


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (USUAL, []),
        (HEAVIER, [(Field.WEIGHT, Decimal(13), Decimal(14))]),
        (changed("kinds", "utredning", "name", to=USUAL.about), []),
        (changed("bands", "ny_0_1", "points", to=Figure(Decimal(100))), [(Field.NORM, Decimal(120), Decimal(100))]),
        (changed("bands", "van_1_3", "years_from", to=Decimal(2)), [(Field.YEARS, Decimal(1), Decimal(2))]),
        (changed("zones", "gul", "upper", to=Figure(Decimal("1.25"))), [(Field.ZONE, Decimal("1.2"), Decimal("1.25"))]),
        (changed("shared", to=Figure()), [(Field.SHARED, Decimal("0.5"), None)]),
        (changed("fixed", to=Figure(Decimal(15))), [(Field.FIXED, None, Decimal(15))]),
        (changed("hours", to=Figure(Decimal(37))), [(Field.HOURS, Decimal(40), Decimal(37))]),
        (changed("part_time", to=PartTime.NONE), [(Field.PART_TIME, None, None)]),
        (changed("duties", to=DutiesRule.ADD_POINTS), [(Field.DUTIES, None, None)]),
        (changed("rating", "heavy", to=1), [(Field.RATING, None, None)]),
        (changed("reasons", to=()), [(Field.REASON, None, None)]),
        (changed("interval_months", to=2), [(Field.FREQUENCY, Decimal(1), Decimal(2))]),
    ],
)
def test_each_number_that_differs_is_told(new: WeightSet, expected: list[tuple[object, ...]]) -> None:
    assert [(each.field, each.before, each.after) for each in differences(USUAL, new)] == expected


def test_what_is_new_and_what_is_gone_is_told_apart() -> None:
    fewer = replace(USUAL, kinds=USUAL.kinds[1:])
    first = USUAL.kinds[0]
    assert differences(USUAL, fewer) == (Difference(Field.WEIGHT, first.name, first.points.value, None, is_gone=True),)
    assert differences(fewer, USUAL) == (Difference(Field.WEIGHT, first.name, None, first.points.value, is_new=True),)


def test_the_zones_of_both_are_the_new_ones_and_those_that_are_gone() -> None:
    assert [zone.id for zone in zones_of_both(USUAL, CEILING)] == [
        *(zone.id for zone in CEILING.zones),
        *(zone.id for zone in USUAL.zones),
    ]
    assert zones_of_both(USUAL, HEAVIER) == HEAVIER.zones


def test_every_number_and_rule_has_its_label() -> None:
    assert (
        len(list(amounts(USUAL))) == 12 + 4 + 4 + 1 + 2
    )  # kinds, norms, limits, one usual reduction, shared and hours
    found = origins(USUAL)
    assert (len(found), found.count(Origin.DOCUMENTED), found.count(Origin.ILLUSTRATIVE)) == (27, 8, 19)
