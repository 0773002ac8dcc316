"""Which texts a child and a parent should understand: risks, goals, ends of scales, next steps, explanations."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.core.checks.material import Material
from kartblad.core.checks.texts import Placed
from kartblad.core.mapping.map import Map


def plain_texts(material: Material) -> Iterator[Placed]:
    """Yield the texts with the paths to them.

    The family's own words are left as they are, and so is the end of a scale that says nothing yet.
    """
    each = material.map
    for danger in each.dangers:
        for name in ("condition", "skada", "riskfylld", "foljd"):
            yield ("dangers", danger.id, name), getattr(danger, name)
    for goal in each.goals:
        for name in ("instead_behaviour", "child_experience", "duration"):
            yield ("goals", goal.id, name), getattr(goal, name)
    for scale in each.scales:
        for name in ("zero_text", "ten_text"):
            if len(getattr(scale, name).strip()) >= material.limits.scale_end_least:
                yield ("scales", scale.id, name), getattr(scale, name)
    yield from _of_steps(each)
    for at, explanation in enumerate(each.explanations):
        for number, frame in enumerate(explanation.frames):
            yield ("explanations", str(at), "frames", str(number), "text"), frame.text


def _of_steps(each: Map) -> Iterator[Placed]:
    for step in each.next_steps:
        yield ("next_steps", step.id, "text"), step.text
        yield ("next_steps", step.id, "child_notices"), step.child_notices
