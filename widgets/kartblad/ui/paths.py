"""How a control is tied to a place in the page's value: its key says what to do and where, "edit.map.dangers.r1.skada".

A browser can only use keys that stand on the screen; what it gives is turned into the type that the place has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args, get_type_hints

import msgspec

from kartblad.core.editing import get

EDIT = "edit"


def key(verb: str, *path: str) -> str:
    """Return the key of a control."""
    return ".".join((verb, *path))


def verb_and_path(control: str) -> tuple[str, tuple[str, ...]]:
    """Return what a control does and where."""
    verb, *path = control.split(".")
    return verb, tuple(path)


def converted(whole: Any, path: Sequence[str], value: object) -> Any:
    """Return what a browser gave as the type of the place: an option's key as an enum, "" as None where it may be.

    A set of options becomes a tuple in the order of their keys; a typed list is split at its commas.

    Raises
    ------
    ValueError
        If the place cannot hold it.
    KeyError
        If there is no such place.
    """
    *parent, name = path
    hint = get_type_hints(type(get(whole, parent)))[name]
    return msgspec.convert(_plain(value, hint), hint)


def _plain(value: object, hint: Any) -> object:
    is_list = getattr(hint, "__origin__", None) is tuple
    if is_list and isinstance(value, str):
        return tuple(part for part in (each.strip() for each in value.split(",")) if part)
    if isinstance(value, frozenset):
        return tuple(sorted(value)) if is_list else value
    if value == "" and type(None) in get_args(hint):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if bool in (hint, *get_args(hint)) and value in YES_NO:
        return YES_NO[str(value)]
    return value


YES_NO = {"yes": True, "no": False, "unsaid": None}
"""The keys of the options of a question that is answered by yes or no."""
