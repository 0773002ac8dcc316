"""Words and pictures: what has happened and what the adults do now, told to a child in three to eight frames."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kartblad.apps.mapping import forms
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.core import editing
from kartblad.core.mapping.child import FEWEST_FRAMES, MOST_FRAMES, Approval, Explanation, Frame
from kartblad.core.mapping.people import Kind, Person
from kartblad.core.script import Step
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Notice, Pad
from kartblad.ui.paths import key

EXPLANATIONS = ("map", "explanations")


def blocks(desk: Desk, _step: Step, _library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return an explanation for each child of the map."""
    children = forms.children(desk.held)
    if not children:
        sentence = texts.gettext("No child is on the map yet. Write the children down in the step about the family.")
        return (Notice("no-child", "warning", sentence),)
    return tuple(block for child in children for block in _for_child(desk.held, child, texts))


def _for_child(session: Session, child: Person, texts: Texts) -> tuple[Block, ...]:
    at = next((n for n, each in enumerate(session.map.explanations) if each.child == child.id), None)
    title = texts.gettext("Words and pictures for {alias}", alias=child.alias)
    if at is None:
        begin = Action(
            key("explain-add", child.id), texts.gettext("Begin for {alias}", alias=child.alias), primary=True
        )
        return (Controls(key("explain", child.id), title, (begin,)),)
    place, explanation = (*EXPLANATIONS, str(at)), session.map.explanations[at]
    frames = tuple(_frame(session, place, n, texts) for n in range(len(explanation.frames)))
    return (*frames, _state(session, place, explanation, title, texts))


def _frame(session: Session, place: Path, number: int, texts: Texts) -> Controls:
    here = (*place, "frames", str(number))
    frame: Frame = editing.get(session, here)
    drawing = texts.gettext("Drawing {n}", n=number + 1)
    hint = texts.gettext("Draw with finger, pen or mouse, or draw on paper. Say below what it shows.")
    return Controls(
        key("frame", *place[2:], str(number)),
        texts.gettext("Frame {n}", n=number + 1),
        (
            forms.lines(session, (*here, "text"), texts.gettext("One sentence a child understands")),
            Pad(key("edit", *here, "strokes"), drawing, frame.strokes, hint),
            forms.line(session, (*here, "picture"), texts.gettext("What the drawing shows")),
            Action(key("move", *here, "-1"), texts.gettext("Earlier"), blocked=_first(number, texts)),
            Action(
                key("drop", *here),
                texts.gettext("Take frame {n} away", n=number + 1),
                blocked=_few(session, place, texts),
            ),
        ),
    )


def _first(number: int, texts: Texts) -> str:
    return texts.gettext("This is the first frame.") if number == 0 else ""


def _few(session: Session, place: Path, texts: Texts) -> str:
    few = len(editing.get(session, (*place, "frames"))) <= FEWEST_FRAMES
    return texts.gettext("An explanation has at least {n} frames.", n=FEWEST_FRAMES) if few else ""


def _state(session: Session, place: Path, explanation: Explanation, title: str, texts: Texts) -> Controls:
    full = len(explanation.frames) >= MOST_FRAMES
    why = texts.gettext("An explanation has at most {n} frames.", n=MOST_FRAMES) if full else ""
    adults = tuple(person for person in session.map.persons if person.kind is Kind.ADULT)
    return Controls(
        key("explain", explanation.child),
        title,
        (
            Action(key("frame-add", *place[2:]), texts.gettext("One more frame"), blocked=why),
            forms.radios(session, (*place, "status"), texts.gettext("How far has it come?"), Approval, texts),
            *(
                (forms.people(session, (*place, "approved_by"), texts.gettext("Approved by"), adults),)
                if adults
                else ()
            ),
        ),
    )


def add(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Begin an explanation, with as many frames as it has at the least."""
    explanation = Explanation(path[0], Approval.DRAFT, frames=(Frame(),) * FEWEST_FRAMES)
    return edited(desk, editing.add(desk.held, EXPLANATIONS, explanation))


def add_frame(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Add an empty frame."""
    return edited(desk, editing.add(desk.held, (*EXPLANATIONS, path[0], "frames"), Frame()))


COMMANDS: Mapping[str, Command] = {"explain-add": add, "frame-add": add_frame}
