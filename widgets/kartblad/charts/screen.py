"""Draws a figure on screen: a table whose cells are bars, in a sheet with legend and number passport."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from kartblad.charts.figure import Figure
from kartblad.charts.passport import lines, source_text, standing
from kartblad.charts.sheet import lay_out, remarks
from kartblad.i18n import Texts

TEMPLATES = Path(__file__).parent / "templates"

_WIDE = 4
"""From so many columns on, a figure needs a wide page before it is laid out as a grid."""


def figure_html(
    figure: Figure, texts: Texts, level: int = 2, *, pick: str = "", picked: AbstractSet[str] = frozenset()
) -> str:
    """Return the figure in its sheet as HTML.

    Parameters
    ----------
    figure, texts
        What is drawn, and the reader's language.
    level
        The level of its heading.
    pick
        The key under which a row is chosen: every row's label is then a button.
    picked
        The keys of the rows that are chosen now.
    """
    sheet = lay_out(figure, texts)
    return _template().render(
        figure=figure,
        identity=re.sub(r"[^a-z0-9]+", "-", figure.key.lower()).strip("-"),
        level=level,
        pick=pick,
        picked=picked,
        sheet=sheet,
        remarks=remarks(sheet, texts),
        wide=len(figure.columns) >= _WIDE,
        sources=[source_text(source, texts) for source in figure.passport.sources],
        standing=standing(figure.passport.standing, texts),
        passport=lines(figure.passport, texts),
        gettext=texts.gettext,
    )


def percent(share: float) -> str:
    """Return a share as an SVG length: 0.4526 is "45.26%"."""
    return f"{round(share * 100, 2):g}%"


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = percent
    return environment.get_template("figure.html.j2")
