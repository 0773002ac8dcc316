"""How long work says how far it has come, from within a change that knows no page.

The kernel does one thing at a time, but what it says to the page leaves through a thread of its own: it is on its way
as soon as it is said, also while the change that says it goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import TypeAlias

Step: TypeAlias = Callable[[str], None]
"""Called after each step with what was done."""
Shown: TypeAlias = Callable[[str, int], AbstractContextManager[Step]]

_shown: ContextVar[Shown | None] = ContextVar("shown", default=None)


@contextmanager
def working(label: str, total: int) -> Iterator[Step]:
    """Show progress on the page whose change or offer is being made; where there is none, say nothing.

    Call what is yielded once after each of ``total`` steps. The page is drawn at most once for every percent, so steps
    may be many.
    """
    show = _shown.get()
    if show is None:
        yield lambda _text: None
        return
    with show(label, total) as step:
        yield step


@contextmanager
def shown_by(show: Shown) -> Iterator[None]:
    """Let ``show`` show the progress of all work done meanwhile."""
    before = _shown.set(show)
    try:
        yield
    finally:
        _shown.reset(before)
