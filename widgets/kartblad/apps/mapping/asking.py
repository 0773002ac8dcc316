"""The map answers back: what the method would ask about it, on demand and at the end. Questions, never a score.

A question is put aside with a reason, and comes back when its place in the map changes name. Only the few that protect
somebody keep the map from leaving; see `kartblad.apps.mapping.leaving`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.core.checks.finding import Finding, Severity
from kartblad.core.checks.material import Material
from kartblad.core.checks.rules import RULES, all_findings
from kartblad.core.checks.standard import Standard
from kartblad.core.mapping.map import Map
from kartblad.core.script import Script, Step, Work
from kartblad.core.session import Dismissed, Session
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Action, Block, Controls, Details, Notice, Prose, Task, Tasks, TextField

WEIGHT = {
    Severity.QUESTION: msgid("A question"),
    Severity.NOTABLE: msgid("Worth a stop"),
    Severity.STOP: msgid("Must be mended before the map leaves"),
}
WEAK_SIGNS = ("P03", "P06")
"""Rules that ask whether somebody might be recognised; a personal identity number is another matter."""
WHERE: Mapping[str, tuple[Work, ...]] = {
    "P": (Work.FRAME,),
    "R": (Work.FRAME,),
    "S02": (Work.QUESTION,),
    "S03": (Work.FAMILY,),
    "S04": (Work.SITUATION,),
    "S05": (Work.WORRY, Work.SORT),
    "S06": (Work.WORKING,),
    "S07": (Work.CHILD,),
    "C": (Work.SORT, Work.WORRY),
    "D": (Work.DANGER, Work.RECAP),
    "L": (Work.DANGER, Work.RECAP),
    "G": (Work.GOAL, Work.RECAP),
    "K": (Work.SCALE, Work.RERATE),
    "N": (Work.NEXT,),
    "F": (Work.CLOSE,),
}
"""Where a rule's question is answered, by the beginning of its name: the first of these that the script has."""


def findings(session: Session, library: Library) -> tuple[Finding, ...]:
    """Return the questions that nobody has put aside."""
    material = Material(session.map, library.standard, session.before)
    aside = {(each.rule, each.target) for each in session.dismissed}
    return tuple(each for each in all_findings(material) if (each.rule, each.target) not in aside)


def blocks(desk: Desk, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return the questions as a list, and what can be done with the chosen one."""
    found = findings(desk.held, library)
    none = texts.gettext("The map gives no questions now. That does not mean that it is right or finished.")
    how = texts.gettext("Read them together and answer those that help. Any of them can be put aside with a reason.")
    head = Prose("asking", texts.gettext("Questions to the map"), 3, (how if found else none,))
    if not found:
        return (head, *_aside(desk.held, library, texts))
    chosen = next((each for each in found if name(each) == desk.asked), None)
    tasks = tuple(_task(each, library, texts, current=each == chosen) for each in found)
    about = _about(desk.held, chosen, desk.reason, library, texts) if chosen else ()
    return (head, Tasks("ask", texts.gettext("Questions"), tasks), *about, *_aside(desk.held, library, texts))


def _task(finding: Finding, library: Library, texts: Texts, *, current: bool) -> Task:
    message, weight = library.rules.message(finding, texts), texts.gettext(WEIGHT[finding.severity])
    return Task(name(finding), message, weight, current=current)


def recognisable(session: Session, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Ask at once, and not only at the end, where somebody might be recognised; nothing where nobody might."""
    found = _pointing_out(session.map, library.standard)
    aside = {(each.rule, each.target) for each in session.dismissed}
    asked = [each for each in found if (each.rule, each.target) not in aside]
    if not asked:
        return ()
    more = texts.gettext("See Questions to the map.")
    return (Notice("recognisable", "info", f"{library.rules.message(asked[0], texts)} {more}"),)


def _pointing_out(chart: Map, standard: Standard) -> tuple[Finding, ...]:
    """Return what the weaker signs of somebody's identity find."""
    material = Material(chart, standard)
    return tuple(
        Finding(rule, standard.severities[rule], spot.target, spot.facts)
        for rule in WEAK_SIGNS
        for spot in RULES[rule](material)
    )


def name(finding: Finding) -> str:
    """Return what a finding is called among the others."""
    return f"{finding.rule}:{finding.target}"


def _about(session: Session, finding: Finding, reason: str, library: Library, texts: Texts) -> tuple[Block, ...]:
    rule, locale = library.rules.rules[finding.rule], texts.locale
    step = place(finding, library.scripts[session.script])
    there = (Action(f"answer.{step.id}", texts.gettext("To: {step}", step=step.name.pick(locale))),) if step else ()
    why = (rule.rationale.pick(locale), texts.gettext("Weakness: {weakness}", weakness=rule.weakness.pick(locale)))
    putting = (
        TextField("reason", texts.gettext("Why it is put aside"), reason, 200),
        Action("ask-aside", texts.gettext("Put aside"), blocked="" if reason else texts.gettext("Write why first.")),
    )
    return (
        Details("ask-why", texts.gettext("Why we ask"), why, open=True),
        Controls("ask-do", library.rules.message(finding, texts), (*there, *(() if finding.blocks else putting))),
    )


def place(finding: Finding, script: Script) -> Step | None:
    """Return the step in which a question is answered; None where the script has none."""
    works = next((works for start, works in WHERE.items() if finding.rule.startswith(start)), ())
    found = (step for work in works for step in script.steps if step.work is work)
    return next(found, None)


def _aside(session: Session, library: Library, texts: Texts) -> tuple[Block, ...]:
    rows = tuple(
        texts.gettext("{why} Put aside: {reason}", why=_rationale(each.rule, library, texts), reason=each.reason)
        for each in session.dismissed
        if each.rule in library.rules.rules
    )
    back = Action("ask-again", texts.gettext("Ask them again"))
    if not rows:
        return ()
    count = texts.ngettext("{n} question put aside", "{n} questions put aside", len(rows))
    return (
        Details("asked-aside", count, (), rows),
        Controls("asking-again", texts.gettext("Put aside"), (back,)),
    )


def _rationale(rule: str, library: Library, texts: Texts) -> str:
    return library.rules.rules[rule].rationale.pick(texts.locale)


def choose(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Choose a question; the chosen one again lets go of it."""
    return replace(desk, asked="" if value == desk.asked else value, reason="")


def write_reason(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Keep why a question is put aside, while it is written."""
    return replace(desk, reason=value)


def put_aside(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Put the chosen question aside; without a reason it stays."""
    finding = next((each for each in findings(desk.held, office.library) if name(each) == desk.asked), None)
    if finding is None or finding.blocks or not desk.reason:
        return desk
    dismissed = Dismissed(finding.rule, finding.target, desk.reason)
    said = office.texts.gettext("Put aside.")
    session = replace(desk.held, dismissed=(*desk.held.dismissed, dismissed))
    return edited(replace(desk, asked="", reason="", said=said), session)


def ask_again(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Ask everything again that was put aside."""
    return edited(desk, replace(desk.held, dismissed=()))


COMMANDS: Mapping[str, Command] = {
    "ask": choose,
    "reason": write_reason,
    "ask-aside": put_aside,
    "ask-again": ask_again,
}
