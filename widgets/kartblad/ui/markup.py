"""A screen or one of its blocks as HTML: pure text, shared by the server's first paint and the live page.

Ids derive from the keys of blocks and options, so both have the very same markup and only one of them may be in a
document at a time. Every value goes through one autoescaping Jinja environment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kartblad.charts.drawing import Drawing
from kartblad.charts.screen import figure_html
from kartblad.i18n import Texts, msgid
from kartblad.ui import blocks
from kartblad.ui.files import FORMS
from kartblad.ui.times import time_left
from kartblad.ui.tools import GRID, MOST_POINTS, MOST_STROKES
from kartblad.ui.uploads import size_text, too_large

TEMPLATES: Mapping[type, str] = {
    blocks.Sections: "sections",
    blocks.Radios: "radios",
    blocks.Select: "select",
    blocks.NumberField: "number",
    blocks.DateField: "date",
    blocks.TextField: "text",
    blocks.TextArea: "textarea",
    blocks.Secret: "secret",
    blocks.FileField: "file",
    blocks.Checks: "checks",
    blocks.Chips: "chips",
    blocks.Offer: "offer",
    blocks.Action: "action",
    blocks.PrintAction: "print",
    blocks.Clock: "clock",
    blocks.Pad: "pad",
    blocks.Controls: "controls",
    blocks.Tasks: "tasks",
    blocks.Board: "board",
    blocks.Shortcuts: "shortcuts",
    blocks.Prose: "prose",
    blocks.Facts: "facts",
    blocks.Details: "details",
    blocks.Notice: "notice",
    blocks.Status: "status",
    blocks.Progress: "progress",
    blocks.Plain: "plain",
    blocks.Picture: "picture",
    blocks.FigureBlock: "figure",
}
"""The template of every kind of block."""

TONES: Mapping[str, str] = {"info": msgid("Good to know"), "warning": msgid("Please note"), "error": msgid("Fault")}
"""What a notice's tone is called: never a colour alone."""

_SPACE = re.compile(r"\s")


def block_html(block: blocks.Block, texts: Texts) -> str:
    """Return one block in its frame."""
    return _environment(texts.locale).get_template("block.html.j2").render(block=block)


def screen_html(screen: blocks.Screen, texts: Texts) -> str:
    """Return everything a page shows."""
    return _environment(texts.locale).get_template("screen.html.j2").render(screen=screen)


def element_id(*keys: str) -> str:
    """Return the id of a block, an option of it, or another part of it.

    Raises
    ------
    ValueError
        If a key holds white space, which ends an id wherever ids are listed.
    """
    for key in keys:
        if not key or _SPACE.search(key):
            msg = f"{key!r} cannot be a key: it becomes part of an id and must not be empty or hold white space"
            raise ValueError(msg)
    return "--".join(("kb-" + keys[0], *keys[1:]))


@cache
def _environment(locale: str) -> Environment:
    """Return the environment of a language; templates are compiled once for each."""
    texts = Texts(locale)
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        gettext=texts.gettext,
        ngettext=texts.ngettext,
        number=texts.number,
        percent=texts.percent,
        takes=[(key, "copy" if form.copied else "file", texts.gettext(form.label)) for key, form in FORMS.items()],
        template=lambda block: f"{TEMPLATES[type(block)]}.html.j2",
        element_id=element_id,
        tone_word=lambda tone: texts.gettext(TONES[tone]),
        size=lambda limit: size_text(limit, texts),
        too_large=lambda limit: too_large(limit, texts),
        figure=lambda block: _figure(block, texts),
        drawn=_drawn,
        time_left=lambda seconds: time_left(seconds, texts),
        grid=GRID,
        most_points=MOST_POINTS,
        most_strokes=MOST_STROKES,
    )
    return environment


def _figure(block: blocks.FigureBlock, texts: Texts) -> Markup:
    """Return the figure, which was escaped where it was drawn."""
    return Markup(figure_html(block.figure, texts, block.level, pick=block.pick, picked=block.picked))  # noqa: S704


def _drawn(drawing: Drawing) -> Markup:
    """Return a drawing's picture, which was escaped where it was drawn."""
    return Markup(drawing.svg)  # noqa: S704
