"""The talk on one page, with what is known or to be filled in by hand; its file is named after the day alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from kartblad.apps.workload import amounts, talk_words, wording
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.subject import Scored, Subject, subject
from kartblad.core.workload.dialogue import NO_TALK, needs_plan, to_follow_up
from kartblad.core.workload.measurement import Agreed, Talk
from kartblad.core.workload.origin import NO_WEIGHTS, Origin
from kartblad.core.workload.scoring import Part
from kartblad.core.workload.weights import Phase, WeightSet
from kartblad.i18n import Texts
from kartblad.print.dialogue import Action, Dialogue, Entry, Number, Overloaded, Step, dialogue_pdf
from kartblad.ui.files import File

PDF = "application/pdf"
NOT_YET = Talk()


def dialogue(desk: Desk, about: Subject, office: Office) -> Dialogue:
    """Return what is on the page of a talk."""
    texts, now = office.texts, about.now
    talk = now.measured.talk or NO_TALK
    before = to_follow_up(desk.unit.of_person(now.measured.person), now.measured.month)
    return Dialogue(
        code=now.measured.person,
        month=amounts.month(now.measured.month, texts),
        banner=_banner(desk, texts),
        numbers=_numbers(now, texts),
        zones=_zones(now.weights, now.score.zone, texts),
        zones_words=_zones_words(now, texts),
        points=tuple(_points(now, texts)),
        norm=tuple(_norm(now, texts)),
        beside=talk_words.beside(about, texts),
        changed=talk_words.changed(about, texts),
        followed=tuple(_action(each.agreed, texts) for each in before),
        questions=(*talk_words.questions(about, texts), *_open_questions(about, office)),
        said=talk.said,
        agreed=tuple(_action(each, texts) for each in talk.agreed),
        overload=_overloaded(now, talk, texts),
        follow_up=talk.follow_up,
        weights=_scored_with(now, texts),
    )


def blank(desk: Desk, office: Office) -> Dialogue:
    """Return an empty page with what the unit's set counts, asks and has zones for."""
    texts, weights = office.texts, office.library.weights(desk.unit.weights)
    names = (texts.gettext("Points"), texts.gettext("Norm"), texts.gettext("Load"), texts.gettext("Zone"))
    waiting = tuple(kind.name.pick(texts.locale) for kind in weights.kinds if kind.phase is Phase.BACKLOG)
    felt = (texts.gettext("Own rating"), texts.gettext("Flex balance"))
    return Dialogue(
        numbers=tuple(Number(name, "") for name in names),
        zones=_zones(weights, "", texts),
        zones_words=_in_order(weights, texts),
        points=(*_kinds(weights, texts), Entry(texts.gettext("Sum of the points"))),
        norm=(*_bands(weights, texts), Entry(texts.gettext("Less to carry: why")), Entry(texts.gettext("The norm"))),
        beside=tuple((name, "") for name in (*felt, *waiting, texts.gettext("Does for colleagues"))),
        questions=(talk_words.opening(texts), *(each.question.pick(texts.locale) for each in weights.mismatches)),
        overload=_words_of_plan(weights, NOT_YET, texts),
        weights=_with_labels(weights, texts),
    )


def _banner(desk: Desk, texts: Texts) -> str:
    return texts.gettext("Made up (påhittad): nobody in this unit exists.") if desk.unit.invented else ""


def _numbers(now: Scored, texts: Texts) -> tuple[Number, ...]:
    score, weights = now.score, now.weights
    least = texts.gettext("at least {points}", points=amounts.points(score.least, texts))
    about = weights.zone(score.zone).about.pick(texts.locale) if score.zone else ""
    return (
        Number(texts.gettext("Points"), least if score.points is None else amounts.points(score.points, texts)),
        Number(texts.gettext("Norm"), amounts.points(score.norm, texts)),
        Number(texts.gettext("Load"), amounts.percent(score.load, texts)),
        Number(texts.gettext("Zone"), amounts.zone(weights, score.zone, texts), about),
    )


def _zones(weights: WeightSet, here: str, texts: Texts) -> tuple[Step, ...]:
    def until(share: Fraction) -> str:
        return texts.gettext("to {limit}", limit=amounts.per_cent(share * 100, texts))

    return tuple(
        Step(zone.name.pick(texts.locale), until(Fraction(zone.upper.value)) if zone.upper else "", zone.id == here)
        for zone in weights.zones
    )


def _in_order(weights: WeightSet, texts: Texts) -> str:
    names = ", ".join(zone.name.pick(texts.locale) for zone in weights.zones)
    return texts.gettext("The zones in order: {names}.", names=names)


def _zones_words(now: Scored, texts: Texts) -> str:
    here = texts.gettext("Here: {zone}.", zone=amounts.zone(now.weights, now.score.zone, texts))
    return f"{_in_order(now.weights, texts)} {here}"


def _points(now: Scored, texts: Texts) -> Iterator[Entry]:
    """Yield the lines of the points and the sum; what waits and weighs nothing stands beside them."""
    fine = amounts.decimals(part.points for part in now.score.parts)
    for part in (each for each in now.score.parts if each.points):
        name = amounts.part_name(part, now.weights, texts)
        shown = amounts.points(part.points, texts, fine)
        yield Entry(name, _count(part, texts), shown, amounts.origin(part.origin, texts))
    least = amounts.points(now.score.least, texts, fine)
    whole = least if now.score.points is not None else texts.gettext("at least {points}", points=least)
    yield Entry(texts.gettext("Sum of the points"), points=whole)


def _count(part: Part, texts: Texts) -> str:
    if part.number is None or part.each is None:
        return ""
    each = amounts.points(part.each, texts, amounts.decimals((part.each,)))
    return texts.gettext("{n} × {each}", n=amounts.count(part.number, texts), each=each)


def _norm(now: Scored, texts: Texts) -> Iterator[Entry]:
    fine = amounts.decimals(part.points for part in now.score.norm_parts)
    for at, part in enumerate(now.score.norm_parts):
        show = amounts.signed if at else amounts.points
        name = amounts.part_name(part, now.weights, texts)
        yield Entry(name, "", show(part.points, texts, fine), amounts.origin(part.origin, texts))
    norm = amounts.points(now.score.norm, texts, fine if now.score.norm is not None else None)
    yield Entry(texts.gettext("The norm"), points=norm)


def _open_questions(about: Subject, office: Office) -> tuple[str, ...]:
    """Return what else is asked: reductions that end, and counts that differ."""
    texts = office.texts
    return (*talk_words.endings(about, office.today(), texts), *talk_words.counted_otherwise(about, texts))


def _action(agreed: Agreed, texts: Texts) -> Action:
    kind, done = texts.gettext(wording.NAMES[agreed.kind]), texts.gettext(wording.NAMES[agreed.done])
    return Action(kind, agreed.what, agreed.owner, agreed.by, done)


def _overloaded(now: Scored, talk: Talk, texts: Texts) -> Overloaded | None:
    return _words_of_plan(now.weights, talk, texts) if needs_plan(now.score, now.weights) else None


def _words_of_plan(weights: WeightSet, talk: Talk, texts: Texts) -> Overloaded | None:
    if weights.overload is None:
        return None
    how, further = weights.overload.plan.pick(texts.locale), weights.overload.escalation.pick(texts.locale)
    return Overloaded(how, talk.plan, further, talk.escalated)


def _kinds(weights: WeightSet, texts: Texts) -> Iterator[Entry]:
    for kind in weights.kinds:
        if kind.phase is not Phase.BACKLOG or kind.points.value:
            each = amounts.points(kind.points.value, texts, amounts.decimals((kind.points.value,)))
            yield Entry(kind.name.pick(texts.locale), f"× {each}", "", amounts.origin(kind.points.origin, texts))


def _bands(weights: WeightSet, texts: Texts) -> Iterator[Entry]:
    for band in weights.bands:
        each = amounts.points(band.points.value, texts, amounts.decimals((band.points.value,)))
        yield Entry(band.name.pick(texts.locale), "", each, amounts.origin(band.points.origin, texts))


def _scored_with(now: Scored, texts: Texts) -> str:
    said = _with_labels(now.weights, texts)
    before = now.measured.scored_before
    if before == NO_WEIGHTS:
        return said
    again = texts.gettext("Scored again: it was {ref} when it was measured.", ref=before)
    return f"{said} {again}"


def _with_labels(weights: WeightSet, texts: Texts) -> str:
    """Return the set with its version, and where the limits of its zones come from."""
    said = texts.gettext("Scored with {set} ({id}).", set=amounts.set_name(weights, texts), id=weights.ref.id)
    return f"{said} {_limits(weights, texts)}".rstrip()


def _limits(weights: WeightSet, texts: Texts) -> str:
    """Return where the limits of the zones come from: in a word where all are proposals, else each with its label."""
    limits = [zone.upper for zone in weights.zones if zone.upper]
    if {each.origin for each in limits} == {Origin.ILLUSTRATIVE}:
        return texts.gettext("The limits of the zones are illustrative.")
    each_is = ", ".join(
        f"{amounts.per_cent(each.value * 100, texts)} ({amounts.origin(each.origin, texts)})" for each in limits
    )
    return texts.gettext("The limits of the zones: {limits}.", limits=each_is) if limits else ""


def _file(content: bytes, desk: Desk, office: Office) -> File:
    return File(f"kartblad-samtal-{office.today()}.pdf", PDF, content)


def filled_in(desk: Desk, office: Office) -> File:
    """Return the page of the talk that is open.

    Raises
    ------
    KeyError
        If there is none: nobody is chosen, or nothing was measured.
    """
    about = subject(desk, office)
    if about is None:
        raise KeyError
    return _file(dialogue_pdf(dialogue(desk, about, office), office.texts), desk, office)


def by_hand(desk: Desk, office: Office) -> File:
    """Return an empty page."""
    made = _file(dialogue_pdf(blank(desk, office), office.texts, blank=True), desk, office)
    return replace(made, name="kartblad-samtal-tomt.pdf")


OFFERS: Mapping[str, Callable[[Desk, Office], File]] = {"paper": filled_in, "paper-blank": by_hand}
