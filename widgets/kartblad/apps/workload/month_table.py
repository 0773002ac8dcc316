"""A month's measurements side by side, in the order of the codes: never sorted by load, and nobody is ranked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeAlias
from unicodedata import normalize

from kartblad.apps.workload import amounts, subject
from kartblad.apps.workload.breakdown import gap_sentences
from kartblad.apps.workload.commands import Command, Path
from kartblad.apps.workload.desk import Desk, Section
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.subject import Scored
from kartblad.apps.workload.talking import NOT_TALKING
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.scored import is_scored, too_many_within
from kartblad.core.workload.scoring import Gap
from kartblad.core.workload.weights import Phase, WeightSet
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Block, Notice, Option, Plain, Prose, Select

MISSING = {
    Gap.NO_NORM: msgid("norm"),
    Gap.YEARS: msgid("years in the profession"),
    Gap.EMPLOYMENT: msgid("employment"),
    Gap.PRESENCE: msgid("presence"),
    Gap.DUTIES: msgid("other duties"),
    Gap.COUNTS: msgid("counts"),
}
TALK = "talk-of"
Month: TypeAlias = tuple[tuple[Measurement, Scored | None], ...]
"""The measurements of a month, each with what it comes to; None where its set is gone."""


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the choice of month and its table; what to do where nothing has been measured."""
    texts = office.texts
    if not desk.unit.measurements:
        said = texts.gettext(
            "Nothing has been measured yet. Take in forms or a table, or enter a measurement yourself."
        )
        return (Prose("month-none", texts.gettext("The month"), 2, (said,)),)
    in_month = desk.unit.in_month(desk.shown_month)
    month = tuple((each, subject.scored(each, desk.unit, office)) for each in in_month)
    return (
        Prose("month-head", texts.gettext("The month"), 2),
        _months(desk, texts),
        _table(month, desk, office),
        *_lacking(month, texts),
        *_alike(desk, texts),
    )


def _months(desk: Desk, texts: Texts) -> Select:
    options = tuple(Option(each, amounts.month(each, texts)) for each in reversed(desk.unit.months))
    return Select("month", texts.gettext("Month"), options, desk.shown_month)


def _table(held: Month, desk: Desk, office: Office) -> Plain:
    texts = office.texts
    columns = (
        texts.gettext("Worker"),
        texts.gettext("Points"),
        texts.gettext("Norm"),
        texts.gettext("Load"),
        texts.gettext("Zone"),
        texts.gettext("Own rating"),
        texts.gettext("Waiting or over time"),
        texts.gettext("With the key"),
        texts.gettext("Missing"),
    )
    rows = tuple(_row(measured, scored, texts) for measured, scored in held)
    month = amounts.month(desk.shown_month, texts)
    caption = texts.gettext(
        "{month}, in the order of the codes. A code leads to the talk.", month=f"{month[:1].upper()}{month[1:]}"
    )
    return Plain(TALK, caption, columns, rows, _note(held, desk, office), tuple(each.id for each, _scored in held))


def _row(measured: Measurement, scored: Scored | None, texts: Texts) -> tuple[str, ...]:
    return (
        measured.person,
        *_numbers(scored, texts),
        _rating(measured, scored, texts),
        _backlog(measured, scored, texts),
        signature(measured, texts),
        ", ".join(_missing(measured, scored, texts)) or "–",
    )


def _numbers(scored: Scored | None, texts: Texts) -> tuple[str, str, str, str]:
    if scored is None:
        nothing = amounts.unknown(texts)
        return (nothing, nothing, nothing, nothing)
    score = scored.score
    least = texts.gettext("at least {points}", points=amounts.points(score.least, texts))
    return (
        least if score.points is None else amounts.points(score.points, texts),
        amounts.points(score.norm, texts),
        amounts.percent(score.load, texts),
        amounts.zone(scored.weights, score.zone, texts),
    )


def _rating(measured: Measurement, scored: Scored | None, texts: Texts) -> str:
    if measured.self_rating is None or scored is None:
        return amounts.unknown(texts)
    return texts.gettext("{n} of {most}", n=measured.self_rating, most=scored.weights.rating.most)


def _backlog(measured: Measurement, scored: Scored | None, texts: Texts) -> str:
    """Return how many wait or drag on, together; what is not known of it makes the sum unknown."""
    kinds = [kind for kind in scored.weights.kinds if kind.phase is Phase.BACKLOG] if scored else []
    if not kinds:
        return "–" if scored else amounts.unknown(texts)
    numbers = [measured.count(kind.id).whole for kind in kinds]
    known = [number for number in numbers if number is not None]
    return amounts.count(sum(known) if len(known) == len(numbers) else None, texts)


def signature(measured: Measurement, texts: Texts) -> str:
    """Return who went through a measurement with the key, and when; or that nobody has."""
    if not is_scored(measured):
        return texts.gettext("not scored")
    if not measured.scored_by:
        return texts.gettext("scored on {day}", day=measured.scored_on)
    return texts.gettext("scored by {who} on {day}", who=measured.scored_by, day=measured.scored_on)


def _missing(measured: Measurement, scored: Scored | None, texts: Texts) -> Iterator[str]:
    if scored is None:
        yield texts.gettext("the set of weights")
        return
    yield from (texts.gettext(MISSING[gap]) for gap in scored.score.gaps)
    if measured.self_rating is None:
        yield texts.gettext("own rating")
    if too_many_within(measured, scored.weights):
        yield texts.gettext("a part is larger than its whole")


def _note(held: Month, desk: Desk, office: Office) -> str:
    """Return what the month was scored with, and how much of it is documented."""
    sets = {scored.weights.ref: scored.weights for _measured, scored in held if scored}
    usual = (office.library.weights(desk.unit.weights),)
    return " ".join(_origins(each, office.texts) for each in tuple(sets.values()) or usual)


def _origins(weights: WeightSet, texts: Texts) -> str:
    weighing = [kind.points.origin for kind in weights.kinds if kind.points.value]
    norms = {band.points.origin for band in weights.bands}
    zones = {zone.upper.origin for zone in weights.zones if zone.upper}
    return texts.gettext(
        "Scored with {set}. Weights: {weights}. Norms: {norms}. Limits of the zones: {zones}. Own rating: {n} is "
        "heaviest.",
        n=weights.rating.heavy,
        set=amounts.set_name(weights, texts),
        weights=_tally(weighing, texts),
        norms=", ".join(sorted(amounts.origin(each, texts) for each in norms)),
        zones=", ".join(sorted(amounts.origin(each, texts) for each in zones)),
    )


def _tally(origins: list[Any], texts: Texts) -> str:
    """Return how many there are of each origin: "9 illustrativt, 3 dokumenterat"."""
    found = dict.fromkeys(origins)
    return ", ".join(f"{texts.number(origins.count(each))} {amounts.origin(each, texts)}" for each in found)


def _lacking(held: Month, texts: Texts) -> tuple[Block, ...]:
    """Return what is missing, whose, and what that leads to."""
    items = []
    for measured, scored in held:
        if scored is None:
            lost = texts.gettext("The set of weights is not here: nothing can be computed. Add its file again.")
            items.append(f"{measured.person}: {lost}")
        else:
            items += [f"{measured.person}: {said}" for said in gap_sentences(scored.score, texts)]
    if not items:
        return ()
    return (Prose("month-lacking", texts.gettext("What is missing"), 3, (), tuple(items)),)


def _alike(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Ask about codes that only capital letters tell apart."""
    codes = sorted({each.person for each in desk.unit.measurements})
    folded = [normalize("NFKC", code).casefold() for code in codes]
    alike = [code for code in codes if folded.count(code.casefold()) > 1]
    if not alike:
        return ()
    said = texts.gettext(
        "The codes {codes} differ only in capital letters and are counted as different persons. If they are one, enter "
        "the measurements under one code.",
        codes=", ".join(alike),
    )
    return (Notice("month-alike", "warning", said),)


def talk_of(desk: Desk, path: Path, value: Any, _office: Office) -> Desk:
    """Go to the talk with the worker of a measurement: its id is that of a row, or of the button."""
    wanted = path[0] if path else value
    measured = next((each for each in desk.unit.measurements if each.id == wanted), None)
    if measured is None:
        raise KeyError
    there = replace(desk, section=Section.TALK, person=measured.person, month=measured.month)
    return replace(there, talking=NOT_TALKING)


COMMANDS: dict[str, Command] = {TALK: talk_of}
