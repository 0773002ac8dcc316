"""How the map leaves the room: one sheet, pages for the family, a file to go on with, and counts for the statistics.

Made when they are asked for and never stored here. What protects somebody (see `kartblad.core.leaving`) comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from kartblad.apps.mapping import papers
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk
from kartblad.apps.mapping.office import Library, Office
from kartblad.core.elements import Counted, counted
from kartblad.core.leaving import BELONGS_TO_CASE, MODE_CONFIRMED, may_leave
from kartblad.core.mapping.map import Disposal, Mode
from kartblad.core.session import Session
from kartblad.i18n import Texts, msgid
from kartblad.print.closing import left
from kartblad.print.names import Kind, file_name
from kartblad.ui.blocks import Action, Block, Controls, Facts, Notice, Offer, Prose
from kartblad.ui.files import File

MAP_FILE = "out-file"
ELEMENTS = {
    "map": msgid("Map"),
    "risk_goal_scale": msgid("Risk, goal and scale together"),
    "child_words": msgid("The child's own words"),
    "network": msgid("At least two from the network"),
    "explanation": msgid("Explanation to the child"),
    "plan": msgid("Safety plan"),
}
WHY = {
    "P01": msgid("Say first whether the case is invented, de-identified or real."),
    "P02": msgid("Something in the map looks like a personal identity number. Take it away first."),
    "P05": msgid("The map belongs to the case. Say that it goes to the case record first."),
    "R01": msgid("The one who leads cannot also bring the case. Let two persons have those roles."),
}


def blocks(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Return what can be taken along, or why nothing can."""
    session = desk.held
    how = texts.gettext("Made when you ask for it; nothing of it is stored here.")
    head = Prose("leaving", texts.gettext("Take the map along"), 3, (how,))
    held_back = held_back_by(session)
    if held_back:
        reasons = tuple(Notice(f"held.{rule}", "warning", texts.gettext(WHY[rule])) for rule in held_back)
        return (head, *reasons, *counting(session, texts))
    offers = tuple(Offer(key, texts.gettext(form.label)) for key, form in papers.FORMS.items())
    return (
        head,
        Controls("leaving-sheets", texts.gettext("Sheets and texts"), offers),
        *_file(desk, texts),
        *counting(session, texts),
    )


def held_back_by(session: Session) -> tuple[str, ...]:
    """Return the rules that keep the map from leaving."""
    to_record = session.map.session.disposal_choice is Disposal.CASE_RECORD
    # What the case is was chosen before the session began.
    return may_leave(session.map, frozenset({MODE_CONFIRMED, *((BELONGS_TO_CASE,) if to_record else ())}))


def _file(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Return how a map is kept as a file to go on with; a real case is none."""
    if desk.held.map.session.mode is Mode.REAL:
        no = texts.gettext("A real case is not saved as a file. At the follow-up the printed sheet is keyed in.")
        return (Notice("no-file", "info", no),)
    if not desk.file_phrase:
        how = texts.gettext("An encrypted file is opened with four words of its own.")
        make = Action("file-phrase", texts.gettext("Make words for a map file"))
        return (Prose("file-how", texts.gettext("A file to go on with"), 4, (how,)), _group(texts, (make,)))
    words = ((texts.gettext("Write down"), desk.file_phrase),)
    offer = Offer(MAP_FILE, texts.gettext("Download the encrypted map file"))
    away = Action("file-phrase-away", texts.gettext("I have written the words down"))
    return (Facts("file-words", texts.gettext("The words of the file"), 4, words), _group(texts, (offer, away)))


def _group(texts: Texts, controls: tuple[Any, ...]) -> Controls:
    return Controls("leaving-file", texts.gettext("Map file"), controls)


def counting(session: Session, texts: Texts) -> tuple[Block, ...]:
    """Return the counts that may be kept, exactly as they would be; or that they have been."""
    left = counted(session, session.begun)
    if session.counted:
        said = texts.gettext("The line is kept for the unit's statistics.")
        kept = Facts("counts", texts.gettext("For the statistics"), 4, rows(left, texts))
        return (kept, Notice("counted", "info", said))
    why = texts.gettext("This line, with the month and nothing else, can be kept for the unit's statistics.")
    keep = Action("count", texts.gettext("Keep this line"))
    return (
        Prose("counting", texts.gettext("For the statistics"), 4, (why,)),
        Facts("counts", "", 4, rows(left, texts)),
        Controls("counting-do", texts.gettext("Statistics"), (keep,)),
    )


def rows(left: Counted, texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return everything that a count holds, in words."""
    yes, no = texts.gettext("Yes"), texts.gettext("No")
    has = tuple((texts.gettext(ELEMENTS[name]), yes if there else no) for name, there in asdict(left.elements).items())
    steps = texts.gettext(
        "{done} done and {skipped} skipped of {all}", done=left.steps_done, skipped=left.steps_skipped, all=left.steps
    )
    return (
        (texts.gettext("Month"), texts.date(left.month)),
        (texts.gettext("Script"), left.script),
        *has,
        (texts.gettext("Steps"), steps),
    )


def made(desk: Desk, key: str, library: Library, texts: Texts) -> File:
    """Return the file behind an offer.

    Raises
    ------
    KeyError
        If there is no such offer, or the map may not leave.
    """
    session = desk.held
    if held_back_by(session):
        raise KeyError(key)
    day = session.map.session.date
    if key == MAP_FILE and desk.file_phrase:
        return File(file_name(Kind.MAP, day, "kartblad"), "application/octet-stream", _sealed(desk, texts))
    form = papers.FORMS[key]
    rest = left(session, library.scripts[session.script], texts, _deleted_on(session))
    tags = {tag.key: tag.name.pick(texts.locale) for area in library.bbic.areas for tag in area.tags}
    content = form.make(session.map, texts, rest, tags)
    return File(file_name(form.kind, day, form.ending), form.media, content)


def _deleted_on(session: Session) -> str:
    """Return the day on which nothing of the map is left on the machine: the journal is deleted when it is closed."""
    return session.map.session.date


def _sealed(desk: Desk, texts: Texts) -> bytes:
    from kartblad.records import mapfile

    session = desk.held
    kept = mapfile.Kept(session.map, session.script, session.round, session.begun)
    return mapfile.write(kept, texts, desk.file_phrase)


def new_words(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Make the words of a map file: shown until they are written down, and kept nowhere."""
    return replace(desk, file_phrase=office.keeper.words())


def words_away(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Take the words of the file off the screen."""
    return replace(desk, file_phrase="")


def count(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Keep the line for the statistics, once for each session."""
    if not desk.held.counted:
        office.keeper.count(counted(desk.held, desk.held.begun))
    return replace(desk, session=replace(desk.held, counted=True))


COMMANDS: Mapping[str, Command] = {"file-phrase": new_words, "file-phrase-away": words_away, "count": count}
