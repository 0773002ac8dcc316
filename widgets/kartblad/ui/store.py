"""One observable holding one immutable value: event → command → new value → draw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

S = TypeVar("S")


class Store(Generic[S]):
    """The state of one page.

    Parameters
    ----------
    state
        An immutable value. Two values that are equal draw the same, so a change to an equal value tells nobody.
    """

    def __init__(self, state: S) -> None:
        self._state = state
        self._renders: list[Callable[[S], None]] = []

    @property
    def state(self) -> S:
        """The value now."""
        return self._state

    def apply(self, change: Callable[[S], S]) -> bool:
        """Replace the value by ``change(value)``, tell the subscribers, and return whether it became another value.

        A change that raises leaves the value as it was.
        """
        new = change(self._state)
        if new == self._state:
            return False
        self._state = new
        for render in tuple(self._renders):
            render(new)
        return True

    def subscribe(self, render: Callable[[S], None]) -> Callable[[], None]:
        """Call ``render`` with every new value; the returned function ends that."""
        self._renders.append(render)

        def unsubscribe() -> None:
            if render in self._renders:
                self._renders.remove(render)

        return unsubscribe
