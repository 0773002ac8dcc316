"""Up to three proposals beside the month: what each changes, what comes of it, and which one is taken to the talks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.workload import what_if_figures, what_if_forms, what_if_words
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_unit
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.what_if_month import Tried, ahead
from kartblad.core import editing
from kartblad.core.workload.changes import Why
from kartblad.core.workload.comparison import Comparison, compared
from kartblad.core.workload.scenario import MOST, MOST_CHANGES, Change, Scenario, What
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Details, Facts, FigureBlock, Notice, Prose
from kartblad.ui.paths import key

FEW = 6
"""Changes that are shown without folding them out."""


def blocks(desk: Desk, found: Tried, office: Office) -> tuple[Block, ...]:
    """Return the month, each proposal with its changes, and all of them side by side."""
    texts = office.texts
    beside = tuple((each, compared(found.now, ahead(found, each, office))) for each in desk.unit.scenarios)
    return (
        Facts("what-if-now", texts.gettext("The month as it was measured (locked)"), 3, _totals(found, texts)),
        *_proposals(desk, beside, found, office),
        _new(desk, texts),
        FigureBlock(what_if_figures.zones(found, beside, desk, office), 3),
        what_if_figures.persons(found, beside, texts),
    )


def _totals(found: Tried, texts: Texts) -> tuple[tuple[str, str], ...]:
    return what_if_figures.totals(found.now, texts)


def _proposals(desk: Desk, beside: what_if_figures.Beside, found: Tried, office: Office) -> tuple[Block, ...]:
    names = what_if_figures.headings(found, beside, office.texts)
    shown: list[Block] = []
    for name, (one, comparison) in zip(names, beside, strict=True):
        shown += _proposal(desk, one, name, comparison, found, office)
    return tuple(shown)


def _proposal(
    desk: Desk, one: Scenario, name: str, comparison: Comparison, found: Tried, office: Office
) -> list[Block]:
    texts, is_open = office.texts, desk.trying.open_id == one.id
    changes = tuple(what_if_words.change(each, found.weights, texts) for each in one.changes)
    said, few = (what_if_words.sentence(comparison, texts),), len(changes) <= FEW
    shown: list[Block] = [
        Prose(key("try-said", one.id), name, 3, said, changes if few else ()),
        *(() if few else (Details(key("try-all", one.id), _all(changes, texts), items=changes),)),
        *_unfit(one, comparison, found, texts),
        _buttons(one, texts, is_open=is_open),
    ]
    if one.chosen:
        shown.append(_plan(one, found, texts))
    return [*shown, *what_if_forms.scenario(desk, one, found, office)] if is_open else shown


def _unfit(one: Scenario, comparison: Comparison, found: Tried, texts: Texts) -> Iterator[Notice]:
    """Yield a sentence for each change that is left out; one that is being filled in is no warning."""
    misfits = comparison.after.misfits
    said = what_if_words.misfits(misfits, one, found.weights, texts)
    for at, (misfit, sentence) in enumerate(zip(misfits, said, strict=True)):
        tone = "info" if misfit.why is Why.UNFINISHED else "warning"
        yield Notice(key("try-unfit", one.id, str(at)), tone, sentence)


def _all(changes: tuple[str, ...], texts: Texts) -> str:
    return texts.gettext("All {n} changes", n=texts.number(len(changes)))


def _buttons(one: Scenario, texts: Texts, *, is_open: bool) -> Controls:
    return Controls(
        key("try-on", one.id),
        texts.gettext("This proposal"),
        (
            Action(key("try-open", one.id), texts.gettext("Change it"), pressed=is_open),
            Action(key("try-plan", one.id), texts.gettext("Take it to the talks"), pressed=one.chosen),
            Action(key("drop", *what_if_forms.SCENARIOS, one.id), texts.gettext("Remove the proposal")),
        ),
    )


def _plan(one: Scenario, found: Tried, texts: Texts) -> Prose:
    """Return what the plan asks for, person by person; nothing has been moved by it."""
    intro = texts.gettext("Nothing has moved by this. Each point is agreed on in the talk with those it concerns.")
    unsaid = texts.gettext("There is nothing in the proposal yet.")
    lines = tuple(what_if_words.change(each, found.weights, texts) for each in sorted(one.changes, key=_by_person))
    paragraphs = (intro,) if lines else (intro, unsaid)
    return Prose(key("try-list", one.id), texts.gettext("For the talks"), 4, paragraphs, lines)


def _by_person(change: Change) -> tuple[str, str, str]:
    return change.person, change.other, change.kind


def _new(desk: Desk, texts: Texts) -> Controls:
    full = texts.gettext("Three proposals are compared at a time. Remove one first.")
    many = len(desk.unit.scenarios) >= MOST
    new = Action("try-new", texts.gettext("Make a proposal"), not desk.unit.scenarios, full if many else "")
    return Controls("try-begin", texts.gettext("Proposals"), (new,))


# What the controls do ---------------------------------------------------------------------------------------------


def added(desk: Desk, changes: tuple[Change, ...]) -> Desk:
    """Return the desk with one more proposal, which is open.

    Raises
    ------
    ValueError
        If there are as many as can be compared.
    """
    unit = desk.unit
    if len(unit.scenarios) >= MOST:
        msg = "no room for another proposal"
        raise ValueError(msg)
    one = Scenario(editing.fresh_id("s", unit.scenarios), changes=changes)
    new = with_unit(desk, replace(unit, scenarios=(*unit.scenarios, one)))
    return replace(new, trying=replace(new.trying, open_id=one.id, change_id=""))


def _begin(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    return replace(added(desk, ()), said=office.texts.gettext("There is a new proposal. Add a change to it."))


def _open(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    sid = "" if desk.trying.open_id == path[0] else path[0]
    return replace(desk, trying=replace(desk.trying, open_id=sid, change_id=""))


def _choose(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Take this proposal to the talks, and no other; or none any more."""
    scenarios = tuple(replace(each, chosen=each.id == path[0] and not each.chosen) for each in desk.unit.scenarios)
    return with_unit(desk, replace(desk.unit, scenarios=scenarios))


def _add(desk: Desk, path: Path, _value: Any, office: Office) -> Desk:
    """Add a change that does nothing yet, and show its fields."""
    sid, what = path[0], What(path[1])
    place = (*what_if_forms.SCENARIOS, sid, "changes")
    held = editing.get(desk.held, place)
    if len(held) >= MOST_CHANGES:
        raise ValueError(what)
    new = Change(editing.fresh_id("c", held), what, person=_code(desk, what, office.texts))
    changed = with_unit(desk, editing.add(desk.held, place, new).unit or desk.unit)
    return replace(changed, trying=replace(changed.trying, change_id=new.id))


def _code(desk: Desk, what: What, texts: Texts) -> str:
    """Return a code for somebody new that nobody has."""
    if what is not What.HIRE:
        return ""
    used = {each.person for each in desk.unit.measurements}
    used |= {each.person for one in desk.unit.scenarios for each in one.changes}
    codes = (texts.gettext("new-{n}", n=n) for n in range(1, len(used) + 2))
    return next(code for code in codes if code not in used)


COMMANDS: Mapping[str, Command] = {
    "try-new": _begin,
    "try-open": _open,
    "try-plan": _choose,
    "try-add": _add,
    what_if_forms.EDIT: what_if_forms.edit,
    "try-set": what_if_forms.choose_set,
    "try-change": what_if_forms.choose_change,
}
