"""What a page consists of, as frozen values: no widgets here, so a page can be computed, tested and pre-rendered.

`ui.markup` makes HTML of blocks for the server's first paint and the live page; `ui.screen` keeps that page alive. The
blocks themselves stand in `inputs`, `tools` and `shown`; whoever builds a page finds them all here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from kartblad.ui.inputs import (
    Action,
    Checks,
    Chips,
    DateField,
    FileField,
    NumberField,
    Offer,
    Option,
    PrintAction,
    Radios,
    Secret,
    Sections,
    Select,
    TextArea,
    TextField,
)
from kartblad.ui.shown import Details, Facts, FigureBlock, Notice, Picture, Plain, Progress, Prose, Status
from kartblad.ui.tools import Board, BoardCard, BoardColumn, Clock, Pad, Shortcut, Shortcuts, Task, Tasks

__all__ = [
    "STAGE",
    "Action",
    "Block",
    "Board",
    "BoardCard",
    "BoardColumn",
    "Checks",
    "Chips",
    "Clock",
    "Control",
    "Controls",
    "DateField",
    "Details",
    "Facts",
    "FigureBlock",
    "FileField",
    "Notice",
    "NumberField",
    "Offer",
    "Option",
    "Pad",
    "Picture",
    "Plain",
    "PrintAction",
    "Progress",
    "Prose",
    "Radios",
    "Screen",
    "Secret",
    "Sections",
    "Select",
    "Shortcut",
    "Shortcuts",
    "Status",
    "Task",
    "Tasks",
    "TextArea",
    "TextField",
    "every",
]

Control: TypeAlias = (
    Radios
    | Select
    | Checks
    | Chips
    | NumberField
    | DateField
    | TextField
    | TextArea
    | Secret
    | FileField
    | Action
    | Offer
    | PrintAction
    | Clock
    | Pad
)
"""What can stand in a group."""


@dataclass(frozen=True, slots=True)
class Controls:
    """Controls that belong together, named as a group."""

    key: str
    label: str
    controls: tuple[Control, ...]


Block: TypeAlias = (
    Control
    | Sections
    | Controls
    | Tasks
    | Board
    | Shortcuts
    | Prose
    | Facts
    | Details
    | Notice
    | Status
    | Progress
    | Plain
    | Picture
    | FigureBlock
)

STAGE = "stage"
"""The look of a big screen that a whole room reads."""


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
    look: str = ""
    """`STAGE`, or empty for a sheet."""
    place: str = ""
    """Which of the app's places this is. Where a visitor comes to another one, the focus goes to its heading."""

    def __post_init__(self) -> None:
        picks = {block.pick for block in self.blocks if isinstance(block, FigureBlock) and block.pick}
        keys = [*(block.key for block in every(self.blocks)), *picks]
        if len(set(keys)) != len(keys):
            msg = f"two blocks of the screen share a key among {keys}"
            raise ValueError(msg)
        if self.look not in ("", STAGE):
            msg = f"{self.look!r} is no look of a screen"
            raise ValueError(msg)


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block and every grouped control."""
    for block in blocks:
        yield block
        if isinstance(block, Controls):
            yield from block.controls
