"""The page in the browser: one store, one screen."""

from __future__ import annotations

from functools import partial

from kartblad.apps.participation import state
from kartblad.catalogue.tables import Statistics
from kartblad.i18n import Texts
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store


def participation_view(query: str, stats: Statistics, texts: Texts) -> ScreenView[state.View]:
    """Return the live page that begins where ``query`` leads."""
    return ScreenView(
        Store(state.parse(query, stats)),
        screen_of=partial(state.screen, stats=stats, texts=texts),
        change=state.change,
        texts=texts,
        visit=partial(state.parse, stats=stats),
    )
