"""The form of a month on a worker's own sheet: counts first, what few need folded, and the total always in sight."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.apps.workload import amounts, breakdown, own_more, wording
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.subject import no_value
from kartblad.core.workload import sense
from kartblad.core.workload.beginning import fitted
from kartblad.core.workload.book import Own
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.rating import RatingScale
from kartblad.core.workload.scored import too_many_within
from kartblad.core.workload.scoring import Score, score
from kartblad.core.workload.weights import CaseKind, UnknownKindError, UnknownReasonError, WeightSet
from kartblad.i18n import Texts
from kartblad.ui import forms
from kartblad.ui.blocks import Action, Block, Controls, DateField, Notice, NumberField, Option, Prose, Radios, Status
from kartblad.ui.paths import EDIT, key

DRAFT = ("own", "draft")
UNSAID = "unsaid"
LONGEST_NOTE = 280
FINE = 0.01
"""The step of hours."""


def draft_of(own: Own) -> Measurement:
    """Return what is being filled in.

    Raises
    ------
    KeyError
        If nothing is: a control was used that is not on the screen.
    """
    if own.draft is None:
        raise KeyError
    return own.draft


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the form, with what it comes to so far in sight all the time."""
    texts, draft = office.texts, draft_of(desk.own)
    weights = office.library.weights(draft.weights)
    scored = own_score(draft, office)
    if scored is None:
        return (_head(desk, weights, office), *_orphaned(desk, office))
    felt = _felt(desk, weights, office)
    again = bool(desk.own.measurements)
    return (
        _head(desk, weights, office),
        *_changed_set(desk, weights, texts),
        *_outdated(desk, weights, office),
        Status("own-total", amounts.total(scored, weights, texts), stays=True),
        *((felt,) if again else ()),
        *counted(desk, draft, weights, texts),
        _about_you(desk, office),
        *(() if again else (felt,)),
        *own_more.blocks(desk, weights, office),
        _ending(desk, office, again=again),
        *breakdown.blocks(scored, weights, office, "own-way"),
    )


def _head(desk: Desk, weights: WeightSet, office: Office) -> Prose:
    texts, draft, last = office.texts, draft_of(desk.own), _last(desk.own)
    empty = texts.gettext("An empty field means not known. Write 0 where there are none.")
    units = texts.gettext(wording.NAMES[weights.unit])
    how = texts.gettext("Write how many {units} you have today, of each kind.", units=units)
    if last is not None and draft.counts == last.counts:
        how = texts.gettext(
            "All numbers are as in {month}. Change what is different, or press Done at once.",
            month=amounts.month(last.date, texts),
        )
    heading = texts.gettext("The measurement of {month}", month=amounts.month(draft.date or office.today(), texts))
    anew = texts.gettext("Own rating and flex balance are asked anew each month; both may be left as not known.")
    return Prose("own-form", heading, 2, (f"{how} {empty}", *((anew,) if last else ())))


def _last(own: Own) -> Measurement | None:
    return own.measurements[-1] if own.measurements else None


def _changed_set(desk: Desk, weights: WeightSet, texts: Texts) -> tuple[Notice, ...]:
    """Return what another set than last time asks for."""
    last = _last(desk.own)
    if last is None or last.weights == weights.ref:
        return ()
    change = fitted(last, weights)
    said = [texts.gettext("The weights are others than last time: {set}.", set=amounts.set_name(weights, texts))]
    if change.new:
        names = ", ".join(texts.pick(weights.kind(kind).name) for kind in change.new)
        said.append(texts.gettext("New to count: {names}.", names=names))
    if change.gone:
        said.append(texts.gettext("Some of what you counted last time has no kind of its own now. Count it again."))
    return (Notice("own-other-set", "warning", " ".join(said)),)


def _outdated(desk: Desk, weights: WeightSet, office: Office) -> tuple[Controls, ...]:
    """Return the way to what the sheet measures with now, where the draft was begun with something else."""
    now, texts = office.library.weights(desk.own.weights), office.texts
    if now.ref == weights.ref:
        return ()
    label = texts.gettext("This month is filled in for other weights: {set}.", set=amounts.set_name(weights, texts))
    into = texts.gettext("Fill it in for {set}", set=amounts.set_name(now, texts))
    return (Controls("own-outdated", label, (Action("own-refit", into),)),)


def _orphaned(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the way on where the set of the draft is gone, and no other one knows what was counted."""
    texts, now = office.texts, office.library.weights(desk.own.weights)
    into = texts.gettext("Fill it in for {set}", set=amounts.set_name(now, texts))
    why = texts.gettext("Or fill it in for others: what they do not know you count again as something else.")
    return (
        Notice("own-gone-set", "warning", f"{no_value(draft_of(desk.own), office)} {why}"),
        Controls("own-outdated", texts.gettext("What now"), (Action("own-refit", into),)),
    )


def own_score(measured: Measurement, office: Office) -> Score | None:
    """Return what a month comes to with its own set; None where that is not here, or does not know what was counted."""
    weights = office.library.weights(measured.weights)
    if not measured.is_scored_by(weights.ref):
        return None
    try:
        return score(measured, weights)
    except (UnknownKindError, UnknownReasonError):
        return None


def _felt(desk: Desk, weights: WeightSet, office: Office) -> Controls:
    """Return what only the worker can say: how heavy it is, and the hours. Both are asked anew each time."""
    texts, draft, again = office.texts, draft_of(desk.own), bool(desk.own.measurements)
    flex = forms.number(
        desk.held,
        (*DRAFT, "flex"),
        texts.gettext("Flex balance"),
        -float(sense.MOST_FLEX),
        float(sense.MOST_FLEX),
        step=FINE,
        unit=texts.gettext("hours"),
        hint=texts.gettext("Plus or minus. May be left empty."),
    )
    done = (_done("own-done", desk, office),) if again else ()
    label = texts.gettext("How was the month?")
    return Controls("own-felt", label, (rating(draft, weights.rating, texts), flex, *done))


def rating(draft: Measurement, scale: RatingScale, texts: Texts) -> Radios:
    """Return the own rating, with the direction said at both ends."""
    light = scale.least if scale.heavy == scale.most else scale.most
    ends = {light: texts.gettext("{n} light", n=light), scale.heavy: texts.gettext("{n} heavy", n=scale.heavy)}
    numbers = (Option(str(n), ends.get(n, str(n))) for n in range(scale.least, scale.most + 1))
    unsaid = Option(UNSAID, texts.gettext("Not known"))
    value = UNSAID if draft.self_rating is None else str(draft.self_rating)
    hint = texts.gettext(
        "That {n} is heaviest is {origin}.", n=scale.heavy, origin=amounts.origin(scale.heavy_origin, texts)
    )
    return Radios("own-rate", texts.gettext("How heavy is your work?"), (*numbers, unsaid), value, hint)


def counted(desk: Desk, draft: Measurement, weights: WeightSet, texts: Texts) -> Iterator[Controls]:
    """Yield a group of counts for each phase, in the order of the set."""
    for phase in dict.fromkeys(kind.phase for kind in weights.kinds):
        kinds = tuple(kind for kind in weights.kinds if kind.phase is phase)
        fields = tuple(_count(desk, draft, kind, weights, texts, hint=_hint(kind, kinds, texts)) for kind in kinds)
        yield Controls(key("own-phase", phase), texts.gettext(wording.NAMES[phase]), fields)


def _hint(kind: CaseKind, all_of_phase: tuple[CaseKind, ...], texts: Texts) -> str:
    """Return what counts as one; once for those that say the same."""
    first = next(each for each in all_of_phase if each.about == kind.about)
    return texts.pick(kind.about) if kind is first else ""


def _count(
    desk: Desk, draft: Measurement, kind: CaseKind, weights: WeightSet, texts: Texts, *, hint: str, part: str = "whole"
) -> NumberField:
    return NumberField(
        key(EDIT, *DRAFT, "counts", kind.id, part),
        texts.pick(kind.name),
        getattr(draft.count(kind.id), part),
        0,
        sense.MOST,
        hint=hint,
        problem=_too_many(draft, kind, weights, texts),
        eager=True,
    )


def _too_many(draft: Measurement, kind: CaseKind, weights: WeightSet, texts: Texts) -> str:
    parents = dict(too_many_within(draft, weights))
    if kind.id not in parents:
        return ""
    whole = texts.pick(weights.kind(parents[kind.id]).name)
    return texts.gettext("These are also counted under {name}: there cannot be more of them. Check both.", name=whole)


def _about_you(desk: Desk, office: Office) -> Controls:
    texts, whole = office.texts, desk.held
    per_cent = texts.gettext("per cent")
    full, post = texts.gettext("Of full time."), texts.gettext("Of your post, this month. Why is never written.")
    years = forms.number(
        whole,
        (*DRAFT, "years"),
        texts.gettext("Years in the profession"),
        0,
        float(sense.MOST_YEARS),
        hint=texts.gettext("As a social worker. Half a year is {half}.", half=texts.number(0.5)),
    )
    employed = forms.number(
        whole, (*DRAFT, "employment"), texts.gettext("Employment"), 0, 100, unit=per_cent, hint=full
    )
    present = forms.number(whole, (*DRAFT, "presence"), texts.gettext("Presence"), 0, 100, unit=per_cent, hint=post)
    label = texts.gettext("Your working time")
    return Controls("own-you", label, (years, employed, present, _day(desk, office)))


def _day(desk: Desk, office: Office) -> DateField:
    draft = draft_of(desk.own)
    label = office.texts.gettext("Day of the measurement")
    return DateField(key(EDIT, *DRAFT, "date"), label, draft.date, problem=wrong_day(desk.own, office))


def wrong_day(own: Own, office: Office) -> str:
    """Return what is wrong with the day; empty where nothing is."""
    draft, texts = draft_of(own), office.texts
    if not draft.date:
        return texts.gettext("Write which day the numbers are from.")
    if draft.date > office.today():
        return texts.gettext("That day has not come yet. Write a day up to today.")
    if any(each.month == draft.month and each.id != draft.id for each in own.measurements):
        month = amounts.month(draft.date, texts)
        return texts.gettext(
            "{month} is measured already. Choose another day, or change that measurement.", month=month
        )
    return ""


def held_back(own: Own, office: Office) -> str:
    """Return why the month cannot be finished; empty where it can. That something is not known never stops it."""
    draft, texts = draft_of(own), office.texts
    weights = office.library.weights(draft.weights)
    if problem := wrong_day(own, office):
        return problem
    if too_many_within(draft, weights):
        return texts.gettext("One number is larger than the one that it is a part of. Check the marked field.")
    if own_more.is_wrong(draft, weights, texts):
        return texts.gettext("Write how much less work it is for a time, or take the row away.")
    return ""


def _done(control: str, desk: Desk, office: Office) -> Action:
    return Action(control, office.texts.gettext("Done"), primary=True, blocked=held_back(desk.own, office))


def _ending(desk: Desk, office: Office, *, again: bool) -> Controls:
    texts = office.texts
    note = forms.lines(
        desk.held,
        (*DRAFT, "note"),
        texts.gettext("A short note"),
        LONGEST_NOTE,
        texts.gettext("About your work, never about a child. Your leader reads it."),
    )
    away = Action("own-away", texts.gettext("Take the draft away"))
    done = _done("own-done.below" if again else "own-done", desk, office)
    return Controls("own-ending", texts.gettext("Done?"), (note, done, away))
