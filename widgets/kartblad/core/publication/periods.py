"""Periods of a publication: half-years ("2025-H1"), months ("2026-03"), and spans of them ("2025-H1--2025-H2").

Periods that hold too few are not shown by themselves, but together with those that follow. Which ones are put together
depends only on whether there are enough, so it tells no more than that there were not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SPAN = "--"
JUNE = 6


def half_year(day: str) -> str:
    """Return the half-year of a day or month, ÅÅÅÅ-MM or ÅÅÅÅ-MM-DD."""
    return f"{day[:4]}-H{1 if int(day[5:7]) <= JUNE else 2}"


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


def gathered(counts: Mapping[str, int], last: str, enough: int, after: str = "") -> Spans:
    """Return the spans of periods that each hold enough.

    Parameters
    ----------
    counts
        How many there are in each half-year or month; one that is not there has none.
    last
        The last period that has ended.
    enough
        How many a span must hold.
    after
        The last period that was published already; empty: none.
    """
    ready: list[str] = []
    begun, held = "", 0
    for period in _from(counts, last, after):
        begun, held = begun or period, held + counts.get(period, 0)
        if held >= enough:
            ready.append(span(begun, period))
            begun, held = "", 0
    return Spans(tuple(ready), span(begun, last) if begun else "")


def span(first: str, last: str) -> str:
    """Return the period from one to another, both included."""
    return first if first == last else f"{first}{SPAN}{last}"


def _from(counts: Mapping[str, int], last: str, after: str) -> Iterator[str]:
    start = following(after) if after else min(counts, default="")
    while start and start <= last:
        yield start
        start = following(start)
