"""A sheet's default or linked view, made in the server without a kernel, so that it can be read at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kartblad.core.problems import Problem
from kartblad.core.publication.edition import Topic
from kartblad.i18n import Texts
from kartblad.settings import Settings
from kartblad.ui import notices
from kartblad.ui.blocks import Screen
from kartblad.ui.markup import screen_html

if TYPE_CHECKING:
    from kartblad.apps.dashboard.address import View
    from kartblad.catalogue.tables import Statistics

# Every sheet's modules are imported late: a server of managers' pages must not know the tables of another sheet.


@dataclass(frozen=True, slots=True)
class Painted:
    """A view as it is sent before its kernel is there."""

    html: str
    title: str
    """For the browser's title bar; empty: the sheet's own name."""


def first_paint(key: str, query: str, settings: Settings, texts: Texts) -> Painted:
    """Return a sheet's view; empty for a sheet that knows its visitor and therefore starts with a skeleton.

    Parameters
    ----------
    key
        The sheet.
    query
        The query string of the link: the view to paint, so that a filtered link never shows another one first.
    """
    drawn = _DRAWN.get(key)
    return drawn(query, settings, texts) if drawn else Painted("", "")


def _of(screen: Screen, texts: Texts) -> Painted:
    return Painted(screen_html(screen, texts), screen.title)


def _participation(query: str, settings: Settings, texts: Texts) -> Painted:
    from kartblad.apps.participation import state

    stats = _statistics(settings.data)
    return _of(state.screen(state.parse(query, stats), stats, texts), texts)


@cache
def _statistics(data: Path) -> Statistics:
    """Return the published figures, read once: they change only with the workbook itself."""
    from kartblad.catalogue.tables import statistics

    return statistics(data)


def _dashboard(topic: Topic, query: str, settings: Settings, texts: Texts) -> Painted:
    """Return a manager's page, or the sentence that says why there is none."""
    from kartblad.apps.dashboard.address import parse
    from kartblad.apps.dashboard.current import current
    from kartblad.catalogue.published import stamp

    if settings.published is None:
        return Painted("", "")
    try:
        view = parse(query, topic, current(settings.published, texts))
        return _page(settings.published, stamp(settings.published, texts), view, texts.locale)
    except Problem as problem:
        return _of(Screen((notices.explained(problem, texts),), ""), texts)


@lru_cache(maxsize=64)
def _page(folder: Path, _edition: tuple[int, ...], view: View, locale: str) -> Painted:
    """Return a view of the edition that is published; drawn once, as nobody can change what it shows."""
    from kartblad.apps.dashboard import current, state

    texts = Texts(locale)
    return _of(state.screen(view, current.current(folder, texts), texts), texts)


Drawn = Callable[[str, Settings, Texts], Painted]
_DRAWN: Mapping[str, Drawn] = MappingProxyType(
    {"kompetens": _participation, **{topic.value: partial(_dashboard, topic) for topic in Topic}}
)
"""What draws the sheets that the server can draw, by the word in their address."""
