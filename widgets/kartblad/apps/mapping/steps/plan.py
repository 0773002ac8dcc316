"""The safety plan: when this happens, these persons do that; whether it has been tried, and whether the child knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kartblad.apps.mapping import forms
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.core import editing
from kartblad.core.mapping.steps import PlanRule, Tested
from kartblad.core.script import Step
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Details, Prose
from kartblad.ui.paths import key

RULES = ("map", "plan_rules")
MOST = 20


def blocks(desk: Desk, _step: Step, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return what a good rule is, the rules, and a way to write one more."""
    session = desk.held
    rows = tuple(_rule(session, at, texts) for at in range(len(session.map.plan_rules)))
    full = texts.gettext("There is room for {most} rules.", most=MOST) if len(rows) >= MOST else ""
    more = Action("rule-add", texts.gettext("Write a rule"), not rows, full)
    return (*_help(library, texts), *rows, Controls("rule-more", texts.gettext("Safety plan"), (more,)))


def _help(library: Library, texts: Texts) -> tuple[Block, ...]:
    said, locale = library.plan_help, texts.locale
    return (
        Prose("plan-intro", "", 3, (said.intro.pick(locale),), tuple(each.pick(locale) for each in said.questions)),
        Details(
            "plan-good",
            texts.gettext("What a rule that holds looks like"),
            (said.breach.pick(locale),),
            tuple(each.pick(locale) for each in said.good_rule),
        ),
    )


def _rule(session: Session, at: int, texts: Texts) -> Controls:
    place = (*RULES, str(at))
    return Controls(
        key("rule", str(at)),
        texts.gettext("Rule {n}", n=at + 1),
        (
            forms.line(session, (*place, "for_trigger"), texts.gettext("When this happens"), 120),
            forms.lines(session, (*place, "text"), texts.gettext("this is done")),
            forms.people(session, (*place, "who_acts"), texts.gettext("by"), session.map.persons),
            forms.choice(session, (*place, "tested"), texts.gettext("Has it been tried?"), Tested, texts),
            forms.tick(session, (*place, "child_knows"), texts.gettext("The child knows the rule")),
            Action(key("drop", *place), texts.gettext("Take rule {n} away", n=at + 1)),
        ),
    )


def add(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Begin a rule."""
    return edited(desk, editing.add(desk.held, RULES, PlanRule("")))


COMMANDS: Mapping[str, Command] = {"rule-add": add}
