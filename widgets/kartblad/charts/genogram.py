"""Draws a genogram: three generations and those around them, with a text alternative that says all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kartblad.charts.drawing import Drawing, drawn
from kartblad.charts.feelings import bowed, path
from kartblad.charts.genogram_plan import SYMBOL, Feeling, Line, Plan
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
def genogram(
    persons: tuple[Person, ...], relations: tuple[Relation, ...], texts: Texts, *, explained: bool = True
) -> Drawing:
    """Return the genogram of some persons; ``explained``: with a legend of its signs under it."""
    family, laid = read(persons, relations), layout(persons, relations)
    plan = Plan(family, laid, {who: tie_word(family, who, texts) for who in laid.around})
    legend = list(_placed(list(_entries(plan, texts)), plan)) if explained else []
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
