"""Future risk: everybody writes one chain alone, all are shown at once, and the case worker chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import forms
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.core import editing
from kartblad.core.mapping.future import EMPTY_DANGER, Danger, Dispute
from kartblad.core.script import Step
from kartblad.core.sealed import Draft
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Checks, Controls, Option, Prose, TextArea, TextField
from kartblad.ui.paths import key

DANGERS = ("map", "dangers")
MOST_DRAFTS, MOST = 30, 10


def blocks(desk: Desk, step: Step, _library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return the sealed drafts where the script has them, and the statements of the map."""
    sealed = drafting(desk.held, texts) if step.sealed else ()
    return (*sealed, *statements(desk.held, texts))


def drafting(session: Session, texts: Texts) -> tuple[Block, ...]:
    """Return a form for one more draft, or all drafts when they have been shown."""
    if session.drafts_open:
        return _shown(session, texts)
    count = texts.ngettext("{n} draft is sealed.", "{n} drafts are sealed.", len(session.drafts))
    how = texts.gettext(
        "Write alone, or key the slips in shuffled. A sealed draft leaves the screen until all are shown."
    )
    none = texts.gettext("Seal at least one draft first.")
    full = texts.gettext("There is room for {most} drafts.", most=MOST_DRAFTS)
    actions = (
        Action("seal", texts.gettext("Seal"), True, full if len(session.drafts) >= MOST_DRAFTS else ""),
        Action("unseal", texts.gettext("Show all drafts at once"), blocked="" if session.drafts else none),
    )
    return (
        Prose("drafting-how", texts.gettext("Write alone"), 3, (how, count)),
        Controls("drafting", texts.gettext("One draft"), (*_chain(session, ("drafting",), texts), *actions)),
    )


def _shown(session: Session, texts: Texts) -> tuple[Block, ...]:
    drafts = tuple(
        Controls(
            f"draft.{at}",
            texts.gettext("Draft {n}: {text}", n=at + 1, text=sentence(draft.danger, texts)),
            (Action(f"adopt.{at}", texts.gettext("Choose draft {n}", n=at + 1)),),
        )
        for at, draft in enumerate(session.drafts)
    )
    how = texts.gettext("Read each aloud. Nobody comments. The case worker chooses, or takes the best of several.")
    more = Action("drafts-again", texts.gettext("Write more drafts"))
    return (
        Prose("drafts", texts.gettext("All drafts"), 3, (how,)),
        *drafts,
        Controls("drafts-on", texts.gettext("Drafts"), (more,)),
    )


def sentence(danger: Danger, texts: Texts) -> str:
    """Return the whole chain as running text, with a mark where a slot is empty."""
    who = ", ".join(danger.vem_orolig) or "…"
    parts = [part or "…" for part in (danger.skada, danger.riskfylld, danger.foljd)]
    return texts.gettext(
        "{who} worry: {harm} Which creates: {risk} Which can lead to: {result}",
        who=who,
        harm=parts[0],
        risk=parts[1],
        result=parts[2],
    )


def _chain(session: Session, place: Path, texts: Texts) -> tuple[TextField | TextArea, ...]:
    commas = texts.gettext("Several are written with commas between.")
    return (
        forms.line(session, (*place, "vem_orolig"), texts.gettext("Who is worried?"), 200, commas),
        forms.lines(session, (*place, "skada"), texts.gettext("This has happened")),
        forms.lines(session, (*place, "riskfylld"), texts.gettext("… which creates (the risky situation)")),
        forms.lines(session, (*place, "foljd"), texts.gettext("… which can lead to this for the child")),
    )


def statements(session: Session, texts: Texts) -> tuple[Block, ...]:
    """Return the statements of the map, each in its slots, and a way to write one more."""
    rows = tuple(block for danger in session.map.dangers for block in _statement(session, danger, texts))
    full = texts.gettext("There is room for {most} statements.", most=MOST) if len(session.map.dangers) >= MOST else ""
    more = Action("danger-add", texts.gettext("Write a statement of future risk"), not rows, full)
    return (*rows, Controls("danger-more", texts.gettext("Future risk"), (more,)))


def _statement(session: Session, danger: Danger, texts: Texts) -> tuple[Block, ...]:
    place = (*DANGERS, danger.id)
    number = [each.id for each in session.map.dangers].index(danger.id) + 1
    fields = Controls(
        key("danger", danger.id),
        texts.gettext("Future risk {n}", n=number),
        (
            *_chain(session, place, texts),
            forms.line(session, (*place, "condition"), texts.gettext("On what condition?"), 60),
            *_about(session, place, danger, texts),
            forms.yes_no(session, (*place, "read_aloud_ok", "foralder"), texts.gettext("Read to a parent?"), texts),
            forms.yes_no(session, (*place, "read_aloud_ok", "barn"), texts.gettext("Read to the child?"), texts),
            Action(key("danger-drop", danger.id), texts.gettext("Take future risk {n} away", n=number)),
        ),
    )
    return (fields, _disputes(session, place, danger, number, texts))


def _about(session: Session, place: Path, danger: Danger, texts: Texts) -> tuple[Checks, ...]:
    """Return which children it is about, and what it builds on."""
    children = forms.children(session)
    harms = tuple(Option(event.id, event.behaviour or event.id) for event in session.map.harm_events)
    known = frozenset(danger.harm_links) & {option.key for option in harms}
    past = Checks(key("edit", *place, "harm_links"), texts.gettext("Builds on what has happened"), harms, known)
    likely = texts.gettext("Nothing has happened yet, but it is likely")
    return (
        *(
            (forms.people(session, (*place, "children"), texts.gettext("Which children?"), children),)
            if children
            else ()
        ),
        *((past,) if harms else ()),
        forms.tick(session, (*place, "likely_without_past_harm"), likely),
    )


def _disputes(session: Session, place: Path, danger: Danger, number: int, texts: Texts) -> Controls:
    rows = tuple(
        field
        for at in range(len(danger.disputes))
        for field in (
            forms.line(session, (*place, "disputes", str(at), "who"), texts.gettext("Who sees it otherwise?"), 40),
            forms.lines(session, (*place, "disputes", str(at), "text"), texts.gettext("How?")),
        )
    )
    more = Action(key("dispute-add", danger.id), texts.gettext("Somebody sees it otherwise"))
    return Controls(
        key("disputes", danger.id), texts.gettext("Other views of future risk {n}", n=number), (*rows, more)
    )


def seal(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Seal what was written: it leaves the screen, and the form is empty for the next."""
    if desk.held.drafting == EMPTY_DANGER:
        return replace(desk, said=office.texts.gettext("Write something in the draft first."))
    session = replace(desk.held, drafts=(*desk.held.drafts, Draft(desk.held.drafting)), drafting=EMPTY_DANGER)
    return edited(replace(desk, said=office.texts.gettext("Sealed. The next one may write.")), session)


def unseal(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Show all drafts at once, shuffled."""
    return edited(desk, replace(desk.held, drafts=shuffled(desk.held.drafts, office), drafts_open=True))


def shuffled(rows: tuple[Any, ...], office: Office) -> tuple[Any, ...]:
    """Return the rows in an order that tells nothing of who wrote which."""
    left, mixed = list(rows), []
    while left:
        mixed.append(left.pop(office.chance(len(left))))
    return tuple(mixed)


def more_drafts(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Go back to writing drafts; those that were shown are kept."""
    return edited(desk, replace(desk.held, drafts_open=False))


def adopt(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Make a draft a statement of the map, to be worked on."""
    drafted = desk.held.drafts[int(path[0])].danger
    return edited(desk, editing.add(desk.held, DANGERS, _begun(drafted, desk, office)))


def add(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Begin a statement."""
    return edited(desk, editing.add(desk.held, DANGERS, _begun(EMPTY_DANGER, desk, office)))


def _begun(danger: Danger, desk: Desk, office: Office) -> Danger:
    """Return a statement with an id of its own and the usual condition."""
    condition = danger.condition or office.texts.gettext("If nothing changes")
    return replace(danger, id=editing.fresh_id("r", desk.held), condition=condition)


def drop(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Take a statement away; its goals and scales stay, and say that they belong to none."""
    said = office.texts.gettext("Taken away. Undo brings it back.")
    return edited(replace(desk, said=said), editing.remove(desk.held, (*DANGERS, path[0])))


def add_dispute(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Make room for another view."""
    return edited(desk, editing.add(desk.held, (*DANGERS, path[0], "disputes"), Dispute("", "")))


COMMANDS: Mapping[str, Command] = {
    "seal": seal,
    "unseal": unseal,
    "drafts-again": more_drafts,
    "adopt": adopt,
    "danger-add": add,
    "danger-drop": drop,
    "dispute-add": add_dispute,
}
