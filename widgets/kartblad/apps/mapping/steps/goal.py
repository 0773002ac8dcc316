"""The goal: what is there instead of the danger, who sees it, how long it holds; and what cannot be negotiated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kartblad.apps.mapping import forms
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.apps.mapping.steps import danger as dangers
from kartblad.core import editing
from kartblad.core.mapping.future import BottomLine, Danger, Goal, Owner
from kartblad.core.script import Step
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Notice, Option, Prose
from kartblad.ui.paths import key

GOALS, BOTTOM_LINES = ("map", "goals"), ("map", "bottom_lines")
MOST = 10


def blocks(desk: Desk, _step: Step, _library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return each danger with its goals under it, and the bottom lines."""
    session = desk.held
    if not session.map.dangers:
        sentence = texts.gettext("There is no future risk yet to set against. Write one in the step before.")
        return (Notice("no-danger", "info", sentence), *_loose(session, texts))
    pairs = (block for danger in session.map.dangers for block in _pair(session, danger, texts))
    return (*pairs, *_loose(session, texts), *_bottom_lines(session, texts))


def _pair(session: Session, danger: Danger, texts: Texts) -> tuple[Block, ...]:
    number = [each.id for each in session.map.dangers].index(danger.id) + 1
    goals = [goal for goal in session.map.goals if goal.opposite_of == danger.id]
    label = texts.gettext("Write what is there instead")
    more = Action(key("goal-add", danger.id), label, not goals)
    return (
        Prose(
            key("against", danger.id),
            texts.gettext("Against future risk {n}", n=number),
            3,
            (dangers.sentence(danger, texts),),
        ),
        *(_goal(session, goal, texts) for goal in goals),
        Controls(key("goal-more", danger.id), texts.gettext("Goal against future risk {n}", n=number), (more,)),
    )


def _loose(session: Session, texts: Texts) -> tuple[Block, ...]:
    """Return the goals whose danger was taken away: nothing disappears by itself."""
    known = {danger.id for danger in session.map.dangers}
    loose = [goal for goal in session.map.goals if goal.opposite_of not in known]
    why = (texts.gettext("The future risk that these stood against was taken away."),)
    head = (Prose("loose", texts.gettext("Goals without a risk"), 3, why),) if loose else ()
    return (*head, *(_goal(session, goal, texts) for goal in loose))


def _goal(session: Session, goal: Goal, texts: Texts) -> Controls:
    place = (*GOALS, goal.id)
    number = [each.id for each in session.map.goals].index(goal.id) + 1
    commas = texts.gettext("Several are written with commas between.")
    return Controls(
        key("goal", goal.id),
        texts.gettext("Goal {n}", n=number),
        (
            forms.lines(
                session, (*place, "instead_behaviour"), texts.gettext("What do the adults do instead?"), 300, rows=3
            ),
            forms.lines(session, (*place, "child_experience"), texts.gettext("What does the child notice?")),
            forms.line(session, (*place, "seen_by"), texts.gettext("Who outside the home sees it?"), 200, commas),
            forms.line(session, (*place, "duration"), texts.gettext("How long must it hold?"), 60),
            forms.lines(session, (*place, "family_goal"), texts.gettext("The family's own goal, in its words"), 300),
            forms.choice(session, (*place, "owner"), texts.gettext("Whose goal is it?"), Owner, texts),
            Action(key("drop", *place), texts.gettext("Take goal {n} away", n=number)),
        ),
    )


def _bottom_lines(session: Session, texts: Texts) -> tuple[Block, ...]:
    reasons = tuple(
        Option(danger.id, texts.gettext("Future risk {n}", n=n))
        for n, danger in enumerate(session.map.dangers, start=1)
    )
    rows = tuple(
        Controls(
            f"bottom-line.{at}",
            texts.gettext("Bottom line {n}", n=at + 1),
            (
                forms.lines(session, (*BOTTOM_LINES, str(at), "text"), texts.gettext("What cannot be negotiated?")),
                forms.one_of(session, (*BOTTOM_LINES, str(at), "reason"), texts.gettext("Because of"), reasons, texts),
                Action(key("drop", *BOTTOM_LINES, str(at)), texts.gettext("Take bottom line {n} away", n=at + 1)),
            ),
        )
        for at in range(len(session.map.bottom_lines))
    )
    more = Action("bottom-line-add", texts.gettext("Write a bottom line"))
    return (*rows, Controls("bottom-lines", texts.gettext("Bottom lines"), (more,)))


def add(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Begin a goal against a danger."""
    goal = Goal(editing.fresh_id("g", desk.held), path[0])
    return edited(desk, editing.add(desk.held, GOALS, goal))


def add_bottom_line(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Begin a bottom line."""
    return edited(desk, editing.add(desk.held, BOTTOM_LINES, BottomLine("")))


COMMANDS: Mapping[str, Command] = {"goal-add": add, "bottom-line-add": add_bottom_line}
