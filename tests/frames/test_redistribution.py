"""The best redistribution: against every possible one where they are few, and rules and proofs where they are many."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kartblad.core.workload.balance import Carrier, Proposal, Shift, broken, moved, over
from kartblad.core.workload.caseload import Parcel
from kartblad.frames import redistribution
from kartblad.frames.redistribution import Bounds, UncheckedError, least, redistribute
from kartblad.frames.whole_numbers import Answer

WEIGHS = {"x": Fraction(10), "y": Fraction(7, 2)}
ALL = tuple(product(range(7), repeat=2))
"""How many of each kind may leave."""
NEW = Carrier("+", Fraction(0), Fraction(20), most=Fraction(20))
ceilings = st.sampled_from([Fraction(9, 10), Fraction(1), Fraction(11, 10)])


@st.composite
def units(draw: st.DrawFn) -> tuple[Carrier, ...]:
    """Return two or three workers with a handful of cases, some of which stay."""
    found = []
    for code in ("a", "b", "c")[: draw(st.integers(2, 3))]:
        parcels = tuple(Parcel(kind, draw(st.integers(0, 2)), each) for kind, each in WEIGHS.items())
        stays = draw(st.integers(0, 20))
        points = stays + sum((each.number * each.each for each in parcels), Fraction(0))
        norm = Fraction(draw(st.integers(8, 40)))
        kept = tuple(each for each in parcels if each.number)
        found.append(Carrier(code, points, norm, kept, draw(st.booleans())))
    return tuple(found)


def every(held: tuple[Carrier, ...]) -> Iterator[tuple[Shift, ...]]:
    """Yield every way to give away whole counts, from each to each."""
    ways = [
        (one.code, other.code, parcel)
        for one in held
        for parcel in one.parcels
        for other in held
        if other.code != one.code
    ]
    for numbers in product(*(range(parcel.number + 1) for _giver, _taker, parcel in ways)):
        yield tuple(
            Shift(giver, taker, parcel.kind, n) for (giver, taker, parcel), n in zip(ways, numbers, strict=True) if n
        )


@settings(max_examples=60, deadline=None)
@given(units(), ceilings)
def test_nothing_that_keeps_the_rules_is_better(held: tuple[Carrier, ...], ceiling: Fraction) -> None:
    found = redistribute(held, ceiling)
    allowed = [shifts for shifts in every(held) if not broken(held, ceiling, shifts)]
    best = min((over(moved(held, shifts), ceiling), sum(each.number for each in shifts)) for shifts in allowed)
    assert (found.over_after, found.moved) == best
    assert found.best
    assert broken(held, ceiling, found.shifts) == ()
    assert found.over_before == over(held, ceiling)


@settings(max_examples=25, deadline=None)
@given(units(), ceilings)
def test_the_least_that_would_have_to_give(held: tuple[Carrier, ...], ceiling: Fraction) -> None:
    found = least(held, ceiling, NEW)

    def can_all(with_held: tuple[Carrier, ...], at: Fraction) -> bool:
        return redistribute(with_held, at).over_after == 0

    if over(held, ceiling):
        assert found.ceiling.enough is not None
        assert found.ceiling.exact
        at = found.ceiling.enough / 100
        assert can_all(held, at)
        assert at - Fraction(1, 100) <= ceiling or not can_all(held, at - Fraction(1, 100))
        new = tuple(Carrier(f"+{n}", NEW.points, NEW.norm, most=NEW.most) for n in range(redistribution.MOST_NEW))
        numbers = [n for n in range(1, len(new) + 1) if can_all((*held, *new[:n]), ceiling)]
        assert found.newcomers.enough == (numbers[0] if numbers else None)
        assert found.newcomers.never is not bool(numbers)


@settings(max_examples=25, deadline=None)
@given(units(), ceilings)
def test_the_fewest_points_that_leave(held: tuple[Carrier, ...], ceiling: Fraction) -> None:
    """Somebody outside with room for everything shows what leaving comes to, by trying all of it."""
    found = least(held, ceiling, NEW)
    rooms = {sum((n * each for n, each in zip(kinds, WEIGHS.values(), strict=True)), Fraction(0)) for kinds in ALL}
    outside = (Carrier("out", Fraction(0), Fraction(10_000), most=room) for room in sorted(rooms))
    fewest = next((one.most for one in outside if not redistribute((*held, one), ceiling).over_after), None)
    assert found.points.enough == fewest
    assert found.points.exact is (fewest is not None)
    assert found.points.never is (fewest is None)


TABLE = [
    ("nobody over", [("a", 90, 3), ("b", 50, 0)], Proposal(Fraction(1), (), 0, 0, 0, 0)),
    ("one move", [("a", 105, 3), ("b", 50, 0)], Proposal(Fraction(1), (Shift("a", "b", "x", 1),), 1, 0, 0, 1)),
    ("at is over", [("a", 100, 3), ("b", 89, 0)], Proposal(Fraction(1), (Shift("a", "b", "x", 1),), 1, 0, 0, 1)),
    ("no room", [("a", 105, 3), ("b", 90, 0)], Proposal(Fraction(1), (), 1, 1, 1, 0)),
    ("nothing to give", [("a", 105, 0), ("b", 10, 0)], Proposal(Fraction(1), (), 1, 1, 1, 0)),
    (
        "one of two",
        [("a", 105, 9), ("b", 85, 9), ("c", 135, 9)],
        Proposal(Fraction(1), (Shift("a", "b", "x", 1),), 2, 1, 1, 1),
    ),
]


@pytest.mark.parametrize(("held", "expected"), [each[1:] for each in TABLE], ids=[each[0] for each in TABLE])
def test_worked_units(held: list[tuple[str, int, int]], expected: Proposal) -> None:
    unit = [
        Carrier(code, Fraction(points), Fraction(100), (Parcel("x", n, Fraction(10)),) if n else ())
        for code, points, n in held
    ]
    assert redistribute(unit, Fraction(1)) == expected


def big(people: int, counts: int) -> tuple[Carrier, ...]:
    """Return a unit in which loads lie unevenly, the same every time."""
    kinds = [("k2", 2), ("k3", 3), ("k9", 9), ("k10", 10), ("k13", 13), ("k17", 17)]
    found = []
    for at in range(people):
        parcels = tuple(
            Parcel(kind, counts // people // 6 + (at * 7 + 3 * j) % 5 - 2 * (at % 3 == 0), Fraction(each))
            for j, (kind, each) in enumerate(kinds)
        )
        points = sum((each.number * each.each for each in parcels), Fraction(0))
        found.append(Carrier(f"p{at:02}", points, Fraction(200 + at % 4 * 20), parcels, at % 9 == 0))
    return tuple(found)


def test_progress_goes_up_to_the_end() -> None:
    told: list[float] = []
    redistribute(big(12, 200), Fraction(11, 10), told.append)
    assert told[-1] == 1.0
    assert all(0 <= share <= 1 for share in told)


def test_what_the_time_does_not_suffice_for_is_never_called_the_best() -> None:
    found = redistribute(big(40, 900), Fraction(101, 100), seconds=0.1)
    assert broken(big(40, 900), Fraction(101, 100), found.shifts) == ()
    assert found.fewest_over <= found.over_after
    assert found.fewest_moved <= found.moved
    assert found.best is ((found.over_after, found.moved) == (found.fewest_over, found.fewest_moved))


def test_what_would_have_to_give_lies_between_bounds_when_the_time_is_short() -> None:
    held = big(40, 900)
    found = least(
        held, sum((each.points for each in held), Fraction(0)) / sum(each.norm for each in held), NEW, seconds=0.3
    )
    for bounds in (found.ceiling, found.points, found.newcomers):
        assert bounds.enough is None or bounds.least <= bounds.enough


def test_what_breaks_a_rule_when_reckoned_exactly_is_shown_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redistribution, "broken", lambda *_facts: ("a rule",))
    with pytest.raises(UncheckedError):
        redistribute(big(6, 90), Fraction(1))


UNEVEN = (
    Carrier("a", Fraction(105), Fraction(100), (Parcel("x", 3, Fraction(10)),)),
    Carrier("b", Fraction(50), Fraction(100)),
)
"""One move brings both under: nothing has to give."""


@pytest.fixture
def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the time run out before the solver has found or ruled out anything."""
    monkeypatch.setattr(redistribution, "solved", lambda *_facts: Answer(None, float("-inf")))


@pytest.mark.usefixtures("no_time")
def test_a_search_that_found_nothing_in_time_has_proved_nothing() -> None:
    found = redistribute(UNEVEN, Fraction(1))
    assert (found.over_after, found.fewest_over, found.best) == (1, 0, False)


@pytest.mark.usefixtures("no_time")
@pytest.mark.parametrize(("proved", "ceiling", "newcomers"), [(False, 100, 0), (True, 101, 1)])
def test_no_least_is_proved_where_the_proposal_is_not(proved: bool, ceiling: int, newcomers: int) -> None:
    found = least(UNEVEN, Fraction(1), NEW, proved=proved)
    assert found.ceiling == Bounds(Fraction(ceiling), Fraction(106), proved=proved)
    assert found.points == Bounds(Fraction(0), None, proved=False)
    assert found.newcomers == Bounds(Fraction(newcomers), None, proved=proved)
    assert not any(each.exact for each in (found.ceiling, found.points, found.newcomers))


def test_what_is_ruled_out_on_the_way_is_proved_all_the_same() -> None:
    crowded = (Carrier("a", Fraction(150), Fraction(100)), Carrier("b", Fraction(50), Fraction(100)))
    found = least(crowded, Fraction(1), NEW, proved=False)
    assert found.ceiling == Bounds(Fraction(151), Fraction(151))
    assert found.newcomers == Bounds(Fraction(redistribution.MOST_NEW + 1), None, never=True)
