"""The page in the browser: one store, one screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kartblad.apps.participation import session, state
from kartblad.apps.participation.register_desk import Lists
from kartblad.apps.participation.session import Office, Session
from kartblad.catalogue.tables import Statistics
from kartblad.i18n import Texts
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store


def participation_view(query: str, stats: Statistics, texts: Texts, data: Path) -> ScreenView[Session]:
    """Return the live page that begins where ``query`` leads.

    Parameters
    ----------
    query
        The visitor's link.
    stats
        The published figures.
    texts
        The reader's language.
    data
        Where forms and lists are read from when a file comes in.
    """
    store = Store(Session(state.parse(query, stats)))
    office = Office(Lists(stats, data), texts)
    return ScreenView(
        store,
        screen_of=lambda held: state.screen(held.view, stats, texts, held.desk),
        change=lambda held, key, value: session.change(held, key, value, office),
        texts=texts,
        visit=lambda there: replace(store.state, view=state.parse(there, stats)),
        offers=lambda held, key: session.offered(held, key, office),
    )
