"""What a notebook may call: each function opens one sheet of the workbook."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from kartblad import settings
from kartblad.apps.mapping.view import mapping_view
from kartblad.apps.mapping.view import warm as warm_mapping
from kartblad.apps.mapping.wall_view import wall_view
from kartblad.apps.participation import state
from kartblad.apps.participation.view import participation_view
from kartblad.apps.workload.view import warm as warm_workload
from kartblad.apps.workload.view import workload_view
from kartblad.catalogue.tables import Statistics
from kartblad.catalogue.tables import statistics as read_statistics
from kartblad.i18n import Texts
from kartblad.settings import Settings
from kartblad.ui import bundle
from kartblad.ui.blocks import FigureBlock
from kartblad.ui.controls import opened
from kartblad.ui.markup import screen_html
from kartblad.ui.screen import ScreenView


def participation(locale: str | None = None) -> ScreenView[Any]:
    """Open the sheet Kompetenssatsningen: the published figures 2014-2017.

    Parameters
    ----------
    locale
        "sv" or "en"; what the workbook is set to unless given.
    """
    return _sheet(
        lambda here, texts: participation_view(bundle.query(), _statistics(here.data), texts, here.data), locale
    )


def mapping(locale: str | None = None) -> ScreenView[Any]:
    """Open the sheet Kartläggning: a guided mapping session.

    Parameters
    ----------
    locale
        "sv" or "en"; what the workbook is set to unless given.
    """
    return _sheet(mapping_view, locale)


def wall(locale: str | None = None) -> ScreenView[Any]:
    """Open the sheet Väggen: it follows a mapping session on a big screen and can change nothing.

    Parameters
    ----------
    locale
        "sv" or "en"; what the workbook is set to unless given.
    """
    return _sheet(wall_view, locale)


def workload(locale: str | None = None) -> ScreenView[Any]:
    """Open the sheet Arbetstyngd: a worker's measurement, the talk about it, and the unit's picture.

    Parameters
    ----------
    locale
        "sv" or "en"; what the workbook is set to unless given.
    """
    return _sheet(workload_view, locale)


def warm() -> None:
    """Import and prepare what pages share, once, in the parent that kernels are forked from; no thread, no socket."""
    import anywidget  # noqa: F401
    import ipywidgets  # noqa: F401

    import kartblad.frames.participation  # pandas
    import kartblad.frames.synthetic
    import kartblad.records.annotated
    import kartblad.records.imports
    import kartblad.records.templates  # noqa: F401
    from kartblad.charts import export
    from kartblad.records import exports

    here = settings.load()
    texts, stats = Texts(here.locale), _statistics(here.data)
    drawn = [state.screen(state.change(state.start(stats), "section", part), stats, texts) for part in state.PARTS]
    for screen in drawn:
        screen_html(screen, texts)
    warm_mapping(here, texts)
    warm_workload(here, texts)
    bundle.script()
    figure = next(block.figure for block in drawn[0].blocks if isinstance(block, FigureBlock))
    export.figure_png(figure, texts, dpi=20)
    export.figure_svg(figure, texts)
    exports.xlsx(figure, texts)


def _sheet(make: Callable[[Settings, Texts], ScreenView[Any]], locale: str | None) -> ScreenView[Any]:
    """Return a sheet in the reader's language, or a sentence where it cannot be opened."""
    here = settings.load()
    texts = Texts(locale or here.locale)
    return opened(lambda: make(here, texts), texts)


@cache
def _statistics(data: Path) -> Statistics:
    """Return the published statistics; read once, before kernels are forked."""
    return read_statistics(data)
