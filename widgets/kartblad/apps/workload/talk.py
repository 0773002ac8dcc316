"""The talk of worker and leader about a month: the picture, what to ask, what is agreed. It is why one measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kartblad.apps.workload import amounts, breakdown, rescoring, talk_agreed, talk_guide, talk_words
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.subject import Subject, measured_now, no_value, persons, subject
from kartblad.apps.workload.talking import Part, Talking
from kartblad.apps.workload.trend import trend
from kartblad.core.workload.book import relieved
from kartblad.core.workload.dialogue import NO_TALK, needs_plan
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block, Controls, FigureBlock, Notice, Option, Prose, Select, Task, Tasks


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return whom the talk is about, how far it has come, and its present part."""
    texts = office.texts
    if not desk.unit.measurements:
        why = texts.gettext("Nothing is measured yet. The talk begins with a measurement: take one in first.")
        return (Prose("talk-empty", texts.gettext("The talk"), 2, (why,)),)
    about = subject(desk, office)
    if about is None:
        head = Prose("talk-choose", texts.gettext("The talk"), 2)
        return (head, _who(desk, texts), Notice("talk-none", "info", _why_nothing(desk, office)))
    shown = PARTS[desk.talking.part](desk, about, office)
    return (_who(desk, texts), *_head(about, texts), _steps(desk, about, texts), *shown)


def _who(desk: Desk, texts: Texts) -> Controls:
    """Return the lists of workers, in the order of their codes, and of months."""
    codes = persons(desk.unit)
    people = (Option("", texts.gettext("Choose a worker")), *(Option(code, code) for code in codes))
    months = tuple(Option(each, amounts.month(each, texts)) for each in reversed(desk.unit.months))
    return Controls(
        "talk-who",
        texts.gettext("Whom the talk is about"),
        (
            Select("person", texts.gettext("Worker (code)"), people, desk.person if desk.person in codes else ""),
            Select("month", texts.gettext("Month"), months, desk.shown_month),
        ),
    )


def _why_nothing(desk: Desk, office: Office) -> str:
    texts = office.texts
    if desk.person not in persons(desk.unit):
        return texts.gettext("Choose whom the talk is about.")
    measured = measured_now(desk)
    if measured is None:
        month = amounts.month(desk.shown_month, texts)
        return texts.gettext("Nothing was measured in {month}. Choose another month.", month=month)
    return no_value(measured, office)


def _head(about: Subject, texts: Texts) -> tuple[Block, ...]:
    now = about.now
    total = amounts.total(now.score, now.weights, texts)
    heading = f"{now.measured.person}, {amounts.month(now.measured.month, texts)}"
    head = Prose("talk-head", heading, 2, (total,))
    return (head, *_unscored(about, texts))


def _unscored(about: Subject, texts: Texts) -> tuple[Block, ...]:
    if about.now.measured.scored_on:
        return ()
    said = texts.gettext("Nobody has gone through the counts with the key yet. You can talk about them all the same.")
    return (Notice("talk-unscored", "info", said),)


def _steps(desk: Desk, about: Subject, texts: Texts) -> Tasks:
    told = {
        Part.PICTURE: (texts.gettext("The picture"), amounts.zone(about.now.weights, about.now.score.zone, texts)),
        Part.GUIDE: (texts.gettext("Ask and listen"), _asked(about, texts)),
        Part.AGREED: (texts.gettext("Agree on what to do"), _agreed(about, texts)),
    }
    tasks = tuple(Task(each.value, *told[each], current=each is desk.talking.part) for each in Part)
    return Tasks("talk-part", texts.gettext("The talk, in three parts"), tasks)


def _asked(about: Subject, texts: Texts) -> str:
    n = len(talk_words.questions(about, texts))
    return texts.ngettext("{n} question", "{n} questions", n)


def _agreed(about: Subject, texts: Texts) -> str:
    now = about.now
    n = len((now.measured.talk or NO_TALK).agreed)
    said = texts.ngettext("{n} agreement", "{n} agreements", n)
    return texts.gettext("{said}; plan needed", said=said) if needs_plan(now.score, now.weights) else said


def _picture(desk: Desk, about: Subject, office: Office) -> tuple[Block, ...]:
    """Return where the numbers come from and how they have moved."""
    now = about.now
    until = tuple(each for each in desk.unit.of_person(now.measured.person) if each.month <= now.measured.month)
    figure = trend(
        until,
        office,
        invented=desk.unit.invented,
        relief=lambda each: relieved(each, desk.unit.in_month(each.month)),
    )
    return (
        *breakdown.blocks(now.score, now.weights, office, "talk"),
        *((FigureBlock(figure, 3),) if figure else ()),
        *rescoring.blocks(desk, about, office),
    )


def part(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Go to another part of the talk."""
    return replace(desk, talking=Talking(Part(value)))


PARTS: Mapping[Part, Callable[[Desk, Subject, Office], tuple[Block, ...]]] = {
    Part.PICTURE: _picture,
    Part.GUIDE: talk_guide.blocks,
    Part.AGREED: talk_agreed.blocks,
}
COMMANDS: Mapping[str, Command] = {
    "talk-part": part,
    **talk_guide.COMMANDS,
    **talk_agreed.COMMANDS,
    **rescoring.COMMANDS,
}
