"""What the page may say to the kernel: eight kinds of message, read without trust.

Anyone who has the page open can send anything. What is not exactly one of these kinds becomes None, whatever it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

_LONGEST_KEY = 200
_LONGEST_QUERY = 4_000
_LARGEST_NUMBER = 2**53
_LARGEST_PIECE = 2**20
_TOKEN = re.compile(r"[A-Za-z0-9_.-]{1,200}")


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
    value: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class Visited:
    """The visitor went back or forward to a view."""

    number: int
    query: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure is to be taken along as a file or a copy, or an offered file is to be made."""

    number: int
    key: str
    form: str
    """Empty for an offered file, which has only one form."""


@dataclass(frozen=True, slots=True)
class Sending:
    """A file is about to come in pieces; its number is what the pieces call it."""

    number: int
    key: str
    name: str
    size: int

    @property
    def upload(self) -> int:
        """The number of the upload."""
        return self.number


@dataclass(frozen=True, slots=True)
class Piece:
    """The next piece of a file."""

    number: int
    upload: int
    at: int
    """How much of the file comes before it."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The visitor has thought better of sending a file."""

    number: int
    upload: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A tab was opened that keeps a token."""

    number: int
    token: str = field(repr=False)


Message: TypeAlias = Opened | Changed | Visited | Wanted | Sending | Piece | Cancelled | Kept


def read(content: object, buffers: object = ()) -> Message | None:
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
        case {"kind": "sending", "number": int(number), "key": str(key), "name": str(name), "size": int(size)}:
            message = Sending(number, key, name, size)
        case {"kind": "piece", "number": int(number), "upload": int(upload), "at": int(at)}:
            message = Piece(number, upload, at, _bytes(buffers))
        case {"kind": "cancelled", "number": int(number), "upload": int(upload)}:
            message = Cancelled(number, upload)
        case {"kind": "kept", "number": int(number), "token": str(token)}:
            message = Kept(number, token)
        case _:
            return None
    return message if _within_bounds(message) else None


def is_token(text: str) -> bool:
    """Return whether a tab can keep this."""
    return _TOKEN.fullmatch(text) is not None


def _bytes(buffers: object) -> bytes:
    """Return the one piece that came with the message; what is too large or no piece is empty, which fits nowhere."""
    match buffers:
        case [(bytes() | bytearray() | memoryview()) as piece] if memoryview(piece).nbytes <= _LARGEST_PIECE:
            return bytes(piece)
        case _:
            return b""


def _within_bounds(message: Message) -> bool:
    counts = (getattr(message, name, 0) for name in ("number", "upload", "at", "size"))
    if any(isinstance(count, bool) or not 0 <= count < _LARGEST_NUMBER for count in counts):
        return False
    match message:
        case Visited(query=query):
            return len(query) <= _LONGEST_QUERY
        case Changed(key=key) | Wanted(key=key) | Sending(key=key):
            return len(key) <= _LONGEST_KEY
        case Kept(token=token):
            return is_token(token)
        case _:
            return True
