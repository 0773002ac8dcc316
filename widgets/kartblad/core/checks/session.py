"""R and S: whether the room is set for the method, and question, children, network, sources and balance are there."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.core.checks.finding import Spot, spot
from kartblad.core.checks.material import Material
from kartblad.core.checks.people import children, household
from kartblad.core.checks.reading import Reading
from kartblad.core.checks.standard import Lexicon
from kartblad.core.mapping.board import Category, Column, Occasion, SourceKind
from kartblad.core.mapping.child import ChildVoice
from kartblad.core.mapping.map import Map, Phase
from kartblad.core.mapping.people import Role

FAMILY_PROFILE = "familj"
_OWN_NAMES = frozenset({"ledare", "ledaren", "handledaren"})
"""Aliases that say only the role: two who bear one need not be the same person."""


def leads_and_presents(material: Material) -> Iterator[Spot]:
    """R01: the same person leads the session and brings the case."""
    both = _with(material.map, Role.FACILITATOR) & _with(material.map, Role.PRESENTER)
    for at, participant in enumerate(material.map.participants):
        if participant.alias in both:
            both -= {participant.alias}
            yield spot("participants", at, "roles", who=participant.alias)


def _with(each: Map, role: Role) -> set[str]:
    return {participant.alias for participant in each.participants if role in participant.roles}


def size_of_group(material: Material) -> Iterator[Spot]:
    """R02: fewer or more in the room than supervision in groups is meant for."""
    present = sum(participant.present for participant in material.map.participants)
    fits = material.limits.group_least <= present <= material.limits.group_most
    if not fits and material.map.session.profile != FAMILY_PROFILE:
        yield spot("participants", n=present, least=material.limits.group_least, most=material.limits.group_most)


def same_leader(material: Material) -> Iterator[Spot]:
    """R03: the same person has led the last sessions."""
    needed = material.limits.sessions_with_one_leader
    maps = (*material.earlier, material.map)[-needed:]
    if len(maps) < needed:
        return
    always = set.intersection(*(_with(each, Role.FACILITATOR) for each in maps))
    for alias in sorted(always):
        if alias.casefold() not in _OWN_NAMES:
            yield spot("participants", who=alias, n=needed)


def no_question(material: Material) -> Iterator[Spot]:
    """S02a: the one who brings the case has no question to the group."""
    reading = material.read(material.map.session.question)
    if "?" not in reading.text or not _has_verb(reading, material.lexicon):
        yield spot("session", "question")


def _has_verb(reading: Reading, lexicon: Lexicon) -> bool:
    return any(
        word in lexicon.verbs or (word.endswith("r") and len(word) > 2 and word not in lexicon.not_verbs)
        for word in reading.words
    )


def children_unknown(material: Material) -> Iterator[Spot]:
    """S03a: no child in the map, or a child without age."""
    young = children(material.map)
    if not young:
        yield spot("persons", who="")
    for child in young:
        if child.age_years is None:
            yield spot("persons", child.id, "age_years", who=child.alias)


def small_network(material: Material) -> Iterator[Spot]:
    """S03b: hardly anybody from outside the household."""
    at_home = household(material)
    outside = {member.person for member in material.map.network if member.person not in at_home}
    if len(outside) < material.limits.network_least:
        yield spot("network", n=len(outside))


def unsure_sources(material: Material) -> Iterator[Spot]:
    """S04a: many worry cards are guesses, or do not say how it is known."""
    worries = [card for card in material.map.cards if card.column is Column.WORRY]
    assumed = sum(card.source_kind is SourceKind.ASSUMED for card in worries)
    missing = sum(card.source_kind is None for card in worries)
    if missing or assumed * material.limits.assumed_one_in > len(worries):
        yield spot("cards", assumed=assumed, missing=missing, n=len(worries))


def no_impact(material: Material) -> Iterator[Spot]:
    """S05a: harm without what it did to the child."""
    for event in material.map.harm_events:
        if not event.impact_on_child.strip():
            yield spot("harm_events", event.id, "impact_on_child")


def worst_and_latest(material: Material) -> Iterator[Spot]:
    """S05b: the worst time or the latest is not among the harm."""
    occasions = {event.occasion for event in material.map.harm_events}
    if occasions and not {Occasion.WORST, Occasion.LATEST} <= occasions:
        yield spot("harm_events")


def only_worries(material: Material) -> Iterator[Spot]:
    """S06a: far more worries than what works, or nothing that works."""
    columns = [card.column for card in material.map.cards]
    worries, working = columns.count(Column.WORRY), columns.count(Column.WORKING)
    many = len(columns) >= material.limits.balance_least_cards
    if (worries and not working) or (many and worries > material.limits.balance_ratio * working):
        yield spot("cards", worries=worries, working=working)


def no_worries(material: Material) -> Iterator[Spot]:
    """S06b: an investigation without harm and without complicating factors."""
    categories = {card.category for card in material.map.cards}
    worried = categories & {Category.HARM, Category.COMPLICATION} or material.map.harm_events
    if material.map.case.phase is Phase.INVESTIGATION and not worried:
        yield spot("cards")


def unheard_child(material: Material) -> Iterator[Spot]:
    """S07a: a child old enough to tell has said nothing, and nobody has planned to ask."""
    voices = {voice.child: voice for voice in material.map.child_voice}
    for child in children(material.map):
        old_enough = (child.age_years or 0) >= material.limits.voice_from_age
        if old_enough and not _is_heard(voices.get(child.id)):
            yield spot("child_voice", who=child.alias)


def _is_heard(voice: ChildVoice | None) -> bool:
    if voice is None:
        return False
    said = any(text.strip() for text in (voice.worries, voice.good, voice.wishes))
    return said or (voice.unknown and bool(voice.plan_to_find_out.strip()))
