"""What stands on a page besides the app's own blocks: a notice of an error, a mistake in a field, progress."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from kartblad.ui.blocks import Block, Controls, DateField, FileField, Notice, NumberField, Progress, Screen, TextField

B = TypeVar("B", bound=Block)


@dataclass(frozen=True, slots=True)
class Aside:
    """Stands until the next change."""

    notice: Notice | None = None
    progress: Progress | None = None
    mistaken: str = ""
    """The key of the field that holds something wrong."""
    sentence: str = ""
    """What is wrong with it."""

    def around(self, screen: Screen) -> tuple[Block, ...]:
        """Return the screen's blocks with these."""
        above = [block for block in (self.notice, self.progress) if block is not None]
        return (*above, *(self._blamed(block) for block in screen.blocks))

    def _blamed(self, block: B) -> B:
        match block:
            case Controls(controls=controls):
                return replace(block, controls=tuple(self._blamed(each) for each in controls))
            case NumberField() | DateField() | TextField() | FileField() if block.key == self.mistaken:
                return replace(block, problem=self.sentence)
        return block
