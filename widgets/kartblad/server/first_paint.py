"""A sheet's default or linked view as HTML, made in the server without a kernel, so that it can be read at once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kartblad.catalogue.tables import Statistics, statistics
from kartblad.i18n import Texts
from kartblad.settings import Settings


def first_paint(key: str, query: str, settings: Settings, texts: Texts) -> str:
    """Return the sheet's screen as HTML; empty for a sheet that knows its visitor and therefore starts with a skeleton.

    Parameters
    ----------
    key
        The sheet.
    query
        The query string of the link: the view to paint, so that a filtered link never shows another one first.
    """
    if key != "kompetens":
        return ""
    from kartblad.apps.participation import state
    from kartblad.ui.markup import screen_html

    stats = _statistics(settings.data)
    return screen_html(state.screen(state.parse(query, stats), stats, texts), texts)


@cache
def _statistics(data: Path) -> Statistics:
    """Return the published figures, read once: they change only with the workbook itself."""
    return statistics(data)
