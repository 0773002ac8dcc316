"""What can change hands: bundles, what colleagues do already, and parcels that can each go by itself."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workload_months import SMALL, amount, kind, worker

from kartblad.core.workload.caseload import bundle, carried, chain, each_weighs, movable, parcels, unknown
from kartblad.core.workload.weights import UnknownKindError

HELD = {"report": 4, "inquiry": 5, "forced": 2, "placed": 1, "waits": None}
TREE = replace(
    SMALL,
    kinds=(*SMALL.kinds, kind("heavy", amount("1"), within="inquiry"), kind("worst", amount("3"), within="forced")),
)
"""Two supplements of the same kind, and one of a supplement."""


@pytest.mark.parametrize(
    ("of", "number", "expected"),
    [
        ("report", 3, {"report": 3}),
        ("inquiry", 3, {"inquiry": 3}),
        ("inquiry", 4, {"inquiry": 4, "forced": 1}),
        ("inquiry", 5, {"inquiry": 5, "forced": 2}),
        ("forced", 1, {"forced": 1, "inquiry": 1}),
        ("placed", 0, {}),
    ],
)
def test_supplements_go_along(of: str, number: int, expected: dict[str, int]) -> None:
    assert bundle(of, number, HELD, SMALL) == expected


@pytest.mark.parametrize(
    ("of", "expected"), [("report", 4), ("inquiry", 5), ("forced", 2), ("placed", 1), ("waits", 0)]
)
def test_as_many_can_go_as_there_are(of: str, expected: int) -> None:
    assert movable(of, HELD, SMALL) == expected


def test_what_a_colleague_does_is_not_the_workers_to_give() -> None:
    held = carried(worker("a", inquiry=5, forced=1, placed=None), {"inquiry": 2, "report": 3})
    assert held == {"report": 0, "inquiry": 3, "forced": 1, "placed": None, "waits": 0}


@pytest.mark.parametrize(("of", "expected"), [("waits", True), ("report", False), ("inquiry", False)])
def test_what_is_not_known_is_said(of: str, *, expected: bool) -> None:
    assert unknown(of, HELD, SMALL) is expected
    assert unknown("inquiry", HELD | {"forced": None}, SMALL)


def test_chains_lead_to_what_a_kind_is_within() -> None:
    assert chain("worst", TREE) == ("worst", "forced", "inquiry")
    assert each_weighs("worst", TREE) == Fraction("17.5")
    with pytest.raises(UnknownKindError):
        chain("strange", TREE)


def test_parcels_leave_nothing_out_where_there_is_one_supplement() -> None:
    assert [(each.kind, each.number, each.each) for each in parcels(HELD, SMALL)] == [
        ("report", 4, Fraction(2)),
        ("inquiry", 3, Fraction(10)),
        ("forced", 2, Fraction("14.5")),
        ("placed", 1, Fraction(12)),
    ]


counts = st.integers(0, 6)


@given(st.tuples(counts, counts, counts, counts), st.permutations(["inquiry", "forced", "heavy", "worst"]), st.data())
def test_parcels_go_one_by_one_in_any_order_without_taking_others_along(
    numbers: tuple[int, int, int, int], order: list[str], data: st.DataObject
) -> None:
    inquiry, forced, heavy, worst = numbers
    held = {"inquiry": inquiry, "forced": min(forced, inquiry), "heavy": min(heavy, inquiry)}
    held["worst"] = min(worst, held["forced"])
    there = {each.kind: each.number for each in parcels(held, TREE)}
    for each in order:
        number = data.draw(st.integers(0, there.get(each, 0)))
        gone = bundle(each, number, held, TREE)
        assert gone == dict.fromkeys(chain(each, TREE), number or 0) or not number
        held = {of: n - gone.get(of, 0) for of, n in held.items()}
        assert min(held.values()) >= 0
        assert held["forced"] <= held["inquiry"] >= held["heavy"]
        assert held["worst"] <= held["forced"]


@given(st.tuples(counts, counts, counts), st.sampled_from(["inquiry", "forced", "heavy"]), st.data())
def test_after_any_bundle_there_are_no_more_supplements_than_cases(
    numbers: tuple[int, int, int], of: str, data: st.DataObject
) -> None:
    held = {"inquiry": numbers[0], "forced": min(numbers[:2]), "heavy": min(numbers[0], numbers[2]), "worst": 0}
    gone = bundle(of, data.draw(st.integers(0, movable(of, held, TREE))), held, TREE)
    left = {each: n - gone.get(each, 0) for each, n in held.items()}
    assert min(left.values()) >= 0
    assert max(left["forced"], left["heavy"]) <= left["inquiry"]
    assert max(gone.get("forced", 0), gone.get("heavy", 0)) <= gone.get("inquiry", 0)
