"""The page in the browser: one store, one screen, and every change kept before it is drawn."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from datetime import datetime
from typing import Any

from kartblad.apps.workload import files, learning, start, state
from kartblad.apps.workload.desk import Desk, Room
from kartblad.apps.workload.keeping import Keeping
from kartblad.apps.workload.library import library, refreshed
from kartblad.apps.workload.office import Office
from kartblad.i18n import Texts
from kartblad.settings import Settings
from kartblad.ui.kept_page import KeptPage
from kartblad.ui.markup import screen_html
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store

KEPT_ROOMS = (Room.OWN, Room.UNIT)
"""Where a sheet is open."""


def workload_view(settings: Settings, texts: Texts) -> ScreenView[Desk]:
    """Return the live page.

    Parameters
    ----------
    settings
        Where weight sets and the user's data lie.
    texts
        The reader's language.
    """
    office = new_office(settings, texts)
    page = Page(office)
    view = ScreenView(
        Store(Desk(begun=office.keeper.begun())),
        screen_of=lambda desk: state.screen(desk, page.office),
        change=page.change,
        texts=texts,
        kept=page.kept,
        offers=lambda desk, key: files.made(desk, key, page.office),
    )
    page.keep = view.keep
    return view


def new_office(settings: Settings, texts: Texts) -> Office:
    """Return what changes need, with this machine's clock, chance and data folder."""
    held = library(settings.data, settings.own)
    keeper = Keeping(settings, texts, time.time)
    return Office(held, texts, keeper, time.time, secrets.randbelow, _today)


def warm(settings: Settings, texts: Texts) -> None:
    """Read the sets and draw every place once, in the parent that kernels are forked from; nothing is written."""
    office = new_office(settings, texts)
    for desk in (Desk(), *learning.warming(office)):
        screen_html(state.screen(desk, office), texts)


def _today() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d")


class Page(KeptPage[Desk]):
    """The page of one window.

    Parameters
    ----------
    office
        What changes need.
    """

    def __init__(self, office: Office) -> None:
        super().__init__(office.texts)
        self.office = office

    def after(self, desk: Desk, key: str, value: Any) -> Desk:
        """Return the desk after a control was used."""
        self._look_again()
        changed = state.change(desk, key, value, self.office)
        self._look_again()
        return changed

    def token(self, desk: Desk) -> str:
        """Return what opens the sheet again; empty where none is open that is kept."""
        return self.office.keeper.token() if _is_kept(desk) else ""

    def is_changed(self, before: Desk, after: Desk) -> bool:
        """Return whether the sheet has changed."""
        return _is_kept(after) and after.book != before.book

    def write(self, desk: Desk) -> tuple[str, ...]:
        """Keep the sheet."""
        return self.office.keeper.write(desk.held)

    def reopened(self, desk: Desk, token: str) -> Desk | None:
        """Return the desk with the sheet that a token opens."""
        if desk.room is not Room.START:
            return desk  # shown a second time
        book = self.office.keeper.reopen(token)
        return None if book is None else start.opened(desk, book, self.office)

    def _look_again(self) -> None:
        """Take in the weight sets that somebody has added since, in this window or in another."""
        held = refreshed(self.office.library)
        if held is not self.office.library:
            self.office = replace(self.office, library=held)


def _is_kept(desk: Desk) -> bool:
    """Return whether a sheet is open that is kept: a made-up unit is not."""
    unit = desk.book.unit if desk.book else None
    return desk.room in KEPT_ROOMS and not (unit and unit.invented)
