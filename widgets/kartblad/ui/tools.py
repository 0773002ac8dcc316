"""What a group works with together, as frozen values: tasks, a clock, a board of cards, a pad to draw on, keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """One of the things to do, and how far it has come."""

    key: str
    label: str
    status: str
    """In words, such as "inte påbörjad"."""
    note: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Tasks:
    """Everything there is to do, in order, each a button that leads there."""

    key: str
    label: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """The time that is left, ticking in the browser by itself; when it is over it says so and stops nothing."""

    key: str
    label: str
    ends_at: float | None
    """When the time is up, in seconds since 1970 (UTC); None while it rests."""
    seconds: int
    """What is left while it rests (negative: over); while it runs, what is shown until the page is live."""


@dataclass(frozen=True, slots=True)
class BoardCard:
    """A card: a text, a second one beside it, and what it is marked with, in words."""

    key: str
    text: str
    second: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A named column of cards."""

    key: str
    label: str
    cards: tuple[BoardCard, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Columns of cards of which any number are chosen: one control. What is done with them, buttons beside it say."""

    key: str
    label: str
    columns: tuple[BoardColumn, ...]
    chosen: frozenset[str]

    def cards(self) -> Iterator[BoardCard]:
        """Yield every card."""
        for column in self.columns:
            yield from column.cards


MOST_STROKES, MOST_POINTS, GRID = 200, 400, 1000
"""What a pad holds: strokes, points in each, and units across and down."""


@dataclass(frozen=True, slots=True)
class Pad:
    """A square to draw on, by hand or pointer; each stroke is a line of points (x, y, x, y, …) from 0 to 1000."""

    key: str
    label: str
    strokes: tuple[tuple[int, ...], ...]
    hint: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A letter that presses the button with the key ``action``, and what that does."""

    letter: str
    action: str
    label: str


@dataclass(frozen=True, slots=True)
class Shortcuts:
    """Letters that press buttons, the list of them on "?", and a checkbox that turns them off.

    Raises
    ------
    ValueError
        If two have the same letter, or one is not a single letter or digit.
    """

    key: str
    label: str
    entries: tuple[Shortcut, ...]
    on: bool

    def __post_init__(self) -> None:
        letters = [entry.letter.casefold() for entry in self.entries]
        if len(set(letters)) < len(letters) or not all(len(each) == 1 and each.isalnum() for each in letters):
            msg = f"each shortcut needs a letter or digit of its own, not {letters}"
            raise ValueError(msg)
