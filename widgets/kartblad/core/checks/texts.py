"""Every text that a map holds, with the path to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from kartblad.core.mapping.map import Map

Path = tuple[str, ...]
Placed = tuple[Path, str]

NO_TEXT = frozenset({
    *("id", "card", "who_did", "links", "children", "harm_links", "protects_against", "child", "approved_by"),
    *("lives_with", "opposite_of", "goal", "scale", "a", "b", "person", "who_acts"),
    *("date", "followup_date", "occasion_date", "profile"),
})  # fmt: skip
"""Fields that hold ids, dates and choices."""


def all_texts(each: Map) -> Iterator[Placed]:
    """Yield every text of the map with the path to it."""
    return _inside(each, ())


def _inside(value: Any, path: Path) -> Iterator[Placed]:
    if type(value) is str:  # an enum is a str, too, but no text
        if value and not value.isspace():
            yield path, value
    elif type(value) is tuple:
        for at, row in enumerate(value):
            yield from _inside(row, (*path, getattr(row, "id", "") or str(at)))
    else:
        for name in _names(type(value)):  # type: ignore[arg-type]
            yield from _inside(getattr(value, name), (*path, name))


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a kind of value that may hold texts."""
    return tuple(each.name for each in fields(kind) if each.name not in NO_TEXT) if is_dataclass(kind) else ()
