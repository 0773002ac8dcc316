"""Draws a figure with matplotlib for files, print and analysts; title, source, period and legend are in the picture.

Everything that needs matplotlib is imported when something is drawn: a page that exports nothing never loads it.
"""

from __future__ import annotations

import gc
from io import BytesIO
from typing import TYPE_CHECKING

from kartblad.charts.figure import Figure
from kartblad.charts.passport import source_text
from kartblad.i18n import Texts

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Picture


def draw(figure: Figure, texts: Texts) -> Picture:
    """Return the figure as a matplotlib figure, for analysts to look at, change or save."""
    from kartblad.charts import artists, plan

    with artists.style():
        return artists.picture(plan.plan(figure, texts))


def figure_svg(figure: Figure, texts: Texts) -> bytes:
    """Return the figure as SVG whose texts are texts."""
    about = {"Title": figure.finding, "Description": figure.sentence, "Source": _origin(figure, texts)}
    return _file(figure, texts, "svg", {**about, "Creator": "kartblad", "Date": None})


def figure_png(figure: Figure, texts: Texts, dpi: int = 200) -> bytes:
    """Return the figure as PNG, ten inches wide."""
    about = {"Title": figure.finding, "Description": figure.sentence, "Source": _origin(figure, texts)}
    return _file(figure, texts, "png", {**about, "Software": "kartblad"}, dpi)


def figure_pdf(figure: Figure, texts: Texts) -> bytes:
    """Return the figure as a page of PDF."""
    about = {"Title": figure.finding, "Subject": figure.sentence, "Keywords": _origin(figure, texts)}
    return _file(figure, texts, "pdf", {**about, "Creator": "kartblad", "CreationDate": None})


def _file(figure: Figure, texts: Texts, kind: str, metadata: dict[str, str | None], dpi: int = 72) -> bytes:
    from kartblad.charts import artists

    target = BytesIO()
    with artists.style():
        draw(figure, texts).savefig(target, format=kind, dpi=dpi, metadata=metadata)
    # Picture, canvas and its 16 MiB of pixels hold on to each other: without this they stay until Python next looks.
    gc.collect()
    return target.getvalue()


def _origin(figure: Figure, texts: Texts) -> str:
    return "; ".join(source_text(source, texts) for source in figure.passport.sources)
