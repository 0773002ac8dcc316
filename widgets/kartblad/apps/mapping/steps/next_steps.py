"""Next steps: small, with one owner and a date; and what becomes of what was parked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kartblad.apps.mapping import drawers, forms
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.core import editing
from kartblad.core.mapping.steps import NextStep, Size, Status
from kartblad.core.script import Step
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Option
from kartblad.ui.paths import key

STEPS = ("map", "next_steps")
MOST = 20


def blocks(desk: Desk, _step: Step, _library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return the steps that are agreed on, a way to write one more, and the parked thoughts."""
    session = desk.held
    rows = tuple(_step_fields(session, at, texts) for at in range(len(session.map.next_steps)))
    full = texts.gettext("There is room for {most} steps.", most=MOST) if len(rows) >= MOST else ""
    more = Action("next-add", texts.gettext("Write a step"), not rows, full)
    return (*rows, Controls("next-more", texts.gettext("Next steps"), (more,)), *drawers.resolving(desk, texts))


def _step_fields(session: Session, at: int, texts: Texts) -> Controls:
    step = session.map.next_steps[at]
    place = (*STEPS, step.id)
    people = forms.everybody(session.map)
    goals = [Option(goal.id, texts.gettext("Goal {n}", n=n)) for n, goal in enumerate(session.map.goals, start=1)]
    return Controls(
        key("next", step.id),
        texts.gettext("Step {n}", n=at + 1),
        (
            forms.lines(session, (*place, "text"), texts.gettext("What is done?")),
            forms.one_of(session, (*place, "who"), texts.gettext("Who does it? One person."), people, texts),
            forms.day(session, (*place, "by"), texts.gettext("At the latest")),
            forms.one_of(session, (*place, "goal"), texts.gettext("Which goal does it help?"), goals, texts),
            forms.line(session, (*place, "child_notices"), texts.gettext("What does the child notice?"), 160),
            forms.choice(session, (*place, "size"), texts.gettext("Small or large?"), Size, texts),
            forms.tick(session, (*place, "is_question"), texts.gettext("It is a question to the family")),
            forms.radios(session, (*place, "status"), texts.gettext("How far has it come?"), Status, texts),
            Action(key("drop", *place), texts.gettext("Take step {n} away", n=at + 1)),
        ),
    )


def add(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Begin a step."""
    return edited(desk, editing.add(desk.held, STEPS, NextStep(editing.fresh_id("n", desk.held), "")))


COMMANDS: Mapping[str, Command] = {"next-add": add}
