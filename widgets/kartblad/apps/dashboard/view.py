"""A manager's page in the browser: one store, one screen, and one choice."""

from __future__ import annotations

from pathlib import Path

from kartblad.apps.dashboard import state
from kartblad.apps.dashboard.address import View
from kartblad.apps.dashboard.current import current
from kartblad.apps.dashboard.page import page
from kartblad.core.publication.edition import Topic
from kartblad.i18n import Texts
from kartblad.ui.files import File
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store


def dashboard_view(query: str, topic: Topic, folder: Path, texts: Texts) -> ScreenView[View]:
    """Return the live page that begins where ``query`` leads.

    Parameters
    ----------
    query
        The visitor's link.
    topic
        Which of the three pages.
    folder
        The published folder. What it held when the page was opened is what the page shows until it is opened again.
    texts
        The reader's language.
    """
    publication = current(folder, texts)

    def offered(view: View, _key: str) -> File:
        from kartblad.apps.dashboard.paper import paper  # late: a typesetter, for those who ask for the A4

        return paper(page(publication, view.topic, view.own, texts), publication, texts)

    return ScreenView(
        Store(state.parse(query, topic, publication)),
        screen_of=lambda view: state.screen(view, publication, texts),
        change=lambda view, key, value: state.change(view, key, value, publication),
        texts=texts,
        visit=lambda there: state.parse(there, topic, publication),
        offers=offered,
    )
