"""The scale: both ends are always in view, everybody rates alone, all numbers are shown at once.

Numbers of earlier rounds stay hidden until the new ones are in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import forms, wording
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.apps.mapping.steps import ballots, revealed
from kartblad.core import editing
from kartblad.core.mapping.future import Anchor, Goal, Scale
from kartblad.core.script import Step
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Notice
from kartblad.ui.paths import key

SCALES = ("map", "scales")
MOST = 20


def blocks(desk: Desk, _step: Step, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return each scale with its ends and its ballot or its dots, and a way to make one for each goal."""
    session = desk.held
    rows = tuple(block for scale in session.map.scales for block in one_scale(session, scale, texts))
    nothing = texts.gettext("There is no scale yet. Make one for a goal, or one about change.")
    none = () if rows else (Notice("no-scale", "info", nothing),)
    return (*none, *rows, _making(session, library, texts))


def one_scale(session: Session, scale: Scale, texts: Texts) -> tuple[Block, ...]:
    """Return one scale."""
    return (
        _ends(session, scale, texts),
        *ballots.blocks(session, scale, texts),
        *revealed.blocks(session, scale, texts),
    )


def title(session: Session, scale: Scale, texts: Texts) -> str:
    """Return what a scale is called: its number, and what it is about."""
    number = [each.id for each in session.map.scales].index(scale.id) + 1
    return texts.gettext("Scale {n}: {about}", n=number, about=about(session, scale, texts))


def about(session: Session, scale: Scale, texts: Texts) -> str:
    """Return what a scale is about: its goal, or its kind."""
    goals = [goal.id for goal in session.map.goals]
    if scale.goal in goals:
        return texts.gettext("goal {n}", n=goals.index(scale.goal) + 1)
    return texts.gettext(wording.NAMES[scale.anchor_type]).lower()


def _ends(session: Session, scale: Scale, texts: Texts) -> Controls:
    place = (*SCALES, scale.id)
    return Controls(
        key("scale", scale.id),
        title(session, scale, texts),
        (
            forms.lines(session, (*place, "zero_text"), texts.gettext("0 means")),
            forms.lines(session, (*place, "ten_text"), texts.gettext("10 means")),
            Action(key("scale-drop", scale.id), texts.gettext("Take the scale away")),
        ),
    )


def _making(session: Session, library: Library, texts: Texts) -> Controls:
    full = texts.gettext("There is room for {most} scales.", most=MOST) if len(session.map.scales) >= MOST else ""
    with_scale = {scale.goal for scale in session.map.scales}
    goals = tuple(
        Action(
            key("scale-add", Anchor.RISK_GOAL, goal.id),
            texts.gettext("Make a scale for goal {n}", n=n),
            goal.id not in with_scale,
            full,
        )
        for n, goal in enumerate(session.map.goals, start=1)
    )
    others = tuple(
        Action(key("scale-add", anchor), words.name.pick(texts.locale), blocked=full)
        for anchor, words in library.anchors.items()
        if anchor is not Anchor.RISK_GOAL
    )
    return Controls("scale-more", texts.gettext("Make a scale"), (*goals, *others))


def add(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Make a scale; its ends begin with the words of its kind, or with the risk and the goal themselves."""
    anchor, goal_id = Anchor(path[0]), path[1] if len(path) > 1 else ""
    words, locale = office.library.anchors[anchor], office.texts.locale
    goal = next((each for each in desk.held.map.goals if each.id == goal_id), None)
    zero, ten = words.zero.pick(locale), words.ten.pick(locale)
    if goal is not None:
        zero, ten = _of_pair(desk.held, goal, zero, ten)
    scale = Scale(editing.fresh_id("s", desk.held), goal_id, anchor, zero, ten)
    return edited(desk, editing.add(desk.held, SCALES, scale))


def _of_pair(session: Session, goal: Goal, zero: str, ten: str) -> tuple[str, str]:
    """Return the ends of a scale between a risk and its goal, in the group's own words where there are any."""
    danger = next((each for each in session.map.dangers if each.id == goal.opposite_of), None)
    return (danger.foljd if danger else "") or zero, goal.instead_behaviour[:200] or ten


def drop(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Take a scale away, with its numbers and what is sealed on it."""
    chart = desk.held.map
    kept = replace(
        chart,
        scales=tuple(each for each in chart.scales if each.id != path[0]),
        ratings=tuple(each for each in chart.ratings if each.scale != path[0]),
    )
    sealed = tuple(each for each in desk.held.ballots if each.scale != path[0])
    said = office.texts.gettext("Taken away. Undo brings it back.")
    return edited(replace(desk, said=said), replace(desk.held, map=kept, ballots=sealed))


COMMANDS: Mapping[str, Command] = {"scale-add": add, "scale-drop": drop, **ballots.COMMANDS, **revealed.COMMANDS}
