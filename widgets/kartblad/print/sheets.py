"""The printed pages of a map: the sheet, the family's page, the safety plan, words and pictures, the receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from kartblad.core.mapping.map import Map, Meeting
from kartblad.i18n import Texts
from kartblad.print.closing import Left
from kartblad.print.content import NO_TAGS, NOTHING_LEFT, content
from kartblad.print.family import family
from kartblad.print.paper_words import paper_words
from kartblad.print.parts import Content, Section
from kartblad.print.typst import pdf

Paper = Literal["A3", "A4"]
RECEIPT = ("steps", "parked", "close")
"""The sections of a receipt: what was decided, by whom, until when, what was left, when it is deleted."""
PLAN = ("plan", "network")


def sheet_pdf(
    whole: Map,
    texts: Texts,
    paper: Paper = "A3",
    *,
    blank: bool = False,
    left: Left = NOTHING_LEFT,
    bbic: Mapping[str, str] = NO_TAGS,
) -> bytes:
    """Return the map as a sheet for the wall, and all that has no room there on pages after it.

    Parameters
    ----------
    whole
        The map.
    texts
        The reader's language.
    paper
        Its size; it lies down.
    blank
        Whether there are lines to write on instead of what the map says.
    left
        What the session did not reach, and when the map is deleted.
    bbic
        What the cards' tags are called.
    """
    shown = Map(Meeting(whole.session.mode)) if blank else whole
    return _pdf("sheet", content(shown, texts, left, bbic), texts, paper=paper.lower(), blank=blank)


def family_pdf(whole: Map, texts: Texts) -> bytes:
    """Return one page for the family: large, in plain words, the family's own first."""
    return _pdf("family", family(whole, texts), texts)


def plan_pdf(whole: Map, texts: Texts) -> bytes:
    """Return the safety plan on a page of its own, with room for more rules by hand."""
    return _pdf("plan", _part(whole, texts, PLAN, texts.gettext("Safety plan")), texts)


def frames_pdf(whole: Map, texts: Texts) -> bytes:
    """Return the explanation in words and pictures, each child's from a new page."""
    return _pdf("frames", _part(whole, texts, ("explain",), texts.gettext("Words and pictures")), texts)


def receipt_pdf(whole: Map, texts: Texts, left: Left = NOTHING_LEFT) -> bytes:
    """Return what was decided, by whom and until when, what was not reached, and when the map is deleted."""
    return _pdf("receipt", _part(whole, texts, RECEIPT, texts.gettext("Receipt"), left), texts)


def _part(whole: Map, texts: Texts, keys: tuple[str, ...], title: str, left: Left = NOTHING_LEFT) -> Content:
    """Return some sections of the content, under a title of their own."""
    made = content(whole, texts, left)
    found: list[Section] = [made.section(key) for key in keys]
    return replace(made, title=title, sections=tuple(found), rows=(), picture="", picture_words="")


def _pdf(template: str, made: Content, texts: Texts, **more: Any) -> bytes:
    known = {"content": made, "words": paper_words(texts), "title": made.title, "lang": texts.locale}
    return pdf(template, known | more)
