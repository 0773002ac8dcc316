"""What the family takes home: the map in plain words, the family's own first, and what happens next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kartblad.core.mapping.board import Card, Category, Column
from kartblad.core.mapping.map import Map
from kartblad.core.mapping.steps import NextStep
from kartblad.i18n import Texts
from kartblad.print.content import content
from kartblad.print.parts import Content, Item, Row, Section, facts, lines, printable
from kartblad.print.references import References

MOST, MOST_SCALES = 3, 2
"""How many things stand in each part: one page, which a family reads to its end."""


def family(whole: Map, texts: Texts) -> Content:
    """Return the family's page. It has what weighs most, and says that the rest is on the map."""
    known, made = References(whole, texts), content(whole, texts)
    some = texts.gettext("This is what weighs most. The rest stands on the map.")
    found = tuple(section for section in _sections(whole, known, made) if section.items)
    sections = (Section("some", "", (Item("some", facts=(some,)),)), *found) if found else ()
    rows = tuple(Row(scale=row.scale) for row in made.rows if row.scale)
    title = texts.gettext("What we have talked about")
    return replace(made, title=title, sections=sections, rows=rows, picture="", picture_words="")


def _sections(whole: Map, known: References, made: Content) -> Iterator[Section]:
    texts, case = known.texts, whole.case
    why = lines(("", case.reason_in_family_words, True))
    yield Section("why", texts.gettext("Why we meet"), (Item("why", why),) if why else ())
    yield Section("worry", texts.gettext("What worries us"), _said(whole, Column.WORRY))
    yield Section("working", texts.gettext("What already works"), _said(whole, Column.WORKING))
    yield Section("wishes", texts.gettext("What we wish for"), (*_said(whole, Column.NEEDED), *_goals(whole, texts)))
    yield Section("scale", texts.gettext("How we know that it gets better"), _scales(made))
    again = lines((texts.gettext("We look at it again"), texts.date(whole.session.followup_date)))
    steps = tuple(_step(step, texts) for step in whole.next_steps)
    now = (*steps, Item("again", again)) if again else steps
    yield Section("next", texts.gettext("What happens now"), now)


def _said(whole: Map, column: Column) -> tuple[Item, ...]:
    """Return the cards that weigh in a column, else all: in the family's words, or the agency's where it has none."""
    sorted_in = [card for card in whole.cards if card.column is column and card.category is not Category.UNSORTED]
    cards = [card for card in sorted_in if card.priority] or sorted_in
    own = [card for card in cards if printable(card.text_family)]
    ours = [card for card in cards if not printable(card.text_family) and printable(card.text_agency)]
    return tuple(_card(card) for card in (*_weighed(own), *_weighed(ours))[:MOST])


def _weighed(cards: list[Card]) -> list[Card]:
    return sorted(cards, key=lambda card: -card.priority)


def _card(card: Card) -> Item:
    own = bool(printable(card.text_family))
    return Item(f"card:{card.id}", lines(("", card.text_family if own else card.text_agency, own)))


def _goals(whole: Map, texts: Texts) -> Iterator[Item]:
    for goal in whole.goals[:MOST_SCALES]:
        words = lines(
            (texts.gettext("The family's own goal"), goal.family_goal, True),
            (texts.gettext("So it shall be"), goal.instead_behaviour),
        )
        if words:
            yield Item(f"goal:{goal.id}", words)


def _scales(made: Content) -> tuple[Item, ...]:
    """Return the scales with their ends only: no number about a family leaves without its reasons."""
    scales = [item for item in made.section("strip").items if item.key.startswith("scale:")]
    return tuple(Item(item.key, item.lines) for item in scales[:MOST_SCALES] if item.lines)


def _step(step: NextStep, texts: Texts) -> Item:
    who, by = printable(step.who), texts.date(printable(step.by))
    day = texts.gettext("at the latest {day}", day=by) if by else ""
    return Item(
        f"step:{step.id}", lines(("", step.text)), facts(texts.gettext("who: {who}", who=who) if who else "", day)
    )
