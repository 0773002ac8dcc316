"""Numbers of workload in words: points, norms and loads, rounded for showing only, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from kartblad.apps.workload import wording
from kartblad.core.workload.origin import Amount, Origin
from kartblad.core.workload.scoring import Gap, Part, Score, Step, rounded
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts, msgid

Number: TypeAlias = Fraction | Decimal | int
FINEST = 2
"""Decimals that are ever shown, and only where all of a sum's lines are exact with them."""

STEPS = {
    Step.SHARED: msgid("{name}, shared by two"),
    Step.COVER: msgid("{name}, for a colleague"),
    Step.RELIEVED: msgid("{name}, done by a colleague"),
    Step.FIXED: msgid("What everybody has outside the cases"),
    Step.DUTIES: msgid("Other duties"),
    Step.BAND: msgid("Full time: {name}"),
    Step.EMPLOYMENT: msgid("Part time"),
    Step.PRESENCE: msgid("Not present the whole time"),
}
"""What a line of the way to a sum is called where it is not just its kind's or reason's name."""

GAPS = {
    Gap.NO_NORM: msgid("There is no load: nothing is left of the norm. Check employment, presence and reductions."),
    Gap.YEARS: msgid("There is no load: the years in the profession are missing. Fill them in."),
    Gap.EMPLOYMENT: msgid("There is no load: the employment is missing. Fill in per cent of full time."),
    Gap.PRESENCE: msgid("There is no load: the presence is missing. Fill in per cent of the post."),
    Gap.DUTIES: msgid("There is no load: the points for other duties are missing. Fill in 0 if there are none."),
    Gap.COUNTS: msgid("There is no load: at least one count is missing. Fill in 0 where there are none."),
}
"""Why there is no load, and what to do."""


def unknown(texts: Texts) -> str:
    """Return what is said of a number that is not known."""
    return texts.gettext("not known")


def points(number: Number | None, texts: Texts, decimals: int | None = None) -> str:
    """Return points or a norm as "143" or "6,5".

    Parameters
    ----------
    number
        None is not known.
    texts
        The reader's language.
    decimals
        How many; None: one where there is any part of a point, else none.
    """
    if number is None:
        return unknown(texts)
    shown = rounded(Fraction(number), 1 if decimals is None else decimals)
    return texts.number(shown, decimals)


def signed(number: Number | None, texts: Texts, decimals: int | None = None) -> str:
    """Return a difference with its sign: "+13", "−6,5", "±0"."""
    if number is None:
        return unknown(texts)
    if not rounded(Fraction(number), 1 if decimals is None else decimals):
        return "±0"
    return ("+" if number > 0 else "") + points(number, texts, decimals)


def percent(share: Number | None, texts: Texts) -> str:
    """Return a load, a share of the norm, as "113,5 %"."""
    return unknown(texts) if share is None else texts.percent(rounded(Fraction(share), 3), 1)


def per_cent(number: Number | None, texts: Texts) -> str:
    """Return a number that is per cent already, as "75 %"."""
    if number is None:
        return unknown(texts)
    shown = rounded(Fraction(number), 1)
    return texts.percent(shown / 100, 0 if shown == shown.to_integral_value() else 1)


def count(number: int | None, texts: Texts) -> str:
    """Return how many."""
    return unknown(texts) if number is None else texts.number(number)


def hours(number: Number | None, texts: Texts) -> str:
    """Return hours with their unit, or that they are not known."""
    return unknown(texts) if number is None else texts.gettext("{n} h", n=points(number, texts))


def month(iso: str, texts: Texts) -> str:
    """Return a month (ÅÅÅÅ-MM, or a day in it) in words: "november 2026"."""
    return texts.date(iso[:7])


def origin(where: Origin, texts: Texts) -> str:
    """Return where a number comes from, in a word."""
    return texts.gettext(wording.NAMES[where])


def labelled(amount: Amount, texts: Texts) -> str:
    """Return a number of a set with where it comes from: "13 (illustrativt)"."""
    return f"{points(amount.value, texts, _own_decimals(amount.value))} ({origin(amount.origin, texts)})"


def decimals(numbers: Iterable[Number]) -> int:
    """Return the fewest decimals with which all are exact, at most `FINEST`, so that lines visibly make their sum."""
    held = [Fraction(number) for number in numbers]
    fits = (n for n in range(FINEST) if all((each * 10**n).denominator == 1 for each in held))
    return next(fits, FINEST)


def are_exact(numbers: Iterable[Number]) -> bool:
    """Return whether numbers are shown as they are, not rounded."""
    return all((Fraction(number) * 10**FINEST).denominator == 1 for number in numbers)


def zone(weights: WeightSet, zone_id: str, texts: Texts) -> str:
    """Return a zone by name and place, "Gul (3 av 5)"; empty id: not known."""
    if not zone_id:
        return unknown(texts)
    place = [each.id for each in weights.zones].index(zone_id) + 1
    name = weights.zone(zone_id).name.pick(texts.locale)
    return texts.gettext("{name} ({place} of {all})", name=name, place=place, all=len(weights.zones))


def about_zone(weights: WeightSet, zone_id: str, texts: Texts) -> str:
    """Return a zone with what it means: "Gul (3 av 5): mycket att göra"."""
    about = weights.zone(zone_id).about.pick(texts.locale) if zone_id else ""
    return zone(weights, zone_id, texts) + (f": {about[0].lower()}{about[1:]}" if about else "")


def total(score: Score, weights: WeightSet, texts: Texts) -> str:
    """Return all that a measurement comes to in one line: points, norm, load and zone; or why there is no load."""
    least = texts.gettext("at least {points}", points=points(score.least, texts))
    known = least if score.points is None else points(score.points, texts)
    if score.load is None:
        so_far = texts.gettext("{points} points", points=known)
        return f"{so_far} · {texts.gettext(GAPS[score.gaps[0]])}"
    return texts.gettext(
        "{points} points · norm {norm} · load {load} · zone {zone}",
        points=known,
        norm=points(score.norm, texts),
        load=percent(score.load, texts),
        zone=zone(weights, score.zone, texts),
    )


def set_name(weights: WeightSet, texts: Texts) -> str:
    """Return what a set is called, with its version."""
    name = weights.name.pick(texts.locale)
    return texts.gettext("{name}, version {version}", name=name, version=weights.ref.version)


def part_name(part: Part, weights: WeightSet, texts: Texts) -> str:
    """Return what one line of a score is about."""
    name = _named(part, weights, texts)
    return texts.gettext(STEPS[part.step], name=name) if part.step in STEPS else name


def _named(part: Part, weights: WeightSet, texts: Texts) -> str:
    match part.step:
        case Step.BAND:
            named = next(band.name for band in weights.bands if band.id == part.key)
        case Step.REDUCTION:
            named = weights.reason(part.key).name
        case Step.WHOLE | Step.SHARED | Step.COVER | Step.RELIEVED:
            named = weights.kind(part.key).name
        case _:
            return ""
    return named.pick(texts.locale)


def _own_decimals(number: Decimal) -> int | None:
    """Return as many decimals as a set's number is written with, so that 12,25 is not shown as 12,3."""
    return decimals((number,)) or None
