"""The page in the browser: one store, one screen, and every change kept before it is drawn."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from kartblad.apps.mapping import leaving, start, state
from kartblad.apps.mapping.copies import OFFER, copied
from kartblad.apps.mapping.desk import Desk, Plan, Room
from kartblad.apps.mapping.keeping import Keeping
from kartblad.apps.mapping.library import library
from kartblad.apps.mapping.office import Office
from kartblad.catalogue.resume_words import resume_words
from kartblad.i18n import Texts
from kartblad.settings import Settings
from kartblad.ui.files import File
from kartblad.ui.kept_page import KeptPage
from kartblad.ui.markup import screen_html
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store

WARMING = "sma_barn"
"""The practice case that is drawn before kernels are forked: it has something of every kind."""


def mapping_view(settings: Settings, texts: Texts) -> ScreenView[Desk]:
    """Return the live page.

    Parameters
    ----------
    settings
        Where method data and the user's data lie.
    texts
        The reader's language.
    """
    office = new_office(settings, texts)
    page = Page(office)
    view = ScreenView(
        Store(Desk(begun=office.keeper.begun())),
        screen_of=lambda desk: state.screen(desk, office.library, texts, office.now()),
        change=page.change,
        texts=texts,
        kept=page.kept,
        offers=lambda desk, key: offered(desk, key, office, settings),
    )
    page.keep = view.keep
    return view


def offered(desk: Desk, key: str, office: Office, settings: Settings) -> File:
    """Return the file behind a button: a copy of a script before the session, the map in one of its forms at its end.

    Raises
    ------
    KeyError
        If there is no such file.
    """
    if key == OFFER:
        return copied(start.chosen_script(desk.plan, office.library), settings.data)
    return leaving.made(desk, key, office.library, office.texts)


def new_office(settings: Settings, texts: Texts) -> Office:
    """Return what changes need, with this machine's clock, chance and data folder."""
    held = library(settings.data, settings.own)
    words = _words(settings.data)
    keeper = Keeping(settings, words, held.scripts.__getitem__, texts, time.time)
    return Office(held, texts, keeper, time.time, secrets.randbelow, _stamp)


_words = cache(resume_words)


def warm(settings: Settings, texts: Texts) -> None:
    """Read the method data and draw every kind of step once, in the parent that kernels are forked from.

    Nothing is written.
    """
    office = new_office(settings, texts)
    scripts = office.library.scripts
    kinds = {(step.work, step.sealed): (key, step.id) for key, script in scripts.items() for step in script.steps}
    begun = {key: start.new_session(Plan(script=key, case=WARMING), office) for key in scripts}
    steps = [Desk(room=Room.SESSION, session=replace(begun[key], at=step)) for key, step in kinds.values()]
    for desk in (Desk(), Desk(room=Room.PHRASE), Desk(room=Room.CONFIRM), *steps):
        screen_html(state.screen(desk, office.library, texts, office.now()), texts)


def _stamp() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M")


class Page(KeptPage[Desk]):
    """The page of one window.

    Parameters
    ----------
    office
        What changes need.
    """

    def __init__(self, office: Office) -> None:
        super().__init__(office.texts)
        self._office = office

    def after(self, desk: Desk, key: str, value: Any) -> Desk:
        """Return the desk after a control was used."""
        return state.change(desk, key, value, self._office)

    def token(self, desk: Desk) -> str:
        """Return what opens the session again; empty where none is going on."""
        return self._office.keeper.token() if desk.room is Room.SESSION else ""

    def is_changed(self, before: Desk, after: Desk) -> bool:
        """Return whether the session has changed."""
        return after.room is Room.SESSION and after.session != before.session

    def write(self, desk: Desk) -> tuple[str, ...]:
        """Keep the session, and show the wall what it may see of it."""
        left_out = self._office.keeper.write(desk.held)
        self._office.keeper.show(desk.held)
        return left_out

    def reopened(self, desk: Desk, token: str) -> Desk | None:
        """Return the desk with the session that a token opens."""
        if desk.room is not Room.START:
            return desk  # shown a second time
        session = self._office.keeper.reopen(token)
        return None if session is None else start.opened(desk, session, self._office)
