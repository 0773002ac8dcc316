"""A map as plain text, to paste where nothing else can go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kartblad.core.mapping.map import Map
from kartblad.i18n import Texts
from kartblad.print.closing import Left
from kartblad.print.content import NO_TAGS, NOTHING_LEFT, content
from kartblad.print.outline import Heading, Nothing, label_of, outline, said_of
from kartblad.print.parts import Content, Item

_UNDER = {1: "=", 2: "-"}


def plain(whole: Map, texts: Texts, left: Left = NOTHING_LEFT, bbic: Mapping[str, str] = NO_TAGS) -> str:
    """Return the whole map as text, with a line of signs under each heading."""
    made = content(whole, texts, left, bbic)
    return "\n".join((*_top(made), *(row for part in outline(made, texts) for row in _rows(part)))).strip() + "\n"


def _top(made: Content) -> Iterator[str]:
    if made.banner:
        yield f"*** {made.banner} ***"
        yield ""
    yield " · ".join(word for word in (made.mode, made.day, made.not_a_decision) if word)
    yield ""


def _rows(part: Heading | Nothing | Item) -> Iterator[str]:
    match part:
        case Heading(level, text):
            yield from ("", text)
            if level in _UNDER:
                yield _UNDER[level] * len(text)
        case Nothing(text):
            yield text
        case Item():
            yield from _item(part)


def _item(item: Item) -> Iterator[str]:
    head = " ".join(word for word in (f"[{item.mark}]" if item.mark else "", item.title) if word)
    if head:
        yield f"- {head}"
    for at, line in enumerate(item.lines):
        text = f"{label_of(line)}{said_of(line)}".replace("\n", "\n  ")
        yield f"{'  ' if head or at else '- '}{text}"
    if item.facts:
        yield f"{'  ' if head or item.lines else '- '}({' · '.join(item.facts)})"
