"""The rooms before and after a session: what to begin or take up, the resume phrase, and the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import copies, map_files, wording
from kartblad.apps.mapping.begun import Begun
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, Plan, Room, to_go_back_through
from kartblad.apps.mapping.office import Library, Office
from kartblad.core.mapping.map import Map, Meeting, Mode
from kartblad.core.script import Script
from kartblad.core.session import Session, begun, taken_up
from kartblad.i18n import Texts, msgid
from kartblad.records.mapfile import Kept
from kartblad.ui import phrases
from kartblad.ui.blocks import (
    Action,
    Block,
    Checks,
    Controls,
    Notice,
    Option,
    Prose,
    Radios,
)

STANDARD = "standard"
BLANK = "blank"


def blocks(desk: Desk, library: Library, texts: Texts, _now: float) -> tuple[Block, ...]:
    """Return the way in: take a session up, begin one, or follow up a map from a file."""
    faults = tuple(Notice(f"fault-{at}", "warning", fault) for at, fault in enumerate(library.faults))
    if desk.opened is not None:
        return (*faults, *map_files.blocks(desk, texts), _begin_button("", texts))
    beginning = _beginning(desk.plan, library, texts)
    return (*faults, *_taking_up(desk, texts), *beginning, *map_files.blocks(desk, texts))


def _beginning(plan: Plan, library: Library, texts: Texts) -> tuple[Block, ...]:
    scripts = tuple(
        Option(key, _script_name(library, key, texts), script.what.pick(texts.locale))
        for key, script in library.scripts.items()
    )
    modes = tuple(Option(mode.value, texts.gettext(wording.NAMES[mode]), texts.gettext(HINTS[mode])) for mode in Mode)
    return (
        Prose("begin-what", texts.gettext("Begin a session"), 2),
        Radios("plan.mode", texts.gettext("What is the map about?"), modes, plan.mode.value),
        *_about(plan, library, texts),
        Radios("plan.script", texts.gettext("How do you want to work?"), scripts, chosen_script(plan, library)),
        *copies.blocks(library, chosen_script(plan, library), texts),
        _begin_button(_blocked(plan, library, texts), texts),
    )


def _begin_button(blocked: str, texts: Texts) -> Controls:
    begin = Action("begin", texts.gettext("Begin the session"), primary=True, blocked=blocked)
    return Controls("begin-actions", texts.gettext("Begin"), (begin,))


HINTS = {
    Mode.FICTITIOUS: msgid("Nobody in it exists. The usual way to practise."),
    Mode.DEIDENTIFIED: msgid("A case that nobody can recognise. Decided by a manager beforehand."),
    Mode.REAL: msgid("With or about a real family. Belongs to the case record; nothing is saved as a file here."),
}


def _script_name(library: Library, key: str, texts: Texts) -> str:
    script = library.scripts[key]
    minutes, own = texts.gettext("{minutes} min", minutes=script.minutes), texts.gettext("own copy")
    said = f"{script.name.pick(texts.locale)}, {minutes}"
    return f"{said} · {own}" if script.own else said


def _about(plan: Plan, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return what else must be said of the case before the session begins."""
    if plan.mode is Mode.FICTITIOUS:
        cases = tuple(
            Option(key, case.name.pick(texts.locale), case.what.pick(texts.locale))
            for key, case in library.cases.items()
        )
        return (Radios("plan.case", texts.gettext("Invented case"), cases, _chosen_case(plan, library)),)
    if plan.mode is Mode.DEIDENTIFIED:
        rows = tuple(
            Option(check.key, check.text.pick(texts.locale), check.why.pick(texts.locale))
            for check in library.checklist
        )
        return (Checks("plan.ticked", texts.gettext("All of this is true"), rows, plan.ticked),)
    return (
        Notice(
            "real",
            "warning",
            texts.gettext(
                "What adds facts to a case belongs to the case record. Use invented names all the same. "
                "The session is kept encrypted on this machine until you close it, at the longest for some hours."
            ),
        ),
    )


def chosen_script(plan: Plan, library: Library) -> str:
    """Return the script that is chosen, the usual one until then."""
    return plan.script if plan.script in library.scripts else STANDARD


def _chosen_case(plan: Plan, library: Library) -> str:
    return plan.case if plan.case in library.cases else next(iter(library.cases), "")


def _blocked(plan: Plan, library: Library, texts: Texts) -> str:
    if plan.mode is Mode.DEIDENTIFIED and plan.ticked < {check.key for check in library.checklist}:
        return texts.gettext("Tick every line first. Where one is not true, choose an invented case.")
    return ""


def _taking_up(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    if not desk.begun:
        return ()
    kept = tuple(_when(each, texts) for each in desk.begun)
    return (
        Prose("resume-what", texts.gettext("Go on with a session"), 2, items=kept),
        phrases.asked(texts),
    )


def _when(each: Begun, texts: Texts) -> str:
    day, _, hour = each.begun.partition("T")
    _, _, changed = each.changed.partition("T")
    return texts.gettext("Begun {day} {hour}, last changed {changed}", day=texts.date(day), hour=hour, changed=changed)


def phrase(desk: Desk, _library: Library, texts: Texts, _now: float) -> tuple[Block, ...]:
    """Return the resume phrase: shown this once."""
    why = texts.gettext(
        "Write these four words on paper. With them you can go on after a power cut or on another day. "
        "They are shown this once and stored nowhere: without them nobody can open the session, not even we."
    )
    return phrases.shown(desk.phrase, why, texts)


def confirm(desk: Desk, _library: Library, texts: Texts, _now: float) -> tuple[Block, ...]:
    """Return the field in which the phrase is confirmed once."""
    return phrases.confirming(desk.typed, texts)


def ended(_desk: Desk, _library: Library, texts: Texts, _now: float) -> tuple[Block, ...]:
    """Return what is said when a session is over."""
    return (
        Prose(
            "ended",
            texts.gettext("The session is closed"),
            2,
            (texts.gettext("Nothing of it is left on this machine."),),
        ),
        Controls("ended-on", texts.gettext("On"), (Action("anew", texts.gettext("To the beginning"), primary=True),)),
    )


def planned(desk: Desk, path: Path, value: Any, _office: Office) -> Desk:
    """Keep a choice for the session that is to begin."""
    (name,) = path
    kept: dict[str, Any] = {name: Mode(value) if name == "mode" else value}
    return replace(desk, plan=replace(desk.plan, **kept))


def begin(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Begin the session: its journal is made, and its phrase is shown once."""
    session = new_session(desk.plan, office, desk.opened)
    phrase = office.keeper.create(session)
    return replace(desk, room=Room.PHRASE, session=session, past=(), future=(), phrase=phrase, opened=None)


def new_session(plan: Plan, office: Office, opened: Kept | None = None) -> Session:
    """Return a session with nothing done, of the map that was opened or else of the case that was chosen."""
    library, stamp = office.library, office.stamp()
    script = library.scripts[chosen_script(plan, library)]
    if opened is not None:
        return _of_file(opened, script, office)
    case = _chosen_case(plan, library) if plan.mode is Mode.FICTITIOUS else BLANK
    known = library.cases.get(case)
    meeting = Meeting(plan.mode, script.key, stamp[:10])
    chart = Map(meeting) if known is None else replace(known.map, session=meeting)
    # The numbers that an invented case comes with are of the time before: they are hidden until the group's own are in.
    number = max(2 if script.follows_up else 1, *(rating.round + 1 for rating in chart.ratings), 1)
    return begun(Session(f"{office.chance(2**64):016x}", script.key, chart, stamp, case, round=number), script)


def _of_file(opened: Kept, script: Script, office: Office) -> Session:
    """Return the session that follows up a map which was kept as a file."""
    stamp = office.stamp()
    meeting = replace(opened.map.session, profile=script.key, date=stamp[:10], followup_date="", disposal_choice=None)
    chart = replace(opened.map, session=meeting)
    number = max(opened.round, *(rating.round for rating in chart.ratings), 1) + 1
    fresh = Session(f"{office.chance(2**64):016x}", script.key, chart, stamp, round=number, before=(opened.map,))
    return begun(fresh, script)


def written(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Take the phrase off the screen and ask for it."""
    return replace(desk, room=Room.CONFIRM)


def confirming(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Keep what is keyed in; the session opens as soon as it is the phrase."""
    typed = replace(desk, typed=value)
    return _in(typed) if phrases.plainly(value) == phrases.plainly(desk.phrase) else typed


def confirmed(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Open the session if the phrase was written down right."""
    if phrases.plainly(desk.typed) == phrases.plainly(desk.phrase):
        return _in(desk)
    return replace(desk, warned=phrases.wrong(office.texts))


def _in(desk: Desk) -> Desk:
    return replace(desk, room=Room.SESSION, phrase="", typed="")


def again(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Make another phrase: the journal of the session, which holds nothing yet, is made anew."""
    office.keeper.destroy()
    return replace(desk, room=Room.PHRASE, typed="", phrase=office.keeper.create(desk.held))


def resume(desk: Desk, _path: Path, value: str, office: Office) -> Desk:
    """Take up the session that the phrase opens."""
    return opened(desk, taken_up(office.keeper.open(value), office.now()), office)


def opened(desk: Desk, session: Session, office: Office) -> Desk:
    """Return the desk with a session that was kept, at the place where it was left."""
    scripts, texts = office.library.scripts, office.texts
    script = scripts.get(session.script, scripts[STANDARD])
    warned = ""
    if script.key != session.script:
        sentence = msgid(
            "The script of this session is not here any more. The map is all here; it goes on with: {name}"
        )
        warned = texts.gettext(sentence, name=script.name.pick(texts.locale))
    session = begun(replace(session, script=script.key), script)
    past = to_go_back_through(office.keeper.past(), session)
    said = texts.gettext(msgid("The session goes on where it was left."))
    return replace(
        desk, room=Room.SESSION, session=session, past=past, future=(), phrase="", typed="", said=said, warned=warned
    )


def anew(_desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Go to the beginning."""
    return Desk(begun=office.keeper.begun())


COMMANDS: Mapping[str, Command] = {
    "plan": planned,
    "begin": begin,
    "written": written,
    "confirming": confirming,
    "confirmed": confirmed,
    "again": again,
    "resume": resume,
    "anew": anew,
}
