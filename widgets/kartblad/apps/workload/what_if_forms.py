"""The fields of a proposal, and of the change in it that is being made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kartblad.apps.workload import amounts, what_if_words
from kartblad.apps.workload.commands import Path
from kartblad.apps.workload.desk import Desk, edited
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.what_if_month import Tried, others
from kartblad.core import editing
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.scenario import MOST_CHANGES, MOST_MONTHS, Change, Scenario, What
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Control, Controls, NumberField, Option, Select, TextField
from kartblad.ui.paths import key

MOST_MOVED = 99
MOST_YEARS = 60
EDIT = "try-edit"
SCENARIOS = ("unit", "scenarios")
UNCHOSEN: Mapping[str, Any] = {"number": 0, "months": 0, "years": Decimal(0), "share": Decimal(0)}
"""What a number becomes whose field is emptied: a change of none is one that is not filled in."""


def scenario(desk: Desk, one: Scenario, found: Tried, office: Office) -> tuple[Block, ...]:
    """Return all fields of the proposal that is open."""
    return (_whole(one, found, office), _more(one, office.texts), *_change(desk, one, found, office.texts))


def _whole(one: Scenario, found: Tried, office: Office) -> Controls:
    texts = office.texts
    proposed = what_if_words.proposed(one, found.weights, texts)
    sets = tuple(Option(str(each.ref), amounts.set_name(each, texts)) for each in others(found, office))
    same = texts.gettext("The month's own: {name}", name=amounts.set_name(found.weights, texts))
    held = str(one.weights) if one.weights else ""
    if held and held not in {each.key for each in sets}:
        sets = (*sets, Option(held, held))
    hint = texts.gettext("Everybody's experience grows by so much, and the norm of those who are new with it.")
    return Controls(
        key("try-fields", one.id),
        texts.gettext("The proposal"),
        (
            TextField(
                key(EDIT, one.id, "name"),
                texts.gettext("Name"),
                one.name,
                60,
                texts.gettext("Empty: {name}. Write no codes here.", name=proposed),
            ),
            NumberField(key(EDIT, one.id, "months"), texts.gettext("Months on"), one.months, 0, MOST_MONTHS, hint=hint),
            Select(key("try-set", one.id), texts.gettext("Scored with"), (Option("", same), *sets), held),
        ),
    )


def _more(one: Scenario, texts: Texts) -> Controls:
    full = texts.gettext("There is room for {most} changes.", most=MOST_CHANGES)
    blocked = full if len(one.changes) >= MOST_CHANGES else ""
    adds = tuple(
        Action(key("try-add", one.id, what.value), texts.gettext(name), blocked=blocked)
        for what, name in what_if_words.WHATS.items()
    )
    return Controls(key("try-more", one.id), texts.gettext("Add a change"), adds)


def chosen(desk: Desk, one: Scenario) -> Change | None:
    """Return the change that is being made: the one chosen, else the last."""
    found = next((each for each in one.changes if each.id == desk.trying.change_id), None)
    return found or (one.changes[-1] if one.changes else None)


def _change(desk: Desk, one: Scenario, found: Tried, texts: Texts) -> tuple[Block, ...]:
    change = chosen(desk, one)
    if change is None:
        return ()
    lines = tuple(
        Option(each.id, f"{at}. {what_if_words.change(each, found.weights, texts)}")
        for at, each in enumerate(one.changes, 1)
    )
    place = (*SCENARIOS, one.id, "changes", change.id)
    which = Select(key("try-change", one.id), texts.gettext("Which change"), lines, change.id)
    gone = Action(key("drop", *place), texts.gettext("Take the change away"))
    fields = _FIELDS[change.what](change, one, found, texts)
    return (Controls(key("try-one", one.id, change.id), texts.gettext("The change"), (which, *fields, gone)),)


def _move(change: Change, one: Scenario, found: Tried, texts: Texts) -> tuple[Control, ...]:
    return (
        _person(change, one, found, "person", texts.gettext("From"), texts),
        _person(change, one, found, "other", texts.gettext("To"), texts),
        _kind(change, one, found, texts),
        _number(change, one, texts.gettext("How many"), 1),
    )


def _hire(change: Change, one: Scenario, _found: Tried, texts: Texts) -> tuple[Control, ...]:
    code = texts.gettext("A made-up code that nobody has, never a name.")
    return (
        TextField(_key(one, change, "person"), texts.gettext("Code"), change.person, 20, code),
        NumberField(
            _key(one, change, "years"),
            texts.gettext("Years in the profession"),
            float(change.years),
            0,
            MOST_YEARS,
            0.1,
        ),
        _share(change, one, texts.gettext("Of full time"), texts),
    )


def _away(change: Change, one: Scenario, found: Tried, texts: Texts) -> tuple[Control, ...]:
    return (
        _person(change, one, found, "person", texts.gettext("Who"), texts),
        _share(change, one, texts.gettext("Present"), texts),
    )


def _inflow(change: Change, one: Scenario, found: Tried, texts: Texts) -> tuple[Control, ...]:
    unit = texts.gettext("The unit: each to whom the load is lowest just then")
    return (
        _kind(change, one, found, texts),
        _number(change, one, texts.gettext("How many more (fewer: minus)"), -MOST_MOVED),
        _person(change, one, found, "person", texts.gettext("To whom"), texts, unit),
    )


_FIELDS = {What.MOVE: _move, What.HIRE: _hire, What.AWAY: _away, What.INFLOW: _inflow}


def _key(one: Scenario, change: Change, field: str) -> str:
    return key(EDIT, one.id, change.id, field)


def _person(
    change: Change, one: Scenario, found: Tried, field: str, label: str, texts: Texts, nobody: str = ""
) -> Select:
    """Return a list of everybody in the month, and of those whom the proposal hires; a code that is gone stays."""
    hired = [each.person for each in one.changes if each.what is What.HIRE and each.person]
    held = getattr(change, field)
    codes = dict.fromkeys((*(each.code for each in found.now.persons), *hired, *([held] if held else [])))
    first = Option("", nobody or texts.gettext("Not chosen"))
    return Select(_key(one, change, field), label, (first, *(Option(code, code) for code in codes)), held)


def _kind(change: Change, one: Scenario, found: Tried, texts: Texts) -> Select:
    kinds = dict.fromkeys((*(each.id for each in found.weights.kinds), *([change.kind] if change.kind else [])))
    named = tuple(Option(kind, what_if_words.kind_name(kind, found.weights, texts)) for kind in kinds)
    first = Option("", texts.gettext("Not chosen"))
    return Select(_key(one, change, "kind"), texts.gettext("Kind"), (first, *named), change.kind)


def _number(change: Change, one: Scenario, label: str, least: int) -> NumberField:
    return NumberField(_key(one, change, "number"), label, change.number, least, MOST_MOVED)


def _share(change: Change, one: Scenario, label: str, _texts: Texts) -> NumberField:
    return NumberField(_key(one, change, "share"), label, float(change.share), 0, 100, 1, "%")


def edit(desk: Desk, path: Path, value: Any, _office: Office) -> Desk:
    """Put what was written or chosen in its place in a proposal: its id, that of the change, if any, and the field."""
    sid, *change, field = path
    place = (*SCENARIOS, sid, *(("changes", *change) if change else ()), field)
    held = editing.get(desk.held, place)
    return edited(desk, editing.put(desk.held, place, _as(held, value, field)))


def _as(held: Any, value: Any, field: str) -> Any:
    """Return a value of the type that the place has."""
    if value is None:
        return UNCHOSEN[field]
    if isinstance(held, Decimal):
        return Decimal(str(value))
    return int(value) if isinstance(held, int) else str(value)


def choose_set(desk: Desk, path: Path, value: str, office: Office) -> Desk:
    """Score a proposal with another set; empty: with the month's."""
    found, _, version = value.rpartition("@")
    ref = Ref(found, version) if value else None
    if ref and ref not in {each.ref for versions in office.library.sets.values() for each in versions}:
        raise ValueError(value)
    return edited(desk, editing.put(desk.held, (*SCENARIOS, *path, "weights"), ref))


def choose_change(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Show the fields of another change."""
    return replace(desk, trying=replace(desk.trying, change_id=value))
