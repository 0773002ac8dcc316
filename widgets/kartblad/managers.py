"""What a manager's notebook may call: each function opens one read-only page over a published folder, and nothing else.

This is the other composition root beside `kartblad.pages`. It cannot reach records nor raw tables: a contract of the
house says so, and the process it runs in has no other folder.
"""

from __future__ import annotations

from pathlib import Path

from kartblad import settings
from kartblad.apps.dashboard import current, state
from kartblad.apps.dashboard.address import View
from kartblad.apps.dashboard.view import dashboard_view
from kartblad.core.problems import Problem
from kartblad.core.publication.edition import Topic
from kartblad.i18n import Texts
from kartblad.settings import Settings
from kartblad.ui import bundle
from kartblad.ui.controls import opened
from kartblad.ui.markup import screen_html
from kartblad.ui.screen import ScreenView


def participation(locale: str | None = None) -> ScreenView[View]:
    """Open the managers' page on participation in courses.

    Parameters
    ----------
    locale
        "sv" or "en"; what the workbook is set to unless given.
    """
    return _sheet(Topic.PARTICIPATION, locale)


def workload(locale: str | None = None) -> ScreenView[View]:
    """Open the managers' page on workload.

    Parameters
    ----------
    locale
        "sv" or "en"; what the workbook is set to unless given.
    """
    return _sheet(Topic.WORKLOAD, locale)


def mapping(locale: str | None = None) -> ScreenView[View]:
    """Open the managers' page on mapping sessions.

    Parameters
    ----------
    locale
        "sv" or "en"; what the workbook is set to unless given.
    """
    return _sheet(Topic.MAPPING, locale)


def warm() -> None:
    """Import and draw what the pages share, once, in the parent that kernels are forked from; no thread, no socket."""
    import anywidget  # noqa: F401
    import ipywidgets  # noqa: F401

    here = settings.load()
    texts = Texts(here.locale)
    bundle.script()
    try:
        publication = current.current(_folder(here, texts), texts)
    except Problem:  # every page says it by itself
        return
    for topic in Topic:
        screen_html(state.screen(View(topic), publication, texts), texts)


def _sheet(topic: Topic, locale: str | None) -> ScreenView[View]:
    """Return a page in the reader's language, or a sentence where it cannot be opened."""
    here = settings.load()
    texts = Texts(locale or here.locale)
    return opened(lambda: dashboard_view(bundle.query(), topic, _folder(here, texts), texts), texts)


def _folder(here: Settings, texts: Texts) -> Path:
    """Return the published folder.

    Raises
    ------
    Problem
        If none is named.
    """
    if here.published is None:
        raise Problem(
            texts.gettext(
                "No published folder is named. Make one with kartblad publish, and name it with KARTBLAD_PUBLISHED."
            )
        )
    return here.published
