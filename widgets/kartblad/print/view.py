"""What is on one page of a managers' view: words and numbers that are ready to read, and how their texts change."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from kartblad.print.parts import printable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Grid:
    """A figure's numbers as they are written."""

    head: tuple[str, ...]
    """What the rows are called, then every column."""
    rows: tuple[tuple[str, ...], ...]
    """A name, then a text for every column."""
    first: tuple[int, ...] = ()
    """The columns that are kept the longest, by their place in `head`; empty: all."""
    by_time: bool = False
    """Whether the last rows are the latest, and kept the longest."""
    keep: tuple[int, ...] = ()
    """The rows that are kept before all others, by their place in `rows`: one's own, and all together."""
    widths: tuple[int, ...] = ()
    """How broad the columns are beside each other, in letters; worked out when it is printed."""


@dataclass(frozen=True, slots=True)
class Part:
    """A figure with what is said of it; or why there is none."""

    finding: str
    context: str = ""
    grid: Grid | None = None
    means: str = ""
    can_do: str = ""
    unknown: str = ""
    why: str = ""
    """Why nothing can be shown."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Everything on the page."""

    heading: str
    banner: str = ""
    """That it is made up, where it is."""
    facts: tuple[tuple[str, str], ...] = ()
    """For whom, which edition, from when, whose: a name and a value."""
    parts: tuple[Part, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    """A symbol and what it stands for."""
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What holds for all figures."""
    where: str = ""
    """Where all of it stands, within a sentence: "on the page Workload"."""


def cut(value: T, letters: int) -> T:
    """Return a value in which no text has more letters; one that is cut ends with "…"."""
    shorter: T = _mapped(value, lambda text: text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…")
    return shorter


def on_paper(value: T) -> T:
    """Return a value without signs that no paper holds, each text in one piece."""
    told: T = _mapped(value, _flat)
    return told


def _flat(text: str) -> str:
    """Return a text on one line; a space that must not be broken stays."""
    return re.sub(r"[ \t\n\r\f\v]+", " ", printable(text)).strip()


def _mapped(value: Any, change: Any) -> Any:
    """Return a frozen value with all its texts changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _mapped(getattr(value, each.name), change) for each in fields(value)})
    return value
