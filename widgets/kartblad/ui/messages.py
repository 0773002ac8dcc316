"""What the page may say to the kernel: four kinds of message, read without trust.

Anyone who has the page open can send anything. What is not exactly one of these kinds becomes None, whatever it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

_LONGEST_KEY = 200
_LONGEST_QUERY = 4_000
_LARGEST_NUMBER = 2**53


@dataclass(frozen=True, slots=True)
class Opened:
    """A page has been opened that shows this version of the screen."""

    number: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A control was given a value, which is not checked yet."""

    number: int
    """The page's own count, sent back with the answer."""
    key: str
    value: object


@dataclass(frozen=True, slots=True)
class Visited:
    """The visitor went back or forward to a view."""

    number: int
    query: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure is to be taken along as a file or a copy."""

    number: int
    key: str
    form: str


Message: TypeAlias = Opened | Changed | Visited | Wanted


def read(content: object) -> Message | None:
    """Return the message, or None for anything else."""
    match content:
        case {"kind": "opened", "number": int(number)}:
            message: Message = Opened(number)
        case {"kind": "changed", "number": int(number), "key": str(key), "value": value}:
            message = Changed(number, key, value)
        case {"kind": "visited", "number": int(number), "query": str(query)}:
            message = Visited(number, query)
        case {"kind": "wanted", "number": int(number), "key": str(key), "form": str(form)}:
            message = Wanted(number, key, form)
        case _:
            return None
    return message if _within_bounds(message) else None


def _within_bounds(message: Message) -> bool:
    if isinstance(message.number, bool) or not 0 <= message.number < _LARGEST_NUMBER:
        return False
    match message:
        case Visited(query=query):
            return len(query) <= _LONGEST_QUERY
        case Changed(key=key) | Wanted(key=key):
            return len(key) <= _LONGEST_KEY
        case Opened():
            return True
