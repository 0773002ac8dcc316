"""Sorting: every card gets a category, harm and protection are made exact, and protection is tied to its danger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import forms, wording
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.apps.mapping.steps import three_columns
from kartblad.core import editing
from kartblad.core.mapping.board import Card, Category, HarmEvent, Occasion, Protection
from kartblad.core.script import Step
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Checks, Controls, Notice, Option, Prose
from kartblad.ui.paths import key

EVENTS, PROTECTIONS = ("map", "harm_events"), ("map", "protections")


def blocks(desk: Desk, _step: Step, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return what is left to sort, the board, and what belongs to the chosen card."""
    unsorted = sum(card.category is Category.UNSORTED for card in desk.held.map.cards)
    left = texts.ngettext("{n} card is not sorted yet.", "{n} cards are not sorted yet.", unsorted)
    all_sorted = texts.gettext("Every card is sorted.")
    return (
        Prose("sorted", texts.gettext("Sort"), 3, (left if unsorted else all_sorted,)),
        three_columns.board(desk, texts),
        *three_columns.chosen(desk, library, texts),
        *exact(desk, texts),
    )


def exact(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Return what makes a chosen card about harm or protection exact; nothing for others."""
    cards = [card for card in desk.held.map.cards if card.id in desk.chosen]
    if len(cards) != 1:
        return ()
    match cards[0].category:
        case Category.HARM:
            return _harm(desk.held, cards[0], texts)
        case Category.PROTECTION:
            return _protection(desk.held, cards[0], texts)
        case _:
            return ()


def _harm(session: Session, card: Card, texts: Texts) -> tuple[Block, ...]:
    events = [event for event in session.map.harm_events if event.card == card.id]
    more = Action(key("harm-add", card.id), texts.gettext("Write down what happened"), primary=not events)
    return (
        *(_event(session, event, texts) for event in events),
        Controls("harm-more", texts.gettext("Past harm"), (more,)),
    )


def _event(session: Session, event: HarmEvent, texts: Texts) -> Controls:
    place = (*EVENTS, event.id)
    return Controls(
        key("harm", event.id),
        texts.gettext("What happened"),
        (
            forms.person(session, (*place, "who_did"), texts.gettext("Who did it?"), texts),
            forms.lines(session, (*place, "behaviour"), texts.gettext("What did the person do?")),
            forms.choice(session, (*place, "occasion"), texts.gettext("Which time?"), Occasion, texts),
            forms.line(session, (*place, "when_coarse"), texts.gettext("When, roughly?"), 40),
            forms.line(session, (*place, "frequency"), texts.gettext("How often?"), 60),
            forms.lines(session, (*place, "impact_on_child"), texts.gettext("What could one see of it on the child?")),
            Action(key("drop", *place), texts.gettext("Take this time away")),
        ),
    )


def _protection(session: Session, card: Card, texts: Texts) -> tuple[Block, ...]:
    at = next((n for n, each in enumerate(session.map.protections) if each.card == card.id), None)
    if at is None:
        more = Action(key("protection-add", card.id), texts.gettext("Write down how it protected"), primary=True)
        return (Controls("protection", texts.gettext("Protection"), (more,)),)
    place, protection = (*PROTECTIONS, str(at)), session.map.protections[at]
    times = texts.gettext("How many times has it been seen?")
    fields = Controls(
        "protection",
        texts.gettext("Protection"),
        (
            forms.person(session, (*place, "who"), texts.gettext("Who protected?"), texts),
            forms.lines(session, (*place, "what_they_did"), texts.gettext("What did the person do?")),
            forms.yes_no(session, (*place, "when_danger_present"), texts.gettext("Was the danger there then?"), texts),
            forms.whole_number(session, (*place, "times_demonstrated"), times, 0, 1000),
            *_against(session, place, protection, texts),
            Action(key("drop", *place), texts.gettext("Take this away")),
        ),
    )
    return (fields, *_only_strength(protection, card, texts))


def _against(session: Session, place: tuple[str, ...], protection: Protection, texts: Texts) -> tuple[Checks, ...]:
    harms = [Option(event.id, event.behaviour or event.id) for event in session.map.harm_events]
    dangers = [Option(danger.id, danger.riskfylld or danger.skada or danger.id) for danger in session.map.dangers]
    offered = (*harms, *dangers)
    if not offered:
        return ()
    values = frozenset(protection.protects_against) & {option.key for option in offered}
    return (Checks(key("edit", *place, "protects_against"), texts.gettext("Protects against"), offered, values),)


def _only_strength(protection: Protection, card: Card, texts: Texts) -> tuple[Block, ...]:
    """Say it where the danger was not there: then it is a strength."""
    if protection.when_danger_present is not False:
        return ()
    question = texts.gettext("If the danger was not there then, it is a strength. Shall the card be called that?")
    strength = texts.gettext(wording.NAMES[Category.STRENGTH])
    yes = Action(key("to-strength", card.id), texts.gettext("Call it: {category}", category=strength))
    return (Notice("only-strength", "info", question), Controls("to-strength-on", texts.gettext("Change"), (yes,)))


def add_harm(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Begin the description of one time."""
    event = HarmEvent(editing.fresh_id("h", desk.held), path[0])
    return edited(desk, editing.add(desk.held, EVENTS, event))


def add_protection(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Begin the description of a protection."""
    return edited(desk, editing.add(desk.held, PROTECTIONS, Protection(path[0])))


def to_strength(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Call a card a strength; what was said of the protection goes."""
    chart = desk.held.map
    kept = tuple(each for each in chart.protections if each.card != path[0])
    session = replace(desk.held, map=replace(chart, protections=kept))
    return edited(desk, editing.put(session, ("map", "cards", path[0], "category"), Category.STRENGTH))


COMMANDS: Mapping[str, Command] = {"harm-add": add_harm, "protection-add": add_protection, "to-strength": to_strength}
