"""The list of steps: where the group is, what remains, how far each step has come, in words."""

from __future__ import annotations

from kartblad.apps.mapping import drawers, frame, wording
from kartblad.apps.mapping.desk import Desk
from kartblad.apps.mapping.office import Library
from kartblad.core.script import Script, Step
from kartblad.core.session import Progress, Session, following, record
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Prose, Task, Tasks

MINUTE = 60


def blocks(desk: Desk, library: Library, texts: Texts, now: float) -> tuple[Block, ...]:
    """Return the list."""
    session, script = desk.held, library.scripts[desk.held.script]
    ahead = following(session, script)
    facts = [
        _where(ahead, script, texts),
        *((frame.remaining(session, texts, now),) if ahead else ()),
        texts.gettext(wording.NAMES[session.map.session.mode]),
    ]
    on = (Action(f"step.{ahead.id}", _on(session, frame.name(ahead, texts), texts), primary=True),) if ahead else ()
    return (
        Prose("where", script.name.pick(texts.locale), 2, (" · ".join(facts),)),
        *((Controls("steering", texts.gettext("On"), on),) if on else ()),
        frame.at_hand(desk, texts),
        *drawers.blocks(desk, library, texts, now),
        Tasks("step", texts.gettext("Steps, in any order"), _tasks(session, script, texts)),
    )


def _where(ahead: Step | None, script: Script, texts: Texts) -> str:
    """Return which step is next: "Steg 4 av 13"."""
    if ahead is None:
        return texts.gettext("All {all} steps are done or skipped", all=len(script.steps))
    number = [step.id for step in script.steps].index(ahead.id) + 1
    return texts.gettext("Step {number} of {all}", number=number, all=len(script.steps))


def _on(session: Session, step: str, texts: Texts) -> str:
    begun = any(each.progress is not Progress.AHEAD for each in session.steps)
    return texts.gettext("Go on with: {step}", step=step) if begun else texts.gettext("Begin with: {step}", step=step)


def _tasks(session: Session, script: Script, texts: Texts) -> tuple[Task, ...]:
    tasks = []
    for step in script.steps:
        here = record(session, step.id)
        minutes = texts.gettext("{minutes} min", minutes=here.clock.seconds // MINUTE)
        status = texts.gettext(wording.NAMES[here.progress])
        tasks.append(Task(step.id, frame.name(step, texts), status, minutes))
    return tuple(tasks)
