"""G: whether each goal shows what is there instead, in daily life, for how long, and in the family's words, too."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.core.checks.finding import Spot, spot
from kartblad.core.checks.material import Material
from kartblad.core.checks.phrases import acts, phrase_in, stem_in
from kartblad.core.checks.reading import Reading, Sentence
from kartblad.core.checks.stemming import stem
from kartblad.core.mapping.future import Danger, Goal

_GOES = frozenset({"går till", "gå till", "är med"})
"""Phrases that show daily life, unless a service follows."""


def no_goal(material: Material) -> Iterator[Spot]:
    """G01: a risk without a goal."""
    answered = {goal.opposite_of for goal in material.map.goals}
    for danger in material.map.dangers:
        if danger.id not in answered:
            yield spot("dangers", danger.id)


def only_absence(material: Material) -> Iterator[Spot]:
    """G02: the goal says mostly what is not to be, or nothing at all."""
    for goal in material.map.goals:
        if is_absence(material, goal):
            yield spot("goals", goal.id, "instead_behaviour")


def is_absence(material: Material, goal: Goal) -> bool:
    """Return whether at least half of a goal's sentences deny something and show nothing in its place."""
    sentences = material.read(goal.instead_behaviour).sentences
    lexicon = material.lexicon
    denying = [
        sentence
        for sentence in sentences
        if phrase_in(sentence.words, lexicon.absence) and not acts(sentence, lexicon.instead_verbs, lexicon.negations)
    ]
    return 2 * len(denying) >= len(sentences)


def only_service(material: Material) -> Iterator[Spot]:
    """G03: the goal is something arranged for the family, not the child's daily life."""
    for goal in material.map.goals:
        if is_service(material, goal):
            yield spot("goals", goal.id, "instead_behaviour")


def is_service(material: Material, goal: Goal) -> bool:
    """Return whether at least half of a goal's sentences are about a service and show nothing of daily life."""
    sentences = material.read(goal.instead_behaviour).sentences
    services = [sentence for sentence in sentences if _is_service(material, sentence)]
    return bool(services) and 2 * len(services) >= len(sentences)


def _is_service(material: Material, sentence: Sentence) -> bool:
    lexicon = material.lexicon
    daily = tuple(verb for verb in lexicon.instead_verbs if verb not in _GOES)
    if acts(sentence, daily, lexicon.negations):
        return False
    named = stem_in(sentence.words, lexicon.services) or phrase_in(sentence.words, lexicon.service_phrases)
    goes = phrase_in(sentence.words, lexicon.going)
    where = any(word in lexicon.going_to for word in sentence.words)
    return bool(named) or (bool(goes) and (where or bool(stem_in(sentence.words, lexicon.professionals))))


def unseen_goal(material: Material) -> Iterator[Spot]:
    """G04: nobody is said to see it, or nothing of what the child notices."""
    for goal in material.map.goals:
        seen, felt = any(who.strip() for who in goal.seen_by), goal.child_experience.strip()
        if not (seen and felt):
            yield spot("goals", goal.id, "child_experience" if seen else "seen_by")


def no_duration(material: Material) -> Iterator[Spot]:
    """G05: nothing says how long it must hold."""
    for goal in material.map.goals:
        if not lasts(material, goal):
            yield spot("goals", goal.id, "duration")


def lasts(material: Material, goal: Goal) -> bool:
    """Return whether a goal says how long: in its own place, or in what is done instead."""
    written = material.read(goal.duration)
    vague = phrase_in(written.words, material.lexicon.vague_times)
    in_text = any(material.lexicon.how_long.search(each) for each in (written.small, _instead(material, goal).small))
    return in_text or bool(written.words and not vague)


def _instead(material: Material, goal: Goal) -> Reading:
    return material.read(goal.instead_behaviour)


def no_family_goal(material: Material) -> Iterator[Spot]:
    """G06: what the family itself wants is missing."""
    for goal in material.map.goals:
        if not goal.family_goal.strip():
            yield spot("goals", goal.id, "family_goal")


def no_common_word(material: Material) -> Iterator[Spot]:
    """G07: the goal and its risk share no word; a goal that must be written anew anyway is left out."""
    for goal in material.map.goals:
        danger = material.dangers.get(goal.opposite_of)
        if danger is None or is_absence(material, goal) or is_service(material, goal):
            continue
        if not _stems(material, goal.instead_behaviour) & _of_risk(material, danger):
            yield spot("goals", goal.id, "instead_behaviour")


def _of_risk(material: Material, danger: Danger) -> frozenset[str]:
    children = (person.alias for person in material.map.persons if person.id in danger.children)
    texts = (danger.skada, danger.riskfylld, danger.foljd, *children)
    return frozenset(each for text in texts for each in _stems(material, text))


def _stems(material: Material, text: str) -> frozenset[str]:
    """Return the words of a text that say something, without their endings."""
    words = (word for word in material.read(text).words if word not in material.lexicon.empty_words)
    return frozenset(stem(word) for word in words if not word.isdigit())
