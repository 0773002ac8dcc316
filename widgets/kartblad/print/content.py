"""The one content of a map, in order, from which sheet, Word file and plain text are all made."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kartblad.charts.genogram import genogram
from kartblad.core.mapping.map import Map, Mode
from kartblad.i18n import Texts, msgid
from kartblad.print.board import board
from kartblad.print.closing import Left, agreed, receipt
from kartblad.print.future import future, rows
from kartblad.print.parts import Content, Item, Section, facts, lines, printable
from kartblad.print.people import child, people, room
from kartblad.print.references import References

NO_TAGS: Mapping[str, str] = MappingProxyType({})
NOTHING_LEFT = Left()
MODES = {
    Mode.FICTITIOUS: msgid("Practice, invented"),
    Mode.DEIDENTIFIED: msgid("Practice, de-identified"),
    Mode.REAL: msgid("Belongs to the case"),
}


def content(whole: Map, texts: Texts, left: Left = NOTHING_LEFT, bbic: Mapping[str, str] = NO_TAGS) -> Content:
    """Return what stands on a map, each text once.

    Parameters
    ----------
    whole
        The map.
    texts
        The reader's language.
    left
        What its session did not reach, and when it is deleted.
    bbic
        What the cards' tags are called.
    """
    known = References(whole, texts)
    drawing = genogram(whole.persons, whole.relations, texts) if whole.persons else None
    return Content(
        texts.gettext("Map from a session"),
        printable(whole.case.alias),
        mode_words(whole.session.mode, texts),
        banner(whole.session.mode, texts),
        texts.date(whole.session.date),
        texts.gettext("not a decision"),
        (
            _question(whole, known),
            _case(whole, known),
            *board(whole, known, bbic),
            *future(whole, known),
            *agreed(whole, known),
            *people(whole, known),
            *child(whole, known),
            room(whole, known),
            *receipt(whole, known, left),
        ),
        rows(whole),
        drawing.svg if drawing else "",
        " ".join((drawing.title, *drawing.description)) if drawing else "",
    )


def mode_words(mode: Mode, texts: Texts) -> str:
    """Return what a footer says of what the map is about."""
    return texts.gettext(MODES[mode])


def banner(mode: Mode, texts: Texts) -> str:
    """Return what stands over a map that belongs to a case; empty over an exercise."""
    if mode is not Mode.REAL:
        return ""
    return texts.gettext(
        "This map belongs to the case. It goes to the case record and to nobody who has no part in the case."
    )


def _question(whole: Map, known: References) -> Section:
    texts, meeting = known.texts, whole.session
    question = texts.gettext("The question to the group")
    words = lines((question, meeting.question), (texts.gettext("What we hope for"), meeting.hoped_outcome))
    return Section("question", question, (Item("question", words),) if words else ())


def _case(whole: Map, known: References) -> Section:
    texts, case = known.texts, whole.case
    words = lines(
        (texts.gettext("Why, in the family's words"), case.reason_in_family_words, True),
        (texts.gettext("The situation"), case.summary),
    )
    said = facts(known.word(case.phase), texts.gettext("invented names") if case.aliases_confirmed else "")
    return Section(
        "case", texts.gettext("What the map is about"), (Item("case", words, said),) if words or said else ()
    )
