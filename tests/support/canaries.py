"""Values in which every text is a canary that tells its own place: what leaks is known by its name."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

BIRD = "kanarie:"


def filled(kind: Any, place: str = "") -> Any:
    """Return a value of a frozen type with a canary in every text and one row in every list."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if kind is str:
        return f"{BIRD}{place}"
    if is_dataclass(kind):
        make: Any = kind
        hints = get_type_hints(kind)
        return make(
            **{field.name: filled(hints[field.name], f"{place}.{field.name}".lstrip(".")) for field in fields(kind)}
        )
    if get_origin(kind) in (Union, UnionType):
        return filled(get_args(kind)[0], place)
    if get_origin(kind) is tuple:
        return tuple(filled(each, place) for each in get_args(kind) if each is not Ellipsis)
    if get_origin(kind) is frozenset:
        return frozenset({filled(get_args(kind)[0], place)})
    return kind(1)


def birds(value: Any) -> set[str]:
    """Return the places of all canaries in a value made of lists, tables and texts."""
    if isinstance(value, str):
        return {value.removeprefix(BIRD)} if value.startswith(BIRD) else set()
    if isinstance(value, dict):
        return set().union(*map(birds, (*value, *value.values()))) if value else set()
    if isinstance(value, list):
        return set().union(*map(birds, value)) if value else set()
    return set()
