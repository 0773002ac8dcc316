"""The leader's counts beside the worker's: nothing that was handed in is lost, and going back leaves no trace."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workload_desks import USUAL, measurement

from kartblad.core.workload.measurement import Count
from kartblad.core.workload.scored import differences, is_scored, recounted, signed, too_many_within

HANDED = measurement()
COUNTS = st.builds(
    Count,
    st.sampled_from([kind.id for kind in USUAL.kinds]),
    st.none() | st.integers(0, 40),
    st.none() | st.integers(0, 40),
)


def test_a_count_that_is_changed_keeps_the_workers_own() -> None:
    changed = recounted(HANDED, Count("utredning", 4))
    assert (changed.count("utredning"), changed.handed) == (Count("utredning", 4), HANDED.counts)
    (difference,) = differences(changed)
    assert (difference.kind, difference.handed, difference.counted) == (
        "utredning",
        Count("utredning", 1),
        Count("utredning", 4),
    )


def test_a_kind_that_the_form_did_not_ask_for_can_be_counted() -> None:
    asked = replace(HANDED, counts=HANDED.counts[:2])
    changed = recounted(asked, Count("yttrande", 3))
    assert [each.kind for each in differences(changed)] == ["yttrande"]
    assert changed.count("yttrande").whole == 3


def test_not_known_is_another_count_than_none() -> None:
    assert len(differences(recounted(HANDED, Count("utredning", None)))) == 1


def test_what_nobody_changed_has_no_differences() -> None:
    assert differences(HANDED) == ()


@given(st.lists(COUNTS, max_size=6))
def test_whatever_is_counted_what_was_handed_in_is_there(counts: list[Count]) -> None:
    changed = HANDED
    for each in counts:
        changed = recounted(changed, each)
    assert (changed.handed or changed.counts) == HANDED.counts
    last = {each.id: each for each in counts}
    assert all(changed.count(kind) == count for kind, count in last.items())


@given(st.lists(COUNTS, max_size=6))
def test_all_counts_set_back_leave_no_trace(counts: list[Count]) -> None:
    changed = HANDED
    for each in (*counts, *HANDED.counts):
        changed = recounted(changed, each)
    assert changed == HANDED


def test_a_signature_says_who_and_when() -> None:
    done = signed(HANDED, "AL", "2026-11-22")
    assert (is_scored(HANDED), is_scored(done), done.scored_by, done.scored_on) == (False, True, "AL", "2026-11-22")


@pytest.mark.parametrize(
    ("whole", "part", "too_many"),
    [
        (Count("utredning", 2), Count("utredning_tvang_tillagg", 2), False),
        (Count("utredning", 2), Count("utredning_tvang_tillagg", 3), True),
        (Count("utredning", None), Count("utredning_tvang_tillagg", 3), False),
        (Count("utredning", 2), Count("utredning_tvang_tillagg", None), False),
        (Count("utredning", 2, 1), Count("utredning_tvang_tillagg", 0, 2), True),
    ],
)
def test_a_part_is_never_more_than_its_whole(whole: Count, part: Count, too_many: bool) -> None:
    found = too_many_within(replace(HANDED, counts=(whole, part)), USUAL)
    assert found == ((("utredning_tvang_tillagg", "utredning"),) if too_many else ())
