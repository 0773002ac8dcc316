"""A unit has one measurement for a person and a month; what colleagues do is taken off once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from workload_made import USUAL

from kartblad.core.workload.book import Unit, relieved, with_measurement
from kartblad.core.workload.measurement import Count, Cover, Measurement
from kartblad.core.workload.scoring import score

UNIT = Unit("u", "Enheten", weights=USUAL.ref)


def made(person: str, day: str = "2026-03-02", **changes: object) -> Measurement:
    return replace(Measurement(f"{person}-{day}", day, person), **changes)  # type: ignore[arg-type]


def test_a_new_one_takes_the_place_of_the_same_month() -> None:
    unit = with_measurement(with_measurement(UNIT, made("b")), made("a", "2026-04-01"))
    unit = with_measurement(unit, made("b", "2026-03-30"))
    assert [(each.person, each.date) for each in unit.measurements] == [("b", "2026-03-30"), ("a", "2026-04-01")]
    assert unit.months == ("2026-03", "2026-04")
    assert [each.person for each in unit.in_month("2026-04")] == ["a"]
    assert [each.date for each in unit.of_person("b")] == ["2026-03-30"]


def test_a_month_is_in_the_order_of_codes() -> None:
    unit = UNIT
    for person in ("ceder-1", "al-2", "björk-3"):
        unit = with_measurement(unit, made(person))
    assert [each.person for each in unit.in_month("2026-03")] == ["al-2", "björk-3", "ceder-1"]


@pytest.mark.parametrize(
    ("own", "covered", "expected"),
    [(5, 2, {"utredning": 2}), (5, 7, {"utredning": 5}), (0, 2, {}), (None, 2, {})],
)
def test_what_a_colleague_does_is_taken_off_as_far_as_it_was_counted(
    own: int | None, covered: int, expected: dict[str, int]
) -> None:
    mine = made("a", counts=(Count("utredning", own),))
    other = made("b", cover=(Cover("c", "utredning", covered, "a"), Cover("d", "yttrande", 1, "")))
    assert relieved(mine, (mine, other)) == expected
    assert relieved(other, (mine, other)) == {}


def test_nobody_relieves_themselves() -> None:
    mine = made("a", counts=(Count("utredning", 3),), cover=(Cover("c", "utredning", 1, "a"),))
    assert relieved(mine, (mine,)) == {}


def test_a_case_that_is_covered_counts_once_for_the_unit() -> None:
    mine = made("a", counts=(Count("utredning", 5),))
    other = made("b", cover=(Cover("c", "utredning", 2, "a"),))
    both = (mine, other)
    assert sum(score(each, USUAL, relieved(each, both)).least for each in both) == score(mine, USUAL).least
