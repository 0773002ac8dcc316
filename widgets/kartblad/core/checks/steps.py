"""N and F: who does what, by when, for which goal, and when it is looked at again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kartblad.core.checks.finding import Spot, spot
from kartblad.core.checks.material import Material
from kartblad.core.checks.people import names, owner_kind
from kartblad.core.checks.phrases import phrase_in
from kartblad.core.mapping.map import Map, Resolution
from kartblad.core.mapping.steps import NextStep, Size, Status

_SEVERAL = re.compile(r"[,;/&+]|\b(?:och|eller|samt)\b")
_OPEN = frozenset({Status.PLANNED, Status.GOING_ON})


def _open_steps(material: Material) -> list[NextStep]:
    """Return the steps that are still to be done."""
    return [step for step in material.map.next_steps if step.status in _OPEN]


def no_owner(material: Material) -> Iterator[Spot]:
    """N01: nobody in particular, or more than one, is to do it."""
    for step in _open_steps(material):
        if not _is_one(material, step.who):
            yield spot("next_steps", step.id, "who")


def _is_one(material: Material, who: str) -> bool:
    small = " ".join(who.casefold().split())
    if small in {alias.casefold() for alias in names(material.map) if alias}:
        return small not in material.lexicon.collective
    return bool(small) and small not in material.lexicon.collective and not _SEVERAL.search(small)


def no_date(material: Material) -> Iterator[Spot]:
    """N02: no day, or only "when needed"."""
    for step in _open_steps(material):
        if not _is_day(material, step.by):
            yield spot("next_steps", step.id, "by")


def _is_day(material: Material, by: str) -> bool:
    reading = material.read(by)
    if is_date(by):
        return True
    vague = phrase_in(reading.words, material.lexicon.vague_times)
    return not vague and bool(material.lexicon.day.search(reading.small))


def is_date(text: str) -> bool:
    """Return whether a text is a day, ÅÅÅÅ-MM-DD."""
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return False
    return True


def no_goal_of_step(material: Material) -> Iterator[Spot]:
    """N03: a step that helps no goal; where no goal is written yet, its link may wait for it."""
    for step in _open_steps(material):
        if not step.goal or (material.goals and step.goal not in material.goals):
            yield spot("next_steps", step.id, "goal")


def unshared_steps(material: Material) -> Iterator[Spot]:
    """N04: every step is the professionals', or every step is the parent's."""
    steps = [step for step in _open_steps(material) if step.who.strip()]
    kinds = {owner_kind(material, step.who) for step in steps}
    if len(steps) >= material.limits.steps_shared_from and kinds in ({"profession"}, {"parent"}):
        yield spot("next_steps", n=len(steps), kind=kinds.pop())


def no_small_step(material: Material) -> Iterator[Spot]:
    """N05: too many steps, or none that is small."""
    steps = _open_steps(material)
    small = any(step.size is Size.SMALL for step in material.map.next_steps)
    if len(steps) > material.limits.steps_most or not small:
        yield spot("next_steps", n=len(steps))


def no_question_to_family(material: Material) -> Iterator[Spot]:
    """N06: no step is to ask the family something."""
    if not any(step.is_question for step in material.map.next_steps):
        yield spot("next_steps")


def no_follow_up(material: Material) -> Iterator[Spot]:
    """F01: no day when the number is looked at again."""
    if not is_date(material.map.session.followup_date):
        yield spot("session", "followup_date")


def untried_protection(material: Material) -> Iterator[Spot]:
    """F02: since the last session the protection has not been tried once more."""
    if material.last is None or _round(material.map) <= _round(material.last):
        return
    before = {protection.card: protection.times_demonstrated for protection in material.last.protections}
    for at, protection in enumerate(material.map.protections):
        if protection.card in before and before[protection.card] == protection.times_demonstrated:
            yield spot("protections", at, "times_demonstrated", n=protection.times_demonstrated or 0)


def _round(each: Map) -> int:
    return max((rating.round for rating in each.ratings), default=0)


def still_parked(material: Material) -> Iterator[Spot]:
    """F03: parked thoughts that nobody has settled."""
    n = sum(parked.resolution is Resolution.OPEN for parked in material.map.session.parked)
    if n:
        yield spot("session", "parked", n=n)
