"""What stands on a page besides the app's own blocks: a notice of an error, mistakes in fields, progress."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from kartblad.ui import fields
from kartblad.ui.blocks import Block, Controls, Notice, Progress, Screen


@dataclass(frozen=True, slots=True)
class Aside:
    """Stands until the next change."""

    notice: Notice | None = None
    progress: Progress | None = None
    mistakes: tuple[tuple[str, str], ...] = ()
    """The keys of the fields that hold something wrong, and what is wrong with it."""

    def after(self, key: str, screen: Screen) -> Aside:
        """Return what is left once ``key`` is changed.

        A mistake in a number is forgotten, as its field then shows the number that counts. What somebody has written
        still stands in its field and does not count: that must be seen until it is mended.
        """
        lasting = (each for each in self.mistakes if each[0] != key)
        return Aside(mistakes=tuple(e for e in lasting if isinstance(fields.find(screen, e[0]), fields.TEXTS)))

    def around(self, screen: Screen) -> tuple[Block, ...]:
        """Return the screen's blocks with these."""
        above = [block for block in (self.notice, self.progress) if block is not None]
        return (*above, *(self._blamed(block) for block in screen.blocks))

    def _blamed(self, block: Any) -> Any:
        match block:
            case Controls(controls=controls):
                return replace(block, controls=tuple(self._blamed(each) for each in controls))
            case _ if isinstance(block, fields.TYPED) and block.key in dict(self.mistakes):
                return replace(block, problem=dict(self.mistakes)[block.key])
        return block
