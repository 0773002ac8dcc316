"""A step that is only talk: the questions, and the board for what is worth keeping."""

from __future__ import annotations

from kartblad.apps.mapping.desk import Desk
from kartblad.apps.mapping.office import Library
from kartblad.apps.mapping.steps import three_columns
from kartblad.core.script import Step
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block


def blocks(desk: Desk, step: Step, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return the board."""
    return three_columns.blocks(desk, step, library, texts)
