"""The worker's own sheet: begin a month, finish it, look at all months, hand one in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import amounts, own_form, own_months, own_more, own_send
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_own
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.own_desk import OwnView
from kartblad.core.problems import Problem
from kartblad.core.workload.beginning import begun, fitted, kept
from kartblad.core.workload.book import KEPT_MONTHS, Own
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.sense import LONGEST_UNIT
from kartblad.ui.blocks import Block


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return what is shown: the form of a month, what is handed in, or the months."""
    if desk.own.draft is not None:
        return own_form.blocks(desk, office)
    if any(each.id == desk.view.sending for each in desk.own.measurements):
        return own_send.blocks(desk, office)
    return (*own_months.beginning(desk, office), *own_months.blocks(desk, office))


def begin(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Begin this month's measurement: as last time, or with nothing of any kind."""
    own, day = desk.own, office.today()
    weights = office.library.weights(own.weights)
    last = own.measurements[-1] if own.measurements else None
    draft = begun(last, weights, office.new_id(), day)
    unit = own.card.name[:LONGEST_UNIT] if own.card else ""
    view = OwnView(more=last is not None and bool(own_more.filled(draft)))
    return with_own(replace(desk, view=view), replace(own, draft=replace(draft, person=own.person, unit=unit)))


def rate(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Say how heavy work is, or that it is not known."""
    felt = None if value == own_form.UNSAID else int(value)
    draft = replace(own_form.draft_of(desk.own), self_rating=felt)
    return with_own(desk, replace(desk.own, draft=draft))


def done(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Finish the month and show what would be handed in."""
    if why := own_form.held_back(desk.own, office):
        raise Problem(why)
    draft = own_form.draft_of(desk.own)
    own = replace(desk.own, draft=None, measurements=_with(desk.own, draft, office))
    month = amounts.month(draft.date, office.texts)
    said = office.texts.gettext("The measurement of {month} is finished.", month=month)
    return with_own(replace(desk, view=OwnView(chosen=draft.id, sending=draft.id), said=said), own)


def _with(own: Own, draft: Measurement, office: Office) -> tuple[Measurement, ...]:
    """Return the finished months, oldest first, with one more and without those that are too old to be kept."""
    others = (each for each in own.measurements if each.id != draft.id)
    ordered = tuple(sorted((*others, draft), key=lambda each: each.date))
    return kept(ordered, max(office.today(), draft.date), KEPT_MONTHS)


def change(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Make a finished month a draft again; one that was handed in becomes another, which takes its place there."""
    shown, own = own_months.chosen(desk), desk.own
    draft = replace(shown, id=office.new_id()) if shown.id in own.handed else shown
    others = tuple(each for each in own.measurements if each.id != shown.id)
    handed = tuple(each for each in own.handed if each != shown.id)
    view = OwnView(more=bool(own_more.filled(draft)))
    return with_own(replace(desk, view=view), replace(own, draft=draft, measurements=others, handed=handed))


def refit(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Count the draft with what the sheet measures with now; what that set does not know has been told."""
    weights = office.library.weights(desk.own.weights)
    draft = fitted(own_form.draft_of(desk.own), weights).measured
    return with_own(desk, replace(desk.own, draft=draft))


def take_away(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Take the draft away; undo brings it back."""
    said = office.texts.gettext("The draft is taken away. Undo brings it back.")
    return with_own(replace(desk, said=said, view=OwnView()), replace(desk.own, draft=None))


def look(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Look at another month."""
    return replace(desk, view=OwnView(chosen=value))


COMMANDS: Mapping[str, Command] = {
    "own-begin": begin,
    "own-rate": rate,
    "own-done": done,
    "own-change": change,
    "own-away": take_away,
    "own-refit": refit,
    "own-chosen": look,
    **own_more.COMMANDS,
    **own_send.COMMANDS,
}
