"""A drawing: an SVG, and sentences that say all that it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from kartblad.charts.theme import THEME
from kartblad.i18n import Texts

TEMPLATES = Path(__file__).parent / "templates"
WIDTH = 640.0
"""Every drawing is legible when it is this many pixels wide."""
LEAST_TEXT = 12.4
"""How large its smallest text is then, in pixels."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG that scales, its title, and the text alternative that needs no picture."""

    svg: str
    title: str
    description: tuple[str, ...]


def drawn(template: str, title: str, description: Sequence[str], **parts: object) -> Drawing:
    """Return a drawing from its template; user text reaches it through autoescaping only."""
    svg = _template(template).render(title=title, description=description, theme=THEME, **parts)
    return Drawing(svg, title, tuple(description))


def text_size(width: float) -> float:
    """Return the size of a drawing's smallest text: `LEAST_TEXT` where the drawing is shown `WIDTH` pixels wide."""
    return LEAST_TEXT * max(1.0, width / WIDTH)


def listed(names: Sequence[str], texts: Texts) -> str:
    """Return names as they are said: "Ebba, Love och Hanna"."""
    if len(names) < 2:
        return "".join(names)
    return texts.gettext("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["n"] = lambda number: f"{round(number, 1):g}"
    return environment.get_template(name)
