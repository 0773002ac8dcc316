"""What belongs together: cards with each other, and a card with what has happened or may happen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Office
from kartblad.core.mapping.board import Card
from kartblad.core.mapping.map import Map
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Checks, Option


def blocks(session: Session, cards: Sequence[Card], texts: Texts) -> tuple[Checks | Action, ...]:
    """Return what the chosen cards can be linked with."""
    offered = (*_harms(session.map), *_dangers(session.map, texts))
    common = frozenset.intersection(*(frozenset(card.links) for card in cards)) & {each.key for each in offered}
    label = texts.gettext("Belongs together with")
    return (
        *((Checks("linked", label, offered, common),) if offered else ()),
        *_between(cards, texts),
    )


def _harms(chart: Map) -> tuple[Option, ...]:
    return tuple(Option(event.id, event.behaviour or event.id) for event in chart.harm_events)


def _dangers(chart: Map, texts: Texts) -> tuple[Option, ...]:
    return tuple(
        Option(danger.id, texts.gettext("Future risk {n}", n=n), danger.riskfylld)
        for n, danger in enumerate(chart.dangers, start=1)
    )


def _between(cards: Sequence[Card], texts: Texts) -> tuple[Action, ...]:
    """Return the buttons that link the chosen cards with each other, or take those links away."""
    ids = {card.id for card in cards}
    alone = texts.gettext("Choose two cards or more.") if len(ids) < 2 else ""
    is_linked = any(ids & set(card.links) for card in cards)
    part = (Action("unlink", texts.gettext("Take the links between them away")),) if is_linked else ()
    return (Action("link", texts.gettext("Link the cards"), blocked=alone), *part)


def count(chart: Map, card: Card) -> int:
    """Return how many things that are there a card is linked with."""
    there = {row.id for rows in (chart.cards, chart.harm_events, chart.dangers) for row in rows}
    return len(there & set(card.links))


def link(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Link all chosen cards with each other."""
    said = office.texts.gettext("The cards are linked.")
    return _with_links(replace(desk, said=said), lambda own, chosen: own | chosen)


def unlink(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Take the links between the chosen cards away."""
    return _with_links(desk, lambda own, chosen: own - chosen)


def linked(desk: Desk, _path: Path, value: frozenset[str], _office: Office) -> Desk:
    """Say which events and risks the chosen cards belong together with."""
    chart = desk.held.map
    offered = {row.id for rows in (chart.harm_events, chart.dangers) for row in rows}
    return _with_links(desk, lambda own, _chosen: (own - offered) | value)


def _with_links(desk: Desk, change: Any) -> Desk:
    chosen = {card.id for card in desk.held.map.cards if card.id in desk.chosen}
    cards = tuple(
        replace(card, links=tuple(sorted(change(set(card.links), chosen - {card.id})))) if card.id in chosen else card
        for card in desk.held.map.cards
    )
    return edited(desk, replace(desk.held, map=replace(desk.held.map, cards=cards)))


COMMANDS: Mapping[str, Command] = {"link": link, "unlink": unlink, "linked": linked}
