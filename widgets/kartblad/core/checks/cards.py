"""C: whether each card lies where it belongs: harm or complication, protection or strength."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from operator import itemgetter

from kartblad.core.checks.finding import Spot, spot
from kartblad.core.checks.material import Material, words_of
from kartblad.core.checks.people import names
from kartblad.core.checks.phrases import stem_in
from kartblad.core.mapping.board import Card, Category, Protection

_LIKELY = 0.36
"""Pairs of letters in common, of all in both, where comparing letter by letter pays; 0.5 is the same."""


def unsorted_cards(material: Material) -> Iterator[Spot]:
    """C01: cards that have no category."""
    n = sum(1 for _ in material.cards(Category.UNSORTED))
    if n:
        yield spot("cards", n=n)


def no_harm(material: Material) -> Iterator[Spot]:
    """C02: a card about harm, where nothing is written of what somebody did."""
    for card in material.cards(Category.HARM):
        if not any(event.behaviour.strip() for event in material.events.get(card.id, ())):
            yield spot("cards", card.id)


def not_yet_protection(material: Material) -> Iterator[Spot]:
    """C03: protection that is linked to no harm or risk, was not there with the danger, or never happened."""
    for at, protection in enumerate(material.map.protections):
        lacking = _lacking(material, protection)
        if lacking:
            yield spot("protections", at, lacking)
    told = {protection.card for protection in material.map.protections}
    for card in material.cards(Category.PROTECTION):
        if card.id not in told:
            yield spot("cards", card.id)


def _lacking(material: Material, protection: Protection) -> str:
    """Return the field that keeps something from being protection; empty if none does."""
    if not _is_linked(material, protection):
        return "protects_against"
    if not protection.when_danger_present:
        return "when_danger_present"
    return "" if protection.times_demonstrated else "times_demonstrated"


def _is_linked(material: Material, protection: Protection) -> bool:
    """Return whether it protects against something; where no risk is written yet, its link may wait for it."""
    known = set(material.dangers) | {event.id for event in material.map.harm_events}
    to_come = not (material.dangers and material.map.harm_events)
    return bool(protection.protects_against) and (to_come or bool(known & set(protection.protects_against)))


def only_services(material: Material) -> Iterator[Spot]:
    """C04: every strength is about professionals or services."""
    strengths = list(material.cards(Category.STRENGTH))
    ours = material.lexicon.family | {word for name in names(material.map) for word in name.casefold().split()}
    if strengths and all(_is_about_services(material, card, ours) for card in strengths):
        yield spot("cards", n=len(strengths))


def _is_about_services(material: Material, card: Card, ours: frozenset[str]) -> bool:
    lexicon = material.lexicon
    words = material.read(words_of(card)).words
    if not stem_in(words, (*lexicon.professionals, *lexicon.services)):
        return False
    family_acts = len(words) > 1 and words[0] in ours and words[1] not in lexicon.receiving
    return not family_acts or bool(stem_in(words[:1], lexicon.professionals))


def same_twice(material: Material) -> Iterator[Spot]:
    """C05: the same thing on two cards in different categories; each card is named once."""
    texts = [(card, " ".join(words_of(card).casefold().split())) for card in material.map.cards]
    held = sorted(((card, text) for card, text in texts if text), key=lambda each: (len(each[1]), each[0].id))
    prints = _prints(held)
    least = material.limits.similar_texts
    for at, (card, text) in enumerate(held):
        for other in _candidates(prints, at, least):
            if _is_alike(prints[at], prints[other], text, held[other][1], least):
                first, second = sorted((card.id, held[other][0].id))
                yield spot("cards", first, other=second)
                break


_Print = tuple[int, int, int, Category]
"""A text's length, its pairs of letters as bits, how many they are, and its category."""


def _prints(held: list[tuple[Card, str]]) -> list[_Print]:
    pairs = [frozenset(pairwise(text)) for _, text in held]
    bits = {pair: 1 << at for at, pair in enumerate(frozenset().union(*pairs))}
    return [
        (len(text), sum(map(bits.__getitem__, these)), len(these), card.category)
        for (card, text), these in zip(held, pairs, strict=True)
    ]


def _candidates(prints: list[_Print], at: int, least: float) -> list[int]:
    """Return the later texts in other categories that share so many pairs of letters that they may be the same."""
    length, bits, n, category = prints[at]
    end = bisect_right(prints, length * (2 - least) / least, key=itemgetter(0))
    return [
        other
        for other, (_, more, m, elsewhere) in enumerate(prints[at + 1 : end], start=at + 1)
        if category is not elsewhere and (bits & more).bit_count() >= _LIKELY * (n + m)
    ]


def _is_alike(one: _Print, other: _Print, text: str, longer: str, least: float) -> bool:
    """Return whether two texts are the same, by their pairs of letters or, where those nearly are, letter by letter."""
    if 2 * (one[1] & other[1]).bit_count() >= least * (one[2] + other[2]):
        return True
    return SequenceMatcher(None, text, longer, autojunk=False).ratio() >= least
