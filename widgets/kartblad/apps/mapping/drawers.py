"""What is pulled out beside a step: parked thoughts, the round, the wall's code, the facilitator's own notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kartblad.apps.mapping import asking, forms
from kartblad.apps.mapping.desk import Desk, Drawer
from kartblad.apps.mapping.office import Library
from kartblad.core.mapping.map import Resolution
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Facts, Notice, Prose, Radios, Select, TextField


def blocks(desk: Desk, library: Library, texts: Texts, now: float) -> tuple[Block, ...]:
    """Return the drawer that is out; nothing when none is."""
    if desk.drawer is Drawer.QUESTIONS:
        return asking.blocks(desk, library, texts)
    return _DRAWERS[desk.drawer](desk, texts, now) if desk.drawer in _DRAWERS else ()


def parked(desk: Desk, texts: Texts, _now: float) -> tuple[Block, ...]:
    """Return the parked thoughts and a field for one more."""
    session = desk.held
    none = () if session.map.session.parked else (texts.gettext("Nothing is parked yet."),)
    owners = tuple(_owner(session, at, texts) for at in range(len(session.map.session.parked)))
    return (
        Prose("parked-list", texts.gettext("Parked thoughts"), 3, none),
        *((Controls("parked-owners", texts.gettext("Who takes care of it?"), owners),) if owners else ()),
        Controls(
            "parking",
            texts.gettext("Park a thought"),
            (
                TextField("typed.parked", texts.gettext("The thought"), session.unsent.parked),
                Action("park", texts.gettext("Park")),
            ),
        ),
    )


def resolving(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Return the parked thoughts, each with what became of it; nothing when none is parked."""
    offered = forms.options(Resolution, texts)
    rows = tuple(
        row
        for at, thought in enumerate(desk.held.map.session.parked)
        for row in (
            Radios(f"resolved.{at}", thought.text, offered, thought.resolution.value),
            _owner(desk.held, at, texts),
        )
    )
    return (Controls("resolving", texts.gettext("Parked thoughts"), rows),) if rows else ()


def _owner(session: Session, at: int, texts: Texts) -> Select:
    """Return who takes care of a parked thought."""
    place = ("map", "session", "parked", str(at))
    label = texts.gettext("Who takes care of “{thought}”?", thought=session.map.session.parked[at].text)
    return forms.one_of(session, (*place, "owner"), label, forms.everybody(session.map), texts)


def turn(desk: Desk, texts: Texts, _now: float) -> tuple[Block, ...]:
    """Return whose turn it is and who has not spoken."""
    order = desk.held.turn.order
    begin = Action("round", texts.gettext("Begin a round") if not order else texts.gettext("Begin again"))
    if not desk.held.map.participants:
        why = texts.gettext("Write first, in the first step, who is in the room.")
        return (Notice("round-empty", "info", why), Controls("rounding", texts.gettext("Round"), (begin,)))
    if not order:
        how = texts.gettext("A random person begins. Everybody may pass.")
        return (Prose("round-how", texts.gettext("Round"), 3, (how,)), _group(texts, (begin,)))
    upcoming = desk.held.turn.next
    facts = (
        (texts.gettext("Next"), upcoming or texts.gettext("All have had their turn")),
        (texts.gettext("Have not spoken"), ", ".join(desk.held.turn.silent) or texts.gettext("Nobody")),
    )
    at = order.index(upcoming) if upcoming else None
    turns = () if at is None else _turn_buttons(at, upcoming, texts)
    return (Facts("round-facts", texts.gettext("Round"), 3, facts), _group(texts, (*turns, begin)))


def _turn_buttons(at: int, alias: str, texts: Texts) -> tuple[Action, ...]:
    return (
        Action(f"spoke.{at}", texts.gettext("{alias} has spoken", alias=alias), primary=True),
        Action(f"passed.{at}", texts.gettext("{alias} passes", alias=alias)),
    )


def _group(texts: Texts, actions: tuple[Action, ...]) -> Controls:
    return Controls("rounding", texts.gettext("Turns"), actions)


def notes(desk: Desk, texts: Texts, _now: float) -> tuple[Block, ...]:
    """Return the facilitator's own notes."""
    hint = texts.gettext("Never on the wall and never in the map. Deleted with the session.")
    return (forms.lines(desk.held, ("notes",), texts.gettext("Own notes"), 2000, hint, rows=5),)


def wall(desk: Desk, texts: Texts, now: float) -> tuple[Block, ...]:
    """Return how the wall is opened."""
    how = (
        texts.gettext("Open the sheet The wall in a window of its own, move it to the big screen and key in the code."),
        texts.gettext("The wall shows the step that you are on. It can change nothing and never shows your notes."),
    )
    is_valid = bool(desk.code) and now < desk.code_until
    facts = ((texts.gettext("Code, valid for one minute"), desk.code),) if is_valid else ()
    shown: tuple[Block, ...] = (Facts("wall-code", "", 4, facts),) if facts else ()
    offered = texts.gettext("Make a new code") if desk.code else texts.gettext("Make a code")
    return (
        Prose("wall-how", texts.gettext("The wall"), 3, how),
        *shown,
        Controls("wall-actions", texts.gettext("The wall"), (Action("invite", offered),)),
    )


_DRAWERS: Mapping[Drawer, Callable[[Desk, Texts, float], tuple[Block, ...]]] = {
    Drawer.PARKED: parked,
    Drawer.ROUND: turn,
    Drawer.NOTES: notes,
    Drawer.WALL: wall,
}
