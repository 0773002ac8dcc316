"""One observable: every new value is told once, an equal one never, a failed change not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kartblad.ui.store import Store


@given(st.lists(st.integers(0, 3)))
def test_subscribers_see_every_new_value_and_no_equal_one(values: list[int]) -> None:
    store, told = Store(0), []
    store.subscribe(told.append)
    changed = [store.apply(lambda _old, new=value: new) for value in values]
    expected, now = [], 0
    for value in values:
        if value != now:
            expected.append(value)
        now = value
    assert told == expected
    assert store.state == now
    assert changed.count(True) == len(expected)


def test_a_change_that_raises_leaves_the_value() -> None:
    store, told = Store("before"), []
    store.subscribe(told.append)
    with pytest.raises(ZeroDivisionError):
        store.apply(lambda _state: str(1 / 0))
    assert (store.state, told) == ("before", [])


def test_unsubscribing_ends_the_telling_and_can_be_repeated() -> None:
    store, told, others = Store(0), [], []
    stop = store.subscribe(told.append)
    store.subscribe(others.append)
    store.apply(lambda n: n + 1)
    stop()
    stop()
    store.apply(lambda n: n + 1)
    assert (told, others) == ([1], [1, 2])


def test_a_subscriber_may_leave_while_it_is_told() -> None:
    store, told = Store(0), []
    stops = []

    def once(value: int) -> None:
        told.append(value)
        stops[0]()

    stops.append(store.subscribe(once))
    store.subscribe(told.append)
    store.apply(lambda n: n + 1)
    store.apply(lambda n: n + 1)
    assert told == [1, 1, 2]


def test_equal_is_by_value_not_by_identity() -> None:
    store, told = Store((1, 2)), []
    store.subscribe(told.append)
    assert store.apply(lambda pair: tuple(n for n in pair)) is False
    assert told == []
