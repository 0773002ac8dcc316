"""The sentences of a talk, the same on screen and paper: questions, what changed, what stands beside the points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kartblad.apps.workload import amounts
from kartblad.apps.workload.subject import Scored, Subject
from kartblad.core.workload.dialogue import Ending, Lack, Missing, Moved, Since, ending, mismatches, since
from kartblad.core.workload.measurement import Count, Cover
from kartblad.core.workload.scored import Difference, differences
from kartblad.core.workload.weights import Phase, WeightSet
from kartblad.i18n import Texts, msgid

MOST_MOVED = 4
"""Kinds that are named among what changed; the table of the points has all."""

LACKS: Mapping[Missing, str] = {
    Missing.AGREED: msgid("Nothing is agreed yet."),
    Missing.WHAT: msgid("Agreement {n}: what is done is missing."),
    Missing.OWNER: msgid("Agreement {n}: who does it is missing."),
    Missing.BY: msgid("Agreement {n}: the day is missing."),
    Missing.PLAN: msgid("The plan is not written."),
    Missing.ESCALATION: msgid("It is not said to whom it goes further."),
    Missing.FOLLOW_UP: msgid("The day of the follow-up is missing."),
}


def questions(subject: Subject, texts: Texts) -> tuple[str, ...]:
    """Return the question to begin with, and those that the numbers raise."""
    now = subject.now
    raised = mismatches(now.measured, now.score, now.weights)
    return (opening(texts), *(each.question.pick(texts.locale) for each in raised))


def opening(texts: Texts) -> str:
    """Return the question to begin with."""
    return texts.gettext("Does the picture fit? What does it not show?")


def changed(subject: Subject, texts: Texts) -> tuple[str, ...]:
    """Return what changed since last time, a line each; why nothing can be said where that is so."""
    now, last = subject.now, subject.last
    if last is None:
        return (texts.gettext("This is the first measurement that can be read."),)
    found = since(last.measured, last.score, now.measured, now.score, now.weights)
    if found.broken:
        said = msgid("Last time was scored with {set}. The two are not compared.")
        return (texts.gettext(said, set=amounts.set_name(last.weights, texts)),)
    if found.unchanged:
        return (texts.gettext("The same as on {day}.", day=texts.date(found.date)),)
    return tuple(_lines(found, now.weights, texts))


def _lines(found: Since, weights: WeightSet, texts: Texts) -> Iterator[str]:
    yield texts.gettext(
        "Points {points}, norm {norm}, since {day}.",
        points=amounts.signed(found.points, texts),
        norm=amounts.signed(found.norm, texts),
        day=texts.date(found.date),
    )
    if found.zones and found.zones[0] != found.zones[1]:
        then, now = (amounts.zone(weights, each, texts) for each in found.zones)
        yield texts.gettext("Zone {then}, now {now}.", then=then, now=now)
    for each in found.moved[:MOST_MOVED]:
        yield _moved(each, weights, texts)
    if (rest := len(found.moved) - MOST_MOVED) > 0:
        yield texts.ngettext("{n} kind more has changed.", "{n} kinds more have changed.", rest)


def _moved(moved: Moved, weights: WeightSet, texts: Texts) -> str:
    return texts.gettext(
        "{kind}: {before} last time, {now} now ({points} points)",
        kind=weights.kind(moved.kind).name.pick(texts.locale),
        before=amounts.count(moved.before, texts),
        now=amounts.count(moved.now, texts),
        points=amounts.signed(moved.points, texts),
    )


def beside(subject: Subject, texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return what stands beside the points, each with last time's: rating, flex, what waits, covers."""
    now, last = subject.now, subject.last
    rows = [
        (texts.gettext("Own rating"), _with_last(rating(now, texts), _felt(last, now, texts), texts)),
        (texts.gettext("Flex balance"), _with_last(_flex(now, texts), _flex(last, texts) if last else "", texts)),
    ]
    for kind in now.weights.kinds:
        if kind.phase is Phase.BACKLOG:
            then = _waiting(last.measured.count(kind.id), texts) if last and last.weights.ref == now.weights.ref else ""
            value = _with_last(_waiting(now.measured.count(kind.id), texts), then, texts)
            rows.append((kind.name.pick(texts.locale), value))
    return (*rows, *_covers(now, texts), *_note(now, texts))


def _with_last(value: str, last: str, texts: Texts) -> str:
    return texts.gettext("{now} (last time {last})", now=value, last=last) if last else value


def rating(scored: Scored, texts: Texts) -> str:
    """Return the worker's own rating with which end is heavy."""
    scale, given = scored.weights.rating, scored.measured.self_rating
    if given is None:
        return amounts.unknown(texts)
    return texts.gettext("{n} of {most}, where {heavy} is heaviest", n=given, most=scale.most, heavy=scale.heavy)


def _felt(last: Scored | None, now: Scored, texts: Texts) -> str:
    """Return the rating of last time, as the bare number; nothing where its scale was another."""
    if last is None or last.weights.rating != now.weights.rating:
        return ""
    return amounts.count(last.measured.self_rating, texts)


def _flex(scored: Scored, texts: Texts) -> str:
    flex = scored.measured.flex
    return amounts.unknown(texts) if flex is None else texts.gettext("{n} h", n=amounts.signed(flex, texts))


def _waiting(count: Count, texts: Texts) -> str:
    known = None if count.whole is None or count.shared is None else count.whole + count.shared
    return amounts.count(known, texts)


def _covers(now: Scored, texts: Texts) -> Iterator[tuple[str, str]]:
    if now.measured.cover:
        said = "; ".join(_cover(each, now.weights, texts) for each in now.measured.cover)
        yield texts.gettext("Does for colleagues"), said


def _cover(cover: Cover, weights: WeightSet, texts: Texts) -> str:
    kind = weights.kind(cover.kind).name.pick(texts.locale)
    if not cover.person:
        return texts.gettext("{n} {kind}", n=cover.number, kind=kind)
    return texts.gettext("{n} {kind}, for {person}", n=cover.number, kind=kind, person=cover.person)


def _note(now: Scored, texts: Texts) -> Iterator[tuple[str, str]]:
    if now.measured.note:
        yield texts.gettext("Note"), now.measured.note


def counted_otherwise(subject: Subject, texts: Texts) -> tuple[str, ...]:
    """Return where worker and leader counted differently, a line each."""
    weights = subject.now.weights
    return tuple(_difference(each, weights, texts) for each in differences(subject.now.measured))


def _difference(each: Difference, weights: WeightSet, texts: Texts) -> str:
    return texts.gettext(
        "{kind}: {handed} handed in, {counted} with the key",
        kind=weights.kind(each.kind).name.pick(texts.locale),
        handed=counts(each.handed, texts),
        counted=counts(each.counted, texts),
    )


def counts(count: Count, texts: Texts) -> str:
    """Return how many, and how many of those that two share."""
    whole = amounts.count(count.whole, texts)
    if count.shared == 0:
        return whole
    return texts.gettext("{whole} and {shared} shared", whole=whole, shared=amounts.count(count.shared, texts))


def endings(subject: Subject, day: str, texts: Texts) -> tuple[str, ...]:
    """Return the reductions that have run out or soon do, a line each."""
    found = ending(subject.now.measured, day, subject.before)
    return tuple(_ending(each, subject, texts) for each in found)


def _ending(each: Ending, subject: Subject, texts: Texts) -> str:
    reason = reason_name(each.reduction.reason, subject, texts)
    day = texts.date(each.reduction.until)
    if each.gone:
        return texts.gettext("{reason}: ran out on {day}. Does it go on?", reason=reason, day=day)
    return texts.gettext("{reason}: runs out on {day}. Does it go on?", reason=reason, day=day)


def reason_name(reason_id: str, subject: Subject, texts: Texts) -> str:
    """Return what a reason is called in the present set, or in that of last time."""
    sets = (subject.now.weights, *((subject.last.weights,) if subject.last else ()))
    names = (reason.name for weights in sets for reason in weights.reasons if reason.id == reason_id)
    return next((name.pick(texts.locale) for name in names), texts.gettext("A reduction"))


def lacks(found: tuple[Lack, ...], texts: Texts) -> tuple[str, ...]:
    """Return what a plan lacks, a sentence each."""
    return tuple(texts.gettext(LACKS[each.what], n=each.action) for each in found)
