"""Draws a genogram: three generations and those around them, with a text alternative that says all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kartblad.charts.drawing import Drawing, drawn
from kartblad.charts.feelings import bowed, path
from kartblad.charts.genogram_plan import SYMBOL, WALL, Feeling, Line, Plan
from kartblad.charts.genogram_words import heading, sentences
from kartblad.charts.kin_words import tie_word
from kartblad.charts.linebreak import width
from kartblad.core.family import read
from kartblad.core.kinship import layout
from kartblad.core.mapping.people import Kind, Person, Relation, Symbol
from kartblad.i18n import Texts, msgid

LINES = {
    "partner": msgid("couple"),
    "former": msgid("former couple"),
    "parents": msgid("parents of the same child"),
    "grand": msgid("grandparent"),
}
FEELINGS = {
    "nara": msgid("close"),
    "konfliktfylld": msgid("conflict"),
    "avbruten": msgid("broken off"),
}
SHAPES = {
    Symbol.SQUARE: msgid("man, boy"),
    Symbol.CIRCLE: msgid("woman, girl"),
    Symbol.NEUTRAL: msgid("person"),
}
EDGE, SAMPLE = 18.0, 46.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign of the legend, and what it means."""

    kind: str
    words: str
    x: float = 0.0
    y: float = 0.0

    @property
    def line(self) -> Line | None:
        """A sample of a line, unless the sign is none."""
        if self.kind not in LINES:
            return None
        signs = (("former", (20.0, 0.0)),) if self.kind == "former" else ()
        return Line(self.kind, ((2.0, 0.0), (38.0, 0.0)), signs)

    @property
    def feeling(self) -> Feeling:
        """A sample of how a relation is."""
        return Feeling(self.kind, path(self.kind, bowed((2.0, 0.0), (38.0, 0.0), 0)))


@lru_cache(maxsize=2)
def genogram(persons: tuple[Person, ...], relations: tuple[Relation, ...], texts: Texts) -> Drawing:
    """Return the genogram of some persons."""
    family, laid = read(persons, relations), layout(persons, relations)
    plan = Plan(family, laid, {who: tie_word(family, who, texts) for who in laid.around})
    legend = list(_placed(list(_entries(plan, texts)), plan))
    return drawn(
        "genogram.svg.j2",
        heading(family, laid, texts),
        tuple(sentences(family, laid, texts)),
        plan=plan,
        size=SYMBOL,
        heading=texts.gettext("Around the family") if plan.around_top is not None else "",
        legend=legend,
        height=max((entry.y for entry in legend), default=plan.bottom) + plan.leading,
    )


@lru_cache(maxsize=2)
def large_genogram(
    persons: tuple[Person, ...], relations: tuple[Relation, ...], texts: Texts, wide: float, high: float, least: float
) -> Drawing | None:
    """Return the family alone, without those around it and without a legend, for a big screen.

    Parameters
    ----------
    persons, relations
        The whole map's.
    texts
        The reader's language.
    wide, high
        The room on the screen, in pixels.
    least
        The smallest letters that can be read from the back of the room, in pixels.

    Returns
    -------
    Drawing or None
        None where the family is too large for letters of that size.
    """
    around = set(layout(persons, relations).around)
    kin = tuple(person for person in persons if person.id not in around)
    ties = tuple(tie for tie in relations if not {tie.a, tie.b} & around)
    family, laid = read(kin, ties), layout(kin, ties)
    plan = Plan(family, laid, {}, WALL)
    height = plan.bottom + plan.leading / 2
    if not kin or plan.text * min(wide / plan.width, high / height) < least:
        return None
    said = tuple(sentences(family, laid, texts))
    return drawn(
        "genogram.svg.j2",
        heading(family, laid, texts),
        said,
        plan=plan,
        size=SYMBOL,
        heading="",
        legend=(),
        height=height,
    )


def _entries(plan: Plan, texts: Texts) -> Iterator[Entry]:
    """Yield a sign for everything that stands in this drawing."""
    persons = plan.family.persons.values()
    for symbol, words in SHAPES.items():
        if any(person.symbol is symbol for person in persons):
            yield Entry(symbol.value, texts.gettext(words))
    if any(person.kind is Kind.CHILD for person in persons):
        yield Entry("barn", texts.gettext("child (thick edge)"))
    if any(person.deceased for person in persons):
        yield Entry("avliden", texts.gettext("deceased"))
    kinds = {line.kind for line in plan.lines}
    yield from (Entry(kind, texts.gettext(words)) for kind, words in LINES.items() if kind in kinds)
    signs = {sign for line in plan.lines for sign, _at in line.signs} | {line.kind for line in plan.feelings}
    yield from (Entry(kind, texts.gettext(words)) for kind, words in FEELINGS.items() if kind in signs)
    if plan.laid.homes:
        yield Entry("hem", texts.gettext("live together"))


def _placed(entries: list[Entry], plan: Plan) -> Iterator[Entry]:
    """Put the legend in rows below the drawing."""
    x, y = EDGE, plan.bottom + plan.leading
    for entry in entries:
        wide = SAMPLE + width(entry.words, plan.text) + 18
        if x > EDGE and x + wide > plan.width - EDGE:
            x, y = EDGE, y + plan.leading * 1.6
        yield Entry(entry.kind, entry.words, x, y)
        x += wide
