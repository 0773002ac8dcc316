"""Which screen each kind of work has, and all their commands together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kartblad.apps.mapping.commands import Command
from kartblad.apps.mapping.desk import Desk
from kartblad.apps.mapping.office import Library
from kartblad.apps.mapping.steps import (
    child,
    close,
    danger,
    explain,
    family,
    follow_up,
    goal,
    links,
    next_steps,
    opening,
    plan,
    scale,
    situation,
    sort,
    tables,
    talk,
    three_columns,
)
from kartblad.core.script import Step, Work
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block

Bench = Callable[[Desk, Step, Library, Texts], tuple[Block, ...]]

BENCHES: Mapping[Work, Bench] = {
    Work.FRAME: opening.frame,
    Work.QUESTION: opening.question,
    Work.FAMILY: family.blocks,
    Work.SITUATION: situation.blocks,
    Work.WORRY: three_columns.blocks,
    Work.WORKING: three_columns.blocks,
    Work.CHILD: child.blocks,
    Work.SORT: sort.blocks,
    Work.DANGER: danger.blocks,
    Work.GOAL: goal.blocks,
    Work.SCALE: scale.blocks,
    Work.NEXT: next_steps.blocks,
    Work.PLAN: plan.blocks,
    Work.EXPLAIN: explain.blocks,
    Work.TABLES: tables.blocks,
    Work.RECAP: follow_up.recap,
    Work.RERATE: scale.blocks,
    Work.CHANGES: follow_up.changes,
    Work.TALK: talk.blocks,
    Work.CLOSE: close.blocks,
}
_MODULES = (
    child,
    close,
    danger,
    explain,
    family,
    goal,
    links,
    next_steps,
    opening,
    plan,
    scale,
    sort,
    tables,
    three_columns,
)

COMMANDS: Mapping[str, Command] = {verb: command for module in _MODULES for verb, command in module.COMMANDS.items()}


def work_blocks(desk: Desk, step: Step, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return the work of a step."""
    return BENCHES[step.work](desk, step, library, texts)
