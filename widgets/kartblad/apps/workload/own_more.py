"""What few need in a month's form, folded until it is asked for: shared cases, colleagues' cases, duties, less work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kartblad.apps.workload import amounts
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, with_own
from kartblad.apps.workload.office import Office
from kartblad.core import editing
from kartblad.core.problems import Problem
from kartblad.core.workload import sense
from kartblad.core.workload.beginning import months_on
from kartblad.core.workload.measurement import Cover, Measurement, Reduction
from kartblad.core.workload.scored import too_many_within
from kartblad.core.workload.weights import DutiesRule, Gauge, Phase, Reason, WeightSet
from kartblad.i18n import Texts, msgid
from kartblad.ui import forms
from kartblad.ui.blocks import Action, Block, Control, Controls, DateField, NumberField, Option, Select, TextField
from kartblad.ui.paths import EDIT, key

DRAFT = ("own", "draft")
MOST_ROWS = 20
GAUGES = {
    Gauge.PERCENT: msgid("per cent of full time"),
    Gauge.HOURS: msgid("hours a week"),
    Gauge.POINTS: msgid("points"),
}
DUTIES = {
    DutiesRule.REDUCE_NORM: msgid("Duties outside the cases, in points. They are taken off your norm."),
    DutiesRule.ADD_POINTS: msgid("Duties outside the cases, in points. They are added to your points."),
}


def blocks(desk: Desk, weights: WeightSet, office: Office) -> tuple[Block, ...]:
    """Return the button that unfolds, and what it has unfolded."""
    texts, draft = office.texts, _draft(desk)
    n = filled(draft)
    label = texts.gettext("More to fill in")
    if n:
        label = texts.ngettext("More to fill in ({n} filled in)", "More to fill in ({n} filled in)", n)
    what = texts.gettext("Shared cases, cases of colleagues, other duties, less work for a time")
    fold = Controls("own-fold", what, (Action("own-more", label, pressed=desk.view.more),))
    if not desk.view.more:
        return (fold,)
    return (
        fold,
        *_shared(desk, draft, weights, texts),
        *_cover(desk, draft, weights, texts),
        _duties(desk, weights, texts),
        *_reductions(desk, draft, weights, office),
    )


def filled(draft: Measurement) -> int:
    """Return how many things are filled in that few need."""
    shared = sum(bool(each.shared) for each in draft.counts)
    return shared + len(draft.cover) + len(draft.reductions) + (draft.duties != 0)


def _draft(desk: Desk) -> Measurement:
    if desk.own.draft is None:
        raise KeyError
    return desk.own.draft


def _shared(desk: Desk, draft: Measurement, weights: WeightSet, texts: Texts) -> tuple[Controls, ...]:
    """Return the counts of cases that two share; nothing where the set has no such thing."""
    if weights.shared is None:
        return ()
    hint = texts.gettext(
        "Each counts {share} of its points. Do not count them above, too.",
        share=f"{amounts.per_cent(weights.shared.value * 100, texts)} ({amounts.origin(weights.shared.origin, texts)})",
    )
    kinds = tuple(kind for kind in weights.kinds if kind.phase is not Phase.BACKLOG)
    over = dict(too_many_within(draft, weights))
    fields = tuple(
        NumberField(
            key(EDIT, *DRAFT, "counts", kind.id, "shared"),
            texts.pick(kind.name),
            draft.count(kind.id).shared,
            0,
            sense.MOST,
            hint="" if at else hint,
            problem=texts.gettext("There cannot be more of a part than of the whole.") if kind.id in over else "",
            eager=True,
        )
        for at, kind in enumerate(kinds)
    )
    return (Controls("own-shared", texts.gettext("Cases that you share with a colleague"), fields),)


def _cover(desk: Desk, draft: Measurement, weights: WeightSet, texts: Texts) -> tuple[Controls, ...]:
    """Return a row for each kind of case that is done for a colleague; they count for the one who does them."""
    rows = tuple(_covered(desk, each, n, weights, texts) for n, each in enumerate(draft.cover, 1))
    full = texts.gettext("There is no room for more rows.") if len(draft.cover) >= MOST_ROWS else ""
    add = Action("own-cover-add", texts.gettext("I do cases for a colleague"), blocked=full)
    return (*rows, Controls("own-cover", texts.gettext("Cases of colleagues"), (add,)))


def _covered(desk: Desk, row: Cover, n: int, weights: WeightSet, texts: Texts) -> Controls:
    place = (*DRAFT, "cover", row.id)
    kinds = tuple(Option(kind.id, texts.pick(kind.name)) for kind in weights.kinds)
    kind = Select(key(EDIT, *place, "kind"), texts.gettext("Kind"), kinds, row.kind)
    number = NumberField(
        key("own-cover-number", row.id), texts.gettext("How many?"), row.number, 1, sense.MOST, eager=True
    )
    whose = TextField(
        key(EDIT, *place, "person"),
        texts.gettext("Whose? The colleague's code"),
        row.person,
        sense.LONGEST_CODE,
        texts.gettext("May be left empty. Never a name."),
    )
    away = Action(key("drop", *place), texts.gettext("Take row {n} away", n=n))
    label = texts.gettext("For a colleague, row {n}", n=n)
    return Controls(key("own-covered", row.id), label, (kind, number, whose, away))


def _duties(desk: Desk, weights: WeightSet, texts: Texts) -> Controls:
    hint = texts.gettext(DUTIES[weights.duties])
    most = float(sense.MOST_POINTS)
    field = forms.number(desk.held, (*DRAFT, "duties"), texts.gettext("Points for other duties"), 0, most, hint=hint)
    return Controls("own-duties", texts.gettext("Other duties"), (field,))


def _reductions(desk: Desk, draft: Measurement, weights: WeightSet, office: Office) -> tuple[Controls, ...]:
    texts = office.texts
    if not weights.reasons:
        return ()
    rows = tuple(_reduced(desk, each, n, weights, office) for n, each in enumerate(draft.reductions, 1))
    full = texts.gettext("There is no room for more rows.") if len(draft.reductions) >= MOST_ROWS else ""
    add = Action("own-less-add", texts.gettext("I have less to carry for a time"), blocked=full)
    return (*rows, Controls("own-less", texts.gettext("Less work for a time"), (add,)))


def _reduced(desk: Desk, row: Reduction, n: int, weights: WeightSet, office: Office) -> Controls:
    texts, reason = office.texts, weights.reason(row.reason)
    reasons = tuple(Option(each.id, texts.pick(each.name)) for each in weights.reasons)
    amount = NumberField(
        key("own-less-amount", row.id),
        texts.gettext("How much?"),
        float(row.amount) or None,
        0,
        float(sense.MOST_POINTS),
        0.1,
        texts.gettext(GAUGES[reason.gauge]),
        _usually(reason, texts),
        problem=_too_much(row, reason, weights, texts),
    )
    until = DateField(
        key(EDIT, *DRAFT, "reductions", row.id, "until"),
        texts.gettext("Last day"),
        row.until,
        texts.gettext("Empty: until you take it away."),
        problem=_gone(row, _draft(desk), texts),
    )
    controls: tuple[Control, ...] = (
        Select(key("own-less-reason", row.id), texts.gettext("Reason"), reasons, row.reason),
        amount,
        until,
        Action(key("drop", *DRAFT, "reductions", row.id), texts.gettext("Take row {n} away", n=n)),
    )
    return Controls(key("own-reduced", row.id), texts.gettext("Less work, row {n}", n=n), controls)


def _usually(reason: Reason, texts: Texts) -> str:
    if reason.usual is None:
        return texts.gettext("As you and your leader have agreed.")
    return texts.gettext("Usually {amount}.", amount=amounts.labelled(reason.usual, texts))


def is_wrong(draft: Measurement, weights: WeightSet, texts: Texts) -> bool:
    """Return whether a row of less work cannot be handed in as it stands: it says nothing, or too much."""
    rows = draft.reductions
    return any(not each.amount or _too_much(each, weights.reason(each.reason), weights, texts) for each in rows)


def _too_much(row: Reduction, reason: Reason, weights: WeightSet, texts: Texts) -> str:
    """Return that it is more than can be; the number stays in its field."""
    most = _most(reason, weights)
    if most is not None and row.amount > most:
        return texts.gettext("At most {most}.", most=amounts.points(most, texts))
    return ""


def _most(reason: Reason, weights: WeightSet) -> Decimal | None:
    if reason.most is not None:
        return reason.most.value
    if reason.gauge is Gauge.HOURS:
        return weights.hours.value if weights.hours else None
    return Decimal(100) if reason.gauge is Gauge.PERCENT else None


def _gone(row: Reduction, draft: Measurement, texts: Texts) -> str:
    return "" if row.holds(draft.date) else texts.gettext("That day has passed: it no longer counts.")


def fold(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Unfold what few need, or fold it again; nothing that was filled in is lost."""
    return replace(desk, view=replace(desk.view, more=not desk.view.more))


def add_cover(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Begin a row of what is done for a colleague: one of the set's first kind."""
    draft = _draft(desk)
    kind = office.library.weights(draft.weights).kinds[0].id
    row = Cover(editing.fresh_id("t", desk.own), kind)
    return with_own(desk, editing.add(desk.own, ("draft", "cover"), row))


def cover_number(desk: Desk, path: Path, value: float | None, office: Office) -> Desk:
    """Say how many are done for a colleague."""
    if value is None:
        raise Problem(office.texts.gettext("Write how many, or take the row away."))
    return with_own(desk, editing.put(desk.own, ("draft", "cover", path[0], "number"), int(value)))


def add_reduction(desk: Desk, _path: Path, _value: Any, office: Office) -> Desk:
    """Begin a row of less work, with what the set proposes for its first reason."""
    weights = office.library.weights(_draft(desk).weights)
    row = _proposed(editing.fresh_id("n", desk.own), weights.reasons[0], desk)
    return with_own(desk, editing.add(desk.own, ("draft", "reductions"), row))


def reason(desk: Desk, path: Path, value: str, office: Office) -> Desk:
    """Give another reason: how much and how long are proposed anew."""
    chosen = office.library.weights(_draft(desk).weights).reason(value)
    return with_own(desk, editing.put(desk.own, ("draft", "reductions", path[0]), _proposed(path[0], chosen, desk)))


def _proposed(row: str, because: Reason, desk: Desk) -> Reduction:
    day = _draft(desk).date
    until = months_on(day, because.months) if because.months and day else ""
    return Reduction(row, because.id, because.usual.value if because.usual else Decimal(0), until)


def amount(desk: Desk, path: Path, value: float | None, _office: Office) -> Desk:
    """Say how much less; an emptied field asks for it."""
    exact = Decimal(str(value)) if value else Decimal(0)
    return with_own(desk, editing.put(desk.own, ("draft", "reductions", path[0], "amount"), exact))


COMMANDS: Mapping[str, Command] = {
    "own-more": fold,
    "own-cover-add": add_cover,
    "own-cover-number": cover_number,
    "own-less-add": add_reduction,
    "own-less-reason": reason,
    "own-less-amount": amount,
}
