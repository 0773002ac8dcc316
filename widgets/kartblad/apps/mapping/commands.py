"""What the controls that every step shares do to the desk. Each step's own commands stand beside its screen.

A command is a function of the desk, the rest of the control's key, and the value that the control was given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping.desk import Desk, Drawer, edited, moved, redone, undone
from kartblad.apps.mapping.office import Office
from kartblad.core import editing, turns
from kartblad.core.mapping.map import Parked, Resolution
from kartblad.core.session import HUB, following, go, record, skip, timed
from kartblad.i18n import msgid
from kartblad.ui.paths import converted

Path = tuple[str, ...]
Command = Callable[[Desk, Path, Any, Office], Desk]


def edit(desk: Desk, path: Path, value: Any, _office: Office) -> Desk:
    """Put what was written or chosen where its field stands."""
    session = editing.put(desk.held, path, converted(desk.held, path, value))
    return moved(desk, session) if path[0] == "drafting" else edited(desk, session)


def tick(desk: Desk, path: Path, value: frozenset[str], _office: Office) -> Desk:
    """Tick or untick one thing."""
    return edited(desk, editing.put(desk.held, path, bool(value)))


def drop(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Take a row away; it can be taken back with undo."""
    return edited(desk, editing.remove(desk.held, path))


def move(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Move a row up ("-1") or down ("1")."""
    *place, by = path
    return edited(desk, editing.move(desk.held, place, int(by)))


def to_step(desk: Desk, path: Path, value: Any, office: Office) -> Desk:
    """Open the step that was chosen in the list."""
    target = path[0] if path else str(value)
    return _gone(desk, target, office, done=False)


def to_hub(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Go to the list of steps."""
    return _gone(desk, HUB, office, done=False)


def done(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Finish the step and open the next that remains, else the list."""
    ahead = following(desk.held, office.library.scripts[desk.held.script])
    return _gone(desk, ahead.id if ahead else HUB, office, done=True)


def skipped(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Skip the step; what was written in it stays."""
    step_id = path[0] if path else desk.held.at
    session = skip(desk.held, step_id, office.now())
    if session.at == step_id:
        ahead = following(session, office.library.scripts[session.script])
        session = go(session, ahead.id if ahead else HUB, office.now())
    return moved(_at_rest(desk), session)


def longer(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Give the step two minutes more."""
    step = record(desk.held, desk.held.at)
    return moved(desk, timed(desk.held, step.id, step.clock.longer()))


def clock(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Let the step's clock rest, or go on."""
    step = record(desk.held, desk.held.at)
    turned = step.clock.run(office.now()) if step.clock.started is None else step.clock.rest(office.now())
    return moved(desk, timed(desk.held, step.id, turned))


def undo(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Take the last change back."""
    return replace(undone(desk), said=office.texts.gettext(msgid("The last change was taken back.")))


def redo(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Do again what was taken back."""
    return replace(redone(desk), said=office.texts.gettext(msgid("The change was made again.")))


def hide(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Take everything off the screens, or show it again."""
    return moved(desk, replace(desk.held, hidden=not desk.held.hidden))


def pause(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Show what to do with an acute worry, or go on."""
    return moved(desk, replace(desk.held, paused=not desk.held.paused))


def teach(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Show or leave out purpose, example and common mistakes."""
    return moved(desk, replace(desk.held, teaching=not desk.held.teaching))


def drawer(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Pull a drawer out, or push it in."""
    wanted = Drawer(path[0])
    return replace(desk, drawer=Drawer.NONE if desk.drawer is wanted else wanted)


def stage(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Make this window the big screen, or the desk again."""
    return replace(desk, stage=not desk.stage)


def letters(desk: Desk, _path: Path, value: bool, _office: Office) -> Desk:
    """Turn the shortcuts of one letter on or off."""
    return replace(desk, letters=bool(value))


def typed(desk: Desk, path: Path, value: str, _office: Office) -> Desk:
    """Keep what is being written before it becomes a card, a parked thought or a person."""
    return moved(desk, editing.put(desk.held, ("unsent", *path), value))


def park(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Put what was written on the list of parked thoughts."""
    thought = desk.held.unsent.parked.strip()
    if not thought:
        return replace(desk, said=office.texts.gettext(msgid("Write the thought first.")))
    session = editing.add(desk.held, ("map", "session", "parked"), Parked(thought))
    said = office.texts.gettext(msgid("Parked. It comes back when you agree on next steps."))
    return edited(replace(desk, said=said), editing.put(session, ("unsent", "parked"), ""))


def resolved(desk: Desk, path: Path, value: str, _office: Office) -> Desk:
    """Note what became of a parked thought."""
    place = ("map", "session", "parked", path[0], "resolution")
    return edited(desk, editing.put(desk.held, place, Resolution(value)))


def round_begins(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Begin a round through those present, from a random start."""
    present = tuple(person.alias for person in desk.held.map.participants if person.present)
    first = office.chance(len(present)) if present else 0
    return moved(desk, replace(desk.held, turn=turns.started(present, first)))


def spoke(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Note that the one whose turn it is, or somebody else, has spoken."""
    alias = desk.held.turn.order[int(path[0])]
    return moved(desk, replace(desk.held, turn=desk.held.turn.speak(alias)))


def passed(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Note that somebody passes."""
    alias = desk.held.turn.order[int(path[0])]
    return moved(desk, replace(desk.held, turn=desk.held.turn.skip(alias)))


def invite(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Make a code that opens the wall."""
    code, until = office.keeper.invite(desk.held)
    return replace(desk, code=code, code_until=until, drawer=Drawer.WALL)


def _gone(desk: Desk, step_id: str, office: Office, *, done: bool) -> Desk:
    return moved(_at_rest(desk), go(desk.held, step_id, office.now(), done=done))


def _at_rest(desk: Desk) -> Desk:
    """Return the desk with nothing chosen: another step begins."""
    return replace(desk, chosen=frozenset(), drawer=Drawer.NONE)


COMMANDS: Mapping[str, Command] = {
    "edit": edit,
    "tick": tick,
    "drop": drop,
    "move": move,
    "step": to_step,
    "answer": to_step,
    "hub": to_hub,
    "done": done,
    "skip": skipped,
    "longer": longer,
    "clock": clock,
    "undo": undo,
    "redo": redo,
    "hide": hide,
    "pause": pause,
    "teach": teach,
    "drawer": drawer,
    "stage": stage,
    "wide": letters,
    "typed": typed,
    "park": park,
    "resolved": resolved,
    "round": round_begins,
    "spoke": spoke,
    "passed": passed,
    "invite": invite,
}
