"""The end of the talk: what is agreed, who does it and until when; a plan where the load asks for one; the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kartblad.apps.workload import amounts, talk_fields, talk_words, wording
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, edited
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.subject import Subject, measured_now
from kartblad.apps.workload.talk_fields import SAID, VERB, field_of, hint, mine, place_of, with_talk
from kartblad.core import editing
from kartblad.core.workload.dialogue import NO_TALK, missing, needs_plan
from kartblad.core.workload.measurement import Agreed, Kind
from kartblad.core.workload.rating import Overload
from kartblad.i18n import Texts
from kartblad.ui import forms
from kartblad.ui.blocks import Action, Block, Controls, Notice, Offer, Prose, Select
from kartblad.ui.paths import key

MOST = 8
"""Things that are agreed in one talk; more is no agreement but a list."""
WHAT, OWNER, FURTHER = 160, 40, 160


def blocks(desk: Desk, about: Subject, office: Office) -> tuple[Block, ...]:
    """Return what is agreed, the plan, the follow-up, and the page to take along."""
    texts = office.texts
    agreed = (about.now.measured.talk or NO_TALK).agreed
    empty = () if agreed else (texts.gettext("Nothing is agreed yet. What would make next month better?"),)
    rows = tuple(_row(desk, about, at, texts) for at in range(len(agreed)))
    full = texts.gettext("There is room for {most}.", most=MOST) if len(agreed) >= MOST else ""
    more = Action("agree", texts.gettext("Agree on something"), primary=not agreed, blocked=full)
    return (
        Prose("talk-agreed", texts.gettext("What we agree on"), 3, empty),
        *rows,
        Controls("talk-more", texts.gettext("Agreements"), (more,)),
        _follow_up(desk, about, texts),
        *_plan(desk, about, texts),
        _paper(texts),
    )


def _row(desk: Desk, about: Subject, at: int, texts: Texts) -> Controls:
    whole = with_talk(desk, about)
    agreed = (about.now.measured.talk or NO_TALK).agreed[at]
    place = (*place_of(about.now.measured), "agreed", agreed.id)
    kinds = forms.options(Kind, wording.NAMES, texts)
    owner_hint = texts.gettext("One: a code or a role.")
    return Controls(
        key("agreement", agreed.id),
        texts.gettext("Agreement {n}", n=at + 1),
        (
            Select(key(VERB, *place, "kind"), texts.gettext("What it is"), kinds, agreed.kind.value),
            mine(forms.lines(whole, (*place, "what"), texts.gettext("What is done"), WHAT, hint(texts))),
            mine(forms.line(whole, (*place, "owner"), texts.gettext("Who does it"), OWNER, owner_hint)),
            mine(forms.day(whole, (*place, "by"), texts.gettext("At the latest"))),
            Action(key("drop", *place), texts.gettext("Take agreement {n} away", n=at + 1)),
        ),
    )


def _plan(desk: Desk, about: Subject, texts: Texts) -> tuple[Block, ...]:
    """Return the plan with what it lacks, where the load asks for one."""
    now = about.now
    overload = now.weights.overload
    if overload is None or not needs_plan(now.score, now.weights):
        return ()
    place = (*place_of(now.measured), "escalated")
    label = texts.gettext("It has gone further to, and when")
    further = forms.line(with_talk(desk, about), place, label, FURTHER, texts.gettext("A role and a day."))
    return (
        Prose("talk-plan", texts.gettext("Plan at high load"), 3, _why_plan(about, overload, texts)),
        field_of(desk, about, "plan", texts.gettext("The plan"), SAID, texts),
        Prose("talk-further", "", 4, (overload.escalation.pick(texts.locale),)),
        mine(further),
        _lacks(about, texts),
    )


def _why_plan(about: Subject, overload: Overload, texts: Texts) -> tuple[str, ...]:
    now = about.now
    why = texts.gettext(
        "In the zone {zone} the set asks for a plan ({origin}).",
        zone=amounts.zone(now.weights, now.score.zone, texts),
        origin=amounts.origin(overload.origin, texts),
    )
    return (why, overload.plan.pick(texts.locale))


def was_so_last_time(about: Subject) -> bool:
    """Return whether the load asked for a plan last time, too."""
    return about.last is not None and needs_plan(about.last.score, about.last.weights)


def _lacks(about: Subject, texts: Texts) -> Block:
    found = missing(about.now.measured.talk or NO_TALK, again=was_so_last_time(about))
    if not found:
        return Notice(
            "talk-whole", "info", texts.gettext("The plan is whole: what, who, until when, and when you meet.")
        )
    again = texts.gettext("The load asked for a plan last time, too.")
    why = (again,) if was_so_last_time(about) else ()
    return Prose("talk-lacks", texts.gettext("Still missing"), 4, why, talk_words.lacks(found, texts))


def _follow_up(desk: Desk, about: Subject, texts: Texts) -> Block:
    place = (*place_of(about.now.measured), "follow_up")
    return mine(forms.day(with_talk(desk, about), place, texts.gettext("We follow up on")))


def _paper(texts: Texts) -> Controls:
    offers = (
        Offer("paper", texts.gettext("The talk on one page (PDF)")),
        Offer("paper-blank", texts.gettext("An empty page to fill in by hand (PDF)")),
    )
    return Controls("talk-paper", texts.gettext("On paper"), offers)


def agree(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Begin an agreement.

    Raises
    ------
    KeyError
        If nothing was measured for the one who is looked at.
    ValueError
        If there is no room for more.
    """
    measured = measured_now(desk)
    if measured is None:
        raise KeyError
    if len((measured.talk or NO_TALK).agreed) >= MOST:
        raise ValueError(MOST)
    book = talk_fields.begun(desk, measured, office)
    place = (*place_of(measured), "agreed")
    return edited(desk, editing.add(book, place, Agreed(editing.fresh_id("a", editing.get(book, place)))))


COMMANDS: Mapping[str, Command] = {"agree": agree, **talk_fields.COMMANDS}
