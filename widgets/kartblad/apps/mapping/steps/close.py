"""The end: did the question get an answer, what was learnt, when is the number looked at again, and the map's fate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import asking, drawers, forms, leaving
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, Drawer, Room
from kartblad.apps.mapping.office import Library, Office
from kartblad.core.mapping.map import Disposal
from kartblad.core.script import Script, Step
from kartblad.core.session import HUB, Session, begun
from kartblad.core.turns import NO_ROUND
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Prose

FEEDBACK = ("map", "session", "feedback")
FOLLOW_UP = "uppfoljning"


def blocks(desk: Desk, _step: Step, library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return the last questions, what is still parked, and how the session is closed."""
    session = desk.held
    answered = texts.gettext("Did you get an answer to your question? 0 to 10")
    again = texts.gettext("When is the number looked at again?")
    fate = ("map", "session", "disposal_choice")
    return (
        Controls(
            "feedback",
            texts.gettext("Looking back"),
            (
                forms.whole_number(session, (*FEEDBACK, "answered_question_0_10"), answered, 0, 10),
                forms.lines(session, (*FEEDBACK, "most_useful"), texts.gettext("Which question was most useful?")),
                forms.lines(
                    session, (*FEEDBACK, "learned"), texts.gettext("What do you take with you to other children?")
                ),
                forms.day(session, ("map", "session", "followup_date"), again),
            ),
        ),
        *drawers.resolving(desk, texts),
        *(() if desk.drawer is Drawer.QUESTIONS else asking.blocks(desk, library, texts)),
        forms.radios(session, fate, texts.gettext("What happens to the map?"), Disposal, texts),
        *leaving.blocks(desk, texts),
        *_closing(session, library, texts),
    )


def _closing(session: Session, library: Library, texts: Texts) -> tuple[Block, ...]:
    said = texts.gettext("Closing deletes the session from this machine at once. Nothing can bring it back.")
    unsaid = "" if session.map.session.disposal_choice else texts.gettext("Say first what happens to the map.")
    follow = (
        (Action("follow-up", texts.gettext("Begin the follow-up of this map")),) if FOLLOW_UP in library.scripts else ()
    )
    return (
        Prose("closing-how", texts.gettext("Close"), 3, (said,)),
        Controls(
            "closing",
            texts.gettext("Close the session"),
            (
                Action("close", texts.gettext("Close and delete"), blocked=unsaid),
                Action("leave", texts.gettext("Leave it and go on later with the phrase")),
                *follow,
            ),
        ),
    )


def close(_desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Delete the session and the wall."""
    office.keeper.destroy()
    return Desk(room=Room.ENDED)


def leave(_desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Leave the session where it is, to be taken up with its phrase."""
    office.keeper.leave()
    said = office.texts.gettext("The session is kept. It goes on with its phrase.")
    return Desk(begun=office.keeper.begun(), said=said)


def follow_up(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Begin the follow-up of the map: the same map, the next round, and the numbers so far out of sight."""
    session = followed(desk.held, office.library.scripts[FOLLOW_UP], office.stamp())
    return replace(desk, session=session, past=(), future=(), chosen=frozenset())


def followed(session: Session, script: Script, stamp: str) -> Session:
    """Return the session as its follow-up."""
    meeting = replace(session.map.session, date=stamp[:10], followup_date="", disposal_choice=None)
    fresh = replace(
        session,
        script=script.key,
        map=replace(session.map, session=meeting),
        at=HUB,
        steps=(),
        turn=NO_ROUND,
        ballots=(),
        drafts=(),
        drafts_open=False,
        round=session.round + 1,
        before=(*session.before, session.map),
        counted=False,
    )
    return begun(fresh, script)


COMMANDS: Mapping[str, Command] = {"close": close, "leave": leave, "follow-up": follow_up}
