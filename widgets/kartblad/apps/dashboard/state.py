"""What a manager's page shows for a view: pure values, computed alike by the server's first paint and the live page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kartblad.apps.dashboard.address import Mending, View, parse, query
from kartblad.apps.dashboard.page import CHOICES, WHOLE, owns, page
from kartblad.apps.dashboard.post import Absent, Item, Page, Post
from kartblad.core.publication.edition import Publication, Topic
from kartblad.core.publication.table import TOTAL
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Details, Facts, FigureBlock, Notice, Offer, Option, Prose, Screen, Select

__all__ = ["View", "change", "parse", "query", "screen"]

OWN_KEY = "own"
"""The key of the only control."""
PAPER_KEY = "paper"
"""The key of the A4."""

_SAID = {
    Mending.NO_SUCH_OWN: msgid(
        "The link asks for a unit or municipality of which nothing is shown here. The page shows all together."
    ),
    Mending.UNKNOWN_NAME: msgid("The link holds something that the page does not know. It is not used."),
    Mending.TOO_LONG: msgid("The link is too long and is not used. This is the page's usual view."),
}


def screen(view: View, publication: Publication, texts: Texts) -> Screen:
    """Return everything that a page shows for a view."""
    shown = page(publication, view.topic, view.own, texts)
    blocks = (
        *_corrections(view, texts),
        Prose("about", shown.heading, paragraphs=(f"{shown.invented} {shown.lead}".strip(),)),
        *_choice(view, publication, texts),
        *(block for item in shown.posts for block in _item(item, texts)),
        *_margin(shown, texts),
    )
    return Screen(blocks, query(view), f"{shown.heading} – Kartblad")


def change(view: View, key: str, value: Any, publication: Publication) -> View:
    """Return the view after the visitor chose one's own; nothing else on the page can be changed.

    Raises
    ------
    KeyError
        If the page has no such control.
    ValueError
        If nothing is shown of such a unit or municipality.
    """
    if key != OWN_KEY:
        raise KeyError(key)
    own = "" if value == TOTAL else value
    if own and own not in dict(owns(publication, view.topic)):
        raise ValueError(own)
    return replace(view, own=own, corrections=())


def _corrections(view: View, texts: Texts) -> Iterator[Block]:
    if view.corrections:
        yield Notice("corrections", "warning", " ".join(texts.gettext(_SAID[each]) for each in view.corrections))


def _choice(view: View, publication: Publication, texts: Texts) -> Iterator[Block]:
    """Yield the choice of one's own; none where there is nothing to choose among."""
    known = owns(publication, view.topic)
    if not known:
        return
    none = Option(TOTAL, texts.gettext(WHOLE[view.topic]))
    options = (none, *(Option(key, texts.pick(words)) for key, words in known))
    hint = texts.gettext("Only those of whom some number is shown.")
    yield Select(OWN_KEY, texts.gettext(CHOICES[view.topic]), options, view.own or TOTAL, hint)


def _item(item: Item, texts: Texts) -> Iterator[Block]:
    if isinstance(item, Absent):
        yield Prose(item.key, item.heading, paragraphs=(item.why,))
        return
    yield FigureBlock(item.figure)
    yield _questions(item, texts)


def _questions(post: Post, texts: Texts) -> Facts:
    """Return the three questions that belong to a figure."""
    asked = (
        (texts.gettext("What does it mean?"), post.means),
        (texts.gettext("What can we do?"), post.can_do),
        (texts.gettext("What do we not know?"), post.unknown),
    )
    heading = texts.gettext("To talk about: {finding}", finding=post.heading)
    return Facts(f"{post.key}-questions", heading, 3, asked, beside=True)


def _margin(shown: Page, texts: Texts) -> Iterator[Block]:
    """Yield what belongs to the whole page: the symbols, the A4 and where the same numbers lie."""
    signs = tuple((sign.symbol, sign.meaning) for sign in shown.legend)
    yield Facts("legend", texts.gettext("Symbols"), 2, signs)
    if shown.shown:
        yield Offer(PAPER_KEY, texts.gettext("Take out the page as one A4 (PDF)"))
    yield Details("elsewhere", texts.gettext("The same numbers as files"), (_elsewhere(shown.topic, texts),))


def _elsewhere(topic: Topic, texts: Texts) -> str:
    return texts.gettext(
        "The published folder holds this page as {file}, which opens without kartblad, and the tables in data/. "
        "Page, files and A4 are made of the same numbers.",
        file=f"{topic.value}.html",
    )
