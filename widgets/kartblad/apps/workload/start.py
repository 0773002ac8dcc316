"""The rooms before a sheet: what it is about, the ways in, and the resume phrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import intake, learning
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Begun, Desk, Room, Section
from kartblad.apps.workload.office import Office
from kartblad.core.personal import looks_like_personal_number
from kartblad.core.workload.book import Book, Card, Own
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.sense import LONGEST_CODE, is_code
from kartblad.i18n import Texts
from kartblad.ui import phrases
from kartblad.ui.blocks import Action, Block, Notice, Option, Prose, Select, TextField

MOST_NAME = 80
"""Signs of a unit's name."""
_LISTED = 3
"""Sheets: a whole unit may keep its sheets on one computer, and a list of times tells nobody which is whose."""


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return what a measurement is and is not, and the ways in."""
    texts = office.texts
    faults = tuple(Notice(f"fault-{at}", "warning", fault) for at, fault in enumerate(office.library.faults))
    return (
        *_what_it_is(texts),
        *faults,
        *_taking_up(desk, texts),
        *_beginning_own(desk, office),
        *_beginning_unit(desk, texts),
        *_trying(texts),
    )


def phrase(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the resume phrase: shown this once."""
    why = office.texts.gettext(
        "Write these four words on paper and keep it where only you get at it. They open the sheet, next month too. "
        "They are shown this once and stored nowhere: without them nobody can open the sheet, not even we."
    )
    return phrases.shown(desk.phrase, why, office.texts)


def confirm(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the field in which the phrase is confirmed once."""
    return phrases.confirming(desk.typed, office.texts)


def _what_it_is(texts: Texts) -> tuple[Block, ...]:
    lines = (
        texts.gettext(
            "The measurement says, in points, how much time your assignment takes compared with what somebody of your "
            "experience is thought to manage. It is a basis for the talk between worker and leader and for the work "
            "environment."
        ),
    )
    items = (
        texts.gettext("It is not hours, and says nothing about how well somebody works."),
        texts.gettext("It does not catch emotional load. That is why everybody also says how heavy work feels."),
        texts.gettext(
            "The City of Gothenburg's own table of points is not public and is not here. Every weight says where it "
            "comes from. If you have a table of your own, add it under The weights in the unit's sheet."
        ),
        texts.gettext(
            "Workload for each person is personal data. It stays encrypted on this computer. Use codes, not names, and "
            "write nothing about children or families."
        ),
    )
    return (Prose("what", texts.gettext("What the measurement is, and is not"), 2, lines, items),)


def _taking_up(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    if not desk.begun:
        return ()
    kept = [_when(each, texts) for each in desk.begun[:_LISTED]]
    if more := len(desk.begun) - len(kept):
        kept.append(texts.ngettext("and {n} more", "and {n} more", more))
    return (Prose("resume-what", texts.gettext("Go on with a sheet"), 2, items=tuple(kept)), phrases.asked(texts))


def _when(each: Begun, texts: Texts) -> str:
    (began, _, _), (changed, _, hour) = each.begun.partition("T"), each.changed.partition("T")
    return texts.gettext(
        "Begun {day}, last changed {changed} at {hour}", day=texts.date(began), changed=texts.date(changed), hour=hour
    )


def _beginning_own(desk: Desk, office: Office) -> tuple[Block, ...]:
    texts = office.texts
    hint = texts.gettext("The same every time, for example björk-7. Not your name or any number of yours.")
    return (
        Prose("own-what", texts.gettext("Measure your own workload"), 2),
        TextField(
            "plan.person", texts.gettext("Your code"), desk.plan.person, LONGEST_CODE, hint, _why(desk, "person")
        ),
        *_whom_to(desk, office),
        Action("begin.own", texts.gettext("Begin my measurement"), primary=True),
    )


def _whom_to(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the list of units on this machine, if there are any."""
    cards = office.keeper.units()
    if not cards:
        return ()
    texts = office.texts
    nobody = Option("", texts.gettext("No unit yet"))
    listed = (nobody, *(Option(card.unit, card.name) for card in cards))
    known = desk.plan.unit if desk.plan.unit in {card.unit for card in cards} else ""
    hint = texts.gettext("The unit's leader can open what you hand in, nobody else.")
    return (Select("plan.unit", texts.gettext("Unit to hand in to"), listed, known, hint),)


def _beginning_unit(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    hint = texts.gettext("What the unit is called where you work. Workers on this computer see the name.")
    return (
        Prose("unit-what", texts.gettext("Lead a unit's measurements"), 2),
        TextField("plan.name", texts.gettext("The unit's name"), desk.plan.name, MOST_NAME, hint, _why(desk, "name")),
        Action("begin.unit", texts.gettext("Begin the unit's sheet")),
    )


def _trying(texts: Texts) -> tuple[Block, ...]:
    said = texts.gettext("Fourteen made-up workers over half a year. Change whatever you like: nothing is kept.")
    return (
        Prose("try-what", texts.gettext("Look around first"), 2, (said,)),
        Action("begin.invented", texts.gettext("Try with a made-up unit")),
    )


def _why(desk: Desk, name: str) -> str:
    return desk.plan.why if desk.plan.wrong == name else ""


def planned(desk: Desk, path: Path, value: str, _office: Office) -> Desk:
    """Keep what is filled in before a sheet is begun."""
    (name,) = path
    if name not in ("person", "unit", "name"):
        raise KeyError(name)
    changed: dict[str, str] = {name: value.strip() if name == "unit" else value}
    return replace(desk, plan=replace(desk.plan, wrong="", why="", **changed))


def begin(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Begin a sheet: it is on disk, and its phrase is shown once; the made-up unit opens at once."""
    return BEGIN[path[0]](desk, office)


def _begin_own(desk: Desk, office: Office) -> Desk:
    person, texts = desk.plan.person.strip(), office.texts
    if not is_code(person):
        return _not_begun(desk, "person", texts.gettext("Write a code for yourself first."))
    if looks_like_personal_number(person):
        return _not_begun(desk, "person", _personal(texts))
    card = next((each for each in office.keeper.units() if each.unit == desk.plan.unit), None)
    return _begun(desk, Book(own=Own(person, card, weights_of(card, office))), office)


def _begin_unit(desk: Desk, office: Office) -> Desk:
    name, texts = " ".join(desk.plan.name.split()), office.texts
    if not name or not name.isprintable():
        return _not_begun(desk, "name", texts.gettext("Write what the unit is called first."))
    if looks_like_personal_number(name):
        return _not_begun(desk, "name", _personal(texts))
    return _begun(desk, Book(unit=office.keeper.new_unit(name, office.library.usual.ref)), office)


def _not_begun(desk: Desk, name: str, why: str) -> Desk:
    """Say beside the field, and to who cannot see it, what is wrong with it."""
    return replace(desk, plan=replace(desk.plan, wrong=name, why=why), said=why)


def _begin_invented(_desk: Desk, office: Office) -> Desk:
    return Desk(room=Room.UNIT, book=Book(unit=learning.unit(office)), section=Section.UNIT)


BEGIN = {"own": _begin_own, "unit": _begin_unit, "invented": _begin_invented}


def weights_of(card: Card | None, office: Office) -> Ref:
    """Return what a worker measures with: what the unit does, as far as this machine has it, else the usual set."""
    return office.library.weights(card.weights).ref if card else office.library.usual.ref


def _begun(desk: Desk, book: Book, office: Office) -> Desk:
    phrase = _created(book, office)
    return replace(desk, room=Room.PHRASE, plan=Desk().plan, book=book, past=(), future=(), phrase=phrase)


def _created(book: Book, office: Office) -> str:
    """Keep a new sheet, let a unit be handed in to, and return the phrase."""
    phrase = office.keeper.create(book)
    if book.unit is not None:
        office.keeper.announce(book.unit.card)
    return phrase


def _personal(texts: Texts) -> str:
    return texts.gettext("That looks like a personal identity number. Write something made up instead.")


def written(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Take the phrase off the screen and ask for it."""
    return replace(desk, room=Room.CONFIRM)


def confirming(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Keep what is keyed in; the sheet opens as soon as it is the phrase."""
    typed = replace(desk, typed=value)
    return _in(typed) if phrases.plainly(value) == phrases.plainly(desk.phrase) else typed


def confirmed(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Open the sheet if the phrase was written down right."""
    if phrases.plainly(desk.typed) == phrases.plainly(desk.phrase):
        return _in(desk)
    return replace(desk, warned=phrases.wrong(office.texts))


def _in(desk: Desk) -> Desk:
    return replace(desk, room=room_of(desk.held), phrase="", typed="")


def room_of(book: Book) -> Room:
    """Return the room that a sheet is worked with in."""
    return Room.OWN if book.unit is None else Room.UNIT


def again(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Make another phrase: the sheet, which holds nothing yet, is made anew."""
    office.keeper.destroy()
    return replace(desk, room=Room.PHRASE, typed="", phrase=_created(desk.held, office))


def resume(desk: Desk, _path: Path, value: str, office: Office) -> Desk:
    """Take up the sheet that the phrase opens."""
    return opened(desk, office.keeper.open(value), office)


def opened(_desk: Desk, book: Book, office: Office) -> Desk:
    """Return a desk with a sheet that was kept."""
    desk = Desk(room=room_of(book), book=book, said=office.texts.gettext("The sheet goes on where it was left."))
    if book.unit is not None:
        intake.settle(book.unit, office)
    return desk


COMMANDS: Mapping[str, Command] = {
    "plan": planned,
    "begin": begin,
    "written": written,
    "confirming": confirming,
    "confirmed": confirmed,
    "again": again,
    "resume": resume,
}
