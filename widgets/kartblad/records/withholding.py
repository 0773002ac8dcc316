"""Leaves out of what is kept every text in which something like a personal identity number stands.

On screen the text stays, with a sentence; what is written to disk has the last text that was clean at the same place,
or none.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from kartblad.core.personal import looks_like_personal_number

Path = tuple[str, ...]
T = TypeVar("T")
_HALF = re.compile(r"[\ud800-\udfff]")
"""Half a character, which a browser may send and no file can hold."""


def withheld(value: T, last: T | None = None) -> tuple[T, tuple[str, ...]]:
    """Return a frozen value as it may be kept, and where something was left out ("map.cards.k1.text_family").

    Parameters
    ----------
    value
        As it is on screen.
    last
        As it was last kept; clean.
    """
    places: list[str] = []
    return cast("T", _clean(value, last, (), places)), tuple(places)


def _clean(value: Any, last: Any, path: Path, places: list[str]) -> Any:
    if value is last:
        # Frozen values share what did not change, so that only what did is looked through.
        return value
    if isinstance(value, str):
        return _clean_text(value, last, path, places)
    if is_dataclass(value):
        return _clean_fields(value, last, path, places)
    if isinstance(value, tuple):
        return _clean_rows(value, last, path, places)
    if isinstance(value, frozenset):
        return frozenset(_clean(each, None, path, places) for each in value)
    return value


def _clean_text(text: str, last: Any, path: Path, places: list[str]) -> str:
    if isinstance(text, Enum) or not looks_like_personal_number(text):
        return _HALF.sub("\ufffd", text) if _HALF.search(text) else text
    places.append(".".join(path))
    return last if isinstance(last, str) else ""


def _clean_fields(value: Any, last: Any, path: Path, places: list[str]) -> Any:
    before = last if type(last) is type(value) else None
    changes = {}
    kind: type = type(value)
    for name in _names(kind):
        own = getattr(value, name)
        kept = _clean(own, getattr(before, name, None), (*path, name), places)
        if kept is not own:
            changes[name] = kept
    return replace(value, **changes) if changes else value


def _clean_rows(rows: tuple[Any, ...], last: Any, path: Path, places: list[str]) -> tuple[Any, ...]:
    before = last if isinstance(last, tuple) else ()
    by_id = {row.id: row for row in before if hasattr(row, "id")}
    kept = []
    for at, row in enumerate(rows):
        name = getattr(row, "id", None)
        old = by_id.get(name) if name is not None else before[at] if at < len(before) else None
        kept.append(_clean(row, old, (*path, str(at) if name is None else name), places))
    return tuple(kept) if any(new is not row for new, row in zip(kept, rows, strict=True)) else rows


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
