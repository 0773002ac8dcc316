"""D: whether each future risk says who worries, about whom, what may happen, and on what grounds."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.core.checks.finding import Spot, spot
from kartblad.core.checks.material import Material, words_of
from kartblad.core.checks.people import PRIVATE_GROUPS, children
from kartblad.core.checks.phrases import phrase_in
from kartblad.core.mapping.board import Card
from kartblad.core.mapping.future import Danger

SLOTS = ("skada", "riskfylld", "foljd")


def unpaired_harm(material: Material) -> Iterator[Spot]:
    """D01: harm that no future risk describes."""
    paired = {link for danger in material.map.dangers for link in danger.harm_links}
    for event in material.map.harm_events:
        if event.id not in paired:
            yield spot("harm_events", event.id)


def no_grounds(material: Material) -> Iterator[Spot]:
    """D02: a risk with neither harm behind it nor a word that it is likely all the same."""
    known = {event.id for event in material.map.harm_events}
    for danger in material.map.dangers:
        if not known & set(danger.harm_links) and not danger.likely_without_past_harm:
            yield spot("dangers", danger.id, "harm_links")


def gap_in_chain(material: Material) -> Iterator[Spot]:
    """D03: one of the three parts of the chain is empty."""
    for danger in material.map.dangers:
        empty = [slot for slot in SLOTS if not getattr(danger, slot).strip()]
        if empty:
            yield spot("dangers", danger.id, empty[0], slots=tuple(empty))


def only_agency_worries(material: Material) -> Iterator[Spot]:
    """D04: nobody is said to worry, or only the office."""
    ours = {
        participant.alias.casefold()
        for participant in material.map.participants
        if participant.rater_group is not None and participant.rater_group not in PRIVATE_GROUPS
    }
    for danger in material.map.dangers:
        worried = {who.strip().casefold() for who in danger.vem_orolig if who.strip()}
        if all(_is_agency(who, ours | material.lexicon.agency) for who in worried):
            yield spot("dangers", danger.id, "vem_orolig")


def _is_agency(who: str, agency: frozenset[str] | set[str]) -> bool:
    parts = who.replace("/", " ").replace(",", " ").replace(" och ", " ").split()
    return who in agency or all(part in agency for part in parts)


def no_child_in_harm(material: Material) -> Iterator[Spot]:
    """D05: what may happen does not say to which child."""
    for danger in material.map.dangers:
        words = material.read(danger.foljd).words
        named = _children_named(material, danger) | material.lexicon.child_words
        if words and not any({word, word.removesuffix("s")} & named for word in words):
            yield spot("dangers", danger.id, "foljd")


def _children_named(material: Material, danger: Danger) -> frozenset[str]:
    of_whom = set(danger.children) or {child.id for child in children(material.map)}
    aliases = (person.alias for person in material.map.persons if person.id in of_whom)
    return frozenset(word for alias in aliases for word in material.read(alias).words)


def already_happened(material: Material) -> Iterator[Spot]:
    """D06: no "if nothing changes", or no "may". A gap in the chain is asked about first."""
    for danger in material.map.dangers:
        if not danger.foljd.strip():
            continue
        possible = any(
            phrase_in(sentence.words, material.lexicon.modals)
            for slot in ("condition", *SLOTS)
            for sentence in material.read(getattr(danger, slot)).sentences
        )
        if not (_has_condition(material, danger) and possible):
            yield spot("dangers", danger.id, "condition" if possible else "foljd")


def _has_condition(material: Material, danger: Danger) -> bool:
    """Return whether a condition is written: in its own place, or in a sentence of the chain."""
    sentences = [sentence for slot in SLOTS for sentence in material.read(getattr(danger, slot)).sentences]
    lexicon = material.lexicon
    return bool(danger.condition.strip()) or any(
        sentence.words[0] in lexicon.condition_openers or phrase_in(sentence.words, lexicon.conditionals)
        for sentence in sentences
    )


def too_many_risks(material: Material) -> Iterator[Spot]:
    """D07: more risks than a family can keep in mind, or two different harms joined in one."""
    if len(material.map.dangers) > material.limits.dangers_most:
        yield spot("dangers", n=len(material.map.dangers), most=material.limits.dangers_most)
    for danger in material.map.dangers:
        slot = next((slot for slot in SLOTS if _joins_harms(material, getattr(danger, slot))), "")
        if slot:
            yield spot("dangers", danger.id, slot, n=2, most=1)


def _joins_harms(material: Material, text: str) -> bool:
    return any(
        _harms(material, sentence.words[:at])
        and _harms(material, sentence.words[at:]) - _harms(material, sentence.words[:at])
        for sentence in material.read(text).sentences
        for at, word in enumerate(sentence.words)
        if word in material.lexicon.joining
    )


def _harms(material: Material, words: tuple[str, ...]) -> frozenset[str]:
    text = f" {' '.join(words)}"
    return frozenset(
        kind for kind, stems in material.lexicon.harms.items() if any(f" {each}" in text for each in stems)
    )


def unwritten_dispute(material: Material) -> Iterator[Spot]:
    """D08: a card says that somebody sees it otherwise, but the risk does not."""
    cards = [card for card in material.map.cards if _disputes(material, card)]
    written = any(danger.disputes for danger in material.map.dangers)
    for danger in material.map.dangers:
        linked = any(_belongs(material, card, danger) for card in cards)
        free = any(not _links(material, card) for card in cards) and not written
        if not danger.disputes and (linked or free):
            yield spot("dangers", danger.id, "disputes")


def _disputes(material: Material, card: Card) -> bool:
    text = words_of(card)
    small = text.casefold()
    likely = any(phrase in small for phrase in material.lexicon.disputes)
    return likely and any(phrase_in(each.words, material.lexicon.disputes) for each in material.read(text).sentences)


def _links(material: Material, card: Card) -> set[str]:
    """Return the risks to which a card belongs, by its own links or by those of its harm."""
    events = {event.id for event in material.events.get(card.id, ())}
    return {id_ for id_, danger in material.dangers.items() if id_ in card.links or events & set(danger.harm_links)}


def _belongs(material: Material, card: Card, danger: Danger) -> bool:
    return danger.id in _links(material, card)


def not_read_aloud(material: Material) -> Iterator[Spot]:
    """D09: nobody has said whether it was read to parent or child."""
    for danger in material.map.dangers:
        if danger.read_aloud_ok.foralder is None and danger.read_aloud_ok.barn is None:
            yield spot("dangers", danger.id, "read_aloud_ok")
