"""A table of measurements comes to the very same as each of them alone, also where machine numbers end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workload_made import AWKWARD, CEILING, NOMINAL, USUAL, amount, changed, measurements

from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.scoring import Gap, Score, score
from kartblad.core.workload.weights import Gauge, PartTime, UnknownKindError, WeightSet
from kartblad.frames.measurements import Scored, measurement_frame, scored

EVEN = changed(
    USUAL,
    part_time=PartTime.NONE,
    shared=None,
    hours=None,
    reasons=tuple(each for each in USUAL.reasons if each.gauge is not Gauge.HOURS),
)
HUGE = changed(USUAL, kinds=tuple(replace(kind, points=amount(10**15 + 1)) for kind in USUAL.kinds))


def alone(held: Sequence[Measurement], weights: WeightSet) -> list[Score]:
    return [score(each, weights) for each in held]


def check(found: Scored, expected: list[Score]) -> None:
    for row, each in enumerate(expected):
        assert found.points.of(row) == each.points
        assert found.norm.of(row) == each.norm
        assert found.zone(row) == each.zone
        assert {gap for gap, where in found.gaps.items() if where[row]} == set(each.gaps)
        if each.load_percent is not None:
            assert Decimal(int(found.tenths[row])) / 10 == each.load_percent


@pytest.mark.parametrize(
    "weights",
    [USUAL, CEILING, AWKWARD, NOMINAL, EVEN, HUGE],
    ids=["usual", "ceiling", "awkward", "nominal", "even", "huge"],
)
@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_rows_come_to_the_same_as_one_by_one(weights: WeightSet, data: st.DataObject) -> None:
    held = data.draw(st.lists(measurements(weights), min_size=1, max_size=8))
    check(scored(measurement_frame(held, weights), weights), alone(held, weights))


@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_what_colleagues_do_is_taken_off(data: st.DataObject) -> None:
    held = data.draw(st.lists(measurements(USUAL, every=True), min_size=1, max_size=4))
    off = {"utredning": 2, "yttrande": 1}
    found = scored(measurement_frame(held, USUAL, lambda _each: off), USUAL)
    check(found, [score(each, USUAL, off) for each in held])


PLAIN = pd.DataFrame({"years": [6.0, 2.0, np.nan], "employment": [75.0, 100.0, 100.0], "yttrande": [1, 2, 3]})


class TestTable:
    def test_columns_that_are_not_there(self) -> None:
        found = scored(PLAIN, USUAL)
        assert [found.norm.of(row) for row in range(3)] == [Fraction("112.5"), 126, None]
        assert found.table["points"].tolist() == [3, 6, 9]
        assert found.table["zone"].astype(object).tolist()[:2] == ["bla", "bla"]
        assert found.table["load_percent"].tolist()[:2] == [2.7, 4.8]
        assert found.table.isna().to_numpy().tolist()[2] == [False, True, True, True]

    def test_nobody_has_a_norm_without_employment(self) -> None:
        found = scored(PLAIN.drop(columns="employment"), USUAL)
        assert found.gaps[Gap.EMPLOYMENT].all()
        assert found.table["norm"].isna().all()

    def test_no_rows(self) -> None:
        assert len(scored(PLAIN.head(0), USUAL).table) == 0
        assert len(scored(measurement_frame([], USUAL), USUAL).table) == 0

    @pytest.mark.parametrize("values", [[0, 0, 0], [1.5, 2.0, np.nan], [Decimal(1), Decimal(2), None]])
    def test_a_column_that_counts_what_nobody_knows_is_an_error(self, values: list[object]) -> None:
        with pytest.raises(UnknownKindError, match="konsultation"):
            scored(PLAIN.assign(konsultation=values), USUAL)

    def test_texts_are_left_alone(self) -> None:
        frame = PLAIN.assign(person=["a", "b", "c"], note=["", "x", "y"], room=pd.Series(["1", "2", "3"], dtype=object))
        assert scored(frame, USUAL).table.equals(scored(PLAIN, USUAL).table)

    @pytest.mark.parametrize("kind", ["Int64", "Float64", "int8", "float32", "object"])
    def test_other_kinds_of_columns_come_to_the_same(self, kind: str) -> None:
        frame = PLAIN.assign(yttrande=PLAIN["yttrande"].astype(kind))
        assert scored(frame, USUAL).table.equals(scored(PLAIN, USUAL).table)

    def test_what_is_missing_in_a_count_leaves_no_points(self) -> None:
        found = scored(PLAIN.assign(yttrande=pd.array([1, None, 3], dtype="Int64")), USUAL)
        assert [found.points.of(row) for row in range(3)] == [3, None, 9]
        assert found.gaps[Gap.COUNTS].tolist() == [False, True, False]

    def test_a_limit_that_binary_numbers_miss(self) -> None:
        """1.1 times 90 is a little more than 99 in binary."""
        frame = pd.DataFrame({"years": [6.0] * 2, "employment": [60.0] * 2, "yttrande": [33, 32]})
        assert [scored(frame, USUAL).zone(row) for row in range(2)] == ["gul", "gron"]

    def test_numbers_beyond_the_machines_are_exact(self) -> None:
        many = 10**15
        frame = pd.DataFrame(
            {"years": [6.0], "employment": [33.333333333333], "presence": [66.6666666], "yttrande": [many]}
        )
        alike = Measurement(
            "m", years=Decimal(6), employment=Decimal("33.333333333333"), presence=Decimal("66.6666666"),
            counts=(Count("yttrande", many),),
        )  # fmt: skip
        check(scored(frame, USUAL), [score(alike, USUAL)])
