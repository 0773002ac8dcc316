"""The cards of the map for paper: three columns by kind, each card with what is known of harm and of protection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kartblad.core.mapping.board import Card, Category, Column, HarmEvent, Protection, SourceKind
from kartblad.core.mapping.map import Map
from kartblad.i18n import Texts, msgid
from kartblad.print.parts import Item, Line, Section, facts, lines
from kartblad.print.references import References

HEADINGS = {
    Category.HARM: msgid("Past harm"),
    Category.COMPLICATION: msgid("What makes it harder"),
    Category.STRENGTH: msgid("Strengths"),
    Category.PROTECTION: msgid("Protection"),
    Category.WISH: msgid("Wishes"),
}
_PLACES = (
    (Column.WORRY, Category.HARM),
    (Column.WORRY, Category.COMPLICATION),
    (Column.WORRY, Category.UNSORTED),
    (Column.WORKING, Category.PROTECTION),
    (Column.WORKING, Category.STRENGTH),
    (Column.WORKING, Category.UNSORTED),
    (Column.NEEDED, Category.WISH),
    (Column.NEEDED, Category.UNSORTED),
)


def board(whole: Map, known: References, bbic: Mapping[str, str]) -> Iterator[Section]:
    """Yield the cards by column and kind, what weighs most first; then harm and protection without a card."""
    for column, category in _PLACES:
        cards = [card for card in whole.cards if _place(card) == (column, category)]
        items = [_card(card, whole, known, bbic) for card in sorted(cards, key=lambda card: -card.priority)]
        items += _loose(whole, category, known)
        if items or category is not Category.UNSORTED:
            yield Section(
                f"{column.value}:{category.value}", heading(category, known.texts), tuple(items), column.value
            )


def heading(category: Category, texts: Texts) -> str:
    """Return what stands over the cards of a kind."""
    return texts.gettext(HEADINGS[category]) if category in HEADINGS else texts.gettext("Not sorted")


def _place(card: Card) -> tuple[Column, Category]:
    if card.category is Category.UNSORTED:
        return card.column, card.category
    return next(column for column, category in _PLACES if category is card.category), card.category


def _card(card: Card, whole: Map, known: References, bbic: Mapping[str, str]) -> Item:
    texts = known.texts
    harm = [event for event in whole.harm_events if event.card == card.id]
    protection = [each for each in whole.protections if each.card == card.id]
    weight = texts.gettext("weight {n} of 3", n=card.priority) if card.priority else ""
    links = texts.gettext("belongs with {marks}", marks=known.marks(card.links)) if card.links else ""
    about = texts.gettext("about {names}", names=known.names(card.children)) if card.children else ""
    said = facts(known.word(card.source_kind), known.word(card.statement_kind), about, weight, links)
    words = lines(("", card.text_family, True), ("", card.text_agency))
    return Item(
        f"card:{card.id}",
        (*words, *_harms(harm, known), *_protections(protection, known), *_tag(card, bbic, texts)),
        said,
        mark=known.own_mark(card.id),
        assumed=card.source_kind is SourceKind.ASSUMED,
    )


def _tag(card: Card, bbic: Mapping[str, str], texts: Texts) -> tuple[Line, ...]:
    return lines((texts.gettext("Area (BBIC)"), bbic.get(card.bbic_tag, card.bbic_tag)))


def _harms(events: list[HarmEvent], known: References) -> tuple[Line, ...]:
    texts = known.texts
    found: list[Line] = []
    for event in events:
        told = ", ".join(facts(known.mark(event.id), known.word(event.occasion)))
        who = (
            texts.gettext("{name} did", name=known.name(event.who_did))
            if event.who_did
            else texts.gettext("What was done")
        )
        found += lines((f"{told}. {who}", event.behaviour or "–"))
        found += lines(
            (texts.gettext("When"), event.when_coarse),
            (texts.gettext("How often"), event.frequency),
            (texts.gettext("What it did to the child"), event.impact_on_child),
        )
    return tuple(found)


def _protections(protections: list[Protection], known: References) -> tuple[Line, ...]:
    found: list[Line] = []
    for each in protections:
        label = known.texts.gettext("{name} protected", name=known.name(each.who)) if each.who else ""
        found += lines((label or known.texts.gettext("Protected by"), each.what_they_did or "–"))
        found += lines((known.texts.gettext("Shown"), _shown(each, known)))
    return tuple(found)


def _shown(protection: Protection, known: References) -> str:
    """Return how firmly it is known that it protects."""
    texts, times = known.texts, protection.times_demonstrated
    there = {
        True: texts.gettext("when the danger was there"),
        False: texts.gettext("not when the danger was there"),
        None: "",
    }[protection.when_danger_present]
    often = "" if times is None else texts.ngettext("{n} time", "{n} times", times)
    marks = known.marks(protection.protects_against)
    against = texts.gettext("against {marks}", marks=marks) if marks else ""
    return ", ".join(facts(often, there, against))


def _loose(whole: Map, category: Category, known: References) -> list[Item]:
    """Return harm or protection whose card is not on the map."""
    cards = {card.id for card in whole.cards}
    if category is Category.HARM:
        events = [event for event in whole.harm_events if event.card not in cards]
        return [Item(f"harm:{event.id}", _harms([event], known)) for event in events]
    if category is Category.PROTECTION:
        loose = [each for each in whole.protections if each.card not in cards]
        return [Item(f"protection:{at}", _protections([each], known)) for at, each in enumerate(loose)]
    return []
