"""What a screen offers to do: every control with values that a browser could send."""

from __future__ import annotations

import json
from typing import Any

from kartblad.ui import blocks
from kartblad.ui.blocks import Block, Screen, every

Event = tuple[str, Any]
WORDS = ("Lugn", "Nu, sedan", "rad\nrad", "")


def events(screen: Screen) -> list[Event]:
    """Return everything that can be done on a screen, in its order."""
    return [(block.key, value) for block in every(screen.blocks) for value in values(block)]


def values(block: Block) -> tuple[Any, ...]:
    """Return what a browser may send for a control, of many choices some; nothing for what is only shown."""
    match block:
        case blocks.Action(blocked=""):
            return (True,)
        case blocks.Radios(options=options) | blocks.Select(options=options):
            return tuple(option.key for option in options)
        case blocks.Tasks(tasks=tasks):
            return tuple(task.key for task in tasks)
        case blocks.Plain(keys=keys):
            return keys
        case blocks.Checks(options=options):
            return some_of([option.key for option in options])
        case blocks.Board():
            return some_of([card.key for card in block.cards()])
        case blocks.Pad():
            return ([], [[0, 0, 1000, 1000], [5, 5]])
        case blocks.Shortcuts():
            return (True, False)
        case _:
            return _typed(block)


def _typed(block: Block) -> tuple[Any, ...]:
    match block:
        case blocks.TextField() | blocks.TextArea():
            return tuple(word[: block.max_length] for word in WORDS)
        case blocks.Secret():
            return ("7", "v", "ordlöst")
        case blocks.NumberField():
            return (0, 7, "", "sju")
        case blocks.DateField():
            return ("2026-12-24", "", "i morgon")
        case _:
            return ()


def some_of(keys: list[str]) -> tuple[list[str], ...]:
    """Return none, the first, the two first and all of the keys."""
    choices: tuple[list[str], ...] = ([], keys[:1], keys[:2], keys)
    return tuple(json.loads(each) for each in dict.fromkeys(json.dumps(choice) for choice in choices))
