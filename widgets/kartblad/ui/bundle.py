"""The page's script and style: files in ``static/``, joined into the one module that an anywidget can carry.

An anywidget's module is loaded from a blob, where relative imports lead nowhere. Our files are ordinary ES modules that
import each other by name; joined in the right order, the import lines and the word ``export`` have done their work.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kartblad.settings import Settings

STATIC = Path(__file__).parent / "static"
PARTS = (
    "patch.js",
    "blocks.js",
    "fields.js",
    "typing.js",
    "board.js",
    "pad.js",
    "clocks.js",
    "letters.js",
    "kept.js",
    "files.js",
    "place.js",
    "talk.js",
    "uploads.js",
    "surface.js",
)
"""In the order of their imports; the last one has the default export."""
STYLES = ("tokens.css", "kartblad.css")

_MODULE_LINE = re.compile(r'^import .* from "\./[\w-]+\.js";\n|^export (?!default)', re.MULTILINE)


@cache
def script() -> str:
    """Return the module of the live page."""
    return "\n".join(_MODULE_LINE.sub("", (STATIC / part).read_text(encoding="utf-8")) for part in PARTS)


def style(settings: Settings, environ: Mapping[str, str] | None = None) -> str:
    """Return the style sheet where no page of ours brings it: in JupyterLab. Empty under Voilà."""
    if under_voila(environ):
        return ""
    sheets = [settings.static / name for name in STYLES]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.is_file())


def query(environ: Mapping[str, str] | None = None) -> str:
    """Return the query of the visitor's link; empty outside Voilà, where a page has no address."""
    env = os.environ if environ is None else environ
    return env.get("QUERY_STRING", "") if under_voila(env) else ""


def under_voila(environ: Mapping[str, str] | None = None) -> bool:
    """Return whether this kernel serves a Voilà page, which then owns its address and has its style."""
    env = os.environ if environ is None else environ
    return "VOILA_REQUEST_URL" in env or env.get("SERVER_SOFTWARE", "").startswith("voila")
