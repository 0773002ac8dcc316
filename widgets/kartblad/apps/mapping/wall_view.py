"""The wall in a window of its own: a kernel that holds nothing but what the wall shows, and follows within a second."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from kartblad.apps.mapping import wall_screen
from kartblad.core.problems import Problem
from kartblad.core.wall import NOTHING, Snapshot
from kartblad.i18n import Texts
from kartblad.records import wallfile
from kartblad.settings import Settings
from kartblad.ui.blocks import STAGE, Block, Notice, Prose, Screen, TextField
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store

CODE_LENGTH = 8
PACE = 0.25
"""Seconds between two looks at what the facilitator's window has written."""


@dataclass(frozen=True, slots=True)
class Wall:
    """What the wall's window holds: whether it is open, and what it shows."""

    is_open: bool = False
    shown: Snapshot = field(default=NOTHING, repr=False)
    ended: str = ""
    """Why the wall shows nothing any more."""


def screen(wall: Wall, texts: Texts) -> Screen:
    """Return what the wall's window shows: a field for the code, or the step."""
    title = f"{texts.gettext('The wall')} – Kartblad"
    if wall.is_open:
        return Screen(wall_screen.blocks(wall.shown, texts), "", title, look=STAGE)
    how = texts.gettext("Make a code under The wall on the mapping page and key it in here within a minute.")
    ended: tuple[Block, ...] = (Notice("ended", "info", wall.ended),) if wall.ended else ()
    hint = texts.gettext("Eight letters and digits.")
    field_ = TextField("code", texts.gettext("Code"), "", 20, hint)
    return Screen((*ended, Prose("how", texts.gettext("Open the wall"), 2, (how,)), field_), "", title)


def wall_view(settings: Settings, texts: Texts) -> ScreenView[Wall]:
    """Return the live wall."""
    follower = Follower(settings, texts)
    view = ScreenView(
        follower.store,
        screen_of=lambda wall: screen(wall, texts),
        change=follower.change,
        texts=texts,
        kept=follower.kept,
    )
    follower.keep = view.keep
    return view


class Follower:
    """Follows the facilitator's window.

    Parameters
    ----------
    settings
        Where the user's data lies.
    texts
        The reader's language.
    """

    def __init__(self, settings: Settings, texts: Texts) -> None:
        self.store: Store[Wall] = Store(Wall())
        self.keep: Any = lambda _token: None
        self._settings, self._texts = settings, texts
        self._reader: wallfile.WallReader | None = None
        self._task: asyncio.Task[None] | None = None

    def change(self, wall: Wall, _key: str, code: Any) -> Wall:
        """Open the wall with a code, as soon as all of it is keyed in."""
        if sum(sign.isalnum() for sign in code) < CODE_LENGTH:
            return wall
        self._reader = wallfile.accept(self._settings.walls, code, self._texts)
        return self._opened()

    def kept(self, wall: Wall, token: str) -> Wall:
        """Open the wall that this very tab followed before it was reloaded."""
        if wall.is_open:
            return wall  # shown a second time
        try:
            self._reader = wallfile.WallReader.again(self._settings.walls, token, self._texts)
        except Problem:
            self.keep("")
            return wall
        return self._opened()

    def _opened(self) -> Wall:
        if self._reader is None:
            raise KeyError
        self.keep(self._reader.token())
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._follow())
        return self.look(Wall(is_open=True))

    def look(self, wall: Wall) -> Wall:
        """Return the wall as it should be now."""
        if self._reader is None:
            return wall
        try:
            written = self._reader.read()
        except Problem as problem:
            self._reader = None
            self.keep("")
            return Wall(ended=str(problem))
        if written is None:
            return wall
        return replace(wall, shown=msgspec.json.decode(written, type=Snapshot))

    async def _follow(self) -> None:
        while self._reader is not None:
            await asyncio.sleep(PACE)
            self.store.apply(self.look)
