"""Which elements a map has: all that leaves a session for statistics. Counts and a month; no alias, no text, no day.

The six elements are those that follow-ups of mapping work ask for, case by case: map, risk–goal–scale set, the child's
words, at least two from the network, an explanation to the child, and a plan.
"""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.core.mapping.board import Column
from kartblad.core.mapping.child import Approval
from kartblad.core.mapping.map import Map
from kartblad.core.session import Progress, Session

FEWEST_IN_NETWORK = 2


@dataclass(frozen=True, slots=True)
class Elements:
    """Which elements a map has."""

    map: bool
    """At least one card under worry and one under what works."""
    risk_goal_scale: bool
    """At least one future risk with a goal of its own and a scale between them."""
    child_words: bool
    network: bool
    """At least two persons of the network."""
    explanation: bool
    """One that a parent has approved or that the child has been told."""
    plan: bool
    """At least one rule of a safety plan."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What one session leaves behind. ``month`` is ÅÅÅÅ-MM, never finer; ``script`` the key of its script."""

    month: str
    script: str
    elements: Elements
    steps_done: int
    steps_skipped: int
    steps: int


def elements(chart: Map) -> Elements:
    """Return which elements a map has."""
    columns = {card.column for card in chart.cards}
    dangers = {danger.id for danger in chart.dangers}
    with_goal = {goal.id for goal in chart.goals if goal.opposite_of in dangers}
    said = [voice for voice in chart.child_voice if (voice.worries + voice.good + voice.wishes).strip()]
    told = [each for each in chart.explanations if each.status in (Approval.PARENT, Approval.TOLD)]
    return Elements(
        map={Column.WORRY, Column.WORKING} <= columns,
        risk_goal_scale=any(scale.goal in with_goal for scale in chart.scales),
        child_words=bool(said),
        network=len(chart.network) >= FEWEST_IN_NETWORK,
        explanation=bool(told),
        plan=any(rule.text.strip() for rule in chart.plan_rules),
    )


def counted(session: Session, day: str) -> Counted:
    """Return what a session leaves behind; of ``day``, ÅÅÅÅ-MM-DD, only the month."""
    progress = [record.progress for record in session.steps]
    return Counted(
        day[:7],
        session.script,
        elements(session.map),
        progress.count(Progress.DONE),
        progress.count(Progress.SKIPPED),
        len(progress),
    )
