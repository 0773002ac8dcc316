"""Days stay days and hours stay hours; a course without a number has neither."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.core.courses import Course, Standing, course_hours, hours, listed, person_days
from kartblad.core.words import Words

D = Decimal


def course(key: str = "course", **facts: object) -> Course:
    """Return a listed course with the given facts."""
    values: dict[str, object] = {"group": "group", "name": Words(key), "part": Words(), "standing": Standing.LISTED}
    return Course(key=key, **(values | facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"days": D(2), "participations": 76}, (D(152), None)),
        ({"sessions": 10, "hours_per_session": D(3), "participations": 93}, (None, D(2790))),
        ({"days": D("4.5"), "participations": 10}, (D("45.0"), None)),
        ({"days": D(6)}, (None, None)),
        ({"participations": 7}, (None, None)),
        ({"sessions": 10, "participations": 7}, (None, None)),
    ],
)
def test_person_days_and_hours(facts: dict[str, object], expected: tuple[Decimal | None, Decimal | None]) -> None:
    made = course(**facts)
    assert (person_days(made), hours(made)) == expected


def test_hours_of_one_participant() -> None:
    assert course_hours(course(sessions=10, hours_per_session=D(3))) == 30


@pytest.mark.parametrize("standing", [Standing.PLANNED, Standing.LOST, Standing.OUTSIDE])
def test_only_listed_courses_are_listed(standing: Standing) -> None:
    mine = course("mine")
    assert listed([mine, course("other", standing=standing)]) == (mine,)


@given(
    st.none() | st.integers(1, 10).map(Decimal),
    st.none() | st.integers(1, 20),
    st.none() | st.integers(1, 8).map(Decimal),
    st.integers(0, 500),
)
def test_a_length_in_one_unit_gives_no_amount_in_the_other(
    days: Decimal | None, sessions: int | None, each: Decimal | None, heads: int
) -> None:
    made = course(days=days, sessions=sessions, hours_per_session=each, participations=heads)
    assert (person_days(made) is None) is (days is None)
    assert (hours(made) is None) is (sessions is None or each is None)
