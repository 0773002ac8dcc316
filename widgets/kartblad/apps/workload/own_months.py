"""The months on a worker's own sheet: the trend, one month at a time with its way, and the question for the talk."""

from __future__ import annotations

from kartblad.apps.workload import amounts, breakdown, own_form
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.subject import no_value
from kartblad.apps.workload.trend import trend
from kartblad.core.workload.book import Own
from kartblad.core.workload.dialogue import mismatches
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.scoring import Score
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, FigureBlock, Notice, Option, Prose, Select


def beginning(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the way into this month's measurement."""
    texts, own, today = office.texts, desk.own, office.today()
    this = amounts.month(today, texts)
    is_done = any(each.month == today[:7] for each in own.measurements)
    how = texts.gettext("Count what you have today. The first time takes about five minutes, later a minute or two.")
    if is_done:
        how = texts.gettext("{month} is measured. You can change it below.", month=_capital(this))
    begin = Action(
        "own-begin", texts.gettext("Begin the measurement of {month}", month=this), not is_done, how if is_done else ""
    )
    heading = texts.gettext("Your own sheet")
    said = () if is_done else (how,)
    return (
        Prose("own-sheet", heading, 2, said),
        Controls("own-start", texts.gettext("This month"), (begin,)),
    )


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the months that are finished; nothing until there is one."""
    own, texts = desk.own, office.texts
    if not own.measurements:
        return ()
    figure = trend(own.measurements, office)
    drawn = (FigureBlock(figure, 3),) if figure else ()
    return (*_one(desk, office), *drawn, *_way(desk, office), _kept(texts))


def chosen(desk: Desk) -> Measurement:
    """Return the month that is looked at: the last, until another is chosen."""
    own = desk.own
    return next((each for each in own.measurements if each.id == desk.view.chosen), own.measurements[-1])


def _one(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return one month: what it came to, what it asks, what can be done with it, and the way there."""
    texts, shown, own = office.texts, chosen(desk), desk.own
    weights = office.library.weights(shown.weights)
    month = _capital(amounts.month(shown.date, texts))
    scored = own_form.own_score(shown, office)
    if scored is None:
        choice = _choice(desk, texts)
        other = (Controls("own-month-do", texts.gettext("This measurement"), choice),) if choice else ()
        return (Prose("own-month-said", month, 3, (no_value(shown, office),)), *other)
    beside = f"{_beside(shown, weights, texts)} {state(own, shown, texts)}"
    said = (amounts.total(scored, weights, texts), beside)
    return (
        Prose("own-month-said", month, 3, said),
        *questions(shown, scored, weights, texts),
        Controls("own-month-do", texts.gettext("This measurement"), (*_choice(desk, texts), *_actions(desk, office))),
    )


def _way(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return where the numbers of the month that is looked at come from."""
    shown = chosen(desk)
    scored = own_form.own_score(shown, office)
    if scored is None:
        return ()
    return breakdown.blocks(scored, office.library.weights(shown.weights), office, "own-month")


def _beside(shown: Measurement, weights: WeightSet, texts: Texts) -> str:
    """Return what stands beside the points: rating and hours, each "not known" where nobody said."""
    felt = said_rating(shown, weights, texts)
    flex = amounts.hours(shown.flex, texts)
    return texts.gettext("Own rating: {rating}. Flex balance: {flex}.", rating=felt, flex=flex)


def said_rating(measured: Measurement, weights: WeightSet, texts: Texts) -> str:
    """Return the own rating with its direction: "4 av 5, där 5 är tungt"."""
    if measured.self_rating is None:
        return amounts.unknown(texts)
    scale = weights.rating
    return texts.gettext(
        "{n} of {most}, where {heavy} is heavy", n=measured.self_rating, most=scale.most, heavy=scale.heavy
    )


def questions(shown: Measurement, scored: Score, weights: WeightSet, texts: Texts) -> tuple[Notice, ...]:
    """Return where points and rating do not go together: questions to bring along, never verdicts."""
    return tuple(
        Notice(
            f"own-question-{each.id}",
            "info",
            texts.gettext("A question for the talk: {question}", question=texts.pick(each.question)),
        )
        for each in mismatches(shown, scored, weights)
    )


def state(own: Own, shown: Measurement, texts: Texts) -> str:
    """Return whether a month has been handed in."""
    if shown.id in own.handed:
        return texts.gettext("Handed in.")
    return texts.gettext("Not handed in.")


def _choice(desk: Desk, texts: Texts) -> tuple[Select, ...]:
    held = desk.own.measurements
    if len(held) == 1:
        return ()
    offered = tuple(_month(each, desk.own, texts) for each in reversed(held))
    return (Select("own-chosen", texts.gettext("Show another month"), offered, chosen(desk).id),)


def _actions(desk: Desk, office: Office) -> tuple[Action, ...]:
    shown, texts = chosen(desk), office.texts
    if shown.id in desk.own.handed:
        correct = Action("own-change", texts.gettext("Correct it and hand it in again"))
        return (correct, Action("own-send", texts.gettext("Hand it in once more")))
    change = Action("own-change", texts.gettext("Change it"))
    is_last = shown.month == office.today()[:7]
    return (Action("own-send", texts.gettext("Hand it in …"), primary=is_last), change)


def _month(measured: Measurement, own: Own, texts: Texts) -> Option:
    hint = texts.gettext("handed in") if measured.id in own.handed else texts.gettext("not handed in")
    return Option(measured.id, amounts.month(measured.date, texts), hint)


def _kept(texts: Texts) -> Prose:
    return Prose(
        "own-kept",
        "",
        3,
        (texts.gettext("Your measurements are kept 24 months on this machine, encrypted under your own four words."),),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
