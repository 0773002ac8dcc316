"""Whatever a control of the weights lets through can be done: no value leads to a fault, and all is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from workload_desks import unit_desk
from workload_weights import Workshop

from kartblad.apps.workload.desk import Section
from kartblad.apps.workload.shaping import Look, Part
from kartblad.ui.blocks import (
    Action,
    Checks,
    DateField,
    NumberField,
    Plain,
    Radios,
    Select,
    TextArea,
    TextField,
    every,
)

STRANGE = "  <b>&amp; {n} %s 'a' \"b\" \N{RIGHT-TO-LEFT OVERRIDE}é "
OTHERS = ("undo", "redo", "leave", "destroy", "section", "set-throw", "set-hub", "set-close")
"""Controls of the frame, or that lead away."""


def values(block: Any) -> Iterator[Any]:
    """Yield what a control can be given, at its ends."""
    match block:
        case NumberField(minimum=low, maximum=high):
            yield from ("", low, high)
        case TextField() | TextArea():
            yield from ("", STRANGE[: block.max_length], "x" * block.max_length)
        case DateField():
            yield from ("", "2027-02-28")
        case Radios(options=options) | Select(options=options):
            yield from (option.key for option in options)
        case Checks(options=options):
            yield from ([], [option.key for option in options])
        case Action(blocked=""):
            yield True
        case _:
            return


def controls(shop: Workshop) -> list[Any]:
    return [block for block in every(shop.screen.blocks) if not block.key.startswith(OTHERS)]


def row_of(shop: Workshop) -> str:
    return next((block.keys[-1] for block in shop.screen.blocks if isinstance(block, Plain) and block.keys), "")


def tried(shop: Workshop) -> int:
    """Give every control on the screen every value, each from the same desk; return how many were given."""
    begun, n = shop.desk, 0
    for block in controls(shop):
        for value in values(block):
            shop.desk = begun
            shop.use((block.key, value))
            assert shop.html
            n += 1
    shop.desk = begun
    return n


@pytest.mark.parametrize("look", Look)
def test_every_look(tmp_path: Path, look: Look) -> None:
    shop = Workshop(tmp_path, unit_desk(Section.WEIGHTS)).use(("set-look", look.value))
    assert look in (Look.READ, Look.SHARE) or tried(shop) > 0


@pytest.mark.parametrize("part", Part)
def test_every_part_and_one_of_its_rows(tmp_path: Path, part: Part) -> None:
    shop = Workshop(tmp_path, unit_desk(Section.WEIGHTS)).begin().part(part.value)
    given = tried(shop)
    if row := row_of(shop):
        shop.use(("set-row", row))
        given += tried(shop)
    assert given > 0 or part is Part.USE
