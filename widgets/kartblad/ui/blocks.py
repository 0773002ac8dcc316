"""What a page consists of, as frozen values: no widgets here, so a page can be computed, tested and pre-rendered.

`ui.markup` makes HTML of blocks for the server's first paint and the live page; `ui.screen` keeps that page alive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kartblad.charts.figure import Figure


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    key: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sections:
    """The page's own contents: links, one of them current. Each works as a plain link before the page is live."""

    key: str
    label: str
    options: tuple[Option, ...]
    value: str
    links: tuple[str, ...] = ()
    """The query of each option, e.g. "?del=perioder"."""


@dataclass(frozen=True, slots=True)
class Radios:
    """A labelled group of which one is chosen (fieldset, legend, native radio buttons)."""

    key: str
    label: str
    options: tuple[Option, ...]
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Select:
    """A labelled list of which one is chosen, for more than about six options."""

    key: str
    label: str
    options: tuple[Option, ...]
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NumberField:
    """A number typed or drawn: a field and, where both ends are given, a slider that say the same."""

    key: str
    label: str
    value: float | None
    minimum: float | None = None
    maximum: float | None = None
    step: float = 1
    unit: str = ""
    hint: str = ""
    slider: bool = False
    problem: str = ""
    """The sentence shown beside the field when its value could not be taken."""


@dataclass(frozen=True, slots=True)
class DateField:
    """A date as ÅÅÅÅ-MM-DD, typed; the value is always ISO 8601 or empty."""

    key: str
    label: str
    value: str
    hint: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TextField:
    """A short text."""

    key: str
    label: str
    value: str
    max_length: int = 200
    hint: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FileField:
    """A file of the visitor's own, chosen with a button or dropped; the page is given its name and content."""

    key: str
    label: str
    accept: tuple[str, ...]
    """The endings that the browser offers (".csv"); what a file holds is for the app to see."""
    limit: int
    """The most bytes, said in the label and checked before anything is sent."""
    hint: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Checks:
    """A labelled group of which any number are chosen (fieldset, legend, native checkboxes)."""

    key: str
    label: str
    options: tuple[Option, ...]
    values: frozenset[str]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Chips:
    """The filters that are on, each a button that takes it away; nothing is shown when there are none."""

    key: str
    label: str
    chips: tuple[Option, ...]
    clear: str = ""
    """What the last button is called, which takes all away; it also says how many. Empty: no such button."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A button that downloads a file which is made when it is asked for."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Action:
    """A button; its label is a verb. ``blocked`` says why it cannot be used now (empty: it can)."""

    key: str
    label: str
    primary: bool = False
    blocked: str = ""


@dataclass(frozen=True, slots=True)
class PrintAction:
    """A button that prints the page."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Controls:
    """Controls that belong together, named as a group."""

    key: str
    label: str
    controls: tuple[
        Radios | Select | Checks | NumberField | DateField | TextField | FileField | Action | Offer | PrintAction, ...
    ]


@dataclass(frozen=True, slots=True)
class Prose:
    """A heading (level 2 to 4; empty: none) and plain paragraphs; ``items`` is a bulleted list after them."""

    key: str
    heading: str = ""
    level: int = 2
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, as a description list."""

    key: str
    heading: str
    level: int
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Details:
    """A text that opens on demand."""

    key: str
    summary: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the visitor should know: ``tone`` is "info", "warning" or "error"."""

    key: str
    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class Status:
    """The polite live region: what the last change led to."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work has come: ``share`` from 0 to 1, None where that is not known."""

    key: str
    label: str
    share: float | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A figure in its sheet, with its table, passport, downloads and copies."""

    figure: Figure
    level: int = 2
    pick: str = ""
    """The key of the choice that every row's label makes when it is used as a button. Empty: rows are no buttons."""
    picked: frozenset[str] = frozenset()
    """The keys of the rows that are chosen now."""

    @property
    def key(self) -> str:
        """The figure's own key."""
        return self.figure.key


Block: TypeAlias = (
    Sections
    | Radios
    | Select
    | NumberField
    | DateField
    | TextField
    | FileField
    | Checks
    | Chips
    | Offer
    | Action
    | PrintAction
    | Controls
    | Prose
    | Facts
    | Details
    | Notice
    | Status
    | Progress
    | FigureBlock
)


@dataclass(frozen=True, slots=True)
class Screen:
    """All that a page shows at one moment, top to bottom, and the query that leads back here.

    Raises
    ------
    ValueError
        If two blocks or grouped controls share a key, or a figure's rows choose under the key of a block.
    """

    blocks: tuple[Block, ...]
    query: str
    """Canonical query string without "?", empty for the default view."""
    title: str = ""
    """For the browser's title bar: page and view, never a text about a person."""

    def __post_init__(self) -> None:
        picks = {block.pick for block in self.blocks if isinstance(block, FigureBlock) and block.pick}
        keys = [*(block.key for block in every(self.blocks)), *picks]
        if len(set(keys)) != len(keys):
            msg = f"two blocks of the screen share a key among {keys}"
            raise ValueError(msg)


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block and every grouped control."""
    for block in blocks:
        yield block
        if isinstance(block, Controls):
            yield from block.controls
