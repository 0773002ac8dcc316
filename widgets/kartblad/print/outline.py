"""A content from top to bottom, as Word files and plain texts tell it: headings, what stands under them, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kartblad.catalogue.vocabulary import NAMES
from kartblad.core.mapping.board import Column
from kartblad.i18n import Texts
from kartblad.print.parts import Content, Item, Line, Section


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the title's."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Says that nothing is written under a heading where something could be."""

    text: str


def outline(made: Content, texts: Texts) -> Iterator[Heading | Nothing | Item]:
    """Yield the title, then heading after heading with its items; what is empty and need not be said is left out."""
    yield Heading(1, f"{made.title}: {made.name}" if made.name else made.title)
    column = ""
    for section in made.sections:
        inside = section.key.startswith(f"{section.under}:")
        if inside and section.under != column:
            column = section.under
            yield Heading(2, texts.gettext(NAMES[Column(column)]))
        yield from _section(section, 3 if inside else 2, texts)


def _section(section: Section, level: int, texts: Texts) -> Iterator[Heading | Nothing | Item]:
    if section.items:
        yield Heading(level, section.heading)
        yield from section.items
    elif section.under or section.key == "strip":
        yield Heading(level, section.heading)
        yield Nothing(texts.gettext("Nothing is written here."))


def label_of(line: Line) -> str:
    """Return what stands before a line's text."""
    return f"{line.label}: " if line.label else ""


def said_of(line: Line) -> str:
    """Return a line's text; the family's own words in quotation marks."""
    return f"”{line.text}”" if line.family else line.text
