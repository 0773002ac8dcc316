"""Changing one thing deep inside a frozen value: put, add, remove, move. A path names fields and rows.

A path is ("map", "dangers", "r1", "skada"): a field of a dataclass by its name, a row of a tuple by its ``id``
(or, where rows have none, by its place, "0"). What comes back is a new value; the old one is left as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

T = TypeVar("T")
_LONGEST_NUMBER = 9
"""Digits of a number in an id; more are a text that somebody wrote."""
Path = Sequence[str]


def get(value: Any, path: Path) -> Any:
    """Return what stands at ``path``.

    Raises
    ------
    KeyError
        If there is no such place.
    """
    for name in path:
        value = value[_place(value, name)] if isinstance(value, tuple) else _field(value, name)
    return value


def put(value: T, path: Path, new: Any) -> T:
    """Return ``value`` with ``new`` at ``path``.

    Raises
    ------
    KeyError
        If there is no such place.
    """
    return changed(value, path, lambda _old: new)


def add(value: T, path: Path, row: Any) -> T:
    """Return ``value`` with ``row`` last among the rows at ``path``."""
    return changed(value, path, lambda rows: (*rows, row))


def remove(value: T, path: Path) -> T:
    """Return ``value`` without the row at ``path``."""
    *parent, name = path

    def without(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        at = _place(rows, name)
        return rows[:at] + rows[at + 1 :]

    return changed(value, parent, without)


def move(value: T, path: Path, by: int) -> T:
    """Return ``value`` with the row at ``path`` moved ``by`` places, as far as there are places."""
    *parent, name = path

    def moved(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        at = _place(rows, name)
        rest = rows[:at] + rows[at + 1 :]
        to = max(0, min(len(rest), at + by))
        return (*rest[:to], rows[at], *rest[to:])

    return changed(value, parent, moved)


def changed(value: T, path: Path, change: Callable[[Any], Any]) -> T:
    """Return ``value`` with what stands at ``path`` changed.

    Raises
    ------
    KeyError
        If there is no such place.
    """
    if not path:
        return change(value)  # type: ignore[no-any-return]
    name, *rest = path
    if isinstance(value, tuple):
        at = _place(value, name)
        return (*value[:at], changed(value[at], rest, change), *value[at + 1 :])  # type: ignore[return-value]
    return replace(value, **{name: changed(_field(value, name), rest, change)})  # type: ignore[type-var]


def fresh_id(prefix: str, value: Any) -> str:
    """Return an id that stands nowhere in ``value``: on no row, and nowhere where a row that is gone is pointed to.

    It is the prefix and the lowest number above all in use.
    """
    used = re.compile(rf"{re.escape(prefix)}([0-9]{{1,{_LONGEST_NUMBER}}})")
    found = (used.fullmatch(text) for text in texts_in(value))
    return f"{prefix}{max((int(each[1]) for each in found if each), default=0) + 1}"


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text within a frozen value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and not (value and isinstance(value[0], int)):
        for row in value:
            yield from texts_in(row)
    else:
        for name in getattr(value, "__dataclass_fields__", ()):
            yield from texts_in(getattr(value, name))


def _field(value: Any, name: str) -> Any:
    if name not in getattr(value, "__dataclass_fields__", ()):
        raise KeyError(name)
    return getattr(value, name)


def _place(rows: tuple[Any, ...], name: str) -> int:
    for at, row in enumerate(rows):
        if getattr(row, "id", None) == name:
            return at
    if name.isdigit() and int(name) < len(rows):
        return int(name)
    raise KeyError(name)
