"""Turns a laid-out picture into matplotlib artists; the one module that knows matplotlib's classes."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import singledispatch
from typing import Any

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.typing import RcKeyType

from kartblad.charts.lettering import FONTS
from kartblad.charts.marks import Hatch
from kartblad.charts.paper import PAGE, Box, Dot, Item, Plan, Stroke, Trace, Words
from kartblad.charts.theme import THEME

POINTS_PER_INCH = 72

_HATCHES = {Hatch.DIAGONAL: "////", Hatch.CROSS: "xxxx", Hatch.ROWS: "---", Hatch.DOTS: "..", Hatch.COLUMNS: "||"}
_STYLE: dict[RcKeyType, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": list(FONTS),
    "hatch.linewidth": 0.9,
    "pdf.fonttype": 42,  # TrueType: text in the file can be searched and copied
    "svg.fonttype": "none",  # text stays text: searchable, read aloud, and small
    "svg.hashsalt": "kartblad",  # the same figure gives the same bytes
}


def style() -> AbstractContextManager[None]:
    """Return the settings to draw and save within."""
    return rc_context(_STYLE)


def picture(plan: Plan) -> Figure:
    """Return the plan as a matplotlib figure; every named item is an artist with that gid."""
    figure = Figure(figsize=(PAGE / POINTS_PER_INCH, plan.height / POINTS_PER_INCH), facecolor=THEME.paper)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, PAGE), ylim=(plan.height, 0))
    axes.set_axis_off()
    for order, item in enumerate(plan.items):
        drawn = axes.add_artist(artist(item))
        drawn.set_zorder(order)
        drawn.set_clip_on(False)
        drawn.set_gid(item.name or None)
    return figure


@singledispatch
def artist(item: Item) -> Artist:
    """Return what matplotlib draws for an item of a plan."""
    raise NotImplementedError(type(item).__name__)


@artist.register
def _(item: Words) -> Artist:
    weight = "bold" if item.bold else "normal"
    # parse_math off: a "$" in a label is a dollar sign, not a formula.
    looks: dict[str, Any] = {"color": item.colour, "size": item.size, "weight": weight, "parse_math": False}
    return Text(item.x, item.y, item.text, ha=item.align.value, va="baseline", **looks)


@artist.register
def _(item: Box) -> Artist:
    return Rectangle(
        (item.x, item.y),
        item.width,
        item.height,
        facecolor=item.fill or "none",
        edgecolor=item.edge or "none",
        linewidth=1.1 if item.edge else 0,
        linestyle=":" if item.dotted else "-",
        hatch="".join(_HATCHES[hatch] for hatch in item.hatches) or None,
    )


@artist.register
def _(item: Stroke) -> Artist:
    ends = (item.x1, item.x2), (item.y1, item.y2)
    return Line2D(*ends, color=item.colour, linewidth=item.weight, solid_capstyle="butt")


@artist.register
def _(item: Trace) -> Artist:
    xs, ys = zip(*item.points, strict=True)
    return Line2D(xs, ys, color=item.colour, linewidth=item.weight, solid_joinstyle="round", solid_capstyle="round")


@artist.register
def _(item: Dot) -> Artist:
    looks: dict[str, Any] = {"markersize": 7, "markeredgewidth": 1.6, "linestyle": "none"}
    return Line2D([item.x], [item.y], marker="o", markerfacecolor=item.fill, markeredgecolor=item.edge, **looks)
