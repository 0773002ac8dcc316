"""The follow-up's own steps: what was agreed last time, read aloud, and what has happened since."""

from __future__ import annotations

from kartblad.apps.mapping import forms
from kartblad.apps.mapping.desk import Desk
from kartblad.apps.mapping.office import Library
from kartblad.apps.mapping.steps import danger, goal, three_columns
from kartblad.core.mapping.steps import Status
from kartblad.core.script import Step
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block, Controls, Prose


def recap(desk: Desk, step: Step, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return the agreed steps first, then risk and goal to be read aloud, open to be mended."""
    return (*agreed(desk.held, texts), *danger.statements(desk.held, texts), *goal.blocks(desk, step, library, texts))


def agreed(session: Session, texts: Texts) -> tuple[Block, ...]:
    """Return the steps of last time, each with how far it has come."""
    heading = texts.gettext("What was agreed")
    if not session.map.next_steps:
        return (Prose("agreed", heading, 3, (texts.gettext("No step was written down last time."),)),)
    rows = tuple(
        forms.radios(session, ("map", "next_steps", step.id, "status"), step.text or step.id, Status, texts, step.who)
        for step in session.map.next_steps
    )
    return (Controls("agreed", heading, rows),)


def changes(desk: Desk, step: Step, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return the board: what is better, what is not."""
    return three_columns.blocks(desk, step, library, texts)
