"""K: whether the ends of each scale mean something, and enough people have said where they stand, and why."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median_low

from kartblad.core.checks.finding import Spot, spot
from kartblad.core.checks.material import Material
from kartblad.core.checks.phrases import phrase_in, stem_in
from kartblad.core.mapping.future import Anchor, Guess, Rating, Scale
from kartblad.core.mapping.map import Map
from kartblad.core.mapping.people import RaterGroup

CHANGE = frozenset({Anchor.WILL, Anchor.ABILITY, Anchor.CONFIDENCE})
"""One person's own scales: nobody else need rate on them."""
PERSONAL = CHANGE | {Anchor.PARENT, Anchor.NETWORK}
_CHILD_OR_PARENT = frozenset({RaterGroup.CHILD, RaterGroup.PARENT})


def empty_ends(material: Material) -> Iterator[Spot]:
    """K01: an end of a scale that means nothing yet."""
    for scale in material.map.scales:
        ends = ("zero_text", "ten_text")
        empty = [end for end in ends if len(getattr(scale, end).strip()) < material.limits.scale_end_least]
        if empty:
            yield spot("scales", scale.id, empty[0])


def no_scale(material: Material) -> Iterator[Spot]:
    """K02: a goal without a scale from risk to goal."""
    scaled = {scale.goal for scale in material.map.scales if scale.anchor_type not in CHANGE}
    for goal in material.map.goals:
        if goal.id not in scaled:
            yield spot("goals", goal.id)


def few_raters(material: Material) -> Iterator[Spot]:
    """K03: ratings from too few groups; guesses about others do not count."""
    for scale in _for_all(material):
        groups = {rating.rater_group for rating in _own(material, scale) if rating.rater_group}
        if len(groups) < material.limits.rater_groups_least:
            yield spot("scales", scale.id, n=len(groups), least=material.limits.rater_groups_least)


def family_not_asked(material: Material) -> Iterator[Spot]:
    """K04: no rating by child or parent, no guess on their behalf, and no step that plans to ask."""
    for scale in _for_all(material):
        groups = {rating.rater_group for rating in material.latest(scale)}
        if not groups & _CHILD_OR_PARENT and not _is_planned(material, scale):
            yield spot("scales", scale.id)


def _is_planned(material: Material, scale: Scale) -> bool:
    """Return whether a step towards the scale's goal is to ask child or parent for a number."""
    family = {person.alias.casefold() for person in material.map.persons}
    family |= material.lexicon.child_words | material.lexicon.parents
    for step in material.map.next_steps:
        words = material.read(step.text).words
        rates = phrase_in(words, material.lexicon.rating_words) or stem_in(words, ("skal", "skatt", "siffr"))
        if step.goal in ("", scale.goal) and rates and family & set(words):
            return True
    return False


def _for_all(material: Material) -> Iterator[Scale]:
    """Yield the scales on which several should rate."""
    return (scale for scale in material.map.scales if scale.anchor_type not in PERSONAL)


def _own(material: Material, scale: Scale) -> list[Rating]:
    return [rating for rating in material.latest(scale) if rating.own_or_guess is Guess.OWN]


def _numbers(ratings: list[Rating]) -> list[int]:
    return [rating.value for rating in ratings if isinstance(rating.value, int)]


def unexplained_spread(material: Material) -> Iterator[Spot]:
    """K05: ratings far apart, and hardly anybody has written why."""
    for scale in material.map.scales:
        own = _own(material, scale)
        numbers = _numbers(own)
        spread = max(numbers, default=0) - min(numbers, default=0)
        reasons = sum(bool(rating.reason.strip()) for rating in own)
        if spread >= material.limits.spread_wide and reasons < material.limits.spread_reasons_least:
            yield spot("scales", scale.id, low=min(numbers), high=max(numbers))


def not_independent(material: Material) -> Iterator[Spot]:
    """K06: all the same, or some ratings open while others are still sealed."""
    for scale in material.map.scales:
        numbers = _numbers(_own(material, scale))
        same = len(set(numbers)) == 1 and len(numbers) >= material.limits.same_rating_least
        half_open = len({rating.sealed for rating in material.latest(scale)}) > 1
        if same or half_open:
            yield spot("scales", scale.id, n=len(numbers))


def no_step_up(material: Material) -> Iterator[Spot]:
    """K07: a number without what one step up would be."""
    for scale in material.map.scales:
        lacking = [rating for rating in material.latest(scale) if _numbers([rating]) and not rating.one_step_up.strip()]
        if lacking:
            yield spot("scales", scale.id, n=len(lacking))


def unexplained_move(material: Material) -> Iterator[Spot]:
    """K08: a group's number moved much since last, with no new protection, harm or reason."""
    if material.last is not None and _news(material.map) - _news(material.last):
        return
    for scale in material.map.scales:
        moved = [
            (before, now)
            for before, now in _pairs(material, scale)
            if abs(now[0] - before[0]) >= material.limits.moved_much and not now[1] - before[1]
        ]
        if moved:
            before, now = moved[0]
            yield spot("scales", scale.id, before=before[0], now=now[0])


def _news(each: Map) -> frozenset[tuple[str, ...]]:
    """Return what is known of harm and protection, so that two maps can be held against each other."""
    harm = {
        ("harm", event.behaviour.strip(), event.when_coarse.strip(), str(event.occasion)) for event in each.harm_events
    }
    shown = {("shown", at.card, at.what_they_did.strip(), str(at.times_demonstrated)) for at in each.protections}
    return frozenset(harm | shown)


_Stand = tuple[int, frozenset[str]]


def _pairs(material: Material, scale: Scale) -> Iterator[tuple[_Stand, _Stand]]:
    """Yield each group's number and reasons in the last two rounds in which it rated; guesses do not count."""
    maps = (material.map,) if material.last is None else (material.last, material.map)
    ratings = {
        rating: None
        for each in maps
        for rating in each.ratings
        if rating.scale == scale.id and rating.own_or_guess is Guess.OWN and isinstance(rating.value, int)
    }
    for group in sorted({str(rating.rater_group) for rating in ratings}):
        theirs = [rating for rating in ratings if str(rating.rater_group) == group]
        rounds = sorted({rating.round for rating in theirs})[-2:]
        if len(rounds) == 2 and rounds[1] == max(rating.round for rating in ratings):
            before, now = (_stand([rating for rating in theirs if rating.round == at]) for at in rounds)
            yield before, now


def _stand(ratings: list[Rating]) -> _Stand:
    """Return where a group stands: the lower of the middle numbers, never one that nobody said."""
    reasons = frozenset(rating.reason.strip() for rating in ratings if rating.reason.strip())
    return median_low(_numbers(ratings)), reasons
