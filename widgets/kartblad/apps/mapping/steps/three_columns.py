"""The cards of the map in three columns: write one, choose some, say what they are. Nothing needs to be dragged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import forms, wording
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.apps.mapping.steps import links
from kartblad.core import editing
from kartblad.core.mapping.board import Card, Category, Column, SourceKind, StatementKind
from kartblad.core.mapping.people import Kind
from kartblad.core.script import Step, Work
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import (
    Action,
    Block,
    Board,
    BoardCard,
    BoardColumn,
    Checks,
    Controls,
    Option,
    Radios,
    Select,
    TextArea,
)
from kartblad.ui.paths import key

CARDS = ("map", "cards")
MOST = 300
LONGEST = 240
USUAL = {Work.WORRY: Column.WORRY, Work.SITUATION: Column.WORRY, Work.WORKING: Column.WORKING, Work.NEXT: Column.NEEDED}
"""The column that a new card lands in, by the work that the group is doing."""


def blocks(desk: Desk, step: Step, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return a field for a new card, the board, and what can be said of the cards that are chosen."""
    return (writing(desk, step, texts), board(desk, texts), *chosen(desk, library, texts))


def writing(desk: Desk, step: Step, texts: Texts) -> Controls:
    """Return the field for a new card and a button for each column; the usual one first."""
    usual = USUAL.get(step.work, Column.WORRY)
    columns = (usual, *(column for column in Column if column is not usual))
    full = texts.gettext("The board is full: {most} cards.", most=MOST) if len(desk.held.map.cards) >= MOST else ""
    hint = texts.gettext("One thing on each card, as it was said.")
    buttons = (
        Action(f"card.{column}", texts.gettext("To: {column}", column=title(column, texts)), column is usual, full)
        for column in columns
    )
    field = TextArea("typed.card", texts.gettext("New card"), desk.held.unsent.card, LONGEST, hint)
    return Controls("writing", texts.gettext("Write a card"), (field, *buttons))


def board(desk: Desk, texts: Texts) -> Board:
    """Return the whole board as one control."""
    cards = desk.held.map.cards
    columns = tuple(
        BoardColumn(
            column.value,
            title(column, texts),
            tuple(board_card(desk.held, card, texts) for card in cards if card.column is column),
        )
        for column in Column
    )
    return Board("chosen", texts.gettext("The map"), columns, desk.chosen & {card.id for card in cards})


def title(column: Column, texts: Texts) -> str:
    """Return what a column is called."""
    return texts.gettext(wording.NAMES[column])


def board_card(session: Session, card: Card, texts: Texts) -> BoardCard:
    """Return a card as it stands on the board."""
    first, second = (card.text_family, card.text_agency) if card.text_family else (card.text_agency, "")
    marks = [texts.gettext(wording.NAMES[card.category])] if card.category is not Category.UNSORTED else []
    kinds = (card.source_kind, card.statement_kind)
    marks += [texts.gettext(wording.NAMES[kind]) for kind in kinds if kind is not None]
    marks += [forms.alias(session.map, child) for child in card.children]
    marks += [texts.gettext("Weight {n}", n=card.priority)] if card.priority else []
    n = links.count(session.map, card)
    marks += [texts.ngettext("{n} link", "{n} links", n)] if n else []
    agency = texts.gettext("The agency: {text}", text=second) if second else ""
    return BoardCard(card.id, first or texts.gettext("(empty card)"), agency, tuple(marks))


def chosen(desk: Desk, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return what can be said of the chosen cards; with one chosen, its texts, too."""
    cards = [card for card in desk.held.map.cards if card.id in desk.chosen]
    if not cards:
        return ()
    one = cards[0] if len(cards) == 1 else None
    heading = (
        texts.gettext("The chosen card") if one else texts.ngettext("{n} chosen card", "{n} chosen cards", len(cards))
    )
    return (
        *((_texts(desk.held, one, texts),) if one else ()),
        Controls("assigning", heading, _assigning(desk.held, cards, library, texts)),
    )


def _texts(session: Session, card: Card, texts: Texts) -> Controls:
    place = (*CARDS, card.id)
    return Controls(
        "card-texts",
        texts.gettext("The words of the card"),
        (
            forms.lines(session, (*place, "text_family"), texts.gettext("As the family says it"), LONGEST),
            forms.lines(session, (*place, "text_agency"), texts.gettext("As the agency says it"), LONGEST),
        ),
    )


def _assigning(
    session: Session, cards: list[Card], library: Library, texts: Texts
) -> tuple[Radios | Select | Checks | Action, ...]:
    children = tuple(Option(p.id, p.alias) for p in session.map.persons if p.kind is Kind.CHILD)
    common = frozenset.intersection(*(frozenset(card.children) for card in cards))
    weights = tuple(Option(str(n), texts.gettext("None") if n == 0 else texts.number(n)) for n in range(4))
    of_all = texts.gettext("The children it is about")
    return (
        _all("category", texts.gettext("What is it?"), forms.options(Category, texts), cards),
        _all("source_kind", texts.gettext("How is it known?"), forms.options(SourceKind, texts), cards),
        _all("statement_kind", texts.gettext("Description or judgement?"), forms.options(StatementKind, texts), cards),
        _all("column", texts.gettext("Column"), forms.options(Column, texts), cards),
        _all("priority", texts.gettext("Weight, 3 is what matters most"), weights, cards),
        *((Checks("assign.children", of_all, children, common & {c.key for c in children}),) if children else ()),
        _tag(cards, library, texts),
        *links.blocks(session, cards, texts),
        Action("card-drop", texts.ngettext("Take the card away", "Take the cards away", len(cards))),
        Action("choose-none", texts.gettext("Choose none")),
    )


def _all(name: str, label: str, offered: tuple[Option, ...], cards: list[Card]) -> Radios:
    """Return a choice for all chosen cards; nothing is chosen where they differ."""
    values = {str(getattr(card, name) if getattr(card, name) is not None else "") for card in cards}
    return Radios(key("assign", name), label, offered, values.pop() if len(values) == 1 else "")


def _tag(cards: list[Card], library: Library, texts: Texts) -> Select:
    offered = tuple(
        Option(tag.key, f"{area.name.pick(texts.locale)}: {tag.name.pick(texts.locale)}")
        for area in library.bbic.areas
        for tag in area.tags
    )
    values = {card.bbic_tag for card in cards}
    value = values.pop() if len(values) == 1 else ""
    none = Option("", texts.gettext("No tag"))
    known = value if value in {option.key for option in offered} else ""
    return Select("assign.bbic_tag", texts.gettext("Area (BBIC)"), (none, *offered), known)


def write(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Put a new card in a column; it is chosen, so that one can say at once what it is."""
    text = desk.held.unsent.card.strip()
    if not text:
        return replace(desk, said=office.texts.gettext("Write on the card first."))
    card = Card(editing.fresh_id("c", desk.held), Column(path[0]), text_family=text)
    said = office.texts.gettext("The card is in: {column}", column=title(card.column, office.texts))
    session = editing.put(editing.add(desk.held, CARDS, card), ("unsent", "card"), "")
    return edited(replace(desk, said=said, chosen=frozenset({card.id})), session)


def choose(desk: Desk, _path: Path, value: frozenset[str], _office: Office) -> Desk:
    """Choose cards on the board."""
    return replace(desk, chosen=value)


def choose_none(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Let go of the chosen cards."""
    return replace(desk, chosen=frozenset())


def assign(desk: Desk, path: Path, value: Any, office: Office) -> Desk:
    """Say something of all chosen cards at once."""
    (name,) = path
    session, cards = desk.held, [card for card in desk.held.map.cards if card.id in desk.chosen]
    for card in cards:
        session = editing.put(session, (*CARDS, card.id), assigned(card, name, value))
    n = len(cards)
    return edited(replace(desk, said=office.texts.ngettext("Noted for {n} card", "Noted for {n} cards", n)), session)


def assigned(card: Card, name: str, value: Any) -> Card:
    """Return a card with one thing said of it.

    Raises
    ------
    KeyError
        If nothing of that name can be said of cards.
    ValueError
        If it cannot have that value.
    """
    match name:
        case "category":
            return replace(card, category=Category(value))
        case "source_kind":
            return replace(card, source_kind=SourceKind(value))
        case "statement_kind":
            return replace(card, statement_kind=StatementKind(value))
        case "column":
            return replace(card, column=Column(value))
        case "priority":
            return replace(card, priority=int(value))
        case "children":
            return replace(card, children=tuple(sorted(value)))
        case "bbic_tag":
            return replace(card, bbic_tag=value)
        case _:
            raise KeyError(name)


def drop(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Take the chosen cards away, with what was said of the harm or protection on them."""
    chart, gone = desk.held.map, desk.chosen
    kept = replace(
        chart,
        cards=tuple(
            replace(card, links=tuple(each for each in card.links if each not in gone))
            for card in chart.cards
            if card.id not in gone
        ),
        harm_events=tuple(event for event in chart.harm_events if event.card not in gone),
        protections=tuple(each for each in chart.protections if each.card not in gone),
    )
    said = office.texts.gettext("Taken away. Undo brings it back.")
    return edited(replace(desk, chosen=frozenset(), said=said), replace(desk.held, map=kept))


COMMANDS: Mapping[str, Command] = {
    "card": write,
    "chosen": choose,
    "choose-none": choose_none,
    "assign": assign,
    "card-drop": drop,
}
