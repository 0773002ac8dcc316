"""Periods of a publication: half-years ("2025-H1"), months ("2026-03"), and spans of them ("2025-H1--2025-H2").

Periods that hold too few are not shown by themselves, but together with those that follow. Which ones are put together
depends only on whether there are enough, so it tells no more than that there were not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

SPAN = "--"
JUNE = 6


def half_year(day: str) -> str:
    """Return the half-year of a day or month, ÅÅÅÅ-MM or ÅÅÅÅ-MM-DD."""
    return f"{day[:4]}-H{1 if int(day[5:7]) <= JUNE else 2}"


def ended(day: str) -> str:
    """Return the last half-year that has ended by a day or month."""
    year, half = half_year(day).split("-")
    return f"{year}-H1" if half == "H2" else f"{int(year) - 1}-H2"


def following(period: str) -> str:
    """Return the half-year or month after a period's last."""
    last = period.rpartition(SPAN)[2]
    year, part = int(last[:4]), last[5:]
    if part.startswith("H"):
        return f"{year}-H2" if part == "H1" else f"{year + 1}-H1"
    return f"{year}-{int(part) + 1:02}" if int(part) < 12 else f"{year + 1}-01"


def finest(period: str) -> tuple[str, ...]:
    """Return the half-years or months of a span."""
    first, _, last = period.partition(SPAN)
    found = [first]
    while last and found[-1] < last:
        found.append(following(found[-1]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Spans:
    """Which spans can be published, and what has to wait for more."""

    ready: tuple[str, ...]
    waiting: str = ""
    """The span that is still too small; empty: none."""


def grown(holds: Callable[[str], bool], first: str, last: str, after: str = "") -> Spans:
    """Return the shortest spans, one after the other, that each hold enough.

    Parameters
    ----------
    holds
        Whether a span holds enough.
    first
        The first period that there is anything of; empty: none. Not looked at where something was published already.
    last
        The last period that has ended.
    after
        The last period that was published already; empty: none.
    """
    ready: list[str] = []
    begun = ""
    for period in _from(following(after) if after else first, last):
        begun = begun or period
        if holds(span(begun, period)):
            ready.append(span(begun, period))
            begun = ""
    return Spans(tuple(ready), span(begun, last) if begun else "")


def span(first: str, last: str) -> str:
    """Return the period from one to another, both included."""
    return first if first == last else f"{first}{SPAN}{last}"


def last_day(period: str) -> str:
    """Return the last day of a half-year, a month or a span of them, ÅÅÅÅ-MM-DD."""
    after = following(period)
    year, part = int(after[:4]), after[5:]
    month = {"H1": 1, "H2": JUNE + 1}.get(part) or int(part)
    return (date(year, month, 1) - timedelta(days=1)).isoformat()


def _from(start: str, last: str) -> Iterator[str]:
    while start and start <= last:
        yield start
        start = following(start)
